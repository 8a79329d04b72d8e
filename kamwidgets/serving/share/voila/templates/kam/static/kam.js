// The opening page: it stays until the workbook can be used, so that nobody sees a page build itself.
// Voilà's bundle calls voila_finish once its theme is there; voila_heartbeat comes with the page while a cell takes long.
(() => {
  const SLOW = 30_000; // milliseconds until the page says that this is not normal
  const ALONE = 3_000; // a page without a workbook is shown this long after its cells

  const uncover = () => {
    // Voilà's own frame is empty; a screen reader would announce a second header and footer.
    for (const edge of ["top", "bottom"]) document.getElementById(`voila-${edge}-panel`)?.removeAttribute("role");
    document.getElementById("loading")?.remove();
  };
  const usable = () => document.querySelector("[data-kam-ready], .kam-failed");

  window.voila_heartbeat = () => {};
  window.cellLoaded = true; // the bundle comes after the last cell

  window.voila_finish = () => {
    document.getElementById("rendered_cells").style.display = "";
    if (usable()) return uncover();
    const watch = new MutationObserver(() => usable() && (watch.disconnect(), uncover()));
    watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-kam-ready"] });
    setTimeout(() => document.querySelector(".kam-workbook") ?? uncover(), ALONE);
  };

  // A page that is closed or left ends its kernel; the server ends those whose browser could not say so.
  addEventListener("pagehide", (event) => {
    const settings = document.getElementById("jupyter-config-data");
    if (event.persisted || !settings) return;
    const { baseUrl, kernelId } = JSON.parse(settings.textContent);
    navigator.sendBeacon(`${baseUrl}voila/api/shutdown/${kernelId}`);
  });

  setTimeout(() => {
    const text = document.getElementById("kam-opening-text");
    if (text) text.textContent = "This takes longer than it should. Reload the page; if that does not help, stop and start the workbook.";
  }, SLOW);
})();
