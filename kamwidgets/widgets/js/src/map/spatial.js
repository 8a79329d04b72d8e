// @ts-check
// Where an arrow key leads: to the nearest person that way.

/** @typedef {import("./types").Point} Point */

const ASIDE = 2; // how much farther somebody seems for every pixel to the side

/**
 * @param {Point} from
 * @param {[number, number]} direction
 * @param {{ id: string, at: Point }[]} others
 * @returns {string | undefined} who stands next that way, within half a right angle first
 */
export const nextThatWay = (from, [dx, dy], others) => {
  const ahead = others.flatMap(({ id, at }) => {
    const [x, y] = [at.x - from.x, at.y - from.y];
    const [along, aside] = [x * dx + y * dy, Math.abs(x * dy - y * dx)];
    return along > 0.5 ? [{ id, far: along + ASIDE * aside + (aside > along ? 1e6 : 0) }] : [];
  });
  return ahead.sort((a, b) => a.far - b.far)[0]?.id;
};
