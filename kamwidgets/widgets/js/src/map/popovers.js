// @ts-check
// The small windows on the map, one at a time, closed by Esc.
import { html } from "../lib/widget.js";
import { Find } from "./find.js";
import { GroupForm } from "./grouping.js";
import { KindMenu, LinkForm, TieCard } from "./linking.js";
import { Menu } from "./menu.js";
import { Beside, Newcomer, Rename } from "./naming.js";
import { Shortcuts } from "./shortcuts.js";

const WINDOWS = {
  add: Newcomer,
  beside: Beside,
  rename: Rename,
  "choose-kind": KindMenu,
  link: LinkForm,
  tie: TieCard,
  regroup: GroupForm,
  menu: Menu,
  find: Find,
  keys: Shortcuts,
};

/** The window that is open, if any. @param {{ map: import("../map.js").RelationshipMap }} props */
export const OpenPopover = ({ map }) => map.popover && html`<${WINDOWS[map.popover.kind]} map=${map} ...${map.popover} />`;
