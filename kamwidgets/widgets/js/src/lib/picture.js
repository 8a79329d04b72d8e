// @ts-check
// What our pictures share: the width they have, and where keys lead among the things they show.
import { useLayoutEffect, useState } from "preact/hooks";

const LEAP = 10; // things that Page up and Page down pass

/**
 * The width of the element that is given `ref`, kept up to date, and that element; it may come and go.
 * @returns {{ ref: (element: HTMLElement | null) => void, width: number, element: HTMLElement | null }}
 */
export const useWidth = () => {
  const [element, ref] = useState(/** @type {HTMLElement | null} */ (null));
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!element) return undefined;
    setWidth(element.clientWidth);
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, [element]);
  return { ref, width, element };
};

/**
 * Where a key leads from one thing to another.
 * @param {string} key
 * @param {number} from
 * @param {number} last
 * @returns {number | undefined}
 */
export const leadsTo = (key, from, last) => {
  /** @type {Record<string, number>} */
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, PageDown: LEAP, PageUp: -LEAP, Home: -last, End: last };
  return key in steps ? Math.min(last, Math.max(0, from + steps[key])) : undefined;
};

/**
 * A name cut to what fits; the whole of it is read out elsewhere.
 * @param {string} label
 * @param {number} width px
 */
export const short = (label, width) => {
  const most = Math.floor(width / 7.2);
  return label.length > most ? `${label.slice(0, Math.max(0, most - 1)).trimEnd()}…` : label;
};
