// @ts-check
// The tool strip above the map: what each button does, and why it cannot be used just now.
import { html } from "../lib/widget.js";

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */
/**
 * `why` says why the tool cannot be used just now, or ""; `act` does nothing then.
 * @typedef {{ label: string, hint: string, why: () => string, run: () => void, short?: boolean }} Plan
 * @typedef {Plan & { icon: string, act: () => void }} Tool
 */
/** @typedef {"add" | "link" | "rename" | "delete" | "fit" | "farther" | "closer" | "tidy"} ToolName */

const ZOOM = 1.25; // of one press

const ICONS = {
  add: "M8 3v10M3 8h10",
  link: "M3.5 12.5a1.8 1.8 0 1 0 0-.1M12.5 3.6a1.8 1.8 0 1 0 0-.1M4.8 11.2l6.4-6.4",
  rename: "M3 13l.6-3L10.5 3 13 5.5 6 12.4ZM9 4.5 11.5 7",
  delete: "M3 4.5h10M6.5 4V2.8h3V4M4.5 4.5l.7 8.7h5.6l.7-8.7M7 7v4M9 7v4",
  fit: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
  farther: "M3.5 8h9",
  closer: "M8 3.5v9M3.5 8h9",
  tidy: "M6 2.5h4v3H6ZM2 10.5h4v3H2ZM10 10.5h4v3h-4ZM8 5.5V8M4 10.5V8h8v2.5",
  legend: "M3 4h.1M6 4h7M3 8h.1M6 8h7M3 12h.1M6 12h7",
};

/**
 * @param {RelationshipMap} map
 * @returns {Record<ToolName, Tool>}
 */
export const makeTools = (map) => {
  const plans = { ...editing(map), ...looking(map) };
  const tools = Object.entries(plans).map(([name, plan]) => {
    const icon = ICONS[/** @type {ToolName} */ (name)];
    return [name, { ...plan, icon, act: () => void (plan.why() || plan.run()) }];
  });
  return Object.fromEntries(tools);
};

/** @param {RelationshipMap} map */
const locked = (map) => (map.readOnly ? "You can look at this map, but not change it." : "");

/** @param {RelationshipMap} map */
const deserted = (map) => (map.people.length ? "" : "There is nobody on the map yet.");

/** @param {RelationshipMap} map @returns {Record<string, Plan>} */
const editing = (map) => ({
  add: {
    label: "Add person",
    hint: "Add a person (A), or double-click the map",
    why: () => locked(map),
    run: () => map.askName(),
  },
  link: {
    label: "Link",
    hint: "Link two people (L), or drag from the circle beside one",
    why: () => locked(map) || (map.people.length < 2 ? "Add two people first." : ""),
    run: () => map.askLink(),
  },
  rename: {
    label: "Rename",
    hint: "Rename (F2)",
    why: () => locked(map) || (map.choosing.person ? "" : "Choose one person first."),
    run: () => map.askRename(),
  },
  delete: {
    label: "Delete",
    hint: "Delete what is chosen (Delete)",
    why: () => locked(map) || (map.anyChosen ? "" : "Choose a person or a link first."),
    run: () => map.remove(),
  },
  tidy: {
    label: "Tidy up",
    hint: "Arrange everybody anew: who reports to whom from top to bottom",
    why: () => locked(map) || deserted(map),
    run: () => map.tidy(),
  },
});

/** @param {RelationshipMap} map @returns {Record<string, Plan>} */
const looking = (map) => ({
  fit: { label: "Fit", hint: "Show everybody (0)", why: () => deserted(map), run: () => map.canvas.fit() },
  farther: {
    label: "Zoom out",
    hint: "Zoom out (−)",
    why: () => (map.canvas.cy.zoom() > map.canvas.cy.minZoom() ? "" : "This is as far as it goes."),
    run: () => map.canvas.zoomBy(1 / ZOOM),
    short: true,
  },
  closer: {
    label: "Zoom in",
    hint: "Zoom in (+)",
    why: () => (map.canvas.cy.zoom() < map.canvas.cy.maxZoom() ? "" : "This is as close as it goes."),
    run: () => map.canvas.zoomBy(ZOOM),
    short: true,
  },
});

/** @type {ToolName[][]} */
const GROUPS = [["add", "link", "rename", "delete"], ["fit", "farther", "closer"], ["tidy"]];

/** @param {{ map: RelationshipMap }} props */
export const Strip = ({ map }) => html`
  <div class="kam-map-strip" role="toolbar" aria-label="Tools of the map">
    ${GROUPS.map(
      (names) => html`
        <div class="kam-map-group">
          ${names.map((name) => html`<${Button} key=${name} tool=${map.tools[name]} />`)}
        </div>
      `,
    )}
    <button
      type="button"
      class="kam-map-tool kam-map-legend-tool"
      aria-expanded=${map.legend}
      onClick=${() => map.toggleLegend()}
    >
      <${Icon} path=${ICONS.legend} /><span>Legend</span>
    </button>
  </div>
`;

/** A button that cannot be used stays reachable, so that its reason can be read. @param {{ tool: Tool }} props */
const Button = ({ tool }) => {
  const why = tool.why();
  return html`
    <button type="button" class="kam-map-tool" title=${why || tool.hint} aria-disabled=${why ? "true" : "false"}
      aria-label=${tool.short ? tool.label : undefined} onClick=${tool.act}>
      <${Icon} path=${tool.icon} />${!tool.short && html`<span>${tool.label}</span>`}
    </button>
  `;
};

/** @param {{ path: string }} props */
const Icon = ({ path }) => html`
  <svg class="kam-map-icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>
`;
