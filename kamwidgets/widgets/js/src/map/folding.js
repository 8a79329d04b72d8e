// @ts-check
// Draws folded groups as boxes with a line for all that leads the same way, and hides what is put away.
import { nodeId, tell } from "./elements.js";
import { boxId, bundlesOf } from "./folds.js";
import { middle } from "./places.js";

/** @typedef {import("./types").Person} Person */
/** @typedef {import("./types").Tie} Tie */
/** @typedef {import("./folds.js").Group} Group */
/** @typedef {import("cytoscape").Core} Core */

/** @param {import("cytoscape").SingularElementArgument} element @returns {boolean} whether it is no person and no tie of the traits */
export const isFolded = (element) => element.data("ref") === undefined;

/**
 * @param {Core} cy
 * @param {Person[]} people
 * @param {Tie[]} ties
 * @param {Group[]} groups
 * @param {import("./look.js").Look} look
 */
export const fold = (cy, people, ties, groups, look) => {
  const inBox = new Set(groups.filter(({ folded }) => folded).flatMap(({ ids }) => ids));
  const hidden = new Set(people.filter((person) => look.hidesPerson(person)).map(({ id }) => id));
  cy.elements().forEach((element) => {
    const ref = element.data("ref");
    if (ref === undefined) return;
    const kind = element.data("kind");
    const away = element.isNode() ? inBox.has(ref) || hidden.has(ref) : look.hidden.has(`kind:${kind}`);
    if (element.hasClass("kam-away") === away) return;
    element.toggleClass("kam-away", away);
    if (away) element.unselect();
  });
  const seen = ties.filter((tie) => !look.hidesTie(tie) && !hidden.has(tie.source) && !hidden.has(tie.target));
  const shown = groups.map((group) => ({ ...group, ids: group.ids.filter((id) => !hidden.has(id)) }));
  drawBoxes(cy, shown, bundlesOf(shown, seen, nodeId));
};

/** @param {Core} cy @param {Group[]} groups @param {import("./folds.js").Bundle[]} bundles */
const drawBoxes = (cy, groups, bundles) => {
  const boxes = groups.filter(({ folded, ids }) => folded && ids.length);
  const lines = bundles.map(({ source, target, count }) => ({ id: `b:${JSON.stringify([source, target])}`, source, target, count }));
  const kept = new Set([...boxes.map(({ value }) => boxId(value)), ...lines.map(({ id }) => id)]);
  cy.elements().filter((element) => isFolded(element) && !kept.has(element.id())).remove();
  for (const { value, ids } of boxes) {
    const position = middle(ids.map((id) => cy.getElementById(nodeId(id)).position()));
    const data = { box: value, size: 44, text: `${ids.length}` };
    const node = cy.getElementById(boxId(value));
    if (node.empty()) cy.add({ group: "nodes", data: { id: boxId(value), ...data }, position, selectable: false });
    else {
      tell(/** @type {any} */ (node), data);
      if (!(/** @type {any} */ (node).grabbed())) node.position(position);
    }
  }
  for (const { id, source, target, count } of lines) {
    const data = { wide: 1.6 + Math.log2(count), head: 0.8, sure: 1, count: count > 1 ? `${count}` : "" };
    const edge = cy.getElementById(id);
    if (edge.empty()) cy.add({ group: "edges", data: { id, source, target, ...data }, selectable: false });
    else tell(/** @type {any} */ (edge), data);
  }
};
