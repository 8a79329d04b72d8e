// @ts-check
// Sentences about the work beside them, worst first, each with what one can do about it.
import { useState } from "preact/hooks";
import { Icon } from "./lib/icons.js";
import { html, widget } from "./lib/widget.js";

/** @typedef {{ id: string, level: "bad" | "warning" | "good", sentence: string, verb?: string, also?: string }} Finding */

const WORD = { bad: "Problem", warning: "Watch", good: "Good" };
const SHOWN = 7; // more at once are not read
const ALIKE = 3; // of one rule that come before those of other rules

/**
 * What to do something about, the worst first and not all of one kind; then what is good.
 * @param {Finding[]} findings
 */
const inOrder = (findings) => {
  /** @param {Finding["level"]} level */
  const of = (level) => findings.filter((finding) => finding.level === level);
  /** @type {Record<string, Finding[]>} */
  const byRule = {};
  const open = [...of("bad"), ...of("warning")];
  for (const finding of open) (byRule[finding.id.split(":")[0]] ??= []).push(finding);
  const more = new Set(Object.values(byRule).flatMap((alike) => alike.slice(ALIKE)));
  return [...open.filter((finding) => !more.has(finding)), ...more, ...of("good")];
};

/** @param {{ finding: Finding, act: (type: "act-on-finding" | "plan-finding", id: string) => void }} props */
const Row = ({ finding, act }) => html`
  <li class="kam-finding" data-level=${finding.level}>
    <${Icon} name=${finding.level} />
    <div>
      <p><span class="kam-sr">${WORD[finding.level]}: </span>${finding.sentence}</p>
      <div class="kam-finding-verbs">
        ${finding.verb &&
        html`<button type="button" class="kam-button kam-quiet" onClick=${() => act("act-on-finding", finding.id)}>
          ${finding.verb}<${Icon} name="right" />
        </button>`}
        ${finding.also &&
        html`<button type="button" class="kam-button kam-quiet" onClick=${() => act("plan-finding", finding.id)}>
          ${finding.also}
        </button>`}
      </div>
    </div>
  </li>`;

/** @param {{ notes: string[] }} props */
const Notes = ({ notes }) => html`
  <details class="kam-notes">
    <summary>How this is worked out</summary>
    ${notes.map((note) => html`<p>${note}</p>`)}
  </details>`;

/** @param {{ model: import("./lib/widget.js").Model }} props */
const Findings = ({ model }) => {
  const [showsAll, setShowsAll] = useState(false);
  const [title, findings, notes] = ["title", "findings", "notes"].map((key) => model.get(key));
  const sorted = inOrder(findings);
  const rest = sorted.length - SHOWN;
  const act = (/** @type {string} */ type, /** @type {string} */ id) => model.send({ type, id });
  return html`
    <section class="kam-findings" aria-label=${title}>
      <h2>${title}</h2>
      ${sorted.length === 0 && html`<p class="kam-findings-none">Nothing to point out yet.</p>`}
      <ul>
        ${sorted.slice(0, showsAll ? undefined : SHOWN).map(
          (finding) => html`<${Row} key=${finding.id} finding=${finding} act=${act} />`,
        )}
      </ul>
      ${rest > 0 &&
      html`<button type="button" class="kam-button kam-quiet" aria-expanded=${showsAll}
        onClick=${() => setShowsAll(!showsAll)}>${showsAll ? "Show fewer" : `and ${rest} more`}</button>`}
      ${notes.length > 0 && html`<${Notes} notes=${notes} />`}
    </section>`;
};

export default widget(Findings);
