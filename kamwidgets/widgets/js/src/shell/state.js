// @ts-check
// What is saved and who is here.
import { html } from "../lib/widget.js";

/** @typedef {{ document?: string, revision?: number, at?: string, by?: string }} SavedState */

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** "12:03" on the same day, "21 Nov 2026, 12:03" on another. @param {Date} date */
const moment = (date) =>
  date.toDateString() === new Date().toDateString() ? CLOCK.format(date) : `${DAY.format(date)}, ${CLOCK.format(date)}`;

/** @param {{ saved: SavedState, busy: string }} props */
export const Saved = ({ saved, busy }) => {
  const says = saved.at ? `Saved ${moment(new Date(saved.at))}` : "Not saved yet";
  return html`
    <span class="kam-saved" role="status" title=${saved.by ? `Last change by ${saved.by}` : undefined}>
      ${busy && html`<span class="kam-spinner" aria-hidden="true"></span>`}
      ${busy || says}
    </span>`;
};

/** @param {string} name */
const initials = (name) => {
  const words = name.trim().split(/\s+/);
  return (words.length > 1 ? [words[0], words[words.length - 1]] : words).map((word) => [...word][0]).join("").toUpperCase();
};

/** Nobody needs to be told that they are alone. @param {{ here: string[] }} props */
export const Presence = ({ here }) =>
  here.length > 1 &&
  html`
    <span class="kam-presence" title=${here.join(", ")}>
      ${here.slice(0, 3).map((name) => html`<span class="kam-face" aria-hidden="true">${initials(name)}</span>`)}
      <span class="kam-presence-text">${here.length} here</span><span class="kam-sr">: ${here.join(", ")}</span>
    </span>`;
