// @ts-check
// What the shapes, outlines, sizes and lines mean, drawn from the same tables as the map.
import { html } from "../lib/widget.js";
import { INFLUENCE, lineOf, PRESENCES, ROLES, SIDES, STANCES } from "./grammar.js";

/** @typedef {{ what: string, sample: any, label: string }} Row `what` is what it puts away, as a look calls it */

/**
 * The legend is the filter: what is not ticked is not drawn.
 * @param {{ kinds: import("./types").Choice[], look: import("./look.js").Look, toggle: (what: string) => void, showAll: () => void, close: () => void }} props
 */
export const Legend = ({ kinds, look, toggle, showAll, close }) => {
  const group = (/** @type {string} */ title, /** @type {Row[]} */ rows, /** @type {string} */ note = "") =>
    html`<${Group} title=${title} rows=${rows} note=${note} hidden=${look.hidden} toggle=${toggle} />`;
  return html`
    <section class="kam-map-legend" aria-label="Legend">
      <button type="button" class="kam-map-close" aria-label="Close the legend" onClick=${close}>✕</button>
      <p class="kam-map-legend-note">
        Untick what you do not want to see.
        ${look.hidden.size > 0 && html` <button type="button" class="kam-map-text-button" onClick=${showAll}>Show everything</button>`}
      </p>
      <div>
        ${group("Line: link", kinds.map(({ value, label }) => ({ what: `kind:${value}`, sample: html`<${LineSample} kind=${value} />`, label })),
          "Wider: stronger. Paler: less certain, or not known how certain.")}
        ${group("Whose people", SIDES.map(({ value, label }) => ({ what: `side:${value}`, sample: side(value), label })))}
        ${group("Position", PRESENCES.map(({ value, label }) => ({ what: `presence:${value}`, sample: presence(value), label })))}
      </div>
      <div>
        ${group("Outline and mark: stance", STANCES.map(({ value, label }) => ({ what: `stance:${value}`, sample: stance(value), label })))}
        ${group("Shape: main role", ROLES.map(({ value, label }) => ({ what: `role:${value}`, sample: shape(value), label })))}
        <h2>Size: influence</h2>
        <ul class="kam-map-sizes">${INFLUENCE.map(({ size, label }) => html`<li>${circle(size)}<span>${label}</span></li>`)}</ul>
        <p>Not known yet: a medium size.</p>
      </div>
    </section>
  `;
};

/**
 * What is drawn means, in a line or two: nobody has to open the legend for it.
 * @param {{ people: import("./types").Person[], ties: import("./types").Tie[], kinds: import("./types").Choice[] }} props
 */
export const Key = ({ people, ties, kinds }) => {
  const stances = new Set(people.filter(({ side }) => !side).map((person) => person.stance));
  const linked = new Set(ties.map(({ kind }) => kind));
  return html`
    <ul class="kam-map-key" aria-hidden="true">
      ${STANCES.filter(({ value }) => stances.has(value)).map(({ value, label }) => html`<li>${stance(value)}<span>${label}</span></li>`)}
      ${kinds.filter(({ value }) => linked.has(value)).map(({ value, label }) => html`<li><${LineSample} kind=${value} /><span>${label}</span></li>`)}
    </ul>
  `;
};

/** @param {{ title: string, rows: Row[], note: string, hidden: Set<string>, toggle: (what: string) => void }} props */
const Group = ({ title, rows, note, hidden, toggle }) => html`
  <fieldset class="kam-map-legend-group">
    <legend>${title}</legend>
    ${rows.map(({ what, sample, label }) => html`
      <label class="kam-map-legend-row">
        <input type="checkbox" checked=${!hidden.has(what)} onChange=${() => toggle(what)} />${sample}<span>${label}</span>
      </label>
    `)}
    ${note && html`<p>${note}</p>`}
  </fieldset>
`;

/** @param {string} role */
const shape = (role) => html`
  <svg class="kam-map-sample" viewBox="-15 -15 30 30" aria-hidden="true">
    <path class="kam-sample-shape" d=${ROLES.find(({ value }) => value === role)?.outline} />
  </svg>
`;

/** @param {string} value */
const stance = (value) => html`
  <svg class=${`kam-map-sample kam-stance-${value}`} viewBox="-15 -15 30 30" aria-hidden="true">
    <circle class="kam-sample-stance" r="12" />
    <path class="kam-sample-mark" d=${STANCES.find((each) => each.value === value)?.mark} />
  </svg>
`;

/** @param {string} value */
const presence = (value) => html`
  <svg class=${`kam-map-sample kam-presence-${value}`} viewBox="-15 -15 30 30" aria-hidden="true">
    <circle class="kam-sample-shape" r="12" />
    ${value === "vacant" && html`<circle class="kam-sample-shape" r="8.5" />`}
    <path class="kam-sample-mark" d=${PRESENCES.find((each) => each.value === value)?.mark} />
  </svg>
`;

/** @param {string} value */
const side = (value) => html`
  <svg class=${`kam-map-sample kam-side-${value}`} viewBox="-15 -15 30 30" aria-hidden="true">
    <path class="kam-sample-shape" d=${SIDES.find((each) => each.value === value)?.outline} />
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
  const { colour, dash, head, curve = "M0 0H40", double } = lineOf(kind);
  const fill = head.includes("Z") && kind !== "dotted" ? "currentColor" : "none";
  return html`
    <svg class="kam-map-line-sample" viewBox="-2 -8 50 16" aria-hidden="true" style=${`color: var(--kam-map-${colour})`}>
      <g stroke="currentColor">
        <path d=${curve} fill="none" stroke-width=${double ? 5 : 2} stroke-dasharray=${dash} />
        ${double && html`<path class="kam-sample-core" d=${curve} fill="none" stroke-width="2" />`}
        <path d=${head} fill=${fill} stroke-width="1.8" />
      </g>
    </svg>
  `;
};
