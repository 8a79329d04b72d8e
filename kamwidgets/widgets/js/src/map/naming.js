// @ts-check
// The small windows in which a name is typed: of somebody new, of somebody beside somebody else, or anew.
import { useState } from "preact/hooks";
import { html } from "../lib/widget.js";
import { Float } from "./float.js";

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */
/** @typedef {import("./types").Point} Point */

const UNSEEN = /[\0-\x1f\x7f-\x9f]/; // Python refuses these too, but by then the window with the text would be closed
const TAKE_OUT = "The name holds a control character, which cannot be kept: take it out.";
const LONGEST = 200; // letters of a name
const SHORTEN = `The name has more than ${LONGEST} characters: shorten it.`;

/**
 * Text typed is kept: leaving the form by a click elsewhere does what its button does.
 * @param {{ map: RelationshipMap, at: Point, label: string, verb: string, name: string, done: (name: string) => void }} props
 */
const NameForm = ({ map, at, label, verb, name, done }) => {
  const [why, setWhy] = useState("");
  /** @param {SubmitEvent} event */
  const submit = (event) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (/** @type {HTMLFormElement} */ (event.currentTarget).elements[0]);
    const text = field.value.trim();
    if (UNSEEN.test(text)) return setWhy(TAKE_OUT);
    if ([...text].length > LONGEST) return setWhy(SHORTEN);
    map.close();
    if (text && text !== name) done(text);
  };
  return html`
    <${Float} map=${map} at=${at} label=${label}>
      <form class="kam-map-name" data-kept onSubmit=${submit}>
        <input class="kam-map-field" aria-label=${label} placeholder="Name" defaultValue=${name}
          autocomplete="off" aria-invalid=${!!why} onInput=${() => setWhy("")} />
        <button type="submit" class="kam-map-button kam-primary">${verb}</button>
      </form>
      ${why && html`<p class="kam-map-why" role="alert">${why}</p>`}
    </${Float}>
  `;
};

/** @param {{ map: RelationshipMap, at: Point }} props */
export const Newcomer = ({ map, at }) => html`
  <${NameForm} map=${map} at=${at} label="Name of the new person" verb="Add" name=""
    done=${(/** @type {string} */ name) => map.add(name, at)} />
`;

/** @param {{ map: RelationshipMap, id: string }} props */
export const Rename = ({ map, id }) => html`
  <${NameForm} map=${map} at=${map.canvas.person(id).position()} label="New name" verb="Rename" name=${map.nameOf(id)}
    done=${(/** @type {string} */ name) => map.send("rename-person", { id, name })} />
`;

/** What somebody new is to somebody who is there. @type {Record<import("./types").Relation, (name: string) => string>} */
const BESIDE = {
  boss: (name) => `Name of the boss of ${name}`,
  report: (name) => `Name of a person who reports to ${name}`,
  influencer: (name) => `Name of a person who influences ${name}`,
};

/** @param {{ map: RelationshipMap, id: string, relation: import("./types").Relation, at: Point }} props */
export const Beside = ({ map, id, relation, at }) => html`
  <${NameForm} map=${map} at=${at} label=${BESIDE[relation](map.nameOf(id))} verb="Add" name=""
    done=${(/** @type {string} */ name) => map.send("add-beside", { id, relation, name, x: Math.round(at.x), y: Math.round(at.y) })} />
`;
