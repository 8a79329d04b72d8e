// @ts-check
// Keys, clicks and focus: what the person does, turned into moves, edits and intents.
import { controlOf } from "./cell.js";
import { opens } from "./edits.js";
import { isSortable } from "./head.js";
import { along, deed, destination } from "./keys.js";

/** @typedef {import("./controller.js").Controller} Controller */
/** @typedef {import("./types").Place} Place */

export class Hands {
  /**
   * @param {Controller} grid
   * @param {HTMLElement} el
   * @param {import("./window.js").RowWindow} window
   */
  constructor(grid, el, window) {
    this.grid = grid;
    this.el = el;
    this.window = window;
    /** Removing or moving an element while drawing takes its focus away: that is nobody leaving. */
    this.drawing = false;
    /** Whether the cell under the pointer had the focus before the pointer went down. */
    this.again = false;
    el.addEventListener("keydown", (event) => this.key(event));
    el.addEventListener("pointerdown", (event) => this.press(event));
    el.addEventListener("click", (event) => this.click(event));
    el.addEventListener("change", (event) => this.change(event));
    el.addEventListener("focusin", (event) => this.enter(event));
    el.addEventListener("focusout", (event) => this.leave(event));
    /** Ends a drag over cells. */
    this.stop = () => {};
  }

  get size() {
    return { rows: this.grid.total, columns: this.grid.columns.length, page: this.window.page };
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const inside = /** @type {HTMLElement} */ (event.target).closest(".kam-grid-scroller");
    if (!inside || event.isComposing) return;
    if (this.grid.edits.open) this.keyWhileEditing(event);
    else this.keyOnCell(event);
  }

  /** @param {KeyboardEvent} event */
  keyWhileEditing(event) {
    const { grid } = this;
    const step = event.shiftKey ? -1 : 1;
    event.stopPropagation(); // Esc ends the edit, not the drawer around the grid
    if (event.key === "Escape") {
      event.preventDefault();
      grid.edits.cancel();
      grid.focus = "keep";
      return grid.draw();
    }
    if (event.key !== "Enter" && event.key !== "Tab") return;
    const { row, column } = grid.active;
    const below = { row: Math.max(0, Math.min(row + step, grid.total - 1)), column };
    const next = event.key === "Enter" ? below : along(grid.active, step, this.size);
    if (next) event.preventDefault(); // else Tab leaves the grid as it leaves anything
    grid.edits.commit();
    grid.go(next ?? grid.active);
    grid.draw();
  }

  /** @param {KeyboardEvent} event */
  keyOnCell(event) {
    const { grid } = this;
    const place = destination(event, event.shiftKey ? grid.spread.end : grid.active, this.size);
    if (place) {
      event.preventDefault();
      grid.go(grid.gone.adrift ? grid.active : place, event.shiftKey);
      return grid.draw();
    }
    if (grid.active.row < 0) return this.keyOnHead(event);
    if (this.keyOnRange(event)) return;
    const cell = grid.cell;
    if (!cell) return;
    const what = deed(event, { opens: opens(cell.column, cell.row), control: controlOf(cell.column, cell.row) });
    if (what === null) return;
    // A typed key stays free to land in the editor that opens under it.
    if (what !== "edit-replace" || event.key === "Backspace" || cell.column.kind === "choice") event.preventDefault();
    this.act(what, cell, event.key);
  }

  /** Alt and the down arrow open a column's filter; Enter and Space press its button by themselves. @param {KeyboardEvent} event */
  keyOnHead(event) {
    const column = this.grid.columns[this.grid.active.column];
    if (!event.altKey || event.key !== "ArrowDown" || !column || !isSortable(column)) return;
    event.preventDefault();
    this.grid.open(column.id);
  }

  /** What keys do to many cells at once. @param {KeyboardEvent} event @returns {boolean} whether it was one of them */
  keyOnRange(event) {
    const { grid } = this;
    const all = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a";
    if (!all && !grid.spread.wide) return false;
    if (all) grid.spread.all();
    else if (event.key === "Delete" || event.key === "Backspace") grid.edits.clear(grid.spread.said);
    else if (event.key === "Escape") grid.spread.drop();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    grid.draw();
    return true;
  }

  /**
   * @param {import("./keys.js").Deed} what
   * @param {NonNullable<Controller["cell"]>} cell
   * @param {string} key
   */
  act(what, { row, column }, key) {
    const { grid } = this;
    if (what === "select") return grid.select(row.id);
    if (what === "clear") grid.edits.send(row.id, column, null);
    else if (what === "toggle") grid.edits.send(row.id, column, !(this.value(row, column.id) ?? false));
    else grid.edits.start(row, column, /** @type {import("./types").Start} */ (what.slice("edit-".length)), key);
    grid.draw();
  }

