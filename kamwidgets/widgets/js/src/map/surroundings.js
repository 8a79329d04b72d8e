// @ts-check
// One person and who is at most a step or two away: pure.

/**
 * @param {string} id
 * @param {number} steps
 * @param {import("./types").Tie[]} ties
 * @returns {Set<string>} of people, the one included
 */
export const surroundings = (id, steps, ties) => {
  const near = new Set([id]);
  for (let step = 0; step < steps; step++) {
    const edge = new Set(near);
    for (const { source, target } of ties) {
      if (edge.has(source)) near.add(target);
      if (edge.has(target)) near.add(source);
    }
  }
  return near;
};
