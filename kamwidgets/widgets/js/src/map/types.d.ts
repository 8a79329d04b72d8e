// What the relationship map is told by its traits, and the words its modules share.

export type Point = { x: number; y: number };

export type Person = {
  id: string;
  name: string;
  subtitle: string;
  roles: string[];
  role: string;
  stance: string;
  influence: string;
  contact: string;
  presence: string;
  side: string;
  groups: Record<string, string>;
  x: number | null;
  y: number | null;
};

export type Tie = {
  id: string;
  source: string;
  target: string;
  kind: string;
  strength: number;
  label: string;
  confidence?: number | null;
  level?: string;
  wanted?: string;
};

export type Choice = { value: string; label: string };

/** What is chosen, in the order it was chosen. */
export type Chosen = { people: string[]; ties: string[] };

/** What somebody new is to somebody who is on the map. */
export type Relation = "boss" | "report" | "influencer";

/** The one small window that may be open; `at` is a place on the map. */
export type Popover =
  | { kind: "add"; at: Point }
  | { kind: "beside"; id: string; relation: Relation; at: Point }
  | { kind: "rename"; id: string }
  | { kind: "choose-kind"; source: string; target: string; at: Point }
  | { kind: "link"; source: string; target: string; at: Point }
  | { kind: "tie"; id: string; at: Point }
  | { kind: "menu"; label: string; items: import("./menu.js").Item[]; at: Point }
  | { kind: "regroup"; ids: string[]; at: Point }
  | { kind: "find"; at: Point }
  | { kind: "keys"; at: Point };
