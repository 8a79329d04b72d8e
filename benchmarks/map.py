"""How long the map takes to draw, to show an edit and for a picture of a drag, against bare cytoscape.js.

Both show the same people and links in a picture of the same size, in the same browser, taking turns. The bare one has a
plain style: circles with names, and curved lines with arrows; an edit gives it the same new data and nothing else.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from kamwidgets.widgets.base import STATIC

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.chromium import FLAGS, executable

SIZES = {40: 120, 300: 900, 500: 2000}
"""How many links a map of so many people has."""

COLUMNS = 20
TURNS, FRAMES = 3, 40
TARGET = 1.3
"""Each may take this many times what bare cytoscape.js needs."""

FREE_RUNNING = ["--disable-frame-rate-limit", "--disable-gpu-vsync"]  # else every fast frame lasts 16.7 ms
CYTOSCAPE = STATIC.parent / "js" / "node_modules" / "cytoscape" / "dist" / "cytoscape.min.js"
HOST = "http://kam.test"

PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/static/theme.css">
<body><div id="host" style="width: 1200px"></div></body>"""

# A fake model, and the picture in the page: the widget's, or a bare one. `window.cy` is cytoscape's object in both; how
# long the first drawing takes, until it has been painted, is returned in ms.
PAINTED = "await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));"
OURS = f"""async (traits) => {{
  const {{ default: widget }} = await import("/static/map.js");
  const listeners = [];
  const el = document.getElementById("host");
  const model = {{ get: (name) => traits[name], on: (_, then) => listeners.push(then), off() {{}}, send() {{}} }};
  window.change = (changes) => {{
    Object.assign(traits, changes);
    listeners.forEach((then) => then({{}}));
  }};
  const start = performance.now();
  widget.render({{ model, el }});
  {PAINTED}
  window.cy = document.querySelector(".kam-map-canvas")._cyreg.cy;
  return performance.now() - start;
}}"""
BARE = f"""async ({{ people, ties, height }}) => {{
  const container = document.getElementById("host");
  container.style.height = height;
  const start = performance.now();
  window.cy = cytoscape({{
    container,
    elements: [
      ...people.map(({{ id, name, x, y }}) => ({{ data: {{ id, name }}, position: {{ x, y }} }})),
      ...ties.map(({{ id, source, target }}) => ({{ data: {{ id, source, target }} }})),
    ],
    layout: {{ name: "preset" }},
    style: [
      {{ selector: "node", style: {{ label: "data(name)", width: 40, height: 40 }} }},
      {{ selector: "edge", style: {{ width: 2, "curve-style": "bezier", "target-arrow-shape": "triangle" }} }},
    ],
  }});
  const rename = ({{ id, name }}) => cy.getElementById(id).data({{ name }});
  window.change = ({{ people }}) => cy.batch(() => people.forEach(rename));
  {PAINTED}
  return performance.now() - start;
}}"""

# Somebody is renamed: how long until that is painted, in ms.
EDIT = f"""async ({{ people }}) => {{
  const times = [];
  for (let i = 0; i < 12; i++) {{
    const name = `Renamed ${{i}} ${{Math.random()}}`;
    const next = people.map((person, at) => (at === i ? {{ ...person, name }} : person));
    const start = performance.now();
    window.change({{ people: next }});
    {PAINTED}
    times.push(performance.now() - start);
  }}
  return times.slice(2);
}}"""

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
    """What the pointer does: drag somebody in the middle, or the map itself."""

    name: str
    person: bool
    zoom: float


GESTURES = [
    Gesture("drag a person, everybody in view", True, 0.3),
    Gesture("drag a person, at 100 %", True, 1.0),
    Gesture("drag the map, everybody in view", False, 0.3),
]


def graph(size: int) -> dict[str, Any]:
    """Make a company of so many people: in rows, linked by chance, in all stances and kinds."""
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
        for number in range(size)
    ]
    ties = [
        {
            "id": f"t{number}",
            "source": f"p{number % size}",
            "target": f"p{(number + dice.choice([1, 2, 3, 19, 20, 21, 40, 41])) % size}",
            "kind": dice.choice(kinds),
            "strength": dice.choice([1, 2, 3]),
            "confidence": dice.choice([0.2, 0.6, 1.0]),
            "label": "",
        }
        for number in range(SIZES[size])
    ]
    texts = {"label": "Map", "empty": "", "height": "700px", "read_only": False, "selected": {}}
    return {"people": people, "ties": ties, "kinds": [], "menu": [], "highlight": {}, "ghost": {}, **texts}


def open_page(browser: Browser) -> Page:
    """Make an empty page."""
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
    page.evaluate("import('/static/map.js').then(() => {})")  # what is read once does not count
    return page


def frames(page: Page, gesture: Gesture, person: str) -> list[float]:
    """Return how long each frame of a gesture took, in ms."""
    page.bring_to_front()
    id_ = person if gesture.person else ""
    return page.evaluate(GLIDE, {"id": id_, "frames": FRAMES, "zoom": gesture.zoom})


def measured(browser: Browser, size: int) -> Iterator[tuple[str, list[float], list[float]]]:
    """Return what was measured: a name, the times of our map and those of the bare one, in ms."""
    told = graph(size)
    first: tuple[list[float], list[float]] = ([], [])
    ours, bare = open_page(browser), open_page(browser)
    for turn in range(TURNS):
        if turn:
            ours.close()
            bare.close()
            ours, bare = open_page(browser), open_page(browser)
        for page, script, times in ((ours, OURS, first[0]), (bare, BARE, first[1])):
            page.bring_to_front()
            times.append(page.evaluate(script, told))
    yield "first drawing", *first
    edits: tuple[list[float], list[float]] = ([], [])
    for _ in range(TURNS):
        for page, times in ((ours, edits[0]), (bare, edits[1])):
            page.bring_to_front()
            times.extend(page.evaluate(EDIT, told))
    yield "edit to screen", *edits
    middle = f"p{size // COLUMNS // 2 * COLUMNS + COLUMNS // 2}"
    for gesture in GESTURES:
        glides: tuple[list[float], list[float]] = ([], [])
        for _ in range(TURNS):
            glides[0].extend(frames(ours, gesture, f"p:{middle}"))
            glides[1].extend(frames(bare, gesture, middle))
        yield gesture.name, *glides
    ours.close()
    bare.close()


def main() -> None:
    """Measure and print."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS + FREE_RUNNING)
        print(f"median (95th percentile) on a map of 1200 × 700 px, ratio to bare cytoscape.js, target {TARGET}:")
        for size, ties in SIZES.items():
            print(f"{size} people, {ties} links")
            for name, ours, bare in measured(browser, size):
                (ours_ms, ours_p95), (bare_ms, bare_p95) = middle_and_tail(ours), middle_and_tail(bare)
                times = f"{ours_ms:.1f} ms ({ours_p95:.1f}), bare {bare_ms:.1f} ms ({bare_p95:.1f})"
                print(f"  {name}: {times}, ratio {ours_ms / bare_ms:.2f}")
        browser.close()


def middle_and_tail(times: list[float]) -> tuple[float, float]:
    """Return the median and the 95th percentile."""
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
