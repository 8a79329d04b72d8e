// @ts-check
// People put in line, or at equal distances: pure.

/** @typedef {import("./types").Point} Point */
/** @typedef {Map<string, Point>} Spots */
/** @typedef {"left" | "centre" | "right" | "top" | "middle" | "bottom" | "across" | "down"} How */

/** @type {{ how: How, label: string, least: number }[]} */
export const ALIGNMENTS = [
  { how: "left", label: "Align left", least: 2 },
  { how: "centre", label: "Align centre", least: 2 },
  { how: "right", label: "Align right", least: 2 },
  { how: "top", label: "Align top", least: 2 },
  { how: "middle", label: "Align middle", least: 2 },
  { how: "bottom", label: "Align bottom", least: 2 },
  { how: "across", label: "Distribute across", least: 3 },
  { how: "down", label: "Distribute down", least: 3 },
];

/** @type {Record<How, "x" | "y">} */
const AXES = { left: "x", centre: "x", right: "x", across: "x", top: "y", middle: "y", bottom: "y", down: "y" };

/** @param {Spots} spots @param {How} how @returns {Spots} */
export const aligned = (spots, how) => {
  const axis = AXES[how];
  const values = [...spots.values()].map((spot) => spot[axis]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (how === "across" || how === "down") return distributed(spots, axis, least, most);
  const to = { left: least, top: least, right: most, bottom: most, centre: (least + most) / 2, middle: (least + most) / 2 }[how];
  return new Map([...spots].map(([id, spot]) => [id, { ...spot, [axis]: to }]));
};

/** @param {Spots} spots @param {"x" | "y"} axis @param {number} least @param {number} most @returns {Spots} */
const distributed = (spots, axis, least, most) => {
  const order = [...spots].sort(([, a], [, b]) => a[axis] - b[axis]);
  const step = (most - least) / Math.max(1, order.length - 1);
  return new Map(order.map(([id, spot], i) => [id, { ...spot, [axis]: least + i * step }]));
};
