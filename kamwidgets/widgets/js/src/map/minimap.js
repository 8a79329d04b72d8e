// @ts-check
// A small picture of the whole map while only a part of it is seen; pressing it leads there.

const SIZE = { width: 168, height: 108 };
const MARGIN = 60; // px of the map around everybody

/** @typedef {{ x1: number, y1: number, w: number, h: number }} Area */

export class Minimap {
  #scale = 1;
  /** @type {Area} */
  #area = { x1: 0, y1: 0, w: 1, h: 1 };
  /** @type {Area | null} what holds everybody */
  #all = null;
  #stale = true;
  /** Everybody, drawn once and shown again at every step of the view. */
  #still = document.createElement("canvas");

  /** @param {import("./canvas.js").Canvas} canvas @param {HTMLCanvasElement} sheet */
  constructor(canvas, sheet) {
    this.canvas = canvas;
    this.sheet = sheet;
    this.pen = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
    canvas.cy.on("add remove position data", () => void (this.#stale = true));
    canvas.cy.on("render", () => this.#draw());
    sheet.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      sheet.setPointerCapture(event.pointerId);
      this.#lead(event);
    });
    sheet.addEventListener("pointermove", (event) => void (event.buttons && this.#lead(event)));
  }

  /** @param {PointerEvent} event */
  #lead({ offsetX, offsetY }) {
    const { cy } = this.canvas;
    const [x, y] = [this.#area.x1 + offsetX / this.#scale, this.#area.y1 + offsetY / this.#scale];
    cy.pan({ x: cy.width() / 2 - x * cy.zoom(), y: cy.height() / 2 - y * cy.zoom() });
  }

  #draw() {
    const { cy } = this.canvas;
    if (this.#stale && cy.nodes(":grabbed").nonempty()) return; // drawing it again for every step would slow the drag
    if (this.#stale) this.#measure();
    const [view, all] = [cy.extent(), this.#all];
    const seen = !all || (view.x1 <= all.x1 && view.y1 <= all.y1 && view.x2 >= all.x1 + all.w && view.y2 >= all.y1 + all.h);
    this.sheet.hidden = seen;
    if (seen) return;
    if (this.#stale) this.#paint(all);
    this.#stale = false;
    this.#frame(view);
  }

  /** Draw everybody anew, in the colours of now. */
  refresh() {
    this.#stale = true;
  }

  #measure() {
    const spots = this.canvas.people.map((node) => node.position());
    if (!spots.length) return void (this.#all = null);
    const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
    const [x1, y1] = [Math.min(...xs), Math.min(...ys)];
    this.#all = { x1, y1, w: Math.max(...xs) - x1, h: Math.max(...ys) - y1 };
  }

  /** Draw everybody. @param {Area} all */
  #paint({ x1, y1, w, h }) {
    this.#scale = Math.min(SIZE.width / (w + 2 * MARGIN), SIZE.height / (h + 2 * MARGIN));
    const [wide, high] = [SIZE.width / this.#scale, SIZE.height / this.#scale];
    this.#area = { x1: x1 + (w - wide) / 2, y1: y1 + (h - high) / 2, w: wide, h: high };
    const sharp = window.devicePixelRatio || 1;
    for (const sheet of [this.#still, this.sheet]) Object.assign(sheet, { width: SIZE.width * sharp, height: SIZE.height * sharp });
    const pen = /** @type {CanvasRenderingContext2D} */ (this.#still.getContext("2d"));
    const scale = this.#scale * sharp;
    for (const each of [pen, this.pen]) each.setTransform(scale, 0, 0, scale, -this.#area.x1 * scale, -this.#area.y1 * scale);
    const { colours } = this.canvas;
    this.canvas.people.forEach((node) => {
      const { x, y } = node.position();
      const { size, side: whose, stance } = node.data();
      const side = Math.max(size, 3 / this.#scale);
      pen.fillStyle = colours[whose || stance];
      pen.fillRect(x - side / 2, y - side / 2, side, side);
    });
  }

  /** Frame what is seen. @param {Area} view */
  #frame(view) {
    const { pen } = this;
    const { x1, y1, w, h } = this.#area;
    pen.clearRect(x1, y1, w, h);
    pen.drawImage(this.#still, x1, y1, w, h);
    pen.strokeStyle = this.canvas.colours.accent;
    pen.lineWidth = 2 / this.#scale;
    pen.strokeRect(view.x1, view.y1, view.w, view.h);
  }
}
