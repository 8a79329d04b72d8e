// @ts-check
// The small windows on the map: a name, a kind of link, a link. One at a time, closed by Esc.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { html } from "../lib/widget.js";
import { LineSample } from "./legend.js";

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */
/** @typedef {import("./types").Choice} Choice */
/** @typedef {import("./types").Point} Point */

const ALREADY = "They are linked like this already.";
const UNSEEN = /[\0-\x1f\x7f-\x9f]/; // Python refuses these too, but by then the window with the text would be closed
const TAKE_OUT = "The name holds a control character, which cannot be kept: take it out.";
const LONGEST = 200; // letters of a name
const SHORTEN = `The name has more than ${LONGEST} characters: shorten it.`;
const MARGIN = 8; // px kept free at the edges of the map

/** The window that is open, if any. @param {{ map: RelationshipMap }} props */
export const OpenPopover = ({ map }) => {
  const { popover } = map;
  if (popover?.kind === "add") return html`<${Newcomer} map=${map} at=${popover.at} />`;
  if (popover?.kind === "rename") return html`<${Rename} map=${map} id=${popover.id} />`;
  if (popover?.kind === "choose-kind") return html`<${KindMenu} map=${map} ...${popover} />`;
  if (popover?.kind === "link") return html`<${LinkForm} map=${map} ...${popover} />`;
  if (popover?.kind === "tie") return html`<${TieCard} map=${map} ...${popover} />`;
  return null;
};

/**
 * A window near a place on the map, kept inside it, that takes the focus and gives it back.
 * @param {{ map: RelationshipMap, at: Point, label: string, children?: any }} props
 */
const Float = ({ map, at, label, children }) => {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const { x, y } = map.onScreen(at);
    const { offsetWidth: wide, offsetHeight: high, offsetParent: stage } = /** @type {HTMLElement} */ (box.current);
    /** @param {number} value @param {number} room */
    const inside = (value, room) => Math.max(MARGIN, Math.min(value, room - MARGIN));
    const { clientWidth, clientHeight } = stage ?? document.body;
    Object.assign(/** @type {HTMLElement} */ (box.current).style, {
      left: `${inside(x - wide / 2, clientWidth - wide)}px`,
      top: `${inside(y + 14, clientHeight - high)}px`,
    });
  });
  useLayoutEffect(() => {
    const first = /** @type {HTMLElement | null | undefined} */ (box.current?.querySelector("input, select, button"));
    first?.focus({ preventScroll: true });
    if (first instanceof HTMLInputElement) first.select();
    return () => box.current?.contains(document.activeElement) && map.focus();
  }, []);
  return html`<div class="kam-map-float" role="dialog" aria-label=${label} ref=${box}>${children}</div>`;
};

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
const Newcomer = ({ map, at }) => html`
  <${NameForm} map=${map} at=${at} label="Name of the new person" verb="Add" name=""
    done=${(/** @type {string} */ name) => map.add(name, at)} />
`;

/** @param {{ map: RelationshipMap, id: string }} props */
const Rename = ({ map, id }) => html`
  <${NameForm} map=${map} at=${map.canvas.person(id).position()} label="New name" verb="Rename" name=${map.nameOf(id)}
    done=${(/** @type {string} */ name) => map.send("rename-person", { id, name })} />
`;

/**
 * @param {{ map: RelationshipMap, source: string, target: string, at: Point }} props
 */
const KindMenu = ({ map, source, target, at }) => {
  /** @param {KeyboardEvent & { currentTarget: HTMLElement }} event */
  const step = (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const items = /** @type {HTMLElement[]} */ ([...event.currentTarget.querySelectorAll("[role=menuitem]")]);
    items[(items.findIndex((item) => item === document.activeElement) + by + items.length) % items.length]?.focus();
  };
  return html`
    <${Float} map=${map} at=${at} label="Kind of link">
      <p class="kam-map-names"><${Names} map=${map} source=${source} target=${target} /></p>
      <div role="menu" aria-label="Kind of link" onKeyDown=${step}>
        ${map.kinds.map(({ value, label }) => {
          const already = map.linked(source, target, value);
          return html`
            <button type="button" role="menuitem" class="kam-map-item" aria-disabled=${already ? "true" : "false"}
              title=${already ? ALREADY : ""} onClick=${() => already || map.link(source, target, value)}>
              <${LineSample} kind=${value} /><span>${label}</span>
            </button>
          `;
        })}
      </div>
    </${Float}>
  `;
};

/**
 * The same for the keyboard: a sentence of three lists.
 * @param {{ map: RelationshipMap, source: string, target: string, at: Point }} props
 */
const LinkForm = ({ map, at, ...start }) => {
  const [source, setSource] = useState(start.source);
  const [target, setTarget] = useState(start.target);
  const [kind, setKind] = useState(map.kinds[0]?.value ?? "");
  const people = map.people.map(({ id, name }) => ({ value: id, label: name }));
  const already = map.linked(source, target, kind) ? ALREADY : "";
  const why = source === target ? "Choose two different people." : already;
  /** @param {SubmitEvent} event */
  const submit = (event) => {
    event.preventDefault();
    if (!why) map.link(source, target, kind);
  };
  return html`
    <${Float} map=${map} at=${at} label="Link two people">
      <form class="kam-map-link" onSubmit=${submit}>
        <${Select} label="Who" options=${people} value=${source} change=${setSource} />
        <${Select} label="Kind of link" options=${map.kinds} value=${kind} change=${setKind} />
        <${Select} label="Whom" options=${people} value=${target} change=${setTarget} />
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
const TieCard = ({ map, id, at }) => {
  const tie = map.ties.find((each) => each.id === id);
  if (!tie) return null;
  const { source, target, kind } = tie;
  return html`
    <${Float} map=${map} at=${at} label="Link">
      <p class="kam-map-names"><${Names} map=${map} source=${source} target=${target} /></p>
      <div class="kam-map-tie">
        ${map.readOnly
          ? html`<span>${map.kindLabel(kind)}</span>`
          : html`
              <${Select} label="Kind of link" options=${map.kinds} value=${kind}
                change=${(/** @type {string} */ value) => map.send("change-tie", { id, kind: value })} />
              <button type="button" class="kam-map-button kam-bad"
                onClick=${() => map.remove({ people: [], ties: [id] })}>Delete</button>
            `}
      </div>
    </${Float}>
  `;
};

/** @param {{ map: RelationshipMap, source: string, target: string }} props */
const Names = ({ map, source, target }) => html`<b>${map.nameOf(source)}</b> → <b>${map.nameOf(target)}</b>`;

/** @param {{ label: string, options: Choice[], value: string, change: (value: string) => void }} props */
const Select = ({ label, options, value, change }) => html`
  <label class="kam-map-select">
    <span>${label}</span>
    <select class="kam-map-field" value=${value} onChange=${(/** @type {any} */ event) => change(event.currentTarget.value)}>
      ${options.map((option) => html`<option value=${option.value} selected=${option.value === value}>${option.label}</option>`)}
    </select>
  </label>
`;
