// @ts-check
// What the page remembers while somebody works in a grid: the active cell, the open editor, what awaits an answer.
import { freshId } from "../lib/ids.js";
import { Edits } from "./edits.js";
import { Format } from "./format.js";

/** @typedef {import("./types").Column} Column */
/** @typedef {import("./types").Row} Row */
/** @typedef {import("./types").Place} Place */
/** @typedef {import("../lib/widget.js").Model} Model */

export class Controller {
  /**
   * @param {Model} model
   * @param {() => void} draw shows what has become of it all
   */
  constructor(model, draw) {
    this.model = model;
    this.draw = draw;
    /** Makes the ids of this grid's messages and hints unlike those of any other on the page. */
    this.prefix = freshId();
    /** @type {Place} */
    this.active = { row: 0, column: 0 };
    /** The active row's id, so that the active cell follows its row when rows move. */
    this.activeId = "";
    /** Whether the active cell shall have the keyboard after the next drawing, and be scrolled to. */
    this.focus = /** @type {"" | "keep" | "reveal"} */ ("");
    /** What a screen reader is told. */
    this.status = "";
    /** @type {Set<string> | null} the rows there were when a further one was asked for */
    this.known = null;
    this.edits = new Edits(this);
    this.format = new Format("en-GB");
    /** @type {Row[]} */
    this.rows = [];
    /** @type {Map<string, number>} */
    this.places = new Map();
    this.start = 0;
    this.total = 0;
  }

  /** @returns {Column[]} */
  get columns() {
    return this.model.get("columns");
  }

  /** @param {string} id */
  rowById(id) {
    const at = this.places.get(id);
    return at === undefined ? undefined : this.rows[at];
  }

  /** @param {number} index */
  rowAt(index) {
    return this.rows[index - this.start];
  }

  /** The cell that Tab leads into: the active one, or the first loaded one while that is out of the window. */
  get tabStop() {
    return this.rowAt(this.active.row) ? this.active : { row: this.start, column: this.active.column };
  }

  /** @param {object} intent */
  send(intent) {
    this.model.send(intent);
  }

  /** Take over the traits as they are now. */
  adopt() {
    const locale = this.model.get("locale");
    if (locale !== this.locale) {
      this.locale = locale;
      this.format = new Format(locale);
    }
    const rows = this.model.get("rows");
    this.start = this.model.get("start");
    this.total = Math.max(this.model.get("total"), this.start + rows.length);
    if (rows === this.rows) return;
    this.rows = rows;
    this.places = new Map(this.rows.map((row, at) => [row.id, at]));
    this.edits.adopt();
    this.follow();
    this.welcome();
  }

  /** Keep the active cell on its row, or at its place where the row has gone. */
  follow() {
    const at = this.places.get(this.activeId);
    const row = at === undefined ? Math.min(this.active.row, Math.max(this.total - 1, 0)) : this.start + at;
    const column = Math.min(this.active.column, Math.max(this.columns.length - 1, 0));
    this.activate({ row, column });
  }

  /** Go to the row that was asked for, once it is there. */
  welcome() {
    const known = this.known;
    const at = known ? this.rows.findIndex((row) => !known.has(row.id)) : -1;
    if (at < 0) return;
    this.known = null;
    this.activate({ row: this.start + at, column: Math.max(0, this.columns.findIndex((column) => column.editable)) });
    this.focus = "reveal";
  }

  /** @param {Place} place */
  activate(place) {
    this.active = place;
    this.activeId = this.rowAt(place.row)?.id ?? "";
  }

  /**
   * Make a cell active, give it the keyboard and scroll to it.
   * @param {Place} place
   */
  go(place) {
    this.activate(place);
    this.focus = "reveal";
  }

  /** The active row and column, where the row is loaded. */
  get cell() {
    const row = this.rowAt(this.active.row);
    const column = this.columns[this.active.column];
    return row && column ? { row, column } : null;
  }

  /** @param {string} row */
  select(row) {
    if (row !== this.model.get("selected")) this.send({ type: "select-row", row });
  }

  /** An option was picked from an open list: that is the whole edit. */
  picked() {
    this.edits.commit();
    this.focus = "keep";
    this.draw();
  }

  /** Ask for a further row, and remember the rows there are, to know it when it comes. */
  addRow() {
    this.known = new Set(this.places.keys());
    this.send({ type: "add-row" });
  }
}
