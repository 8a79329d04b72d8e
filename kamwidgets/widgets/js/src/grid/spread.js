// @ts-check
// The range of cells that copying, clearing and pasting are about.

/** @typedef {import("./types").Place} Place */
/** @typedef {import("./types").Range} Range */

export class Spread {
  /** @param {import("./controller.js").Controller} grid */
  constructor(grid) {
    this.grid = grid;
    /** @type {Place | null} where the range began */
    this.anchor = null;
    /** @type {Place | null} its opposite corner */
    this.head = null;
  }

  drop() {
    this.anchor = this.head = null;
  }

  /** Let the range reach from where it began, or from the active cell, to a place. @param {Place} place */
  reach(place) {
    const { active } = this.grid;
    this.anchor ??= { ...active, row: Math.max(0, active.row) }; // a heading is no part of a range
    this.head = place;
  }

  all() {
    this.anchor = { row: 0, column: 0 };
    this.head = { row: this.grid.total - 1, column: this.grid.columns.length - 1 };
  }

  /** The corner that Shift moves. */
  get end() {
    return this.head ?? this.grid.active;
  }

  /** The range, the active cell alone where there is none. @returns {Range} */
  get range() {
    const { active } = this.grid;
    const [one, other] = [this.anchor ?? active, this.head ?? active];
    return {
      top: Math.min(one.row, other.row),
      left: Math.min(one.column, other.column),
      bottom: Math.max(one.row, other.row),
      right: Math.max(one.column, other.column),
    };
  }

  /** Whether there is more than one cell in it. */
  get wide() {
    const { top, left, bottom, right } = this.range;
    return top !== bottom || left !== right;
  }

  /** Which columns of a row are in the range: the first and the last, as text to compare. @param {number} row */
  across(row) {
    const { top, left, bottom, right } = this.range;
    return this.wide && row >= top && row <= bottom ? `${left}-${right}` : "";
  }

  /** The columns in the range, and how Python finds its rows. @returns {import("./types").Stretch} */
  get said() {
    const { top, left, bottom, right } = this.range;
    const columns = this.grid.columns.slice(left, right + 1).map((column) => column.id);
    return { start: top, count: bottom - top + 1, order: this.grid.order, columns };
  }
}
