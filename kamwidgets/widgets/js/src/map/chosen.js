// @ts-check
// What is chosen on the map, kept in step with what Python says is chosen.

/** @typedef {import("./types").Chosen} Chosen */
/** @typedef {{ kind: string, id: string }} Selected */

const ECHO = 1500; // ms in which an older choice of ours may still come back

export class Choosing {
  /** @type {Chosen} */
  now = { people: [], ties: [] };
  /** Whether who is chosen joins those who are chosen already: for a finger, which has no key to hold. */
  joining = false;
  /** @type {{ key: string, at: number }[]} */
  #said = [{ key: ":", at: 0 }];
  #queued = false;
  #quiet = false;

  /**
   * @param {import("./canvas.js").Canvas} canvas
   * @param {(selected: Selected | null) => void} changed told after a change; null where Python need not hear of it
   */
  constructor(canvas, changed) {
    this.canvas = canvas;
    this.changed = changed;
    canvas.cy.on("select unselect remove", () => this.#queue());
  }

  /** Many elements change at once (a box, "all"): report them once. */
  #queue() {
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      if (!this.canvas.cy.destroyed()) this.#report();
    });
  }

  #report() {
    const { cy } = this.canvas;
    this.now = {
      people: inOrder(this.now.people, cy.nodes(":selected").map((node) => node.data("ref"))),
      ties: inOrder(this.now.ties, cy.edges(":selected").map((edge) => edge.data("ref"))),
    };
    const selected = one(this.now);
    const known = this.#quiet || keyOf(selected) === this.#said.at(-1)?.key;
    this.#quiet = false;
    if (!known) this.#say(selected);
    this.changed(known ? null : selected);
  }

  /** @param {Selected} selected */
  #say(selected) {
    this.#said = [...this.#said.slice(-8), { key: keyOf(selected), at: Date.now() }];
  }

  /**
   * Python chose: follow, unless it only repeats what we said, or what we said before that.
   * @param {Partial<Selected>} told
   * @returns {boolean} whether anything was chosen anew
   */
  follow(told) {
    const selected = { kind: told.kind ?? "", id: told.kind ? (told.id ?? "") : "" };
    const key = keyOf(selected);
    if (this.#said.at(-1)?.key === key) return false;
    if (this.#said.some((said) => said.key === key && Date.now() - said.at < ECHO)) return false;
    this.#say(selected);
    this.#quiet = true;
    this.choose({ people: selected.kind === "person" ? [selected.id] : [], ties: selected.kind === "tie" ? [selected.id] : [] });
    this.#queue();
    return true;
  }

  /** @param {boolean} joining */
  join(joining) {
    this.joining = joining;
    this.canvas.cy.selectionType(joining ? "additive" : "single");
    this.changed(null);
  }

  /** @param {Chosen} chosen */
  choose({ people, ties }) {
    const { cy } = this.canvas;
    cy.batch(() => {
      cy.elements().unselect();
      for (const id of people) this.canvas.person(id).select();
      for (const id of ties) this.canvas.tie(id).select();
    });
  }

  /** The single chosen person's id, or "". */
  get person() {
    return this.now.people.length === 1 && !this.now.ties.length ? this.now.people[0] : "";
  }
}

/** @param {Selected} selected */
const keyOf = ({ kind, id }) => `${kind}:${id}`;

/** @param {Chosen} chosen @returns {Selected} */
const one = ({ people, ties }) => {
  if (people.length + ties.length !== 1) return { kind: "", id: "" };
  return people.length ? { kind: "person", id: people[0] } : { kind: "tie", id: ties[0] };
};

/** Those chosen first come first. @param {string[]} before @param {string[]} now */
const inOrder = (before, now) => [...before.filter((id) => now.includes(id)), ...now.filter((id) => !before.includes(id))];
