// @ts-check
// Who sits at this browser: a name to show beside changes and an id to tell two tabs of one person from two people.

const NAME = "kam-name";
const CLIENT = "kam-client";

/** Storage can be switched off, or full: then the page works without. @param {string} key */
const kept = (key) => {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
};

/** @param {string} key @param {string} value */
const keep = (key, value) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // kept for as long as this page is open, by Python
  }
};

/** `randomUUID` exists only over https and on localhost; a colleague opens the workbook by the machine's address. */
const newId = () =>
  crypto.randomUUID?.() ??
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

export const keptName = () => kept(NAME);

/** @param {string} name */
export const keepName = (name) => keep(NAME, name);

export const clientId = () => {
  const id = kept(CLIENT) || newId();
  keep(CLIENT, id);
  return id;
};
