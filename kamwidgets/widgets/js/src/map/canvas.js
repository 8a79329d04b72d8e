// @ts-check
// The picture itself. It is brought in line with the traits piece by piece: what did not change is not touched, nothing is laid
// out again, the view stays where it is, and whoever is being dragged stays under the pointer.
import cytoscape from "cytoscape";
import { edgeData, edgeId, nodeData, nodeId, route, tell, wayOf } from "./elements.js";
import { fold, isFolded } from "./folding.js";
import { middle, placeNewcomers, placeOf } from "./places.js";
import { redrawOnlyWhatIsDragged } from "./quiet.js";
import { readColours, stylesheet } from "./style.js";

/** @typedef {import("./types").Person} Person */
/** @typedef {import("./types").Tie} Tie */
/** @typedef {import("./types").Point} Point */
/** @typedef {{ told: Point | null, until: number }} Move a move we sent and have not seen come back */

const PATIENCE = 10_000; // ms after which a move nobody confirmed gives way to what Python says
const PADDING = 56; // px around the picture when all of it is shown
const NEAR = 0.8; // zoom at which all about a person is written out
const CLOSEST = 1.15; // zoom beyond which a few people would look like a poster

/** @param {Point | null} a @param {Point | null} b */
const same = (a, b) => a === b || (!!a && !!b && Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1);

export class Canvas {
  /** @type {Map<string, Move>} */
  #moves = new Map();
  /** @type {Set<string>} */
  #shifted = new Set(); // whom the arrow keys moved and nobody was told of yet
  #framed = false; // whether everybody has been shown at once yet
  #fitted = ""; // where one looked when everybody was shown last

  /** @param {HTMLElement} container */
  constructor(container) {
    this.container = container;
    this.colours = readColours(container);
    this.cy = cytoscape({ container, style: stylesheet(this.colours), minZoom: 0.06, maxZoom: 2.5, boxSelectionEnabled: true });
    redrawOnlyWhatIsDragged(this.cy);
    this.cy.on("position", "node", ({ target }) => target.connectedEdges().forEach(route));
  }

  /** Take the page's colours again, after a change from light to dark. */
  recolour() {
    this.colours = readColours(this.container);
    this.cy.style(stylesheet(this.colours));
  }

  /**
   * Bring the picture in line with the people and ties of the traits, and with what is looked at of them.
   * @param {Person[]} people
   * @param {Tie[]} ties
   * @param {import("./folds.js").Group[]} groups
   * @param {import("./look.js").Look} look
   */
  show(people, ties, groups, look) {
    const wasEmpty = this.cy.nodes().empty();
    this.cy.batch(() => {
      this.#drop(people, ties);
      this.#drawPeople(people, ties);
      this.#drawTies(ties);
      fold(this.cy, people, ties, groups, look);
    });
    this.cy.resize(); // the height is a trait, too
    if (wasEmpty && people.length) this.#frame();
  }

