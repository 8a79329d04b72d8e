// @ts-check
// A menu: of a button of the strip, of a person, a link or the map itself. Arrows, Home, End and first letters lead through it.
import { html } from "../lib/widget.js";
import { Float } from "./float.js";

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */
/**
 * `why` says why it cannot be chosen just now, or ""; `checked` makes it one of several of which one is in force.
 * @typedef {{ label: string, run: () => void, keys?: string, why?: string, checked?: boolean, sample?: any, apart?: boolean }} Item
 */

/** @param {KeyboardEvent & { currentTarget: HTMLElement }} event */
const step = (event) => {
  const items = /** @type {HTMLElement[]} */ ([...event.currentTarget.querySelectorAll("[role^=menuitem]")]);
  const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const last = items.length - 1;
  const next = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[event.key];
  const letter = event.key.length === 1 && event.key !== " " ? event.key.toLowerCase() : "";
  const named = letter ? [...items.slice(at + 1), ...items].find((item) => item.textContent?.trim().toLowerCase().startsWith(letter)) : undefined;
  const to = next === undefined ? named : items[next];
  if (!to) return;
  event.preventDefault();
  to.focus();
};

/** @param {{ label: string, items: Item[], done?: () => void }} props */
export const Items = ({ label, items, done = () => {} }) => html`
  <div role="menu" aria-label=${label} class="kam-map-menu" onKeyDown=${step}>
    ${items.map(({ label: text, run, keys = "", why = "", checked, sample = null, apart = false }) => html`
      ${apart && html`<hr />`}
      <button type="button" role=${checked === undefined ? "menuitem" : "menuitemradio"} class="kam-map-item" title=${why}
        aria-checked=${checked} aria-disabled=${why ? "true" : "false"} onClick=${() => why || (done(), run())}>
        ${checked !== undefined && html`<span class="kam-map-check" aria-hidden="true">${checked ? "✓" : ""}</span>`}
        ${sample}<span>${text}</span>${keys && html`<kbd>${keys}</kbd>`}
      </button>
    `)}
  </div>
`;

/** @param {{ map: RelationshipMap, label: string, items: Item[], at: import("./types").Point }} props */
export const Menu = ({ map, label, items, at }) => html`
  <${Float} map=${map} at=${at} label=${label}>
    <${Items} label=${label} items=${items} done=${() => map.close()} />
  </${Float}>
`;
