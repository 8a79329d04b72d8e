// @ts-check
// What the shapes, outlines, sizes and lines mean, drawn from the same tables as the map.
import { html } from "../lib/widget.js";
import { INFLUENCE, LINES, ROLES, roleOf, STANCES, WIDTHS } from "./grammar.js";
import { KEYS } from "./keys.js";

/** @param {{ kinds: import("./types").Choice[], close: () => void }} props */
export const Legend = ({ kinds, close }) => html`
  <section class="kam-map-legend" aria-label="Legend">
    <button type="button" class="kam-map-close" aria-label="Close the legend" onClick=${close}>✕</button>
    <div>
      <${Group} title="Shape: main role" items=${ROLES.map(({ value, label }) => [shape(value), label])} />
      <${Group} title="Outline and mark: stance" items=${STANCES.map(({ value, label }) => [stance(value), label])} />
    </div>
    <div>
      <${Group}
        title="Line: link"
        items=${kinds.map(({ value, label }) => [html`<${LineSample} kind=${value} />`, label])}
        note="Wider: a stronger influence."
      />
      <${Group}
        title="Size: influence"
        items=${INFLUENCE.map(({ size, label }) => [circle(size), label])}
        note="Not known yet: a medium size."
      />
      <h2>Keys</h2>
      <dl>${KEYS.map(([key, what]) => html`<dt>${key}</dt><dd>${what}</dd>`)}</dl>
    </div>
  </section>
`;

/** @param {{ title: string, items: [any, string][], note?: string }} props */
const Group = ({ title, items, note }) => html`
  <div class="kam-map-legend-group">
    <h2>${title}</h2>
    <ul>${items.map(([sample, label]) => html`<li>${sample}<span>${label}</span></li>`)}</ul>
    ${note && html`<p>${note}</p>`}
  </div>
`;

/** @param {string} role */
const shape = (role) => html`
  <svg class="kam-map-sample" viewBox="-15 -15 30 30" aria-hidden="true">
    <path class="kam-sample-shape" d=${roleOf(role).outline} />
  </svg>
`;

/** @param {string} value */
const stance = (value) => html`
  <svg class=${`kam-map-sample kam-stance-${value}`} viewBox="-15 -15 30 30" aria-hidden="true">
    <circle class="kam-sample-stance" r="12" />
    <path class="kam-sample-mark" d=${STANCES.find((each) => each.value === value)?.mark} />
  </svg>
`;

/** @param {number} size */
const circle = (size) => html`
  <svg class="kam-map-sample" viewBox="-35 -35 70 70" aria-hidden="true">
    <circle class="kam-sample-size" r=${size / 2} />
  </svg>
`;

/** A line as it looks on the map. @param {{ kind: string }} props */
export const LineSample = ({ kind }) => {
  const line = LINES.find((each) => each.value === kind) ?? LINES[0];
  const width = kind === "influences" ? WIDTHS[2] : 1.8;
  const fill = line.head.includes("Z") && kind !== "dotted" ? "currentColor" : "none";
  return html`
    <svg class="kam-map-line-sample" viewBox="-2 -8 50 16" aria-hidden="true" style=${`color: var(--kam-map-${line.colour})`}>
      <g stroke="currentColor">
        <path d=${line.curve ?? "M0 0H42"} fill="none" stroke-width=${width} stroke-dasharray=${line.dash} />
        <path d=${line.head} fill=${fill} stroke-width="1.8" />
      </g>
    </svg>
  `;
};
