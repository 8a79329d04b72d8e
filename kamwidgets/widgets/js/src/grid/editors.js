// @ts-check
// The editor of one cell. It is drawn once and never again: no trait that arrives can touch what is being typed.
import { Component } from "preact";
import { html } from "../lib/widget.js";
import { Icon } from "../lib/icons.js";
import { optionsOf } from "./format.js";

/** @typedef {import("./types").Editing} Editing */
/**
 * @typedef {{
 *   editing: Editing, format: import("./format.js").Format, label: string, describedBy: string, invalid: boolean,
 *   onPick: () => void,
 * }} Props
 */

const TYPE_AHEAD_MS = 800;

/** A label as one would type it: without the sign that stands before its word. @param {string} label */
const spoken = (label) => label.replace(/^[^\p{L}\p{N}]+(?=[\p{L}\p{N}])/u, "").toLowerCase();

/** @extends {Component<Props, {}>} */
export class Editor extends Component {
  shouldComponentUpdate() {
    return false;
  }

  componentDidMount() {
    const { editing } = this.props;
    if (editing.input instanceof HTMLInputElement) startTyping(editing.input, editing);
    if (editing.input instanceof HTMLSelectElement) startChoosing(editing.input, editing, this.props.onPick);
  }

  render() {
    const { editing, label, describedBy, invalid } = this.props;
    const shared = {
      class: "kam-grid-editor",
      ref: (/** @type {HTMLInputElement | HTMLSelectElement | null} */ input) => input && (editing.input = input),
      "aria-label": label,
      "aria-describedby": describedBy || undefined,
      "aria-invalid": invalid ? "true" : undefined,
    };
    if (editing.column.kind === "choice") {
      return html`<select ...${shared}>
        ${optionsOf(editing.column).map((one, at) => html`<option value=${at}>${one.label}</option>`)}
      </select>`;
    }
    const mode = editing.column.kind === "number" ? "decimal" : undefined;
    const field = html`<input type="text" inputmode=${mode} autocomplete="off" spellcheck=${false} ...${shared} />`;
    return editing.column.kind === "date" ? html`${field}${calendar(editing, this.props.format)}` : field;
  }
}

/**
 * A calendar to pick a day from, which types it as people here do. The text stays what counts: Python reads it.
 * @param {Editing} editing
 * @param {import("./format.js").Format} format
 */
function calendar(editing, format) {
  const take = (/** @type {Event} */ { target }) => {
    const input = /** @type {HTMLInputElement} */ (editing.input);
    input.value = editing.draft = format.day(/** @type {HTMLInputElement} */ (target).value);
    input.focus();
  };
  const open = (/** @type {Event} */ { currentTarget }) => {
    const picker = /** @type {HTMLInputElement} */ (/** @type {HTMLElement} */ (currentTarget).nextElementSibling);
    picker.showPicker();
  };
  const stay = (/** @type {Event} */ event) => event.preventDefault(); // the keyboard stays with the text
  return html`<button type="button" class="kam-grid-calendar" tabindex="-1" aria-label="Calendar" title="Calendar"
      onPointerDown=${stay} onMouseDown=${stay} onClick=${open}><${Icon} name="calendar" /></button>
    <input type="date" class="kam-grid-picker" tabindex="-1" aria-hidden="true" defaultValue=${editing.value} onChange=${take} />`;
}

/**
 * @param {HTMLInputElement} input
 * @param {Editing} editing
 */
function startTyping(input, editing) {
  input.value = editing.start === "replace" ? "" : editing.initial;
  editing.draft = input.value;
  input.addEventListener("input", () => (editing.draft = input.value));
  input.focus();
  if (editing.start === "all") input.select();
  else input.setSelectionRange(input.value.length, input.value.length);
}

/**
 * @param {HTMLSelectElement} select
 * @param {Editing} editing
 * @param {() => void} onPick called once the person picked from the open list
 */
function startChoosing(select, editing, onPick) {
  const options = optionsOf(editing.column);
  let open = false;
  let typed = "";
  let typedAt = 0;
  const choose = (/** @type {number} */ at) => {
    select.selectedIndex = at;
    editing.draft = String(at);
  };
  const typeAhead = (/** @type {string} */ key) => {
    typed = Date.now() - typedAt < TYPE_AHEAD_MS ? typed + key : key;
    typedAt = Date.now();
    const found = options.findIndex((one) => spoken(one.label).startsWith(typed.toLowerCase()));
    if (found >= 0) choose(found);
  };
  choose(Number(editing.initial));
  select.addEventListener("pointerdown", () => (open = true));
  select.addEventListener("keydown", (event) => {
    open = false; // keys reach the page only while the list is closed
    if (event.key.length !== 1 || event.key === " " || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    typeAhead(event.key);
  });
  select.addEventListener("change", () => {
    editing.draft = String(select.selectedIndex);
    if (open) onPick();
  });
  select.focus();
  if (editing.start === "replace") return typeAhead(editing.key);
  try {
    select.showPicker();
    open = true;
  } catch {
    // A browser that does not let a page open the list leaves it to the arrows, a letter or a click.
  }
}
