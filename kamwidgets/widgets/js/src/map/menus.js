// @ts-check
// What stands in the menus: of the strip's buttons, of a person, a link and the map itself.
import { ALIGNMENTS } from "./align.js";
import { LAYOUTS } from "./layouts.js";

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */
/** @typedef {import("./menu.js").Item} Item */
/** @typedef {{ id: string, label: string, for: "person" | "tie" | "canvas" }} Wish an item of the caller's */

const GROUPINGS = [
  { by: "", label: "Not grouped" },
  { by: "unit", label: "By unit" },
  { by: "function", label: "By function" },
  { by: "site", label: "By site" },
];

/** @param {RelationshipMap} map @param {string[]} names @param {boolean} [apart] whether a line parts them from those above @returns {Item[]} */
const items = (map, names, apart = false) =>
  names.map((name, i) => {
    const { label, keys, why, run } = map.commands[name];
    return { label, keys, why: why(), run, apart: apart && !i };
  });

/** @param {RelationshipMap} map @returns {Item[]} */
export const arrangeItems = (map) => [
  ...items(map, LAYOUTS.map(({ layout }) => layout)),
  ...items(map, ALIGNMENTS.map(({ how }) => how), true),
];

/** @param {RelationshipMap} map @returns {Item[]} */
export const groupItems = (map) => [
  ...GROUPINGS.map(({ by, label }) => ({ label, checked: map.look.by === by, run: () => map.groupBy(by), why: nobodyIn(map, by) })),
  ...items(map, ["groups"], true),
];

/** @param {RelationshipMap} map @param {string} by */
const nobodyIn = (map, by) => (by && !map.people.some(({ groups }) => groups[by]) ? `Nobody on this map has a ${by} yet.` : "");

/** @param {RelationshipMap} map @returns {Item[]} */
export const moreItems = (map) => [
  ...items(map, ["focus", "several", "duplicate", "regroup"]),
  ...items(map, ["boss", "report", "influencer"], true),
  ...items(map, ["svg", "png"], true),
  ...wishes(map, "canvas", ""),
];

/** @param {RelationshipMap} map @param {string} id @returns {Item[]} */
export const personItems = (map, id) => [
  ...items(map, map.readOnly ? ["open", "focus"] : ["open", "rename", "link", "focus", "several"]),
  ...(map.readOnly ? [] : items(map, ["boss", "report", "influencer"], true)),
  ...(map.readOnly ? [] : items(map, ["regroup", "duplicate", "delete"], true)),
  ...wishes(map, "person", id),
];

/** @param {RelationshipMap} map @param {string} id @returns {Item[]} */
export const tieItems = (map, id) => [...items(map, map.readOnly ? ["open"] : ["open", "delete"]), ...wishes(map, "tie", id)];

/** @param {RelationshipMap} map @param {import("./types").Point} at where somebody new would stand @returns {Item[]} */
export const canvasItems = (map, at) => [
  { ...items(map, ["add"])[0], run: () => map.open({ kind: "add", at }) },
  ...items(map, ["fit", "find", "several"]),
  ...items(map, ["svg", "png"], true),
  ...wishes(map, "canvas", ""),
];

/** @param {RelationshipMap} map @param {Wish["for"]} kind @param {string} id @returns {Item[]} */
const wishes = (map, kind, id) =>
  map
    .trait("menu")
    .filter((/** @type {Wish} */ wish) => wish.for === kind)
    .map((/** @type {Wish} */ wish, /** @type {number} */ i) => ({
      label: wish.label,
      apart: !i,
      run: () => map.send("menu", { item: wish.id, kind, id }),
    }));
