"""The relationship map in a real page: where things are on the screen, and what the tests do to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, expect

from tests.chromium import box_of
from tests.js.conftest import WidgetPage

KINDS = [
    {"value": "reports-to", "label": "reports to"},
    {"value": "influences", "label": "influences"},
    {"value": "at-odds", "label": "is at odds with"},
]


def person(id_: str, x: float | None = None, y: float | None = None, **fields: Any) -> dict[str, Any]:
    fields = {"name": id_.title(), "subtitle": "", "roles": [], "role": "", "stance": "unknown", **fields}
    return {"id": id_, "x": x, "y": y, "influence": "unknown", "contact": "unknown", **fields}


def tie(id_: str, source: str, target: str, kind: str = "influences") -> dict[str, Any]:
    return {"id": id_, "source": source, "target": target, "kind": kind, "strength": 2, "label": ""}


PEOPLE = [person("anna", 0, 0), person("bernd", 300, 0), person("clara", 0, 200)]


class Map(WidgetPage):
    """The widget, and where things are on the screen."""

    @property
    def canvas(self) -> Locator:
        """The part that takes the keys."""
        return self.page.locator(".kam-map-canvas")

    @property
    def status(self) -> Locator:
        """The line that says what is chosen."""
        return self.page.locator(".kam-map-status")

    def tool(self, name: str) -> Locator:
        """Find a button of the strip."""
        return self.page.get_by_role("toolbar").get_by_role("button", name=name, exact=True)

    def from_menu(self, button: str, item: str) -> None:
        """Choose from a menu of the strip."""
        self.tool(button).click()
        self.page.get_by_role("menu", name=button).get_by_text(item, exact=True).click()

    def arrange(self, layout: str) -> None:
        """Ask for a tidy picture."""
        self.from_menu("Arrange", layout)
        self.settle()

    def settle(self) -> None:
        """Wait until what was asked for has been drawn."""
        self.page.evaluate("() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))")

    def name_field(self, label: str) -> Locator:
        """Find the field of the small window for names, ready to be typed into."""
        field = self.page.get_by_role("textbox", name=label)
        expect(field).to_be_focused()
        return field

    def at(self, id_: str) -> dict[str, Any]:
        """Where somebody and the handle are in the window."""
        return self.page.evaluate("(id) => document.querySelector('.kam-map').screenPoint(id)", id_)

    def click(self, id_: str, **options: Any) -> None:
        """Click somebody."""
        at = self.at(id_)
        self.page.mouse.move(at["x"], at["y"])
        self.page.mouse.click(at["x"], at["y"], **options)

    def choose(self, id_: str) -> None:
        """Click somebody and wait until the map says so."""
        self.click(id_)
        expect(self.status).to_contain_text(id_.title())

    def drag(self, start: dict[str, float], x: float, y: float) -> None:
        """Drag with the mouse."""
        mouse = self.page.mouse
        mouse.move(start["x"], start["y"])
        mouse.down()
        mouse.move((start["x"] + x) / 2, (start["y"] + y) / 2, steps=4)
        mouse.move(x, y, steps=4)
        mouse.up()

    def link_by_mouse(self, source: str, target: str) -> None:
        """Drag the handle of one person to another."""
        self.page.mouse.move(self.at(source)["x"], self.at(source)["y"])
        expect(self.page.locator(".kam-map-knob")).to_be_visible()
        to = self.at(target)
        self.drag(self.at(source)["handle"], to["x"], to["y"])

    def of(self, type_: str) -> list[dict[str, Any]]:
        """List the intents of one type."""
        return [intent for intent in self.intents if intent["type"] == type_]

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the picture in the window."""
        box = box_of(self.canvas)
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def expect_intent(self, **intent: Any) -> None:
        """Wait for an intent, and for no other of its type."""
        self.page.wait_for_function("(type) => window.intents.some((each) => each.type === type)", arg=intent["type"])
        assert self.of(intent["type"]) == [intent]


Open = Callable[..., Map]


def opener(widget_page: Callable[..., WidgetPage]) -> Open:
    """Make what opens a map with the given people, links and traits."""

    def open_map(people: list[dict[str, Any]] = PEOPLE, ties: list[dict[str, Any]] | None = None, **traits: Any) -> Map:
        texts = {"label": "Map of Acme", "empty": "Nobody yet."}
        traits = {"selected": {}, "highlight": {}, "ghost": {}, "menu": [], "read_only": False, **texts, **traits}
        shown = widget_page("map", people=people, ties=ties or [], kinds=KINDS, height="540px", **traits)
        opened = Map(shown.page)
        opened.page.emulate_media(reduced_motion="reduce")
        expect(opened.tool("Fit")).to_be_visible()
        opened.settle()
        return opened

    return open_map
