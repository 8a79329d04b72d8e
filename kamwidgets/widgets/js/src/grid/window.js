// @ts-check
// The window of rows: which rows are seen, which of them are missing, and asking Python for them.

/** @typedef {import("./controller.js").Controller} Controller */

/** The height of a row in px, as grid.css has it; rows outside the window are taken to be this high. */
export const ROW = 36;

/** How many rows are asked for at once, and how close to the window's end the next are asked for. */
const BATCH = 60;
const NEAR = 20;
const PATIENCE_MS = 80;

export class RowWindow {
  /**
   * @param {Controller} grid
   * @param {HTMLElement} scroller
   */
  constructor(grid, scroller) {
    this.grid = grid;
    this.scroller = scroller;
    this.timer = 0;
    /** @type {unknown} the rows that were there when rows were last asked for */
    this.asked = null;
    this.askedFrom = -1;
  }

  /** The height in which rows are seen, under the head. */
  get height() {
    return this.scroller.clientHeight - this.headHeight;
  }

  get headHeight() {
    return this.scroller.querySelector("thead")?.offsetHeight ?? 0;
  }

  /** How many rows a page has. */
  get page() {
    return Math.max(1, Math.floor(this.height / ROW) - 1);
  }

  /** Look for missing rows when scrolling has paused for a moment. */
  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PATIENCE_MS);
  }

  stop() {
    clearTimeout(this.timer);
  }

  /** Ask for the rows around what is seen if some are missing, or will be soon. */
  ask() {
    const { start, rows, total } = this.grid;
    const first = this.indexAt(this.scroller.scrollTop);
    const last = this.indexAt(this.scroller.scrollTop + this.height);
    const lacking = Math.max(0, first - NEAR) < start || Math.min(total, last + NEAR) > start + rows.length;
    if (!lacking) return;
    const middle = Math.round((first + last) / 2);
    const from = Math.max(0, Math.min(middle - BATCH / 2, total - BATCH));
    if (this.asked === rows && this.askedFrom === from) return;
    this.asked = rows;
    this.askedFrom = from;
    this.grid.send({ type: "need-rows", start: from, count: Math.min(BATCH, total - from) });
  }

  /**
   * The row at a height, measured from the top of the first row.
   * @param {number} y
   */
  indexAt(y) {
    const { start, rows, total } = this.grid;
    const above = start * ROW;
    const body = /** @type {HTMLElement | null} */ (this.scroller.querySelector(".kam-grid-rows"));
    const inside = body?.offsetHeight ?? 0;
    if (y < above) return Math.floor(y / ROW);
    if (y < above + inside) return start + Math.floor(((y - above) / inside) * rows.length);
    return Math.min(total, start + rows.length + Math.floor((y - above - inside) / ROW));
  }

  /**
   * Scroll just so far that a row is seen that is not loaded.
   * @param {number} index
   */
  revealRow(index) {
    this.reveal(index * ROW, (index + 1) * ROW);
    this.later();
  }

  /**
   * Scroll just so far that a cell is seen, clear of the head and of the frozen column.
   * @param {HTMLElement} cell
   * @param {boolean} head whether it is one of the head, which is always seen from above
   */
  revealCell(cell, head) {
    const box = cell.getBoundingClientRect();
    const frame = this.scroller.getBoundingClientRect();
    const top = box.top - frame.top + this.scroller.scrollTop - this.headHeight;
    if (!head) this.reveal(top, top + box.height);
    const frozen = cell.parentElement?.querySelector("th");
    if (cell === frozen) return this.scroller.scrollTo({ left: 0 });
    const left = box.left - frame.left - (frozen?.offsetWidth ?? 0);
    const right = box.right - frame.left - this.scroller.clientWidth;
    if (left < 0) this.scroller.scrollLeft += left;
    else if (right > 0) this.scroller.scrollLeft += Math.min(right, left);
  }

  /**
   * @param {number} top
   * @param {number} bottom
   */
  reveal(top, bottom) {
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    else if (bottom > this.scroller.scrollTop + this.height) this.scroller.scrollTop = bottom - this.height;
  }
}
