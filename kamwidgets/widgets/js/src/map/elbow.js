// @ts-check
// How much room there is to write below somebody before the words reach whoever stands beside them: pure.

/** @typedef {import("./types").Point} Point */

const BAND = 108; // px up or down in which somebody stands beside and not above or below
const MOST = 330;

/**
 * @param {Point[]} spots
 * @returns {number[]} px for each
 */
export const elbowRoom = (spots) => {
  const order = spots.map((_, i) => i).sort((a, b) => spots[a].x - spots[b].x);
  const room = spots.map(() => MOST);
  for (let i = 0; i < order.length; i++) {
    const one = spots[order[i]];
    for (let j = i + 1; j < order.length && spots[order[j]].x - one.x < MOST; j++) {
      const other = spots[order[j]];
      if (Math.abs(other.y - one.y) >= BAND) continue;
      const apart = other.x - one.x;
      room[order[i]] = Math.min(room[order[i]], apart);
      room[order[j]] = Math.min(room[order[j]], apart);
    }
  }
  return room;
};