  /**
   * The value a cell shows: the one sent last, else Python's.
   * @param {import("./types").Row} row
   * @param {string} column
   */
  value(row, column) {
    const pending = this.grid.edits.pending.get(row.id)?.[column];
    return pending ? pending.value : row.cells[column];
  }

  /** With Shift a range reaches to the cell pressed on; else one may be drawn from it. @param {PointerEvent} event */
  press(event) {
    const { grid } = this;
    const cell = cellOf(event);
    this.again = cell === document.activeElement && !grid.spread.wide;
    if (!cell || event.button || /** @type {HTMLElement} */ (event.target).closest("button, input, select")) return;
    if (event.shiftKey && !grid.edits.open) {
      event.preventDefault();
      return this.reach(cell);
    }
    this.drag(cell);
  }

  /** Draw a range from a cell while the pointer stays down. @param {HTMLElement} from */
  drag(from) {
    const began = this.placeOf(from);
    const move = (/** @type {PointerEvent} */ { clientX, clientY, buttons }) => {
      const over = document.elementFromPoint(clientX, clientY)?.closest("[data-column]");
      const inside = over instanceof HTMLElement && this.el.contains(over);
      if (!(buttons & 1) || !inside || this.grid.edits.open || (over === from && !this.grid.spread.wide)) return;
      this.grid.spread.anchor = began;
      this.reach(over);
    };
    this.stop();
    const ending = new AbortController();
    document.addEventListener("pointermove", move, { signal: ending.signal });
    document.addEventListener("pointerup", () => ending.abort(), { signal: ending.signal });
    this.stop = () => ending.abort();
  }

  /** @param {HTMLElement} cell */
  reach(cell) {
    const place = this.placeOf(cell);
    const { end } = this.grid.spread;
    if (place.row === end.row && place.column === end.column) return;
    this.grid.go(place, true);
    this.grid.draw();
  }

  /** @param {MouseEvent} event */
  click(event) {
    const { grid } = this;
    const element = cellOf(event);
    if (!element) return;
    const place = this.placeOf(element);
    const row = grid.rowAt(place.row);
    const column = grid.columns[place.column];
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest(".kam-grid-calendar")) return;
    if (target.closest("button")) return grid.gone.press(row.id, column.id);
    if (target.closest("input, select") || event.shiftKey) return;
    if (this.again && opens(column, row)) return this.act("edit-all", { row, column }, "");
    grid.select(row.id);
    grid.spread.drop();
    grid.gone.land();
    grid.activate(place);
    grid.focus = "keep";
    grid.draw();
  }

  /** @param {Event} event */
  change(event) {
    const { grid } = this;
    const box = /** @type {HTMLInputElement} */ (event.target);
    const element = cellOf(event);
    if (!element || !box.matches("[data-control]")) return;
    const place = this.placeOf(element);
    grid.edits.send(grid.rowAt(place.row).id, grid.columns[place.column], box.checked);
    grid.draw();
  }

  /** @param {FocusEvent} event */
  enter(event) {
    const { grid } = this;
    const element = /** @type {HTMLElement} */ (event.target).closest("[data-column], [data-head]");
    if (this.drawing || !(element instanceof HTMLElement) || grid.edits.open) return;
    const place = this.placeOf(element);
    if (place.row === grid.active.row && place.column === grid.active.column && !grid.gone.adrift) return;
    grid.spread.drop();
    grid.gone.land();
    grid.activate(place);
    grid.draw();
  }

  /** @param {FocusEvent} event */
  leave(event) {
    const { grid } = this;
    const going = /** @type {Node | null} */ (event.relatedTarget);
    if (this.drawing || document.activeElement === event.target) return; // only the browser's window was left
    const gone = !this.el.contains(going);
    if (gone) grid.focus = "";
    if (event.target === grid.edits.open?.input) {
      grid.edits.commit();
      grid.draw();
    }
    if (gone) grid.settle();
  }

  /**
   * @param {HTMLElement} cell
   * @returns {Place}
   */
  placeOf(cell) {
    const id = cell.dataset.column ?? cell.dataset.head;
    const column = this.grid.columns.findIndex((one) => one.id === id);
    return { row: Number(cell.parentElement?.dataset.index ?? -1), column };
  }
}

/**
 * The cell an event happened in.
 * @param {Event} event
 * @returns {HTMLElement | null}
 */
const cellOf = (event) => /** @type {HTMLElement} */ (event.target).closest("[data-column]");
