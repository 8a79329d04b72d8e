// @ts-check
// One cell: its value as text, tick box, button or bar, the message about it, and its editor while it is open.
import { Icon } from "../lib/icons.js";
import { html } from "../lib/widget.js";
import { Editor } from "./editors.js";
import { isEditable, opens } from "./edits.js";
import { barOf } from "./format.js";

/** @typedef {import("./types").Column} Column */
/** @typedef {import("./types").Row} Row */
/** @typedef {import("./types").Pending} Pending */
/** @typedef {import("./controller.js").Controller} Controller */

/**
 * @typedef {{
 *   grid: Controller, row: Row, column: Column, index: number, at: number, active: boolean, tabStop: boolean, chosen: boolean,
 *   pending: Pending | undefined, editing: import("./types").Editing | null,
 * }} CellProps
 */

/** Text that is longer than this may be cut off, and is told in full when pointed at. */
const MAY_BE_CUT = 24;

/** The room a message likes to have, in px, as grid.css has it. */
const SENTENCE = 300;

/** How wide a column is where Python does not say, in px. */
const WIDTHS = { text: 180, number: 110, date: 132, choice: 140, check: 90, button: 110, bar: 150 };

/** @param {Column} column */
export const widthOf = (column) => column.width ?? WIDTHS[column.kind];

/** @param {CellProps} props */
export function cell(props) {
  const { grid, row, column, index, at, active, pending, editing } = props;
  const message = pending ? undefined : row.messages?.[column.id];
  const id = `${grid.prefix}-${index}-${at}`;
  const control = controlOf(column, row);
  const described = [message && `${id}-message`, (editing || control) && column.hint && `${grid.prefix}-hint-${at}`];
  const describedBy = described.filter(Boolean).join(" ");
  const stop = props.tabStop ? 0 : -1;
  const inner = editing
    ? editor(props, editing, id, describedBy, Boolean(message))
    : content(props, control, describedBy, stop);
  return html`<${at === 0 ? "th" : "td"}
    key=${column.id}
    role=${at === 0 ? "rowheader" : "gridcell"}
    scope=${at === 0 ? "row" : undefined}
    class=${classes(props)}
    data-column=${column.id}
    data-shade=${shadeOf(props)}
    tabindex=${control || editing ? undefined : stop}
    aria-readonly=${isEditable(column, row) ? undefined : "true"}
    aria-selected=${props.chosen ? "true" : undefined}
    aria-invalid=${message ? "true" : undefined}
    aria-describedby=${describedBy || undefined}
  >${inner}${message && complaint(`${id}-message`, message, roomFor(props))}<//>`;
}

/**
 * What stands in a cell and takes the keyboard itself.
 * @param {Column} column
 * @param {Row} row
 * @returns {"check" | "button" | ""}
 */
export function controlOf(column, row) {
  if (column.kind === "check" && isEditable(column, row)) return "check";
  return column.kind === "button" && row.cells[column.id] ? "button" : "";
}

/** @param {CellProps} props */
function classes({ column, row, active, pending, editing }) {
  const names = ["kam-grid-cell", `kam-grid-kind-${column.kind}`, `kam-grid-${alignOf(column)}`];
  if (opens(column, row)) names.push("kam-grid-editable");
  if (active) names.push("kam-grid-active");
  if (pending) names.push("kam-grid-pending");
  if (editing) names.push("kam-grid-editing");
  return names.join(" ");
}

/**
 * How deep a cell's choice is shaded; nothing where its options have no shades.
 * @param {CellProps} props
 */
function shadeOf({ column, row, pending }) {
  const value = pending ? pending.value : row.cells[column.id];
  return column.options?.find((one) => one.value === value)?.shade;
}

/** @param {Column} column */
export function alignOf(column) {
  return column.align ?? { number: "right", check: "center" }[/** @type {string} */ (column.kind)] ?? "left";
}

/**
 * @param {CellProps} props
 * @param {import("./types").Editing} editing
 * @param {string} id
 * @param {string} describedBy
 * @param {boolean} invalid
 */
function editor({ grid, column, row }, editing, id, describedBy, invalid) {
  const changed = grid.edits.changed();
  return html`
    <${Editor}
      editing=${editing}
      format=${grid.format}
      label=${grid.nameOf(row.id, column)}
      describedBy=${`${describedBy} ${id}-now`.trim()}
      invalid=${invalid}
      onPick=${() => grid.picked()}
    />
    <span class="kam-grid-now" id="${id}-now" role="status">${changed === null ? "" : `Now: ${changed}`}</span>`;
}

/**
 * @param {CellProps} props
 * @param {"check" | "button" | ""} control
 * @param {string} describedBy
 * @param {number} stop
 */
function content({ grid, row, column, pending }, control, describedBy, stop) {
  const value = pending ? pending.value : row.cells[column.id];
  const text = pending ? grid.format.show(column, pending.value) : grid.format.cell(column, row);
  if (control === "check") {
    return html`<input type="checkbox" data-control tabindex=${stop} checked=${Boolean(value)}
      aria-label=${grid.nameOf(row.id, column)} aria-describedby=${describedBy || undefined} />`;
  }
  if (control === "button") {
    return html`<button type="button" data-control class="kam-grid-press" tabindex=${stop}
      aria-label="${text}: ${grid.format.cell(grid.columns[0], row)}" aria-describedby=${describedBy || undefined}>${text}</button>`;
  }
  if (column.kind === "bar" && text) return bar(grid, value, text);
  if (column.kind === "check" && text) return tick(Boolean(value));
  if (!text) return isEditable(column, row) || column.kind === "button" ? null : html`<span class="kam-grid-none">—</span>`;
  const title = text.length > MAY_BE_CUT ? text : undefined;
  return html`<span class="kam-grid-value" title=${title} dir="auto">${text}</span>`;
}

/**
 * @param {string} id
 * @param {string} message
 * @param {string} room
 */
function complaint(id, message, room) {
  return html`<span class="kam-grid-message ${room}" id=${id}><${Icon} name="bad" /><span>${message}</span></span>`;
}

/**
 * Where a message may spread, so that a sentence in a narrow column does not become a tower: over the foot of the
 * cells beside it, unless one of them has something to say as well.
 * @param {CellProps} props
 */
function roomFor({ grid, row, at }) {
  if (Object.keys(row.messages ?? {}).length > 1) return "";
  const rightwards = grid.columns.slice(at).reduce((sum, column) => sum + widthOf(column), 0);
  return rightwards >= SENTENCE ? "kam-grid-rightwards" : "kam-grid-leftwards";
}

/** @param {boolean} yes */
function tick(yes) {
  return html`<span aria-hidden="true">${yes ? "✓" : ""}</span><span class="kam-sr">${yes ? "Yes" : "No"}</span>`;
}

/**
 * @param {Controller} grid
 * @param {import("./types").Value} value
 * @param {string} text
 */
function bar(grid, value, text) {
  const share = barOf(value);
  const known = share.known === undefined ? "" : `${grid.format.percent(share.known)} known`;
  return html`<span class="kam-grid-bar" title=${known || undefined}>
    <span class="kam-grid-track" aria-hidden="true">
      ${known && html`<span class="kam-grid-known" style="width: ${width(share.known)}"></span>`}
      <span class="kam-grid-fill" style="width: ${width(share.value)}"></span>
    </span>
    <span class="kam-grid-value">${text}</span>
    ${known && html`<span class="kam-sr">, ${known}</span>`}
  </span>`;
}

/** @param {number | null | undefined} share */
const width = (share) => `${100 * Math.max(0, Math.min(share ?? 0, 1))}%`;
