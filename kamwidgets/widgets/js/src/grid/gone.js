// @ts-check
// What becomes of a person's text and place when somebody removes the row they are in: the text is kept and shown, and
// the keyboard is held back, so that nothing typed goes into the neighbour.

/** @typedef {import("./types").Window} Window */
/** @typedef {import("../lib/outbox.js").Unsaved} Unsaved */

const GONE = "This row is no longer there: somebody removed it.";

export class Gone {
  /** @param {import("./controller.js").Controller} grid */
  constructor(grid) {
    this.grid = grid;
    /** Whether the active cell's row has gone, and the person has not yet gone to another cell. */
    this.adrift = false;
    /** @type {Unsaved[]} what was entered in rows that have gone, until the person closes it */
    this.texts = [];
    /** The row in which the person pressed a button that awaits its answer: it may well be to remove the row. */
    this.pressed = "";
  }

  /** @param {string} row @param {string} column */
  press(row, column) {
    this.pressed = row;
    this.grid.send({ type: "press", row, column }, () => {
      if (this.pressed === row) this.pressed = "";
    });
  }

  /**
   * Before new rows: keep what is in those that have gone, and note whether the person stood in one of them.
   * @param {Window} window
   * @param {boolean} held whether the keyboard is on a cell
   */
  look(window, held) {
    const { grid } = this;
    const known = new Set(window.rows.map((row) => row.id));
    const gone = new Set((window.gone ?? []).filter((id) => grid.places.has(id) && !known.has(id)));
    if (!gone.size) return;
    // Where no row is left of those there were, another list is shown, which keeps its own refused texts.
    const same = grid.rows.some((row) => known.has(row.id));
    const lost = grid.edits.unsaved((row, refused) => gone.has(row) && (same || !refused));
    grid.edits.drop(gone);
    this.texts.push(...lost);
    const stood = held && gone.has(grid.activeId) && grid.activeId !== this.pressed;
    if (stood) {
      this.adrift = true;
      grid.focus = "";
    }
    if (stood || lost.length) grid.told = grid.status = this.sentence;
  }

  get sentence() {
    const kept = this.texts.map(({ label, text }) => `${label}: “${text}”`).join("; ");
    return kept ? `${GONE} Not saved: ${kept}` : GONE;
  }

  /** The person went to a cell: what is said of a place alone is no news any more. */
  land() {
    if (this.adrift && !this.texts.length) this.grid.told = "";
    this.adrift = false;
  }
}
