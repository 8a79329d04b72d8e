// @ts-check
// "Tidy up": who reports to whom from top to bottom where that is known, else people who are linked stand near each other.
// Pure and without chance: the same people and links always give the same picture.
import { relax } from "./forces.js";

/** @typedef {import("./types").Person} Person */
/** @typedef {import("./types").Tie} Tie */
/** @typedef {import("./types").Point} Point */
/** @typedef {{ wide: number, high: number, spots: [string, number, number][] }} Block a piece of the picture, in cells */

export const CELL = { x: 176, y: 160 };
const ASPECT = 2.2; // width to height of the picture we aim at: a map in a window
const MOST_COLUMNS = 6; // of people who report to the same person and lead nobody
const ASIDE = [0, 0.5, 0.25, 0.75]; // how far each row of them stands aside, so that lines pass between those above
const ROW = 0.8; // from one of these rows to the next: no level line runs between them

/**
 * Where everybody would stand in a tidy picture around 0,0.
 * @param {Person[]} people
 * @param {Tie[]} ties
 * @returns {Map<string, Point>}
 */
export const arrange = (people, ties) => {
  const ids = people.map((person) => person.id);
  const reports = reportsOf(ids, ties);
  const led = [...reports.values()].some((under) => under.length);
  return centred(led ? pyramid(ids, reports) : islands(ids, ties));
};

/**
 * Who reports directly to whom; a second boss and a circle are left out.
 * @param {string[]} ids
 * @param {Tie[]} ties
 * @returns {Map<string, string[]>}
 */
const reportsOf = (ids, ties) => {
  const reports = new Map(ids.map((id) => [id, /** @type {string[]} */ ([])]));
  /** @type {Map<string, string>} */
  const boss = new Map();
  /** @param {string} id @param {string | undefined} above */
  const leads = (id, above) => {
    for (; above !== undefined; above = boss.get(above)) if (above === id) return true;
    return false;
  };
  for (const { kind, source, target } of ties) {
    const under = reports.get(target);
    if (kind !== "reports-to" || !under || !reports.has(source) || boss.has(source) || leads(source, target)) continue;
    boss.set(source, target);
    under.push(source);
  }
  return reports;
};

/**
 * The whole picture, with as many columns of people at the bottom as make it fit a window best.
 * @param {string[]} ids
 * @param {Map<string, string[]>} reports
 * @returns {Block}
 */
const pyramid = (ids, reports) => {
  const led = new Set([...reports.values()].flat());
  const tops = ids.filter((id) => !led.has(id) && reports.get(id)?.length);
  const loose = ids.filter((id) => !led.has(id) && !reports.get(id)?.length);
  /** @param {number} columns */
  const picture = (columns) => {
    const trees = shelves(tops.map((id) => tree(id, reports, columns)));
    return loose.length ? stacked(trees, grid(loose, Math.max(Math.floor(trees.wide), MOST_COLUMNS))) : trees;
  };
  const pictures = Array.from({ length: MOST_COLUMNS }, (_, i) => picture(i + 1));
  /** @param {Block} block */
  const extent = (block) => Math.max(block.wide * CELL.x, block.high * CELL.y * ASPECT);
  return pictures.reduce((best, next) => (extent(next) < extent(best) ? next : best));
};

/**
 * Each group of people who are linked by itself, whoever is linked to nobody in rows below: else separate groups drive each
 * other out of sight.
 * @param {string[]} ids
 * @param {Tie[]} ties
 * @returns {Block}
 */
const islands = (ids, ties) => {
  const groups = groupsOf(ids, ties);
  const linked = groups.filter((group) => group.length > 1);
  const loose = groups.filter((group) => group.length === 1).flat();
  if (!linked.length) return grid(loose, Math.max(MOST_COLUMNS, Math.ceil(Math.sqrt(loose.length * ASPECT))));
  const together = shelves(linked.map((group) => laidOut(relax(group, ties, CELL))));
  return loose.length ? stacked(together, grid(loose, Math.max(Math.floor(together.wide), MOST_COLUMNS))) : together;
};

/**
 * People who can be reached from each other by links.
 * @param {string[]} ids
 * @param {Tie[]} ties
 * @returns {string[][]} in the order of their first members
 */
