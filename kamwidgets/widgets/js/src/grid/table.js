// @ts-check
// The grid as drawn: head, the window of rows between two spacers, and what stands above and below the table.
import { Component } from "preact";
import { html } from "../lib/widget.js";
import { alignOf, cell, widthOf } from "./cell.js";
import { ROW } from "./window.js";

/** @typedef {import("./types").Column} Column */
/** @typedef {import("./types").Row} Row */
/** @typedef {import("./controller.js").Controller} Controller */

/** @param {{ grid: Controller }} props */
export function Table({ grid }) {
  const { model, columns, total, rows, start } = grid;
  const caption = model.get("caption");
  const least = columns.reduce((sum, column) => sum + widthOf(column), 0);
  return html`<div class="kam-grid">
    ${caption && html`<p class="kam-grid-caption" id="${grid.prefix}-caption">${caption}</p>`}
    <div class="kam-grid-scroller" tabindex="-1" style=${{ maxHeight: model.get("height") || "none" }}>
      <table role="grid" class="kam-grid-table" style=${{ minWidth: `${least}px` }} aria-label=${model.get("label") || undefined}
        aria-describedby=${caption ? `${grid.prefix}-caption` : undefined}
        aria-rowcount=${total + 1} aria-colcount=${columns.length}>
        <colgroup>${columns.map((column) => html`<col key=${column.id} style=${{ width: `${widthOf(column)}px` }} />`)}</colgroup>
        ${head(grid)}
        ${spacer(start, columns.length, "above")}
        <tbody role="rowgroup" class="kam-grid-rows">${rows.map((row, at) => line(grid, row, start + at))}</tbody>
        ${spacer(total - start - rows.length, columns.length, "below")}
      </table>
      ${total === 0 && html`<p class="kam-grid-empty">${model.get("empty")}</p>`}
    </div>
    ${model.get("add") && html`<button type="button" class="kam-button kam-quiet kam-grid-add" onClick=${() => grid.addRow()}>
      <span aria-hidden="true">+</span> ${model.get("add")}</button>`}
    <p class="kam-sr" role="status">${grid.status}</p>
  </div>`;
}

/** @param {Controller} grid */
function head(grid) {
  return html`<thead role="rowgroup"><tr role="row" aria-rowindex="1">
    ${grid.columns.map((column, at) => html`<th key=${column.id} role="columnheader" scope="col"
      class="kam-grid-head kam-grid-${alignOf(column)}" title=${column.hint || undefined}
      aria-describedby=${column.hint ? `${grid.prefix}-hint-${at}` : undefined}>
      <span class=${column.hint ? "kam-grid-hinted" : undefined}>${column.title}</span>
      ${column.unit && html`<span class="kam-grid-unit"> ${column.unit}</span>`}
      ${column.hint && html`<span hidden id="${grid.prefix}-hint-${at}">${column.hint}</span>`}
    </th>`)}
  </tr></thead>`;
}

/**
 * The room that rows outside the window would take, so that the scrollbar tells the truth.
 * @param {number} rows
 * @param {number} columns
 * @param {string} key
 */
function spacer(rows, columns, key) {
  if (rows <= 0) return null;
  return html`<tbody key=${key} aria-hidden="true" role="presentation"><tr role="presentation">
    <td role="presentation" class="kam-grid-spacer" colspan=${columns} style=${{ height: `${rows * ROW}px` }}></td>
  </tr></tbody>`;
}

/**
 * @param {Controller} grid
 * @param {Row} row
 * @param {number} index
 */
function line(grid, row, index) {
  const open = grid.edits.open;
  const stop = grid.tabStop;
  return html`<${Line}
    key=${row.id} grid=${grid} row=${row} index=${index} columns=${grid.columns} format=${grid.format}
    active=${grid.active.row === index ? grid.active.column : -1}
    stop=${stop.row === index ? stop.column : -1}
    pending=${grid.edits.pending.get(row.id)}
    editing=${open?.row === row.id ? open : null}
    selected=${grid.model.get("selected") === row.id}
  />`;
}

/** One row, drawn again only when something about it changed. @extends {Component<any, {}>} */
class Line extends Component {
  /** @param {any} next */
  shouldComponentUpdate(next) {
    const names = Object.keys(next);
    return names.some((name) => next[name] !== /** @type {any} */ (this.props)[name]);
  }

  render() {
    const { grid, row, index, columns, active, stop, pending, editing, selected } = this.props;
    const tone = row.tone ? ` kam-grid-tone-${row.tone}` : "";
    return html`<tr role="row" class=${`kam-grid-row${tone}`} data-row=${row.id} data-index=${index}
      aria-rowindex=${index + 2} aria-selected=${selected ? "true" : undefined}>
      ${columns.map((/** @type {Column} */ column, /** @type {number} */ at) => cell({
        grid, row, column, index, at, active: active === at, tabStop: stop === at,
        pending: pending?.[column.id], editing: editing?.column.id === column.id ? editing : null,
      }))}
    </tr>`;
  }
}
