// @ts-check
// What the person typed, beside what Python says: the two are only made one when nobody is typing.
import { useReducer, useRef } from "preact/hooks";
import { Turning } from "./turning.js";
import { inWords } from "./words.js";

/**
 * @typedef {{ value: string, label: string, note?: string }} Option
 * @typedef {{ name: string, label: string, kind?: string, options?: Option[], buttons?: boolean, required?: boolean,
 *   hint?: string, placeholder?: string, width?: string, leads?: boolean, rows?: number, eager?: boolean, help?: string,
 *   section?: string }} FieldSpec
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
 *   submit(values: Record<string, Value>, then: () => void): void,
 *   holds: boolean,
 *   turning: Turning,
 *   redraw(): void,
 * }} Typed
 *
 * `holds` says whether something typed was carried over from the version before.
 */

/**
 * What is typed, the last of it that was sent, and the value of Python it was typed over; each by field name. `waiting`
 * are the fields whose change awaits its answer, the oldest first (all of them are "" of a form sent as a whole);
 * `carried` those typed in while another version was on its way.
 * @typedef {Map<string, Value>} Values
 * @typedef {{ version: number, typed: Values, sent: Values, seen: Values, focused: string,
 *   waiting: string[], carried: Set<string> }} State
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
const blank = (model) => ({
  version: model.get("version"), typed: new Map(), sent: new Map(), seen: new Map(), focused: "", waiting: [],
  carried: new Set(),
});

/**
 * Drop what was typed where Python has a newer value, except where the person is typing, was told it is wrong,
 * or has not sent it, or typed it for this version before it was there.
 * @param {State} state
 * @param {FieldSpec[]} fields
 * @param {import("../lib/widget.js").Model} model
 */
const settle = (state, fields, model) => {
  for (const field of fields) {
    const value = given(field, model.get("values"));
    const before = state.seen.get(field.name);
    const unsent = !model.get("live") && state.typed.has(field.name);
    const kept = unsent || state.carried.has(field.name) || state.focused === field.name || model.get("errors")[field.name];
    if (before !== undefined && kept) continue;
    state.seen.set(field.name, value);
    if (before === undefined || same(value, before)) continue;
    state.typed.delete(field.name);
    state.sent.delete(field.name);
  }
};

/**
 * What to call once a field's change, or with "" the whole form, is answered; until then it is waited for.
 * @param {State} state
 * @param {Turning} turning
 * @param {() => void} redraw
 * @returns {(name: string, then?: () => void) => () => void}
 */
const awaiting = ({ waiting }, turning, redraw) => (name, then) => {
  waiting.push(name);
  return () => {
    waiting.shift();
    then?.();
    turning.arrived(name);
    redraw();
  };
};

/**
 * @param {State} state
 * @param {import("../lib/widget.js").Model} model
 * @param {Turning} turning
 * @param {() => void} redraw
 * @returns {Typed}
 */
const typedIn = (state, model, turning, redraw) => {
  const [values, live] = [model.get("values"), model.get("live")];
  const answered = awaiting(state, turning, redraw);
  /** @type {Typed} */
  const typed = {
    turning,
    redraw,
    holds: state.carried.size > 0,
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
      model.send({ type: "change", name: field.name, value, version: state.version }, answered(field.name));
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
      state.carried.delete(field.name);
      state.seen.set(field.name, given(field, values));
      redraw();
    },
    submit: (all, then) => {
      state.sent = new Map(Object.entries(all));
      model.send({ type: "submit", values: all, version: state.version }, answered("", then));
    },
  };
  return typed;
};

/**
 * What a form is about, in words: its legend, and what is chosen in the fields that say so, such as a year.
 * @param {import("../lib/widget.js").Model} model
 */
const topic = (model) => {
  /** @type {FieldSpec[]} */
  const leading = model.get("fields").filter((/** @type {FieldSpec} */ field) => field.leads);
  const chosen = leading.map((field) => inWords(field, given(field, model.get("values"))));
  return [model.get("legend"), ...chosen].filter(Boolean).join(", ");
};

/**
 * A hook: the form's drafts. A new `version` empties them, but for what was typed for it already.
 * @param {import("../lib/widget.js").Model} model
 * @returns {Typed}
 */
export const drafts = (model) => {
  const [, redraw] = useReducer((/** @type {number} */ count) => count + 1, 0);
  const [version, fields] = [model.get("version"), model.get("fields")];
  const ref = useRef(blank(model));
  const { current: turning } = useRef(new Turning());
  const before = ref.current;
  if (before.version !== version) {
    ref.current = blank(model);
    turning.turn(before, ref.current, { own: before.version >= model.get("since"), live: model.get("live") });
  }
  const state = ref.current;
  turning.arrived = (name) => ref.current.carried.delete(name);
  turning.note(version, { about: topic(model), fields });
  turning.strand(state, fields);
  settle(state, fields, model);
  return typedIn(state, model, turning, () => redraw(0));
};
