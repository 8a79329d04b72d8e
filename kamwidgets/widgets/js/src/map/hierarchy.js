// @ts-check
// Tidy pictures of their people: who reports to whom from top to bottom, or who is linked near each other.
// Pure and without chance: the same people and links always give the same picture.
import { ASPECT, beside, CELL, grid, laidOut, shelves, shifted, stacked } from "./blocks.js";
import { relax } from "./forces.js";

/** @typedef {import("./types").Person} Person */
/** @typedef {import("./types").Tie} Tie */
/** @typedef {import("./types").Point} Point */
/** @typedef {import("./blocks.js").Block} Block */

const MOST_COLUMNS = 6; // of people who report to the same person and lead nobody
const MOST_STOREYS = 6; // in which those who lead stand below the same person
const ASIDE = [0, 0.5, 0.25, 0.75]; // how far each row of them stands aside, so that lines pass between those above
const ROW = 0.8; // from one of these rows to the next: no level line runs between them

/**
 * Who reports to whom from top to bottom, as far as that is known; else as by forces.
 * @param {string[]} ids
 * @param {Tie[]} ties
 * @returns {Block}
 */
export const hierarchy = (ids, ties) => {
  const reports = reportsOf(ids, ties);
  const led = [...reports.values()].some((under) => under.length);
  return led ? pyramid(ids, reports) : islands(ids, ties);
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
 * The whole picture.
 * @param {string[]} ids
 * @param {Map<string, string[]>} reports
 * @returns {Block}
 */
const pyramid = (ids, reports) => {
  const led = new Set([...reports.values()].flat());
  const tops = ids.filter((id) => !led.has(id) && reports.get(id)?.length);
  const loose = ids.filter((id) => !led.has(id) && !reports.get(id)?.length);
  const trees = shelves(tops.map((id) => tree(id, reports)));
  return loose.length ? stacked(trees, grid(loose, Math.max(Math.floor(trees.wide), MOST_COLUMNS))) : trees;
};

/**
 * Each group of people who are linked by itself, whoever is linked to nobody in rows below: else separate groups drive each
 * other out of sight.
 * @param {string[]} ids
 * @param {Tie[]} ties
 * @returns {Block}
 */
export const islands = (ids, ties) => {
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

/**
 * One person above all who report to them, in as many columns and storeys as fit a window best.
 * @param {string} id
 * @param {Map<string, string[]>} reports
 * @returns {Block}
 */
const tree = (id, reports) => {
  const under = reports.get(id) ?? [];
  if (!under.length) return { wide: 1, high: 1, spots: [[id, 0, 0]] };
  const leaves = under.filter((one) => !reports.get(one)?.length);
  const parts = under.filter((one) => reports.get(one)?.length).map((one) => tree(one, reports));
  const beneath = leaves.length ? counted(MOST_COLUMNS).map((columns) => [...parts, rows(leaves, columns)]) : [parts];
  const below = beneath.flatMap((all) => counted(all.length).map((storeys) => inStoreys(all, storeys))).reduce(smaller);
  return { wide: below.wide, high: below.high + 1, spots: [[id, (below.wide - 1) / 2, 0], ...shifted(below, 0, 1)] };
};

/** @param {number} most @returns {number[]} 1, 2, … */
const counted = (most) => Array.from({ length: Math.min(most, MOST_STOREYS) }, (_, i) => i + 1);

/** Which needs the smaller window. @param {Block} one @param {Block} other */
const smaller = (one, other) => (extent(other) < extent(one) ? other : one);

/** @param {Block} block */
const extent = ({ wide, high }) => Math.max(wide * CELL.x, high * CELL.y * ASPECT);

/**
 * Next to each other, in no more storeys than given; every second one stands aside, so that lines pass between those above.
 * @param {Block[]} parts
 * @param {number} storeys
 * @returns {Block}
 */
const inStoreys = (parts, storeys) => {
  const room = Math.max(parts.reduce((sum, { wide }) => sum + wide, 0) / storeys, ...parts.map(({ wide }) => wide));
  /** @type {Block[]} */
  const found = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last && last.wide + part.wide <= room + 0.5) found[found.length - 1] = beside(last, part);
    else found.push(part);
  }
  return found.map((block, i) => (i % 2 ? { ...block, wide: block.wide + 0.5, spots: shifted(block, 0.5, 0) } : block)).reduce(stacked);
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

