// @ts-check
// How cytoscape draws the visual language, in the colours of the page it stands in.
import { coloursOf } from "../lib/colour.js";
import { LINES, lineOf, ROLES, SIDES, STANCES } from "./grammar.js";

const TOKENS = ["ink", "grey", "line", "edge", "surface", "sunken", "accent", "bad", "warning", "own", "own-ink", "rival", "rival-ink"];

/** @typedef {Record<string, string>} Colours */

/**
 * The page's colours as they are now, each stance with a pale fill of its own.
 * @param {HTMLElement} el an element inside the map
 * @returns {Colours}
 */
export const readColours = (el) => {
  const stances = STANCES.map(({ value }) => value);
  const names = [...TOKENS, ...stances];
  const read = coloursOf(el, [...TOKENS.map((token) => `--kam-map-${token}`), ...stances.map((value) => `--kam-map-stance-${value}`)]);
  /** @type {Colours} */
  const found = { font: getComputedStyle(el).fontFamily, ...Object.fromEntries(names.map((name, i) => [name, read[i]])) };
  for (const value of stances) found[`${value}-fill`] = mix(found[value], found.surface, 0.12);
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
  { selector: 'node[presence="vacant"]', style: { "border-style": "double", "border-width": 5, "background-color": colours.surface } },
  { selector: 'node[presence="unknown"]', style: { "border-style": "dotted", "border-width": 3, "background-color": colours.surface } },
  ...SIDES.filter(({ colour }) => colour).map(({ value, shape, colour }) => ({
    selector: `node[side="${value}"]`,
    style: { shape, "background-color": colours[colour], "border-color": colours[colour], "border-style": "solid" },
  })),
  { selector: "node[box]", style: box(colours) },
  { selector: "node.kam-hover", style: { "underlay-opacity": 0.1 } },
  { selector: "node:selected, node.kam-aim", style: { "outline-width": 2.5, "z-index": 20 } },
  { selector: "edge", style: line(colours) },
  ...ties(colours),
  { selector: "edge[count]", style: { label: "data(count)", color: colours.grey, "font-size": 12, ...onGround(colours) } },
  { selector: "edge.kam-hover", style: { "underlay-opacity": 0.14 } },
  { selector: "edge:selected", style: { "underlay-opacity": 0.3, "z-index": 10 } },
  { selector: ".kam-dim", style: { opacity: 0.12, "z-index": 0 } },
  { selector: "node.kam-gone", style: { opacity: 0.35 } },
  { selector: "edge.kam-gone", style: { opacity: 0.25, "line-style": "dotted" } },
  { selector: "node.kam-changed", style: { "outline-width": 4, "outline-color": colours.warning, "z-index": 20 } },
  { selector: "edge.kam-changed", style: { "underlay-color": colours.warning, "underlay-opacity": 0.35, "z-index": 20 } },
  { selector: "node.kam-path", style: { "outline-width": 4, "outline-color": colours.accent, "z-index": 30 } },
  { selector: "edge.kam-path", style: { "underlay-opacity": 0.45, "underlay-padding": 6, opacity: 1, "z-index": 30 } },
  { selector: ".kam-away", style: { display: "none" } },
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

/** A folded group. @param {Colours} colours */
const box = (colours) => ({
  shape: "round-rectangle",
  width: 150,
  height: 76,
  "background-color": colours.sunken,
  "border-color": colours.edge,
  "border-width": 1.5,
  "text-opacity": 1,
  color: colours.ink,
  "font-size": 26,
  "font-weight": 600,
  "text-valign": "center",
  "text-margin-y": 0,
});

/** @param {Colours} colours */
const onGround = (colours) => ({
  "text-background-color": colours.surface,
  "text-background-opacity": 1,
  "text-background-padding": 2,
});

/** @param {Colours} colours */
const line = (colours) => ({
  width: "data(wide)",
  opacity: "data(sure)",
  "line-color": colours.edge,
  "target-arrow-color": colours.edge,
  "target-arrow-shape": "triangle",
  "arrow-scale": "data(head)",
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
  { selector: 'edge[kind="dotted"]', style: { ...dashed("dotted"), "target-arrow-fill": "hollow" } },
  {
    selector: 'edge[kind="influences"], edge[kind="at-odds"], edge[kind="ours"], edge[kind="rival"]',
    style: { "curve-style": "unbundled-bezier", "control-point-distances": "data(bend)", "control-point-weights": 0.5 },
  },
  ...LINES.map(({ value, colour }) => ({
    selector: `edge[kind="${value}"]`,
    style: { "line-color": colours[colour], "target-arrow-color": colours[colour] },
  })),
  { selector: 'edge[kind="influences"]', style: { "target-arrow-shape": "vee" } },
  {
    selector: 'edge[kind="at-odds"]',
    style: {
      ...dashed("at-odds"),
      "target-arrow-shape": "none",
      label: "✕",
      color: colours.bad,
      "font-size": 15,
      "font-weight": 700,
      ...onGround(colours),
    },
  },
  { selector: 'edge[kind="controls-access"]', style: { "target-arrow-shape": "triangle-tee" } },
  {
    selector: 'edge[kind="ours"]',
    style: {
      "line-color": colours.surface,
      "line-outline-color": colours.own,
      "line-outline-width": 1.8,
      "target-arrow-shape": "circle",
    },
  },
  { selector: 'edge[kind="rival"]', style: { ...dashed("rival"), "target-arrow-shape": "diamond" } },
];

/** @param {string} kind */
const dashed = (kind) => ({ "line-style": "dashed", "line-dash-pattern": lineOf(kind).dash.split(" ").map(Number) });
