// @ts-check
// What cytoscape is told of people and ties: the data its stylesheet draws from, and the way lines take.
import { headOf, opacityOf, presenceOf, roleOf, sideOf, sizeOf, stanceOf, widthOf } from "./grammar.js";
import { rankOf } from "./landmarks.js";

/** @typedef {import("./types").Person} Person */
/** @typedef {import("./types").Tie} Tie */

const ONE_LINE = 20; // letters of a name that surely stand in one line
const LETTERS = 24; // of a line that count when room is made for it
const SIDE_SIZE = 36; // px at 100 % of one of us or of a competitor

/** A person and a tie may have the same id, cytoscape's elements may not. */
export const nodeId = (/** @type {string} */ id) => `p:${id}`;
export const edgeId = (/** @type {string} */ id) => `t:${id}`;

/**
 * A line up to a boss ends below the boss's name and title, and all lines to one boss share their level part.
 * Curves are the wider the longer they are, so that they pass people in between: influence to its left, odds upwards.
 * @param {string} kind
 * @param {import("cytoscape").NodeSingular} from
 * @param {import("cytoscape").NodeSingular} to
 */
export const wayOf = (kind, from, to) => {
  const [data, a, b] = [to.data(), from.position(), to.position()];
  const foot = (data.name.length > ONE_LINE ? 44 : 27) + (data.subtitle ? 14 : 0) + (data.roles ? 13 : 0);
  const below = a.y - b.y > (from.data("size") + data.size) / 2 + foot + 18;
  const bend = Math.min(140, 16 + Math.hypot(b.x - a.x, b.y - a.y) * 0.15) * (kind === "at-odds" && b.x < a.x ? -1 : 1);
  return { bend: -bend, gap: below ? foot : 3, turn: below ? `${-foot - 10}px` : "50%" };
};

/**
 * Follow somebody who moves. While they are dragged, a curve keeps its width: every change costs cytoscape a new picture of
 * everybody.
 * @param {import("cytoscape").EdgeSingular} edge
 */
export const route = (edge) => {
  const kind = edge.data("kind");
  if (kind === undefined) return; // one line for all that leads to a folded group
  const [from, to] = [edge.source(), edge.target()];
  const way = wayOf(kind, from, to);
  if ((from.grabbed() || to.grabbed()) && edge.data("gap") === way.gap) return;
  tell(edge, way);
};

/**
 * Change only what differs: every change costs cytoscape a new style.
 * @param {import("cytoscape").NodeSingular | import("cytoscape").EdgeSingular} element
 * @param {Record<string, unknown>} data
 */
export const tell = (element, data) => {
  if (Object.entries(data).some(([name, value]) => element.data(name) !== value)) element.data(data);
};

/** @param {Person} person */
export const nodeData = (person) => {
  const lines = { name: oneLine(person.name), subtitle: oneLine(person.subtitle), roles: person.roles.map(oneLine).join(" · ") };
  const side = sideOf(person.side).value;
  const [role, stance] = [roleOf(person.role).value, stanceOf(person.stance).value];
  return {
    ref: person.id,
    ...lines,
    text: Object.values(lines).filter(Boolean).map((line) => line.slice(0, LETTERS)).join("\n"),
    role,
    stance,
    rank: rankOf({ side, role, stance, influence: person.influence }),
    presence: presenceOf(person.presence).value,
    side,
    size: side ? SIDE_SIZE : Math.round(sizeOf(person.influence) * roleOf(person.role).grow),
  };
};

/** @param {Tie} tie */
export const edgeData = (tie) => {
  const wide = widthOf(tie);
  return { ref: tie.id, kind: tie.kind, wide, head: headOf(wide), sure: opacityOf(tie.confidence) };
};

/** @param {string} text */
const oneLine = (text) => text.replace(/\s+/g, " ").trim();
