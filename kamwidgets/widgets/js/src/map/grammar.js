// @ts-check
// The visual language of the map: what shape, outline, size and line mean. The canvas and the legend both draw from here,
// so they cannot disagree. Colour only ever repeats what a shape, a mark or a line style already says.

/**
 * `shape` is cytoscape's word for it, `outline` the same as an SVG path around 0,0 for the legend; `grow` makes pointed shapes
 * look as large as a circle.
 * @typedef {{ value: string, label: string, shape: import("cytoscape").Css.NodeShape, outline: string, grow: number }} Role
 */

/** @type {Role[]} */
export const ROLES = [
  { value: "decider", label: "Decider", shape: "round-diamond", outline: "M0-13 13 0 0 13-13 0Z", grow: 1.32 },
  { value: "approver", label: "Approver", shape: "round-hexagon", outline: "M-6-10.5H6L12 0 6 10.5H-6L-12 0Z", grow: 1.14 },
  { value: "buyer", label: "Buyer", shape: "round-rectangle", outline: "M-9.5-9.5H9.5V9.5H-9.5Z", grow: 0.94 },
  { value: "gatekeeper", label: "Gatekeeper", shape: "octagon", outline: "M-4.5-11H4.5L11-4.5V4.5L4.5 11H-4.5L-11 4.5V-4.5Z", grow: 1.04 },
  { value: "influencer", label: "Influencer", shape: "round-pentagon", outline: "M0-12 12-3 7.5 10.5H-7.5L-12-3Z", grow: 1.12 },
  { value: "user", label: "User", shape: "barrel", outline: "M-9.5-8.5Q0-14 9.5-8.5V8.5Q0 14-9.5 8.5Z", grow: 0.98 },
  { value: "initiator", label: "Initiator", shape: "round-tag", outline: "M-10-8.5H3L11 0 3 8.5H-10Z", grow: 1.06 },
  { value: "", label: "No role yet", shape: "ellipse", outline: "M-11 0A11 11 0 1 1 11 0A11 11 0 1 1-11 0Z", grow: 1 },
];

/** `mark` is drawn with lines of width 2 in a box from -5 to 5. */
export const STANCES = [
  { value: "opponent", label: "Opponent", mark: "M-4-4 4 4M4-4-4 4" },
  { value: "sceptic", label: "Sceptic", mark: "M-4.5 0H4.5" },
  { value: "neutral", label: "Neutral", mark: "M-4 0A4 4 0 1 1 4 0A4 4 0 1 1-4 0Z" },
  { value: "supporter", label: "Supporter", mark: "M-5 0H5M0-5V5" },
  { value: "advocate", label: "Advocate", mark: "M0-5 1.5-1.6 5-1.4 2.3 1 3.2 4.6 0 2.6-3.2 4.6-2.3 1-5-1.4-1.5-1.6Z" },
  { value: "unknown", label: "We don’t know yet", mark: "M-2.5-2.6A2.6 2.6 0 1 1 1.2-.6Q0 .1 0 1.6M0 4.6V4.7" },
];

/** Diameter of a circle on the map, in pixels at 100 %. */
export const INFLUENCE = [
  { value: "none", label: "None", size: 30 },
  { value: "some", label: "Some", size: 40 },
  { value: "strong", label: "Strong", size: 50 },
  { value: "decisive", label: "Decisive", size: 62 },
];

const SIZE_UNKNOWN = 44;

/** Whether somebody sits on the position; `mark` stands in place of the stance's, drawn the same way in a box from -7 to 7. */
export const PRESENCES = [
  { value: "named", label: "Named person", mark: "" },
  { value: "vacant", label: "Vacant position", mark: "M-3.5-7H3.5V0H-3.5ZM-5.5 0H5.5V2.8H-5.5ZM-4.5 2.8V7M4.5 2.8V7" },
  { value: "unknown", label: "Somebody, name unknown", mark: "M-2.8-3.2A2.8 2.8 0 1 1 2.8-3.2A2.8 2.8 0 1 1-2.8-3.2ZM-6 7Q-6 1.6 0 1.6 6 1.6 6 7" },
];

