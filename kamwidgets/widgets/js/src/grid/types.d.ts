// What Python sends a grid, and what the page remembers while somebody works in it.

export type Kind = "text" | "number" | "date" | "choice" | "check" | "button" | "bar";

/** A bar may say which share of it is known; everything else is a plain value. */
export type Bar = { value: number | null; known?: number };
export type Value = string | number | boolean | Bar | null | undefined;

/** How much of something an option means, 0 to 4, is shown as a shade beside its words. */
export type Option = { value: string | number | null; label: string; shade?: number };

export type Column = {
  id: string;
  title: string;
  kind: Kind;
  unit?: string;
  options?: Option[];
  editable?: boolean;
  width?: number;
  align?: "left" | "right" | "center";
  digits?: number;
  hint?: string;
};

export type Row = {
  id: string;
  cells: Record<string, Value>;
  text?: Record<string, string>;
  messages?: Record<string, string>;
  closed?: boolean | string[];
  tone?: "" | "muted" | "strong";
};

/**
 * The rows on the page: `shown` and `of` leave out the pinned ones; `order` changes whenever rows do; `gone` are the ids
 * of rows that were on the page and are there no more, `added` is the one that came last because somebody asked for it.
 */
export type Window = {
  start: number;
  rows: Row[];
  total: number;
  shown: number;
  of: number;
  order: number;
  gone: string[];
  added: string;
};

/** What a person looks for in a column; `wrong` says why it cannot be looked for. */
export type Filter = {
  contains?: string;
  among?: (string | number | boolean | null)[];
  since?: string;
  until?: string;
  wrong?: string;
};

/** What a paste came to, and the ways to answer it. */
export type Said = { sentence?: string; quiet?: boolean; verbs?: { id: string; label: string }[] };

/** How an edit starts: everything selected, the caret at the end, or the first key replacing the text. */
export type Start = "all" | "end" | "replace";

/** The one open editor; `draft` is what the person has typed so far. */
export type Editing = {
  row: string;
  column: Column;
  start: Start;
  key: string;
  initial: string;
  draft: string;
  before: string;
  value: Value;
  input: HTMLInputElement | HTMLSelectElement | null;
};

/** A value sent to Python and not answered yet; `before` is the cell as it was. */
export type Pending = { value: Value; before: string };

/** A cell by the numbers of its row among all that are shown, -1 for the head, and of its column. */
export type Place = { row: number; column: number };

/** A rectangle of cells, its edges included. */
export type Range = { top: number; left: number; bottom: number; right: number };

/** A range as it is said to Python: where it begins among the rows of an edition, how many there are, which columns. */
export type Stretch = { start: number; count: number; order: number; columns: string[] };

/** A range that shall be on the clipboard; `done` once it is, and only then is cleared what is cut. */
export type Asked = { said: Stretch; cutting: boolean; done: boolean };
