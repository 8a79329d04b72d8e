// @ts-check
// How cytoscape draws the visual language, in the colours of the page it stands in.
import { colour } from "../lib/colour.js";
import { ROLES, STANCES, WIDTHS } from "./grammar.js";

const TOKENS = ["ink", "grey", "line", "edge", "surface", "accent", "bad", "warning"];

/** @typedef {Record<string, string>} Colours */

/**
 * The page's colours as they are now, each stance with a pale fill of its own.
 * @param {HTMLElement} el an element inside the map
 * @returns {Colours}
 */
export const readColours = (el) => {
  /** @type {Colours} */
  const found = { font: getComputedStyle(el).fontFamily };
  for (const token of TOKENS) found[token] = colour(el, `--kam-map-${token}`);
  for (const { value } of STANCES) {
    found[value] = colour(el, `--kam-map-stance-${value}`);
    found[`${value}-fill`] = mix(found[value], found.surface, 0.12);
  }
  return found;
};

/**
 * @param {string} over
 * @param {string} under
 * @param {number} share of `over`
 */
const mix = (over, under, share) => {
  const [a, b] = [over, under].map((text) => (text.match(/[\d.]+/g) ?? ["0", "0", "0"]).map(Number));
  return `rgb(${[0, 1, 2].map((i) => Math.round(a[i] * share + b[i] * (1 - share))).join(",")})`;
};

/**
 * @param {Colours} colours
 * @returns {any[]} cytoscape's typing of mappers such as `data(size)` is narrower than what it takes
 */
export const stylesheet = (colours) => [
  { selector: "core", style: { "active-bg-opacity": 0, "selection-box-color": colours.accent, "selection-box-opacity": 0.12 } },
  { selector: "node", style: person(colours) },
  ...ROLES.map(({ value, shape }) => ({ selector: `node[role="${value}"]`, style: { shape } })),
  ...STANCES.map(({ value }) => ({
    selector: `node[stance="${value}"]`,
    style: { "border-color": colours[value], "background-color": colours[`${value}-fill`] },
  })),
  { selector: 'node[stance="unknown"]', style: { "border-style": "dashed", "border-width": 2 } },
  { selector: "node.kam-hover", style: { "underlay-opacity": 0.1 } },
  { selector: "node:selected, node.kam-aim", style: { "outline-width": 2.5, "z-index": 20 } },
  { selector: "edge", style: line(colours) },
  ...ties(colours),
  { selector: "edge.kam-hover", style: { "underlay-opacity": 0.14 } },
  { selector: "edge:selected", style: { "underlay-opacity": 0.3, "z-index": 10 } },
];

/** @param {Colours} colours */
const person = (colours) => ({
  width: "data(size)",
  height: "data(size)",
  label: "data(text)", // not seen, marks.js draws it; it makes room, and clicks on a name count as clicks on the person
  "text-opacity": 0,
  "text-events": "yes",
  "font-family": colours.font,
  "font-size": 12,
  "text-valign": "bottom",
  "text-margin-y": 6,
  "text-wrap": "wrap",
  "text-max-width": 200,
  "border-width": 2.5,
  "overlay-opacity": 0,
  "underlay-color": colours.accent,
  "underlay-padding": 9,
  "underlay-opacity": 0,
  "underlay-shape": "ellipse",
  "outline-color": colours.accent,
  "outline-offset": 4,
  "outline-width": 0,
});

/** @param {Colours} colours */
const line = (colours) => ({
  width: 1.6,
  "line-color": colours.edge,
  "target-arrow-color": colours.edge,
  "target-arrow-shape": "triangle",
  "arrow-scale": 0.9,
  "curve-style": "bezier",
  "target-distance-from-node": 3,
  "source-distance-from-node": 3,
  "overlay-opacity": 0,
  "underlay-color": colours.accent,
  "underlay-opacity": 0,
  "underlay-padding": 5,
});

/** @param {Colours} colours */
const ties = (colours) => [
  {
    selector: 'edge[kind="reports-to"], edge[kind="dotted"]',
    style: {
      "curve-style": "round-taxi",
      "taxi-direction": "vertical",
      "taxi-turn": "data(turn)", // see route() in canvas.js
      "taxi-turn-min-distance": 4,
      "taxi-radius": 8,
      "target-distance-from-node": "data(gap)",
    },
  },
  {
    selector: 'edge[kind="dotted"]',
    style: { "line-style": "dashed", "line-dash-pattern": [2, 4], "target-arrow-fill": "hollow" },
  },
  {
    selector: 'edge[kind="influences"], edge[kind="at-odds"]',
    style: { "curve-style": "unbundled-bezier", "control-point-distances": "data(bend)", "control-point-weights": 0.5 },
  },
  {
    selector: 'edge[kind="influences"]',
    style: {
      "line-color": colours.accent,
      "target-arrow-color": colours.accent,
      "target-arrow-shape": "vee",
    },
  },
  ...[1, 2, 3].map((strength) => ({
    selector: `edge[kind="influences"][strength=${strength}]`,
    style: { width: WIDTHS[strength], "arrow-scale": 1.15 - strength * 0.12 },
  })),
  {
    selector: 'edge[kind="at-odds"]',
    style: {
      width: 2,
      "line-color": colours.bad,
      "line-style": "dashed",
      "line-dash-pattern": [8, 5],
      "target-arrow-shape": "none",
      label: "✕",
      color: colours.bad,
      "font-size": 15,
      "font-weight": 700,
      "text-background-color": colours.surface,
      "text-background-opacity": 1,
      "text-background-padding": 2,
    },
  },
  {
    selector: 'edge[kind="controls-access"]',
    style: {
      width: 2,
      "line-color": colours.warning,
      "target-arrow-color": colours.warning,
      "target-arrow-shape": "triangle-tee",
      "arrow-scale": 1.1,
    },
  },
];
