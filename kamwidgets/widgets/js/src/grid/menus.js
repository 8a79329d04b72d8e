// @ts-check
// What opens from the head and above the table: a column's filter, and which columns are shown.
import { Component } from "preact";
import { html } from "../lib/widget.js";
import { optionsOf } from "./format.js";

/** @typedef {import("./types").Column} Column */
/** @typedef {import("./types").Filter} Filter */
/** @typedef {import("./controller.js").Controller} Controller */
/** @typedef {{ target: HTMLInputElement }} InputEvent */

/** How long typing pauses before rows are looked for. */
const PAUSE_MS = 200;

/** The menu that is open, if any. @param {{ grid: Controller }} props */
export function OpenMenu({ grid }) {
  const { menu } = grid;
  const column = grid.columns.find((one) => one.id === menu);
  if (menu === "columns") return html`<${Menu} key=${menu} grid=${grid} label="Columns"><${ColumnMenu} grid=${grid} /><//>`;
  if (!column) return null;
  return html`<${Menu} key=${menu} grid=${grid} label="Filter ${column.title}">
    <${FilterMenu} grid=${grid} column=${column} />
  <//>`;
}

/** A panel over the page, under the button that opened it. @extends {Component<any, {}>} */
class Menu extends Component {
  /** @type {HTMLElement | null} */
  panel = null;

  componentDidMount() {
    const panel = /** @type {HTMLElement} */ (this.panel);
    const { grid } = this.props;
    const opener = panel.closest(".kam-grid")?.querySelector(`[data-menu="${CSS.escape(grid.menu)}"]`);
    panel.addEventListener("toggle", (event) => {
      if (/** @type {ToggleEvent} */ (event).newState === "closed" && grid.menu) grid.open("");
    });
    panel.showPopover();
    if (opener) put(panel, opener.getBoundingClientRect());
    /** @type {HTMLElement | null} */ (panel.querySelector("input, button"))?.focus();
  }

  render() {
    const { label, children } = this.props;
    const quiet = (/** @type {Event} */ event) => event.stopPropagation(); // Esc closes this, not the drawer around it
    return html`<div popover="auto" ref=${(/** @type {HTMLElement | null} */ panel) => panel && (this.panel = panel)} class="kam-grid-menu" role="dialog" aria-label=${label} onKeyDown=${quiet}>
      <p class="kam-grid-menu-title" aria-hidden="true">${label}</p>${children}
    </div>`;
  }
}

/**
 * @param {HTMLElement} panel
 * @param {DOMRect} opener
 */
function put(panel, opener) {
  const left = Math.min(opener.right - panel.offsetWidth, innerWidth - panel.offsetWidth - 8);
  const below = opener.bottom + 6 + panel.offsetHeight < innerHeight;
  panel.style.left = `${Math.max(8, left)}px`;
  panel.style.top = `${below ? opener.bottom + 6 : Math.max(8, opener.top - panel.offsetHeight - 6)}px`;
}

/** @param {{ grid: Controller }} props */
function ColumnMenu({ grid }) {
  const toggle = (/** @type {Column} */ column) => (/** @type {InputEvent} */ { target }) => {
    grid.hidden.set(column.id, !target.checked);
    grid.spread.drop();
    grid.activate({ ...grid.active, column: 0 });
    grid.draw();
  };
  return grid.model.get("columns").slice(1).map((/** @type {Column} */ column) => html`
    <label class="kam-grid-pick"><input type="checkbox" checked=${!grid.hidden.ids.has(column.id)} onChange=${toggle(column)} />
      <span>${column.title}${column.unit && ` ${column.unit}`}</span></label>`);
}

/** @extends {Component<{ grid: Controller, column: Column }, {}>} */
class FilterMenu extends Component {
  timer = 0;

  /** @returns {Filter} */
  get asked() {
    return this.props.grid.model.get("filters")[this.props.column.id] ?? {};
  }

  componentWillUnmount() {
    clearTimeout(this.timer);
  }

  /** @param {Filter | null} asked */
  ask(asked) {
    clearTimeout(this.timer);
    this.props.grid.filter(this.props.column.id, asked);
  }

  render() {
    const { grid, column } = this.props;
    const { wrong } = this.asked;
    const clear = () => {
      this.ask(null);
      grid.open("");
    };
    return html`
      ${column.kind === "text" ? this.words() : column.kind === "choice" || column.kind === "check" ? this.choices() : this.bounds()}
      ${wrong && html`<p class="kam-grid-wrong" role="alert">${wrong}</p>`}
      <button type="button" class="kam-button kam-quiet" onClick=${clear}>Show all</button>`;
  }

  words() {
    const type = (/** @type {InputEvent} */ { target }) => {
      clearTimeout(this.timer);
      const asked = target.value ? { contains: target.value } : null;
      this.timer = setTimeout(() => this.ask(asked), PAUSE_MS);
    };
    return html`<label class="kam-grid-ask">Contains
      <input type="text" autocomplete="off" defaultValue=${this.asked.contains} onInput=${type} /></label>`;
  }

  bounds() {
    const { since = "", until = "" } = this.asked;
    /** @param {"since" | "until"} end */
    const enter = (end) => (/** @type {InputEvent} */ { target }) => {
      const asked = { since, until, [end]: target.value };
      this.ask(asked.since || asked.until ? asked : null);
    };
    const { column, grid } = this.props;
    const unit = column.kind === "bar" ? "%" : column.unit;
    const example = column.kind === "date" ? grid.format.day("2026-11-21") : undefined;
    const field = (/** @type {"since" | "until"} */ end, /** @type {string} */ label) => html`<label class="kam-grid-ask">${label}
      <input type="text" autocomplete="off" placeholder=${example} defaultValue=${this.asked[end]} onChange=${enter(end)} /></label>`;
    return html`<div class="kam-grid-bounds">${field("since", "From")}${field("until", "To")}</div>
      ${unit && html`<p class="kam-grid-unit">${unit}</p>`}`;
  }

  choices() {
    const { column } = this.props;
    const options = column.kind === "check" ? [{ value: true, label: "Yes" }, { value: false, label: "No" }] : optionsOf(column);
    const values = options.map((one) => (one.value === "" ? null : one.value));
    const chosen = new Set(this.asked.among ?? values);
    const toggle = (/** @type {any} */ value) => (/** @type {InputEvent} */ { target }) => {
      const among = values.filter((one) => (one === value ? target.checked : chosen.has(one)));
      this.ask(among.length < values.length ? { among } : null);
    };
    return options.map((one, at) => html`<label class="kam-grid-pick">
      <input type="checkbox" checked=${chosen.has(values[at])} onChange=${toggle(values[at])} />
      <span>${values[at] === null && one.label === "—" ? "Nothing entered" : one.label}</span></label>`);
  }
}
