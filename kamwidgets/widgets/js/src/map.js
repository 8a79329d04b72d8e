// @ts-check
// The relationship map: people and how they are linked, drawn and edited in place.
// Traits come down and are shown; what a person does goes up as an intent. Zoom and place of the view stay here.
import { h, render as mount } from "preact";
import { host, whenOnPage } from "./lib/widget.js";
import { Around } from "./map/around.js";
import { Boxes } from "./map/boxes.js";
import { Canvas } from "./map/canvas.js";
import { Choosing } from "./map/chosen.js";
import { makeCommands } from "./map/commands.js";
import { groupsOf } from "./map/folds.js";
import { listen } from "./map/gestures.js";
import { LINES } from "./map/grammar.js";
import { Handle } from "./map/handle.js";
import { Keys } from "./map/keys.js";
import { Look } from "./map/look.js";
import { Marks } from "./map/marks.js";
import { Minimap } from "./map/minimap.js";
import { Overlay } from "./map/overlay.js";
import { readPeople, readTies } from "./map/read.js";
import { scaffold } from "./map/scaffold.js";
import { Screen } from "./map/screen.js";
import { Strip } from "./map/strip.js";
import { surroundings } from "./map/surroundings.js";
import { Tip } from "./map/tip.js";
import { statusOf } from "./map/words.js";

/** @typedef {import("./map/types").Person} Person */
/** @typedef {import("./map/types").Tie} Tie */
/** @typedef {import("./map/types").Point} Point */
/** @typedef {import("./map/types").Chosen} Chosen */

const FARTHEST = 2; // steps around the one person that is looked at alone

export class RelationshipMap {
  /** @type {import("./map/types").Popover | null} */
  popover = null;
  legend = false;
  /** The one person looked at, and how far around them. @type {{ id: string, steps: number } | null} */
  focused = null;
  /** @type {Person[]} */
  people = [];
  /** Between two people on the map. @type {Tie[]} */
  ties = [];
  loops = 0; // links from somebody to themselves
  look = new Look("");
  /** @type {Map<string, Person>} */
  #byId = new Map();
  #frame = 0;
  #selected = "";

