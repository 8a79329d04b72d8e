// @ts-check
// Every verb of the map once: what it is called, what it does, and why it cannot be done just now. Strip, keys and menus call
// them from here.
import { ALIGNMENTS } from "./align.js";
import { askBeside, askGroup, askLink, askName, askRename, openChosen } from "./asking.js";
import { duplicate } from "./copies.js";
import { savePng, saveSvg } from "./exporting.js";
import { LAYOUTS } from "./layouts.js";
import { align, arrange } from "./moving.js";

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */
/**
 * `why` says why it cannot be done just now, or ""; `act` does nothing then.
 * @typedef {{ label: string, hint: string, why: () => string, run: () => void, keys?: string }} Plan
 * @typedef {Plan & { act: () => void }} Command
 */

const ZOOM = 1.25; // of one press
const LOCKED = "You can look at this map, but not change it.";
const NOT_THEIRS = "Our team and competitors are changed where they are kept, not on this map.";

/** @param {RelationshipMap} map @returns {Record<string, Command>} */
export const makeCommands = (map) => {
  const plans = { ...editing(map), ...adding(map), ...arranging(map), ...looking(map), ...leaving(map) };
  return Object.fromEntries(Object.entries(plans).map(([name, plan]) => [name, { ...plan, act: () => void (plan.why() || plan.run()) }]));
};

/** @param {RelationshipMap} map */
const locked = (map) => (map.readOnly ? LOCKED : "");

/** @param {RelationshipMap} map */
const deserted = (map) => (map.people.length ? "" : "There is nobody on the map yet.");

/** @param {RelationshipMap} map why nothing can be done with one of their people */
const noOne = (map) => {
  if (map.readOnly || !map.choosing.person) return locked(map) || "Choose one person first.";
  return map.theirs([map.choosing.person]).length ? "" : NOT_THEIRS;
};

/** @param {RelationshipMap} map @returns {Record<string, Plan>} */
const editing = (map) => {
  const chosen = () => map.theirs(map.choosing.now.people);
  return {
    add: { label: "Add person", hint: "Add a person (A), or double-click the map", keys: "A", why: () => locked(map), run: () => askName(map) },
    link: {
      label: "Link",
      hint: "Link two people (L), or drag from the circle beside one",
      keys: "L",
      why: () => locked(map) || (map.people.length < 2 ? "Add two people first." : ""),
      run: () => askLink(map),
    },
    open: { label: "Open", hint: "Open (Enter)", keys: "Enter", why: () => (map.anyChosen ? "" : "Choose somebody first."), run: () => openChosen(map) },
    rename: { label: "Rename", hint: "Rename (F2)", keys: "F2", why: () => noOne(map), run: () => askRename(map) },
    delete: {
      label: "Delete",
      hint: "Delete what is chosen (Delete)",
      keys: "Delete",
      why: () => {
        if (map.readOnly || !map.anyChosen) return locked(map) || "Choose a person or a link first.";
        return chosen().length + map.choosing.now.ties.length ? "" : NOT_THEIRS;
      },
      run: () => map.remove({ people: chosen(), ties: map.choosing.now.ties }),
    },
    duplicate: {
      label: "Duplicate",
      hint: "Duplicate (Ctrl + D)",
      keys: "Ctrl + D",
      why: () => locked(map) || (chosen().length ? "" : map.choosing.now.people.length ? NOT_THEIRS : "Choose somebody first."),
      run: () => duplicate(map, chosen()),
    },
    regroup: {
      label: "Put into a group…",
      hint: "Put into a group (G)",
      keys: "G",
      why: () => locked(map) || (chosen().length ? "" : map.choosing.now.people.length ? NOT_THEIRS : "Choose somebody first."),
      run: () => askGroup(map, chosen()),
    },
  };
};

/** @param {RelationshipMap} map @returns {Record<string, Plan>} */
const adding = (map) => {
  /** @param {import("./types").Relation} relation @param {string} label @param {string} keys @returns {Plan} */
  const beside = (relation, label, keys) => ({ label, hint: `${label} (${keys})`, keys, why: () => noOne(map), run: () => askBeside(map, relation) });
  return {
    boss: beside("boss", "Add their boss", "B"),
    report: beside("report", "Add somebody who reports to them", "R"),
    influencer: beside("influencer", "Add somebody who influences them", "I"),
  };
};

/** @param {RelationshipMap} map @returns {Record<string, Plan>} */
const arranging = (map) => ({
  ...Object.fromEntries(
    LAYOUTS.map(({ layout, label }) => [
      layout,
      {
        label,
        hint: label,
        why: () => locked(map) || deserted(map) || (layout === "groups" && !map.look.by ? "Group people first." : ""),
        run: () => arrange(map, layout),
      },
    ]),
  ),
  ...Object.fromEntries(
    ALIGNMENTS.map(({ how, label, least }) => [
      how,
      {
        label,
        hint: label,
        why: () => locked(map) || (map.choosing.now.people.length < least ? `Choose at least ${least} people first.` : ""),
        run: () => align(map, how),
      },
    ]),
  ),
});

/** @param {RelationshipMap} map @returns {Record<string, Plan>} */
const looking = (map) => ({
  fit: { label: "Fit", hint: "Show everybody (0)", why: () => deserted(map), run: () => map.canvas.fit() },
  farther: {
    label: "Zoom out",
    hint: "Zoom out (−)",
    why: () => (map.canvas.cy.zoom() > map.canvas.cy.minZoom() ? "" : "This is as far as it goes."),
    run: () => map.canvas.zoomBy(1 / ZOOM),
  },
  closer: {
    label: "Zoom in",
    hint: "Zoom in (+)",
    why: () => (map.canvas.cy.zoom() < map.canvas.cy.maxZoom() ? "" : "This is as close as it goes."),
    run: () => map.canvas.zoomBy(ZOOM),
  },
  find: { label: "Find", hint: "Find somebody (/)", why: () => deserted(map), run: () => map.open({ kind: "find", at: map.screen.top(1) }) },
  focus: {
    label: "Only them and who surrounds them",
    hint: "Only one person and who surrounds them (F); Esc leaves",
    keys: "F",
    why: () => (map.choosing.person ? "" : "Choose one person first."),
    run: () => map.focusOn(),
  },
  several: {
    label: "Choose several",
    hint: "Choose several people, one after the other",
    why: () => deserted(map),
    run: () => map.choosing.join(true),
  },
  keys: { label: "Keys", hint: "Which keys do what (?)", why: () => "", run: () => map.open({ kind: "keys", at: map.screen.top(0.5) }) },
});

/** @param {RelationshipMap} map @returns {Record<string, Plan>} */
const leaving = (map) => ({
  svg: { label: "Save as SVG", hint: "Save the picture as SVG", why: () => deserted(map), run: () => saveSvg(map) },
  png: { label: "Save as PNG", hint: "Save the picture as PNG", why: () => deserted(map), run: () => void savePng(map) },
});
