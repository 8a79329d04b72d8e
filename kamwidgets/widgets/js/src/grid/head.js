// @ts-check
// The head of the grid: each column's title sorts by it, and the funnel beside it opens its filter.
import { Icon } from "../lib/icons.js";
import { html } from "../lib/widget.js";
import { alignOf } from "./cell.js";

/** @typedef {import("./types").Column} Column */
/** @typedef {import("./controller.js").Controller} Controller */

/** Whether rows can be sorted and looked for by a column. @param {Column} column */
export const isSortable = (column) => column.kind !== "button";

/** @param {{ grid: Controller }} props */
export function Head({ grid }) {
  const stop = grid.tabStop.row === -1 ? grid.tabStop.column : -1;
  return html`<thead role="rowgroup"><tr role="row" aria-rowindex="1">
    ${grid.columns.map((column, at) => heading(grid, column, at, stop === at ? 0 : -1))}
  </tr></thead>`;
}

/**
 * @param {Controller} grid
 * @param {Column} column
 * @param {number} at
 * @param {0 | -1} stop
 */
function heading(grid, column, at, stop) {
  const { column: by, direction } = grid.model.get("sort");
  const sorted = by === column.id ? direction : "none";
  const sortable = isSortable(column);
  const title = html`<span id="${grid.prefix}-title-${at}" class=${column.hint ? "kam-grid-hinted" : undefined}>${column.title}${
    column.unit && html`<span class="kam-grid-unit"> ${column.unit}</span>`}</span>`;
  return html`<th key=${column.id} role="columnheader" scope="col" data-head=${column.id}
    class="kam-grid-head kam-grid-${alignOf(column)}" title=${column.hint || undefined}
    tabindex=${sortable ? undefined : stop}
    aria-labelledby="${grid.prefix}-title-${at}" aria-sort=${sortable ? sorted : undefined}
    aria-describedby=${column.hint ? `${grid.prefix}-hint-${at}` : undefined}>
    ${sortable ? html`
      <button type="button" class="kam-grid-sort" tabindex=${stop} onClick=${() => grid.sort(column)}>${title}${mark(sorted)}</button>
      ${funnel(grid, column)}` : title}
    ${column.hint && html`<span hidden id="${grid.prefix}-hint-${at}">${column.hint}</span>`}
  </th>`;
}

/** @param {string} sorted */
function mark(sorted) {
  if (sorted === "none") return null;
  return html`<span class="kam-grid-sorted" aria-hidden="true">${sorted === "ascending" ? "↑" : "↓"}</span>`;
}

/**
 * The button that opens a column's filter; Alt and the down arrow do so from its title.
 * @param {Controller} grid
 * @param {Column} column
 */
function funnel(grid, column) {
  const active = Boolean(grid.model.get("filters")[column.id]);
  return html`<button type="button" class="kam-grid-funnel" tabindex="-1" data-menu=${column.id}
    aria-label="Filter ${column.title}" title=${active ? "Filtered" : "Filter"} aria-haspopup="dialog"
    aria-pressed=${active ? "true" : undefined} aria-expanded=${grid.menu === column.id ? "true" : "false"}
    onClick=${() => grid.open(column.id)}><${Icon} name="filter" /></button>`;
}
