// @ts-check
// From one account to another among thousands: type a part of the name. Key accounts come first.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Icon } from "../lib/icons.js";
import { useFreshId } from "../lib/ids.js";
import { html } from "../lib/widget.js";

/** @typedef {{ id: string, name: string, key?: boolean }} Account */

const SHOWN = 50;

/** Without case and accents, so that "muller" finds Müller. @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * The accounts whose name holds what was typed: key accounts first, then names that begin with it, then by name.
 * @param {Account[]} accounts @param {string} typed
 */
const matching = (accounts, typed) => {
  const part = plain(typed.trim());
  const found = accounts
    .map((account) => ({ account, at: plain(account.name).indexOf(part) }))
    .filter(({ at }) => at >= 0);
  const rank = (/** @type {typeof found[0]} */ { account, at }) => (account.key ? 0 : 2) + (at > 0 ? 1 : 0);
  const { compare } = new Intl.Collator();
  return found
    .sort((one, other) => rank(one) - rank(other) || compare(one.account.name, other.account.name))
    .map(({ account }) => account);
};

/** @param {{ id: string, account: Account, active: boolean, chosen: boolean, choose: () => void }} props */
const Option = ({ id, account, active, chosen, choose }) => {
  const line = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    if (active) line.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return html`
    <li id=${id} ref=${line} role="option" aria-selected=${chosen} data-active=${active}
      onPointerDown=${(/** @type {Event} */ event) => event.preventDefault()} onClick=${choose}>
      <span class="kam-star" aria-hidden="true">${account.key && "★"}</span>
      <span>${account.name}${account.key && html`<span class="kam-sr">, key account</span>`}</span>
    </li>`;
};

/** @param {{ id: string, found: Account[], account: string, at: number, choose: (account: Account) => void }} props */
const Choices = ({ id, found, account, at, choose }) => html`
  <div class="kam-popover kam-choices">
    <ul id=${id} role="listbox" aria-label="Accounts">
      ${found.slice(0, SHOWN).map(
        (each, index) => html`
          <${Option} key=${each.id} id=${`${id}-${index}`} account=${each} active=${index === at}
            chosen=${each.id === account} choose=${() => choose(each)} />`,
      )}
    </ul>
    ${found.length === 0 && html`<p role="status">No account has this in its name.</p>`}
    ${found.length > SHOWN && html`<p class="kam-choices-rest">and ${found.length - SHOWN} more: type a part of the name</p>`}
  </div>`;

/** @param {{ accounts: Account[], account: string, open: (id: string) => void }} props */
export const AccountPicker = ({ accounts, account, open }) => {
  const [typed, setTyped] = useState(/** @type {string | null} */ (null)); // null while the list is closed
  const [at, setAt] = useState(0);
  const id = useFreshId();
  const current = accounts.find((each) => each.id === account);
  const isOpen = typed !== null;
  const found = useMemo(() => (isOpen ? matching(accounts, typed) : []), [accounts, typed]);

  const show = (/** @type {string} */ part) => {
    setTyped(part);
    setAt(part ? 0 : Math.max(0, matching(accounts, "").findIndex((each) => each.id === account)));
  };
  const close = () => setTyped(null);
  const choose = (/** @type {Account | undefined} */ chosen) => {
    close();
    if (chosen && chosen.id !== account) open(chosen.id);
  };
  const press = (/** @type {KeyboardEvent} */ event) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && !isOpen) show("");
    else if (move) setAt(Math.max(0, Math.min(at + move, found.length - 1, SHOWN - 1)));
    else if (event.key === "Enter" && isOpen) choose(found[at]);
    else if (event.key === "Escape" && isOpen) close();
    else return;
    event.preventDefault();
  };

  if (accounts.length === 0) return null;
  return html`
    <span class="kam-picker">
      ${current?.key && html`<span class="kam-star" title="Key account">★</span>`}
      <input class="kam-picker-field" role="combobox" aria-label="Account" autocomplete="off" spellcheck=${false}
        value=${isOpen ? typed : (current?.name ?? "")} placeholder=${current?.name ?? "Choose an account"}
        title=${current?.name} aria-autocomplete="list" aria-expanded=${isOpen} aria-controls=${isOpen ? id : undefined}
        aria-activedescendant=${found.length > 0 ? `${id}-${at}` : undefined} onKeyDown=${press} onBlur=${close}
        onInput=${(/** @type {any} */ event) => show(event.currentTarget.value)}
        onClick=${() => (isOpen ? close() : show(""))} />
      <${Icon} name="down" />
      ${isOpen && html`<${Choices} id=${id} found=${found} account=${account} at=${at} choose=${choose} />`}
    </span>`;
};
