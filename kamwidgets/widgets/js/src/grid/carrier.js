// @ts-check
// Copy, cut and paste: the range onto the clipboard, and a block from it to Python, which knows all rows.
import { asMarkup, asText, inert, parse } from "./clipboard.js";

/** @typedef {import("./types").Column} Column */
/** @typedef {import("./types").Row} Row */
/** @typedef {import("./types").Asked} Asked */

const NOT_CUT = "Nothing was cut, because it could not be copied first. Do it again, or choose fewer rows.";
const NOT_COPIED = "Nothing was copied. Do it again, or choose fewer rows.";

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
    /** @type {Asked[]} what Python was asked for because the page had not all of it; it answers the oldest first */
    this.asked = [];
    /** @type {Row[] | null} the rows Python sent, while they are put on the clipboard */
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
    const stands = !this.grid.gone.adrift || this.grid.spread.wide;
    return stands && this.el.contains(held) && !this.grid.edits.open && Boolean(held?.closest("[data-column], .kam-grid-scroller"));
  }

  /** @param {ClipboardEvent} event */
  copy(event) {
    this.carry(event, false);
  }

  /** @param {ClipboardEvent} event */
  cut(event) {
    this.carry(event, true);
  }

  /**
   * @param {ClipboardEvent} event
   * @param {boolean} cutting whether the cells are cleared once all of them are on the clipboard
   */
  carry(event, cutting) {
    const board = event.clipboardData;
    if (!board) return;
    if (this.fetched) return this.putFetched(event, board, this.fetched);
    const { top, bottom } = this.grid.spread.range;
    if (!this.ours || top < 0) return;
    event.preventDefault();
    const { rows, start } = this.grid;
    const asked = { said: this.grid.spread.said, cutting, done: false };
    if (top < start || bottom >= start + rows.length) return this.ask(asked);
    this.write(board, rows.slice(top - start, bottom + 1 - start), asked);
    if (cutting) this.grid.edits.clear(asked.said);
  }

  /** Have Python send what the page has not. @param {Asked} asked */
  ask(asked) {
    this.asked.push(asked);
    this.grid.send({ type: "copy-rows", ...asked.said }, () => {
      this.asked.shift();
      if (!asked.done) this.grid.tell(asked.cutting ? NOT_CUT : NOT_COPIED);
    });
  }

  /** Python sent the rows of a range that the page had not. @param {Row[]} rows */
  take(rows) {
    const [asked] = this.asked;
    if (!asked || rows.length !== asked.said.count || !this.ours) return;
    this.fetched = rows;
    // Fires the event above, also where no address is secure; a browser that refuses fires nothing and says false.
    const copied = document.execCommand("copy") && asked.done;
    this.fetched = null;
    asked.done = copied;
    if (copied && asked.cutting) this.grid.edits.clear(asked.said);
  }

  /**
   * @param {ClipboardEvent} event
   * @param {DataTransfer} board
   * @param {Row[]} rows
   */
  putFetched(event, board, rows) {
    event.preventDefault();
    this.asked[0].done = true;
    this.write(board, rows, this.asked[0]);
  }

  /**
   * @param {DataTransfer} board
   * @param {Row[]} rows
   * @param {Asked} asked
   */
  write(board, rows, { said, cutting }) {
    const { grid } = this;
    const columns = grid.columns.filter((column) => said.columns.includes(column.id));
    const lines = rows.map((row) => columns.map((column) => this.text(column, row)));
    board.setData("text/plain", asText(lines));
    board.setData("text/html", asMarkup(lines));
    const cells = rows.length * columns.length;
    const done = cutting ? "cut" : "copied";
    grid.status = cells === 1 ? `${cutting ? "Cut" : "Copied"}.` : `${grid.format.number(cells, {})} cells ${done}.`;
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
  paste(event) {
    const text = event.clipboardData?.getData("text/plain");
    const { grid } = this;
    if (!this.ours || !text || (grid.active.row < 0 && grid.total > 0)) return;
    event.preventDefault();
    const { top, left, bottom, right } = grid.spread.range;
    const size = { rows: bottom - top + 1, columns: right - left + 1 };
    const lines = text.length > MOST_LETTERS ? null : filled(parse(text), size.rows, size.columns);
    if (!lines || lines.length * lines[0].length > MOST_CELLS) {
      grid.tell("That is too much to paste at once: paste a part of it, or bring it in as a file on Start.");
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
