"""The frame as a whole: several widgets in boxes as ipywidgets builds them, at the widths it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from kamwidgets.widgets.markdown import markdown_blocks
from tests.axe import AXE
from tests.js.conftest import WidgetPage
from tests.js.shell_page import TRAITS

BOX_STYLES = """
.jupyter-widgets { margin: var(--jp-widgets-margin); box-sizing: border-box; overflow: visible; }
.widget-box { box-sizing: border-box; display: flex; margin: 0; overflow: auto; }
.widget-vbox { flex-direction: column; }
.lm-Widget { overflow: hidden; }
"""
SHELL: dict[str, Any] = {
    **TRAITS,
    "ready": "map",
    "here": ["Anna Reuter", "Jonas Petersen"],
    "person": "Anna Reuter",
    "saved": {"document": "a1", "revision": 4, "at": "2026-11-21T12:03:00", "by": "Anna Reuter"},
    "undo": "Added Dr Keller",
    "notice": {"id": "n", "level": "warning", "sentence": "Jonas changed the same person.", "verb": "Take theirs"},
}
BESIDE: dict[str, dict[str, Any]] = {
    "heading": {
        "title": "Who decides at Zeta Works",
        "sentence": "Put in the people and how they stand to us, so that we see whom we reach and who is missing.",
        "help": markdown_blocks("## How to start\n\nThe people you **know** first.\n\n- Who signs?"),
    },
    "tabs": {
        "tabs": [{"id": "map", "label": "Map"}, {"id": "table", "label": "Table", "count": "14"}],
        "active": "map",
    },
    "buttons": {
        "buttons": [
            {"id": "add", "label": "Add a person", "primary": True},
            {"id": "link", "label": "Link two people", "disabled": "Two people are needed before they can be linked."},
        ]
    },
    "findings": {
        "title": "What this says",
        "findings": [
            {
                "id": str(number),
                "level": level,
                "sentence": f"A sentence about the work, number {number}.",
                "verb": "Add",
            }
            for number, level in enumerate(["bad", "warning", "good"] * 3)
        ],
        "notes": ["Unknown is counted as unknown."],
    },
}
COMPOSE = """async ([widgets, styles]) => {
    document.head.insertAdjacentHTML("afterbegin", `<style>${styles}</style>`);
    const box = (name, ...inside) => {
        const el = document.createElement("div");
        el.className = `lm-Widget jupyter-widgets widget-container widget-box widget-vbox ${name}`;
        el.append(...inside);
        return el;
    };
    const show = async (name) => {
        const el = document.createElement("div");
        el.className = "lm-Widget jupyter-widgets";
        const { default: widget } = await import(`/static/${name}.js`);
        const traits = widgets[name];
        widget.render({ el, model: { get: (key) => traits[key] ?? "", on() {}, off() {}, send() {} } });
        return el;
    };
    document.body.append(box("kam-step-map", box("kam-body",
        box("kam-work", await show("heading"), await show("tabs"), box("kam-card", "the map"), await show("buttons")),
        box("kam-side", await show("findings")))));
}"""


@pytest.fixture
def frame(widget_page: Callable[..., WidgetPage]) -> Page:
    page = widget_page("shell", **SHELL).page
    page.evaluate(COMPOSE, [BESIDE, BOX_STYLES])
    expect(page.locator(".kam-workbook")).to_have_attribute("data-kam-ready", "map")
    return page


def violations(page: Page) -> list[str]:
    """Return what axe-core objects to, landmarks and headings of the whole page included."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(({ violations }) => violations)")
    return [f"{each['id']}: {node['html']} {node['failureSummary']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_frame__is_accessible_with_everything_open(frame: Page, scheme: Literal["light", "dark"]) -> None:
    frame.emulate_media(color_scheme=scheme)
    frame.get_by_role("button", name="Help").click()
    frame.get_by_text("How this is worked out").click()
    assert violations(frame) == []
    frame.get_by_role("combobox", name="Account").click()
    assert violations(frame) == []
    frame.get_by_role("button", name="Anna Reuter").click()
    assert violations(frame) == []


def test_frame__follows_jupyterlab_before_the_system(frame: Page) -> None:
    paper = "getComputedStyle(document.querySelector('.kam-workbook')).backgroundColor"
    light = frame.evaluate(paper)
    frame.emulate_media(color_scheme="dark")
    dark = frame.evaluate(paper)
    assert dark != light
    frame.evaluate("document.documentElement.dataset.jpThemeLight = 'true'")
    assert frame.evaluate(paper) == light
    frame.emulate_media(color_scheme="light")
    frame.evaluate("document.documentElement.dataset.jpThemeLight = 'false'")
    assert frame.evaluate(paper) == dark


@pytest.mark.parametrize("width", [1280, 820, 400])
def test_frame__never_scrolls_sideways(frame: Page, width: int) -> None:
    frame.set_viewport_size({"width": width, "height": 900})
    frame.get_by_role("combobox", name="Account").click()
    assert frame.evaluate("document.documentElement.scrollWidth") <= width
    boxes = frame.locator(".widget-box").evaluate_all("boxes => boxes.map((box) => getComputedStyle(box).overflowX)")
    assert set(boxes) == {"visible"}


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (899, False)])
def test_frame__puts_what_the_work_says_under_it_where_it_is_narrow(frame: Page, width: int, beside: bool) -> None:
    frame.set_viewport_size({"width": width, "height": 900})
    work, side = (frame.locator(name).bounding_box() for name in (".kam-work", ".kam-side"))
    assert work is not None
    assert side is not None
    assert (side["x"] >= work["x"] + work["width"]) is beside
    assert (side["y"] >= work["y"] + work["height"]) is not beside


def test_frame__hides_what_is_hidden(frame: Page) -> None:
    frame.evaluate("document.querySelector('.kam-step-map').classList.add('kam-hidden')")
    expect(frame.get_by_role("heading", level=1)).to_be_hidden()
