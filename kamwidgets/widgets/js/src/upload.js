// @ts-check
// A large area to drop files on, and beneath it what became of each.
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from "preact/hooks";
import { Icon } from "./lib/icons.js";
import { html, widget } from "./lib/widget.js";
import { inWords, Sender, underWay } from "./upload/sender.js";

/** @typedef {import("./upload/sender.js").Sending} Sending */

/**
 * The sender that lives as long as the view, fed with Python's answers.
 * @param {import("./lib/widget.js").Model} model
 * @returns {Sender}
 */
const useSender = (model) => {
  const [, redraw] = useReducer((/** @type {number} */ count) => count + 1, 0);
  const [sender] = useState(() => new Sender((intent, buffers) => model.send(intent, undefined, buffers), () => redraw(0)));
  useEffect(() => {
    const receive = (/** @type {import("./upload/sender.js").Answer} */ answer) => sender.receive(answer);
    model.on("msg:custom", receive);
    return () => {
      model.off("msg:custom", receive);
      sender.stop();
    };
  }, []);
  return sender;
};

/** A file dropped beside the area would replace the whole page with its contents: refused from the first picture on. */
const useNoMissedDrops = () =>
  useLayoutEffect(() => {
    const refuse = (/** @type {DragEvent} */ event) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    };
    window.addEventListener("dragover", refuse);
    window.addEventListener("drop", refuse);
    return () => {
      window.removeEventListener("dragover", refuse);
      window.removeEventListener("drop", refuse);
    };
  }, []);

const Arrow = () => html`
  <svg class="kam-drop-mark" viewBox="0 0 32 32" aria-hidden="true"><path
    d="M16 21V6M10 11.5 16 5.5l6 6M5 20v5.5h22V20" /></svg>`;

/** @param {{ model: import("./lib/widget.js").Model, take: (files: File[]) => void }} props */
const DropArea = ({ model, take }) => {
  const [over, setOver] = useState(false);
  const chooser = useRef(/** @type {HTMLInputElement | null} */ (null));
  const busy = model.get("busy");
  /** @param {DragEvent} event */
  const onDragOver = (event) => {
    if (busy) return;
    event.preventDefault();
    setOver(true);
  };
  /** @param {DragEvent & { currentTarget: HTMLElement }} event */
  const onDragLeave = ({ currentTarget, relatedTarget }) => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
  };
  /** @param {DragEvent} event */
  const onDrop = (event) => {
    if (busy) return;
    event.preventDefault();
    setOver(false);
    take([...(event.dataTransfer?.files ?? [])].slice(0, model.get("multiple") ? undefined : 1));
  };
  /** @param {Event & { currentTarget: HTMLInputElement }} event */
  const onChange = ({ currentTarget }) => {
    take([...(currentTarget.files ?? [])]);
    currentTarget.value = ""; // the same file can be chosen again after it was corrected
  };
  return html`
    <div class="kam-drop" data-over=${over} data-busy=${Boolean(busy)} onDragEnter=${onDragOver}
      onDragOver=${onDragOver} onDragLeave=${onDragLeave} onDrop=${onDrop}>
      <${Arrow} />
      <p class="kam-drop-label">${busy || (over ? "Let go to add the file" : model.get("label"))}</p>
      ${model.get("hint") && html`<p class="kam-drop-hint">${model.get("hint")}</p>`}
      <button type="button" class="kam-button" disabled=${Boolean(busy)}
        onClick=${() => chooser.current?.click()}>${model.get("button")}</button>
      <input ref=${chooser} type="file" hidden accept=${model.get("accept") || undefined}
        multiple=${model.get("multiple")} onChange=${onChange} />
    </div>`;
};

/** @type {Record<Sending["status"], string>} */
const STATUS = {
  waiting: "Waiting",
  sending: "Sending",
  reading: "Reading …",
  done: "Arrived",
  failed: "Not sent",
  cancelled: "Cancelled",
};

/** @param {{ sending: Sending, sender: Sender }} props */
const FileRow = ({ sending, sender }) => {
  const { name, size, sent, status, sentence, again } = sending;
  const words = status === "sending" ? `${STATUS.sending} ${Math.round((100 * sent) / size)} %` : STATUS[status];
  const mark = { done: "good", failed: "bad" }[/** @type {string} */ (status)];
  return html`
    <li class="kam-file" data-status=${status}>
      <span class="kam-file-mark">${mark && html`<${Icon} name=${mark} />`}</span>
      <span class="kam-file-name">${name}</span>
      <span class="kam-file-status">${words} · ${inWords(size)}</span>
      ${underWay(sending) && html`<button type="button" class="kam-button kam-quiet" aria-label=${`Cancel ${name}`}
        onClick=${() => sender.cancel(sending)}>Cancel</button>`}
      ${again && ["failed", "cancelled"].includes(status) && html`<button type="button" class="kam-button kam-quiet"
        aria-label=${`Send ${name} again`} onClick=${() => sender.retry(sending)}>Try again</button>`}
      ${status === "sending" && html`<progress class="kam-file-progress" max=${size} value=${sent}
        aria-label=${`${name} sent`} />`}
      ${status === "reading" && html`<progress class="kam-file-progress" aria-label=${`Reading ${name}`} />`}
      ${sentence && html`<p class="kam-file-sentence">${sentence}</p>`}
    </li>`;
};

/** @param {{ model: import("./lib/widget.js").Model }} props */
const Upload = ({ model }) => {
  const sender = useSender(model);
  useNoMissedDrops();
  const rules = { accept: model.get("accept"), limitMb: model.get("limit_mb") };
  const take = (/** @type {File[]} */ files) => sender.add(files, rules);
  const { level, sentence } = model.get("message");
  return html`
    <div class="kam-upload">
      <${DropArea} model=${model} take=${take} />
      ${sender.files.length > 0 && html`
        <ul class="kam-files" aria-label="Files">
          ${sender.files.map((sending) => html`<${FileRow} key=${sending.name + sending.id} sending=${sending}
            sender=${sender} />`)}
        </ul>`}
      <p class="kam-upload-message" role="status" data-level=${level}>
        ${sentence && html`<${Icon} name=${level} /><span>${sentence}</span>`}
      </p>
    </div>`;
};

export default widget(Upload);
