// @ts-check
// From one picture to the next, so that one can follow who went where; at once where somebody prefers stillness.

/** @typedef {import("./types").Point} Point */

const LASTS = 320; // ms
const MOST = 200; // people: beyond, each step would take longer than a frame

/** @param {number} share of the time @returns {number} share of the way */
const eased = (share) => 1 - (1 - share) ** 3;

/** @param {Point} a @param {Point} b @param {number} share */
const between = (a, b, share) => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });

/**
 * Make a change, and show the way there.
 * @param {import("cytoscape").Core} cy
 * @param {() => void} change of places and view
 */
export const glide = (cy, change) => {
  const nodes = cy.nodes();
  /** @returns {{ spots: Point[], pan: Point, zoom: number }} */
  const now = () => ({ spots: nodes.map((node) => ({ ...node.position() })), pan: { ...cy.pan() }, zoom: cy.zoom() });
  const from = now();
  change();
  if (nodes.length > MOST || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const to = now();
  const start = performance.now();
  /** @param {number} share */
  const show = (share) =>
    cy.batch(() => {
      nodes.forEach((node, i) => void (node.removed() || node.position(between(from.spots[i], to.spots[i], share))));
      cy.viewport({ zoom: from.zoom + (to.zoom - from.zoom) * share, pan: between(from.pan, to.pan, share) });
    });
  const step = () => {
    if (cy.destroyed()) return;
    const share = Math.min(1, (performance.now() - start) / LASTS);
    show(eased(share));
    if (share < 1) requestAnimationFrame(step);
  };
  show(0);
  requestAnimationFrame(step);
};
