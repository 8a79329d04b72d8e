// @ts-check
// Two marks on the workbook's root for whoever must know from outside: tests, benchmarks and the pictures of the guide.

/** Call `then` on each frame until it says it is done. @param {() => boolean} then @returns {() => void} stop */
const eachFrame = (then) => {
  let frame = requestAnimationFrame(function again() {
    if (!then()) frame = requestAnimationFrame(again);
  });
  return () => cancelAnimationFrame(frame);
};

/** The workbook's root; null as long as the element is not in the page. @param {HTMLElement} el */
const root = (el) => (el.isConnected ? /** @type {HTMLElement | null} */ (el.closest(".kam-workbook")) : null);

/** @param {Element} element */
const visible = (element) => element.getClientRects().length > 0 && element.getBoundingClientRect().height > 0;

/**
 * Say which step can be used, one frame after its content is there to be seen.
 * @param {HTMLElement} el @param {string} ready
 */
export const markReady = (el, ready) => {
  let seen = false;
  return eachFrame(() => {
    const workbook = root(el);
    if (!workbook) return false;
    if (workbook.dataset.kamReady !== ready) delete workbook.dataset.kamReady;
    if (!ready) return true;
    if (seen) {
      workbook.dataset.kamReady = ready;
      return true;
    }
    const step = workbook.querySelector(`.kam-step-${CSS.escape(ready)}`);
    step?.setAttribute("role", "main"); // a box of ipywidgets cannot say so itself
    seen = Boolean(step && visible(step) && [...step.children].some(visible));
    return false;
  });
};

/** Say what was last committed. @param {HTMLElement} el @param {{ document?: string, revision?: number }} saved */
export const markSaved = (el, saved) =>
  eachFrame(() => {
    const workbook = root(el);
    if (workbook && saved.document) workbook.dataset.kamSaved = `${saved.document}:${saved.revision}`;
    return Boolean(workbook);
  });
