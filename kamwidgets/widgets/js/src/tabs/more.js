// @ts-check
// The menu of the tabs for which the line has no room.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../lib/icons.js";
import { html } from "../lib/widget.js";

/** @typedef {{ id: string, label: string, count?: string | null }} Tab */

/** @param {KeyboardEvent & { currentTarget: HTMLElement }} event */
const step = (event) => {
  const items = /** @type {HTMLElement[]} */ ([...event.currentTarget.querySelectorAll("[role=menuitem]")]);
  const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const to = { ArrowDown: (at + 1) % items.length, ArrowUp: (at - 1 + items.length) % items.length, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items[to].focus();
};

/** @param {{ tabs: Tab[], open: (id: string) => void }} props */
export const More = ({ tabs, open }) => {
  const [isOpen, setOpen] = useState(false);
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const find = (/** @type {string} */ what) => /** @type {HTMLElement | null | undefined} */ (place.current?.querySelector(what));
  useLayoutEffect(() => {
    if (!isOpen) return;
    find("[role=menuitem]")?.focus();
    const outside = (/** @type {Event} */ { target }) => void (place.current?.contains(/** @type {Node} */ (target)) || setOpen(false));
    for (const type of ["pointerdown", "focusin"]) document.addEventListener(type, outside);
    return () => {
      for (const type of ["pointerdown", "focusin"]) document.removeEventListener(type, outside);
    };
  }, [isOpen]);
  const press = (/** @type {KeyboardEvent & { currentTarget: HTMLElement }} */ event) => {
    if (event.key === "Escape") setOpen(false), find("button")?.focus();
    else step(event);
  };
  const pick = (/** @type {string} */ id) => {
    setOpen(false);
    find("button")?.focus();
    open(id);
  };
  return html`
    <span class=${`kam-tabs-more ${tabs.length ? "" : "kam-tab-away"}`} ref=${place}>
      <button type="button" class="kam-tab" aria-haspopup="menu" aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>
        More<${Icon} name="down" />
      </button>
      ${isOpen && html`<div class="kam-popover" role="menu" aria-label="More" onKeyDown=${press}>
        ${tabs.map(({ id, label, count }) => html`<button type="button" key=${id} role="menuitem" tabindex="-1"
          onClick=${() => pick(id)}>${label}${count != null && html`<span class="kam-tab-count">${count}</span>`}</button>`)}
      </div>`}
    </span>`;
};
