// @ts-check
// Texts that were typed and are saved nowhere, kept by this tab when its session ends, and offered after the reload.
import { useEffect, useRef, useState } from "preact/hooks";
import { useFreshId } from "../lib/ids.js";
import { GATHER } from "../lib/outbox.js";
import { html } from "../lib/widget.js";

/** @typedef {import("../lib/outbox.js").Unsaved} Unsaved */

const KEY = "kam-unsaved";

/** Fields that answer for themselves, and those in which nothing is typed to be saved. */
const NOT_OURS = ".kam-form, .kam-grid, .kam-picker, .kam-unsaved";

/** What stands half typed in a small window, such as a new name. @param {Element} root @returns {Unsaved[]} */
const halfTyped = (root) =>
  [.../** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("input[type=text], input:not([type]), textarea"))]
    .filter((field) => !field.closest(NOT_OURS) && field.value.trim() && field.value !== field.defaultValue)
    .map((field) => ({ label: field.labels?.[0]?.textContent || field.ariaLabel || field.placeholder, text: field.value }));

/** All that would be lost with the page now. @param {Element} root @returns {Unsaved[]} */
export const gather = (root) => {
  /** @type {Unsaved[]} */
  const found = halfTyped(root);
  document.dispatchEvent(new CustomEvent(GATHER, { detail: { found } }));
  return found;
};

/** @param {Unsaved[]} texts */
const inLines = (texts) => texts.map(({ label, text }) => `${label}: ${text}`).join("\n");

/** @returns {string} */
const kept = () => {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
};

/** Add to what the tab keeps, and return these texts as one. Only the person throws any away. @param {Unsaved[]} texts */
export const keep = (texts) => {
  const text = inLines(texts);
  try {
    if (text) sessionStorage.setItem(KEY, [kept(), text].filter(Boolean).join("\n"));
  } catch {
    // storage is switched off or full: the panel shows the texts as long as the page stays
  }
  return text;
};

const forget = () => {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // then there is nothing kept
  }
};

/**
 * A hook: who leaves while something is being saved is asked, and what is typed and not saved is kept for the page that
 * comes after. Where the session has ended it is kept already, and there is nothing to wait for.
 * @param {HTMLElement} el @param {import("./heartbeat.js").Life} life @param {boolean} saving
 */
export const useLeaving = (el, life, saving) => {
  useEffect(() => {
    if (life === "ended") return;
    const ask = (/** @type {Event} */ event) => saving && event.preventDefault();
    const leave = () => keep(gather(el.closest(".kam-workbook") ?? el));
    addEventListener("beforeunload", ask);
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("beforeunload", ask);
      removeEventListener("pagehide", leave);
    };
  }, [el, life, saving]);
};

/** The texts in one field, from which they can be taken. @param {{ text: string, children?: any }} props */
export const Texts = ({ text, children }) => {
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const [copied, setCopied] = useState(false);
  const id = useFreshId();
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      document.execCommand("copy"); // a page opened by the machine's address may not write to the clipboard itself
    }
    setCopied(true);
  };
  return html`
    <div class="kam-unsaved">
      <label for=${id}>Typed and not saved</label>
      <textarea id=${id} ref=${field} class="kam-input" readonly rows=${Math.min(8, text.split("\n").length)} value=${text} />
      <div class="kam-unsaved-actions">
        <button type="button" class="kam-button" onClick=${copy}>${copied ? "Copied" : "Copy"}</button>
        ${children}
      </div>
    </div>`;
};

/** After a reload: what the session before could not save. */
export const Offer = () => {
  const [text, setText] = useState(kept);
  if (!text) return null;
  const discard = () => {
    forget();
    setText("");
  };
  return html`
    <section class="kam-offer" aria-label="Not saved when the session ended">
      <h2>Not saved when the session ended</h2>
      <p>Everything else is as you left it. Copy what you still need and enter it again.</p>
      <${Texts} text=${text}>
        <button type="button" class="kam-button kam-quiet" onClick=${discard}>Discard</button>
      </${Texts}>
    </section>`;
};
