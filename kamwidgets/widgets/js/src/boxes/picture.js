// @ts-check
// The drawing: what is only looked at is hidden from screen readers; they get one list of accounts that lies over it.
import { html } from "../lib/widget.js";
import { boxes, boxNames, nameTags } from "./scale.js";

/**
 * @typedef {import("./scale.js").Account} Account
 * @typedef {import("./scale.js").Place} Place
 * @typedef {import("./scale.js").Scale} Scale
 * @typedef {Record<string, string>} Texts
 * @typedef {{ accounts: Account[], places: Place[], to: Scale, names: string[][], cuts: import("./scale.js").Cuts,
 *   width: number, texts: Texts, at: number, selected: number, stop: number, say(account: Account): string,
 *   point(index: number): void, focus(index: number): void, open(index: number): void }} Props
 */

const HEAD = 7; // px, an arrow's head
const AIM = 5; // px, the radius of where an account is expected
const TOUCH = 12; // px, the least radius that can be pointed at

/** @param {Props} props */
const Boxes = ({ names, cuts, to }) => html`
  <g class="kam-boxes-field">
    ${boxes(names, cuts, to).map((box) => html`<rect x=${box.left} y=${box.top}
      width=${Math.max(0, box.right - box.left)} height=${Math.max(0, box.bottom - box.top)} />`)}
  </g>`;

/** Over the bubbles: who stands where must be readable. @param {Props} props */
const BoxNames = ({ names, cuts, to }) => html`
  <g class="kam-boxes-titles">
    ${boxNames(boxes(names, cuts, to)).map((box) => html`<text x=${box.left} y=${box.top + 15}>${box.name}</text>`)}
  </g>`;

/** @param {Props} props */
const Axes = ({ to, texts }) => {
  const whole = Array.from({ length: 2 * to.span + 1 }, (_, index) => index - to.span);
  const step = to.span > 5 ? 5 : 1;
  const write = (/** @type {number} */ value) => (value > 0 ? `+${value}` : `${value}`.replace("-", "−"));
  const low = to.x(0) < to.x(1);
  return html`
    <g class="kam-boxes-axis">
      ${whole.filter((tick) => tick % step === 0).map((tick) => html`<text key=${tick} x=${to.left - 8} y=${to.y(tick)}
        dy="0.35em" text-anchor="end">${write(tick)}</text>`)}
      <text x="0" y="14">${texts.y}</text>
      ${[0, 25, 50, 75, 100].map((tick) => html`<text key=${tick} x=${to.x(tick / 100)} y=${to.bottom + 16}
        text-anchor="middle">${tick}</text>`)}
      <text x=${low ? to.right : to.left} y=${to.bottom + 34} text-anchor=${low ? "end" : "start"}>${low
        ? `${texts.x} →` : `← ${texts.x}`}</text>
    </g>`;
};

/** @param {Props} props */
const Rings = ({ accounts, places }) => html`
  <g class="kam-boxes-rings">
    ${places.map(({ x, y, ring }, index) => ring > 0 && html`<circle key=${accounts[index].id} cx=${x} cy=${y}
      r=${ring} />`)}
  </g>`;

/** @param {Place} place */
const Arrow = ({ x, y, r, to }) => {
  if (!to) return null;
  const [across, down] = [to.x - x, to.y - y];
  const far = Math.hypot(across, down);
  const [along, up] = far ? [across / far, down / far] : [0, 0];
  const point = (/** @type {number} */ distance, /** @type {number} */ aside = 0) =>
    `${(x + along * distance - up * aside).toFixed(1)} ${(y + up * distance + along * aside).toFixed(1)}`;
  const end = far - AIM;
  return html`
    <g>
      <circle cx=${to.x} cy=${to.y} r=${AIM} />
      ${end > r + HEAD && html`
        <path d=${`M${point(r)}L${point(end - HEAD)}`} />
        <path class="kam-boxes-head" d=${`M${point(end)}L${point(end - HEAD, 4)}L${point(end - HEAD, -4)}Z`} />`}
    </g>`;
};

/** @param {Props} props */
const Arrows = ({ accounts, places }) => html`
  <g class="kam-boxes-ahead">${places.map((place, index) => place.to && html`<${Arrow} key=${accounts[index].id}
    ...${place} />`)}</g>`;

/** The large ones first, so that the small ones lie on them. @param {Place[]} places */
const largeFirst = (places) => places.map((_, index) => index).sort((one, other) => places[other].r - places[one].r);

/** @param {Props} props */
const Bubbles = ({ accounts, places, at, selected }) => html`
  <g class="kam-boxes-bubbles">
    ${largeFirst(places).map((index) => {
      const [one, { x, y, r }] = [accounts[index], places[index]];
      return html`<g key=${one.id} data-at=${index === at} data-key=${Boolean(one.key)}
        data-unknown=${!(one.size != null && one.size > 0)}>
        ${index === selected && html`<circle class="kam-boxes-open" cx=${x} cy=${y} r=${r + 4} />`}
        <circle class="kam-boxes-bubble" cx=${x} cy=${y} r=${r} />
        ${one.key && html`<text class="kam-boxes-star" x=${x} y=${y} dy="0.36em" text-anchor="middle">★</text>`}
      </g>`;
    })}
  </g>`;

/** Key accounts and the open one are named first. @param {Props} props */
const Names = ({ accounts, places, to, names, cuts, selected }) => {
  const rank = (/** @type {number} */ index) => (index === selected ? 0 : accounts[index].key ? 1 : 2);
  const order = accounts.map((_, index) => index).sort((one, other) => rank(one) - rank(other));
  const tags = nameTags(order.map((index) => accounts[index]), order.map((index) => places[index]), to,
    boxNames(boxes(names, cuts, to)));
  return html`
    <g class="kam-boxes-names">
      ${tags.map(({ id, name, x, y, anchor }) => html`<text key=${id} x=${x} y=${y} dy="0.35em"
        text-anchor=${anchor}>${name}</text>`)}
    </g>`;
};

/** @param {Props} props */
const Targets = ({ accounts, places, selected, stop, texts, say, point, focus, open }) => html`
  <g role="listbox" aria-label=${texts.list}>
    ${largeFirst(places).map((index) => html`
      <circle key=${accounts[index].id} class="kam-boxes-target" role="option" tabindex=${index === stop ? 0 : -1}
        data-index=${index} aria-selected=${index === selected} aria-label=${say(accounts[index])}
        cx=${places[index].x} cy=${places[index].y} r=${Math.max(TOUCH, places[index].r)}
        onPointerEnter=${() => point(index)} onFocus=${() => focus(index)} onBlur=${() => focus(-1)}
        onClick=${() => open(index)} />`)}
  </g>`;

/** @param {Props} props */
export const Picture = (props) => html`
  <svg class="kam-boxes-picture" width=${props.width} height=${props.to.height}
    viewBox=${`0 0 ${props.width} ${props.to.height}`}>
    <g aria-hidden="true">
      ${Boxes(props)}${Axes(props)}${Rings(props)}${Arrows(props)}${Bubbles(props)}${BoxNames(props)}${Names(props)}
    </g>
    ${Targets(props)}
  </svg>`;
