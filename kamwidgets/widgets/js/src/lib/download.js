// @ts-check
// Files come as a message and leave as a download: the workspace is not reachable by any address.

/** @typedef {import("./widget.js").Model} Model */

/** @param {string} name @param {string} mime @param {BlobPart} data */
export const download = (name, mime, data) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([data], { type: mime }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser may ask where to put it first
};

/** @param {Model} model @returns {() => void} stop */
export const receiveDownloads = (model) => {
  const receive = (/** @type {any} */ message, /** @type {BlobPart[]} */ buffers) => {
    if (message.type === "download") download(message.name, message.mime, buffers[0]);
  };
  model.on("msg:custom", receive);
  return () => model.off("msg:custom", receive);
};
