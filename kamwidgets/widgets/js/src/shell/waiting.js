// @ts-check
// What the widgets of the page have sent and Python has not dealt with: after a moment the header says so.
import { useEffect, useState } from "preact/hooks";
import { WAITING } from "../lib/outbox.js";
import { whenOnPage } from "../lib/widget.js";

/** @typedef {import("../lib/outbox.js").Sent} Sent */

const NOTICEABLE = 300; // ms; what is done sooner needs no word

/** Intents that only look at something. */
const LOOKS = new Set([
  ...["hello", "open-step", "open-account", "open-tab", "open-person", "find-accounts"],
  ...["select", "select-row", "need-rows", "sort-rows", "filter-rows", "copy-rows", "settle"],
]);

/** @param {Sent[]} sent @returns {"" | "Saving…" | "Opening…"} */
const wordFor = (sent) => {
  if (sent.length === 0) return "";
  return sent.every(({ intent }) => LOOKS.has(intent.type)) ? "Opening…" : "Saving…";
};

/**
 * A hook: the word for what has been waiting for longer than a moment; empty when nothing has.
 * @param {HTMLElement} el
 */
export const useWaiting = (el) => {
  const [word, setWord] = useState(/** @type {"" | "Saving…" | "Opening…"} */ (""));
  useEffect(() => {
    /** @type {Map<string, Sent[]>} by view */
    const views = new Map();
    /** @type {Element | null} */
    let root = null;
    let timer = 0;
    const look = () => {
      clearTimeout(timer);
      const all = [...views.values()].flat();
      root?.toggleAttribute("data-kam-waiting", all.length > 0);
      const late = all.filter(({ since }) => Date.now() - since >= NOTICEABLE);
      setWord(wordFor(late));
      if (late.length < all.length) timer = window.setTimeout(look, NOTICEABLE);
    };
    const hear = (/** @type {any} */ { detail: { view, waiting } }) => {
      if (waiting.length > 0) views.set(view, waiting);
      else views.delete(view);
      look();
    };
    let stop = () => {};
    const stopWaiting = whenOnPage(el, () => {
      root = el.closest(".kam-workbook");
      root?.addEventListener(WAITING, hear);
      stop = () => root?.removeEventListener(WAITING, hear);
    });
    return () => {
      stopWaiting();
      stop();
      clearTimeout(timer);
    };
  }, [el]);
  return word;
};
