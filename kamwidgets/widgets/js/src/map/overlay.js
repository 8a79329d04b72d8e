// @ts-check
// What is laid over the picture without changing it: the surroundings of one person, a path, a what-if.

/** @typedef {{ people?: string[], ties?: string[], label?: string }} Highlight */
/** @typedef {{ removed?: string[], changed?: string[], label?: string }} Ghost */
/** @typedef {{ near: Set<string> | null, highlight: Highlight, ghost: Ghost }} Over `near` are the people who are not dimmed */

const CLASSES = /** @type {const} */ (["kam-dim", "kam-path", "kam-gone", "kam-changed"]);

export class Overlay {
  #laid = false;

  /** @param {import("./canvas.js").Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
  }

  /** @param {Over} over */
  lay({ near, highlight, ghost }) {
    const [path, ties] = [new Set(highlight.people), new Set(highlight.ties)];
    const [gone, changed] = [new Set(ghost.removed), new Set(ghost.changed)];
    const any = !!near || path.size + ties.size + gone.size + changed.size > 0;
    if (!any && !this.#laid) return;
    this.#laid = any;
    /** @param {import("cytoscape").NodeSingular} node @returns {string[]} */
    const ofPerson = (node) => {
      const id = node.data("ref");
      const flags = [near && !near.has(id), path.has(id), gone.has(id), changed.has(id)];
      return CLASSES.filter((_, i) => flags[i]);
    };
    /** @param {import("cytoscape").EdgeSingular} edge @returns {string[]} */
    const ofTie = (edge) => {
      const [id, from, to] = [edge.data("ref"), edge.source().data("ref"), edge.target().data("ref")];
      const flags = [near && !(near.has(from) && near.has(to)), ties.has(id), gone.has(id) || gone.has(from) || gone.has(to), changed.has(id)];
      return CLASSES.filter((_, i) => flags[i]);
    };
    this.canvas.cy.batch(() => {
      this.canvas.cy.nodes().forEach((node) => set(node, ofPerson(node)));
      this.canvas.cy.edges().forEach((edge) => set(edge, ofTie(edge)));
    });
  }
}

/** @param {import("cytoscape").NodeSingular | import("cytoscape").EdgeSingular} element @param {string[]} wanted */
const set = (element, wanted) => {
  for (const name of CLASSES) if (element.hasClass(name) !== wanted.includes(name)) element.toggleClass(name);
};
