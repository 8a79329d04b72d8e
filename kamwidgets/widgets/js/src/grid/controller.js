// @ts-check
// What the page remembers while somebody works in a grid: the active cell, the range, the open editor, what awaits an answer.
import { freshId } from "../lib/ids.js";
import { Edits, isEditable } from "./edits.js";
import { Format } from "./format.js";
import { Gone } from "./gone.js";
import { HiddenColumns } from "./hidden.js";
import { Spread } from "./spread.js";

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
    /** What the page itself has to say for everybody to see, above the table until it is closed. */
    this.told = "";
    /** Which menu is open: a column's id, "columns", or none. */
    this.menu = "";
    /** Whether rows stay where they are because somebody has changed some. */
    this.unsettled = false;
    /** @type {string | null} while a further row is awaited: the one that was added before it */
    this.addedBefore = null;
    this.edits = new Edits(this);
    this.spread = new Spread(this);
    this.gone = new Gone(this);
    this.hidden = new HiddenColumns(model);
    this.format = new Format("en-GB");
    /** @type {Column[]} those that are shown */
    this.columns = [];
    /** @type {Row[]} */
    this.rows = [];
    /** @type {Map<string, number>} */
    this.places = new Map();
    /** @type {Map<string, string>} the rows as text, to know which of them have changed */
    this.prints = new Map();
    this.start = 0;
    this.total = 0;
    this.order = -1;
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
    const { row, column } = this.active;
    if (row < 0 || this.rowAt(row)) return this.active;
    return { row: this.rows.length ? this.start : -1, column };
  }

  /**
   * @param {object} intent
   * @param {() => void} [then] called when Python has dealt with it
   */
  send(intent, then) {
    this.model.send(intent, then);
  }

  /** What a cell is called: its column and its row's first cell. @param {string} rowId @param {Column} column */
  nameOf(rowId, column) {
    const row = this.rowById(rowId);
    const [first] = this.columns;
    return row && first ? `${column.title}, ${this.format.cell(first, row)}` : column.title;
  }

  /** Take over the traits as they are now. @param {boolean} held whether the keyboard is on a cell */
  adopt(held = false) {
    const locale = this.model.get("locale");
    if (locale !== this.locale) {
      this.locale = locale;
      this.format = new Format(locale);
    }
    this.columns = this.hidden.shown(this.model.get("columns"));
    const said = this.model.get("said");
    if (said !== this.said && said.quiet) this.status = said.sentence;
    this.said = said;
    const window = this.model.get("window");
    if (window === this.window) return;
    this.window = window;
    this.gone.look(window, held);
    this.adoptRows(window);
    this.edits.adopt();
    this.follow();
    this.welcome(window.added);
  }

  /** @param {import("./types").Window} window */
  adoptRows(window) {
    this.start = window.start;
    this.total = window.total;
    if (window.order !== this.order) this.spread.drop();
    this.order = window.order;
    const before = new Map(this.rows.map((row) => [row.id, row]));
    const prints = new Map(window.rows.map((row) => [row.id, JSON.stringify(row)]));
    // A row in which nothing has changed stays the same object, and is not drawn again.
    this.rows = window.rows.map((row) => {
      const held = before.get(row.id);
      return held && this.prints.get(row.id) === prints.get(row.id) ? held : row;
    });
    this.prints = prints;
    this.places = new Map(this.rows.map((row, at) => [row.id, at]));
  }

  /** Keep the active cell on its row, or at its place where the row has gone. */
  follow() {
    const at = this.places.get(this.activeId);
    const row = at === undefined ? Math.min(this.active.row, this.total - 1) : this.start + at;
    const column = Math.min(this.active.column, Math.max(this.columns.length - 1, 0));
    const { adrift } = this.gone;
    this.activate({ row: Math.max(row, this.active.row < 0 ? -1 : 0), column });
    this.gone.adrift = adrift;
  }

  /** Go to the row that was asked for, once it is there. @param {string} added */
  welcome(added) {
    const at = this.addedBefore === null || added === this.addedBefore ? undefined : this.places.get(added);
    if (at === undefined) return;
    this.addedBefore = null;
    const column = this.columns.findIndex((one) => isEditable(one, this.rows[at]));
    this.activate({ row: this.start + at, column: Math.max(0, column) });
    this.focus = "reveal";
  }

  /** @param {Place} place */
  activate(place) {
    this.active = place;
    this.gone.adrift = false;
    this.activeId = this.rowAt(place.row)?.id ?? "";
  }

  /**
   * Make a cell active, give it the keyboard and scroll to it; a range ends, or reaches to it.
   * @param {Place} place
   * @param {boolean} extend
   */
  go(place, extend = false) {
    if (extend) this.spread.reach(place);
    else this.spread.drop();
    this.gone.land();
    this.activate(place);
    this.focus = "reveal";
  }

  /** The active row and column, where the row is loaded and has not gone. */
  get cell() {
    if (this.gone.adrift) return null;
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

  /** Say something above the table, and to a screen reader. @param {string} sentence empty to say it no longer */
  tell(sentence) {
    this.told = sentence;
    if (!sentence) this.gone.texts = [];
    this.draw();
  }

  /** Sort by a column: upwards, then downwards, then not at all. @param {Column} column */
  sort(column) {
    const { column: by, direction } = this.model.get("sort");
    const next = by !== column.id ? "ascending" : direction === "ascending" ? "descending" : "";
    this.unsettled = false;
    this.send({ type: "sort-rows", column: column.id, direction: next });
  }

  /**
   * Look for something in a column, in none where nothing is looked for; without a column, look for nothing any more.
   * @param {string} column
   * @param {import("./types").Filter | null} asked
   */
  filter(column, asked) {
    this.unsettled = false;
    this.send({ type: "filter-rows", column, asked });
  }

  /** The person has gone elsewhere: rows may take the places that their values give them. */
  settle() {
    if (this.unsettled) this.send({ type: "settle" });
    this.unsettled = false;
  }

  /** @param {string} menu */
  open(menu) {
    this.menu = menu;
    this.draw();
  }

  /** Ask for a further row, and remember which came last, to know it when it comes. */
  addRow() {
    this.addedBefore = this.model.get("window").added;
    this.unsettled = true;
    this.send({ type: "add-row" });
  }

  /** Answer what Python asked about a paste. @param {string} id */
  answer(id) {
    this.unsettled = true;
    this.focus = "keep";
    this.send({ type: "answer", id });
  }
}
