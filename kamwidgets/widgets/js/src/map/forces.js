// @ts-check
// Linked people attract, all repel (after Fruchterman and Reingold 1991), from a fixed start: no chance is involved.

/** @typedef {import("./types").Point} Point */

const WORK = 4_000_000; // pairs looked at in all: a large map gets fewer rounds, never a frozen page
const STRETCH = 1.5; // a window is wider than high

/**
 * @param {string[]} ids
 * @param {import("./types").Tie[]} ties
 * @param {Point} cell room for one person with the name
 * @returns {Map<string, Point>}
 */
export const relax = (ids, ties, cell) => {
  const spots = ids.map((_, i) => sunflower(i, cell.x));
  const index = new Map(ids.map((id, i) => [id, i]));
  const pairs = ties.flatMap(({ source, target }) => {
    const [a, b] = [index.get(source), index.get(target)];
    return a === undefined || b === undefined || a === b ? [] : [[a, b]];
  });
  const rounds = Math.max(40, Math.min(300, Math.round(WORK / (ids.length * ids.length + 1))));
  for (let round = 0; round < rounds; round++) step(spots, pairs, cell.x, cell.x * (1 - round / rounds));
  for (const spot of spots) spot.x *= STRETCH;
  for (let round = 0; round < 60 && separate(spots, cell); round++);
  return new Map(ids.map((id, i) => [id, { x: Math.round(spots[i].x), y: Math.round(spots[i].y) }]));
};

/** @param {number} i @param {number} unit @returns {Point} */
const sunflower = (i, unit) => {
  const [radius, angle] = [unit * Math.sqrt(i), i * 2.399963]; // the golden angle fills a disc evenly
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
};

/**
 * One round: everybody moves at most `reach`.
 * @param {Point[]} spots
 * @param {number[][]} pairs
 * @param {number} length a comfortable distance
 * @param {number} reach
 */
const step = (spots, pairs, length, reach) => {
  const moves = spots.map(({ x, y }) => ({ x: -x * 0.02, y: -y * 0.02 })); // a slight pull keeps separate groups together
  /** @param {number} a @param {number} b @param {(distance: number) => number} force */
  const act = (a, b, force) => {
    const [dx, dy] = [spots[a].x - spots[b].x, spots[a].y - spots[b].y];
    const distance = Math.max(1, Math.hypot(dx, dy));
    const [fx, fy] = [(dx / distance) * force(distance), (dy / distance) * force(distance)];
    moves[a].x += fx;
    moves[a].y += fy;
    moves[b].x -= fx;
    moves[b].y -= fy;
  };
  for (let a = 0; a < spots.length; a++) for (let b = 0; b < a; b++) act(a, b, (d) => (length * length) / d / 2);
  for (const [a, b] of pairs) act(a, b, (d) => (-d * d) / length / 2);
  spots.forEach((spot, i) => {
    const far = Math.max(1, Math.hypot(moves[i].x, moves[i].y));
    spot.x += (moves[i].x / far) * Math.min(far, reach);
    spot.y += (moves[i].y / far) * Math.min(far, reach);
  });
};

/**
 * Push apart, along the shorter way, whoever would cover somebody's name.
 * @param {Point[]} spots
 * @param {Point} cell
 * @returns {boolean} whether anybody had to move
 */
const separate = (spots, cell) => {
  let moved = false;
  for (let a = 0; a < spots.length; a++) {
    for (let b = 0; b < a; b++) {
      const [dx, dy] = [spots[a].x - spots[b].x, spots[a].y - spots[b].y];
      const [overX, overY] = [cell.x - Math.abs(dx), cell.y - Math.abs(dy)];
      if (overX <= 0.5 || overY <= 0.5) continue;
      moved = true;
      const along = overX / cell.x < overY / cell.y ? "x" : "y";
      const push = ((along === "x" ? overX : overY) / 2) * ((along === "x" ? dx : dy) < 0 ? -1 : 1);
      spots[a][along] += push;
      spots[b][along] -= push;
    }
  }
  return moved;
};
