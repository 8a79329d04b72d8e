// @ts-check
// The end of a session: nothing can be changed any more, and one clear way leads back to what is saved.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { html } from "../lib/widget.js";
import { ours } from "./address.js";
import { Heartbeat } from "./heartbeat.js";
import { moment } from "./state.js";
import { gather, keep, Texts } from "./unsaved.js";

/** @typedef {import("../lib/widget.js").Model} Model */
/** @typedef {import("./heartbeat.js").Life} Life */

/** A hook: whether anybody is listening. @param {Model} raw @returns {Life} */
export const useLife = (raw) => {
  const [life, setLife] = useState(/** @type {Life} */ ("live"));
  useEffect(() => {
    const heartbeat = new Heartbeat(raw, setLife);
    return () => heartbeat.stop();
  }, [raw]);
  return life;
};

/** @param {import("./state.js").SavedState} saved */
const untilWhen = ({ at }) =>
  at ? `Everything up to ${moment(new Date(at))} is saved.` : "Nothing had been entered before.";

/** @param {{ el: HTMLElement, saved: import("./state.js").SavedState }} props */
export const Ended = ({ el, saved }) => {
  const panel = useRef(/** @type {HTMLElement | null} */ (null));
  const [text, setText] = useState("");
  useLayoutEffect(() => {
    const root = el.closest(".kam-workbook") ?? el;
    setText(keep(gather(root)));
    for (const part of root.querySelectorAll(".kam-body, .kam-shell")) part.toggleAttribute("inert", true);
    panel.current?.focus();
    panel.current?.scrollIntoView({ block: "nearest" });
  }, [el]);
  return html`
    <section class="kam-ended" ref=${panel} role="alertdialog" tabindex="-1" aria-labelledby="kam-ended" aria-describedby="kam-ended-why">
      <h2 id="kam-ended">This session has ended</h2>
      <p id="kam-ended-why">
        The workbook behind this page has stopped, so nothing more can be entered here. ${untilWhen(saved)}${" "}
        ${ours() ? "Reload" : "Run the notebook again"} to go on from there.
      </p>
      ${ours() && html`<button type="button" class="kam-button kam-primary" onClick=${() => location.reload()}>Reload</button>`}
      ${text && html`<${Texts} text=${text} />`}
    </section>`;
};
