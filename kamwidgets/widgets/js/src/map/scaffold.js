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
          <svg class="kam-map-boxes" aria-hidden="true"></svg>
          <div class="kam-map-canvas" tabindex="0" role="application"></div>
          <canvas class="kam-map-marks" aria-hidden="true"></canvas>
          <canvas class="kam-map-marks kam-moving" aria-hidden="true"></canvas>
          <svg class="kam-map-drawing" aria-hidden="true"><line /></svg>
          <div class="kam-map-knob" title="Drag to somebody else to link them" hidden></div>
          <div class="kam-map-heads"></div>
          <canvas class="kam-map-minimap" aria-hidden="true" hidden></canvas>
          <p class="kam-map-status" role="status"></p>
          <p class="kam-map-tip" aria-hidden="true" hidden></p>
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
    boxes: /** @type {SVGSVGElement} */ (part(".kam-map-boxes")),
    heads: /** @type {HTMLElement} */ (part(".kam-map-heads")),
    minimap: /** @type {HTMLCanvasElement} */ (part(".kam-map-minimap")),
    tip: /** @type {HTMLElement} */ (part(".kam-map-tip")),
    around: /** @type {HTMLElement} */ (part(".kam-map-around")),
  };
};
