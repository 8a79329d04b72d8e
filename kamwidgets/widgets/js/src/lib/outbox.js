// @ts-check
// What a widget sent and Python has not yet answered. It is numbered, so that nothing is done twice or lost on the way;
// the page is told, so that its header can say so; and it is sent again where it was lost on the way. The widgets of a
// workbook stand in one line: what was typed for one account would else, sent again, follow the way to another.
//
// Each widget carries its own copy of this module: they and the shell speak by events of the document, and their line
// hangs on the workbook's root.
import { freshId } from "./ids.js";

/** @typedef {import("./widget.js").Model} Model */
/**
 * @typedef {{
 *   intent: Record<string, any>, buffers?: ArrayBuffer[], then?: () => void,
 *   since: number, posted: number, view: string, line: Sent[], post: () => void,
 * }} Sent `posted` is when it last left the page, 0 while others stand before it in the line
 */
/** @typedef {{ label: string, text: string }} Unsaved a text the person typed that is saved nowhere */

/** Told on the workbook's root: `{ view, waiting: Sent[] }`, all that a widget waits for. */
export const WAITING = "kam-waiting";
/** Told on the document: `{ before }`, Python has dealt with whatever reached it of what was sent before that time. */
export const HEARD = "kam-heard";
/** Asked on the document: `{ found: Unsaved[] }`, for each widget to add what it holds. */
export const GATHER = "kam-gather";

const AGAIN_AFTER = 10_000; // ms: what is too large to arrive is not sent again and again without a pause

/** What a person types into a small window of its own, such as a new name. @param {Sent} sent @returns {Unsaved[]} */
const namesIn = ({ intent: { name } }) => (typeof name === "string" && name ? [{ label: "Name", text: name }] : []);

/**
 * Post what has its turn: all that the widget at the head of the line has sent before another one's.
 * @param {Sent[]} line
 */
const advance = (line) => {
  const mine = line.findIndex(({ view }) => view !== line[0].view);
  for (const sent of line.slice(0, mine < 0 ? undefined : mine)) if (!sent.posted) sent.post();
};

export class Outbox {
  #view = freshId();
  /** The line of a widget that stands in no workbook. @type {Sent[]} */
  #alone = [];
  #last = 0;
  /** @type {Map<number, Sent>} */
  #waiting = new Map();
  #sentAgain = 0;
  /** @type {Element | null} */
  #root = null;

  /** @param {import("./widget.js").Host} host */
  constructor({ model, el }) {
    this.el = el;
    this.raw = model;
    /** The model as the widget's own code sees it: what it sends goes through here. @type {Model} */
    this.model = { ...model, send: (intent, then, buffers) => this.#take(intent, then, buffers) };
    this.#on("addEventListener");
    model.on("msg:custom", this.#receive);
  }

  stop() {
    this.#on("removeEventListener");
    this.raw.off("msg:custom", this.#receive);
    for (const sent of this.#waiting.values()) if (!sent.posted) sent.post(); // later there is nobody to do it
    for (const n of this.#waiting.keys()) this.#leave(n);
    this.#tell();
  }

  /** All that the widgets of this workbook wait for, the oldest first. @returns {Sent[]} */
  #line() {
    this.#root = this.el.closest(".kam-workbook") ?? this.#root; // a widget that is taken away has left it
    const root = /** @type {(Element & { kamLine?: Sent[] }) | null} */ (this.#root);
    return root ? (root.kamLine ??= []) : this.#alone;
  }

  /** @param {"addEventListener" | "removeEventListener"} verb */
  #on(verb) {
    document[verb](HEARD, this.#heard);
    document[verb](GATHER, this.#gather);
  }

  /** @param {object} intent @param {() => void} [then] called once it is dealt with @param {ArrayBuffer[]} [buffers] */
  #take(intent, then, buffers) {
    this.#last += 1;
    const [n, line] = [this.#last, this.#line()];
    /** @type {Sent} */
    const sent = { intent, buffers, then, since: Date.now(), posted: 0, view: this.#view, line, post: () => this.#post(n) };
    this.#waiting.set(n, sent);
    line.push(sent);
    advance(line);
    this.#tell();
  }

  /** @param {number} n */
  #post(n) {
    const sent = /** @type {Sent} */ (this.#waiting.get(n));
    sent.posted = Date.now();
    try {
      this.raw.send({ ...sent.intent, view: this.#view, n }, undefined, sent.buffers);
    } catch {
      // nobody is there to hear it: the shell finds out why, and this waits here meanwhile
    }
  }

  /** What was sent under this number waits no longer. @param {number} n @returns {Sent | undefined} */
  #leave(n) {
    const sent = this.#waiting.get(n);
    if (!sent) return;
    this.#waiting.delete(n);
    sent.line.splice(sent.line.indexOf(sent), 1);
    advance(sent.line);
    return sent;
  }

  /** What still waits then was lost on the way; what came after it has been left, as it was before its turn. */
  #heard = (/** @type {any} */ { detail: { before } }) => {
    const [oldest] = this.#waiting.values();
    if (!oldest?.posted || oldest.posted >= before || Date.now() - this.#sentAgain < AGAIN_AFTER) return;
    this.#sentAgain = Date.now();
    for (const sent of this.#waiting.values()) if (sent.posted) sent.post();
  };

  #receive = (/** @type {any} */ message) => {
    if (message.type !== "handled" || message.view !== this.#view) return;
    const sent = this.#leave(message.n);
    this.#tell();
    sent?.then?.();
  };

  #gather = (/** @type {any} */ { detail }) => {
    detail.found.push(...[...this.#waiting.values()].flatMap(namesIn));
  };

  #tell() {
    const detail = { view: this.#view, waiting: [...this.#waiting.values()] };
    this.#root?.dispatchEvent(new CustomEvent(WAITING, { detail }));
  }
}

/**
 * Hand over the texts that a widget holds and nobody has saved, when they are asked for.
 * @param {() => Unsaved[]} texts
 * @returns {() => void} stops it
 */
export const keepTexts = (texts) => {
  const gather = (/** @type {any} */ event) => event.detail.found.push(...texts());
  document.addEventListener(GATHER, gather);
  return () => document.removeEventListener(GATHER, gather);
};
