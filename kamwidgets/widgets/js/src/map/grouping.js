// @ts-check
// The small window that puts whoever is chosen into a unit or a site: a name that is there, or a new one.
import { useState } from "preact/hooks";
import { freshId } from "../lib/ids.js";
import { html } from "../lib/widget.js";
import { Float } from "./float.js";
import { Select } from "./linking.js";

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */

const BY = [
  { value: "unit", label: "Unit" },
  { value: "site", label: "Site" },
];

/** By what the map is grouped, where a name can be made up for it. @param {RelationshipMap} map */
const usual = ({ look }) => (BY.some(({ value }) => value === look.by) ? look.by : "unit");

/** The groups there are. @param {RelationshipMap} map @param {string} by */
const there = (map, by) => [...new Set(map.people.map(({ groups }) => groups[by]).filter(Boolean))].sort();

/** @param {{ map: RelationshipMap, ids: string[], at: import("./types").Point }} props */
export const GroupForm = ({ map, ids, at }) => {
  const [by, setBy] = useState(usual(map));
  const [id] = useState(freshId);
  const who = ids.length === 1 ? map.nameOf(ids[0]) : `${ids.length} people`;
  /** @param {SubmitEvent} event */
  const submit = (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const value = /** @type {HTMLInputElement} */ (form.elements.namedItem("group")).value.trim();
    map.close();
    if (map.look.by !== by) map.groupBy(by);
    map.send("regroup", { ids, by, value });
  };
  return html`
    <${Float} map=${map} at=${at} label="Put into a group">
      <form class="kam-map-link" onSubmit=${submit}>
        <p class="kam-map-names"><b>${who}</b></p>
        <${Select} label="Kind of group" options=${BY} value=${by} change=${setBy} />
        <label class="kam-map-select">
          <span>Its name</span>
          <input name="group" class="kam-map-field" list=${id} autocomplete="off" maxlength="200" placeholder="Empty: in none" />
        </label>
        <datalist id=${id}>${there(map, by).map((value) => html`<option value=${value} />`)}</datalist>
        <div class="kam-map-actions">
          <button type="submit" class="kam-map-button kam-primary">Put there</button>
          <button type="button" class="kam-map-button" onClick=${() => map.close()}>Cancel</button>
        </div>
      </form>
    </${Float}>
  `;
};
