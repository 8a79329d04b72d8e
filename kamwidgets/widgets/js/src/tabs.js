// @ts-check
// Several views of the same thing; the arrow keys go from one to the next.
import { useLayoutEffect, useRef } from "preact/hooks";
import { html, widget } from "./lib/widget.js";
import { hasActed, keepTab, keptTab } from "./tabs/kept.js";

/** @typedef {{ id: string, label: string, count?: string | null }} Tab */

/** Which tab a key leads to. @param {string} key @param {number} at @param {number} count */
const target = (key, at, count) =>
  ({ ArrowRight: (at + 1) % count, ArrowLeft: (at - 1 + count) % count, Home: 0, End: count - 1 })[key];

/**
 * A hook: after the page was loaded anew, go on where one was; and keep where one is now. Once somebody has done
 * something in the page, what they did has led to the tab that is open.
 * @param {string} label @param {Tab[]} tabs @param {string} active @param {(id: string) => void} open
 */
const useKept = (label, tabs, active, open) => {
  const loaded = useRef(false);
  useLayoutEffect(() => {
    const wanted = loaded.current || hasActed() ? active : keptTab(label);
    loaded.current = true;
    if (wanted !== active && tabs.some(({ id }) => id === wanted)) open(wanted);
    else keepTab(label, active);
  }, [active]);
};

/** @param {{ model: import("./lib/widget.js").Model }} props */
const Tabs = ({ model }) => {
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const tabs = /** @type {Tab[]} */ (model.get("tabs"));
  const active = model.get("active") || tabs[0]?.id;
  const open = (/** @type {string} */ id) => id !== active && model.send({ type: "open-tab", id });
  useKept(model.get("label"), tabs, active, open);
  const press = (/** @type {KeyboardEvent} */ event, /** @type {number} */ at) => {
    const next = target(event.key, at, tabs.length);
    if (next === undefined) return;
    event.preventDefault();
    /** @type {HTMLElement | undefined} */ (list.current?.children[next])?.focus();
    open(tabs[next].id);
  };
  return html`
    <div class="kam-tabs" role="tablist" ref=${list} aria-label=${model.get("label")}>
      ${tabs.map(
        ({ id, label, count }, at) => html`
          <button type="button" key=${id} class="kam-tab" role="tab" aria-selected=${id === active}
            tabindex=${id === active ? 0 : -1} onClick=${() => open(id)}
            onKeyDown=${(/** @type {KeyboardEvent} */ event) => press(event, at)}>
            ${label}${count != null && html`<span class="kam-tab-count">${count}</span>`}
          </button>`,
      )}
    </div>`;
};

export default widget(Tabs);
