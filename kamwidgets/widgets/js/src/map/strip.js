// @ts-check
// The tool strip above the map.
import { html } from "../lib/widget.js";
import { arrangeItems, groupItems, moreItems } from "./menus.js";

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */

/** @type {Record<string, string>} */
const ICONS = {
  add: "M8 3v10M3 8h10",
  link: "M3.5 12.5a1.8 1.8 0 1 0 0-.1M12.5 3.6a1.8 1.8 0 1 0 0-.1M4.8 11.2l6.4-6.4",
  rename: "M3 13l.6-3L10.5 3 13 5.5 6 12.4ZM9 4.5 11.5 7",
  delete: "M3 4.5h10M6.5 4V2.8h3V4M4.5 4.5l.7 8.7h5.6l.7-8.7M7 7v4M9 7v4",
  fit: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
  farther: "M3.5 8h9",
  closer: "M8 3.5v9M3.5 8h9",
  arrange: "M6 2.5h4v3H6ZM2 10.5h4v3H2ZM10 10.5h4v3h-4ZM8 5.5V8M4 10.5V8h8v2.5",
  group: "M2.5 3.5h11v9h-11ZM5 6.5h.1M8 9h.1M11 6.5h.1",
  find: "M7 2.8a4.2 4.2 0 1 0 .1 0M10.2 10.2 13.4 13.4",
  more: "M3.5 8h.1M8 8h.1M12.5 8h.1",
  legend: "M3 4h.1M6 4h7M3 8h.1M6 8h7M3 12h.1M6 12h7",
  keys: "M6 6.3a2 2 0 1 1 2.8 1.8q-.8.4-.8 1.3M8 12v.1",
};

const GROUPS = [["add", "link", "rename", "delete"], ["fit", "farther", "closer"]];
const SHORT = new Set(["rename", "delete", "farther", "closer", "keys"]); // the icon is enough

/** @param {{ map: RelationshipMap }} props */
export const Strip = ({ map }) => html`
  <div class="kam-map-strip" role="toolbar" aria-label="Tools of the map">
    ${GROUPS.map((names) => html`<div class="kam-map-group">${names.map((name) => html`<${Button} key=${name} map=${map} name=${name} />`)}</div>`)}
    <div class="kam-map-group">
      <${MenuButton} map=${map} icon="arrange" label="Arrange" items=${arrangeItems} />
      <${MenuButton} map=${map} icon="group" label="Group" items=${groupItems} on=${!!map.look.by} />
      <${MenuButton} map=${map} icon="more" label="More" items=${moreItems} />
    </div>
    <div class="kam-map-group">
      <${Button} map=${map} name="find" />
      <button type="button" class=${`kam-map-tool ${map.look.hidden.size ? "kam-on" : ""}`} aria-expanded=${map.legend}
        title=${map.look.hidden.size ? "Not everything is shown" : "What the signs mean, and what to show"} onClick=${() => map.toggleLegend()}>
        <${Icon} name="legend" /><span>Legend</span>
      </button>
      <${Button} map=${map} name="keys" />
    </div>
  </div>
`;

/** A button that cannot be used stays reachable, so that its reason can be read. @param {{ map: RelationshipMap, name: string }} props */
const Button = ({ map, name }) => {
  const command = map.commands[name];
  const why = command.why();
  const short = SHORT.has(name);
  return html`
    <button type="button" class=${`kam-map-tool kam-tool-${name}`} title=${why || command.hint} aria-disabled=${why ? "true" : "false"}
      aria-label=${short ? command.label : undefined} onClick=${command.act}>
      <${Icon} name=${name} />${!short && html`<span>${command.label}</span>`}
    </button>
  `;
};

/** @param {{ map: RelationshipMap, icon: string, label: string, items: (map: RelationshipMap) => import("./menu.js").Item[], on?: boolean }} props */
const MenuButton = ({ map, icon, label, items, on = false }) => {
  const open = map.popover?.kind === "menu" && map.popover.label === label;
  /** @param {{ currentTarget: HTMLElement }} event */
  const press = ({ currentTarget }) => map.open({ kind: "menu", label, items: items(map), at: map.screen.below(currentTarget) });
  return html`
    <button type="button" class=${`kam-map-tool kam-tool-${icon} ${on ? "kam-on" : ""}`} aria-haspopup="menu" aria-expanded=${open} onClick=${press}>
      <${Icon} name=${icon} /><span>${label}</span>
    </button>
  `;
};

/** @param {{ name: string }} props */
const Icon = ({ name }) => html`<svg class="kam-map-icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${ICONS[name]} /></svg>`;
