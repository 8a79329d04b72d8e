// @ts-check
// For what cannot use CSS variables (a canvas): the tokens' colours as they are here and now, light or dark.

/**
 * All at once: the browser works out its styles a single time.
 * @param {HTMLElement} el an element inside the workbook
 * @param {string[]} tokens such as "--kam-accent"
 * @returns {string[]} each as `rgb(…)`
 */
export const coloursOf = (el, tokens) => {
  const host = document.createElement("span");
  host.style.display = "none";
  for (const token of tokens) {
    const probe = document.createElement("span");
    probe.style.color = `var(${token})`;
    host.append(probe);
  }
  el.append(host);
  const found = [...host.children].map((probe) => getComputedStyle(probe).color);
  host.remove();
  return found;
};
