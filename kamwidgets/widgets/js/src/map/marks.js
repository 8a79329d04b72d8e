// @ts-check
// What cytoscape cannot draw: the mark of the stance inside a person, and names and titles below.
// Whoever is being dragged is drawn on a sheet of their own, so that the others need not be drawn again for every step.
import { elbowRoom } from "./elbow.js";
import { placed } from "./landmarks.js";
import { FAR, Sheet } from "./sheet.js";

/** @typedef {import("./canvas.js").Canvas} Canvas */
/** @typedef {import("cytoscape").NodeCollection} People */

const MARGIN = 160; // px around what is seen that are drawn as well, so that the view can be moved without drawing again

/** Transparent sheets over the picture, brought up to date whenever cytoscape has drawn. */
export class Marks {
  /** The view in which the sheet of all who stand still was drawn. */
  #drawn = { look: "", x: 0, y: 0 };
  #stale = true;
  /** How much room there is for each name, by node; from afar, where those that are written stand. @type {Map<string, number>} */
  #rooms = new Map();
  /** Who is being dragged. @type {People} */
  #grabbed;

  /** @param {Canvas} canvas @param {HTMLCanvasElement} still @param {HTMLCanvasElement} moving */
  constructor(canvas, still, moving) {
    this.canvas = canvas;
    this.still = new Sheet(canvas, still, MARGIN);
    this.moving = new Sheet(canvas, moving, 0);
    this.#grabbed = canvas.cy.collection();
    canvas.cy.on("render", () => this.#draw());
    canvas.cy.on("add remove data grab free", () => void (this.#stale = true));
    canvas.cy.on("position", "node", ({ target }) => void (this.#stale ||= !target.grabbed()));
  }

  /** @param {People} people */
  #measure(people) {
    if (this.canvas.cy.zoom() < FAR) return this.#choose(people);
    const rooms = elbowRoom(people.map((node) => node.position()));
    this.#rooms = new Map(people.map((node, i) => [node.id(), rooms[i]]));
  }

  /** Choose whose names are written from afar. @param {People} people */
  #choose(people) {
    this.#rooms = placed(people.map((node) => ({ id: node.id(), rank: node.data("rank"), ...this.still.label(node) })));
  }

  /** Draw all again with the next picture. */
  refresh() {
    this.#stale = true;
  }

  #draw() {
    const { cy } = this.canvas;
    const { x, y } = cy.pan();
    const look = [cy.zoom(), cy.width(), cy.height(), window.devicePixelRatio].join(" ");
    const shift = { x: x - this.#drawn.x, y: y - this.#drawn.y };
    const near = Math.abs(shift.x) <= MARGIN && Math.abs(shift.y) <= MARGIN;
    if (near && look === this.#drawn.look && !this.#stale) {
      this.moving.draw(this.#grabbed, this.#rooms);
      return this.still.shift(shift);
    }
    const people = this.canvas.people;
    this.#grabbed = people.filter(":grabbed");
    if (this.#stale || look !== this.#drawn.look) this.#measure(people);
    this.#drawn = { look, x, y };
    this.#stale = false;
    this.moving.draw(this.#grabbed, this.#rooms);
    this.still.draw(people.difference(this.#grabbed), this.#rooms);
    this.still.shift({ x: 0, y: 0 });
  }
}
