// @ts-check
// People put somewhere else: dragged, aligned, arranged, with their group or into another one.
import { aligned } from "./align.js";
import { glide } from "./glide.js";
import { arranged } from "./layouts.js";

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */
/** @typedef {import("./types").Point} Point */

/** @param {RelationshipMap} map @param {Map<string, Point>} spots @param {string} [type] of the intent */
const move = (map, spots, type = "move-people") => map.send(type, { positions: map.canvas.move(spots, map.people) });

/**
 * People now stand where the picture shows them; whoever came to stand in another group's box belongs to it.
 * @param {RelationshipMap} map @param {string[]} ids
 */
export const moved = (map, ids) => {
  if (!ids.length) return;
  const [by, at] = [map.look.by, map.canvas.person(ids[0]).position()];
  move(map, new Map(ids.map((id) => [id, map.canvas.person(id).position()])));
  const value = map.boxes.at(at, new Set(ids));
  const changed = map.theirs(ids).filter((id) => map.personOf(id)?.groups[by] !== value);
  if (value !== null && changed.length) map.send("regroup", { ids: changed, by, value });
};

/** A folded group was dragged: everybody in it comes along. @param {RelationshipMap} map @param {string[]} ids @param {Point} by */
export const movedGroup = (map, ids, by) => {
  const spots = ids.map((id) => /** @type {[string, Point]} */ ([id, map.canvas.person(id).position()]));
  move(map, new Map(spots.map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }])));
  map.show();
};

/** @param {RelationshipMap} map @param {import("./layouts.js").Layout} layout */
export const arrange = (map, layout) =>
  glide(map.canvas.cy, () => {
    move(map, arranged(layout, map.people, map.ties, map.look.by), "arrange-people");
    map.show();
    map.canvas.fit();
  });

/** @param {RelationshipMap} map @param {import("./align.js").How} how */
export const align = (map, how) => {
  const spots = new Map(map.choosing.now.people.map((id) => [id, { ...map.canvas.person(id).position() }]));
  glide(map.canvas.cy, () => move(map, aligned(spots, how)));
};
