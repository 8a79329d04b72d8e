// @ts-check
// What cytoscape cannot draw: the mark of the stance inside a person, and names and titles below.
// Whoever is being dragged is drawn on a sheet of their own, so that the others need not be drawn again for every step.
import { sizeOf, stanceOf } from "./grammar.js";
import { Lettering } from "./lettering.js";

/** @typedef {import("./canvas.js").Canvas} Canvas */
/** @typedef {import("cytoscape").NodeSingular} Node */

const TITLES_FROM = 0.62; // zoom from which titles are written out: below, there is room for names only
const ROLES_FROM = 0.72;
const NAME = { size: 13, legible: 10, largest: 28 }; // px in the picture, least px on the screen, most px in the picture
const AROUND = 110; // px around somebody in which all that belongs to them is drawn

/** @type {Map<string, Path2D>} */
const paths = new Map();

/** @param {string} stance */
const markOf = (stance) => {
  const { value, mark } = stanceOf(stance);
  const path = paths.get(value) ?? new Path2D(mark);
  paths.set(value, path);
  return path;
};

/** Transparent sheets over the picture, brought up to date whenever cytoscape has drawn. */
export class Marks {
  #drawn = ""; // the view in which the sheet of all who stand still was drawn
  #stale = true;

  /** @param {Canvas} canvas @param {HTMLCanvasElement} still @param {HTMLCanvasElement} moving */
  constructor(canvas, still, moving) {
    this.canvas = canvas;
    this.still = new Sheet(canvas, still);
    this.moving = new Sheet(canvas, moving);
    canvas.cy.on("render", () => this.#draw());
    canvas.cy.on("add remove data grab free", () => void (this.#stale = true));
    canvas.cy.on("position", "node", ({ target }) => void (this.#stale ||= !target.grabbed()));
  }

  /** Draw all again with the next picture. */
  refresh() {
    this.#stale = true;
  }

  #draw() {
    const { cy } = this.canvas;
    const { x, y } = cy.pan();
    const view = [cy.zoom(), x, y, cy.width(), cy.height(), window.devicePixelRatio].join(" ");
    const grabbed = cy.nodes(":grabbed");
    this.moving.draw(grabbed);
    if (view === this.#drawn && !this.#stale) return;
    this.#drawn = view;
    this.#stale = false;
    this.still.draw(cy.nodes().difference(grabbed));
  }
}

class Sheet {
  #empty = true;

  /** @param {Canvas} canvas @param {HTMLCanvasElement} sheet */
  constructor(canvas, sheet) {
    this.canvas = canvas;
    this.sheet = sheet;
    this.pen = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
    this.lettering = new Lettering(this.pen, () => canvas.colours);
  }

  /** Show these people and nobody else. @param {import("cytoscape").NodeCollection} people */
  draw(people) {
    if (this.#empty && people.empty()) return;
    this.#empty = people.empty();
    const { cy } = this.canvas;
    this.#wipe();
    const [view, zoom] = [cy.extent(), cy.zoom()];
    people.forEach((node) => {
      const at = node.position();
      const near = at.x > view.x1 - AROUND && at.x < view.x2 + AROUND && at.y > view.y1 - AROUND && at.y < view.y2 + AROUND;
      if (near) this.#person(node, zoom);
    });
  }

  #wipe() {
    const { cy } = this.canvas;
    const scale = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(cy.width() * scale), Math.round(cy.height() * scale)];
    if (this.sheet.width !== width) this.sheet.width = width;
    if (this.sheet.height !== height) this.sheet.height = height;
    const { x, y } = cy.pan();
    const zoom = cy.zoom();
    this.pen.setTransform(1, 0, 0, 1, 0, 0);
    this.pen.clearRect(0, 0, width, height);
    this.pen.setTransform(zoom * scale, 0, 0, zoom * scale, x * scale, y * scale);
  }

  /** @param {Node} node @param {number} zoom */
  #person(node, zoom) {
    const { name, stance, subtitle, roles, size } = node.data();
    const { x, y } = node.position();
    this.#mark(x, y, stance, size);
    // Names grow in the picture as it shrinks on the screen, so that they can be read for longer, and may take two lines.
    const letters = Math.round(Math.min(NAME.largest, Math.max(NAME.size, NAME.legible / zoom)));
    const { ink, grey, accent } = this.canvas.colours;
    const rows = zoom >= TITLES_FROM ? 1 : 2;
    let line = this.lettering.write(name, x, y + size / 2 + 6, { size: letters, weight: 600, ink, rows });
    if (subtitle && zoom >= TITLES_FROM) line = this.lettering.write(subtitle, x, line, { size: 11, weight: 400, ink: grey, rows: 1 });
    if (roles && zoom >= ROLES_FROM) this.lettering.write(roles, x, line, { size: 10, weight: 600, ink: accent, rows: 1 });
  }

  /** @param {number} x @param {number} y @param {string} stance @param {number} size */
  #mark(x, y, stance, size) {
    const { pen } = this;
    const grow = (size / sizeOf("some")) ** 0.6;
    pen.save();
    pen.translate(x, y);
    pen.scale(grow, grow);
    pen.lineWidth = 2;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = pen.fillStyle = this.canvas.colours[stance];
    pen.stroke(markOf(stance));
    if (stance === "advocate") pen.fill(markOf(stance));
    pen.restore();
  }
}
