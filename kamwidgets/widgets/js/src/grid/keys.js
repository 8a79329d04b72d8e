// @ts-check
// What a key means in a grid: where it leads, or what it does to the cell it was pressed in.

/** @typedef {import("./types").Place} Place */

/**
 * Where a key leads from a place, or null if it leads nowhere. Over the first row lies the head, unless a range is drawn.
 * @param {KeyboardEvent} event
 * @param {Place} at
 * @param {{ rows: number, columns: number, page: number }} size page: how many rows are seen at once
 * @returns {Place | null}
 */
export function destination(event, at, size) {
  const corner = event.ctrlKey || event.metaKey;
  if (event.altKey || (corner && event.key !== "Home" && event.key !== "End")) return null;
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const targets = /** @type {Record<string, Place>} */ ({
    ArrowUp: { ...at, row: at.row - 1 },
    ArrowDown: { ...at, row: at.row + 1 },
    ArrowLeft: { ...at, column: at.column - 1 },
    ArrowRight: { ...at, column: at.column + 1 },
    PageUp: { ...at, row: at.row - size.page },
    PageDown: { ...at, row: at.row + size.page },
    Home: { row: corner ? 0 : at.row, column: 0 },
    End: { row: corner ? last.row : at.row, column: last.column },
  });
  const target = targets[event.key];
  if (!target) return null;
  const inHead = !event.shiftKey && target.row < 0 && !event.key.startsWith("Page");
  return { row: inHead ? -1 : clamp(target.row, last.row), column: clamp(target.column, last.column) };
}

/**
 * Where Tab leads from a place: along the row, then to the next; null at either end of the grid.
 * @param {Place} at
 * @param {number} step 1 or -1
 * @param {{ rows: number, columns: number }} size
 * @returns {Place | null}
 */
export function along(at, step, size) {
  const position = at.row * size.columns + at.column + step;
  if (position < 0 || position >= size.rows * size.columns) return null;
  return { row: Math.floor(position / size.columns), column: position % size.columns };
}

/** @typedef {"edit-all" | "edit-end" | "edit-replace" | "clear" | "toggle" | "select"} Deed */

/**
 * What a key does to a cell, or null where the browser knows best (a button, a tick box).
 * @param {KeyboardEvent} event
 * @param {{ opens: boolean, control: "check" | "button" | "" }} cell
 *   opens: an editor opens in it; control: what stands in it and takes keys itself
 * @returns {Deed | null}
 */
export function deed(event, cell) {
  if (event.ctrlKey || event.metaKey) return null;
  if (event.key === " " && (event.shiftKey || !cell.control)) return "select";
  if (event.key === "Enter" && cell.control === "check") return "toggle";
  if (cell.control) return null;
  if (!cell.opens) return event.key === "Enter" ? "select" : null;
  if (event.altKey) return event.key === "ArrowDown" ? "edit-all" : null;
  if (event.key === "Enter") return "edit-all";
  if (event.key === "F2") return "edit-end";
  if (event.key === "Delete") return "clear";
  // A dead key begins an accented letter, which must land in the editor as well.
  if (event.key.length === 1 || event.key === "Dead" || event.key === "Backspace") return "edit-replace";
  return null;
}

/**
 * @param {number} value
 * @param {number} highest
 */
const clamp = (value, highest) => Math.max(0, Math.min(value, highest));
