// @ts-check
// Which small window is opened for what is chosen, and where.
import { canvasItems, personItems, tieItems } from "./menus.js";
import { besidePlace, freeSpot } from "./places.js";

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */
/** @typedef {import("./types").Point} Point */

/** @param {RelationshipMap} map */
const taken = (map) => map.canvas.people.map((node) => node.position());

/** @param {RelationshipMap} map */
export const askName = (map) => map.open({ kind: "add", at: freeSpot(map.canvas.centre, taken(map)) });

/** @param {RelationshipMap} map @param {import("./types").Relation} relation */
export const askBeside = (map, relation) => {
  const id = map.choosing.person;
  map.open({ kind: "beside", id, relation, at: besidePlace(map.canvas.person(id).position(), relation, taken(map)) });
};

/** @param {RelationshipMap} map */
export const askRename = (map) => map.open({ kind: "rename", id: map.choosing.person });

/** @param {RelationshipMap} map */
export const askLink = (map) => {
  const [source = map.people[0].id, target = map.people.find(({ id }) => id !== source)?.id ?? ""] = map.choosing.now.people;
  map.open({ kind: "link", source, target, at: map.canvas.between(source, target) });
};

/** @param {RelationshipMap} map @param {string[]} ids */
export const askGroup = (map, ids) => map.open({ kind: "regroup", ids, at: { ...map.canvas.person(ids[ids.length - 1]).position() } });

/** @param {RelationshipMap} map the single link that is chosen */
const chosenTie = ({ choosing: { now }, ties }) =>
  now.people.length || now.ties.length !== 1 ? undefined : ties.find(({ id }) => id === now.ties[0]);

/** A person's card, or the small window of a link. @param {RelationshipMap} map */
export const openChosen = (map) => {
  const tie = chosenTie(map);
  if (map.choosing.person) map.send("open-person", { id: map.choosing.person });
  else if (tie) map.open({ kind: "tie", id: tie.id, at: map.canvas.between(tie.source, tie.target) });
};

/** The menu of what is chosen, or of the map. @param {RelationshipMap} map @param {Point} [at] where it was asked for, on the map */
export const openMenu = (map, at) => {
  const last = map.choosing.now.people.at(-1);
  const tie = chosenTie(map);
  if (last !== undefined) {
    const items = personItems(map, map.choosing.person);
    map.open({ kind: "menu", label: "This person", items, at: at ?? { ...map.canvas.person(last).position() } });
  } else if (tie) {
    map.open({ kind: "menu", label: "This link", items: tieItems(map, tie.id), at: at ?? map.canvas.between(tie.source, tie.target) });
  } else {
    const where = at ?? map.canvas.centre;
    map.open({ kind: "menu", label: "The map", items: canvasItems(map, where), at: where });
  }
};
