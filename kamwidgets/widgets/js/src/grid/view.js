// @ts-check
// The grid on the page: draws when traits change or somebody acts, and sees to it that the keyboard is never lost.
import { render as mount } from "preact";
import { keepTexts } from "../lib/outbox.js";
import { html } from "../lib/widget.js";
import { Carrier } from "./carrier.js";
import { Controller } from "./controller.js";
import { Hands } from "./hands.js";
import { Table } from "./table.js";
import { RowWindow } from "./window.js";

/** @typedef {import("../lib/widget.js").Model} Model */

export class View {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.model = model;
    this.el = el;
    this.draw = this.draw.bind(this);
    this.hear = this.hear.bind(this);
    this.grid = new Controller(model, this.draw);
    this.grid.adopt();
    this.paint();
    this.scroller = /** @type {HTMLElement} */ (el.querySelector(".kam-grid-scroller"));
    this.window = new RowWindow(this.grid, this.scroller);
    this.hands = new Hands(this.grid, el, this.window);
    this.carrier = new Carrier(this.grid, el);
    this.forget = keepTexts(() => [...this.grid.gone.texts, ...this.grid.edits.unsaved()]);
    this.order = this.arrangement;
    this.scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    model.on("change", this.draw);
    model.on("msg:custom", this.hear);
  }

  close() {
    this.window.stop();
    this.hands.stop();
    this.carrier.stop();
    this.forget();
    this.model.off("change", this.draw);
    this.model.off("msg:custom", this.hear);
    mount(null, this.el);
  }

  paint() {
    mount(html`<${Table} grid=${this.grid} />`, this.el);
  }

  /** Draw at once, so that a key pressed on a cell lands in the editor that it opens. */
  draw() {
    this.grid.adopt(this.scroller.contains(document.activeElement));
    const refocus = holdFocus(this.el);
    this.hands.drawing = true;
    this.paint();
    this.hands.drawing = false;
    this.backToTop();
    if (this.grid.focus && !this.grid.edits.open) this.giveFocus();
    else refocus();
  }

  /** What the person asked for: where it changes, the first rows are what they want to see. */
  get arrangement() {
    return JSON.stringify([this.model.get("sort"), this.model.get("filters")]);
  }

  backToTop() {
    if (this.order === this.arrangement) return;
    this.order = this.arrangement;
    this.scroller.scrollTop = 0;
  }

  /** Give the active cell the keyboard; until its row is there, the scrolling frame holds it. */
  giveFocus() {
    const { grid, scroller } = this;
    const reveal = grid.focus === "reveal";
    const head = grid.active.row < 0;
    const line = scroller.querySelector(head ? "thead tr" : `[data-index="${grid.active.row}"]`);
    const cell = /** @type {HTMLElement | undefined} */ (line?.children[grid.active.column]);
    if (cell) {
      grid.focus = "";
      if (reveal) this.window.revealCell(cell, head);
      const control = /** @type {HTMLElement | null} */ (cell.querySelector("[data-control], .kam-grid-sort"));
      (control ?? cell).focus({ preventScroll: !reveal });
    } else {
      grid.focus = "keep";
      if (reveal) this.window.revealRow(grid.active.row);
      scroller.focus({ preventScroll: true });
    }
  }

  /** @param {{ type: string, rows: import("./types").Row[] }} message */
  hear(message) {
    if (message.type === "rows") this.carrier.take(message.rows);
  }

  scrolled() {
    this.scroller.toggleAttribute("data-moved", this.scroller.scrollLeft > 0);
    this.window.later();
  }
}

/**
 * Note what has the focus, and give it back if drawing moved or removed it.
 * @param {HTMLElement} el
 * @returns {() => void}
 */
function holdFocus(el) {
  const held = document.activeElement;
  if (!(held instanceof HTMLElement) || !el.contains(held)) return () => {};
  const range = held instanceof HTMLInputElement && held.type === "text" ? [held.selectionStart, held.selectionEnd] : null;
  return () => {
    if (el.contains(document.activeElement)) return;
    const heir = held.isConnected ? held : el.querySelector(".kam-grid-scroller");
    /** @type {HTMLElement} */ (heir).focus({ preventScroll: true });
    if (range) /** @type {HTMLInputElement} */ (held).setSelectionRange(range[0], range[1]);
  };
}
