// @ts-check
// The window that says which keys do what; keys.js keeps to it.
import { html } from "../lib/widget.js";
import { Float } from "./float.js";

/** @type {[string, [string, string][]][]} */
const KEYS = [
  ["Get about", [
    ["Arrows", "to the next person that way"],
    ["N, P", "next, previous person"],
    ["T", "next link"],
    ["/ or Ctrl + F", "find somebody"],
    ["Ctrl + arrows", "look around"],
    ["+, −, 0", "zoom in, out, show everybody"],
    ["F", "only one person and who surrounds them; again: one step further"],
  ]],
  ["Choose", [
    ["Shift + arrows, N, P", "several people"],
    ["Shift + drag", "everybody in an area"],
    ["Ctrl + A", "everybody"],
    ["Esc", "give up, choose nobody"],
  ]],
  ["Change", [
    ["A, L", "add a person, link two"],
    ["B, R, I", "add their boss, a report, an influencer"],
    ["Alt + arrows", "move"],
    ["G", "put into a group"],
    ["Enter, F2", "open, rename"],
    ["Ctrl + C, V, D", "copy, paste, duplicate"],
    ["Delete", "remove"],
    ["Ctrl + Z, Y", "undo, redo"],
    ["Shift + F10", "menu of what is chosen"],
  ]],
];

/** @param {{ map: import("../map.js").RelationshipMap, at: import("./types").Point }} props */
export const Shortcuts = ({ map, at }) => html`
  <${Float} map=${map} at=${at} label="Keys">
    <div class="kam-map-keys">
      ${KEYS.map(([title, keys]) => html`
        <section>
          <h2>${title}</h2>
          <dl>${keys.map(([key, what]) => html`<dt>${key}</dt><dd>${what}</dd>`)}</dl>
        </section>
      `)}
    </div>
    <button type="button" class="kam-map-close" aria-label="Close" onClick=${() => map.close()}>✕</button>
  </${Float}>
`;
