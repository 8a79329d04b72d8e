// @ts-check
// Cells to and from the clipboard, as spreadsheets write them: tabs between cells, quotes around line breaks.

/** A cell: quoted up to a tab, a line's end or the end of all; or everything up to there. */
const CELL = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)|[^\t\r\n]*/y;
const BREAK = /\r\n|\r|\n/y;

/** What a spreadsheet would take for a formula. */
const FORMULA = /^'*[=+\-@]/;

/**
 * The lines of a block on the clipboard. A break at its very end begins no further line.
 * @param {string} text
 * @returns {string[][]}
 */
export function parse(text) {
  const lines = [/** @type {string[]} */ ([])];
  let at = 0;
  while (at <= text.length) {
    CELL.lastIndex = at;
    const found = /** @type {RegExpExecArray} */ (CELL.exec(text));
    lines[lines.length - 1].push(meant(found));
    at += found[0].length;
    if (text[at] === "\t") {
      at += 1;
      continue;
    }
    BREAK.lastIndex = at;
    const end = BREAK.exec(text);
    at += end?.[0].length ?? 0;
    if (!end || at === text.length) break;
    lines.push([]);
  }
  return lines;
}

/** Quotes that were not needed are the person's own. @param {RegExpExecArray} found */
function meant([whole, quoted]) {
  const needed = quoted !== undefined && /[\t\r\n]|""/.test(quoted);
  const text = needed ? quoted.replaceAll('""', '"').replaceAll("\r\n", "\n") : whole;
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/**
 * Text that no spreadsheet takes for a formula; `parse` takes its apostrophe off again.
 * @param {string} text
 */
export const inert = (text) => (FORMULA.test(text) ? `'${text}` : text);

/** @param {string[][]} lines */
export function asText(lines) {
  const quoted = (/** @type {string} */ text) => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return lines.map((line) => line.map(quoted).join("\t")).join("\r\n");
}

/** @param {string[][]} lines */
export function asMarkup(lines) {
  const escaped = (/** @type {string} */ text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const cell = (/** @type {string} */ text) => `<td style="white-space:pre-wrap">${escaped(text)}</td>`;
  return `<table>${lines.map((line) => `<tr>${line.map(cell).join("")}</tr>`).join("")}</table>`;
}
