// @ts-check
// The relationship map: people and how they are linked, drawn and edited in place.
// Traits come down and are shown; what a person does goes up as an intent. Zoom and place of the view stay here.
import { h, render as mount } from "preact";
import { host, html, whenOnPage } from "./lib/widget.js";
import { arrange } from "./map/arrange.js";
import { Canvas } from "./map/canvas.js";
import { Choosing } from "./map/chosen.js";
import { listen } from "./map/gestures.js";
import { Handle } from "./map/handle.js";
import { Keys } from "./map/keys.js";
import { Legend } from "./map/legend.js";
import { Marks } from "./map/marks.js";
import { freeSpot } from "./map/places.js";
import { OpenPopover } from "./map/popovers.js";
import { scaffold } from "./map/scaffold.js";
import { makeTools, Strip } from "./map/tools.js";
import { statusOf } from "./map/words.js";

/** @typedef {import("./map/types").Person} Person */
/** @typedef {import("./map/types").Tie} Tie */
/** @typedef {import("./map/types").Point} Point */
/** @typedef {import("./map/types").Chosen} Chosen */

/** What surrounds the picture. @param {{ map: RelationshipMap }} props */
const Around = ({ map }) => html`
  ${!map.people.length && html`<p class="kam-map-empty">${map.trait("empty")}</p>`}
  ${map.legend && html`<${Legend} kinds=${map.kinds} close=${() => map.toggleLegend()} />`}
  <${OpenPopover} key=${JSON.stringify(map.popover)} map=${map} />
`;

