// @ts-check
// The frame of the workbook: whose plan this is, what is saved, who is here, and the way from step to step.
import { useEffect } from "preact/hooks";
import { html, widget } from "./lib/widget.js";
import { followAddress } from "./shell/address.js";
import { receiveDownloads } from "./lib/download.js";
import { Ended, useLife } from "./shell/ended.js";
import { clientId, keptName, keepName } from "./shell/identity.js";
import { followUndoKeys, UndoRedo } from "./shell/history.js";
import { markReady, markSaved } from "./shell/marks.js";
import { NameMenu } from "./shell/name.js";
import { Locked, Notice } from "./shell/notice.js";
import { AccountPicker } from "./shell/picker.js";
import { receiveReveals } from "./shell/reveal.js";
import { Presence, Saved, Working } from "./shell/state.js";
import { Steps } from "./shell/steps.js";
import { Offer, useLeaving } from "./shell/unsaved.js";
import { useWaiting } from "./shell/waiting.js";

/** @typedef {import("./lib/widget.js").Model} Model */

/** What the tab of the browser says. @param {Model} model */
const documentTitle = (model) => {
  const step = model.get("steps").find((/** @type {any} */ each) => each.id === model.get("active"));
  return [step?.title, model.get("opened").name, model.get("brand")].filter(Boolean).join(" · ");
};

/** Everything the shell does outside its own element. @param {Model} model @param {HTMLElement} el */
const useSurroundings = (model, el) => {
  const [step, account, ready, saved] = ["active", "account", "ready", "saved"].map((key) => model.get(key));
  const title = documentTitle(model);
  useEffect(() => receiveDownloads(model), [model]);
  useEffect(() => receiveReveals(model, el), [model, el]);
  useEffect(() => followUndoKeys(model, el), [model, el]);
  useEffect(() => {
    const address = followAddress(model);
    model.send({ type: "hello", client: clientId(), person: keptName(), ...address.asked });
    return address.stop;
  }, [model]);
  useEffect(() => {
    document.title = title;
  }, [title, step, account]);
  useEffect(() => markReady(el, ready), [el, ready]);
  useEffect(() => markSaved(el, saved), [el, saved.document, saved.revision]);
};

/** @param {{ model: Model, raw: Model, el: HTMLElement }} props */
const Shell = ({ model, raw, el }) => {
  const [company, person, account, saved] = ["company", "person", "account", "saved"].map((key) => model.get(key));
  const life = useLife(raw);
  const waiting = useWaiting(el);
  useLeaving(el, life, waiting === "Saving…");
  useSurroundings(model, el);
  return html`
    <header class="kam-shell">
      <div class="kam-shell-row">
        <div class="kam-shell-place">
          <span class="kam-brand">${model.get("brand")}</span>
          ${company && html`<span class="kam-company">${company}</span>`}
          <${AccountPicker} found=${model.get("found")} opened=${model.get("opened")} locale=${model.get("locale")}
            search=${(/** @type {string} */ part) => model.send({ type: "find-accounts", part })}
            open=${(/** @type {string} */ id) => model.send({ type: "open-account", account: id })} />
        </div>
        <div class="kam-shell-state">
          <${Working} busy=${model.get("busy")} stop=${() => model.send({ type: "cancel-work" })} />
          <${Saved} saved=${saved} waiting=${waiting} life=${life} />
          <${Presence} here=${model.get("here")} />
          <${UndoRedo} model=${model} />
          <${NameMenu} person=${person} keep=${(/** @type {string} */ name) => {
            keepName(name);
            model.send({ type: "name-person", name });
          }} />
        </div>
      </div>
      <${Steps} steps=${model.get("steps")} active=${model.get("active")} account=${account}
        open=${(/** @type {string} */ step) => model.send({ type: "open-step", step })} />
    </header>
    ${life === "ended" ? html`<${Ended} el=${el} saved=${saved} />` : html`<${Offer} />`}
    <${Locked} locked=${model.get("locked")} />
    <${Notice} notice=${model.get("notice")}
      act=${(/** @type {string} */ id) => model.send({ type: "act-on-notice", id })}
      dismiss=${(/** @type {string} */ id) => model.send({ type: "dismiss-notice", id })} />`;
};

export default widget(Shell);
