// @ts-check
// People and ties as the traits tell them, with what is left out filled in and what cannot be drawn set aside.

/** @typedef {import("./types").Person} Person */
/** @typedef {import("./types").Tie} Tie */

/** @type {Omit<Person, "id" | "name">} */
const NOTHING_KNOWN = {
  subtitle: "",
  roles: [],
  role: "",
  stance: "unknown",
  influence: "unknown",
  contact: "unknown",
  presence: "named",
  side: "",
  groups: {},
  x: null,
  y: null,
};

/** @param {any[]} told @returns {Person[]} */
export const readPeople = (told) => told.map((person) => ({ ...NOTHING_KNOWN, ...person }));

/**
 * @param {Tie[]} told
 * @param {{ has: (id: string) => boolean }} people
 * @returns {{ ties: Tie[], loops: number }} ties between two people on the map, and how many lead from somebody to themselves
 */
export const readTies = (told, people) => {
  const known = told.filter(({ source, target }) => people.has(source) && people.has(target));
  const ties = known.filter(({ source, target }) => source !== target);
  return { ties, loops: known.length - ties.length };
};
