// @ts-check
// The drawing: what is only looked at is hidden from screen readers; they get one list of bars that lies over it.
import { html } from "../lib/widget.js";
import { short } from "../lib/picture.js";
import { nameTags, named, reach } from "./scale.js";

/**
 * @typedef {import("./scale.js").Bar} Bar
 * @typedef {import("./scale.js").Scale} Scale
 * @typedef {{ values: string, together: string, chosen: string, locale: string }} Texts
 * @typedef {{ bars: Bar[], to: Scale, width: number, words: Intl.NumberFormat, texts: Texts, at: number,
 *   selected: number, stop: number, say(bar: Bar): string,
 *   point(index: number): void, focus(index: number): void, open(index: number): void }} Props
 */

const MARK = 0.8;
const STAR = 7; // px a star needs; under narrower bars it is a stroke

/** @param {Props} props */
const Axis = ({ to, words, texts }) => html`
    <g class="kam-pareto-axis">
      ${to.ticks.map((tick) => html`
        <line key=${tick} class=${tick === 0 ? "kam-pareto-base" : "kam-pareto-grid"} 
          x1=${to.left} x2=${to.right} y1=${to.y(tick)} y2=${to.y(tick)} />
        <text x=${to.left - 8} y=${to.y(tick)} dy="0.35em" text-anchor="end">${words.format(tick)}</text>`)}
      <text x="0" y="12">${texts.values}</text>
    </g>`;

/** @param {Props} props */
const Bars = ({ bars, to, at, selected }) => {
  const gap = to.band > 6 ? Math.min(12, to.band * 0.18) : to.band > 3 ? 1 : 0;
  return html`
    <g>
      ${bars[selected] && html`<rect class="kam-pareto-open" x=${to.x(selected)} width=${to.band} y=${to.top}
        height=${to.bottom - to.top} />`}
      ${bars.map((bar, index) => {
        const tip = to.y(bar.value);
        return html`<rect key=${bar.id} class="kam-pareto-bar" data-chosen=${Boolean(bar.chosen)}
          data-at=${index === at}
          x=${to.x(index) + gap / 2} width=${to.band - gap}
          y=${Math.min(tip, to.base)} height=${Math.max(1, Math.abs(to.base - tip))} />`;
      })}
    </g>`;
};

/** @param {Props} props */
const Stars = ({ bars, to }) => html`
  <g class="kam-pareto-stars">
    ${bars.map((bar, index) => {
      if (!bar.chosen) return null;
      const x = to.x(index) + to.band / 2;
      if (to.band < STAR) return html`<line key=${bar.id} x1=${x} x2=${x} y1=${to.bottom + 4} y2=${to.bottom + 10} />`;
      return html`<text key=${bar.id} x=${x} y=${to.bottom + 15} text-anchor="middle"
        style=${{ fontSize: `${Math.min(13, to.band + 2)}px` }}>★</text>`;
    })}
  </g>`;

/** @param {Props} props */
const Line = ({ bars, to, texts }) => {
  const middle = (/** @type {number} */ index) => to.x(index) + to.band / 2;
  const points = bars.map((bar, index) => `${middle(index).toFixed(1)} ${to.share(bar.cumulative).toFixed(1)}`);
  const path = `M${points.join("L")}`;
  const needed = reach(bars, MARK);
  const known = bars.filter((bar) => bar.id !== "").length; // how many are behind "all others" nobody has said
  const sentence = known === bars.length ? `${needed} of ${known} bring 80 %` : `${needed} bring 80 %`;
  return html`
    <g class="kam-pareto-line">
      <line class="kam-pareto-mark" x1=${to.left} x2=${to.right} y1=${to.share(MARK)} y2=${to.share(MARK)} />
      <text x=${to.right + 8} y=${to.share(MARK)} dy="0.35em">80 %</text>
      ${bars.length > 1 && html`<text x=${to.right + 8} y=${to.share(1)} dy="0.35em">100 %</text>`}
      ${needed > 0 && needed <= known && html`
        <line class="kam-pareto-mark" x1=${middle(needed - 1)} x2=${middle(needed - 1)} y1=${to.share(MARK)} y2=${to.base} />
        <text class="kam-pareto-halo" x=${middle(needed - 1) + 8}
          y=${to.share(MARK) + 20}>${sentence}</text>`}
      <path class="kam-pareto-under" d=${path} />
      <path d=${path} />
      <text class="kam-pareto-halo" x=${middle(bars.length - 1)}
        y=${to.share(bars.at(-1)?.cumulative ?? 0) + (needed ? 17 : -9)} text-anchor="end">${texts.together}</text>
    </g>`;
};

/** @param {Props} props */
const Names = ({ bars, to }) => {
  if (named(to.band))
    return html`
      <g class="kam-pareto-names">
        ${bars.map((bar, index) => html`
          <text key=${bar.id} x=${to.x(index) + to.band / 2} y=${to.bottom + 32}
            text-anchor="middle">${short(bar.label, to.band)}</text>`)}
      </g>`;
  return html`
    <g class="kam-pareto-names">
      ${nameTags(bars, to).map(({ bar, x, y }) => html`
        <text key=${bar.id} class="kam-pareto-halo" x=${x} y=${y} dy="0.35em">${bar.label}</text>`)}
    </g>`;
};

/** @param {Props & { title?: string }} props */
const Targets = ({ bars, to, stop, selected, say, texts, point, focus, open }) => html`
  <g role="listbox" aria-label=${texts.values || "Bars"} aria-orientation="horizontal">
    ${bars.map((bar, index) => html`
      <rect key=${bar.id} class="kam-pareto-target" role="option" tabindex=${index === stop ? 0 : -1}
        aria-selected=${index === selected}
        aria-label=${`${say(bar)}${bar.chosen ? `, ${texts.chosen}` : ""}`} x=${to.x(index)} width=${to.band}
        y=${to.top} height=${to.bottom - to.top}
        onPointerEnter=${() => point(index)} onFocus=${() => focus(index)} onBlur=${() => focus(-1)}
        onClick=${() => open(index)} />`)}
  </g>`;

/** @param {Props} props */
export const Picture = (props) => html`
  <svg class="kam-pareto-picture" width=${props.width} height=${props.to.height}
    viewBox=${`0 0 ${props.width} ${props.to.height}`}>
    <g aria-hidden="true">
      ${Axis(props)}${Bars(props)}${Line(props)}${Names(props)}${Stars(props)}
    </g>
    ${Targets(props)}
  </svg>`;
