// @ts-check
// What can be done now, in one row. What cannot be done yet says why.
import { useFreshId } from "./lib/ids.js";
import { html, widget } from "./lib/widget.js";

/** @typedef {{ id: string, label: string, primary?: boolean, disabled?: string }} Action */

/**
 * Stays in reach of the keyboard when it cannot be pressed, so that everybody can learn why.
 * @param {{ action: Action, reason: string, press: () => void }} props
 */
const Button = ({ action, reason, press }) => html`
  <button type="button" class=${`kam-button${action.primary ? " kam-primary" : ""}`} title=${action.disabled || undefined}
    aria-disabled=${action.disabled ? "true" : undefined} aria-describedby=${action.disabled ? reason : undefined}
    onClick=${() => action.disabled || press()}>${action.label}</button>`;

/** @param {{ model: import("./lib/widget.js").Model }} props */
const Buttons = ({ model }) => {
  const id = useFreshId();
  const buttons = /** @type {Action[]} */ (model.get("buttons"));
  const label = /** @type {string} */ (model.get("label"));
  const about = /** @type {string} */ (model.get("about"));
  const reasons = [...new Set(buttons.map((each) => each.disabled ?? "").filter(Boolean))];
  return html`
    <div class="kam-buttons" role=${label ? "group" : undefined} aria-labelledby=${label ? `${id}-label` : undefined}>
      ${label && html`<span class="kam-buttons-label" id=${`${id}-label`}>${label}</span>`}
      ${buttons.map(
        (each) => html`
          <${Button} key=${each.id} action=${each} reason=${`${id}-${reasons.indexOf(each.disabled ?? "")}`}
            press=${() => model.send({ type: "press", id: each.id, ...(about && { about }) })} />`,
      )}
      ${reasons.map((reason, index) => html`<span class="kam-reason" id=${`${id}-${index}`}>${reason}</span>`)}
    </div>`;
};

export default widget(Buttons);
