// @ts-check
// Copies of people: asked for here, made by whoever keeps them. What is copied stays in this page.

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */

const ASIDE = 60; // px at 100 % between somebody and their copy

/** @type {string[]} */
let copied = [];
let pasted = 0;

/** @param {RelationshipMap} map @param {string[]} ids @param {number} [times] */
export const duplicate = (map, ids, times = 1) => map.send("copy-people", { ids, dx: ASIDE * times, dy: ASIDE * times });

/** @param {RelationshipMap} map */
export const copy = (map) => {
  copied = map.theirs(map.choosing.now.people);
  pasted = 0;
};

/** Each further paste stands farther aside. @param {RelationshipMap} map */
export const paste = (map) => {
  const ids = map.theirs(copied);
  if (map.readOnly || !ids.length) return;
  pasted += 1;
  duplicate(map, ids, pasted);
};
