// @ts-check
// Text on the map: broken into lines that fit between neighbours, measured once, and written on a pale ground.

/** @typedef {{ text: string, wide: number }} Line */
/** @typedef {{ size: number, weight: number, ink: string, rows: number, slant?: boolean, room?: number }} Hand `rows` is the most lines it may take, `room` the most px of each */

export const ROOM = 172; // px of text at 100 %
export const LINE = 1.32; // from one line to the next, by the size of the letters
const LONGEST = 120; // letters that are looked at: nobody reads more of a name here, and measuring takes its time
const PILED = /(\p{M}{4})\p{M}+/gu; // more accents than any language puts on a letter would reach over the people above
const MANY = 5000; // lines remembered before all are forgotten
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" }); // an emoji of several signs is one letter

/**
 * What is left of a name where there is no room for it.
 * @param {string} name
 * @returns {string} the first letters of its first and its last word
 */
export const initials = (name) => {
  const words = name.slice(0, LONGEST).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "").join("").toUpperCase();
};

export class Lettering {
  fade = 1; // how much of its colour what is written keeps
  /** @type {Map<string, Line[]>} */
  #known = new Map();

  /** @param {CanvasRenderingContext2D} pen @param {() => Record<string, string>} colours with `font` and `surface` */
  constructor(pen, colours) {
    this.pen = pen;
    this.colours = colours;
  }

  /**
   * Write centred lines.
   * @param {string} text @param {number} x @param {number} top @param {Hand} hand
   * @returns {number} where the next line begins
   */
  write(text, x, top, { size, weight, ink, rows, slant, room = ROOM }) {
    const { pen } = this;
    const { surface } = this.colours();
    const face = this.#face(size, weight, slant);
    const high = size * LINE;
    if (pen.font !== face) pen.font = face;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    for (const { text: line, wide } of this.#lines(text, rows, room)) {
      pen.globalAlpha = 0.85 * this.fade;
      pen.fillStyle = surface;
      pen.fillRect(x - wide / 2 - 2, top, wide + 4, high);
      pen.globalAlpha = this.fade;
      pen.fillStyle = ink;
      pen.fillText(line, x, top + high / 2);
      top += high;
    }
    return top;
  }

  /** How wide the first line would be. @param {string} text @param {Omit<Hand, "ink">} hand */
  width(text, { size, weight, slant, rows, room = ROOM }) {
    this.pen.font = this.#face(size, weight, slant);
    return this.#lines(text, rows, room)[0]?.wide ?? 0;
  }

  /** @param {number} size @param {number} weight @param {boolean} [slant] */
  #face(size, weight, slant) {
    return `${slant ? "italic " : ""}${weight} ${size}px ${this.colours().font}`;
  }

  /** @param {string} text @param {number} rows @param {number} room @returns {Line[]} in the pen's font */
  #lines(text, rows, room) {
    const key = `${rows} ${room} ${this.pen.font} ${text}`;
    let lines = this.#known.get(key);
    if (!lines) {
      lines = broken(this.pen, text, rows, room).map((line) => ({ text: line, wide: this.pen.measureText(line).width }));
      if (this.#known.size > MANY) this.#known.clear();
      this.#known.set(key, lines);
    }
    return lines;
  }
}

/** @type {CanvasRenderingContext2D | null} */
let ruler = null;

/** @param {string} text @param {{ size: number, weight: number, rows: number }} hand @returns {string[]} as the map would break it */
export const linesOf = (text, { size, weight, rows }) => {
  ruler ??= document.createElement("canvas").getContext("2d");
  const pen = /** @type {CanvasRenderingContext2D} */ (ruler);
  pen.font = `${weight} ${size}px sans-serif`;
  return broken(pen, text, rows, ROOM);
};

/**
 * As many words as fit in each line, and in the last line the beginning of the rest.
 * @param {CanvasRenderingContext2D} pen @param {string} all @param {number} rows @param {number} room
 */
const broken = (pen, all, rows, room) => {
  const words = all.slice(0, LONGEST).replace(PILED, "$1").split(" ");
  const fits = (/** @type {string} */ text) => pen.measureText(text).width <= room;
  /** @type {string[]} */
  const lines = [];
  while (words.length && lines.length < rows - 1) {
    let line = words.shift() ?? "";
    while (words.length && fits(`${line} ${words[0]}`)) line += ` ${words.shift()}`;
    if (!fits(line)) return [...lines, shortened([line, ...words].join(" "), fits)];
    lines.push(line);
  }
  return words.length ? [...lines, shortened(words.join(" "), fits)] : lines;
};

/** @param {string} text @param {(text: string) => boolean} fits */
const shortened = (text, fits) => {
  if (fits(text)) return text;
  const letters = [...graphemes.segment(text)].map(({ segment }) => segment);
  while (letters.length && !fits(`${letters.join("")}…`)) letters.pop();
  return `${letters.join("").trimEnd()}…`;
};
