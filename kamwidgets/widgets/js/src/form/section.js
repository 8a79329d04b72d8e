// @ts-check
// Fields that belong together: under a title that stays, or one that opens and closes.
import { useEffect, useState } from "preact/hooks";
import { html } from "../lib/widget.js";

/**
 * @typedef {import("./drafts.js").FieldSpec} FieldSpec
 * @typedef {{ id: string, title: string, note?: string, folded?: boolean }} SectionSpec
 */

/**
 * Fields in the order in which they come, those next to each other that belong to one section together.
 * @param {FieldSpec[]} fields
 * @returns {{ section: string, fields: FieldSpec[] }[]}
 */
export const sectioned = (fields) => {
  /** @type {{ section: string, fields: FieldSpec[] }[]} */
  const groups = [];
  for (const field of fields) {
    const section = field.section ?? "";
    const last = groups.at(-1);
    if (last && last.section === section) last.fields.push(field);
    else groups.push({ section, fields: [field] });
  }
  return groups;
};

/**
 * @param {import("../lib/widget.js").Model} model
 * @param {string} id
 * @returns {SectionSpec | undefined}
 */
export const specOf = (model, id) => (model.get("sections") ?? []).find((/** @type {SectionSpec} */ one) => one.id === id);

/**
 * A folded section opens by itself where something in it is wrong.
 * @param {{ spec: SectionSpec | undefined, bad: boolean, children: any }} props
 */
export const Section = ({ spec, bad, children }) => {
  const [open, setOpen] = useState(!spec?.folded);
  useEffect(() => {
    if (bad) setOpen(true);
  }, [bad]);
  if (!spec) return children;
  const onToggle = (/** @type {{ currentTarget: HTMLDetailsElement }} */ { currentTarget }) => setOpen(currentTarget.open);
  return html`
    <details class="kam-form-section" open=${open} onToggle=${onToggle}>
      <summary><span class="kam-form-section-title">${spec.title}</span>${spec.note && html`<span
        class="kam-form-section-note">${spec.note}</span>`}</summary>
      ${children}
    </details>`;
};
