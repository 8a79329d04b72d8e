// @ts-check
// A report on its sheet. The frame's empty sandbox lets no script run, no form send and no link leave.
import { html, widget } from "./lib/widget.js";

/** @param {{ model: import("./lib/widget.js").Model }} props */
const Preview = ({ model }) => html`
  <div class="kam-preview">
    ${
      model.get("html")
        ? html`<iframe class="kam-sheet" sandbox="" title=${model.get("title")} srcdoc=${model.get("html")}
          style=${{ height: model.get("height") }} />`
        : html`<p class="kam-preview-empty">Nothing to show yet.</p>`
    }
  </div>`;

export default widget(Preview);
