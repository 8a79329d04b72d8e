// @ts-check
// An accessible grid to work in: cells come as traits, every wish leaves as an intent, and no value changes by itself.
import { View } from "./grid/view.js";
import { wearClasses } from "./lib/widget.js";

export default {
  /** @param {import("./lib/widget.js").Host} host */
  render({ model, el }) {
    el.setAttribute("data-lm-suppress-shortcuts", "true"); // JupyterLab would otherwise take our keys
    const view = new View(model, el);
    const undress = wearClasses({ model, el });
    return () => {
      undress();
      view.close();
    };
  },
};
