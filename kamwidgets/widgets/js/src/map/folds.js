// @ts-check
// Groups of people, and the picture in which some are folded into one box each: pure.

/** @typedef {import("./types").Person} Person */
/** @typedef {import("./types").Tie} Tie */
/** @typedef {{ value: string, ids: string[], folded: boolean }} Group */
/** @typedef {{ source: string, target: string, count: number }} Bundle between two elements of the picture, ids with their prefix */

/** @param {string} value */
export const boxId = (value) => `g:${value}`;

/**
 * @param {Person[]} people
 * @param {import("./look.js").Look} look
 * @returns {Group[]} by name; whoever is in none is in no box
 */
export const groupsOf = (people, look) => {
  /** @type {Map<string, string[]>} */
  const members = new Map();
  for (const { id, groups } of people) {
    const value = (look.by && groups?.[look.by]) || "";
    if (value) members.set(value, [...(members.get(value) ?? []), id]);
  }
  return [...members]
    .map(([value, ids]) => ({ value, ids, folded: look.isFolded(value) }))
    .sort((a, b) => a.value.localeCompare(b.value));
};

/**
 * What leads into and out of folded groups, one line for all that lead the same way.
 * @param {Group[]} groups
 * @param {Tie[]} ties
 * @param {(person: string) => string} nodeId
 * @returns {Bundle[]}
 */
export const bundlesOf = (groups, ties, nodeId) => {
  const home = new Map(groups.filter(({ folded }) => folded).flatMap(({ value, ids }) => ids.map((id) => [id, boxId(value)])));
  /** @type {Map<string, Bundle>} */
  const bundles = new Map();
  for (const tie of home.size ? ties : []) {
    if (!home.has(tie.source) && !home.has(tie.target)) continue;
    const [source, target] = [home.get(tie.source) ?? nodeId(tie.source), home.get(tie.target) ?? nodeId(tie.target)];
    if (source === target) continue;
    const key = JSON.stringify([source, target]);
    bundles.set(key, { source, target, count: (bundles.get(key)?.count ?? 0) + 1 });
  }
  return [...bundles.values()];
};
