// @ts-check
// A small window on the map: near a place, kept inside the picture, with the focus while it is open.
import { useLayoutEffect, useRef } from "preact/hooks";
import { html } from "../lib/widget.js";

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */

const MARGIN = 8; // px kept free at the edges of the map

/**
 * It takes the focus and gives it back.
 * @param {{ map: RelationshipMap, at: import("./types").Point, label: string, children?: any }} props
 */
export const Float = ({ map, at, label, children }) => {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const { x, y } = map.screen.from(at);
    const { offsetWidth: wide, offsetHeight: high, offsetParent: stage } = /** @type {HTMLElement} */ (box.current);
    /** @param {number} value @param {number} room */
    const inside = (value, room) => Math.max(MARGIN, Math.min(value, room - MARGIN));
    const { clientWidth, clientHeight } = stage ?? document.body;
    Object.assign(/** @type {HTMLElement} */ (box.current).style, {
      left: `${inside(x - wide / 2, clientWidth - wide)}px`,
      top: `${inside(y + 14, clientHeight - high)}px`,
    });
  });
  useLayoutEffect(() => {
    const first = /** @type {HTMLElement | null | undefined} */ (box.current?.querySelector("input, select, button"));
    first?.focus({ preventScroll: true });
    if (first instanceof HTMLInputElement) first.select();
    return () => box.current?.contains(document.activeElement) && map.focus();
  }, []);
  return html`<div class="kam-map-float" role="dialog" aria-label=${label} ref=${box}>${children}</div>`;
};
