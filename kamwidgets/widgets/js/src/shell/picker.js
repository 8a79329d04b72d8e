// @ts-check
// From one account to another among thousands: type a part of the name, and Python sends the first that have it.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../lib/icons.js";
import { useFreshId } from "../lib/ids.js";
import { html } from "../lib/widget.js";

/** @typedef {{ id: string, name: string, key?: boolean }} Account */
/** @typedef {{ part: string, accounts: Account[], total: number, of: number }} Found the first accounts that have a part */

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

/** @param {{ id: string, found: Found, chosen: string, at: number, locale: string, choose: (account: Account) => void }} props */
const Choices = ({ id, found: { accounts, total }, chosen, at, locale, choose }) => html`
  <div class="kam-popover kam-choices">
    <ul id=${id} role="listbox" aria-label="Accounts">
      ${accounts.map(
        (each, index) => html`
          <${Option} key=${each.id} id=${`${id}-${index}`} account=${each} active=${index === at}
            chosen=${each.id === chosen} choose=${() => choose(each)} />`,
      )}
    </ul>
    ${total === 0 && html`<p role="status">No account has this in its name.</p>`}
    ${total > accounts.length && html`<p class="kam-choices-rest">and ${(total - accounts.length).toLocaleString(
      locale)} more: type a part of the name</p>`}
  </div>`;

/**
 * @param {{ found: Found, opened: Partial<Account>, locale: string, search: (part: string) => void,
 *   open: (id: string) => void }} props
 */
export const AccountPicker = ({ found, opened, locale, search, open }) => {
  const [typed, setTyped] = useState(/** @type {string | null} */ (null)); // null while the list is closed
  const [at, setAt] = useState(0);
  const [hurried, setHurried] = useState(false);
  const asked = useRef(found.part);
  const id = useFreshId();
  const isOpen = typed !== null;
  const { accounts } = found;

  const show = (/** @type {string} */ part) => {
    setTyped(part);
    setHurried(false);
    if (part !== asked.current) search(part);
    asked.current = part;
  };
  const close = () => {
    setTyped(null);
    setHurried(false);
  };
  const choose = (/** @type {Account | undefined} */ chosen) => {
    close();
    if (chosen && chosen.id !== opened.id) open(chosen.id);
  };
  const press = (/** @type {KeyboardEvent} */ event) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && !isOpen) show("");
    else if (move) setAt(Math.max(0, Math.min(at + move, accounts.length - 1)));
    else if (event.key === "Enter" && isOpen && typed !== found.part) setHurried(true);
    else if (event.key === "Enter" && isOpen) choose(accounts[at]);
    else if (event.key === "Escape" && isOpen) close();
    else return;
    event.preventDefault();
  };

  useLayoutEffect(() => {
    if (typed !== found.part) return; // what is listed answers an earlier letter
    setAt(typed ? 0 : Math.max(0, accounts.findIndex((each) => each.id === opened.id)));
    if (hurried) choose(accounts[0]);
  }, [typed, found.part]);

  if (found.of === 0) return null;
  return html`
    <span class="kam-picker">
      ${opened.key && html`<span class="kam-star" title="Key account">★</span>`}
      <input class="kam-picker-field" role="combobox" aria-label="Account" autocomplete="off" spellcheck=${false}
        value=${isOpen ? typed : (opened.name ?? "")} placeholder=${opened.name ?? "Choose an account"}
        title=${opened.name} aria-autocomplete="list" aria-expanded=${isOpen} aria-controls=${isOpen ? id : undefined}
        aria-activedescendant=${isOpen && at in accounts ? `${id}-${at}` : undefined} onKeyDown=${press} onBlur=${close}
        onInput=${(/** @type {any} */ event) => show(event.currentTarget.value)}
        onClick=${() => (isOpen ? close() : show(""))} />
      <${Icon} name="down" />
      ${isOpen && html`<${Choices} id=${id} found=${found} chosen=${opened.id} at=${at} locale=${locale}
        choose=${choose} />`}
    </span>`;
};
