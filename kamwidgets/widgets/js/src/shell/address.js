// @ts-check
// The address carries step and account, so that reload, back and a second tab work. Other parameters stay as they are.

/** @typedef {import("../lib/widget.js").Model} Model */
/** @typedef {{ step: string, account: string }} Place */

/** In JupyterLab and Notebook the address belongs to them; Voilà is built of the same parts, but says who it is. */
export const ours = () => "voila" in document.body.dataset || !document.querySelector(".jp-LabShell, [data-notebook]");

/** @returns {Place} */
const read = () => {
  const asked = new URLSearchParams(ours() ? location.search : "");
  return { step: asked.get("step") ?? "", account: asked.get("account") ?? "" };
};

/** The address of a place, with everything else in it kept. @param {Place} place */
export const addressOf = ({ step, account }) => {
  const url = new URL(location.href);
  for (const [key, value] of [["step", step], ["account", account]]) {
    if (value) url.searchParams.set(key, value);
    else url.searchParams.delete(key);
  }
  return url.pathname + url.search + url.hash;
};

/** @param {Place} one @param {Place} other */
const same = (one, other) => one.step === other.step && one.account === other.account;

/**
 * Write each place the person comes to into the address, and ask for the place when they go back.
 * Tells what the address asked for when the page was opened, and how to stop.
 * @param {Model} model
 */
export const followAddress = (model) => {
  const asked = read();
  let wanted = asked;
  // What the address asks for arrives in pieces: until all of it is there, writing would bury it under a half-way place.
  let waiting = Boolean(wanted.step || wanted.account);
  const here = () => ({ step: model.get("active"), account: model.get("account") });
  const arrived = () => {
    const { step, account } = here();
    return (!wanted.step || wanted.step === step) && (!wanted.account || wanted.account === account);
  };
  const write = () => {
    if (!ours() || (waiting && !arrived())) return;
    waiting = false;
    if (same(read(), here())) return;
    const clicked = navigator.userActivation?.hasBeenActive ?? true;
    history[clicked ? "pushState" : "replaceState"](history.state, "", addressOf(here()));
  };
  const goBack = () => {
    wanted = read();
    waiting = true;
    const { step, account } = here();
    if (wanted.account && wanted.account !== account) model.send({ type: "open-account", account: wanted.account });
    if (wanted.step && wanted.step !== step) model.send({ type: "open-step", step: wanted.step });
  };
  const stopWaiting = () => {
    waiting = false;
  };
  write();
  model.on("change:active change:account", write);
  addEventListener("popstate", goBack);
  addEventListener("click", stopWaiting, true);
  return {
    asked,
    stop: () => {
      model.off("change:active change:account", write);
      removeEventListener("popstate", goBack);
      removeEventListener("click", stopWaiting, true);
    },
  };
};
