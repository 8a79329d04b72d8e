// @ts-check
// Pieces of a tidy picture, in cells that hold one person with the name, and how pieces are put together: pure.

/** @typedef {import("./types").Point} Point */
/** @typedef {{ wide: number, high: number, spots: [string, number, number][] }} Block a piece of the picture, in cells */

export const CELL = { x: 176, y: 160 };
export const ASPECT = 2.2; // width to height of the picture we aim at: a map in a window

/** People nobody leads, in plain rows. @param {string[]} ids @param {number} columns @returns {Block} */
export const grid = (ids, columns) => ({
  wide: Math.min(ids.length, columns),
  high: Math.ceil(ids.length / columns),
  spots: ids.map((id, i) => [id, i % columns, Math.floor(i / columns)]),
});

/** @param {Map<string, Point>} places in pixels @returns {Block} */
export const laidOut = (places) => {
  const spots = [...places].map(([id, { x, y }]) => /** @type {[string, number, number]} */ ([id, x / CELL.x, y / CELL.y]));
  const [left, top] = [Math.min(...spots.map(([, x]) => x)), Math.min(...spots.map(([, , y]) => y))];
  const [right, bottom] = [Math.max(...spots.map(([, x]) => x)), Math.max(...spots.map(([, , y]) => y))];
  return { wide: right - left + 1, high: bottom - top + 1, spots: spots.map(([id, x, y]) => [id, x - left, y - top]) };
};

/**
 * Trees next to each other, wrapped into shelves of about the right width.
 * @param {Block[]} blocks
 * @returns {Block}
 */
export const shelves = (blocks) => {
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
export const shifted = (block, x, y) => block.spots.map(([id, column, row]) => [id, column + x, row + y]);

/** @param {Block} left @param {Block} right @returns {Block} */
export const beside = (left, right) => ({
  wide: left.wide + right.wide,
  high: Math.max(left.high, right.high),
  spots: [...left.spots, ...shifted(right, left.wide, 0)],
});

/** @param {Block} above @param {Block} below @returns {Block} */
export const stacked = (above, below) => ({
  wide: Math.max(above.wide, below.wide),
  high: above.high + below.high,
  spots: [...above.spots, ...shifted(below, 0, above.high)],
});

/** @param {Block} block @returns {Map<string, Point>} */
export const centred = (block) => {
  /** @param {number} cells @param {number} size @param {number} pixels */
  const at = (cells, size, pixels) => Math.round((cells - (size - 1) / 2) * pixels);
  return new Map(block.spots.map(([id, x, y]) => [id, { x: at(x, block.wide, CELL.x), y: at(y, block.high, CELL.y) }]));
};
