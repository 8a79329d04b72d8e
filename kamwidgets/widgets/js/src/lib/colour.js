// @ts-check
// For what cannot use CSS variables (a canvas): a token's colour as it is here and now, light or dark.

/**
 * @param {HTMLElement} el an element inside the workbook
 * @param {string} token such as "--kam-accent"
 * @returns {string} as `rgb(…)`
 */
export const colour = (el, token) => {
  const probe = document.createElement("span");
  probe.style.color = `var(${token})`;
  el.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
};
