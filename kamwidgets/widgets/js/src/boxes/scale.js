// @ts-check
// The picture's numbers: where boxes, accounts and their names go.
import { short } from "../lib/picture.js";

/**
 * @typedef {{ id: string, label: string, x: number, y: number, text: string, size?: number | null, ring?: number | null,
 *   to?: { x: number, y: number } | null, key?: boolean }} Account
 * @typedef {{ x: number[], y: number[] }} Cuts
 * @typedef {{ x: number, y: number, r: number, ring: number, to?: { x: number, y: number } }} Place
 * @typedef {{ left: number, right: number, top: number, bottom: number, height: number, span: number,
 *   x(attractiveness: number): number, y(strength: number): number, radius(amount: number | null | undefined): number }} Scale
 * @typedef {{ left: number, right: number, top: number, bottom: number }} Area
 */

export const LEAST = 4; // px, the radius of what is tiny or unknown
const USUAL = 3; // points of strength up and down that are always shown
const COVERED = 0.12; // of the picture by bubbles, at most: more would cover each other
const LINE = 16; // px, the height of a line of names
const LETTER = 6.8; // px, about the width of a letter

/**
 * Attractiveness from 0 to 1 along, strength up: zero is in the middle.
 * @param {Account[]} accounts
 * @param {number} width
 * @param {"left" | "right"} high where high attractiveness is
 * @returns {Scale}
 */
export const scale = (accounts, width, high) => {
  const height = Math.round(Math.min(560, Math.max(360, width * 0.6)));
  const [left, right, top, bottom] = [40, width - 2, 26, height - 40];
  const most = Math.max(0, ...accounts.flatMap((one) => [one.size ?? 0, one.ring ?? 0]));
  const together = accounts.reduce((sum, one) => sum + Math.max(0, one.size ?? 0), 0);
  const room = Math.sqrt((COVERED * (right - left) * (bottom - top) * most) / (Math.PI * together || 1));
  const largest = Math.min(46, (right - left) / 10, (bottom - top) / 8, room || Infinity);
  const reached = accounts.flatMap((one) => [Math.abs(one.y), Math.abs(one.to?.y ?? 0)]);
  const span = Math.max(USUAL, Math.ceil(Math.max(0, ...reached) - 1e-9));
  const pad = Math.min(32, (right - left) / 14); // who stands at the edge is seen
  return {
    left, right, top, bottom, height, span,
    x: (value) => left + pad + (high === "right" ? value : 1 - value) * (right - left - 2 * pad),
    y: (value) => top + pad + ((span - value) / (2 * span)) * (bottom - top - 2 * pad),
    radius: (amount) => (amount != null && amount > 0 ? Math.max(LEAST, largest * Math.sqrt(amount / most)) : LEAST),
  };
};

/**
 * The boxes, row by row from the strongest, each as an area with its name.
 * @param {string[][]} names from high strength to low, in each row from low attractiveness to high
 * @param {Cuts} cuts
 * @param {Scale} to
 */
export const boxes = (names, cuts, to) => {
  const across = [to.left, ...cuts.x.map(to.x).sort((a, b) => a - b), to.right];
  const down = [to.top, ...cuts.y.map(to.y).sort((a, b) => a - b), to.bottom];
  const mirrored = to.x(1) < to.x(0);
  return names.flatMap((row, up) => (mirrored ? [...row].reverse() : row).map((name, along) => (
    { name, left: across[along], right: across[along + 1], top: down[up], bottom: down[up + 1] })));
};

/**
 * Where each account stands.
 * @param {Account[]} accounts
 * @param {Scale} to
 * @returns {Place[]}
 */
export const places = (accounts, to) => accounts.map((one) => ({
  x: to.x(one.x),
  y: to.y(one.y),
  r: to.radius(one.size),
  ring: one.ring != null && one.ring > 0 ? to.radius(one.ring) : 0,
  to: one.to ? { x: to.x(one.to.x), y: to.y(one.to.y) } : undefined,
}));

/** @param {Area} one @param {Area} other */
const meet = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** @param {Place} place @param {number} width @returns {{ area: Area, anchor: "start" | "end" | "middle" }[]} */
const beside = ({ x, y, r }, width) => {
  const [gap, half] = [r + 4, LINE / 2];
  return [
    { anchor: "start", area: { left: x + gap, right: x + gap + width, top: y - half, bottom: y + half } },
    { anchor: "end", area: { left: x - gap - width, right: x - gap, top: y - half, bottom: y + half } },
    { anchor: "middle", area: { left: x - width / 2, right: x + width / 2, top: y - gap - LINE, bottom: y - gap } },
    { anchor: "middle", area: { left: x - width / 2, right: x + width / 2, top: y + gap, bottom: y + gap + LINE } },
  ];
};

/**
 * Names beside the accounts, in the order given, where there is room: none covers another, a bubble or a box's name.
 * Whose name has no room is read by pointing.
 * @param {Account[]} accounts
 * @param {Place[]} at
 * @param {Scale} to
 * @param {Area[]} taken
 * @param {number} [most]
 */
export const nameTags = (accounts, at, to, taken, most = 40) => {
  const bubbles = at.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
  const used = [...taken];
  const heads = at.flatMap((place) => (place.to ? [around(place.to, 6)] : []));
  return accounts.slice(0, most).flatMap((one, index) => {
    const name = short(one.label, 190);
    const free = beside(at[index], name.length * LETTER).find(({ area }) =>
      area.left >= to.left && area.right <= to.right && area.top >= to.top && area.bottom <= to.bottom
      && ![...used, ...heads].some((other) => meet(area, other))
      && !bubbles.some((bubble, other) => other !== index && meet(area, bubble)));
    if (!free) return [];
    used.push(free.area);
    const { area, anchor } = free;
    const x = anchor === "start" ? area.left : anchor === "end" ? area.right : (area.left + area.right) / 2;
    return [{ id: one.id, name, x, y: (area.top + area.bottom) / 2, anchor }];
  });
};

/** @param {{ x: number, y: number }} point @param {number} r @returns {Area} */
const around = ({ x, y }, r) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r });

/**
 * The places boxes' names take.
 * @param {{ name: string, left: number, right: number, top: number }[]} all
 */
export const boxNames = (all) => all.map((box) => {
  const name = short(box.name, box.right - box.left - 12);
  const left = box.left + 8;
  return { name, left, right: left + name.length * LETTER * 1.1, top: box.top + 4, bottom: box.top + 24 };
});