const groupsOf = (ids, ties) => {
  const group = new Map(ids.map((id) => [id, [id]]));
  for (const { source, target } of ties) {
    const [one, other] = [group.get(source), group.get(target)];
    if (!one || !other || one === other) continue;
    one.push(...other);
    for (const id of other) group.set(id, one);
  }
  return [...new Set(group.values())];
};

/** @param {Map<string, Point>} places in pixels @returns {Block} */
const laidOut = (places) => {
  const spots = [...places].map(([id, { x, y }]) => /** @type {[string, number, number]} */ ([id, x / CELL.x, y / CELL.y]));
  const [left, top] = [Math.min(...spots.map(([, x]) => x)), Math.min(...spots.map(([, , y]) => y))];
  const [right, bottom] = [Math.max(...spots.map(([, x]) => x)), Math.max(...spots.map(([, , y]) => y))];
  return { wide: right - left + 1, high: bottom - top + 1, spots: spots.map(([id, x, y]) => [id, x - left, y - top]) };
};

/**
 * One person above all who report to them.
 * @param {string} id
 * @param {Map<string, string[]>} reports
 * @param {number} columns
 * @returns {Block}
 */
const tree = (id, reports, columns) => {
  const under = reports.get(id) ?? [];
  if (!under.length) return { wide: 1, high: 1, spots: [[id, 0, 0]] };
  const leaves = under.filter((one) => !reports.get(one)?.length);
  const parts = under.filter((one) => reports.get(one)?.length).map((one) => tree(one, reports, columns));
  if (leaves.length) parts.push(rows(leaves, columns));
  const below = parts.reduce(beside);
  return { wide: below.wide, high: below.high + 1, spots: [[id, (below.wide - 1) / 2, 0], ...shifted(below, 0, 1)] };
};

/**
 * People in as many columns as given, or as are needed for no more rows than can stand aside from each other.
 * @param {string[]} ids
 * @param {number} least
 * @returns {Block}
 */
const rows = (ids, least) => {
  const columns = Math.max(Math.min(ids.length, least), Math.ceil(ids.length / ASIDE.length));
  const high = Math.ceil(ids.length / columns);
  const wide = columns + Math.max(...ASIDE.slice(0, high));
  /** @param {number} i */
  const row = (i) => Math.floor(i / columns);
  return { wide, high: 1 + (high - 1) * ROW, spots: ids.map((id, i) => [id, (i % columns) + ASIDE[row(i)], row(i) * ROW]) };
};

/** People nobody leads, in plain rows. @param {string[]} ids @param {number} columns @returns {Block} */
const grid = (ids, columns) => ({
  wide: Math.min(ids.length, columns),
  high: Math.ceil(ids.length / columns),
  spots: ids.map((id, i) => [id, i % columns, Math.floor(i / columns)]),
});

/**
 * Trees next to each other, wrapped into shelves of about the right width.
 * @param {Block[]} blocks
 * @returns {Block}
 */
const shelves = (blocks) => {
  const area = blocks.reduce((sum, block) => sum + block.wide * block.high, 0);
  const room = Math.max(...blocks.map((block) => block.wide), Math.sqrt((area * ASPECT * CELL.y) / CELL.x));
  /** @type {Block[]} */
  const found = [];
  for (const block of blocks) {
    const last = found.at(-1);
    if (last && last.wide + block.wide <= room) found[found.length - 1] = beside(last, block);
    else found.push(block);
  }
  return found.reduce(stacked);
};

/** @param {Block} block @param {number} x @param {number} y @returns {Block["spots"]} */
const shifted = (block, x, y) => block.spots.map(([id, column, row]) => [id, column + x, row + y]);

/** @param {Block} left @param {Block} right @returns {Block} */
const beside = (left, right) => ({
  wide: left.wide + right.wide,
  high: Math.max(left.high, right.high),
  spots: [...left.spots, ...shifted(right, left.wide, 0)],
});

/** @param {Block} above @param {Block} below @returns {Block} */
const stacked = (above, below) => ({
  wide: Math.max(above.wide, below.wide),
  high: above.high + below.high,
  spots: [...above.spots, ...shifted(below, 0, above.high)],
});

/** @param {Block} block @returns {Map<string, Point>} */
const centred = (block) => {
  /** @param {number} cells @param {number} size @param {number} pixels */
  const at = (cells, size, pixels) => Math.round((cells - (size - 1) / 2) * pixels);
  return new Map(block.spots.map(([id, x, y]) => [id, { x: at(x, block.wide, CELL.x), y: at(y, block.high, CELL.y) }]));
};
