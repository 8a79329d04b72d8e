// @ts-check
// What cytoscape cannot draw: the mark of the stance inside a person, and names and titles below.
// Whoever is being dragged is drawn on a sheet of their own, so that the others need not be drawn again for every step.
import { elbowRoom } from "./elbow.js";
import { presenceOf, sizeOf, stanceOf } from "./grammar.js";
import { initials, Lettering, ROOM } from "./lettering.js";

/** @typedef {import("./canvas.js").Canvas} Canvas */
/** @typedef {import("cytoscape").NodeSingular} Node */

const TITLES_FROM = 0.62; // zoom from which titles are written out: below, there is room for names only
const NAMES_FROM = 0.36; // below, as much of a name as there is room for
const TWO_LINES_FROM = 0.25;
const ROLES_FROM = 0.72;
const NAME = { size: 13, legible: 10, least: 9 }; // px in the picture, px on the screen, px on the screen where there is little room
const MARGIN = 160; // px around what is seen that are drawn as well, so that the view can be moved without drawing again
const AROUND = 110; // px around somebody in which all that belongs to them is drawn

const DECIDING = new Set(["decider", "approver"]); // their names are seen even where there is room for initials only

/** @param {Node} node */
const decides = (node) => DECIDING.has(node.data("role"));

/** @param {string} name */
const lastWord = (name) => name.split(" ").at(-1) ?? "";

/** @type {Map<string, Path2D>} */
const paths = new Map();

/** @param {{ stance: string, presence: string }} person */
const markOf = ({ stance, presence }) => {
  const mark = presenceOf(presence).mark || stanceOf(stance).mark;
  const path = paths.get(mark) ?? new Path2D(mark);
  paths.set(mark, path);
  return path;
};

/** Transparent sheets over the picture, brought up to date whenever cytoscape has drawn. */
export class Marks {
  /** The view in which the sheet of all who stand still was drawn. */
  #drawn = { look: "", x: 0, y: 0 };
  #stale = true;
  /** How much room there is for each name, by node. @type {Map<string, number>} */
  #rooms = new Map();
  /** Who is being dragged. @type {import("cytoscape").NodeCollection} */
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

