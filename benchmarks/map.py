"""How long one picture takes while somebody is dragged over a large map, as a ratio to bare cytoscape.js.

Both show the same 300 people and 900 links in a picture of the same size, in the same browser, taking turns. The bare
one has a plain style: circles with names, and curved lines with arrows.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from kamwidgets.widgets.base import STATIC

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.chromium import FLAGS, executable

PEOPLE, TIES, COLUMNS = 300, 900, 20
TURNS, FRAMES = 6, 60
TARGET = 1.5
"""Dragging somebody may take this many times what bare cytoscape.js needs for a frame."""

FREE_RUNNING = ["--disable-frame-rate-limit", "--disable-gpu-vsync"]  # else every fast frame lasts 16.7 ms
CYTOSCAPE = STATIC.parent / "js" / "node_modules" / "cytoscape" / "dist" / "cytoscape.min.js"
HOST = "http://kam.test"

PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/static/theme.css">
<body><div id="host" style="width: 1200px"></div></body>"""

# A fake model, and the picture in the page: the widget's, or a bare one. `window.cy` is cytoscape's object in both.
OURS = """async (traits) => {
  const { default: widget } = await import("/static/map.js");
  const model = { get: (name) => traits[name], on() {}, off() {}, send() {} };
  widget.render({ model, el: document.getElementById("host") });
  window.cy = document.querySelector(".kam-map-canvas")._cyreg.cy;
}"""
BARE = """({ people, ties, height }) => {
  const container = document.getElementById("host");
  container.style.height = height;
  window.cy = cytoscape({
    container,
    elements: [
      ...people.map(({ id, name, x, y }) => ({ data: { id, name }, position: { x, y } })),
      ...ties.map(({ id, source, target }) => ({ data: { id, source, target } })),
    ],
    layout: { name: "preset" },
    style: [
      { selector: "node", style: { label: "data(name)", width: 40, height: 40 } },
      { selector: "edge", style: { width: 2, "curve-style": "bezier", "target-arrow-shape": "triangle" } },
    ],
  });
}"""

# Press at a place, move the pointer a little each frame, release: how long each frame took, in ms.
GLIDE = """async ({ id, frames, zoom }) => {
  const { cy } = window;
  cy.zoom(zoom);
  cy.center();
  const home = cy.getElementById(id);
  const box = cy.container().getBoundingClientRect();
  const start = home.empty() ? { x: 3, y: 3 } : home.renderedPosition(); // a corner is nobody's
  const frame = () => new Promise(requestAnimationFrame);
  const mouse = (type, target, angle, buttons) => target.dispatchEvent(new MouseEvent(type, {
    bubbles: true, cancelable: true, button: 0, buttons,
    clientX: box.x + start.x + 90 * Math.sin(angle), clientY: box.y + start.y + 90 * (1 - Math.cos(angle)),
  }));
  for (let i = 0; i < 20; i++) await frame();
  const surface = cy.container().querySelector("canvas");
  mouse("mousemove", surface, 0, 0);
  mouse("mousedown", surface, 0, 1);
  const times = [];
  let dragged = home.empty();
  for (let i = 1; i <= frames; i++) {
    mouse("mousemove", surface, (i * 2 * Math.PI) / frames, 1);
    times.push(await frame());
    dragged ||= home.grabbed();
  }
  mouse("mouseup", surface, 0, 0);
  if (!dragged) throw new Error("nobody was dragged");
  return times.slice(1).map((time, i) => time - times[i]);
}"""


class Gesture(NamedTuple):
    """What the pointer does: drag somebody, or, with no id, the map itself."""

    name: str
    person: str
    zoom: float


GESTURES = [
    Gesture("drag a person, everybody in view", "p150", 0.3),
    Gesture("drag a person, at 100 %", "p150", 1.0),
    Gesture("drag the map, everybody in view", "", 0.3),
    Gesture("drag the map, at 100 %", "", 1.0),
]


def graph() -> dict[str, Any]:
    """Make a company as large as they come: in rows, linked by chance, in all stances and kinds."""
    dice = Random(0)  # noqa: S311 - a picture, no secret
    stances = ["opponent", "sceptic", "neutral", "supporter", "advocate", "unknown"]
    kinds = ["reports-to", "dotted", "influences", "at-odds", "controls-access"]
    people = [
        {
            "id": f"p{number}",
            "name": f"Person Number {number}",
            "subtitle": "Head of Purchasing",
            "roles": ["Decider"],
            "role": dice.choice(["decider", "approver", "buyer", "user", ""]),
            "stance": dice.choice(stances),
            "influence": dice.choice(["none", "some", "strong", "decisive"]),
            "contact": "brief",
            "x": number % COLUMNS * 176,
            "y": number // COLUMNS * 160,
        }
        for number in range(PEOPLE)
    ]
    ties = [
        {
            "id": f"t{number}",
            "source": f"p{number % PEOPLE}",
            "target": f"p{(number + dice.choice([1, 2, 3, 19, 20, 21, 40, 41])) % PEOPLE}",
            "kind": dice.choice(kinds),
            "strength": dice.choice([1, 2, 3]),
            "label": "",
        }
        for number in range(TIES)
    ]
    texts = {"label": "Map", "empty": "", "height": "700px", "read_only": False, "selected": {}}
    return {"people": people, "ties": ties, "kinds": [], **texts}


def open_page(browser: Browser, script: str) -> Page:
    """Show the graph in a page of its own."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.route(
        f"{HOST}/**",
        lambda route: (
            route.fulfill(path=STATIC / route.request.url.rpartition("/")[2])
            if "/static/" in route.request.url
            else route.fulfill(content_type="text/html", body=PAGE)
        ),
    )
    page.goto(HOST)
    page.add_script_tag(path=CYTOSCAPE)
    page.evaluate(script, graph())
    return page


def frames(page: Page, gesture: Gesture, prefix: str) -> list[float]:
    """Return how long each frame of a gesture took, in ms."""
    page.bring_to_front()
    id_ = f"{prefix}{gesture.person}" if gesture.person else ""
    return page.evaluate(GLIDE, {"id": id_, "frames": FRAMES, "zoom": gesture.zoom})


def main() -> None:
    """Measure and print."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS + FREE_RUNNING)
        ours, bare = open_page(browser, OURS), open_page(browser, BARE)
        print(f"frames of a map of {PEOPLE} people and {TIES} links, 1200 × 700 px, median (95th percentile):")
        for gesture in GESTURES:
            times: dict[str, list[float]] = {"ours": [], "bare": []}
            for _ in range(TURNS):
                times["ours"] += frames(ours, gesture, "p:")
                times["bare"] += frames(bare, gesture, "")
            (ours_ms, ours_p95), (bare_ms, bare_p95) = map(middle_and_tail, times.values())
            print(f"{gesture.name}: {ours_ms:.1f} ms ({ours_p95:.1f}), bare {bare_ms:.1f} ms ({bare_p95:.1f})")
            aim = f" (target {TARGET})" if gesture.person else ""
            print(f"ratio {ours_ms / bare_ms:.2f}{aim}")
        browser.close()


def middle_and_tail(times: list[float]) -> tuple[float, float]:
    """Return the median and the 95th percentile."""
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
