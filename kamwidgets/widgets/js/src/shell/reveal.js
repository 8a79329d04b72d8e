// @ts-check
// Where the window is narrow, a step's card stands below the work: what was asked to be opened there is brought into view.

/** @typedef {import("../lib/widget.js").Model} Model */

/** @param {HTMLElement} el */
const reveal = (el) => {
  const card = el.closest(".kam-workbook")?.querySelector(".kam-side");
  if (!card) return;
  const { top, bottom } = card.getBoundingClientRect();
  if (top > window.innerHeight * 0.7 || bottom < 0) card.scrollIntoView({ block: "start" });
};

/** @param {Model} model @param {HTMLElement} el @returns {() => void} stop */
export const receiveReveals = (model, el) => {
  const receive = (/** @type {{ type: string }} */ message) => {
    if (message.type === "reveal-card") requestAnimationFrame(() => requestAnimationFrame(() => reveal(el))); // once it is drawn
  };
  model.on("msg:custom", receive);
  return () => model.off("msg:custom", receive);
};