  /** @param {import("cytoscape").NodeCollection} people */
  #measure(people) {
    const rooms = elbowRoom(people.map((node) => node.position()));
    this.#rooms = new Map(people.map((node, i) => [node.id(), rooms[i]]));
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
    if (this.#stale) this.#measure(people);
    this.#drawn = { look, x, y };
    this.#stale = false;
    this.moving.draw(this.#grabbed, this.#rooms);
    this.still.draw(people.difference(this.#grabbed), this.#rooms);
    this.still.shift({ x: 0, y: 0 });
  }
}

class Sheet {
  #empty = true;

  /** @param {Canvas} canvas @param {HTMLCanvasElement} sheet @param {number} margin px that it is larger than the picture on each side */
  constructor(canvas, sheet, margin) {
    this.canvas = canvas;
    this.sheet = sheet;
    this.margin = margin;
    Object.assign(sheet.style, { inset: `${-margin}px`, width: `calc(100% + ${2 * margin}px)`, height: `calc(100% + ${2 * margin}px)` });
    this.pen = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
    this.lettering = new Lettering(this.pen, () => canvas.colours);
  }

  /** Move what is drawn along with the view. @param {import("./types").Point} by */
  shift({ x, y }) {
    const scale = window.devicePixelRatio || 1; // whole pixels, or names would be blurred
    this.sheet.style.transform = `translate(${Math.round(x * scale) / scale}px, ${Math.round(y * scale) / scale}px)`;
  }

  /** Show these people and nobody else. @param {import("cytoscape").NodeCollection} people @param {Map<string, number>} rooms */
  draw(people, rooms) {
    if (this.#empty && people.empty()) return;
    this.#empty = this.sheet.hidden = people.empty();
    const { cy } = this.canvas;
    this.#wipe();
    const [view, zoom] = [cy.extent(), cy.zoom()];
    const around = AROUND + this.margin / zoom;
    const near = people.filter((node) => {
      const at = node.position();
      return at.x > view.x1 - around && at.x < view.x2 + around && at.y > view.y1 - around && at.y < view.y2 + around;
    });
    for (const above of [false, true]) {
      near.forEach((node) => void (decides(node) === above && this.#person(node, zoom, rooms.get(node.id()) ?? ROOM)));
    }
  }

  #wipe() {
    const { cy } = this.canvas;
    const scale = window.devicePixelRatio || 1;
    const { margin } = this;
    const [width, height] = [cy.width(), cy.height()].map((side) => Math.round((side + 2 * margin) * scale));
    if (this.sheet.width !== width) this.sheet.width = width;
    if (this.sheet.height !== height) this.sheet.height = height;
    const { x, y } = cy.pan();
    const zoom = cy.zoom();
    this.pen.setTransform(1, 0, 0, 1, 0, 0);
    this.pen.clearRect(0, 0, width, height);
    this.pen.setTransform(zoom * scale, 0, 0, zoom * scale, (x + margin) * scale, (y + margin) * scale);
  }

  /** @param {Node} node @param {number} zoom @param {number} room */
  #person(node, zoom, room) {
    const { name, subtitle, roles, size, presence, side } = node.data();
    const { x, y } = node.position();
    const gone = node.hasClass("kam-gone");
    const fade = node.hasClass("kam-dim") ? 0.15 : gone ? 0.45 : 1;
    this.lettering.fade = this.pen.globalAlpha = fade;
    this.#mark(x, y, node.data());
    if (gone) this.#cross(x, y, size);
    // Names grow in the picture as it shrinks on the screen, so that they can be read for longer, and may take two lines.
    const far = zoom < NAMES_FROM;
    const letters = Math.round(far ? NAME.least / zoom : Math.max(NAME.size, NAME.legible / zoom));
    const { ink, grey, accent } = this.canvas.colours;
    const rows = zoom < TWO_LINES_FROM ? 1 : 2;
    const wide = Math.round(far ? room - 4 / zoom : Math.max(ROOM, room - 6));
    const hand = { size: letters, weight: 600, ink, slant: presence !== "named", rows, room: wide };
    const said = this.lettering.abridged(name, hand, !far ? name : decides(node) ? lastWord(name) : initials(name));
    let line = this.lettering.write(said, x, y + size / 2 + 6, said === name ? hand : { ...hand, room: Infinity });
    if (subtitle && zoom >= TITLES_FROM) line = this.lettering.write(subtitle, x, line, { size: 11, weight: 400, ink: grey, rows: 1 });
    if (roles && zoom >= ROLES_FROM) this.lettering.write(roles, x, line, { size: 10, weight: 600, ink: accent, rows: 1 });
  }

  /** Somebody who would not be there. @param {number} x @param {number} y @param {number} size */
  #cross(x, y, size) {
    const { pen } = this;
    const half = size / 2 + 6;
    pen.globalAlpha = 1;
    pen.strokeStyle = this.canvas.colours.bad;
    pen.lineWidth = 3;
    pen.beginPath();
    pen.moveTo(x - half, y - half);
    pen.lineTo(x + half, y + half);
    pen.moveTo(x - half, y + half);
    pen.lineTo(x + half, y - half);
    pen.stroke();
  }

  /**
   * The stance or that the position is vacant; of us and of competitors the initials.
   * @param {number} x @param {number} y @param {{ name: string, stance: string, presence: string, side: string, size: number }} person
   */
  #mark(x, y, person) {
    const { pen } = this;
    const { stance, presence, side, size } = person;
    const grow = (size / sizeOf("some")) ** 0.6;
    pen.save();
    pen.translate(x, y);
    pen.scale(grow, grow);
    pen.lineWidth = 2;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = pen.fillStyle = this.canvas.colours[side ? `${side}-ink` : stance];
    if (side) {
      pen.font = `600 13px ${this.canvas.colours.font}`;
      pen.textAlign = "center";
      pen.textBaseline = "middle";
      pen.fillText(initials(person.name), 0, 0.5);
    } else {
      pen.stroke(markOf(person));
      if (stance === "advocate" && presence === "named") pen.fill(markOf(person));
    }
    pen.restore();
  }
}
