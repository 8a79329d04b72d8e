// @ts-check
// The picture as it is drawn, written as a self-contained SVG: text stays text, in the fonts of whoever opens it.
import { headPath, linePath } from "./lines.js";
import { presenceOf, roleOf, sideOf, sizeOf, stanceOf } from "./grammar.js";
import { initials, linesOf } from "./lettering.js";

/** @typedef {import("cytoscape").NodeSingular} Node */
/** @typedef {import("cytoscape").EdgeSingular} Edge */
/** @typedef {Record<string, string>} Colours */

const MARGIN = 32; // px around everything
const UNSEEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** @param {unknown} text @returns {string} as it may stand in any part of an XML file */
const escaped = (text) => String(text).replace(UNSEEN, "").replace(/[&<>"']/g, (letter) => ENTITIES[letter]);

/**
 * @param {string} name
 * @param {Record<string, string | number | undefined>} attributes
 * @param {string} [inside] as it stands in the file
 */
const tag = (name, attributes, inside = "") => {
  const told = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const written = told.map(([key, value]) => ` ${key}="${escaped(typeof value === "number" ? Math.round(value * 100) / 100 : value)}"`);
  return inside ? `<${name}${written.join("")}>${inside}</${name}>` : `<${name}${written.join("")}/>`;
};

/**
 * @param {import("./canvas.js").Canvas} canvas
 * @param {{ title: string, description: string, frames: { label: string, x1: number, y1: number, x2: number, y2: number }[] }} about
 * @returns {{ text: string, width: number, height: number }}
 */
export const writeSvg = ({ cy, colours }, { title, description, frames }) => {
  const shown = cy.elements().filter((element) => element.visible());
  const box = shown.boundingBox({ includeOverlays: false, includeUnderlays: false });
  const x1 = Math.min(box.x1, ...frames.map((frame) => frame.x1)) - MARGIN;
  const y1 = Math.min(box.y1, ...frames.map((frame) => frame.y1)) - MARGIN;
  const width = Math.ceil(Math.max(box.x2, ...frames.map((frame) => frame.x2)) + MARGIN - x1);
  const height = Math.ceil(Math.max(box.y2, ...frames.map((frame) => frame.y2)) + MARGIN - y1);
  const parts = [
    tag("title", {}, escaped(title) || " "),
    tag("desc", {}, escaped(description) || " "),
    tag("rect", { x: x1, y: y1, width, height, fill: colours.surface }),
    ...frames.map((frame) => framed(frame, colours)),
    ...shown.edges().map((edge) => tie(edge, colours)),
    ...shown.nodes().map((node) => (node.data("ref") === undefined ? folded(node, colours) : person(node, colours))),
  ];
  const attributes = { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: [x1, y1, width, height].map((n) => n.toFixed(1)).join(" ") };
  return { text: tag("svg", { ...attributes, role: "img", "font-family": FONT }, `\n${parts.join("\n")}\n`), width, height };
};

/** @param {{ label: string, x1: number, y1: number, x2: number, y2: number }} frame @param {Colours} colours */
const framed = ({ label, x1, y1, x2, y2 }, colours) =>
  tag("rect", { x: x1, y: y1, width: x2 - x1, height: y2 - y1, rx: 10, fill: colours.sunken, stroke: colours.line }) +
  tag("text", { x: x1 + 10, y: y1 + 18, fill: colours.grey, "font-size": 13, "font-weight": 600 }, escaped(label));

/** @param {Edge} edge @param {Colours} colours */
const tie = (edge, colours) => {
  const style = (/** @type {string} */ name) => edge.style(name);
  const colour = edge.data("kind") === "ours" ? colours.own : style("line-color");
  const dash = style("line-style") === "solid" ? undefined : edge.data("kind") ? style("line-dash-pattern").toString().replace(/,/g, " ") : "2 3";
  const d = linePath(edge);
  const line = { d, fill: "none", "stroke-dasharray": dash };
  const wide = edge.data("wide");
  const parts = [tag("path", { ...line, stroke: colour, "stroke-width": edge.data("kind") === "ours" ? wide + 3.6 : wide })];
  if (edge.data("kind") === "ours") parts.push(tag("path", { ...line, stroke: colours.surface, "stroke-width": wide }));
  const head = headPath(edge);
  if (head) parts.push(tag("path", { d: head, fill: edge.data("kind") === "dotted" ? colours.surface : colour, stroke: colour, "stroke-width": 1 }));
  const label = style("label");
  if (label) {
    const { x, y } = edge.midpoint();
    const halo = { stroke: colours.surface, "stroke-width": 4, "paint-order": "stroke" };
    parts.push(tag("text", { x, y: y + 5, ...halo, fill: style("color"), "font-size": 15, "font-weight": 700, "text-anchor": "middle" }, escaped(label)));
  }
  return tag("g", { opacity: Number(style("opacity")) }, parts.join(""));
};

/** @param {Node} node @param {Colours} colours */
const person = (node, colours) => {
  const { name, subtitle, roles, role, stance, presence, side, size } = node.data();
  const { x, y } = node.position();
  const { outline, grow } = side ? { ...sideOf(side), grow: 1 } : roleOf(role);
  const scale = size / grow / 22;
  const colour = side ? colours[side] : colours[stance];
  const dash = side || (stance !== "unknown" && presence !== "unknown") ? undefined : presence === "unknown" ? "1.5 2" : "4 3";
  const fill = side ? colour : presence === "named" ? colours[`${stance}-fill`] : colours.surface;
  /** @param {number} grown */
  const drawn = (grown) => {
    const line = { stroke: colour, "stroke-width": 2.5 / grown, "stroke-linejoin": "round", "stroke-dasharray": dash };
    return tag("path", { d: outline, transform: `scale(${grown.toFixed(3)})`, fill, ...line });
  };
  const shape = drawn(scale) + (presence === "vacant" && !side ? drawn(scale * 0.76) : "");
  const mark = presenceOf(presence).mark || stanceOf(stance).mark;
  const grown = (size / sizeOf("some")) ** 0.6;
  const sign = side
    ? tag("text", { y: 4.5, fill: colours[`${side}-ink`], "font-size": 13, "font-weight": 600, "text-anchor": "middle" }, escaped(initials(name)) || " ")
    : tag("path", { d: mark, transform: `scale(${grown.toFixed(3)})`, fill: stance === "advocate" && presence === "named" ? colour : "none", stroke: colour, "stroke-width": 2, "stroke-linecap": "round", "stroke-linejoin": "round" });
  const slant = presence === "named" ? undefined : "italic";
  let at = size / 2 + 6;
  const words = /** @type {[string, number, number, string, number][]} */ ([
    [name, 13, 600, colours.ink, 2],
    [subtitle, 11, 400, colours.grey, 2],
    [roles, 10, 600, colours.accent, 1],
  ]).flatMap(([text, letters, weight, ink, rows]) =>
    (text ? linesOf(text, { size: letters, weight, rows }) : []).map((line) => {
      at += letters * 1.32;
      const attributes = { y: at - letters * 0.3, fill: ink, "font-size": letters, "font-weight": weight, "font-style": slant, "text-anchor": "middle" };
      return tag("text", { ...attributes, stroke: colours.surface, "stroke-width": 3, "paint-order": "stroke" }, escaped(line) || " ");
    }),
  );
  return tag("g", { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, opacity: Number(node.style("opacity")) }, shape + sign + words.join(""));
};

/** A folded group. @param {Node} node @param {Colours} colours */
const folded = (node, colours) => {
  const { x, y } = node.position();
  const [wide, high] = [node.width(), node.height()];
  const lines = [node.data("box"), node.data("text")];
  const words = lines.map((line, i) => tag("text", { x, y: y + (i - (lines.length - 1) / 2) * 17 + 5, fill: colours.ink, "font-size": 13, "font-weight": 600, "text-anchor": "middle" }, escaped(line) || " "));
  return tag("rect", { x: x - wide / 2, y: y - high / 2, width: wide, height: high, rx: 8, fill: colours.sunken, stroke: colours.edge, "stroke-width": 1.5 }) + words.join("");
};
