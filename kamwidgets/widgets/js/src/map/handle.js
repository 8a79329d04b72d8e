// @ts-check
// The small circle at the edge of a person: drag it to somebody else to link them.

/** @typedef {import("./types").Point} Point */
/** @typedef {import("cytoscape").NodeSingular} Node */

const LINGER = 250; // ms the handle stays after the pointer left the person, to be reached
const RADIUS = 7;

export class Handle {
  /** @type {Node | null} */
  #owner = null;
  /** @type {Node | undefined} */
  #aim = undefined;
  #drawing = false;
  #timer = 0;

  /**
   * @param {import("./canvas.js").Canvas} canvas
   * @param {HTMLElement} knob
   * @param {SVGLineElement} line
   * @param {{ allowed: () => boolean, rest: () => Node | null, link: (source: string, target: string, at: Point) => void }} host
   *   `rest` names whose handle is shown while nobody is pointed at
   */
  constructor(canvas, knob, line, host) {
    this.canvas = canvas;
    this.knob = knob;
    this.line = line;
    this.host = host;
    canvas.cy.on("mousemove", "node", (event) => this.#offer(event.target));
    canvas.cy.on("mouseout", "node", () => this.#leave());
    canvas.cy.on("render", () => this.#place());
    knob.addEventListener("pointerenter", () => clearTimeout(this.#timer));
    knob.addEventListener("pointerleave", () => this.#leave());
    knob.addEventListener("touchstart", (event) => event.preventDefault()); // no fling, which would swallow the tap that comes next
    knob.addEventListener("pointerdown", (event) => this.#start(event));
    knob.addEventListener("pointermove", (event) => this.#follow(event));
    knob.addEventListener("pointerup", (event) => this.#drop(event));
    knob.addEventListener("pointercancel", () => this.cancel());
  }

  /** Show the handle of whoever is chosen, unless one is in use. */
  rest() {
    if (!this.#drawing) this.#offer(this.host.rest());
  }

  /** @param {Node | null} node */
  #offer(node) {
    if (this.#drawing) return;
    clearTimeout(this.#timer);
    this.#owner = this.host.allowed() ? node : null;
    this.#place();
  }

  #leave() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.rest(), LINGER);
  }

  /**
   * Where somebody's handle is, in pixels of the picture.
   * @param {Node} node
   * @returns {Point}
   */
  spot(node) {
    const { x, y } = node.renderedPosition();
    return { x: x + node.renderedWidth() / 2 + RADIUS, y };
  }

  #place() {
    if (this.#owner?.removed()) this.cancel();
    const owner = this.#owner;
    this.knob.hidden = !owner || (owner.grabbed() && !this.#drawing);
    if (!owner || this.knob.hidden) return;
    const { x, y } = this.spot(owner);
    this.knob.style.transform = `translate(${x - RADIUS}px, ${y - RADIUS}px)`;
  }

  /** @param {PointerEvent} event */
  #start(event) {
    if (event.button || !this.#owner) return;
    event.preventDefault();
    event.stopPropagation();
    this.knob.setPointerCapture(event.pointerId);
    this.#drawing = true;
    this.#follow(event);
  }

  /** @param {PointerEvent} event */
  #follow(event) {
    if (!this.#drawing || !this.#owner) return;
    const from = this.spot(this.#owner);
    const to = this.#inside(event);
    const found = this.canvas.personAt(to);
    this.#target(found?.same(this.#owner) ? undefined : found);
    const end = this.#aim?.renderedPosition() ?? to;
    for (const [name, value] of Object.entries({ x1: from.x, y1: from.y, x2: end.x, y2: end.y })) this.line.setAttribute(name, `${value}`);
    this.line.classList.add("kam-drawing");
  }

  /** @param {Node | undefined} node */
  #target(node) {
    this.#aim?.removeClass("kam-aim");
    node?.addClass("kam-aim");
    this.#aim = node;
  }

  /** @param {PointerEvent} event */
  #drop(event) {
    if (!this.#drawing) return;
    const [source, target] = [this.#owner, this.#aim];
    const at = target?.position();
    this.cancel();
    event.stopPropagation();
    if (source && target && at) this.host.link(source.data("ref"), target.data("ref"), { ...at });
  }

  /** @param {PointerEvent} event @returns {Point} */
  #inside(event) {
    const box = this.canvas.container.getBoundingClientRect();
    return { x: event.clientX - box.x, y: event.clientY - box.y };
  }

  /** Let go without linking. @returns {boolean} whether a line was being drawn */
  cancel() {
    const was = this.#drawing;
    this.#drawing = false;
    this.#owner?.removeClass("kam-hover"); // cytoscape did not see the pointer leave
    this.#target(undefined);
    this.line.classList.remove("kam-drawing");
    if (this.#owner?.removed()) this.#owner = null;
    this.rest();
    return was;
  }

  destroy() {
    clearTimeout(this.#timer);
  }
}
