// @ts-check
// Undo and redo: two buttons that say what they would take back, and the keys everybody knows.
import { Icon } from "../lib/icons.js";
import { html } from "../lib/widget.js";

/** @typedef {import("../lib/widget.js").Model} Model */

const VERBS = /** @type {const} */ ({ undo: "Undo", redo: "Redo" });

/** A field has its own undo. @param {EventTarget | null} target */
const isTyping = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])"));

/** @param {KeyboardEvent} event @returns {"undo" | "redo" | ""} */
const asked = (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return "";
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && !event.shiftKey ? "redo" : "";
};

/**
 * The header may not know yet what has just been done: Python decides whether there is something to take back.
 * Only keys pressed in the workbook count, or nowhere in particular: a notebook has cells with an undo of their own.
 * @param {Model} model @param {HTMLElement} el @returns {() => void} stop
 */
export const followUndoKeys = (model, el) => {
  const press = (/** @type {KeyboardEvent} */ event) => {
    const type = asked(event);
    const target = /** @type {Element} */ (event.target);
    const inside = target === document.body || el.closest(".kam-workbook")?.contains(target);
    if (!type || !inside || isTyping(target)) return;
    event.preventDefault();
    model.send({ type });
  };
  document.addEventListener("keydown", press, true); // on the way in: map, grids and forms keep their keys to themselves
  return () => document.removeEventListener("keydown", press, true);
};

/** @param {{ model: Model, type: "undo" | "redo" }} props */
const Button = ({ model, type }) => {
  const sentence = model.get(type);
  const says = sentence || `Nothing to ${type}`;
  return html`
    <button type="button" class="kam-icon-button" disabled=${!sentence} title=${says}
      aria-label=${sentence ? `${VERBS[type]}: ${sentence}` : VERBS[type]} onClick=${() => model.send({ type })}>
      <${Icon} name=${type} />
    </button>`;
};

/** @param {{ model: Model }} props */
export const UndoRedo = ({ model }) => html`
  <span class="kam-undo" role="group" aria-label="Undo and redo">
    <${Button} model=${model} type="undo" />
    <${Button} model=${model} type="redo" />
  </span>`;
