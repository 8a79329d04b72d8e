"""Whether a grid of 10,000 rows feels like one of 10: from the keystroke to the saved cell, and scrolling.

The page's half runs in Chromium, Python's half here; between them is a bridge instead of a websocket. Each edit is
saved as the workbook saves one: by a durable commit of a plan. All that is the same for both sizes.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from kamwidgets import edits
from kamwidgets.store import Author
from kamwidgets.store.database import open_database
from kamwidgets.store.repository import Repository
from kamwidgets.widgets import Grid, Rows
from kamwidgets.widgets.base import STATIC
from tests.chromium import FLAGS, executable

SIZES = (10, 10_000)
EDITS = 40
TARGET = 1.3
"""How much longer an edit among 10,000 rows may take than one among 10."""

COLUMNS: list[dict[str, Any]] = [
    {"id": "name", "title": "Account", "kind": "text", "editable": True},
    *({"id": f"n{at}", "title": f"Year {at}", "kind": "number", "editable": True, "width": 90} for at in range(11)),
]

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>grid</title>
<link rel="stylesheet" href="/static/theme.css"><body class="kam-workbook"><div id="host"></div>
<script type="module">
import widget from "/static/grid.js";
const listeners = {};
const traits = {};
const fire = (event, ...args) => (listeners[event] ?? []).forEach((then) => then(...args));
const model = {
  get: (key) => traits[key],
  on: (event, then) => (listeners[event] ??= []).push(then),
  off: () => {},
  send: async (content) => {
    const { state, messages } = JSON.parse(await window.toPython(content));
    Object.assign(traits, state);
    if (Object.keys(state).length) fire("change");
    messages.forEach((message) => fire("msg:custom", message));
  },
};
window.start = (state) => {
  Object.assign(traits, state);
  widget.render({ model, el: document.getElementById("host") });
};
window.loaded = true;
</script></body></html>"""

EDIT = """async (value) => {
  const cell = document.querySelector('[data-index="3"] [data-column="n1"]');
  cell.focus();
  const key = (target, name) => target.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
  const shown = (text) => new Promise((then) => {
    const look = () => cell.textContent === text && !cell.matches(".kam-grid-pending") && (seen.disconnect(), then());
    const seen = new MutationObserver(look);
    seen.observe(cell, { childList: true, subtree: true, characterData: true, attributes: true });
  });
  const began = performance.now();
  key(cell, "F2");
  const editor = document.querySelector(".kam-grid-editor");
  editor.value = String(value);
  editor.dispatchEvent(new Event("input", { bubbles: true }));
  const answered = shown(String(value));
  key(editor, "Enter");
  await answered;
  await new Promise((then) => requestAnimationFrame(then));
  return performance.now() - began;
}"""

SCROLL = """async () => {
  const frame = document.querySelector(".kam-grid-scroller");
  const times = [];
  let last = performance.now();
  for (let step = 0; step < 60; step += 1) {
    frame.scrollTop = (step * 97) % Math.max(1, frame.scrollHeight - frame.clientHeight);
    const now = await new Promise((then) => requestAnimationFrame(() => then(performance.now())));
    times.push(now - last);
    last = now;
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)];
}"""


def python_half(size: int, save: Callable[[str], object]) -> Grid:
    """Return a grid whose edits are saved, and answered as a step answers them: with its rows given anew."""
    values = {f"r{at}": {"name": f"Account {at}", **{f"n{c}": at + c for c in range(11)}} for at in range(size)}

    def rows() -> Rows:
        return Rows(values, lambda name: {"id": name, "cells": values[name]})

    def enter(intent: dict[str, Any]) -> None:
        save(intent["value"])
        values[intent["row"]] = {**values[intent["row"]], intent["column"]: float(intent["value"])}
        grid.rows = rows()

    grid = Grid(columns=COLUMNS, rows=rows(), label="Accounts", height="520px", on_intent=enter)
    return grid


def saver(folder: Path) -> Callable[[str], object]:
    """Return what saves a text durably, in a plan of forty people."""
    repository, author = Repository(open_database(f"sqlite:///{folder / 'plans.db'}")), Author("Bench")
    for number in range(40):
        repository.apply("acme", edits.add_person, {"id": str(number), "name": f"Name {number}"}, author)
    return lambda text: repository.apply("acme", edits.change_person, {"id": "3", "title": text}, author)


def opened(page: Page, grid: Grid) -> None:
    """Show a grid in the page, its two halves connected."""
    messages: list[dict[str, Any]] = []
    changed: dict[str, Any] = {}
    grid.send = lambda content, _buffers=None: messages.append(content)  # type: ignore[method-assign]
    grid.observe(lambda change: changed.update({change.name: change.new}), names=grid.keys)

    def to_python(content: dict[str, Any]) -> str:
        changed.clear()
        messages.clear()
        grid._on_message(grid, content, [])  # noqa: SLF001 - what the websocket would call
        return json.dumps({"state": changed, "messages": messages})

    page.expose_function("toPython", to_python)
    page.route("**/static/*", lambda route: route.fulfill(path=STATIC / route.request.url.rpartition("/")[2]))
    page.route("**/page", lambda route: route.fulfill(content_type="text/html", body=PAGE))
    page.goto("http://kam.test/page")
    page.wait_for_function("window.loaded")
    shown = [name for name in grid.keys if not name.startswith(("_", "layout", "tab", "tooltip"))]
    page.evaluate("(state) => window.start(state)", {name: getattr(grid, name) for name in shown})


def main() -> None:
    """Measure both sizes in turn, so that what else the machine does falls on both, and print."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        save = saver(Path(folder))
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        pages = {size: browser.new_page() for size in SIZES}
        for size, page in pages.items():
            opened(page, python_half(size, save))
        times: dict[int, list[float]] = {size: [] for size in SIZES}
        for number in range(EDITS):
            for size, page in pages.items():
                page.bring_to_front()
                times[size].append(page.evaluate(EDIT, 100 + number))
        # What else the machine does only ever adds: the quickest quarter is the least disturbed by it.
        small, large = (statistics.quantiles(times[size], n=4)[0] for size in SIZES)
        print(f"from the keystroke to the saved cell: {small:.1f} ms among 10 rows, {large:.1f} ms among 10,000")
        print(f"ratio {large / small:.2f} (target {TARGET})")
        frames = {size: page.evaluate(SCROLL) for size, page in pages.items() if page.bring_to_front() is None}
        print(f"scrolling, a frame in 20 takes longer than: {frames[10]:.1f} ms and {frames[10_000]:.1f} ms")
        browser.close()


if __name__ == "__main__":
    main()
