// @ts-check
// The tidy pictures one can ask for: their people in the middle, ours at the left edge, competitors at the right.
import { CELL, centred, grid, shelves, shifted, stacked } from "./blocks.js";
import { hierarchy, islands } from "./hierarchy.js";
import { rings } from "./rings.js";

/** @typedef {import("./types").Person} Person */
/** @typedef {import("./types").Tie} Tie */
/** @typedef {import("./types").Point} Point */
/** @typedef {"hierarchy" | "rings" | "groups" | "forces"} Layout */

/** @type {{ layout: Layout, label: string }[]} */
export const LAYOUTS = [
  { layout: "hierarchy", label: "Who reports to whom" },
  { layout: "rings", label: "Rings: most influence in the middle" },
  { layout: "groups", label: "Group by group" },
  { layout: "forces", label: "Linked people near each other" },
];

const APART = 1.3; // cells between their people and ours or a competitor's
const TALLEST = 8; // people in one column at the edge

/**
 * Where everybody would stand around 0,0.
 * @param {Layout} layout
 * @param {Person[]} people
 * @param {Tie[]} ties
 * @param {string} by what people are grouped by
 * @returns {Map<string, Point>}
 */
export const arranged = (layout, people, ties, by) => {
  const theirs = people.filter(({ side }) => !side);
  const ids = theirs.map(({ id }) => id);
  const block = {
    hierarchy: () => hierarchy(ids, ties),
    rings: () => rings(theirs, ties),
    groups: () => byGroup(theirs, ties, by),
    forces: () => islands(ids, ties),
  }[layout]();
  const places = ids.length ? centred(block) : new Map();
  for (const side of /** @type {const} */ (["own", "rival"])) {
    const there = people.filter((person) => person.side === side).map(({ id }) => id);
    for (const [id, at] of atEdge(there, [...places.values()], side)) places.set(id, at);
  }
  return places;
};

/**
 * In columns at the left edge of those who stand already, or at the right.
 * @param {string[]} ids
 * @param {Point[]} taken
 * @param {"own" | "rival"} side
 * @returns {Map<string, Point>}
 */
export const atEdge = (ids, taken, side) => {
  const [xs, ys] = [taken.map(({ x }) => x), taken.map(({ y }) => y)];
  const middle = taken.length ? (Math.min(...ys) + Math.max(...ys)) / 2 : 0;
  const [outwards, edge] = side === "own" ? [-1, Math.min(0, ...xs)] : [1, Math.max(0, ...xs)];
  const high = Math.min(TALLEST, ids.length);
  return new Map(
    ids.map((id, i) => {
      const x = edge + outwards * CELL.x * (APART + Math.floor(i / high));
      return [id, { x: Math.round(x), y: Math.round(middle + ((i % high) - (high - 1) / 2) * CELL.y) }];
    }),
  );
};

/**
 * Each group by itself, whoever is in none in rows below.
 * @param {Person[]} people @param {Tie[]} ties @param {string} by
 */
const byGroup = (people, ties, by) => {
  /** @type {Map<string, string[]>} */
  const members = new Map();
  for (const { id, groups } of people) members.set(groups[by] ?? "", [...(members.get(groups[by] ?? "") ?? []), id]);
  const [loose, ...groups] = [members.get("") ?? [], ...[...members].filter(([value]) => value).map(([, ids]) => ids)];
  const blocks = groups.map((ids) => apart(hierarchy(ids, ties))).sort((a, b) => b.high - a.high);
  const rest = loose.length ? grid(loose, Math.max(6, Math.ceil(Math.sqrt(loose.length * 2)))) : null;
  if (!blocks.length) return rest ?? grid([], 1);
  return rest ? stacked(shelves(blocks), rest) : shelves(blocks);
};

/** Room for the box around a group. @param {import("./blocks.js").Block} block */
const apart = (block) => ({ wide: block.wide + 0.25, high: block.high + 0.55, spots: shifted(block, 0.125, 0.45) });
