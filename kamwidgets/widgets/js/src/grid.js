// @ts-check
// An accessible grid to work in: cells come as traits, every wish leaves as an intent, and no value changes by itself.
import { View } from "./grid/view.js";
import { host } from "./lib/widget.js";

export default host(({ model, el }) => {
  const view = new View(model, el);
  return () => view.close();
});