  /** @param {import("./lib/widget.js").Host} host */
  constructor({ model, el }) {
    this.model = model;
    this.el = el;
    this.parts = scaffold(el);
    this.canvas = new Canvas(this.parts.canvas);
    this.choosing = new Choosing(this.canvas, (selected) => this.#chose(selected));
    this.keys = new Keys(this);
    this.commands = makeCommands(this);
    this.handle = new Handle(this.canvas, this.parts.knob, this.parts.line, {
      allowed: () => !this.readOnly,
      rest: () => (this.choosing.person ? this.canvas.person(this.choosing.person) : null),
      link: (source, target, at) => this.open({ kind: "choose-kind", source, target, at }),
    });
    this.screen = new Screen(this.canvas, this.handle);
    this.boxes = new Boxes(this.canvas, this.parts.boxes, this.parts.heads, (value) => this.relook(() => this.look.fold(value)));
    this.marks = new Marks(this.canvas, this.parts.marks, this.parts.moving);
    this.overlay = new Overlay(this.canvas);
    this.minimap = new Minimap(this.canvas, this.parts.minimap);
    this.tip = new Tip(this, this.parts.tip);
    this.onChange = () => this.update();
    this.model.on("change", this.onChange);
    this.unlisten = listen(this);
    Object.assign(this.parts.root, { screenPoint: (/** @type {string} */ id) => this.screen.point(id) });
    this.update();
  }

  /** @param {string} name */
  trait(name) {
    return this.model.get(name);
  }

  /** The kinds of link there are: those to choose from, and others that occur. @returns {import("./map/types").Choice[]} */
  get kinds() {
    const told = this.trait("kinds");
    const named = new Set(told.map((/** @type {import("./map/types").Choice} */ { value }) => value));
    return [...told, ...LINES.filter(({ value }) => !named.has(value) && this.ties.some(({ kind }) => kind === value))];
  }

  get readOnly() {
    return !!this.trait("read_only");
  }

  get anyChosen() {
    return this.choosing.now.people.length + this.choosing.now.ties.length > 0;
  }

  /** @param {string} id */
  personOf(id) {
    return this.#byId.get(id);
  }

  /** @param {string} id */
  nameOf(id) {
    return this.#byId.get(id)?.name ?? "";
  }

  /** @param {string[]} ids @returns {string[]} those of the customer, who may be changed here */
  theirs(ids) {
    return ids.filter((id) => this.#byId.get(id)?.side === "");
  }

  /** @param {string} value */
  kindLabel(value) {
    return this.kinds.find((kind) => kind.value === value)?.label ?? LINES.find((line) => line.value === value)?.label ?? value;
  }

  /** @param {string} source @param {string} target @param {string} kind */
  linked(source, target, kind) {
    return this.ties.some((tie) => tie.source === source && tie.target === target && tie.kind === kind);
  }

  /** Show the traits as they are now. */
  update() {
    const { root, canvas, stage } = this.parts;
    const label = this.trait("label");
    if (this.look.key !== `kam-map:${label}`) this.look = new Look(label);
    this.people = readPeople(this.trait("people"));
    this.#byId = new Map(this.people.map((person) => [person.id, person]));
    Object.assign(this, readTies(this.trait("ties"), this.#byId));
    stage.style.height = this.trait("height");
    canvas.setAttribute("aria-label", label);
    root.classList.toggle("kam-read-only", this.readOnly);
    this.canvas.cy.autoungrabify(this.readOnly);
    this.show();
    const selected = JSON.stringify(this.trait("selected"));
    if (selected !== this.#selected && this.choosing.follow(this.trait("selected")) && this.trait("selected").kind === "person") {
      this.canvas.reveal(this.trait("selected").id);
    }
    this.#selected = selected;
  }

  /** Show what is known, as it is looked at. */
  show() {
    if (this.focused && !this.#byId.has(this.focused.id)) this.focused = null;
    const groups = groupsOf(this.people, this.look);
    this.canvas.show(this.people, this.ties, groups, this.look);
    this.boxes.show(groups);
    const near = this.focused && surroundings(this.focused.id, this.focused.steps, this.ties);
    this.overlay.lay({ near, highlight: this.trait("highlight"), ghost: this.trait("ghost") });
    this.marks.refresh();
    this.draw();
  }

  /** Look at the same people in another way. @param {() => void} change of the look */
  relook(change) {
    change();
    this.show();
  }

  /** @param {string} by */
  groupBy(by) {
    this.relook(() => this.look.group(by));
  }

  /** Only the chosen person and who surrounds them; asked again, one step further. */
  focusOn() {
    const id = this.choosing.person;
    const steps = this.focused?.id === id ? (this.focused.steps % FARTHEST) + 1 : 1;
    this.relook(() => (this.focused = { id, steps }));
  }

  leaveFocus() {
    this.relook(() => (this.focused = null));
  }

  /** Take the page's colours again, after a change from light to dark. */
  recolour() {
    this.marks.refresh();
    this.minimap.refresh();
    this.canvas.recolour();
  }

  /** Draw what surrounds the picture, at most once a frame. */
  draw() {
    this.#frame ||= requestAnimationFrame(() => this.#paint());
  }

  #paint() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.#gone(this.popover)) this.popover = null;
    mount(h(Strip, { map: this }), this.parts.tools);
    mount(h(Around, { map: this }), this.parts.around);
    const status = statusOf(this);
    if (this.parts.status.textContent !== status) this.parts.status.textContent = status;
    this.handle.rest();
  }

  /** Whether what a small window is about has left the map. @param {RelationshipMap["popover"]} popover */
  #gone(popover) {
    if (popover?.kind === "rename" || popover?.kind === "beside") return !this.#byId.has(popover.id);
    if (popover?.kind === "tie") return this.canvas.tie(popover.id).empty();
    return popover?.kind === "choose-kind" && !(this.#byId.has(popover.source) && this.#byId.has(popover.target));
  }

  /** @param {{ kind: string, id: string } | null} selected */
  #chose(selected) {
    if (selected) this.send("select", selected);
    this.draw();
  }

  /** @param {string} type @param {object} content */
  send(type, content) {
    this.model.send({ type, ...content });
  }

  /** @param {string} name @param {Point} at */
  add(name, at) {
    this.send("add-person", { name, x: Math.round(at.x), y: Math.round(at.y) });
  }

  /** @param {string} source @param {string} target @param {string} kind */
  link(source, target, kind) {
    this.close();
    this.send("link-people", { source, target, kind });
  }

  /** @param {Chosen} chosen */
  remove({ people, ties }) {
    this.close();
    this.send("remove", { people, ties });
  }

  /** Open a small window, at once: the next key is meant for it. @param {NonNullable<RelationshipMap["popover"]>} popover */
  open(popover) {
    this.tip.hide();
    this.popover = popover;
    this.#paint();
  }

  /** Close the small window, at once: the next key is meant for the map. */
  close() {
    this.popover = null;
    this.#paint();
  }

  /** Esc: give up what was begun, the innermost first. */
  cancel() {
    if (this.handle.cancel()) return;
    if (this.popover) this.close();
    else if (this.choosing.joining) this.choosing.join(false);
    else if (this.focused) this.leaveFocus();
    else this.choose({ people: [], ties: [] });
  }

  /** @param {Chosen} chosen */
  choose(chosen) {
    this.choosing.choose(chosen);
    if (chosen.people.length) this.canvas.reveal(/** @type {string} */ (chosen.people.at(-1)));
  }

  /** Show somebody wherever they are, put away or folded, and choose them. @param {string} id */
  goTo(id) {
    const person = this.#byId.get(id);
    if (!person) return;
    const value = person.groups[this.look.by];
    this.relook(() => {
      if (this.look.hidesPerson(person)) this.look.showAll();
      if (value && this.look.isFolded(value)) this.look.fold(value);
    });
    this.choose({ people: [id], ties: [] });
    this.canvas.approach(id);
    this.focus();
  }

  chooseAll() {
    this.canvas.cy.elements().not(".kam-away").select();
  }

  toggleLegend() {
    this.legend = !this.legend;
    this.draw();
  }

  focus() {
    this.parts.canvas.focus({ preventScroll: true });
  }

  destroy() {
    this.keys.flush();
    this.model.off("change", this.onChange);
    this.unlisten();
    cancelAnimationFrame(this.#frame);
    this.handle.destroy();
    this.canvas.destroy();
    mount(null, this.parts.tools);
    mount(null, this.parts.around);
    mount(null, this.el);
  }
}

export default host(({ model, el }) => {
  /** @type {RelationshipMap | undefined} */
  let map;
  const stopWaiting = whenOnPage(el, () => {
    map = new RelationshipMap({ model, el });
  });
  return () => {
    stopWaiting();
    map?.destroy();
  };
});
