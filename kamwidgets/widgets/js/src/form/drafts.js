// @ts-check
// What the person typed, beside what Python says: the two are only made one when nobody is typing.
import { useReducer, useRef } from "preact/hooks";

/**
 * @typedef {{ value: string, label: string }} Option
 * @typedef {{ name: string, label: string, kind?: string, options?: Option[], buttons?: boolean, required?: boolean,
 *   hint?: string, placeholder?: string, width?: string }} FieldSpec
 * @typedef {string | boolean | string[]} Value
 */

/**
 * @typedef {{
 *   value(field: FieldSpec): Value,
 *   now(field: FieldSpec): Value | undefined,
 *   isUnsaved(field: FieldSpec): boolean,
 *   type(field: FieldSpec, value: Value): void,
 *   commit(field: FieldSpec): void,
 *   enter(field: FieldSpec): void,
 *   leave(field: FieldSpec): void,
 *   choose(field: FieldSpec, value: Value): void,
 *   undo(field: FieldSpec): void,
 * }} Typed
 */

/**
 * What is typed, the last of it that was sent, and the value of Python it was typed over; each by field name.
 * @typedef {Map<string, Value>} Values
 * @typedef {{ about: string, version: number, typed: Values, sent: Values, seen: Values, focused: string }} State
 */

/**
 * @param {Value} one
 * @param {Value | undefined} other
 */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @param {Value} value */
export const isEmpty = (value) => value === false || [value].flat().join("").trim() === "";

/** @param {FieldSpec[]} fields */
export const missingSentence = (fields) => {
  const names = fields.slice(0, 3).map((field) => field.label);
  if (fields.length > 3) names.push(`${fields.length - 3} more`);
  const last = names.pop();
  return last ? `Still needed: ${names.length > 0 ? `${names.join(", ")} and ` : ""}${last}.` : "";
};

/**
 * Value of a field as Python has it, in the shape its kind has.
 * @param {FieldSpec} field
 * @param {Record<string, any>} values
 * @returns {Value}
 */
const given = ({ name, kind }, values) => {
  if (kind === "check") return Boolean(values[name]);
  if (kind === "choices") return values[name] ?? [];
  return String(values[name] ?? "");
};

/** @param {import("../lib/widget.js").Model} model @returns {State} */
const blank = (model) => ({ about: model.get("about") || "", version: model.get("version"), typed: new Map(), sent: new Map(), seen: new Map(), focused: "" });

/**
 * Drop what was typed where Python has a newer value, except where the person is typing, was told it is wrong,
 * or has not sent it.
 * @param {State} state
 * @param {FieldSpec[]} fields
 * @param {import("../lib/widget.js").Model} model
 */
const settle = (state, fields, model) => {
  for (const field of fields) {
    const value = given(field, model.get("values"));
    const before = state.seen.get(field.name);
    const unsent = !model.get("live") && state.typed.has(field.name);
    const kept = unsent || state.focused === field.name || model.get("errors")[field.name];
    if (before !== undefined && kept) continue;
    state.seen.set(field.name, value);
    if (before === undefined || same(value, before)) continue;
    state.typed.delete(field.name);
    state.sent.delete(field.name);
  }
};

/**
 * @param {State} state
 * @param {import("../lib/widget.js").Model} model
 * @param {() => void} redraw
 * @returns {Typed}
 */
const typedIn = (state, model, redraw) => {
  const [values, live] = [model.get("values"), model.get("live")];
  /** @type {Typed} */
  const typed = {
    value: (field) => state.typed.get(field.name) ?? given(field, values),
    now: (field) => {
      const [server, draft] = [given(field, values), state.typed.get(field.name)];
      return draft === undefined || same(server, draft) || same(server, state.seen.get(field.name)) ? undefined : server;
    },
    isUnsaved: (field) => {
      const draft = state.typed.get(field.name);
      return draft !== undefined && !same(draft, given(field, values));
    },
    type: (field, value) => {
      state.typed.set(field.name, value);
      redraw();
    },
    commit: (field) => {
      const value = typed.value(field);
      if (!live || same(value, state.sent.get(field.name) ?? given(field, values))) return;
      state.sent.set(field.name, value);
      state.seen.set(field.name, given(field, values)); // the answer to this is whatever comes next
      model.send({ type: "change", name: field.name, value, ...meant(state.about) });
    },
    enter: (field) => {
      state.focused = field.name;
    },
    leave: (field) => {
      typed.commit(field);
      state.focused = "";
      redraw();
    },
    choose: (field, value) => {
      typed.type(field, value);
      typed.commit(field);
    },
    undo: (field) => {
      if (!live) return;
      state.typed.delete(field.name);
      state.seen.set(field.name, given(field, values));
      redraw();
    },
  };
  return typed;
};

/**
 * What an intent carries of the thing a form is about.
 * @param {string} about
 */
export const meant = (about) => (about ? { about } : {});

/**
 * A hook: the form's drafts. A new `version` empties them, and so does another thing that the form is about.
 * @param {import("../lib/widget.js").Model} model
 * @returns {Typed}
 */
export const drafts = (model) => {
  const [, redraw] = useReducer((/** @type {number} */ count) => count + 1, 0);
  const ref = useRef(blank(model));
  const { about, version } = blank(model);
  if (ref.current.version !== version || ref.current.about !== about) ref.current = blank(model);
  settle(ref.current, model.get("fields"), model);
  return typedIn(ref.current, model, () => redraw(0));
};
