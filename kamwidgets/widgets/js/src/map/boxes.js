// @ts-check
// The boxes around groups of people, behind the picture, and the buttons that fold and unfold them, before it.

import { boxId } from "./folds.js";

/** @typedef {import("./folds.js").Group} Group */
/** @typedef {import("./types").Point} Point */
/** @typedef {{ x1: number, y1: number, x2: number, y2: number }} Area on the map */
/** @typedef {{ group: Group, frame: SVGRectElement, head: HTMLButtonElement }} Box */

const ROOM = { x: 78, above: 44, below: 78 }; // px at 100 % from the outermost people to the edge of their box
const HEAD = 26; // px on the screen
const SVG = "http://www.w3.org/2000/svg";
const MUCH = 0.1; // of the smaller of two boxes: neighbours may touch

/** @param {Area} area */
const sizeOf = ({ x1, y1, x2, y2 }) => Math.max(0, x2 - x1) * Math.max(0, y2 - y1);

/** @param {Area} a @param {Area} b how much of the map both cover */
const shared = (a, b) =>
  Math.max(0, Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1)) * Math.max(0, Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1));

export class Boxes {
  /** @type {Map<string, Box>} */
  #boxes = new Map();

  /**
   * @param {import("./canvas.js").Canvas} canvas
   * @param {SVGSVGElement} sheet
   * @param {HTMLElement} heads
   * @param {(value: string) => void} fold
   */
  constructor(canvas, sheet, heads, fold) {
    this.canvas = canvas;
    this.sheet = sheet;
    this.heads = heads;
    this.fold = fold;
    canvas.cy.on("render", () => this.#place());
  }

  /** @param {Group[]} groups */
  show(groups) {
    const kept = new Map(groups.map((group) => [group.value, group]));
    for (const [value, { frame, head }] of this.#boxes) {
      if (kept.has(value)) continue;
      frame.remove();
      head.remove();
      this.#boxes.delete(value);
    }
    for (const group of groups) {
      const box = this.#boxes.get(group.value) ?? this.#make(group);
      box.group = group;
      box.head.setAttribute("aria-expanded", `${!group.folded}`);
      box.head.textContent = `${group.value} · ${group.ids.length}`;
    }
    this.#place();
  }

  /** @param {Group} group @returns {Box} */
  #make(group) {
    const frame = /** @type {SVGRectElement} */ (document.createElementNS(SVG, "rect"));
    const head = document.createElement("button");
    Object.assign(head, { type: "button", className: "kam-map-head", title: "Fold or unfold this group" });
    head.addEventListener("click", () => this.fold(group.value));
    this.sheet.append(frame);
    this.heads.append(head);
    const box = { group, frame, head };
    this.#boxes.set(group.value, box);
    return box;
  }

  /**
   * @param {Group} group
   * @param {Set<string>} [without] who is on the way elsewhere
   * @returns {Area | null} null where nobody of the group is seen
   */
  #area({ value, ids, folded }, without) {
    if (folded) {
      const node = this.canvas.cy.getElementById(boxId(value));
      return node.empty() ? null : node.boundingBox({ includeLabels: false });
    }
    const area = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity };
    for (const id of ids) {
      const node = this.canvas.person(id);
      if (without?.has(id) || node.empty() || node.hasClass("kam-away")) continue;
      const { x, y } = node.position();
      area.x1 = Math.min(area.x1, x - ROOM.x);
      area.y1 = Math.min(area.y1, y - ROOM.above);
      area.x2 = Math.max(area.x2, x + ROOM.x);
      area.y2 = Math.max(area.y2, y + ROOM.below);
    }
    return area.x1 === Infinity ? null : area;
  }

  /**
   * The smallest group's box at a place.
   * @param {Point} at on the map @param {Set<string>} without who does not count for the boxes
   * @returns {string | null} the group's value
   */
  at({ x, y }, without) {
    const found = [...this.#boxes.values()].flatMap(({ group }) => {
      const area = this.#area(group, without);
      const inside = area && x >= area.x1 && x <= area.x2 && y >= area.y1 && y <= area.y2;
      return inside ? [{ value: group.value, size: sizeOf(area) }] : [];
    });
    return found.sort((a, b) => a.size - b.size)[0]?.value ?? null;
  }

  /** Around the groups that are not folded. @returns {(Area & { label: string })[]} */
  frames() {
    return [...this.#boxes.values()].flatMap(({ group }) => {
      const area = group.folded ? null : this.#area(group);
      return area ? [{ ...area, y1: area.y1 - HEAD, label: group.value }] : [];
    });
  }

  /** Whether one cannot tell some of the groups apart, because their boxes share too much of their place. */
  get overlap() {
    const frames = this.frames();
    return frames.some((a, at) => frames.slice(at + 1).some((b) => shared(a, b) > MUCH * Math.min(sizeOf(a), sizeOf(b))));
  }

  #place() {
    if (!this.#boxes.size) return;
    const { cy } = this.canvas;
    const grabbed = this.canvas.people.filter(":grabbed");
    const moving = new Set(grabbed.map((node) => node.data("ref")));
    const aim = grabbed.length === 1 ? this.at(grabbed.position(), moving) : null;
    const [zoom, pan] = [cy.zoom(), cy.pan()];
    for (const { group, frame, head } of this.#boxes.values()) {
      const area = this.#area(group, moving) ?? this.#area(group);
      frame.style.display = area && !group.folded ? "" : "none";
      head.hidden = !area;
      if (!area) continue;
      const [x, y] = [area.x1 * zoom + pan.x, area.y1 * zoom + pan.y - HEAD];
      const [width, height] = [(area.x2 - area.x1) * zoom, (area.y2 - area.y1) * zoom + HEAD];
      for (const [name, value] of Object.entries({ x, y, width, height })) frame.setAttribute(name, value.toFixed(1));
      frame.classList.toggle("kam-aim", group.value === aim);
      head.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
      head.style.maxWidth = group.folded ? "" : `${Math.max(64, width)}px`;
    }
  }
}
