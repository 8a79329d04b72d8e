// @ts-check
// What surrounds the picture: the legend, the small window that is open, and bands that say that not everything is as it is.
import { html } from "../lib/widget.js";
import { Key, Legend } from "./legend.js";
import { OpenPopover } from "./popovers.js";

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */

/** @param {{ map: RelationshipMap }} props */
export const Around = ({ map }) => html`
  ${!map.people.length && html`<p class="kam-map-empty">${map.trait("empty")}</p>`}
  <${Bands} map=${map} />
  ${!map.legend && html`<${Key} people=${map.people} ties=${map.ties} kinds=${map.kinds} />`}
  ${map.legend && html`<${Legend} kinds=${map.kinds} look=${map.look} close=${() => map.toggleLegend()}
    toggle=${(/** @type {string} */ what) => map.relook(() => map.look.toggle(what))} showAll=${() => map.relook(() => map.look.showAll())} />`}
  <${OpenPopover} key=${JSON.stringify(map.popover)} map=${map} />
`;

/** @param {{ map: RelationshipMap }} props */
const Bands = ({ map }) => {
  const { highlight, ghost } = { highlight: map.trait("highlight"), ghost: map.trait("ghost") };
  const whatIf = (ghost.removed?.length ?? 0) + (ghost.changed?.length ?? 0) > 0;
  const hidden = map.look.hidden.size > 0;
  return html`
    <div class="kam-map-bands">
      ${whatIf && html`<p class="kam-map-band kam-what-if"><b>What if – nothing is saved</b>${ghost.label && html`<span>${ghost.label}</span>`}</p>`}
      ${highlight.label && html`<p class="kam-map-band kam-path"><span>${highlight.label}</span></p>`}
      ${map.focused && html`<p class="kam-map-band"><span>Only ${map.nameOf(map.focused.id)} and who is at most
        ${map.focused.steps === 1 ? " one step" : " two steps"} away</span>
        <button type="button" class="kam-map-text-button" onClick=${() => map.leaveFocus()}>Show everybody</button></p>`}
      ${map.choosing.joining && html`<p class="kam-map-band"><span>Choose one after the other</span>
        <button type="button" class="kam-map-text-button" onClick=${() => map.choosing.join(false)}>Done</button></p>`}
      ${!map.readOnly && map.boxes.overlap && html`<p class="kam-map-band"><span>Groups lie over one another</span>
        <button type="button" class="kam-map-text-button" onClick=${map.commands.groups.run}>Set them apart</button></p>`}
      ${hidden && html`<p class="kam-map-band"><span>Not everything is shown</span>
        <button type="button" class="kam-map-text-button" onClick=${() => map.relook(() => map.look.showAll())}>Show everything</button></p>`}
    </div>
  `;
};
