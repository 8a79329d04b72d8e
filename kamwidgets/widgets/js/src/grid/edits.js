// @ts-check
// The open editor, and what was sent and not answered yet. Nothing here changes a value: Python does, or says why not.
import { optionsOf } from "./format.js";

/** @typedef {import("./types").Column} Column */
/** @typedef {import("./types").Row} Row */
/** @typedef {import("./types").Value} Value */
/** @typedef {import("./types").Pending} Pending */
/** @typedef {import("./controller.js").Controller} Controller */

const OPENING = new Set(["text", "number", "date", "choice"]);

/**
 * Whether a cell takes what a person enters: its column does, and the row does not close it.
 * @param {Column} column
 * @param {Row} row
 */
export const isEditable = (column, row) =>
  Boolean(column.editable) && row.closed !== true && !(Array.isArray(row.closed) && row.closed.includes(column.id));

/**
 * Whether an editor opens in a cell.
 * @param {Column} column
 * @param {Row} row
 */
export const opens = (column, row) => isEditable(column, row) && OPENING.has(column.kind);

export class Edits {
  /** @param {Controller} grid */
  constructor(grid) {
    this.grid = grid;
    /** @type {import("./types").Editing | null} */
    this.open = null;
    /** @type {Map<string, Record<string, Pending>>} by row, then column; a row's record is replaced, never changed */
    this.pending = new Map();
  }

  /**
   * Open the editor of a cell.
   * @param {Row} row
   * @param {Column} column
   * @param {import("./types").Start} start
   * @param {string} key the key that replaces the text
   */
  start(row, column, start, key = "") {
    const { format } = this.grid;
    const value = row.cells[column.id] ?? null;
    const chosen = () => String(optionsOf(column).findIndex((one) => (one.value || null) === (value || null)));
    const initial = column.kind === "choice" ? chosen() : format.draft(column, row);
    const before = format.show(column, value);
    this.grid.spread.drop();
    this.open = { row: row.id, column, start, key, initial, draft: initial, before, value, input: null };
  }

  /** What another person or a rule made of the value since the editor was opened, or null. */
  changed() {
    const { open, grid } = this;
    const row = open && grid.rowById(open.row);
    if (!open || !row) return null;
    const now = grid.format.show(open.column, row.cells[open.column.id]);
    return now === open.before ? null : now || "empty";
  }

  /** Close the editor and send what was typed, unless nothing was. */
  commit() {
    const open = this.open;
    this.open = null;
    if (!open || open.draft === open.initial) return;
    const chosen = () => optionsOf(open.column)[Number(open.draft)]?.value ?? null;
    this.send(open.row, open.column, open.column.kind === "choice" ? chosen() : open.draft || null);
  }

  cancel() {
    this.open = null;
  }

  /**
   * @param {string} rowId
   * @param {Column} column
   * @param {string | number | boolean | null} value
   */
  send(rowId, column, value) {
    const row = this.grid.rowById(rowId);
    const pending = { value, before: row ? fingerprint(row, column.id) : "" };
    if (row) this.pending.set(rowId, { ...this.pending.get(rowId), [column.id]: pending });
    this.grid.unsettled = true;
    // Python may answer with the value that was there before, which changes nothing here: so its answer is awaited.
    this.grid.send({ type: "edit-cell", row: rowId, column: column.id, value }, () => {
      if (this.pending.get(rowId)?.[column.id] === pending) this.answered(rowId, column.id);
      this.grid.draw();
    });
  }

  /** Clear all cells of a range that can be edited. @param {import("./types").Stretch} said */
  clear(said) {
    this.grid.unsettled = true;
    this.grid.send({ type: "clear-cells", ...said });
  }

  /** After new rows: what shows an answer is no longer pending; what left the window is sent before it is lost. */
  adopt() {
    for (const [rowId, record] of this.pending) {
      const row = this.grid.rowById(rowId);
      for (const [columnId, { before }] of Object.entries(record)) {
        if (!row || fingerprint(row, columnId) !== before) this.answered(rowId, columnId);
      }
    }
    if (this.open && !this.grid.rowById(this.open.row)) this.commit();
  }

  /** Forget what was entered in rows that have gone: nobody takes it any more. @param {Set<string>} gone */
  drop(gone) {
    for (const row of gone) this.pending.delete(row);
    if (this.open && gone.has(this.open.row)) this.open = null;
  }

  /**
   * What was typed here and is saved nowhere: in the editor, on its way, or refused.
   * @param {(row: string, refused: boolean) => boolean} which in which rows
   */
  unsaved(which = () => true) {
    const { columns, format, rows } = this.grid;
    const refused = rows.filter(({ id }) => which(id, true)).flatMap((row) => columns
      .filter(({ id }) => row.messages?.[id] && row.text?.[id] && this.open?.row !== row.id)
      .map((column) => ({ row: row.id, column, text: row.text?.[column.id] ?? "" })));
    const sent = [...this.pending].filter(([row]) => which(row, false)).flatMap(([row, record]) => columns
      .filter(({ id }) => record[id] && record[id].value !== null)
      .map((column) => ({ row, column, text: format.show(column, record[column.id].value) })));
    const { open } = this;
    const typed = open?.input instanceof HTMLInputElement && open.draft !== open.initial && which(open.row, false)
      ? [{ row: open.row, column: open.column, text: open.draft }] : [];
    return [...refused, ...sent, ...typed].map(({ row, column, text }) => ({ label: this.grid.nameOf(row, column), text }));
  }

  /**
   * Python has dealt with an edit: the cell now shows what Python says.
   * @param {string} rowId
   * @param {string} columnId
   */
  answered(rowId, columnId) {
    const record = this.pending.get(rowId);
    if (!record?.[columnId]) return;
    const { [columnId]: _gone, ...rest } = record;
    if (Object.keys(rest).length) this.pending.set(rowId, rest);
    else this.pending.delete(rowId);
    const message = this.grid.rowById(rowId)?.messages?.[columnId];
    const title = this.grid.columns.find((column) => column.id === columnId)?.title;
    if (message) this.grid.status = `${title}: ${message}`;
  }
}

/**
 * All that Python says of a cell, to see whether it said something new.
 * @param {Row} row
 * @param {string} columnId
 */
function fingerprint(row, columnId) {
  return JSON.stringify([row.cells[columnId], row.text?.[columnId], row.messages?.[columnId]]);
}
