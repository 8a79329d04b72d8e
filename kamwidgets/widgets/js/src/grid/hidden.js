// @ts-check
// Which columns a person has put away: nobody's business but theirs, remembered by this browser's tab.

/** @typedef {import("./types").Column} Column */

export class HiddenColumns {
  /** @param {import("../lib/widget.js").Model} model */
  constructor(model) {
    this.key = `kam-grid:${model.get("label")}`;
    /** @type {Set<string>} */
    this.ids = new Set(recall(this.key));
  }

  /** The columns to show; the first names the row and is always there. @param {Column[]} columns */
  shown(columns) {
    return this.ids.size ? columns.filter((column, at) => at === 0 || !this.ids.has(column.id)) : columns;
  }

  /**
   * @param {string} id
   * @param {boolean} hidden
   */
  set(id, hidden) {
    if (hidden) this.ids.add(id);
    else this.ids.delete(id);
    try {
      sessionStorage.setItem(this.key, JSON.stringify([...this.ids]));
    } catch {
      // A browser that keeps nothing shows all columns the next time.
    }
  }
}

/** @param {string} key @returns {string[]} */
function recall(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "[]");
  } catch {
    return [];
  }
}
