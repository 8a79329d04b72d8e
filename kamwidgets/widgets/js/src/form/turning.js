// @ts-check
// When the form turns to something else (a new `version`): what was typed for it meanwhile stays in its field, what was
// typed for the former one and never sent is shown as not saved.
import { inWords } from "./words.js";

/**
 * @typedef {import("./drafts.js").FieldSpec} FieldSpec
 * @typedef {import("./drafts.js").State} State
 * @typedef {import("./drafts.js").Value} Value
 * @typedef {{ label: string, text: string }} Left a text that is saved nowhere, and what it was meant for
 * @typedef {{ about: string, fields: FieldSpec[] }} Page what a version of the form was about
 */

const REMEMBERED = 20; // versions: an answer that comes later than that many is told without what it was about

/** @type {(one: Value, other: Value | undefined) => boolean} */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class Turning {
  constructor() {
    /** @type {Left[]} until the person closes them */
    this.left = [];
    /** @type {Map<number, Page>} */
    this.pages = new Map();
    /** Called with a field whose change was answered, in whichever version. @type {(name: string) => void} */
    this.arrived = () => {};
  }

  /**
   * Note what a version is about, so that it can be said of what is left of it; fields that have gone are still known.
   * @param {number} version
   * @param {Page} page
   */
  note(version, { about, fields }) {
    const former = (this.pages.get(version) ?? this.pages.get(version - 1))?.fields ?? [];
    const gone = former.filter(({ name }) => !fields.some((field) => field.name === name));
    this.pages.set(version, { about, fields: [...fields, ...gone] });
    this.pages.delete(version - REMEMBERED);
  }

  /**
   * Keep what was typed and did not arrive. @param {number} version @param {Iterable<[string, Value]>} values
   */
  keep(version, values) {
    const { about, fields } = this.pages.get(version) ?? { about: "", fields: [] };
    for (const [name, value] of values) {
      const field = fields.find((one) => one.name === name) ?? { name, label: name };
      this.left.push({ label: about ? `${field.label}, ${about}` : field.label, text: inWords(field, value) });
    }
  }

  /**
   * What the person typed that the former version had not sent, or of which it awaits the answer after that to the wish
   * which turned the form.
   * @param {State} before
   */
  typedSince(before) {
    const awaited = new Set(before.waiting.slice(1));
    return [...before.typed].filter(([name, value]) =>
      awaited.has(name) || !same(value, before.sent.get(name) ?? before.seen.get(name)));
  }

  /**
   * Carry over what was typed after the wish of this form that turned it; keep aside what was typed before others did.
   * @param {State} before
   * @param {State} after
   * @param {{ own: boolean, live: boolean }} how
   */
  turn(before, after, { own, live }) {
    after.waiting = before.waiting;
    const typed = this.typedSince(before);
    if (own && before.waiting.length) {
      for (const [name, value] of typed) {
        after.typed.set(name, value);
        after.carried.add(name);
        if (before.waiting.includes(name, 1)) after.sent.set(name, value);
      }
      if (after.carried.has(before.focused)) after.focused = before.focused;
    } else if (live) this.keep(before.version, typed.filter(([name]) => !before.waiting.includes(name)));
  }

  /**
   * Keep aside what was carried over to a field that is not there. @param {State} state @param {FieldSpec[]} fields
   */
  strand(state, fields) {
    const there = new Set(fields.map((field) => field.name));
    const lost = [...state.carried].filter((name) => !there.has(name) && !state.waiting.includes(name));
    this.keep(state.version, lost.map((name) => [name, /** @type {Value} */ (state.typed.get(name))]));
    for (const name of lost) {
      state.carried.delete(name);
      state.typed.delete(name);
    }
  }
}
