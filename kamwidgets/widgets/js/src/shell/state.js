// @ts-check
// What is saved, whether anybody is listening, what is being worked at, and who is here.
import { Icon } from "../lib/icons.js";
import { html } from "../lib/widget.js";

/** @typedef {import("./heartbeat.js").Life} Life */
/** @typedef {{ document?: string, revision?: number, at?: string, by?: string }} SavedState */
/** @typedef {{ sentence?: string, share?: number | null, cancel?: boolean }} Busy */

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** "12:03" on the same day, "21 Nov 2026, 12:03" on another. @param {Date} date */
export const moment = (date) =>
  date.toDateString() === new Date().toDateString() ? CLOCK.format(date) : `${DAY.format(date)}, ${CLOCK.format(date)}`;

/** @param {{ saved: SavedState, waiting: string, life: Life }} props */
export const Saved = ({ saved, waiting, life }) => {
  const settled = saved.at ? `Saved ${moment(new Date(saved.at))}` : "Not saved yet";
  const says = {
    live: waiting || settled,
    busy: waiting || "Working…",
    offline: "Offline – trying again",
    ended: "Session ended",
  }[life];
  const turning = life === "busy" || (life === "live" && waiting);
  return html`
    <span class="kam-saved" role="status" data-life=${life} title=${saved.by ? `Last change by ${saved.by}` : undefined}>
      ${turning && html`<span class="kam-spinner" aria-hidden="true"></span>`}
      ${life === "offline" && html`<${Icon} name="offline" />`}
      ${life === "ended" && html`<${Icon} name="bad" />`}
      ${says}
    </span>`;
};

/**
 * Work that goes on beside the page: what, how far, and how to stop it.
 * @param {{ busy: Busy, stop: () => void }} props
 */
export const Working = ({ busy: { sentence, share, cancel }, stop }) =>
  sentence &&
  html`
    <span class="kam-working">
      <span class="kam-working-text" role="status" title=${sentence}>${sentence}</span>
      <progress class="kam-progress" aria-label=${sentence} max="1" value=${share ?? undefined}></progress>
      ${cancel && html`<button type="button" class="kam-button kam-quiet" onClick=${stop}>Cancel</button>`}
    </span>`;

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