  /** @param {Person[]} people @param {Tie[]} ties */
  #drop(people, ties) {
    const kept = new Set([...people.map(({ id }) => nodeId(id)), ...ties.map(({ id }) => edgeId(id))]);
    this.cy.elements().filter((element) => !isFolded(element) && !kept.has(element.id())).remove();
  }

  /** @param {Person[]} people @param {Tie[]} ties */
  #drawPeople(people, ties) {
    /** @type {Map<string, Point>} */
    const standing = new Map();
    for (const person of people) {
      const spot = this.#spotOf(person);
      if (spot) standing.set(person.id, spot);
    }
    const newcomers = placeNewcomers(people, ties, standing);
    /** @type {Map<string, import("cytoscape").ElementDefinition>} */
    const added = new Map();
    for (const person of people) {
      const node = this.person(person.id);
      const position = { .../** @type {Point} */ (standing.get(person.id) ?? newcomers.get(person.id)) };
      const id = nodeId(person.id);
      if (node.empty()) added.set(id, { group: "nodes", data: { id, ...nodeData(person) }, position });
      else {
        tell(node, nodeData(person));
        if (!same(node.position(), position)) node.position(position);
      }
    }
    this.cy.add([...added.values()]);
  }

  /**
   * Where somebody stands now: under the pointer, where we just put them, where Python says, or where they were shown before.
   * @param {Person} person
   * @returns {Point | null} null for somebody new without a place
   */
  #spotOf(person) {
    const node = this.person(person.id);
    const here = node.nonempty() ? node.position() : null;
    const told = placeOf(person);
    const move = this.#moves.get(person.id);
    if (move && same(told, move.told) && Date.now() < move.until) return here; // our move is still on its way
    this.#moves.delete(person.id);
    return here && (!told || node.grabbed() || this.#shifted.has(person.id)) ? here : told;
  }

  /** @param {Tie[]} ties */
  #drawTies(ties) {
    /** @type {Map<string, import("cytoscape").ElementDefinition>} */
    const added = new Map();
    for (const tie of ties) {
      const ends = { source: nodeId(tie.source), target: nodeId(tie.target) };
      const edge = this.tie(tie.id);
      const way = () => wayOf(tie.kind, this.person(tie.source), this.person(tie.target));
      if (edge.empty()) added.set(tie.id, { group: "edges", data: { id: edgeId(tie.id), ...ends, ...edgeData(tie), ...way() } });
      else {
        if (edge.data("source") !== ends.source || edge.data("target") !== ends.target) edge.move(ends);
        tell(this.tie(tie.id), { ...edgeData(tie), ...way() });
      }
    }
    this.cy.add([...added.values()]);
  }

  /** Show everybody the first time there is somebody to show, unless they can be seen anyway. */
  #frame() {
    if (!this.#framed) return this.fit();
    const box = this.cy.nodes().boundingBox({});
    const view = this.cy.extent();
    const seen = box.x1 >= view.x1 && box.x2 <= view.x2 && box.y1 >= view.y1 && box.y2 <= view.y2;
    if (!seen) this.fit();
  }

  /** Follow a change of the window's size: what showed everybody still does, until somebody looks elsewhere. */
  resize() {
    const [width, height] = [this.cy.width(), this.cy.height()];
    this.cy.resize();
    if (width && this.cy.width() === width && this.cy.height() === height) return; // told of the size it began with
    if (!this.cy.width() || !this.cy.height() || (this.#framed && this.#fitted !== this.#view)) return;
    if (this.cy.nodes().nonempty()) this.fit();
    else this.cy.pan({ x: this.cy.width() / 2, y: this.cy.height() / 2 });
  }

  /** Show everybody. */
  fit() {
    if (!this.cy.width() || !this.cy.height()) return;
    this.#framed = true;
    this.cy.fit(undefined, PADDING);
    if (this.cy.zoom() > CLOSEST) {
      this.cy.zoom(CLOSEST);
      this.cy.center();
    }
    this.#fitted = this.#view;
  }

  /** Where one looks, to be compared. */
  get #view() {
    const { x, y } = this.cy.pan();
    return `${this.cy.zoom()} ${x} ${y}`;
  }

  /**
   * @param {number} factor
   * @param {Point} [at] the place in the picture that stays where it is, by default the middle
   */
  zoomBy(factor, at = { x: this.cy.width() / 2, y: this.cy.height() / 2 }) {
    this.#framed = true;
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: at });
  }

  /**
   * Put people somewhere else and remember it until Python confirms.
   * @param {Map<string, Point>} spots
   * @param {Person[]} people the traits as they are now
   * @returns {Record<string, Point>} what to send
   */
  move(spots, people) {
    const told = new Map(people.map((person) => [person.id, placeOf(person)]));
    const until = Date.now() + PATIENCE;
    /** @type {Record<string, Point>} */
    const sent = {};
    this.cy.batch(() => {
      for (const [id, { x, y }] of spots) {
        sent[id] = { x: Math.round(x), y: Math.round(y) };
        this.#moves.set(id, { told: told.get(id) ?? null, until });
        this.person(id).position({ ...sent[id] });
      }
    });
    return sent;
  }

  /**
   * Move somebody a little, without telling yet.
   * @param {string} id @param {number} x @param {number} y
   */
  shift(id, x, y) {
    this.#shifted.add(id);
    this.person(id).shift({ x, y });
  }

  /** @returns {string[]} who was shifted since the last time */
  takeShifted() {
    const ids = [...this.#shifted].filter((id) => this.person(id).nonempty());
    this.#shifted.clear();
    return ids;
  }

  /** Everybody who is seen, without the boxes of folded groups. */
  get people() {
    const seen = this.cy.nodes().filter((node) => !isFolded(node) && !node.hasClass("kam-away"));
    return /** @type {import("cytoscape").NodeCollection} */ (/** @type {unknown} */ (seen));
  }

  /** The middle of what is seen, on the map. */
  get centre() {
    const { x1, y1, w, h } = this.cy.extent();
    return { x: x1 + w / 2, y: y1 + h / 2 };
  }

  /** @param {string} id @returns {import("cytoscape").NodeSingular} which may be empty */
  person(id) {
    return /** @type {any} */ (this.cy.getElementById(nodeId(id)));
  }

  /** @param {string} id @returns {import("cytoscape").EdgeSingular} which may be empty */
  tie(id) {
    return /** @type {any} */ (this.cy.getElementById(edgeId(id)));
  }

  /**
   * @param {Point} at in pixels of the picture
   * @returns {import("cytoscape").NodeSingular | undefined} who stands there, name included
   */
  personAt({ x, y }) {
    const found = this.people.filter((node) => {
      const box = node.renderedBoundingBox({ includeOverlays: false });
      return x >= box.x1 && x <= box.x2 && y >= box.y1 && y <= box.y2;
    });
    /** @param {import("cytoscape").NodeSingular} node */
    const far = (node) => Math.hypot(node.renderedPosition().x - x, node.renderedPosition().y - y);
    return found.nonempty() ? found.min(far).ele : undefined;
  }

  /** Turn the view so that somebody chosen can be seen; who saw everybody still does. @param {string} id */
  reveal(id) {
    const node = this.person(id);
    if (node.empty()) return;
    const { x, y } = node.renderedPosition();
    if (x >= 0 && y >= 0 && x <= this.cy.width() && y <= this.cy.height()) return;
    if (this.#fitted === this.#view) this.fit();
    else this.cy.center(node);
  }

  /** Go to somebody, close enough to read. @param {string} id */
  approach(id) {
    this.#framed = true;
    this.cy.zoom(Math.max(this.cy.zoom(), NEAR));
    this.cy.center(this.person(id));
  }

  /** The point in the picture between two people. @param {string} source @param {string} target */
  between(source, target) {
    return middle([this.person(source).position(), this.person(target).position()]);
  }

  destroy() {
    this.cy.destroy();
  }
}
