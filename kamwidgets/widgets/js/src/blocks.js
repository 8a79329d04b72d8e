// @ts-check
// Content to read. Everything is a text node.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { html, widget } from "./lib/widget.js";

/**
 * @typedef {{ label: string, value: string, note?: string, explain?: string }} Tile
 * @typedef {{ title: string, align?: "left" | "right" }} Column
 * @typedef {{ kind: string, title?: string, tiles?: Tile[], text?: string, items?: string[], columns?: Column[],
 *   rows?: string[][],
 *   caption?: string, pairs?: Tile[], stacked?: boolean, sentence?: string, hint?: string }} Block
 */

/** @param {Tile} tile */
const TileView = ({ label, value, note, explain }) => html`
  <div class="kam-tile">
    <p class="kam-tile-label">${label}</p>
    <p class="kam-tile-value">${value}</p>
    ${note && html`<p class="kam-tile-note">${note}</p>`}
    ${explain && html`
      <details class="kam-explain">
        <summary>How this is worked out<span class="kam-sr">: ${label}</span></summary>
        ${explain.split("\n").filter(Boolean).map((line) => html`<p>${line}</p>`)}
      </details>`}
  </div>`;

/** @param {Block} block */
const Tiles = ({ tiles = [] }) => html`<div class="kam-tiles">${tiles.map((tile) => html`<${TileView}
  key=${tile.label} ...${tile} />`)}</div>`;

/** @param {Block} block */
const Text = ({ text = "" }) => html`<div
  class="kam-paragraphs">${text.split(/\n\s*\n/).map((paragraph) => html`<p>${paragraph}</p>`)}</div>`;

/** @param {Block} block */
const Items = ({ items = [] }) => html`<ul class="kam-items">${items.map((item) => html`<li>${item}</li>`)}</ul>`;

/** @param {Block} block */
const Pairs = ({ pairs = [], stacked }) => html`
  <dl class="kam-pairs" data-stacked=${stacked}>
    ${pairs.map(({ label, value, note }) => html`
      <div class="kam-pair"><dt>${label}</dt><dd>${value}${note && html`<span
        class="kam-pair-note">${note}</span>`}</dd></div>`)}
  </dl>`;

/** @param {Block} block */
const Empty = ({ sentence, hint }) => html`
  <div class="kam-empty"><p class="kam-empty-sentence">${sentence}</p>${hint && html`<p
    class="kam-empty-hint">${hint}</p>`}</div>`;

/**
 * A table that scrolls sideways by itself where it is too wide; then, and only then, the keyboard can reach it to scroll.
 * @param {Block} block
 */
const Table = ({ title, caption, columns = [], rows = [] }) => {
  const frame = useRef(/** @type {HTMLElement | null} */ (null));
  const [wide, setWide] = useState(false);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const reachable = wide ? { tabIndex: 0, role: "region", "aria-label": caption ?? title ?? "Table" } : {};
  return html`
    <div class="kam-table-frame" ref=${frame} ...${reachable}>
      <table class="kam-table">
        ${caption && html`<caption>${caption}</caption>`}
        <thead><tr>${columns.map((column) => html`<th scope="col"
          data-align=${column.align ?? "left"}>${column.title}</th>`)}</tr></thead>
        <tbody>${rows.map((row) => html`<tr>${row.map((text, index) => html`<${Cell} text=${text} index=${index}
          column=${columns[index]} />`)}</tr>`)}</tbody>
      </table>
    </div>`;
};

/** @param {{ text: string, index: number, column?: Column }} props */
const Cell = ({ text, index, column }) =>
  index === 0
    ? html`<th scope="row" data-align=${column?.align ?? "left"}>${text}</th>`
    : html`<td data-align=${column?.align ?? "left"}>${text}</td>`;

/** @type {Record<string, (block: Block) => any>} */
const KINDS = { tiles: Tiles, text: Text, list: Items, table: Table, definition: Pairs, empty: Empty };

/** @param {{ model: import("./lib/widget.js").Model }} props */
const Blocks = ({ model }) => html`
  <div class="kam-blocks">
    ${model.get("blocks").map((/** @type {Block} */ block) => html`
      <section class="kam-block" data-kind=${block.kind}>
        ${block.title && html`<h2 class="kam-block-title">${block.title}</h2>`}
        <${KINDS[block.kind]} ...${block} />
      </section>`)}
  </div>`;

export default widget(Blocks);
