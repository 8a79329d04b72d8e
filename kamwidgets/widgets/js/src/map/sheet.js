// @ts-check
// A sheet over the picture on which people are given their mark, name, title and role, the nearer the more of it.
import { presenceOf, sizeOf, stanceOf } from "./grammar.js";
import { LANDMARK } from "./landmarks.js";
import { initials, Lettering, LINE, ROOM } from "./lettering.js";

/** @typedef {import("./canvas.js").Canvas} Canvas */
/** @typedef {import("cytoscape").NodeSingular} Node */

export const FAR = 0.36; // zoom below which there is no room for every name
const TITLES_FROM = 0.62; // zoom from which titles are written out
const NAME = { size: 13, legible: 10, landmark: 11, least: 9 }; // px in the picture, then px on the screen
const SMALLER = 0.85; // the size of a part beside that of the name above it
const BADGE = 8; // px on the screen from the middle to the edge of somebody one looks for, at least
const AROUND = 110; // px around somebody in which all that belongs to them is drawn

/** @param {Node} node */
const landmark = (node) => node.data("rank") >= LANDMARK;

/** Whether their part is said from afar, too. @param {Node} node */
const hasRoles = (node) => landmark(node) && !!node.data("roles");

/** @param {Node} node */
const slanted = (node) => node.data("presence") !== "named";

/** @type {Map<string, Path2D>} */
const paths = new Map();

/** @param {{ stance: string, presence: string }} person */
const markOf = ({ stance, presence }) => {
  const mark = presenceOf(presence).mark || stanceOf(stance).mark;
  const path = paths.get(mark) ?? new Path2D(mark);
  paths.set(mark, path);
  return path;
};

/** One sheet with what belongs to people: their mark, name, title and role. */
export class Sheet {
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
    near.sort((a, b) => a.data("rank") - b.data("rank")).forEach((node) => void this.#person(node, zoom, rooms.get(node.id())));
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

  /**
   * @param {Node} node @param {number} zoom
   * @param {number | undefined} room px for the name, from afar where it stands; undefined where it is not written
   */
  #person(node, zoom, room) {
    const { subtitle, roles, size } = node.data();
    const { x, y } = node.position();
    const gone = node.hasClass("kam-gone");
    const fade = node.hasClass("kam-dim") ? 0.15 : gone ? 0.45 : 1;
    this.lettering.fade = this.pen.globalAlpha = fade;
    const far = zoom < FAR;
    if (far && landmark(node)) this.#badge(node, zoom);
    else this.#mark(x, y, node.data());
    if (gone) this.#cross(x, y, size);
    if (room === undefined) return;
    if (far) return this.#fromAfar(node, zoom, room);
    // Names grow in the picture as it shrinks on the screen, so that they can be read for longer, and may take two lines.
    const { ink, grey, accent } = this.canvas.colours;
    const hand = { size: Math.round(Math.max(NAME.size, NAME.legible / zoom)), weight: 600, ink, slant: slanted(node), rows: 2 };
    let line = this.lettering.write(node.data("name"), x, y + size / 2 + 6, { ...hand, room: Math.max(ROOM, room - 6) });
    if (subtitle && zoom >= TITLES_FROM) line = this.lettering.write(subtitle, x, line, { size: 11, weight: 400, ink: grey, rows: 1 });
    const small = Math.round(Math.max(10, NAME.least / zoom));
    if (roles) this.lettering.write(roles, x, line, { size: small, weight: 600, ink: accent, rows: 1, room: Math.max(ROOM, room - 6) });
  }

  /** @param {Node} node @param {number} zoom @param {number} where as `label` numbers it */
  #fromAfar(node, zoom, where) {
    const { ink, grey, accent } = this.canvas.colours;
    const { x, y } = node.position();
    const found = landmark(node);
    const hand = { ...this.#hand(node, zoom), ink: found ? ink : grey };
    const top = y + (this.label(node).areas[where].y1 - node.renderedPosition().y) / zoom;
    const line = this.lettering.write(node.data("name"), x, top, hand);
    if (hasRoles(node)) this.lettering.write(node.data("roles"), x, line, { ...hand, size: hand.size * SMALLER, ink: accent });
  }

  /** How a name is written from afar. @param {Node} node @param {number} zoom */
  #hand(node, zoom) {
    const found = landmark(node);
    return { size: (found ? NAME.landmark : NAME.least) / zoom, weight: found ? 600 : 400, slant: slanted(node), rows: 1, room: Infinity };
  }

  /**
   * What somebody and their name take of the screen from afar: the name below them or above.
   * @param {Node} node
   * @returns {{ badge: import("./landmarks.js").Area, areas: import("./landmarks.js").Area[] }}
   */
  label(node) {
    const zoom = this.canvas.cy.zoom();
    const { x, y } = node.renderedPosition();
    const hand = this.#hand(node, zoom);
    const wide = (this.lettering.width(node.data("name"), hand) * zoom) / 2 + 3;
    const high = hand.size * zoom * LINE * (hasRoles(node) ? 1 + SMALLER : 1);
    const reach = Math.max((node.data("size") / 2) * zoom, landmark(node) ? BADGE : 0) + 2;
    const at = (/** @type {number} */ top) => ({ x1: x - wide, y1: top, x2: x + wide, y2: top + high });
    const badge = { x1: x - BADGE, y1: y - BADGE, x2: x + BADGE, y2: y + BADGE };
    return { badge, areas: [at(y + reach), at(y - reach - high)] };
  }

  /** Somebody one looks for, large enough to be seen from afar. @param {Node} node @param {number} zoom */
  #badge(node, zoom) {
    const { pen } = this;
    const { x, y } = node.position();
    const { size, stance, side } = node.data();
    if (size * zoom >= 2 * BADGE) return this.#mark(x, y, node.data());
    const { surface, ...colours } = this.canvas.colours;
    pen.beginPath();
    pen.arc(x, y, BADGE / zoom, 0, 2 * Math.PI);
    pen.fillStyle = side ? colours[side] : surface;
    pen.fill();
    pen.lineWidth = 1.5 / zoom;
    pen.strokeStyle = colours[side || stance];
    pen.stroke();
    pen.save();
    pen.translate(x, y);
    pen.scale(1 / zoom, 1 / zoom);
    this.#mark(0, 0, { ...node.data(), size: side ? sizeOf("none") : sizeOf("some") });
    pen.restore();
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
