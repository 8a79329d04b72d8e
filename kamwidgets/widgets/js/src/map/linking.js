// @ts-check
// The small windows about links: of which kind a new one is, between whom, and what an old one says.
import { useState } from "preact/hooks";
import { html } from "../lib/widget.js";
import { Float } from "./float.js";
import { KIND_OF_SIDE } from "./grammar.js";
import { LineSample } from "./legend.js";
import { Items } from "./menu.js";
import { detailsOf } from "./words.js";

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */
/** @typedef {import("./types").Choice} Choice */
/** @typedef {import("./types").Point} Point */

const ALREADY = "They are linked like this already.";
const SIDES_APART = "A link leads between two of their people, or from one of us or of a competitor to one of them.";

/**
 * The kinds of link there can be between two people, and who is to be named first.
 * @param {RelationshipMap} map @param {string} source @param {string} target
 * @returns {{ source: string, target: string, kinds: Choice[] }}
 */
const possible = (map, source, target) => {
  const [from, to] = [map.personOf(source)?.side ?? "", map.personOf(target)?.side ?? ""];
  if (from && to) return { source, target, kinds: [] };
  if (to) return possible(map, target, source);
  const only = KIND_OF_SIDE[from];
  const sided = Object.values(KIND_OF_SIDE);
  const kinds = only ? [{ value: only, label: map.kindLabel(only) }] : map.trait("kinds").filter((/** @type {Choice} */ { value }) => !sided.includes(value));
  return { source, target, kinds };
};

/** @param {{ map: RelationshipMap, source: string, target: string, at: Point }} props */
export const KindMenu = ({ map, at, ...ends }) => {
  const { source, target, kinds } = possible(map, ends.source, ends.target);
  const items = kinds.map(({ value, label }) => ({
    label,
    sample: html`<${LineSample} kind=${value} />`,
    why: map.linked(source, target, value) ? ALREADY : "",
    run: () => map.link(source, target, value),
  }));
  return html`
    <${Float} map=${map} at=${at} label="Kind of link">
      <p class="kam-map-names"><${Names} map=${map} source=${source} target=${target} /></p>
      ${items.length ? html`<${Items} label="Kind of link" items=${items} />` : html`<p class="kam-map-why" role="alert">${SIDES_APART}</p>`}
    </${Float}>
  `;
};

/**
 * The same for the keyboard: a sentence of three lists.
 * @param {{ map: RelationshipMap, source: string, target: string, at: Point }} props
 */
export const LinkForm = ({ map, at, ...start }) => {
  const [who, setWho] = useState(start.source);
  const [whom, setWhom] = useState(start.target);
  const { source, target, kinds } = possible(map, who, whom);
  const [wish, setKind] = useState("");
  const kind = kinds.some(({ value }) => value === wish) ? wish : (kinds[0]?.value ?? "");
  const people = map.people.map(({ id, name }) => ({ value: id, label: name }));
  const already = map.linked(source, target, kind) ? ALREADY : "";
  const why = who === whom ? "Choose two different people." : kinds.length ? already : SIDES_APART;
  /** @param {SubmitEvent} event */
  const submit = (event) => {
    event.preventDefault();
    if (!why) map.link(source, target, kind);
  };
  return html`
    <${Float} map=${map} at=${at} label="Link two people">
      <form class="kam-map-link" onSubmit=${submit}>
        <${Select} label="Who" options=${people} value=${who} change=${setWho} />
        <${Select} label="Kind of link" options=${kinds} value=${kind} change=${setKind} />
        <${Select} label="Whom" options=${people} value=${whom} change=${setWhom} />
        ${why && html`<p class="kam-map-why" role="status">${why}</p>`}
        <div class="kam-map-actions">
          <button type="submit" class="kam-map-button kam-primary" title=${why} aria-disabled=${why ? "true" : "false"}>Link</button>
          <button type="button" class="kam-map-button" onClick=${() => map.close()}>Cancel</button>
        </div>
      </form>
    </${Float}>
  `;
};

/** @param {{ map: RelationshipMap, id: string, at: Point }} props */
export const TieCard = ({ map, id, at }) => {
  const tie = map.ties.find((each) => each.id === id);
  if (!tie) return null;
  const { source, target, kind } = tie;
  const { kinds } = possible(map, source, target);
  const fixed = map.readOnly || kinds.length < 2;
  return html`
    <${Float} map=${map} at=${at} label="Link">
      <p class="kam-map-names"><${Names} map=${map} source=${source} target=${target} /></p>
      <div class="kam-map-tie">
        ${fixed
          ? html`<span>${map.kindLabel(kind)}</span>`
          : html`<${Select} label="Kind of link" options=${kinds} value=${kind}
              change=${(/** @type {string} */ value) => map.send("change-tie", { id, kind: value })} />`}
        ${!map.readOnly && html`<button type="button" class="kam-map-button kam-bad"
          onClick=${() => map.remove({ people: [], ties: [id] })}>Delete</button>`}
      </div>
      ${detailsOf(tie).map((detail) => html`<p class="kam-map-detail">${detail}</p>`)}
    </${Float}>
  `;
};

/** @param {{ map: RelationshipMap, source: string, target: string }} props */
const Names = ({ map, source, target }) => html`<b>${map.nameOf(source)}</b> → <b>${map.nameOf(target)}</b>`;

/** @param {{ label: string, options: Choice[], value: string, change: (value: string) => void }} props */
export const Select = ({ label, options, value, change }) => html`
  <label class="kam-map-select">
    <span>${label}</span>
    <select class="kam-map-field" value=${value} onChange=${(/** @type {any} */ event) => change(event.currentTarget.value)}>
      ${options.map((option) => html`<option value=${option.value} selected=${option.value === value}>${option.label}</option>`)}
    </select>
  </label>
`;
