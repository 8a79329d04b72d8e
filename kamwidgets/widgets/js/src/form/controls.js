// @ts-check
// The control of each kind of field: native ones, so that keyboard, screen reader and telephone know them.
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../lib/icons.js";
import { html } from "../lib/widget.js";

/**
 * @typedef {import("./drafts.js").FieldSpec} FieldSpec
 * @typedef {import("./drafts.js").Value} Value
 * @typedef {{ id: string, field: FieldSpec, typed: import("./drafts.js").Typed, notes?: string, bad: boolean,
 *   off: boolean }} Props
 * @typedef {Event & { currentTarget: HTMLInputElement }} InputEvent
 */

const BUTTONS_AT_MOST = 6;
const WHOLE_YEAR = /^[1-9]\d{3}-/; // a date is whole while somebody still types the 2 of 2026

/** @param {FieldSpec} field */
const asButtons = ({ kind, buttons, options = [] }) => kind === "choice" && Boolean(buttons) && options.length <= BUTTONS_AT_MOST;

/**
 * Whether the field is several controls under one label.
 * @param {FieldSpec} field
 */
export const isGroup = (field) => field.kind === "choices" || asButtons(field);

/** @param {Props} props */
const shared = ({ id, field, notes, bad, off }) => ({
  id,
  disabled: off,
  "aria-describedby": notes,
  "aria-invalid": bad ? "true" : undefined,
  "aria-required": field.required && field.kind !== "check" ? "true" : undefined,
});

/** @param {Props} props */
const Line = (props) => {
  const { field, typed } = props;
  const date = field.kind === "date";
  /** @param {InputEvent} event */
  const onInput = ({ currentTarget: { value } }) => {
    typed.type(field, value);
    if (date && WHOLE_YEAR.test(value)) typed.commit(field);
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key === "Enter") typed.commit(field);
    if (event.key === "Escape") typed.undo(field);
  };
  return html`<input ...${shared(props)} class="kam-input" type=${date ? "date" : "text"} autocomplete="off"
    inputmode=${field.kind === "number" ? "decimal" : undefined} placeholder=${field.placeholder}
    value=${typed.value(field)} onInput=${onInput} onKeyDown=${onKeyDown} />`;
};

const PAUSE_MS = 400;

/** @param {Props} props */
const Area = (props) => {
  const { field, typed } = props;
  const [now, pause] = [useRef(typed), useRef(0)];
  now.current = typed;
  useEffect(() => () => clearTimeout(pause.current), []);
  /** @param {InputEvent} event */
  const onInput = ({ currentTarget: { value } }) => {
    typed.type(field, value);
    clearTimeout(pause.current);
    if (field.eager) pause.current = window.setTimeout(() => now.current.commit(field), PAUSE_MS);
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key === "Escape") typed.undo(field);
  };
  return html`<textarea ...${shared(props)} class="kam-input" rows=${field.rows ?? 3} placeholder=${field.placeholder}
    value=${typed.value(field)} onInput=${onInput} onKeyDown=${onKeyDown} />`;
};

/** @param {Props} props */
const Select = (props) => {
  const { field, typed } = props;
  const options = field.options ?? [];
  const value = typed.value(field);
  const nothing = !options.some((option) => option.value === "") && !(field.required && value);
  return html`
    <span class="kam-select"><select ...${shared(props)} class="kam-input" value=${value}
      onChange=${(/** @type {InputEvent} */ event) => typed.choose(field, event.currentTarget.value)}>
      ${nothing && html`<option value="">${field.placeholder ?? "Choose…"}</option>`}
      ${options.map((option) => html`<option key=${option.value} value=${option.value}>${option.label}</option>`)}
    </select><${Icon} name="down" /></span>`;
};

/**
 * What the option under the pointer or the keyboard means, else the chosen one; of several chosen ones none.
 * @param {FieldSpec} field
 * @param {Value} chosen
 */
const useMeaning = ({ options = [] }, chosen) => {
  const [looked, look] = useState("");
  const shown = options.find((option) => option.value === (looked || chosen));
  const over = (/** @type {string} */ value) => ({
    onMouseEnter: () => look(value),
    onMouseLeave: () => look(""),
    onFocusIn: () => look(value),
    onFocusOut: () => look(""),
  });
  return { over, has: options.some((option) => option.note), says: shown?.note ? `${shown.label}: ${shown.note}` : "" };
};

/** @param {{ id: string, says: string }} props */
const Meaning = ({ id, says }) => html`<p class="kam-field-meaning" id=${`${id}-meaning`}>${says}</p>`;

/** @param {Props} props */
const Buttons = ({ id, field, typed, notes, bad, off }) => {
  const chosen = typed.value(field);
  const { over, has, says } = useMeaning(field, chosen);
  return html`
  <div class="kam-options kam-options-buttons" role="radiogroup" aria-labelledby=${`${id}-label`}
    aria-describedby=${notes}
    aria-invalid=${bad ? "true" : undefined} aria-required=${field.required ? "true" : undefined}>
    ${field.options?.map((option) => html`
      <label key=${option.value} class="kam-option" ...${over(option.value)}>
        <input type="radio" name=${id} value=${option.value} disabled=${off}
          checked=${chosen === option.value} aria-describedby=${has ? `${id}-meaning` : undefined}
          onChange=${() => typed.choose(field, option.value)} />
        ${option.label}
      </label>`)}
  </div>${has && html`<${Meaning} id=${id} says=${says} />`}`;
};

/** @param {Props} props */
const Chips = ({ id, field, typed, notes, off }) => {
  const chosen = /** @type {string[]} */ (typed.value(field));
  const { over, has, says } = useMeaning(field, chosen.length === 1 ? chosen[0] : "");
  /** @param {string} value */
  const toggled = (value) =>
    (field.options ?? []).map((option) => option.value).filter((one) => chosen.includes(one) !== (one === value));
  return html`
    <div class="kam-options" role="group" aria-labelledby=${`${id}-label`} aria-describedby=${notes}>
      ${field.options?.map((option) => html`
        <label key=${option.value} class="kam-option" ...${over(option.value)}>
          <input type="checkbox" value=${option.value} disabled=${off} checked=${chosen.includes(option.value)}
            aria-describedby=${has ? `${id}-meaning` : undefined}
            onChange=${() => typed.choose(field, toggled(option.value))} />
          ${option.label}
        </label>`)}
    </div>${has && html`<${Meaning} id=${id} says=${says} />`}`;
};

/** @param {Props} props */
const Check = (props) => html`<input ...${shared(props)} type="checkbox" checked=${props.typed.value(props.field)}
  onChange=${(/** @type {InputEvent} */ event) => props.typed.choose(props.field, event.currentTarget.checked)} />`;

/** @param {Props} props */
export const Control = (props) => {
  const { field } = props;
  if (field.kind === "choice") return asButtons(field) ? html`<${Buttons} ...${props} />` : Select(props);
  if (field.kind === "choices") return html`<${Chips} ...${props} />`;
  /** @type {Record<string, (props: Props) => any>} */
  const kinds = { area: Area, check: Check };
  return (kinds[field.kind ?? ""] ?? Line)(props);
};
