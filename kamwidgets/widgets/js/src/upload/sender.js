// @ts-check
// Sends files in pieces, one after the other: the next piece goes when Python has acknowledged the last.
import { freshId } from "../lib/ids.js";

/**
 * @typedef {{ id: string, name: string, size: number, file: File, sent: number, sentence: string, again: boolean,
 *   status: "waiting" | "sending" | "reading" | "done" | "failed" | "cancelled" }} Sending
 * @typedef {{ type: string, id: string, index?: number, sentence?: string }} Answer
 * @typedef {{ id: string, index?: number, settle(answer: Answer): void, fail(reason: Error): void }} Question
 */

export const CHUNK_BYTES = 2 ** 20; // as in upload.py
export const MEGABYTE = 10 ** 6;
const PATIENCE = 20_000; // ms without an answer before the same piece goes again
const ATTEMPTS = 3;

const SILENT = "There was no answer for a minute. Check the connection and try again.";
const UNREADABLE = "The file could not be opened. Is it a folder, or was it moved?";

/** Why a file was not sent, in a sentence; empty when the person took it back. */
class Stopped extends Error {}

/** @param {Sending} sending */
export const underWay = ({ status }) => ["waiting", "sending", "reading"].includes(status);

/** @param {number} bytes */
export const inWords = (bytes) => {
  if (bytes < 1000) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  const [size, unit] = bytes < MEGABYTE ? [bytes / 1000, "KB"] : [bytes / MEGABYTE, "MB"];
  return `${size.toFixed(size < 10 ? 1 : 0)} ${unit}`;
};

/**
 * What is wrong with a file before it is sent; empty when nothing is.
 * @param {File} file
 * @param {{ accept: string, limitMb: number }} rules
 */
export const objection = (file, { accept, limitMb }) => {
  const endings = accept.split(",").map((one) => one.trim().toLowerCase()).filter((one) => one.startsWith("."));
  if (endings.length > 0 && !endings.some((ending) => file.name.toLowerCase().endsWith(ending)))
    return `This kind of file cannot be read here. Choose ${endings.join(" or ")}.`;
  if (file.size > limitMb * MEGABYTE) 
    return `This file has ${inWords(file.size)}; the most that can be sent here is ${limitMb} MB.`;
  return file.size === 0 ? "This file is empty." : "";
};

export class Sender {
  /** @type {Sending[]} */
  files = [];
  /** @type {Question | null} */
  #question = null;
  #running = false;

  /**
   * @param {(intent: object, buffers?: ArrayBuffer[]) => void} send
   * @param {() => void} changed called whenever `files` says something new
   */
  constructor(send, changed) {
    this.send = send;
    this.changed = changed;
  }

  /**
   * Queue files; those of before that are finished leave the list.
   * @param {File[]} files
   * @param {{ accept: string, limitMb: number }} rules
   */
  add(files, rules) {
    this.files = this.files.filter(underWay);
    for (const file of files) {
      const sentence = objection(file, rules);
      const status = sentence ? "failed" : "waiting";
      const { name, size } = file;
      this.files.push({ id: freshId(), name, size, file, sent: 0, sentence, again: !sentence, status });
    }
    this.#run();
  }

  /**
   * Send a file again from its beginning.
   * @param {Sending} sending
   */
  retry(sending) {
    Object.assign(sending, { id: freshId(), status: "waiting", sent: 0, sentence: "" });
    this.#run();
  }

  /** @param {Sending} sending */
  cancel(sending) {
    const begun = sending.status !== "waiting";
    sending.status = "cancelled";
    if (begun) this.send({ type: "file-cancel", id: sending.id });
    if (this.#question?.id === sending.id) this.#question.fail(new Stopped());
    this.changed();
  }

  /** Take back whatever is on its way: the page no longer shows it. */
  stop() {
    this.files.filter(underWay).forEach((sending) => this.cancel(sending));
  }

  /** @param {Answer} answer */
  receive(answer) {
    const question = this.#question;
    if (!question || answer.id !== question.id) return;
    if (answer.type === "refused") question.fail(new Stopped(answer.sentence));
    const expected = question.index === undefined ? "received" : "ack";
    if (answer.type === expected && answer.index === question.index) question.settle(answer);
  }

  async #run() {
    this.changed();
    if (this.#running) return;
    this.#running = true;
    for (let next; (next = this.files.find(({ status }) => status === "waiting")); ) await this.#sendFile(next);
    this.#running = false;
  }

  /** @param {Sending} sending */
  async #sendFile(sending) {
    sending.status = "sending";
    this.changed();
    try {
      await this.#sendPieces(sending);
      sending.status = "reading";
      this.changed();
      // Reading can take as long as it likes: ask again, never give up.
      await this.#ask(sending.id, undefined, () => this.send({ type: "file-end", id: sending.id }), Infinity);
      sending.status = "done";
    } catch (error) {
      if (underWay(sending))
        Object.assign(sending, { status: "failed", sentence: error instanceof Stopped ? error.message : UNREADABLE });
    }
    this.changed();
  }

  /** @param {Sending} sending */
  async #sendPieces(sending) {
    const { id, name, size, file } = sending;
    const chunks = Math.ceil(size / CHUNK_BYTES);
    for (let index = 0; index < chunks; index += 1) {
      const piece = await file.slice(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES).arrayBuffer();
      if (!underWay(sending)) throw new Stopped();
      await this.#ask(id, index, () => {
        if (index === 0) this.send({ type: "file-start", id, name, size, chunks });
        this.send({ type: "file-chunk", id, index }, [piece]);
      }, ATTEMPTS);
      sending.sent += piece.byteLength;
      this.changed();
    }
  }

  /**
   * Say something, and again while no answer comes: what arrives twice counts once.
   * @param {string} id
   * @param {number | undefined} index
   * @param {() => void} say
   * @param {number} attempts
   * @returns {Promise<Answer>}
   */
  #ask(id, index, say, attempts) {
    let said = 0;
    let timer = 0;
    return new Promise((settle, fail) => {
      const again = () => {
        if (said === attempts) return fail(new Stopped(SILENT));
        said += 1;
        timer = window.setTimeout(again, PATIENCE);
        say();
      };
      this.#question = { id, index, settle, fail };
      again();
    }).finally(() => {
      window.clearTimeout(timer);
      this.#question = null;
    });
  }
}
