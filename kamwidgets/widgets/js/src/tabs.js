// @ts-check
// Several views of the same thing; the arrow keys go from one to the next.
import { useRef } from "preact/hooks";
import { html, widget } from "./lib/widget.js";

/** @typedef {{ id: string, label: string, count?: number | null }} Tab */

/** Which tab a key leads to. @param {string} key @param {number} at @param {number} count */
const target = (key, at, count) =>
  ({ ArrowRight: (at + 1) % count, ArrowLeft: (at - 1 + count) % count, Home: 0, End: count - 1 })[key];

/** @param {{ model: import("./lib/widget.js").Model }} props */
const Tabs = ({ model }) => {
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const tabs = /** @type {Tab[]} */ (model.get("tabs"));
  const active = model.get("active") || tabs[0]?.id;
  const open = (/** @type {string} */ id) => id !== active && model.send({ type: "open-tab", id });
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
