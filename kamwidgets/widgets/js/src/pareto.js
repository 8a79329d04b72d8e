// @ts-check
// Bars from the largest to the smallest and the line of what they bring together; every bar can be read and opened.
import { useState } from "preact/hooks";
import { html, widget } from "./lib/widget.js";
import { useFreshId } from "./lib/ids.js";
import { leadsTo, useWidth } from "./lib/picture.js";
import { Picture } from "./pareto/picture.js";
import { scale } from "./pareto/scale.js";

/**
 * @typedef {import("./pareto/scale.js").Bar} Bar
 * @typedef {{ values: string, together: string, chosen: string, locale: string }} Texts
 */

const TEXTS = { values: "", together: "together", chosen: "chosen", locale: "en-GB" };

/**
 * A bar as one line to read.
 * @param {Bar} bar
 * @param {Texts} texts
 */
const readout = (bar, { together, locale }) => {
  const share = new Intl.NumberFormat(locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${bar.label}: ${bar.text} · ${together} ${share.format(bar.cumulative).replace(/\s*%/, " %")}`;
};

/** @param {{ bars: Bar[], at: Bar | undefined, texts: Texts }} props */
const Readout = ({ bars, at, texts }) => html`
  <p class="kam-pareto-readout">
    ${at && html`<span class="kam-pareto-star" data-on=${Boolean(at.chosen)}
      aria-hidden="true">★</span>${readout(at, texts)}`}
    ${!at && html`<span class="kam-pareto-invitation">Point at a bar to read it, click to open it.</span>`}
    ${bars.some((bar) => bar.chosen) && html`<span class="kam-pareto-key"><span
      aria-hidden="true">★</span> ${texts.chosen}</span>`}
  </p>`;

/** @param {{ model: import("./lib/widget.js").Model }} props */
const Pareto = ({ model }) => {
  const { ref, width, element } = useWidth();
  const id = useFreshId();
  const [pointed, setPointed] = useState(-1);
  const [focused, setFocused] = useState(-1);
  /** @type {Bar[]} */
  const bars = model.get("bars");
  /** @type {Texts} */
  const texts = { ...TEXTS, ...model.get("texts") };
  const words = new Intl.NumberFormat(texts.locale);
  const selected = bars.findIndex((bar) => bar.id !== "" && bar.id === model.get("selected"));
  const at = [pointed, focused, selected].find((index) => index in bars) ?? -1;
  const open = (/** @type {number} */ index) => bars[index]?.id && model.send({ type: "select", id: bars[index].id });

  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const to = leadsTo(event.key, Math.max(0, focused), bars.length - 1);
    if (event.key === "Enter" || event.key === " ") open(focused);
    else if (to === undefined) return;
    else /** @type {SVGElement | undefined} */ (element?.querySelectorAll("[role='option']")[to])?.focus();
    event.preventDefault();
    event.stopPropagation();
  };

  if (bars.length === 0) return html`<p class="kam-pareto-empty">Nothing to compare yet.</p>`;
  return html`
    <figure class="kam-pareto" aria-labelledby=${`${id}-title`}>
      <figcaption class="kam-pareto-title" id=${`${id}-title`}>${model.get("title")}</figcaption>
      <${Readout} bars=${bars} at=${bars[at]} texts=${texts} />
      <div class="kam-pareto-frame" ref=${ref} onKeyDown=${onKeyDown} onPointerLeave=${() => setPointed(-1)}>
        ${width > 0 && html`<${Picture} bars=${bars} to=${scale(bars, width, words)} width=${width} words=${words}
          texts=${texts} at=${at} selected=${selected}
          stop=${focused in bars ? focused : Math.max(0, selected)}
          say=${(/** @type {Bar} */ bar) => readout(bar, texts)}
          point=${setPointed} focus=${setFocused} open=${open} />`}
      </div>
    </figure>`;
};

export default widget(Pareto);
