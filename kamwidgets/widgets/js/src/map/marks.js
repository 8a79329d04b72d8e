// @ts-check
// What cytoscape cannot draw: the mark of the stance inside a person, and a second and third line under the name.
import { sizeOf, stanceOf } from "./grammar.js";

/** @typedef {import("./canvas.js").Canvas} Canvas */
/** @typedef {import("cytoscape").NodeSingular} Node */

const WIDEST = 172; // px of text at 100 %
const TITLES_FROM = 0.62; // zoom from which titles are written out: below, there is room for names only
const ROLES_FROM = 0.72;
const NAME = { size: 13, legible: 10, largest: 28 }; // px in the picture, least px on the screen, most px in the picture

/** @type {Map<string, Path2D>} */
const paths = new Map();

/** @param {string} stance */
const markOf = (stance) => {
  const { value, mark } = stanceOf(stance);
  const path = paths.get(value) ?? new Path2D(mark);
  paths.set(value, path);
  return path;
};

/** A transparent sheet over the picture, drawn whenever cytoscape has drawn. */
export class Marks {
  /** @type {Map<string, string>} */
  #shortened = new Map();

  /** @param {Canvas} canvas @param {HTMLCanvasElement} sheet */
  constructor(canvas, sheet) {
    this.canvas = canvas;
    this.sheet = sheet;
    this.pen = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
    canvas.cy.on("render", () => this.draw());
  }

  draw() {
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
    const view = cy.extent();
    cy.nodes().forEach((node) => {
      const at = node.position();
      if (at.x > view.x1 - 100 && at.x < view.x2 + 100 && at.y > view.y1 - 100 && at.y < view.y2 + 100) this.#person(node, zoom);
    });
  }

  /** @param {Node} node @param {number} zoom */
  #person(node, zoom) {
    const { name, stance, subtitle, roles, size } = node.data();
    const { x, y } = node.position();
    this.#mark(x, y, stance, size);
    // Names grow in the picture as it shrinks on the screen, so that they can be read for longer.
    const letters = Math.min(NAME.largest, Math.max(NAME.size, NAME.legible / zoom));
    const { ink, grey, accent } = this.canvas.colours;
    let line = this.#text(name, x, y + size / 2 + 6, letters, 600, ink);
    if (subtitle && zoom >= TITLES_FROM) line = this.#text(subtitle, x, line, 11, 400, grey);
    if (roles && zoom >= ROLES_FROM) this.#text(roles, x, line, 10, 600, accent);
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

  /**
   * One centred line on a pale ground.
   * @param {string} text @param {number} x @param {number} top @param {number} size @param {number} weight @param {string} ink
   * @returns {number} where the next line begins
   */
  #text(text, x, top, size, weight, ink) {
    const { pen } = this;
    const high = size * 1.32;
    pen.font = `${weight} ${size}px ${this.canvas.colours.font}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    const short = this.#shorten(text, pen.font);
    const wide = pen.measureText(short).width;
    pen.globalAlpha = 0.85;
    pen.fillStyle = this.canvas.colours.surface;
    pen.fillRect(x - wide / 2 - 2, top, wide + 4, high);
    pen.globalAlpha = 1;
    pen.fillStyle = ink;
    pen.fillText(short, x, top + high / 2);
    return top + high;
  }

  /** @param {string} text @param {string} font */
  #shorten(text, font) {
    const key = `${font} ${text}`;
    let short = this.#shortened.get(key);
    if (short === undefined) {
      short = text;
      while (short && this.pen.measureText(short === text ? text : `${short}…`).width > WIDEST) short = short.slice(0, -1);
      if (short !== text) short = `${short.trimEnd()}…`;
      this.#shortened.set(key, short);
    }
    return short;
  }
}
