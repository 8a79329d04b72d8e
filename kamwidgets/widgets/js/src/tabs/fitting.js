// @ts-check
// Which tabs stand in the one line there is; the others wait in a menu.
import { useLayoutEffect, useState } from "preact/hooks";

/**
 * The open one always fits, then as many from the first on as there is room for.
 * @param {number[]} widths of the tabs @param {number} gap @param {number} room @param {number} more width of the menu's button
 * @param {number} active
 * @returns {number[]}
 */
export const fitting = (widths, gap, room, more, active) => {
  const all = widths.map((_, at) => at);
  const wide = (/** @type {number[]} */ some) => some.reduce((sum, at) => sum + widths[at] + gap, 0);
  if (wide(all) - gap <= room) return all;
  const kept = [active];
  for (const at of all.filter((each) => each !== active)) {
    if (wide([...kept, at]) + more > room) break;
    kept.push(at);
  }
  return kept.sort((a, b) => a - b);
};

/**
 * A hook: the places of the tabs that fit, looked at again when the window or what the tabs say changes.
 * @param {{ current: HTMLElement | null }} row of tabs with the menu's button @param {object[]} tabs @param {number} active
 * @returns {number[]} all until it is known
 */
export const useFitting = (row, tabs, active) => {
  const [fits, show] = useState(/** @type {number[] | null} */ (null));
  useLayoutEffect(() => {
    const element = /** @type {HTMLElement} */ (row.current);
    const [list, button] = [/** @type {HTMLElement} */ (element.firstElementChild), /** @type {HTMLElement} */ (element.lastElementChild)];
    const look = () => {
      if (!element.clientWidth) return; // hidden: looked at once it is shown
      const widths = [...list.children].map((tab) => /** @type {HTMLElement} */ (tab).offsetWidth);
      const now = fitting(widths, parseFloat(getComputedStyle(list).columnGap) || 0, element.clientWidth, button.offsetWidth, active);
      show((before) => (`${before}` === `${now}` ? before : now));
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, [JSON.stringify(tabs), active]);
  const shown = fits?.filter((at) => at < tabs.length) ?? tabs.map((_, at) => at);
  return shown.includes(active) ? shown : [...shown.slice(0, -1), active];
};
