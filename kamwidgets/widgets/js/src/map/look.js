// @ts-check
// What one person looks at: which kinds of people and links are put away, how people are grouped, which groups are folded.
// Nobody's business but theirs, and remembered by this browser's tab.

import { presenceOf, roleOf, sideOf, stanceOf } from "./grammar.js";

export class Look {
  /** @param {string} key of the map, in the tab's memory */
  constructor(key) {
    this.key = `kam-map:${key}`;
    const { hidden = [], by = "", folded = [] } = recall(this.key);
    /** What is put away, such as "kind:influences" or "stance:unknown". @type {Set<string>} */
    this.hidden = new Set(hidden);
    /** By what people are grouped: a key of their `groups`, or "". @type {string} */
    this.by = by;
    /** Groups shown as one box, as `by:value`. @type {Set<string>} */
    this.folded = new Set(folded);
  }

  /** @param {import("./types").Person} person */
  hidesPerson(person) {
    if (!this.hidden.size) return false;
    return facetsOf(person).some((facet) => this.hidden.has(facet));
  }

  /** @param {import("./types").Tie} tie */
  hidesTie({ kind }) {
    return this.hidden.has(`kind:${kind}`);
  }

  /** @param {string} what such as "kind:influences" */
  toggle(what) {
    if (!this.hidden.delete(what)) this.hidden.add(what);
    this.#keep();
  }

  showAll() {
    this.hidden.clear();
    this.#keep();
  }

  /** @param {string} by */
  group(by) {
    this.by = by;
    this.#keep();
  }

  /** @param {string} value of the group */
  fold(value) {
    const key = `${this.by}:${value}`;
    if (!this.folded.delete(key)) this.folded.add(key);
    this.#keep();
  }

  /** @param {string} value of the group */
  isFolded(value) {
    return this.folded.has(`${this.by}:${value}`);
  }

  #keep() {
    try {
      sessionStorage.setItem(this.key, JSON.stringify({ hidden: [...this.hidden], by: this.by, folded: [...this.folded] }));
    } catch {
      // A browser that keeps nothing shows everything the next time.
    }
  }
}

/** Stance and role are only drawn, and so only put away, of their people. @param {import("./types").Person} person */
const facetsOf = ({ presence, side, stance, role }) => [
  `presence:${presenceOf(presence).value}`,
  `side:${sideOf(side).value}`,
  ...(side ? [] : [`stance:${stanceOf(stance).value}`, `role:${roleOf(role).value}`]),
];

/** @param {string} key @returns {{ hidden?: string[], by?: string, folded?: string[] }} */
const recall = (key) => {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "{}") ?? {};
  } catch {
    return {};
  }
};
