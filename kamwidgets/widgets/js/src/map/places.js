// @ts-check
// Where to show somebody who has no place yet: always the same one, and never on top of others.
import { CELL } from "./blocks.js";
import { arranged, atEdge } from "./layouts.js";

/** @typedef {import("./types").Person} Person */
/** @typedef {import("./types").Tie} Tie */
/** @typedef {import("./types").Point} Point */

/** @param {Person} person @returns {Point | null} */
export const placeOf = ({ x, y }) => (Number.isFinite(x) && Number.isFinite(y) ? { x: Number(x), y: Number(y) } : null);

/**
 * The free place nearest to where somebody would like to stand.
 * @param {Point} home
 * @param {Point[]} taken
 * @returns {Point}
 */
export const freeSpot = (home, taken) => {
  /** @param {Point} spot */
  const free = (spot) => taken.every(({ x, y }) => Math.abs(x - spot.x) >= CELL.x * 0.9 || Math.abs(y - spot.y) >= CELL.y * 0.9);
  for (let ring = 0; ; ring++) for (const spot of ringAround(home, ring)) if (free(spot)) return spot;
};

/**
 * @param {Point} home
 * @param {number} ring
 * @returns {Point[]} below first, then beside, then above
 */
const ringAround = (home, ring) => {
  /** @type {Point[]} */
  const spots = [];
  for (let row = ring; row >= -ring; row--) {
    for (let column = -ring; column <= ring; column++) {
      if (Math.max(Math.abs(row), Math.abs(column)) !== ring) continue;
      spots.push({ x: Math.round(home.x + column * CELL.x), y: Math.round(home.y + row * CELL.y) });
    }
  }
  return spots.sort((a, b) => Math.abs(a.x - home.x) - Math.abs(b.x - home.x));
};

/** Where somebody new stands beside somebody who is there, in cells. @type {Record<import("./types").Relation, Point>} */
const BESIDE = { boss: { x: 0, y: -1 }, report: { x: 0, y: 1 }, influencer: { x: 1, y: 0 } };

/** @param {Point} at @param {import("./types").Relation} relation @param {Point[]} taken @returns {Point} */
export const besidePlace = ({ x, y }, relation, taken) =>
  freeSpot({ x: x + BESIDE[relation].x * CELL.x, y: y + BESIDE[relation].y * CELL.y }, taken);

/**
 * Places for the people who have none. Where most have none (an import), everybody stands as in a tidy picture;
 * where most were placed by hand, newcomers stand near somebody they are linked to.
 * @param {Person[]} people
 * @param {Tie[]} ties
 * @param {Map<string, Point>} standing where people already stand
 * @returns {Map<string, Point>} only of the people who had no place
 */
export const placeNewcomers = (people, ties, standing) => {
  const newcomers = people.filter((person) => !standing.has(person.id));
  const theirs = newcomers.filter(({ side }) => !side);
  const tidy = theirs.length > standing.size ? arranged("hierarchy", people, ties, "") : null;
  const places = new Map(standing);
  /** @param {Point} home */
  const free = (home) => freeSpot(home, [...places.values()]);
  for (const { id } of theirs) places.set(id, free(tidy?.get(id) ?? besideKnown(id, ties, places) ?? middle([...places.values()])));
  for (const side of /** @type {const} */ (["own", "rival"])) {
    const there = newcomers.filter((person) => person.side === side).map(({ id }) => id);
    const known = people.filter((person) => !person.side && places.has(person.id)).map(({ id }) => /** @type {Point} */ (places.get(id)));
    for (const [id, at] of atEdge(there, known, side)) places.set(id, free(at));
  }
  return new Map(newcomers.map(({ id }) => [id, /** @type {Point} */ (places.get(id))]));
};

/**
 * @param {string} id
 * @param {Tie[]} ties
 * @param {Map<string, Point>} places
 */
const besideKnown = (id, ties, places) => {
  const tie = ties.find(({ source, target }) => (source === id && places.has(target)) || (target === id && places.has(source)));
  return tie && places.get(tie.source === id ? tie.target : tie.source);
};

/** @param {Point[]} spots @returns {Point} */
export const middle = (spots) => {
  if (!spots.length) return { x: 0, y: 0 };
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
};
