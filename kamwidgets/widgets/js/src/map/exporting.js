// @ts-check
// The picture as a file, made in the page: nothing is sent anywhere.
import { download } from "../lib/download.js";
import { writeSvg } from "./svg.js";
import { aboutMap } from "./words.js";

/** @typedef {import("../map.js").RelationshipMap} RelationshipMap */

const SHARP = 2; // px of the file for one of the picture
const WIDEST = 12_000; // px: browsers draw no larger picture

/** @param {RelationshipMap} map */
const written = (map) =>
  writeSvg(map.canvas, { title: map.trait("label"), description: aboutMap(map), frames: map.boxes.frames() });

/** @param {RelationshipMap} map @param {string} ending */
const named = (map, ending) => `${map.trait("label").replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80) || "map"}.${ending}`;

/** @param {RelationshipMap} map */
export const saveSvg = (map) => download(named(map, "svg"), "image/svg+xml", written(map).text);

/** @param {RelationshipMap} map */
export const savePng = async (map) => {
  const { text, width, height } = written(map);
  const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = url;
  await image.decode();
  URL.revokeObjectURL(url);
  const scale = Math.min(SHARP, WIDEST / Math.max(width, height));
  const sheet = Object.assign(document.createElement("canvas"), { width: Math.round(width * scale), height: Math.round(height * scale) });
  /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d")).drawImage(image, 0, 0, sheet.width, sheet.height);
  const blob = await new Promise((then) => sheet.toBlob(then, "image/png"));
  if (blob) download(named(map, "png"), "image/png", blob);
};
