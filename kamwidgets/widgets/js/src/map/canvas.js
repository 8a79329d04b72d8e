// @ts-check
// The picture itself. It is brought in line with the traits piece by piece: what did not change is not touched, nothing is laid
// out again, the view stays where it is, and whoever is being dragged stays under the pointer.
import cytoscape from "cytoscape";
import { roleOf, sizeOf, stanceOf } from "./grammar.js";
import { middle, placeNewcomers, placeOf } from "./places.js";
import { redrawOnlyWhatIsDragged } from "./quiet.js";
import { readColours, stylesheet } from "./style.js";

/** @typedef {import("./types").Person} Person */
/** @typedef {import("./types").Tie} Tie */
/** @typedef {import("./types").Point} Point */
/** @typedef {{ told: Point | null, until: number }} Move a move we sent and have not seen come back */

const PATIENCE = 10_000; // ms after which a move nobody confirmed gives way to what Python says
const PADDING = 44; // px around the picture when all of it is shown
const LETTERS = 24; // of a line that count when room is made for it
const CLOSEST = 1.15; // zoom beyond which a few people would look like a poster

/** A person and a tie may have the same id, cytoscape's elements may not. */
export const nodeId = (/** @type {string} */ id) => `p:${id}`;
const edgeId = (/** @type {string} */ id) => `t:${id}`;

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
    this.cy = cytoscape({ container, style: stylesheet(this.colours), minZoom: 0.15, maxZoom: 2.5, boxSelectionEnabled: true });
    redrawOnlyWhatIsDragged(this.cy);
    this.cy.on("position", "node", ({ target }) => target.connectedEdges().forEach(route));
  }

  /** Take the page's colours again, after a change from light to dark. */
  recolour() {
    this.colours = readColours(this.container);
    this.cy.style(stylesheet(this.colours));
  }

  /**
   * Bring the picture in line with the people and ties of the traits.
   * @param {Person[]} people
   * @param {Tie[]} ties
   */
  show(people, ties) {
    const wasEmpty = this.cy.nodes().empty();
    this.cy.batch(() => {
      this.#drop(people, ties);
      this.#drawPeople(people, ties);
      this.#drawTies(ties);
    });
    this.cy.resize(); // the height is a trait, too
    if (wasEmpty && people.length) this.#frame();
  }

  /** @param {Person[]} people @param {Tie[]} ties */
  #drop(people, ties) {
    const kept = new Set([...people.map(({ id }) => nodeId(id)), ...ties.map(({ id }) => edgeId(id))]);
    this.cy.elements().filter((element) => !kept.has(element.id())).remove();
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
    for (const person of people) {
      const node = this.person(person.id);
      const position = { .../** @type {Point} */ (standing.get(person.id) ?? newcomers.get(person.id)) };
      if (node.empty()) this.cy.add({ group: "nodes", data: { id: nodeId(person.id), ...nodeData(person) }, position });
      else {
        tell(node, nodeData(person));
        if (!same(node.position(), position)) node.position(position);
      }
    }
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
    for (const tie of ties) {
      const ends = { source: nodeId(tie.source), target: nodeId(tie.target) };
      const edge = this.tie(tie.id);
      if (this.person(tie.source).empty() || this.person(tie.target).empty()) edge.remove();
      else if (edge.empty()) this.cy.add({ group: "edges", data: { id: edgeId(tie.id), ...ends, ...edgeData(tie) } });
      else {
        if (edge.data("source") !== ends.source || edge.data("target") !== ends.target) edge.move(ends);
        tell(this.tie(tie.id), edgeData(tie));
      }
      route(this.tie(tie.id));
    }
  }

  /** Show everybody the first time there is somebody to show, unless they can be seen anyway. */
  #frame() {
    const box = this.cy.nodes().boundingBox({});
    const view = this.cy.extent();
    const seen = box.x1 >= view.x1 && box.x2 <= view.x2 && box.y1 >= view.y1 && box.y2 <= view.y2;
    if (!this.#framed || !seen) this.fit();
  }

  /** Follow a change of the window's size: what showed everybody still does, until somebody looks elsewhere. */
  resize() {
    this.cy.resize();
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
    const found = this.cy.nodes().filter((node) => {
      const box = node.renderedBoundingBox({ includeOverlays: false });
      return x >= box.x1 && x <= box.x2 && y >= box.y1 && y <= box.y2;
    });
    /** @param {import("cytoscape").NodeSingular} node */
    const far = (node) => Math.hypot(node.renderedPosition().x - x, node.renderedPosition().y - y);
    return found.nonempty() ? found.min(far).ele : undefined;
  }

  /** Turn the view so that somebody chosen elsewhere can be seen. @param {string} id */
  reveal(id) {
    const node = this.person(id);
    if (node.empty()) return;
    const { x, y } = node.renderedPosition();
    if (x < 0 || y < 0 || x > this.cy.width() || y > this.cy.height()) this.cy.center(node);
  }

  /** The point in the picture between two people. @param {string} source @param {string} target */
  between(source, target) {
    return middle([this.person(source).position(), this.person(target).position()]);
  }

  destroy() {
    this.cy.destroy();
  }
}

/**
 * A line up to a boss ends below the boss's name and title, and all lines to one boss share their level part.
 * Curves are the wider the longer they are, so that they pass people in between: influence to its left, odds upwards.
 * While somebody is dragged, a curve keeps its width: every change costs cytoscape a new picture of everybody.
 * @param {import("cytoscape").EdgeSingular} edge which may be empty
 */
const route = (edge) => {
  if (edge.empty()) return;
  const [from, to] = [edge.source(), edge.target()];
  const foot = 27 + (to.data("subtitle") ? 14 : 0) + (to.data("roles") ? 13 : 0);
  const below = from.position("y") - to.position("y") > (from.data("size") + to.data("size")) / 2 + foot + 18;
  const gap = below ? foot : 3;
  if ((from.grabbed() || to.grabbed()) && edge.data("gap") === gap) return;
  const [dx, dy] = [to.position("x") - from.position("x"), to.position("y") - from.position("y")];
  const bend = Math.min(140, 16 + Math.hypot(dx, dy) * 0.15) * (edge.data("kind") === "at-odds" && dx < 0 ? -1 : 1);
  tell(edge, { bend: -bend, gap, turn: below ? `${-foot - 10}px` : "50%" });
};

/**
 * Change only what differs: every change costs cytoscape a new style.
 * @param {import("cytoscape").NodeSingular | import("cytoscape").EdgeSingular} element
 * @param {Record<string, unknown>} data
 */
const tell = (element, data) => {
  if (Object.entries(data).some(([name, value]) => element.data(name) !== value)) element.data(data);
};

/** @param {Person} person */
const nodeData = (person) => {
  const lines = { name: oneLine(person.name), subtitle: oneLine(person.subtitle), roles: person.roles.map(oneLine).join(" · ") };
  return {
    ref: person.id,
    ...lines,
    text: Object.values(lines).filter(Boolean).map((line) => line.slice(0, LETTERS)).join("\n"),
    role: roleOf(person.role).value,
    stance: stanceOf(person.stance).value,
    size: Math.round(sizeOf(person.influence) * roleOf(person.role).grow),
  };
};

/** @param {Tie} tie */
const edgeData = ({ id, kind, strength }) => ({ ref: id, kind, strength });

/** @param {string} text */
const oneLine = (text) => text.replace(/\s+/g, " ").trim();
