// @ts-check
// The few marks that must look the same on every machine; text beside them says what they mean.
import { html } from "./widget.js";

const PATHS = {
  good: html`<circle cx="8" cy="8" r="6.5" /><path d="m5.2 8.2 2 2 3.6-4.2" />`,
  warning: html`<path d="M8 2 1.8 13.2h12.4z" /><path d="M8 6.6v3M8 11.4v.1" />`,
  bad: html`<circle cx="8" cy="8" r="6.5" /><path d="M8 4.8v3.8M8 11v.1" />`,
  undo: html`<path d="M6 3 2.8 6.2 6 9.4" /><path d="M3.2 6.2h6.3a3.6 3.6 0 0 1 0 7.2H6.6" />`,
  redo: html`<path d="m10 3 3.2 3.2L10 9.4" /><path d="M12.8 6.2H6.5a3.6 3.6 0 0 0 0 7.2h2.9" />`,
  down: html`<path d="m4.5 6.5 3.5 3.5 3.5-3.5" />`,
  right: html`<path d="M3 8h9.5M9 4.5 12.5 8 9 11.5" />`,
  offline: html`<path d="M2 6.5a9.2 9.2 0 0 1 3-1.9M14 6.5A9.2 9.2 0 0 0 8.3 4M4.6 9.3a5.4 5.4 0 0 1 2-1.2M11.4 9.3a5.4 5.4 0 0 0-1-.8M8 12v.1M2.5 2l11 12" />`,
  lock: html`<rect x="3" y="7" width="10" height="7" rx="1.5" /><path d="M5.2 7V4.8a2.8 2.8 0 0 1 5.6 0V7" />`,
  close: html`<path d="m4 4 8 8M12 4l-8 8" />`,
  help: html`<circle cx="8" cy="8" r="6.5" /><path d="M6.3 6.4a1.8 1.8 0 1 1 2.5 1.6c-.6.3-.8.6-.8 1.2M8 11.4v.1" />`,
  complete: html`<circle cx="8" cy="8" r="6.5" fill="currentcolor" /><path class="kam-knockout" d="m5.2 8.2 2 2 3.6-4.2" />`,
  "in-progress": html`<circle cx="8" cy="8" r="6.5" /><path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentcolor" />`,
  filter: html`<path d="M2.5 3.5h11L9.5 8.6v4.2l-3-1.6V8.6z" />`,
  calendar: html`<path d="M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3" />`,
  empty: html`<circle cx="8" cy="8" r="6.5" />`,
};

/** @param {{ name: keyof typeof PATHS }} props */
export const Icon = ({ name }) =>
  html`<svg class="kam-icon" data-icon=${name} viewBox="0 0 16 16" aria-hidden="true">${PATHS[name]}</svg>`;
