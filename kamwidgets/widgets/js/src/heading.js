// @ts-check
// What the task is, what it is for in one sentence, and the help for whoever asks.
import { useState } from "preact/hooks";
import { Icon } from "./lib/icons.js";
import { useFreshId } from "./lib/ids.js";
import { Prose } from "./lib/prose.js";
import { html, widget } from "./lib/widget.js";

/** @param {{ model: import("./lib/widget.js").Model }} props */
const Heading = ({ model }) => {
  const [isOpen, setOpen] = useState(false);
  const id = useFreshId();
  const [title, sentence, help] = ["title", "sentence", "help"].map((key) => model.get(key));
  return html`
    <div class="kam-heading">
      <div class="kam-heading-words">
        <h1>${title}</h1>
        ${sentence && html`<p>${sentence}</p>`}
      </div>
      ${help.length > 0 &&
      html`<button type="button" class="kam-button kam-quiet kam-help-button" aria-expanded=${isOpen}
        aria-controls=${id} onClick=${() => setOpen(!isOpen)}>
        <${Icon} name="help" />Help
      </button>`}
      <section class="kam-help" id=${id} aria-label="Help" hidden=${!isOpen || help.length === 0}>
        <${Prose} blocks=${help} />
      </section>
    </div>`;
};

export default widget(Heading);
