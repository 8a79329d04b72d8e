// @ts-check
// The name shown beside one's changes: a small panel under the button that carries it.
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../lib/icons.js";
import { useFreshId } from "../lib/ids.js";
import { html } from "../lib/widget.js";

const LONGEST = 80; // letters of a name that stands in the header

/** @param {{ person: string, keep: (name: string) => void, close: () => void }} props */
const NamePanel = ({ person, keep, close }) => {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const id = useFreshId();
  useEffect(() => field.current?.select(), []);
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const name = field.current?.value.trim() ?? "";
    if ([...name].length > LONGEST) {
      field.current?.setCustomValidity(`At most ${LONGEST} characters: shorten it.`);
      field.current?.reportValidity();
      return;
    }
    if (name && name !== person) keep(name);
    close();
  };
  return html`
    <div class="kam-popover kam-name-panel" role="dialog" aria-label="Your name">
      <form onSubmit=${submit}>
        <label for=${id}>Your name</label>
        <input id=${id} ref=${field} class="kam-input" defaultValue=${person} autocomplete="name"
          onInput=${() => field.current?.setCustomValidity("")} />
        <p>Shown beside your changes. This browser keeps it.</p>
        <button class="kam-button kam-primary">Keep this name</button>
      </form>
    </div>`;
};

/** @param {{ person: string, keep: (name: string) => void }} props */
export const NameMenu = ({ person, keep }) => {
  const [isOpen, setOpen] = useState(false);
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!isOpen) return;
    const outside = (/** @type {PointerEvent} */ event) => {
      if (!place.current?.contains(/** @type {Node} */ (event.target))) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [isOpen]);
  return html`
    <span class="kam-name" ref=${place}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => isOpen && event.key === "Escape" && close()}>
      <button type="button" ref=${button} class="kam-name-button" aria-haspopup="dialog" aria-expanded=${isOpen}
        onClick=${() => setOpen(!isOpen)}>
        <span class="kam-name-text">${person || "Your name"}</span><${Icon} name="down" />
      </button>
      ${isOpen && html`<${NamePanel} person=${person} keep=${keep} close=${close} />`}
    </span>`;
};
