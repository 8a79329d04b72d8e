// @ts-check
// The most influential in the middle, the others in rings around them: pure, and without chance.
import { CELL, laidOut } from "./blocks.js";
import { INFLUENCE } from "./grammar.js";

/** @typedef {import("./types").Person} Person */
/** @typedef {import("./types").Point} Point */

const FLAT = 0.62; // height to width of a ring: a map in a window is wider than high
const GOLDEN = 2.4; // rings nobody is linked to begin in different directions
const LEVELS = INFLUENCE.map(({ value }) => value).reverse();

/**
 * @param {Person[]} people
 * @param {import("./types").Tie[]} ties
 * @returns {import("./blocks.js").Block}
 */
export const rings = (people, ties) => {
  /** @type {Map<string, Point>} */
  const places = new Map();
  let [radius, count] = [0, 0];
  for (const level of [...LEVELS, "unknown"]) {
    const members = people.filter(({ influence }) => (LEVELS.includes(influence) ? influence : "unknown") === level).map(({ id }) => id);
    let rest = byNeighbours(members, ties, places);
    while (rest.length) {
      const room = Math.max(1, Math.floor(around(radius) / (CELL.x * 1.02)));
      const ring = rest.slice(0, room);
      const start = turnOf(ring[0], ties, places) ?? count * GOLDEN;
      ring.forEach((id, i) => places.set(id, on(radius, start + (i * 2 * Math.PI) / ring.length)));
      rest = rest.slice(room);
      count += 1;
      radius += radius ? CELL.y / FLAT : CELL.x * 1.25;
    }
  }
  return laidOut(places);
};

/** The way around an ellipse, nearly (after Ramanujan). @param {number} radius */
const around = (radius) => Math.PI * radius * (3 * (1 + FLAT) - Math.sqrt((3 + FLAT) * (1 + 3 * FLAT)));

/** @param {number} radius @param {number} turn */
const on = (radius, turn) => ({ x: radius * Math.sin(turn), y: -radius * FLAT * Math.cos(turn) });

/**
 * In which direction those stand to whom somebody is linked.
 * @param {string} id @param {import("./types").Tie[]} ties @param {Map<string, Point>} places
 * @returns {number | undefined} from 0, above, clockwise to 2π
 */
const turnOf = (id, ties, places) => {
  const known = ties.flatMap(({ source, target }) => places.get(source === id ? target : target === id ? source : "") ?? []);
  const [x, y] = [known.reduce((sum, at) => sum + at.x, 0), known.reduce((sum, at) => sum + at.y, 0)];
  return Math.hypot(x, y) > 1 ? (Math.atan2(x, -y) + 2 * Math.PI) % (2 * Math.PI) : undefined;
};

/** Whoever is linked to somebody farther in stands on their side. @param {string[]} ids @param {import("./types").Tie[]} ties @param {Map<string, Point>} places */
const byNeighbours = (ids, ties, places) =>
  ids
    .map((id, i) => ({ id, i, turn: turnOf(id, ties, places) ?? 2 * Math.PI }))
    .sort((a, b) => a.turn - b.turn || a.i - b.i)
    .map(({ id }) => id);
