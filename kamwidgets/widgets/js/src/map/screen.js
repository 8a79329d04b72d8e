// @ts-check
// From places on the map to places in the window, and back.

/** @typedef {import("./types").Point} Point */

export class Screen {
  /** @param {import("./canvas.js").Canvas} canvas @param {import("./handle.js").Handle} handle */
  constructor(canvas, handle) {
    this.canvas = canvas;
    this.handle = handle;
  }

  /** @param {Point} at a place on the map @returns {Point} in pixels of the picture */
  from({ x, y }) {
    const { cy } = this.canvas;
    return { x: x * cy.zoom() + cy.pan().x, y: y * cy.zoom() + cy.pan().y };
  }

  /** @param {Point} at in pixels of the picture @returns {Point} the place on the map */
  to({ x, y }) {
    const { cy } = this.canvas;
    return { x: (x - cy.pan().x) / cy.zoom(), y: (y - cy.pan().y) / cy.zoom() };
  }

  /** The place on the map at the upper edge of the picture. @param {number} share of the way from left to right */
  top(share) {
    return this.to({ x: share * this.canvas.cy.width(), y: -10 });
  }

  /** The place on the map below a button of the strip. @param {HTMLElement} button */
  below(button) {
    const { left, right } = button.getBoundingClientRect();
    return this.to({ x: (left + right) / 2 - this.canvas.container.getBoundingClientRect().left, y: -10 });
  }

  /**
   * For tests and guides that drive the mouse: where somebody and the handle beside them are in the window.
   * @param {string} id
   * @returns {Point & { handle: Point } | null} null where nobody has that id
   */
  point(id) {
    const node = this.canvas.person(id);
    if (node.empty()) return null;
    const box = this.canvas.container.getBoundingClientRect();
    /** @param {Point} at */
    const inWindow = ({ x, y }) => ({ x: box.x + x, y: box.y + y });
    return { ...inWindow(node.renderedPosition()), handle: inWindow(this.handle.spot(node)) };
  }
}
