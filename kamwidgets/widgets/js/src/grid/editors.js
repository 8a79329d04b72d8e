// @ts-check
// The editor of one cell. It is drawn once and never again: no trait that arrives can touch what is being typed.
import { Component } from "preact";
import { html } from "../lib/widget.js";
import { optionsOf } from "./format.js";

/** @typedef {import("./types").Editing} Editing */
/** @typedef {{ editing: Editing, label: string, describedBy: string, invalid: boolean, onPick: () => void }} Props */

const TYPE_AHEAD_MS = 800;

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
    const type = editing.column.kind === "date" ? "date" : "text";
    const mode = editing.column.kind === "number" ? "decimal" : undefined;
    return html`<input type=${type} inputmode=${mode} autocomplete="off" spellcheck=${false} ...${shared} />`;
  }
}

/**
 * @param {HTMLInputElement} input
 * @param {Editing} editing
 */
function startTyping(input, editing) {
  // A date keeps its day while one part of it is typed over; any other text is replaced.
  const replaced = editing.start === "replace" && input.type !== "date";
  input.value = replaced ? "" : editing.initial;
  editing.draft = input.value;
  input.addEventListener("input", () => (editing.draft = input.value));
  input.focus();
  if (input.type === "date") return;
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
    const found = options.findIndex((one) => one.label.toLowerCase().startsWith(typed.toLowerCase()));
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
