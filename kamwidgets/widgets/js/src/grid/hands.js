// @ts-check
// Keys, clicks and focus: what the person does, turned into moves, edits and intents.
import { controlOf } from "./cell.js";
import { opens } from "./edits.js";
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
    this.window = window;
    /** Removing or moving an element while drawing takes its focus away: that is nobody leaving. */
    this.drawing = false;
    /** Whether the cell under the pointer had the focus before the pointer went down. */
    this.again = false;
    el.addEventListener("keydown", (event) => this.key(event));
    el.addEventListener("pointerdown", (event) => (this.again = cellOf(event) === document.activeElement));
    el.addEventListener("click", (event) => this.click(event));
    el.addEventListener("change", (event) => this.change(event));
    el.addEventListener("focusin", (event) => this.enter(event));
    el.addEventListener("focusout", (event) => this.leave(event));
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
    if (grid.edits.unfinished) {
      event.preventDefault();
      grid.edits.open?.input?.reportValidity();
      return;
    }
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
    const place = destination(event, grid.active, this.size);
    if (place) {
      event.preventDefault();
      grid.go(place);
      return grid.draw();
    }
    const cell = grid.cell;
    if (!cell) return;
    const what = deed(event, { opens: opens(cell.column), control: controlOf(cell.column, cell.row) });
    if (what === null) return;
    // A typed key stays free to land in the editor that opens under it.
    if (what !== "edit-replace" || event.key === "Backspace" || cell.column.kind === "choice") event.preventDefault();
    this.act(what, cell, event.key);
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

  /** @param {MouseEvent} event */
  click(event) {
    const { grid } = this;
    const element = cellOf(event);
    if (!element) return;
    const place = this.placeOf(element);
    const row = grid.rowAt(place.row);
    const column = grid.columns[place.column];
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest("button")) return grid.send({ type: "press", row: row.id, column: column.id });
    if (target.closest("input, select")) return;
    if (this.again && opens(column)) return this.act("edit-all", { row, column }, "");
    grid.select(row.id);
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
    const element = cellOf(event);
    if (this.drawing || !element || grid.edits.open) return;
    const place = this.placeOf(element);
    if (place.row === grid.active.row && place.column === grid.active.column) return;
    grid.activate(place);
    grid.draw();
  }

  /** @param {FocusEvent} event */
  leave(event) {
    const { grid } = this;
    const going = /** @type {Node | null} */ (event.relatedTarget);
    if (this.drawing || document.activeElement === event.target) return; // only the browser's window was left
    if (!/** @type {HTMLElement} */ (event.currentTarget).contains(going)) grid.focus = "";
    if (event.target !== grid.edits.open?.input) return;
    if (grid.edits.unfinished) grid.edits.cancel();
    else grid.edits.commit();
    grid.draw();
  }

  /**
   * @param {HTMLElement} cell
   * @returns {Place}
   */
  placeOf(cell) {
    const column = this.grid.columns.findIndex((one) => one.id === cell.dataset.column);
    return { row: Number(cell.parentElement?.dataset.index), column };
  }
}

/**
 * The cell an event happened in.
 * @param {Event} event
 * @returns {HTMLElement | null}
 */
const cellOf = (event) => /** @type {HTMLElement} */ (event.target).closest("[data-column]");
