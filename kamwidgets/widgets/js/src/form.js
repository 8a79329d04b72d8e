// @ts-check
// A form: what is typed is kept until Python resets it; live forms send each field when the person is done with it.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { drafts, isEmpty, missingSentence } from "./form/drafts.js";
import { Field } from "./form/field.js";
import { Section, sectioned, specOf } from "./form/section.js";
import { inWords } from "./form/words.js";
import { useFreshId } from "./lib/ids.js";
import { keepTexts } from "./lib/outbox.js";
import { html, widget } from "./lib/widget.js";

/** @typedef {import("./form/drafts.js").FieldSpec} FieldSpec */

const NOT_SAVED = "Not saved, as something else is shown by now.";
const TWICE = 500; // ms in which a second click is the same click, unless something was typed or chosen between them

/**
 * Take the person to the first field with a new error, but not out of a live form they are working in.
 * @param {{ current: HTMLElement | null }} form
 * @param {Record<string, string>} errors
 * @param {boolean} live
 */
const useFirstError = (form, errors, live) => {
  useLayoutEffect(() => {
    if (!live && Object.keys(errors).length > 0) focusFirst(form.current, "[data-bad='true'] ");
  }, [errors]);
};

/**
 * Where the session ends, what is typed here is not to be lost with it.
 * @param {FieldSpec[]} fields
 * @param {import("./form/drafts.js").Typed} typed
 */
const useKeptTexts = (fields, typed) => {
  const texts = () =>
    [...typed.turning.left, ...fields.filter(typed.isUnsaved).map((field) => ({ label: field.label, text: inWords(field, typed.value(field)) }))];
  useEffect(() => keepTexts(texts));
};

/**
 * Hear what came too late for what it was meant for, so that it was not saved.
 * @param {import("./lib/widget.js").Model} model
 * @param {import("./form/drafts.js").Typed} typed
 */
const useLeft = (model, { turning, redraw }) => {
  useEffect(() => {
    const hear = (/** @type {any} */ message) => {
      if (message.type !== "left") return;
      turning.keep(message.version, Object.entries(message.values));
      redraw();
    };
    model.on("msg:custom", hear);
    return () => model.off("msg:custom", hear);
  }, []);
};

/** What was typed and is saved nowhere. @param {{ typed: import("./form/drafts.js").Typed }} props */
const Left = ({ typed: { turning, redraw } }) => {
  if (turning.left.length === 0) return null;
  const close = () => {
    turning.left = [];
    redraw();
  };
  return html`<div class="kam-form-left" role="status">
    ${turning.left.map(({ label, text }) => html`<p class="kam-field-error">${`${NOT_SAVED} ${label}: “${text}”`}</p>`)}
    <button type="button" class="kam-button kam-quiet" onClick=${close}>Close</button>
  </div>`;
};

/**
 * @param {HTMLElement | null} form
 * @param {string} [where]
 */
const focusFirst = (form, where = "") => {
  const control = ["input", "select", "textarea"].map((tag) => `${where}${tag}:not([disabled])`).join(",");
  /** @type {HTMLElement | null | undefined} */ (form?.querySelector(control))?.focus();
};

/** @param {{ id: string, model: import("./lib/widget.js").Model, missing: string }} props */
const Actions = ({ id, model, missing }) => {
  const reason = model.get("disabled") || missing;
  const cancel = model.get("cancel");
  return html`
    <div class="kam-form-actions">
      <button type="submit" class="kam-button kam-primary" disabled=${Boolean(reason)}
        aria-describedby=${reason ? `${id}-reason` : undefined}>${model.get("submit")}</button>
      ${cancel && html`<button type="button" class="kam-button"
        onClick=${() => model.send({ type: "cancel" })}>${cancel}</button>`}
      ${reason && html`<span class="kam-form-reason" id=${`${id}-reason`}>${reason}</span>`}
    </div>`;
};

/** @param {{ model: import("./lib/widget.js").Model }} props */
const Form = ({ model }) => {
  const id = useFreshId();
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  const sentAt = useRef(0);
  const unanswered = useRef(false);
  /** @type {FieldSpec[]} */
  const fields = model.get("fields");
  const [errors, live] = [model.get("errors"), model.get("live")];
  const typed = drafts(model);
  useFirstError(form, errors, live);
  useKeptTexts(fields, typed);
  useLeft(model, typed);
  useLayoutEffect(() => {
    // After a reset the next entry starts at the top, where the person was working in this form, unless they began it.
    if (!typed.holds && model.get("version") > 0 && form.current?.contains(document.activeElement)) focusFirst(form.current);
  }, [model.get("version")]);

  const missing = live ? "" : missingSentence(fields.filter((field) => field.required && isEmpty(typed.value(field))));
  const send = () => {
    if (live || model.get("disabled") || missing || unanswered.current || Date.now() - sentAt.current < TWICE) return;
    sentAt.current = Date.now();
    unanswered.current = true; // pressed again while nobody answers, it is still the same wish
    const values = Object.fromEntries(fields.map((field) => [field.name, typed.value(field)]));
    typed.submit(values, () => (unanswered.current = false));
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    event.stopPropagation(); // Jupyter would take the keys
    if (event.key === "Escape" && !live && model.get("cancel")) model.send({ type: "cancel" });
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
  };
  /** @param {Event} event */
  const onSubmit = (event) => {
    event.preventDefault();
    send();
  };

  const onInput = () => (sentAt.current = 0);

  const legend = model.get("legend");
  return html`
    <form class="kam-form" ref=${form} noValidate aria-labelledby=${legend ? `${id}-legend` : undefined}
      onInput=${onInput} onSubmit=${onSubmit} onKeyDown=${onKeyDown}>
      ${legend && html`<h2 class="kam-form-legend" id=${`${id}-legend`}>${legend}</h2>`}
      ${live && model.get("disabled") && html`<p class="kam-form-reason">${model.get("disabled")}</p>`}
      <${Left} typed=${typed} />
      ${sectioned(fields).map(({ section, fields: group }) => html`<${Section}
        key=${section || group[0].name} spec=${specOf(model, section)}
        bad=${group.some(({ name }) => errors[name])}>
        <div class="kam-form-fields">
          ${group.map((field) => html`<${Field} key=${field.name} id=${`${id}-${field.name}`} field=${field}
            typed=${typed} onHelp=${() => model.send({ type: "help", name: field.name })}
            error=${errors[field.name] ?? ""} off=${live && Boolean(model.get("disabled"))} />`)}
        </div></${Section}>`)}
      ${!live && html`<${Actions} id=${id} model=${model} missing=${missing} />`}
    </form>`;
};

export default widget(Form);
