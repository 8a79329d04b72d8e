// @ts-check
// Find somebody by a part of the name, title or role, and go there.
import { useState } from "preact/hooks";
import { html } from "../lib/widget.js";
import { freshId } from "../lib/ids.js";
import { Float } from "./float.js";

/** @typedef {import("./types").Person} Person */

const MOST = 8; // people listed at once

/** Without accents and case, as people type. @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * @param {Person[]} people
 * @param {string} words
 * @returns {Person[]} in whom every word is found, those whose name begins like it first
 */
export const found = (people, words) => {
  const parts = plain(words).split(/\s+/).filter(Boolean);
  if (!parts.length) return [];
  const text = (/** @type {Person} */ { name, subtitle, roles }) => plain([name, subtitle, ...roles].join(" "));
  const begins = (/** @type {Person} */ { name }) => (plain(name).split(/\s+/).some((word) => word.startsWith(parts[0])) ? 0 : 1);
  return people
    .filter((person) => parts.every((part) => text(person).includes(part)))
    .sort((a, b) => begins(a) - begins(b))
    .slice(0, MOST);
};

/** @param {{ map: import("../map.js").RelationshipMap, at: import("./types").Point }} props */
export const Find = ({ map, at }) => {
  const [id] = useState(freshId);
  const [words, setWords] = useState("");
  const [chosen, choose] = useState(0);
  const people = found(map.people, words);
  /** @param {Person | undefined} person */
  const go = (person) => {
    if (!person) return;
    map.close();
    map.goTo(person.id);
  };
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") go(people[chosen]);
    else if (by && people.length) choose((chosen + by + people.length) % people.length);
    else return;
    event.preventDefault();
  };
  return html`
    <${Float} map=${map} at=${at} label="Find somebody">
      <input class="kam-map-field kam-map-find" role="combobox" aria-label="Find somebody" placeholder="Name, title or role"
        aria-expanded=${people.length > 0} aria-controls=${id} aria-autocomplete="list" autocomplete="off"
        aria-activedescendant=${people[chosen] ? `${id}-${chosen}` : undefined} value=${words} onKeyDown=${press}
        onInput=${(/** @type {any} */ event) => (setWords(event.currentTarget.value), choose(0))} />
      <ul role="listbox" id=${id} aria-label="People found">
        ${people.map((person, i) => html`
          <li role="option" id=${`${id}-${i}`} class="kam-map-item" aria-selected=${i === chosen} onClick=${() => go(person)}>
            <span>${person.name}</span>${person.subtitle && html`<small>${person.subtitle}</small>`}
          </li>
        `)}
      </ul>
      ${words.trim() && !people.length && html`<p class="kam-map-why" role="status">Nobody on this map is called that.</p>`}
    </${Float}>
  `;
};
