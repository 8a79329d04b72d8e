// @ts-check
// Which tab was open, for as long as this window of the browser is: where one looks is no part of the plan.

/** @param {string} label of the row of tabs */
const key = (label) => `kam-tab:${label}`;

/** Storage can be switched off, or full: then the page works without. @param {string} label */
export const keptTab = (label) => {
  try {
    return sessionStorage.getItem(key(label)) ?? "";
  } catch {
    return "";
  }
};

/** @param {string} label @param {string} id */
export const keepTab = (label, id) => {
  try {
    sessionStorage.setItem(key(label), id);
  } catch {
    // the next page begins with the first tab
  }
};

/** Whether anybody has pressed anything since the page was loaded; a browser that does not count is taken for one. */
export const hasActed = () =>
  !performance.eventCounts || ["pointerdown", "keydown"].some((type) => (performance.eventCounts.get(type) ?? 0) > 0);
