// @ts-check
// What the status line says about the map and about what is chosen: the picture in words.
import { INFLUENCE, stanceOf } from "./grammar.js";

/** @type {Record<string, string>} */
const CONTACT = { none: "No contact yet", brief: "Brief contact", several: "Several contacts", "in-depth": "Contact in depth" };

/** @param {number} count @param {string} one @param {string} many */
const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** @param {import("../map.js").RelationshipMap} map */
export const statusOf = (map) => {
  const { people, ties } = map.choosing.now;
  if (people.length + ties.length > 1) {
    const amounts = [people.length && counted(people.length, "person", "people"), ties.length && counted(ties.length, "link", "links")];
    return `${amounts.filter(Boolean).join(" and ")} chosen.`;
  }
  if (people.length) return aboutPerson(map, people[0]);
  if (ties.length) return aboutTie(map, ties[0]);
  return map.people.length ? `${counted(map.people.length, "person", "people")}, ${counted(map.ties.length, "link", "links")}.` : "";
};

/** @param {import("../map.js").RelationshipMap} map @param {string} id */
const aboutPerson = (map, id) => {
  const person = map.people.find((each) => each.id === id);
  if (!person) return "";
  const influence = INFLUENCE.find(({ value }) => value === person.influence)?.label.toLowerCase() ?? "not known yet";
  const links = map.ties.filter(({ source, target }) => source === id || target === id).length;
  return [
    person.subtitle ? `${person.name}, ${person.subtitle}` : person.name,
    person.roles.join(", ") || "No role yet",
    person.stance === "unknown" ? "Stance not known yet" : stanceOf(person.stance).label,
    `Influence: ${influence}`,
    CONTACT[person.contact] ?? "Contact not known yet",
    counted(links, "link", "links"),
  ].join(". ").concat(".");
};

/** @param {import("../map.js").RelationshipMap} map @param {string} id */
const aboutTie = (map, id) => {
  const tie = map.ties.find((each) => each.id === id);
  return tie ? `${map.nameOf(tie.source)} – ${map.kindLabel(tie.kind)} – ${map.nameOf(tie.target)}.` : "";
};
