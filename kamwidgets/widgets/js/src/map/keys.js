// @ts-check
// The map without a mouse; shortcuts.js says the same in words.
import { openMenu } from "./asking.js";
import { copy, paste } from "./copies.js";
import { moved } from "./moving.js";
import { nextThatWay } from "./spatial.js";

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */

const STEP = 10; // px a person moves
const LOOK = 60; // px the view moves
const PAUSE = 500; // ms without a key after which a move by keys is sent

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The verbs behind plain keys. @type {Record<string, string>} */
const VERBS = {
  a: "add", l: "link", b: "boss", r: "report", i: "influencer", f: "focus", g: "regroup", f2: "rename", delete: "delete", backspace: "delete",
  enter: "open", "+": "closer", "-": "farther", "0": "fit", "/": "find", "?": "keys",
};

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
    if (event.key in ARROWS || event.key === "Alt") this.flush();
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key meant something */
  #command(event) {
    const key = event.key.toLowerCase();
    if (event.key in ARROWS) return this.#arrow(event);
    if (event.ctrlKey || event.metaKey) return this.#withControl(event, key);
    if (event.altKey) return false;
    if (key === "contextmenu" || (key === "f10" && event.shiftKey)) return openMenu(this.map), true;
    if (key === "n" || key === "p") return this.#next(key === "n" ? 1 : -1, event.shiftKey), true;
    if (key === "t") return this.#nextTie(), true;
    this.map.commands[VERBS[key]]?.act();
    return key in VERBS;
  }

  /**
   * The page around the map may have its own undo: where it took the key already, nothing is left to do.
   * @param {KeyboardEvent} event @param {string} key
   */
  #withControl(event, key) {
    const { map } = this;
    /** @type {Record<string, () => void>} */
    const verbs = {
      a: () => map.chooseAll(),
      c: () => copy(map),
      v: () => paste(map),
      d: () => map.commands.duplicate.act(),
      f: () => map.commands.find.act(),
      z: () => event.defaultPrevented || map.send(event.shiftKey ? "redo" : "undo", {}),
      y: () => event.defaultPrevented || map.send("redo", {}),
    };
    verbs[key]?.();
    return key in verbs;
  }

  /** @param {KeyboardEvent} event */
  #arrow(event) {
    const direction = ARROWS[event.key];
    const { map } = this;
    if (event.ctrlKey || event.metaKey) map.canvas.cy.panBy({ x: -direction[0] * LOOK, y: -direction[1] * LOOK });
    else if (event.altKey) this.#shift(direction);
    else this.#go(direction, event.shiftKey);
    return true;
  }

  /** @param {[number, number]} direction */
  #shift([x, y]) {
    const { map } = this;
    if (map.readOnly || !map.choosing.now.people.length) return;
    for (const id of map.choosing.now.people) map.canvas.shift(id, x * STEP, y * STEP);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.flush(), PAUSE);
  }

  /** To the next person that way, or first to whoever is in the middle. @param {[number, number]} direction @param {boolean} further */
  #go(direction, further) {
    const { map } = this;
    const chosen = map.choosing.now.people;
    const last = chosen.at(-1);
    const people = map.canvas.people.map((node) => ({ id: node.data("ref"), at: node.position() }));
    if (last === undefined) {
      const { x, y } = map.canvas.centre;
      const far = (/** @type {{ at: import("./types").Point }} */ { at }) => Math.hypot(at.x - x, at.y - y);
      const first = people.sort((a, b) => far(a) - far(b))[0];
      if (first) map.choose({ people: [first.id], ties: [] });
      return;
    }
    const id = nextThatWay(map.canvas.person(last).position(), direction, people.filter((person) => person.id !== last));
    if (id !== undefined) this.#choose(id, further);
  }

  /** Send what the keys moved. */
  flush() {
    clearTimeout(this.#timer);
    const ids = this.map.canvas.takeShifted();
    if (ids.length) moved(this.map, ids);
  }

  /** @param {number} step @param {boolean} further keep the others chosen */
  #next(step, further) {
    const ids = this.map.people.map(({ id }) => id).filter((id) => !this.map.canvas.person(id).hasClass("kam-away"));
    if (!ids.length) return;
    const last = this.map.choosing.now.people.at(-1);
    const at = last === undefined ? (step > 0 ? 0 : ids.length - 1) : (ids.indexOf(last) + step + ids.length) % ids.length;
    this.#choose(ids[at], further);
  }

  /** @param {string} id @param {boolean} further */
  #choose(id, further) {
    const others = further ? this.map.choosing.now.people.filter((each) => each !== id) : [];
    this.map.choose({ people: [...others, id], ties: [] });
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
