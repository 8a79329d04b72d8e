// @ts-check
// Accounts by attractiveness and strength in four or nine boxes; every account can be read and opened.
import { useState } from "preact/hooks";
import { html, widget } from "./lib/widget.js";
import { useFreshId } from "./lib/ids.js";
import { leadsTo, useWidth } from "./lib/picture.js";
import { Picture } from "./boxes/picture.js";
import { places, scale } from "./boxes/scale.js";

/**
 * @typedef {import("./boxes/scale.js").Account} Account
 * @typedef {import("./boxes/scale.js").Place} Place
 */

const TEXTS = {
  x: "attractiveness", y: "Strength", key: "key account", size: "size", ring: "ring", to: "expected", list: "Accounts",
  empty: "No account can be placed yet.",
};
const SAME = 3; // px within which accounts cannot be told apart

/** @param {{ at: Account | undefined, more: number, texts: Record<string, string> }} props */
const Readout = ({ at, more, texts }) => html`
  <p class="kam-boxes-readout">
    ${at && html`<span>${at.key && html`<span class="kam-boxes-mark" aria-hidden="true">★ </span>`}<strong>${at.label}</strong>: ${at.text}${
      more > 0 && ` · ${more} more at the same place`}</span>`}
    ${!at && html`<span class="kam-boxes-invitation">Point at an account to read it, click to open it.</span>`}
  </p>`;

/** What the marks mean, as far as there are any. @param {{ accounts: Account[], texts: Record<string, string> }} props */
const Legend = ({ accounts, texts }) => {
  const shown = [
    [accounts.some((one) => one.key), html`<span class="kam-boxes-mark">★</span>`, texts.key],
    [texts.size, html`<svg viewBox="-8 -8 16 16"><circle class="kam-boxes-bubble" r="6" /></svg>`, texts.size],
    [accounts.some((one) => one.ring), html`<svg class="kam-boxes-rings" viewBox="-8 -8 16 16"><circle r="7" /></svg>`,
      texts.ring],
    [accounts.some((one) => one.to), html`<svg class="kam-boxes-ahead" viewBox="-16 -8 24 16" style="width:24px"><path
      d="M-16 0H-6" /><path class="kam-boxes-head" d="M1 0L-6 4V-4Z" /><circle cx="4.5" r="3.5" /></svg>`, texts.to],
  ];
  return html`
    <ul class="kam-boxes-legend">
      ${shown.filter(([is]) => is).map(([, mark, words]) => html`<li><span aria-hidden="true">${mark}</span>${words}</li>`)}
    </ul>`;
};

/** From the left to the right, and from above where they stand over each other. @param {Place[]} all */
const walk = (all) => all.map((_, index) => index).sort((one, other) =>
  Math.round(all[one].x) - Math.round(all[other].x) || all[one].y - all[other].y);

/** How many others cannot be told apart from one. @param {Place[]} all @param {number} at */
const same = (all, at) =>
  at in all ? all.filter(({ x, y }) => Math.hypot(x - all[at].x, y - all[at].y) < SAME).length - 1 : 0;

/** @param {{ model: import("./lib/widget.js").Model }} props */
const PortfolioBoxes = ({ model }) => {
  const { ref, width, element } = useWidth();
  const id = useFreshId();
  const [pointed, setPointed] = useState(-1);
  const [focused, setFocused] = useState(-1);
  /** @type {Account[]} */
  const accounts = model.get("accounts");
  const texts = { ...TEXTS, ...model.get("texts") };
  const to = scale(accounts, width, model.get("high"));
  const all = places(accounts, to);
  const order = walk(all);
  const selected = accounts.findIndex((one) => one.id === model.get("selected"));
  const at = [pointed, focused, selected].find((index) => index in accounts) ?? -1;
  const stop = focused in accounts ? focused : selected in accounts ? selected : order[0];
  const say = (/** @type {Account} */ one) => `${one.label}${one.key ? `, ${texts.key}` : ""}: ${one.text}`;
  const open = (/** @type {number} */ index) => accounts[index] && model.send({ type: "select", id: accounts[index].id });

  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const next = leadsTo(event.key, order.indexOf(stop), order.length - 1);
    if (event.key === "Enter" || event.key === " ") open(focused);
    else if (next === undefined) return;
    else /** @type {SVGElement | null | undefined} */ (element?.querySelector(`[data-index='${order[next]}']`))?.focus();
    event.preventDefault();
    event.stopPropagation();
  };

  if (accounts.length === 0) return html`<p class="kam-boxes-empty">${texts.empty}</p>`;
  return html`
    <figure class="kam-boxes" aria-labelledby=${`${id}-title`}>
      <figcaption class="kam-boxes-title" id=${`${id}-title`}>${model.get("title")}</figcaption>
      <${Readout} at=${accounts[at]} more=${same(all, at)} texts=${texts} />
      <div class="kam-boxes-frame" ref=${ref} onKeyDown=${onKeyDown} onPointerLeave=${() => setPointed(-1)}>
        ${width > 0 && html`<${Picture} accounts=${accounts} places=${all} to=${to} names=${model.get("names")}
          cuts=${model.get("cuts")} width=${width} texts=${texts} at=${at} selected=${selected} stop=${stop} say=${say}
          point=${setPointed} focus=${setFocused} open=${open} />`}
      </div>
      <${Legend} accounts=${accounts} texts=${texts} />
    </figure>`;
};

export default widget(PortfolioBoxes);
