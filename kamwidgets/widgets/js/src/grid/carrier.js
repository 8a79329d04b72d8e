// @ts-check
// Copy, cut and paste: the range onto the clipboard, and a block from it to Python, which knows all rows.
import { asMarkup, asText, inert, parse } from "./clipboard.js";

/** @typedef {import("./types").Column} Column */
/** @typedef {import("./types").Row} Row */

const MOST_CELLS = 50_000; // what is larger is a file to be imported, and a message over 10 MiB would never arrive
const MOST_LETTERS = 4_000_000;

export class Carrier {
  /**
   * @param {import("./controller.js").Controller} grid
   * @param {HTMLElement} el
   */
  constructor(grid, el) {
    this.grid = grid;
    this.el = el;
    /** @type {Row[] | null} rows that Python sent because the page had not all of them */
    this.fetched = null;
    const heard = { copy: this.copy.bind(this), cut: this.cut.bind(this), paste: this.paste.bind(this) };
    // Browsers fire these where the text is marked, which need not be where the keyboard is.
    for (const [name, then] of Object.entries(heard)) document.addEventListener(name, /** @type {EventListener} */ (then));
    this.stop = () => {
      for (const [name, then] of Object.entries(heard)) document.removeEventListener(name, /** @type {EventListener} */ (then));
    };
  }

  /** Whether the keyboard is on a cell, so that the clipboard is about cells. */
  get ours() {
    const held = document.activeElement;
    return this.el.contains(held) && !this.grid.edits.open && Boolean(held?.closest("[data-column], .kam-grid-scroller"));
  }

  /** @param {ClipboardEvent} event */
  copy(event) {
    if (!this.ours || !event.clipboardData) return;
    const { top, bottom } = this.grid.spread.range;
    if (top < 0) return;
    event.preventDefault();
    const { rows, start } = this.grid;
    const here = start <= top && bottom < start + rows.length;
    if (this.fetched) this.write(event.clipboardData, this.fetched);
    else if (here) this.write(event.clipboardData, rows.slice(top - start, bottom + 1 - start));
    else this.grid.send({ type: "copy-rows", ...this.grid.spread.said });
  }

  /** Python sent the rows of the range that the page had not. @param {Row[]} rows */
  take(rows) {
    this.fetched = rows;
    if (this.ours) document.execCommand("copy"); // fires the event above, also where no address is secure
    this.fetched = null;
  }

  /**
   * @param {DataTransfer} board
   * @param {Row[]} rows
   */
  write(board, rows) {
    const { grid } = this;
    const { left, right } = grid.spread.range;
    const columns = grid.columns.slice(left, right + 1);
    const lines = rows.map((row) => columns.map((column) => this.text(column, row)));
    board.setData("text/plain", asText(lines));
    board.setData("text/html", asMarkup(lines));
    const cells = rows.length * columns.length;
    grid.status = cells === 1 ? "Copied." : `${grid.format.number(cells, {})} cells copied.`;
    grid.draw();
  }

  /**
   * A cell as it can be pasted back: a number with all its digits, everything else as it is shown.
   * @param {Column} column
   * @param {Row} row
   */
  text(column, row) {
    const { format } = this.grid;
    const value = row.cells[column.id];
    if (column.kind === "number" && typeof value === "number") return format.draft(column, row);
    if (column.kind === "date" && value) return String(value);
    const raw = column.kind === "text" && typeof value === "string" && !row.text?.[column.id] ? value : format.cell(column, row);
    return inert(raw);
  }

  /** @param {ClipboardEvent} event */
  cut(event) {
    this.copy(event);
    if (event.defaultPrevented) this.grid.edits.clear();
  }

  /** @param {ClipboardEvent} event */
  paste(event) {
    const text = event.clipboardData?.getData("text/plain");
    const { grid } = this;
    if (!this.ours || !text || (grid.active.row < 0 && grid.total > 0)) return;
    event.preventDefault();
    const { top, left, bottom, right } = grid.spread.range;
    const size = { rows: bottom - top + 1, columns: right - left + 1 };
    const lines = text.length > MOST_LETTERS ? null : filled(parse(text), size.rows, size.columns);
    if (!lines || lines.length * lines[0].length > MOST_CELLS) {
      grid.status = "That is too much to paste at once: paste a part of it, or bring it in as a file on Start.";
      grid.draw();
      return;
    }
    const columns = grid.columns.slice(left).map((column) => column.id);
    grid.unsettled = true;
    grid.send({ type: "paste", start: Math.max(top, 0), order: grid.order, columns, lines });
  }
}

/**
 * One cell fills the range it is pasted on; a block keeps its size.
 * @param {string[][]} lines
 * @param {number} rows
 * @param {number} columns
 */
function filled(lines, rows, columns) {
  if (lines.length > 1 || lines[0].length > 1) return lines;
  return Array.from({ length: rows }, () => Array(columns).fill(lines[0][0]));
}
