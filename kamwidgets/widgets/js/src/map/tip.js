// @ts-check
// What is known of a person or a link under the pointer, in words beside it.

import { aboutPerson, aboutTie } from "./words.js";

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */

const ASIDE = 14; // px from the pointer
const WRITTEN_OUT = 0.72; // zoom from which all about a person is written below them anyway

export class Tip {
  /** @param {RelationshipMap} map @param {HTMLElement} el */
  constructor(map, el) {
    this.map = map;
    this.el = el;
    const { cy } = map.canvas;
    cy.on("mouseover", "node, edge", (event) => this.#show(event));
    cy.on("mouseout viewport grab tapstart", () => this.hide());
  }

  /** @param {import("cytoscape").EventObject} event */
  #show({ target, renderedPosition: { x, y } }) {
    const ref = target.data("ref");
    if (ref === undefined || (target.isNode() && this.map.canvas.cy.zoom() >= WRITTEN_OUT)) return;
    this.el.textContent = target.isNode() ? aboutPerson(this.map, ref) : aboutTie(this.map, ref);
    this.el.hidden = !this.el.textContent;
    const { clientWidth, clientHeight } = this.map.parts.stage;
    const [left, top] = [Math.min(x + ASIDE, clientWidth - this.el.offsetWidth - 8), y + ASIDE];
    const above = top + this.el.offsetHeight > clientHeight;
    this.el.style.transform = `translate(${Math.max(8, left)}px, ${above ? y - ASIDE - this.el.offsetHeight : top}px)`;
  }

  hide() {
    this.el.hidden = true;
  }
}