export class RelationshipMap {
  /** @type {import("./map/types").Popover | null} */
  popover = null;
  legend = false;
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
    this.tools = makeTools(this);
    this.handle = new Handle(this.canvas, this.parts.knob, this.parts.line, {
      allowed: () => !this.readOnly,
      rest: () => (this.choosing.person ? this.canvas.person(this.choosing.person) : null),
      link: (source, target, at) => this.open({ kind: "choose-kind", source, target, at }),
    });
    this.marks = new Marks(this.canvas, this.parts.marks, this.parts.moving);
    this.onChange = () => this.update();
    this.model.on("change", this.onChange);
    this.unlisten = listen(this);
    Object.assign(this.parts.root, { screenPoint: (/** @type {string} */ id) => this.screenPoint(id) });
    this.update();
  }

  /** @param {string} name */
  trait(name) {
    return this.model.get(name);
  }

  /** @returns {Person[]} */
  get people() {
    return this.trait("people");
  }

  /** @returns {Tie[]} whose people are both on the map */
  get ties() {
    return this.trait("ties").filter((/** @type {Tie} */ { source, target }) => this.#has(source) && this.#has(target));
  }

  /** @returns {import("./map/types").Choice[]} */
  get kinds() {
    return this.trait("kinds");
  }

  get readOnly() {
    return !!this.trait("read_only");
  }

  get anyChosen() {
    return this.choosing.now.people.length + this.choosing.now.ties.length > 0;
  }

  /** @param {string} id */
  #has(id) {
    return this.#byId.has(id);
  }

  /** @param {string} id */
  nameOf(id) {
    return this.#byId.get(id)?.name ?? "";
  }

  /** @param {string} value */
  kindLabel(value) {
    return this.kinds.find((kind) => kind.value === value)?.label ?? value;
  }

  /** @param {string} source @param {string} target @param {string} kind */
  linked(source, target, kind) {
    return this.ties.some((tie) => tie.source === source && tie.target === target && tie.kind === kind);
  }

  /** Show the traits as they are now. */
  update() {
    const { root, canvas, stage } = this.parts;
    this.#byId = new Map(this.people.map((person) => [person.id, person]));
    stage.style.height = this.trait("height");
    canvas.setAttribute("aria-label", this.trait("label"));
    root.classList.toggle("kam-read-only", this.readOnly);
    this.canvas.cy.autoungrabify(this.readOnly);
    this.canvas.show(this.people, this.ties);
    const selected = JSON.stringify(this.trait("selected"));
    if (selected !== this.#selected && this.choosing.follow(this.trait("selected")) && this.trait("selected").kind === "person") {
      this.canvas.reveal(this.trait("selected").id);
    }
    this.#selected = selected;
    this.draw();
  }

  /** Take the page's colours again, after a change from light to dark. */
  recolour() {
    this.marks.refresh();
    this.canvas.recolour();
  }

  /** Draw what surrounds the picture, at most once a frame. */
  draw() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#gone(this.popover)) this.popover = null;
      mount(h(Strip, { map: this }), this.parts.tools);
      mount(h(Around, { map: this }), this.parts.around);
      const status = statusOf(this);
      if (this.parts.status.textContent !== status) this.parts.status.textContent = status;
      this.handle.rest();
    });
  }

  /** Whether what a small window is about has left the map. @param {RelationshipMap["popover"]} popover */
  #gone(popover) {
    if (popover?.kind === "rename") return !this.#has(popover.id);
    if (popover?.kind === "tie") return this.canvas.tie(popover.id).empty();
    return popover?.kind === "choose-kind" && !(this.#has(popover.source) && this.#has(popover.target));
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

  /** People now stand where the picture shows them. @param {string[]} ids */
  moved(ids) {
    const spots = new Map(ids.map((id) => [id, this.canvas.person(id).position()]));
    this.send("move-people", { positions: this.canvas.move(spots, this.people) });
  }

  tidy() {
    this.send("arrange-people", { positions: this.canvas.move(arrange(this.people, this.ties), this.people) });
    this.canvas.fit();
  }

  /** @param {Chosen} [chosen] */
  remove({ people, ties } = this.choosing.now) {
    this.close();
    this.send("remove", { people, ties });
  }

  /** Open what is chosen: a person's card, or the small window of a link. */
  openChosen() {
    const { person, now } = this.choosing;
    const tie = this.ties.find(({ id }) => now.ties.length === 1 && !now.people.length && id === now.ties[0]);
    if (person) this.send("open-person", { id: person });
    else if (tie) this.open({ kind: "tie", id: tie.id, at: this.canvas.between(tie.source, tie.target) });
  }

  askName() {
    const taken = this.canvas.cy.nodes().map((node) => node.position());
    this.open({ kind: "add", at: freeSpot(this.canvas.centre, taken) });
  }

  askRename() {
    this.open({ kind: "rename", id: this.choosing.person });
  }

  askLink() {
    const [source = this.people[0].id, target = this.people.find(({ id }) => id !== source)?.id ?? ""] = this.choosing.now.people;
    this.open({ kind: "link", source, target, at: this.canvas.between(source, target) });
  }

  /** Open a small window. @param {NonNullable<RelationshipMap["popover"]>} popover */
  open(popover) {
    this.popover = popover;
    this.draw();
  }

  close() {
    this.popover = null;
    this.draw();
  }

  /** Esc: give up what was begun, the innermost first. */
  cancel() {
    if (this.handle.cancel()) return;
    if (this.popover) this.close();
    else this.choose({ people: [], ties: [] });
  }

  /** @param {Chosen} chosen */
  choose(chosen) {
    this.choosing.choose(chosen);
    if (chosen.people.length) this.canvas.reveal(/** @type {string} */ (chosen.people.at(-1)));
  }

  chooseAll() {
    this.canvas.cy.elements().select();
  }

  toggleLegend() {
    this.legend = !this.legend;
    this.draw();
  }

  focus() {
    this.parts.canvas.focus({ preventScroll: true });
  }

  /** @param {Point} at a place on the map @returns {Point} in pixels of the picture */
  onScreen({ x, y }) {
    const { cy } = this.canvas;
    return { x: x * cy.zoom() + cy.pan().x, y: y * cy.zoom() + cy.pan().y };
  }

  /**
   * For tests and guides that drive the mouse: where somebody and the handle beside them are in the window.
   * @param {string} id
   * @returns {Point & { handle: Point } | null} null where nobody has that id
   */
  screenPoint(id) {
    const node = this.canvas.person(id);
    if (node.empty()) return null;
    const box = this.parts.canvas.getBoundingClientRect();
    /** @param {Point} at */
    const inWindow = ({ x, y }) => ({ x: box.x + x, y: box.y + y });
    return { ...inWindow(node.renderedPosition()), handle: inWindow(this.handle.spot(node)) };
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
