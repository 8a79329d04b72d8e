// @ts-check
// Text on the map: broken into lines that fit between neighbours, measured once, and written on a pale ground.

/** @typedef {{ text: string, wide: number }} Line */
/** @typedef {{ size: number, weight: number, ink: string, rows: number }} Hand `rows` is the most lines it may take */

const WIDEST = 172; // px of text at 100 %
const LONGEST = 120; // letters that are looked at: nobody reads more of a name here, and measuring takes its time
const PILED = /(\p{M}{4})\p{M}+/gu; // more accents than any language puts on a letter would reach over the people above
const MANY = 5000; // lines remembered before all are forgotten
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" }); // an emoji of several signs is one letter

export class Lettering {
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
  write(text, x, top, { size, weight, ink, rows }) {
    const { pen } = this;
    const { font, surface } = this.colours();
    const face = `${weight} ${size}px ${font}`;
    const high = size * 1.32;
    if (pen.font !== face) pen.font = face;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    for (const { text: line, wide } of this.#lines(text, rows)) {
      pen.globalAlpha = 0.85;
      pen.fillStyle = surface;
      pen.fillRect(x - wide / 2 - 2, top, wide + 4, high);
      pen.globalAlpha = 1;
      pen.fillStyle = ink;
      pen.fillText(line, x, top + high / 2);
      top += high;
    }
    return top;
  }

  /** @param {string} text @param {number} rows @returns {Line[]} in the pen's font */
  #lines(text, rows) {
    const key = `${rows} ${this.pen.font} ${text}`;
    let lines = this.#known.get(key);
    if (!lines) {
      lines = this.#broken(text.slice(0, LONGEST).replace(PILED, "$1"), rows).map((line) => ({ text: line, wide: this.#wide(line) }));
      if (this.#known.size > MANY) this.#known.clear();
      this.#known.set(key, lines);
    }
    return lines;
  }

  /** As many words as fit in each line, and in the last line the beginning of the rest. @param {string} text @param {number} rows */
  #broken(text, rows) {
    const words = text.split(" ");
    /** @type {string[]} */
    const lines = [];
    while (words.length && lines.length < rows - 1) {
      let line = words.shift() ?? "";
      while (words.length && this.#wide(`${line} ${words[0]}`) <= WIDEST) line += ` ${words.shift()}`;
      if (this.#wide(line) > WIDEST) return [...lines, this.#shortened([line, ...words].join(" "))];
      lines.push(line);
    }
    return words.length ? [...lines, this.#shortened(words.join(" "))] : lines;
  }

  /** @param {string} text */
  #shortened(text) {
    if (this.#wide(text) <= WIDEST) return text;
    const letters = [...graphemes.segment(text)].map(({ segment }) => segment);
    while (letters.length && this.#wide(`${letters.join("")}…`) > WIDEST) letters.pop();
    return `${letters.join("").trimEnd()}…`;
  }

  /** @param {string} text */
  #wide(text) {
    return this.pen.measureText(text).width;
  }
}
