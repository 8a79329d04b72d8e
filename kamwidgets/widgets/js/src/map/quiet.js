// @ts-check
// While somebody is dragged, cytoscape tells its renderer at every step that they and their lines have new bounds, and the
// renderer then draws everybody again. What is dragged lies on a layer of its own: drawing that one is enough.

/** @typedef {import("cytoscape").NodeSingular | import("cytoscape").EdgeSingular} Element */
/** @typedef {{ notify: (event: string, elements: Iterable<Element>) => void, redrawHint: (layer: string, on: boolean) => void, redraw: () => void }} Renderer */

/** @param {Element} element @returns {boolean} */
const dragged = (element) =>
  element.isNode() ? element.grabbed() : element.source().grabbed() || element.target().grabbed();

/** @param {import("cytoscape").Core} cy */
export const redrawOnlyWhatIsDragged = (cy) => {
  const renderer = /** @type {Renderer} */ (/** @type {any} */ (cy).renderer());
  const notify = renderer.notify.bind(renderer);
  renderer.notify = (event, elements) => {
    if (event !== "bounds" || ![...elements].every(dragged)) return notify(event, elements);
    renderer.redrawHint("drag", true);
    renderer.redraw();
  };
};
