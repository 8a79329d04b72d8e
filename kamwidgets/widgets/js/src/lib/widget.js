// @ts-check
// What all our widgets do the same way: draw a preact component from a model's traits, and send intents back.
import { h, render as mount } from "preact";
import htm from "htm";
import { Outbox } from "./outbox.js";

export const html = htm.bind(h);

/**
 * The part of anywidget's model we use.
 * @typedef {{
 *   get(key: string): any,
 *   on(event: string, then: (...args: any[]) => void): void,
 *   off(event: string, then: (...args: any[]) => void): void,
 *   send(intent: object, then?: () => void, buffers?: ArrayBuffer[]): void,
 *   widget_manager?: { kernel?: import("../shell/heartbeat.js").Kernel },
 * }} Model
 */

/** @typedef {{ model: Model, el: HTMLElement }} Host */

/**
 * Wear the classes Python gives, also those of later: anywidget hands them over only once.
 * @param {Host} host
 * @returns {() => void} stops it
 */
const wearClasses = ({ model, el }) => {
  /** @type {string[]} */
  let worn = [];
  const dress = () => {
    el.classList.remove(...worn);
    worn = model.get("_dom_classes") ?? [];
    el.classList.add(...worn);
  };
  dress();
  model.on("change:_dom_classes", dress);
  return () => model.off("change:_dom_classes", dress);
};

/**
 * Call `then` once an element is in the page, at once where it is: before, it has neither size nor colours, and hosts
 * that add a widget to a page that is open draw it before they put it there.
 * @param {HTMLElement} el
 * @param {() => void} then
 * @returns {() => void} stops waiting
 */
export const whenOnPage = (el, then) => {
  let frame = 0;
  const look = () => {
    if (el.isConnected) then();
    else frame = requestAnimationFrame(look);
  };
  look();
  return () => cancelAnimationFrame(frame);
};

/**
 * Make a widget of a function that draws into `el` and returns what stops it. What it sends through `model` is numbered
 * and waits for its answer, after which `then` is called; `raw` sends as it is.
 * @param {(host: Host & { raw: Model }) => () => void} draw
 */
export const host = (draw) => ({
  /** @param {Host} given */
  render({ model, el }) {
    el.setAttribute("data-lm-suppress-shortcuts", "true"); // JupyterLab would otherwise take our keys
    const outbox = new Outbox({ model, el });
    const undress = wearClasses({ model, el });
    const stop = draw({ model: outbox.model, raw: model, el });
    return () => {
      stop();
      undress();
      outbox.stop();
    };
  },
});

/**
 * Make a widget of a component that gets `{ model, el }` and is drawn again whenever a trait changes.
 * @param {(props: { model: Model, raw: Model, el: HTMLElement }) => any} component
 */
export const widget = (component) =>
  host(({ model, raw, el }) => {
    const draw = () => mount(html`<${component} model=${model} raw=${raw} el=${el} />`, el);
    draw();
    model.on("change", draw);
    return () => {
      model.off("change", draw);
      mount(null, el);
    };
  });
