// @ts-check
// What mouse, wheel, touch and the window do to the map.

import { openMenu } from "./asking.js";
import { isFolded } from "./folding.js";
import { groupsOf } from "./folds.js";
import { moved, movedGroup } from "./moving.js";
import { middle } from "./places.js";

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */

const WHEEL = 120; // px of one turn that count at most
const LINE = 24; // px of a line, where the wheel counts lines

/**
 * @param {RelationshipMap} map
 * @returns {() => void} stops listening
 */
export const listen = (map) => {
  const stop = new AbortController();
  const { signal } = stop;
  const { stage, canvas, root } = map.parts;
  onPicture(map);
  stage.addEventListener("wheel", (event) => wheel(map, event), { capture: true, passive: false, signal });
  for (const press of ["mousedown", "touchend"]) stage.addEventListener(press, (event) => refocus(map, event), { signal });
  canvas.addEventListener("keydown", (event) => map.keys.down(event), { signal });
  canvas.addEventListener("keyup", (event) => map.keys.up(event), { signal });
  canvas.addEventListener("contextmenu", (event) => event.preventDefault(), { signal }); // ours opens instead
  canvas.addEventListener("blur", () => map.keys.flush(), { signal });
  root.addEventListener("keydown", (event) => void (event.key === "Escape" && map.cancel()), { signal });
  document.addEventListener("pointerdown", (event) => leave(map, event), { capture: true, signal });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.recolour(), { signal });
  const sizes = new ResizeObserver(() => map.canvas.resize());
  sizes.observe(canvas);
  return () => {
    stop.abort();
    sizes.disconnect();
  };
};

/** @param {RelationshipMap} map */
const onPicture = (map) => {
  const { cy } = map.canvas;
  cy.on("zoom", () => map.draw()); // the strip says how far it goes
  cy.on("pan", () => void (map.popover && map.draw())); // and a small window stays at its place
  cy.on("mouseover mouseout", "node, edge", ({ type, target }) => target.toggleClass("kam-hover", type === "mouseover"));
  cy.on("dragfreeon", "node", ({ target }) => {
    if (isFolded(target)) dragged(map, target);
    else moved(map, target.selected() ? map.choosing.now.people : [target.data("ref")]);
  });
  cy.on("tap", "edge", ({ target, position, originalEvent: { shiftKey, ctrlKey, metaKey } }) => {
    if (!shiftKey && !ctrlKey && !metaKey && !isFolded(target)) map.open({ kind: "tie", id: target.data("ref"), at: position });
  });
  cy.on("cxttap", (event) => menu(map, event));
  cy.on("taphold", (event) => void (event.originalEvent instanceof MouseEvent || held(map, event)));
  cy.on("dbltap", "node", ({ target }) => {
    if (isFolded(target)) map.relook(() => map.look.fold(target.data("box")));
    else map.send("open-person", { id: target.data("ref") });
  });
  cy.on("dbltap", ({ target, position }) => void (target === cy && !map.readOnly && map.open({ kind: "add", at: position })));
};

/** A folded group was dragged. @param {RelationshipMap} map @param {import("cytoscape").NodeSingular} box */
const dragged = (map, box) => {
  const ids = groupsOf(map.people, map.look).find(({ value }) => value === box.data("box"))?.ids ?? [];
  const from = middle(ids.map((id) => map.canvas.person(id).position()));
  movedGroup(map, ids, { x: box.position("x") - from.x, y: box.position("y") - from.y });
};

/** The menu of what is under the pointer, which is chosen by that. @param {RelationshipMap} map @param {import("cytoscape").EventObject} event */
const menu = (map, { target, cy, position }) => {
  const at = { ...position };
  if (target === cy) map.choose({ people: [], ties: [] });
  else if (isFolded(target)) return;
  else if (!target.selected()) {
    const id = target.data("ref");
    map.choose(target.isNode() ? { people: [id], ties: [] } : { people: [], ties: [id] });
  }
  setTimeout(() => openMenu(map, at)); // once the choice is known
};

/** A long press: the finger that is lifted then chooses nobody, so that the menu is about all who are chosen. @param {RelationshipMap} map @param {import("cytoscape").EventObject} event */
const held = (map, event) => {
  menu(map, event);
  event.cy.autounselectify(true);
  const lifted = () => setTimeout(() => event.cy.destroyed() || event.cy.autounselectify(false));
  for (const end of ["touchend", "touchcancel"]) document.addEventListener(end, lifted, { once: true });
};

/**
 * Cytoscape takes the focus away from whatever had it when the picture is pressed. A menu opened by a long press keeps it.
 * @param {RelationshipMap} map @param {Event} event
 */
const refocus = (map, { type, target }) => {
  if (type === "touchend" && map.popover) return;
  if (map.parts.canvas.contains(/** @type {Node} */ (target))) map.focus();
};

/** A click outside a small window closes it, but a name typed there counts. @param {RelationshipMap} map @param {PointerEvent} event */
const leave = (map, event) => {
  const float = map.parts.around.querySelector(".kam-map-float");
  if (!float || float.contains(/** @type {Node} */ (event.target))) return;
  const form = /** @type {HTMLFormElement | null} */ (float.querySelector("form[data-kept]"));
  if (form) form.requestSubmit();
  else map.close();
};

/**
 * The wheel zooms only with Ctrl or while the map has the focus: a page with a map must still scroll.
 * @param {RelationshipMap} map @param {WheelEvent} event
 */
const wheel = (map, event) => {
  if (/** @type {Element} */ (event.target).closest(".kam-map-legend, .kam-map-float")) return;
  event.stopPropagation();
  if (!event.ctrlKey && !event.metaKey && document.activeElement !== map.parts.canvas) return;
  event.preventDefault();
  const { x, y } = map.parts.canvas.getBoundingClientRect();
  const turned = Math.max(-WHEEL, Math.min(WHEEL, event.deltaY * (event.deltaMode ? LINE : 1)));
  map.canvas.zoomBy(Math.exp(turned * -0.002), { x: event.clientX - x, y: event.clientY - y });
};
