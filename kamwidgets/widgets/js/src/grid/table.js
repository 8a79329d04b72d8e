// @ts-check
// The grid as drawn: head, the window of rows between two spacers, and what stands above and below the table.
import { Component } from "preact";
import { html } from "../lib/widget.js";
import { cell, widthOf } from "./cell.js";
import { Head } from "./head.js";
import { OpenMenu } from "./menus.js";
import { Said, Told, Tools } from "./tools.js";
import { ROW } from "./window.js";

/** @typedef {import("./types").Column} Column */
/** @typedef {import("./types").Row} Row */
/** @typedef {import("./controller.js").Controller} Controller */

/** @param {{ grid: Controller }} props */
export function Table({ grid }) {
  const { model, columns, total, rows, start } = grid;
  const least = columns.reduce((sum, column) => sum + widthOf(column), 0);
  return html`<div class="kam-grid">
    <${Tools} grid=${grid} />
    <${Said} grid=${grid} />
    <${Told} grid=${grid} />
    <div class="kam-grid-scroller" tabindex="-1" style=${{ maxHeight: model.get("height") || "none" }}>
      <table role="grid" class="kam-grid-table" style=${{ minWidth: `${least}px` }} aria-label=${model.get("label") || undefined}
        aria-describedby=${model.get("caption") ? `${grid.prefix}-caption` : undefined} aria-multiselectable="true"
        aria-rowcount=${total + 1} aria-colcount=${columns.length}>
        <colgroup>${columns.map((column) => html`<col key=${column.id} style=${{ width: `${widthOf(column)}px` }} />`)}</colgroup>
        <${Head} grid=${grid} />
        ${spacer(start, columns.length, "above")}
        <tbody role="rowgroup" class="kam-grid-rows">${rows.map((row, at) => line(grid, row, start + at))}</tbody>
        ${spacer(total - start - rows.length, columns.length, "below")}
      </table>
      ${total === 0 && html`<p class="kam-grid-empty">${nothing(grid)}</p>`}
    </div>
    ${model.get("add") && html`<button type="button" class="kam-button kam-quiet kam-grid-add" onClick=${() => grid.addRow()}>
      <span aria-hidden="true">+</span> ${model.get("add")}</button>`}
    <p class="kam-sr" role="status">${grid.status}</p>
    <${OpenMenu} grid=${grid} />
  </div>`;
}

/** Why no row is to be seen. @param {Controller} grid */
function nothing({ model }) {
  return model.get("window").of > 0 ? "No row fits the filters." : model.get("empty");
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
    active=${grid.active.row === index && !grid.gone.adrift ? grid.active.column : -1}
    stop=${stop.row === index ? stop.column : -1}
    across=${grid.spread.across(index)}
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
    const { grid, row, index, columns, active, stop, across, pending, editing, selected } = this.props;
    const tone = row.tone ? ` kam-grid-tone-${row.tone}` : "";
    const [left, right] = across ? across.split("-").map(Number) : [0, -1];
    return html`<tr role="row" class=${`kam-grid-row${tone}`} data-row=${row.id} data-index=${index}
      aria-rowindex=${index + 2} aria-selected=${selected ? "true" : undefined}>
      ${columns.map((/** @type {Column} */ column, /** @type {number} */ at) => cell({
        grid, row, column, index, at, active: active === at, tabStop: stop === at, chosen: at >= left && at <= right,
        pending: pending?.[column.id], editing: editing?.column.id === column.id ? editing : null,
      }))}
    </tr>`;
  }
}
