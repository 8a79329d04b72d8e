// @ts-check
// The fixed parts of the widget, drawn once; cytoscape and the others draw inside them.
import { render as mount } from "preact";
import { html } from "../lib/widget.js";

/** @param {HTMLElement} el */
export const scaffold = (el) => {
  el.setAttribute("data-lm-suppress-shortcuts", "true"); // JupyterLab would otherwise take our keys
  mount(
    html`
      <div class="kam-map">
        <div class="kam-map-tools"></div>
        <div class="kam-map-stage">
          <div class="kam-map-canvas" tabindex="0" role="application"></div>
          <canvas class="kam-map-marks" aria-hidden="true"></canvas>
          <canvas class="kam-map-marks kam-moving" aria-hidden="true"></canvas>
          <svg class="kam-map-drawing" aria-hidden="true"><line /></svg>
          <div class="kam-map-knob" title="Drag to somebody else to link them" hidden></div>
          <p class="kam-map-status" role="status"></p>
          <div class="kam-map-around"></div>
        </div>
      </div>
    `,
    el,
  );
  /** @param {string} selector @returns {any} */
  const part = (selector) => el.querySelector(selector);
  return {
    root: /** @type {HTMLElement} */ (part(".kam-map")),
    tools: /** @type {HTMLElement} */ (part(".kam-map-tools")),
    stage: /** @type {HTMLElement} */ (part(".kam-map-stage")),
    canvas: /** @type {HTMLElement} */ (part(".kam-map-canvas")),
    marks: /** @type {HTMLCanvasElement} */ (part(".kam-map-marks")),
    moving: /** @type {HTMLCanvasElement} */ (part(".kam-map-marks.kam-moving")),
    line: /** @type {SVGLineElement} */ (part(".kam-map-drawing line")),
    knob: /** @type {HTMLElement} */ (part(".kam-map-knob")),
    status: /** @type {HTMLElement} */ (part(".kam-map-status")),
    around: /** @type {HTMLElement} */ (part(".kam-map-around")),
  };
};
