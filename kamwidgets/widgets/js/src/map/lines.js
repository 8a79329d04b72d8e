// @ts-check
// The way a line takes and the head at its end, as SVG paths, after what cytoscape draws on its canvas.

/** @typedef {import("./types").Point} Point */
/** @typedef {import("cytoscape").EdgeSingular} Edge */

/** @param {Point} at */
const put = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** @param {Point} a @param {Point} b */
const halfway = (a, b) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** @param {Edge} edge @returns {string} */
export const linePath = (edge) => {
  const [from, to] = [edge.sourceEndpoint(), edge.targetEndpoint()];
  const controls = edge.controlPoints() ?? [];
  const corners = edge.segmentPoints() ?? [];
  if (!controls.length) return `M${[from, ...corners, to].map(put).join("L")}`;
  return `M${put(from)}${controls.map((control, i) => `Q${put(control)} ${put(i + 1 < controls.length ? halfway(control, controls[i + 1]) : to)}`).join("")}`;
};

/** Around 0,0 and pointing down, in units of the arrow's size. @type {Record<string, string[]>} */
const HEADS = {
  triangle: ["M-.15-.3 0 0 .15-.3Z"],
  vee: ["M-.15-.3 0 0 .15-.3 0-.15Z"],
  "triangle-tee": ["M-.15-.3 0 0 .15-.3Z", "M-.15-.4 .15-.4 .15-.5-.15-.5Z"],
  diamond: ["M-.15-.15 0-.3 .15-.15 0 0Z"],
  circle: ["M-.15-.15 -.106-.044 0 0 .106-.044 .15-.15 .106-.256 0-.3-.106-.256Z"],
};

/** @param {Edge} edge @returns {string} "" for a line without a head */
export const headPath = (edge) => {
  const parts = HEADS[edge.style("target-arrow-shape")] ?? [];
  const to = edge.targetEndpoint();
  const before = edge.controlPoints()?.at(-1) ?? edge.segmentPoints()?.at(-1) ?? edge.sourceEndpoint();
  const turn = Math.atan2(to.y - before.y, to.x - before.x) - Math.PI / 2;
  const size = Math.max((edge.data("wide") * 13.37) ** 0.9, 29) * edge.data("head");
  const [cos, sin] = [Math.cos(turn) * size, Math.sin(turn) * size];
  return parts.map((part) => part.replace(/(-?\.?\d*\.?\d+)\s?(-?\.?\d*\.?\d+)/g, (_, x, y) => put({ x: to.x + x * cos - y * sin, y: to.y + x * sin + y * cos }) + " ")).join("");
};
