// @ts-check
// The way from step to step: real links, so that a step opens in a second tab as well; none is ever locked.
import { Icon } from "../lib/icons.js";
import { html } from "../lib/widget.js";
import { addressOf } from "./address.js";

/** @typedef {{ id: string, title: string, status: "empty" | "in-progress" | "complete", open: number }} Step */

const STATUS = { empty: "nothing there yet", "in-progress": "in progress", complete: "complete" };

/** A link that is opened elsewhere is the browser's business. @param {MouseEvent} event */
const opensHere = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

/** @param {{ step: Step, active: boolean, href: string, open: () => void }} props */
const Link = ({ step, active, href, open }) => html`
  <li>
    <a class="kam-nav-link" href=${href} data-status=${step.status} aria-current=${active ? "step" : undefined}
      onClick=${(/** @type {MouseEvent} */ event) => {
        if (!opensHere(event)) return;
        event.preventDefault();
        if (!active) open();
      }}>
      <${Icon} name=${step.status} />
      <span class="kam-nav-title" data-title=${step.title}>${step.title}</span>
      <span class="kam-sr">(${STATUS[step.status]})</span>
      ${step.open > 0 && html`<span class="kam-nav-open">${step.open}<span class="kam-nav-word"> open</span></span>`}
    </a>
  </li>`;

/** @param {{ steps: Step[], active: string, account: string, open: (id: string) => void }} props */
export const Steps = ({ steps, active, account, open }) => html`
  <nav class="kam-steps" aria-label="Steps">
    <ol>
      ${steps.map(
        (step) => html`
          <${Link} key=${step.id} step=${step} active=${step.id === active}
            href=${addressOf({ step: step.id, account })} open=${() => open(step.id)} />`,
      )}
    </ol>
  </nav>`;
