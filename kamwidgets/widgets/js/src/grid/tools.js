// @ts-check
// What stands above the table: its caption, how many rows are shown, which columns; and what a paste came to.
import { Icon } from "../lib/icons.js";
import { html } from "../lib/widget.js";

/** @typedef {import("./controller.js").Controller} Controller */

/** From how many columns on it is worth choosing among them. */
const MANY_COLUMNS = 4;

/** @param {{ grid: Controller }} props */
export function Tools({ grid }) {
  const { model, format } = grid;
  const caption = model.get("caption");
  const { shown, of } = model.get("window");
  const filtered = Object.keys(model.get("filters")).length > 0;
  const choosable = model.get("columns").length >= MANY_COLUMNS;
  if (!caption && !filtered && !choosable) return null;
  return html`<div class="kam-grid-tools">
    ${caption && html`<p class="kam-grid-caption" id="${grid.prefix}-caption">${caption}</p>`}
    <span class="kam-grid-tool">
      ${filtered && html`<span class="kam-grid-count">${format.number(shown, {})} of ${format.number(of, {})}</span>
        <button type="button" class="kam-button kam-quiet" onClick=${() => grid.filter("", null)}>Clear filters</button>`}
      ${choosable && html`<button type="button" class="kam-button kam-quiet" data-menu="columns" aria-haspopup="dialog"
        aria-expanded=${grid.menu === "columns" ? "true" : "false"} onClick=${() => grid.open("columns")}>Columns${
        grid.hidden.ids.size > 0 && ` (${grid.columns.length} of ${model.get("columns").length})`}<${Icon} name="down" /></button>`}
    </span>
  </div>`;
}

/** What the page itself has to say. @param {{ grid: Controller }} props */
export function Told({ grid }) {
  if (!grid.told) return null;
  return html`<div class="kam-grid-said" data-told>
    <${Icon} name="warning" /><p role="status">${grid.told}</p>
    ${close(() => grid.tell(""))}
  </div>`;
}

/** @param {{ grid: Controller }} props */
export function Said({ grid }) {
  /** @type {import("./types").Said} */
  const { sentence, quiet, verbs = [] } = grid.model.get("said");
  if (!sentence || quiet) return null;
  return html`<div class="kam-grid-said">
    <${Icon} name="warning" /><p role="status">${sentence}</p>
    ${verbs.map(({ id, label }, at) => html`<button key=${id} type="button" class="kam-button ${at ? "" : "kam-primary"}"
      ref=${at === 0 ? takeFocus : undefined} onClick=${() => grid.answer(id)}>${label}</button>`)}
    ${verbs.length === 0 && close(() => grid.answer("drop"))}
  </div>`;
}

/** @param {() => void} then */
const close = (then) => html`<button type="button" class="kam-icon-button" aria-label="Close" title="Close" onClick=${then}>
  <${Icon} name="close" /></button>`;

/** A question has the keyboard as soon as it is asked. @param {HTMLElement | null} button */
const takeFocus = (button) => document.activeElement?.matches(".kam-grid-editor") || button?.focus();
