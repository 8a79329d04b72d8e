// @ts-check
// Whether anybody is listening. The shell knocks every few seconds; where no answer comes, the server is asked about the
// kernel: busy is not dead, a lost connection comes back, and only a session that is gone is at its end.
import { HEARD } from "../lib/outbox.js";

/** @typedef {import("../lib/widget.js").Model} Model */
/** @typedef {"live" | "busy" | "offline" | "ended"} Life */

/**
 * The part we use of the kernel connection that Voilà and JupyterLab give their widgets.
 * @typedef {{
 *   id: string, connectionStatus: string, reconnect(): Promise<void>,
 *   serverSettings: { baseUrl: string, token?: string },
 * }} Kernel
 */

const LOOK_EVERY = 1000; // ms
const KNOCK_AFTER = 2000; // of silence
const LATE = 2000; // an answer usually takes a few ms
const SERVER_LATE = 4000;
const RECONNECT_EVERY = 12_000; // a busy kernel needs some time to let us in
const DEAF = 10_000; // a kernel that is idle has heard nothing of what we sent

/**
 * What the server says of the kernel.
 * @param {Kernel} kernel
 * @returns {Promise<"busy" | "idle" | "gone" | "unreachable">}
 */
const ask = async ({ id, serverSettings: { baseUrl, token } }) => {
  try {
    const answer = await fetch(`${baseUrl}api/kernels/${id}`, {
      cache: "no-store",
      headers: token ? { Authorization: `token ${token}` } : {},
      signal: AbortSignal.timeout(SERVER_LATE),
    });
    if (answer.status === 404) return "gone";
    if (!answer.ok) return "unreachable";
    const { execution_state: state } = await answer.json();
    return state === "dead" ? "gone" : state === "idle" ? "idle" : "busy";
  } catch {
    return "unreachable";
  }
};

export class Heartbeat {
  /** @type {Life} */
  life = "live";
  #heard = Date.now();
  #knocked = 0; // 0 while no answer is owed
  #reconnected = 0;
  #asking = false;

  /**
   * @param {Model} model sends as it is
   * @param {(life: Life) => void} tell
   */
  constructor(model, tell) {
    this.model = model;
    this.tell = tell;
    model.on("msg:custom", this.#receive);
    model.on("comm_live_update", this.#end); // the kernel was started again, or put our widgets away
    document.addEventListener("visibilitychange", this.#look);
    this.timer = setInterval(this.#look, LOOK_EVERY);
  }

  stop() {
    clearInterval(this.timer);
    document.removeEventListener("visibilitychange", this.#look);
    this.model.off("msg:custom", this.#receive);
    this.model.off("comm_live_update", this.#end);
  }

  get #kernel() {
    return this.model.widget_manager?.kernel;
  }

  #look = () => {
    const now = Date.now();
    if (!this.#knocked && now - this.#heard >= KNOCK_AFTER) this.#knock();
    else if (this.#knocked && now - this.#knocked >= LATE) this.#inquire();
  };

  #knock() {
    this.#knocked = Date.now();
    try {
      this.model.send({ type: "ping" });
    } catch {
      this.#knocked -= LATE; // nobody can answer that
    }
  }

  #receive = (/** @type {{ type: string }} */ { type }) => {
    if (type !== "pong") return;
    document.dispatchEvent(new CustomEvent(HEARD, { detail: { before: this.#knocked } }));
    this.#heard = Date.now();
    this.#knocked = 0;
    this.#become("live");
  };

  async #inquire() {
    const kernel = this.#kernel;
    if (!kernel) this.#become("busy"); // nobody to ask
    if (!kernel || this.#asking) return;
    this.#asking = true;
    const asked = Date.now();
    const found = await ask(kernel);
    this.#asking = false;
    if (this.#heard >= asked) return; // the answer came meanwhile
    if (found === "gone") this.#end();
    else if (found === "unreachable") this.#become("offline");
    else this.#wait(kernel, found);
  }

  /**
   * The kernel is there: either it is busy, or what we send does not reach it.
   * @param {Kernel} kernel @param {"busy" | "idle"} state
   */
  #wait(kernel, state) {
    const now = Date.now();
    const connected = kernel.connectionStatus === "connected";
    this.#become(connected ? "busy" : "offline");
    if (connected) this.#knock(); // the last one may be lost
    const deaf = !connected || (state === "idle" && now - this.#heard > DEAF);
    if (!deaf || now - this.#reconnected < RECONNECT_EVERY) return;
    this.#reconnected = now;
    kernel.reconnect().catch(() => {}); // the next look tries again
  }

  #end = () => {
    this.stop();
    this.#become("ended");
  };

  /** @param {Life} life */
  #become(life) {
    if (this.life === "ended" || this.life === life) return;
    this.life = life;
    this.tell(life);
  }
}
