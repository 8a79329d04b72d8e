// @ts-check
// The map without a mouse.

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */

/** What the legend says about keys. */
export const KEYS = [
  ["N, P", "next, previous"],
  ["Shift + N, P", "choose several"],
  ["T", "next link"],
  ["Arrows", "move, look around"],
  ["A, L", "add, link"],
  ["F2, Delete", "rename, remove"],
  ["Enter", "open"],
  ["+, −, 0", "zoom, fit"],
];

const STEP = 10; // px a person moves
const LOOK = 60; // px the view moves
const PAUSE = 500; // ms without a key after which a move by keys is sent

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Keys {
  #timer = 0;

  /** @param {RelationshipMap} map */
  constructor(map) {
    this.map = map;
  }

  /** @param {KeyboardEvent} event */
  down(event) {
    if (event.key === "Tab") return;
    event.stopPropagation(); // what is typed here is meant for the map, not for a notebook around it
    if (event.key === "Escape") this.map.cancel();
    else if (!this.#command(event)) return;
    event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  up(event) {
    if (event.key in ARROWS) this.flush();
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key meant something */
  #command(event) {
    const { map } = this;
    if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "a" && (map.chooseAll(), true);
    if (event.altKey) return false;
    if (event.key in ARROWS) return this.#arrow(event);
    /** @type {Record<string, () => void>} */
    const commands = {
      n: () => this.#next(1, event.shiftKey),
      p: () => this.#next(-1, event.shiftKey),
      t: () => this.#nextTie(),
      a: () => map.tools.add.act(),
      l: () => map.tools.link.act(),
      f2: () => map.tools.rename.act(),
      delete: () => map.tools.delete.act(),
      backspace: () => map.tools.delete.act(),
      enter: () => map.openChosen(),
      "+": () => map.tools.closer.act(),
      "-": () => map.tools.farther.act(),
      "0": () => map.tools.fit.act(),
    };
    const command = commands[event.key.toLowerCase()];
    command?.();
    return !!command;
  }

  /** @param {KeyboardEvent} event */
  #arrow(event) {
    const [x, y] = ARROWS[event.key];
    const { map } = this;
    const chosen = map.choosing.now.people;
    if (!chosen.length) map.canvas.cy.panBy({ x: -x * LOOK, y: -y * LOOK });
    else if (!map.readOnly) {
      for (const id of chosen) map.canvas.shift(id, x * STEP, y * STEP);
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.flush(), PAUSE);
    }
    return true;
  }

  /** Send what the arrow keys moved. */
  flush() {
    clearTimeout(this.#timer);
    const moved = this.map.canvas.takeShifted();
    if (moved.length) this.map.moved(moved);
  }

  /** @param {number} step @param {boolean} further keep the others chosen */
  #next(step, further) {
    const ids = this.map.people.map(({ id }) => id);
    if (!ids.length) return;
    const last = this.map.choosing.now.people.at(-1);
    const at = last === undefined ? (step > 0 ? 0 : ids.length - 1) : (ids.indexOf(last) + step + ids.length) % ids.length;
    const others = further ? this.map.choosing.now.people.filter((id) => id !== ids[at]) : [];
    this.map.choose({ people: [...others, ids[at]], ties: [] });
  }

  /** The next link of the chosen person, else of all. */
  #nextTie() {
    const { people, ties } = this.map.choosing.now;
    const last = ties.at(-1);
    const whose = people.at(-1) ?? this.#whose;
    this.#whose = whose;
    const all = this.map.ties.filter(({ source, target }) => !whose || source === whose || target === whose);
    if (all.length) this.map.choose({ people: [], ties: [all[(all.findIndex(({ id }) => id === last) + 1) % all.length].id] });
  }

  /** @type {string | undefined} */
  #whose = undefined;
}
