// @ts-check
// Values as a person reads them: numbers and dates by locale, a true minus sign, labels for choices.

/** @typedef {import("./types").Column} Column */
/** @typedef {import("./types").Row} Row */
/** @typedef {import("./types").Value} Value */

/** How a number stands in an editor: all its digits, nothing to delete before typing. */
const WHOLE = { useGrouping: false, maximumSignificantDigits: 15 };

/** Formats of one locale. Making an Intl format costs far more than using it, so each is made once. */
export class Format {
  /** @param {string} locale BCP 47; an underscore is forgiven */
  constructor(locale) {
    this.locale = locale.replaceAll("_", "-") || "en-GB";
    /** @type {Map<string, Intl.NumberFormat>} */
    this.numbers = new Map();
    this.days = new Intl.DateTimeFormat(this.locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
    this.short = new Intl.DateTimeFormat(this.locale, { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" });
  }

  /**
   * @param {number} value
   * @param {Intl.NumberFormatOptions} options
   */
  number(value, options) {
    const key = JSON.stringify(options);
    const known = this.numbers.get(key) ?? new Intl.NumberFormat(this.locale, options);
    this.numbers.set(key, known);
    return known.format(value);
  }

  /** A date as it is read. @param {string} iso */
  date(iso) {
    return written(this.days, iso);
  }

  /** A date as it is typed. @param {string} iso */
  day(iso) {
    return written(this.short, iso);
  }

  /** @param {number} share */
  percent(share) {
    return `${this.number(100 * share, { maximumFractionDigits: 0 }).replace("-", "−")}\u00a0%`;
  }

  /**
   * The text of a value in its column; empty for what is not there.
   * @param {Column} column
   * @param {Value} value
   * @returns {string}
   */
  show(column, value) {
    if (value === null || value === undefined || value === "") return "";
    if (column.kind === "bar") {
      const share = barOf(value).value;
      return share === null ? "" : this.percent(share);
    }
    if (column.kind === "number" && typeof value === "number") {
      const digits = column.digits;
      const options = digits === undefined
        ? { maximumFractionDigits: 2 }
        : { minimumFractionDigits: digits, maximumFractionDigits: digits };
      return this.number(value, options).replace("-", "−");
    }
    if (column.kind === "date") return this.date(String(value));
    if (column.kind === "choice") return optionsOf(column).find((one) => one.value === value)?.label ?? String(value);
    if (column.kind === "check") return value ? "Yes" : "No";
    return String(value);
  }

  /**
   * The text of a cell as it stands: Python's own wording where it gave one.
   * @param {Column} column
   * @param {Row} row
   */
  cell(column, row) {
    return visible(row.text?.[column.id] ?? this.show(column, row.cells[column.id]));
  }

  /**
   * The text an editor starts with: what was refused stays as it was typed.
   * @param {Column} column
   * @param {Row} row
   * @returns {string}
   */
  draft(column, row) {
    const typed = row.text?.[column.id];
    if (typed !== undefined && row.messages?.[column.id]) return typed;
    const value = row.cells[column.id];
    if (value === null || value === undefined) return "";
    if (column.kind === "number" && typeof value === "number") return this.number(value, WHOLE);
    return column.kind === "date" ? this.day(String(value)) : String(value);
  }
}

/**
 * @param {Intl.DateTimeFormat} format
 * @param {string} iso
 */
function written(format, iso) {
  const day = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? iso : format.format(day);
}

/** Text in which signs that a screen does not show, or obeys, stand as pictures of themselves. @param {string} text */
function visible(text) {
  return text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, (sign) => (sign === "\r" ? "" : sign < " " ? String.fromCharCode(0x2400 + sign.charCodeAt(0)) : "\ufffd"));
}

/**
 * The options of a choice, with one that clears the cell first where none does.
 * @param {Column} column
 * @returns {import("./types").Option[]}
 */
export function optionsOf(column) {
  const given = column.options ?? [];
  return given.some((one) => one.value === null || one.value === "") ? given : [{ value: null, label: "—" }, ...given];
}

/**
 * The two shares of a bar, whichever way Python gave them.
 * @param {Value} value
 * @returns {import("./types").Bar}
 */
export function barOf(value) {
  if (value !== null && typeof value === "object") return value;
  return { value: typeof value === "number" ? value : null };
}
