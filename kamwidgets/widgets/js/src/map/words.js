// @ts-check
// What the status line says about the map and about what is chosen: the picture in words.
import { INFLUENCE, presenceOf, sideOf, stanceOf } from "./grammar.js";

/** @type {Record<string, string>} */
const CONTACT = { none: "No contact yet", brief: "Brief contact", several: "Several contacts", "in-depth": "Contact in depth" };

const STRENGTH = ["", "weak", "clear", "strong"];

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
  return map.people.length ? aboutMap(map) : "";
};

/** @param {import("../map.js").RelationshipMap} map */
export const aboutMap = (map) => {
  const all = `${counted(map.people.length, "person", "people")}, ${counted(map.ties.length, "link", "links")}.`;
  return map.loops ? `${all} ${counted(map.loops, "link leads", "links lead")} from somebody to themselves and cannot be drawn.` : all;
};

/** @param {import("../map.js").RelationshipMap} map @param {string} id @returns {string} */
export const aboutPerson = (map, id) => {
  const person = map.personOf(id);
  if (!person) return "";
  const links = map.ties.filter(({ source, target }) => source === id || target === id).length;
  return [
    person.subtitle ? `${person.name}, ${person.subtitle}` : person.name,
    ...(person.side ? [sideOf(person.side).label] : standing(person)),
    counted(links, "link", "links"),
  ].join(". ").concat(".");
};

/** @param {import("./types").Person} person */
const standing = (person) => {
  const influence = INFLUENCE.find(({ value }) => value === person.influence)?.label.toLowerCase() ?? "not known yet";
  return [
    ...(presenceOf(person.presence).value === "named" ? [] : [presenceOf(person.presence).label]),
    person.roles.join(", ") || "No role yet",
    person.stance === "unknown" ? "Stance not known yet" : stanceOf(person.stance).label,
    `Influence: ${influence}`,
    CONTACT[person.contact] ?? "Contact not known yet",
  ];
};

/** @param {import("../map.js").RelationshipMap} map @param {string} id @returns {string} */
export const aboutTie = (map, id) => {
  const tie = map.ties.find((each) => each.id === id);
  return tie ? [`${map.nameOf(tie.source)} – ${map.kindLabel(tie.kind)} – ${map.nameOf(tie.target)}`, ...detailsOf(tie)].join(". ").concat(".") : "";
};

/** What is known of a link beyond who and how. @param {import("./types").Tie} tie @returns {string[]} */
export const detailsOf = ({ strength, confidence, level, wanted }) => {
  const sure = confidence === null ? "not known" : `${Math.round(Number(confidence) * 100)} %`;
  return [
    STRENGTH[strength] && `Strength: ${STRENGTH[strength]}`,
    confidence !== undefined && `Confidence: ${sure}`,
    level && `Level now: ${level}`,
    wanted && `Wanted: ${wanted}`,
  ].filter((detail) => typeof detail === "string" && detail !== "").map(String);
};
