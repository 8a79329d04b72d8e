// @ts-check
// From afar there is no room for every name: those one looks for are written first, others where nothing is in the way. Pure.

/** @typedef {{ x1: number, y1: number, x2: number, y2: number }} Area */
/** @typedef {{ id: string, rank: number, badge: Area, areas: Area[] }} Label `areas` are where it may be written, the best first */

/** From the highest to the lowest. */
const RANKS = [4, 3, 2, 1, 0];
export const LANDMARK = 2; // rank from which somebody is found at a glance
const CELL = 64;

/**
 * How much one looks for somebody on a map of hundreds: who decides, ours and competitors; who approves; who has power and
 * takes sides; who has either power or a part in the purchase.
 * @param {{ side: string, role: string, stance: string, influence: string }} person
 */
export const rankOf = ({ side, role, stance, influence }) => {
  const powerful = influence === "strong" || influence === "decisive";
  const takesSides = stance !== "neutral" && stance !== "unknown";
  if (side || role === "decider") return 4;
  if (role === "approver") return 3;
  if (powerful && takesSides) return LANDMARK;
  return powerful || role ? 1 : 0;
};

/**
 * Where labels can be written without one touching another, or the badge of somebody one looks for more; the highest rank
 * first.
 * @param {Label[]} labels
 * @returns {Map<string, number>} which of their areas, by id; without those there is no room for
 */
export const placed = (labels) => {
  const taken = new Taken();
  const written = new Map();
  for (const rank of RANKS) {
    const alike = labels.filter((label) => label.rank === rank);
    if (rank >= LANDMARK) for (const { badge } of alike) taken.add(badge);
    for (const { id, areas } of alike) {
      const free = areas.findIndex((area) => !taken.touches(area));
      if (free < 0) continue;
      taken.add(areas[free]);
      written.set(id, free);
    }
  }
  return written;
};

/** What is taken, by the cells of a grid that it reaches into. */
class Taken {
  /** @type {Map<string, Area[]>} */
  #cells = new Map();

  /** @param {Area} area @returns {string[]} */
  #reached({ x1, y1, x2, y2 }) {
    const cells = [];
    for (let x = Math.floor(x1 / CELL); x <= Math.floor(x2 / CELL); x++) {
      for (let y = Math.floor(y1 / CELL); y <= Math.floor(y2 / CELL); y++) cells.push(`${x} ${y}`);
    }
    return cells;
  }

  /** @param {Area} area */
  add(area) {
    for (const cell of this.#reached(area)) this.#cells.set(cell, [...(this.#cells.get(cell) ?? []), area]);
  }

  /** @param {Area} a */
  touches(a) {
    const meets = (/** @type {Area} */ b) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
    return this.#reached(a).some((cell) => this.#cells.get(cell)?.some(meets));
  }
}
