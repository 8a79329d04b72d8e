// @ts-check
// One field: its label above, its control, and beneath it the hint, another person's value, the error.
import { Icon } from "../lib/icons.js";
import { html } from "../lib/widget.js";
import { Control, isGroup } from "./controls.js";
import { inWords } from "./words.js";

/** @typedef {import("./drafts.js").FieldSpec} FieldSpec */

/** @type {Record<string, string>} */
const WIDTHS = { area: "full", choices: "full", check: "full", number: "short", date: "short" };

/**
 * @param {{ id: string, field: FieldSpec, typed: import("./drafts.js").Typed, error: string, off: boolean,
 *   onHelp: () => void }} props
 */
export const Field = ({ id, field, typed, error, off, onHelp }) => {
  const now = typed.now(field);
  const group = isGroup(field);
  const check = field.kind === "check";
  const notes = [field.hint && `${id}-hint`, now !== undefined && `${id}-now`, error && `${id}-error`].filter(Boolean).join(" ");
  /** @param {FocusEvent} event */
  const onFocusOut = ({ currentTarget, relatedTarget }) => {
    const inside = currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!inside) typed.leave(field);
  };
  const words = html`${field.label}${field.required && html` <span class="kam-field-required">required</span>`}`;
  const control = html`<${Control} id=${id} field=${field} typed=${typed} notes=${notes || undefined}
    bad=${Boolean(error)} off=${off} />`;
  const help = field.help && html`<button type="button" class="kam-field-help" disabled=${off}
    aria-describedby=${group ? `${id}-label` : undefined} onClick=${onHelp}>${field.help}</button>`;
  return html`
    <div class="kam-field" data-kind=${field.kind ?? "text"} data-bad=${Boolean(error)}
      data-width=${field.width ?? WIDTHS[field.kind ?? "text"] ?? "half"}
      onFocusIn=${() => typed.enter(field)} onFocusOut=${onFocusOut}>
      ${group && html`<span class="kam-field-head"><span class="kam-field-label" id=${`${id}-label`}>${words}</span>${help}</span>`}
      ${!group && !check && html`<span class="kam-field-head"><label class="kam-field-label" for=${id}>${words}</label>${help}</span>`}
      ${check ? html`<label class="kam-field-check">${control}<span>${words}</span></label>` : control}
      ${field.hint && html`<p class="kam-field-hint" id=${`${id}-hint`}>${field.hint}</p>`}
      ${now !== undefined && html`<p class="kam-field-now" id=${`${id}-now`}>Now: ${inWords(field, now)}</p>`}
      ${error && html`<p class="kam-field-error" id=${`${id}-error`}><${Icon} name="bad" />${error}</p>`}
    </div>`;
};