/**
 * Whose people they are. Ours and a competitor's are filled, carry initials and have a shape of their own.
 * @type {(Omit<Role, "grow"> & { colour: string })[]}
 */
export const SIDES = [
  { value: "", label: "Their people", shape: "ellipse", outline: "M-11 0A11 11 0 1 1 11 0A11 11 0 1 1-11 0Z", colour: "" },
  { value: "own", label: "Our team", shape: "round-rectangle", outline: "M-11-9H11V9H-11Z", colour: "own" },
  { value: "rival", label: "Competitors", shape: "cut-rectangle", outline: "M-7-9H7L11-5V5L7 9H-7L-11 5V-5Z", colour: "rival" },
];

/**
 * `head` and `curve` are SVG for the legend: from left to right, 44 wide; `dash` serves both. `label` is for kinds nobody named.
 * @type {{ value: string, label: string, colour: string, dash: string, head: string, curve?: string, double?: boolean }[]}
 */
export const LINES = [
  { value: "reports-to", label: "Reports to", colour: "edge", dash: "", head: "M36-4 44 0 36 4Z" },
  { value: "dotted", label: "Dotted line to", colour: "edge", dash: "2 4", head: "M36-4 44 0 36 4Z" },
  { value: "influences", label: "Influences", colour: "accent", dash: "", head: "M37-5 44 0 37 5", curve: "M0 3Q20-9 42-1" },
  { value: "at-odds", label: "Is at odds with", colour: "bad", dash: "8 5", head: "M18-4 26 4M26-4 18 4" },
  { value: "controls-access", label: "Controls access to", colour: "warning", dash: "", head: "M34-4 41 0 34 4ZM43-6V6" },
  { value: "ours", label: "Our contact", colour: "own", dash: "", head: "M36 0A4 4 0 1 1 44 0A4 4 0 1 1 36 0Z", double: true },
  { value: "rival", label: "A competitor’s contact", colour: "rival", dash: "10 4 2 4", head: "M34 0 39-4.5 44 0 39 4.5Z" },
];

/** The kind a link from this side always has. @type {Record<string, string>} */
export const KIND_OF_SIDE = { own: "ours", rival: "rival" };

/** Who reports to whom is so or not; all other links are the wider the stronger they are. */
const WIDTHS = [1.5, 1.5, 2.75, 4.5];
const PLAIN = 1.6;

/** @param {{ kind: string, strength?: number }} tie @returns {number} px */
export const widthOf = ({ kind, strength = 1 }) =>
  kind === "reports-to" || kind === "dotted" ? PLAIN : (WIDTHS[Math.round(strength)] ?? PLAIN);

/** How large an arrow is drawn on a line of this width, which it grows with by itself. @param {number} width */
export const headOf = (width) => Math.round((1.2 - 0.09 * width) * 100) / 100;

/**
 * How much of its colour a line keeps: the less, the less sure we are.
 * @param {number | null | undefined} confidence from 0 to 1; null where nobody knows, undefined where nobody asks
 */
export const opacityOf = (confidence) => {
  if (confidence === undefined) return 1;
  if (confidence === null || !(confidence >= 0)) return 0.5;
  return Math.round((0.28 + 0.72 * Math.min(1, confidence)) * 100) / 100;
};

/** @param {string} value */
export const lineOf = (value) => LINES.find((line) => line.value === value) ?? LINES[0];

/** @param {string} value */
export const sideOf = (value) => SIDES.find((side) => side.value === value) ?? SIDES[0];

/** @param {string} value */
export const presenceOf = (value) => PRESENCES.find((presence) => presence.value === value) ?? PRESENCES[0];

/** @param {string} value */
export const roleOf = (value) => ROLES.find((role) => role.value === value) ?? ROLES[ROLES.length - 1];

/** @param {string} value */
export const stanceOf = (value) => STANCES.find((stance) => stance.value === value) ?? STANCES[STANCES.length - 1];

/** @param {string} value */
export const sizeOf = (value) => INFLUENCE.find((step) => step.value === value)?.size ?? SIZE_UNKNOWN;
