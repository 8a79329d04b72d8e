// @ts-check
// One sentence that must not be missed, with what can be done about it. It stays until the person or a newer one ends it.
import { Icon } from "../lib/icons.js";
import { html } from "../lib/widget.js";

/** @typedef {{ id?: string, level?: "good" | "warning" | "bad", sentence?: string, verb?: string }} NoticeState */
/** @typedef {(id: string) => void} Answer */

const WORD = { good: "Done", warning: "Watch", bad: "Problem" };

/** @param {{ notice: NoticeState, act: Answer, dismiss: Answer }} props */
const Bar = ({ notice: { id = "", level = "warning", sentence, verb }, act, dismiss }) => html`
  <div class="kam-notice" data-level=${level}>
    <${Icon} name=${level} />
    <p><span class="kam-sr">${WORD[level]}: </span>${sentence}</p>
    ${verb && html`<button type="button" class="kam-button kam-quiet" onClick=${() => act(id)}>${verb}</button>`}
    <button type="button" class="kam-icon-button" aria-label="Dismiss" title="Dismiss" onClick=${() => dismiss(id)}>
      <${Icon} name="close" />
    </button>
  </div>`;

/**
 * Both live regions are there from the start: a screen reader hears only what changes in one it knows.
 * @param {{ notice: NoticeState, act: Answer, dismiss: Answer }} props
 */
export const Notice = (props) => {
  const { sentence, level } = props.notice;
  const bar = sentence && html`<${Bar} key=${props.notice.id} ...${props} />`;
  return html`
    <div role="alert">${level === "bad" && bar}</div>
    <div role="status">${level !== "bad" && bar}</div>`;
};

/**
 * What is shown can be read and not changed.
 * @param {{ locked: { sentence?: string, reasons?: string[] } }} props
 */
export const Locked = ({ locked: { sentence, reasons = [] } }) =>
  sentence &&
  html`
    <div class="kam-notice kam-locked" role="status" data-level="warning">
      <${Icon} name="lock" />
      <div>
        <p>${sentence}</p>
        ${reasons.length > 0 && html`
          <details>
            <summary>Why (${reasons.length})</summary>
            <ul>${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>
          </details>`}
      </div>
    </div>`;
