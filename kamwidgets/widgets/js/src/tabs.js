// @ts-check
// Several views of the same thing; the arrow keys go from one to the next.
import { useLayoutEffect, useRef } from "preact/hooks";
import { html, widget } from "./lib/widget.js";
import { useFitting } from "./tabs/fitting.js";
import { hasActed, keepTab, keptTab } from "./tabs/kept.js";
import { More } from "./tabs/more.js";

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
  const row = useRef(/** @type {HTMLElement | null} */ (null));
  const picked = useRef(""); // from the menu: the keyboard follows it into the line
  const tabs = /** @type {Tab[]} */ (model.get("tabs"));
  const active = model.get("active") || tabs[0]?.id;
  const open = (/** @type {string} */ id) => {
    if (id === active) return;
    keepTab(model.get("label"), id); // before it is answered: the page may be loaded anew meanwhile
    model.send({ type: "open-tab", id });
  };
  useKept(model.get("label"), tabs, active, open);
  const here = Math.max(0, tabs.findIndex(({ id }) => id === active));
  const shown = useFitting(row, tabs, here);
  const tab = (/** @type {number} */ at) => /** @type {HTMLElement | undefined} */ (row.current?.firstElementChild?.children[at]);
  const press = (/** @type {KeyboardEvent} */ event, /** @type {number} */ at) => {
    const next = target(event.key, shown.indexOf(at), shown.length);
    if (next === undefined) return;
    event.preventDefault();
    tab(shown[next])?.focus();
    open(tabs[shown[next]].id);
  };
  useLayoutEffect(() => {
    if (picked.current === active) tab(here)?.focus();
    picked.current = "";
  }, [active]);
  return html`
    <div class="kam-tabs" ref=${row}>
      <div class="kam-tablist" role="tablist" aria-label=${model.get("label")}>
        ${tabs.map(
          ({ id, label, count }, at) => html`
            <button type="button" key=${id} class=${`kam-tab ${shown.includes(at) ? "" : "kam-tab-away"}`} role="tab"
              aria-selected=${id === active} tabindex=${id === active ? 0 : -1} onClick=${() => open(id)}
              onKeyDown=${(/** @type {KeyboardEvent} */ event) => press(event, at)}>
              ${label}${count != null && html`<span class="kam-tab-count">${count}</span>`}
            </button>`,
        )}
      </div>
      <${More} tabs=${tabs.filter((_, at) => !shown.includes(at))} open=${(/** @type {string} */ id) => open((picked.current = id))} />
    </div>`;
};

export default widget(Tabs);
