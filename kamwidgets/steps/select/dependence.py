"""On whom turnover and contribution hang, cut as one asks, and what losing an account would do (M1, M2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from kamwidgets.findings import ATTRIBUTES, LAST_YEAR, Asked, Reading, attribute_values, over_in_words
from kamwidgets.steps.page import Page
from kamwidgets.steps.select.contribution import WhalePanel
from kamwidgets.steps.select.losing import LossPanel
from kamwidgets.steps.select.panels import Panels
from kamwidgets.steps.select.parts import PartsPanel
from kamwidgets.steps.select.spread import SpreadPanel
from kamwidgets.widgets import Form, Intent

__all__ = ["DependencePanel"]

FIELDS: dict[str, tuple[str, ...]] = {
    "spread": ("measure", "level", "over", "where"),
    "parts": ("measure", "level"),
    "whale": ("level", "over", "where"),
    "losing": ("level",),
}
"""What can be asked for on each tab."""

MEASURES = [{"value": "revenue", "label": "Turnover"}, {"value": "contribution", "label": "Contribution"}]
LEVELS = [{"value": "account", "label": "Each site"}, {"value": "parent", "label": "Parent groups"}]

MOST = 200
"""Choices beyond which nobody looks through a list."""


class DependencePanel(Panels):
    """A form that says what is looked at, and four ways to look, behind tabs of their own."""

    def __init__(self, page: Page, opened: Callable[[str], None]) -> None:
        self.page = page
        self.asked = Asked()
        self.spread, self.parts = SpreadPanel(page, opened, self._now_asked), PartsPanel(page, self._now_asked)
        self.whale, self.losing = WhalePanel(page, self._now_asked), LossPanel(page, self._now_asked)
        self.form = Form(live=True, on_intent=page.guarded(self._on_form))
        panels = {
            "spread": ("How it is spread", lambda: self.spread),
            "parts": ("Years and regions", lambda: self.parts),
            "whale": ("Who earns it", lambda: self.whale),
            "losing": ("If an account is lost", lambda: self.losing),
        }
        super().__init__("Dependence", panels, page, self.form)

    def refresh(self) -> None:
        """Show what can be asked for on the tab in view, and what it says as things are now."""
        asks = FIELDS[self.tabs.active]
        fields, values = _fields(self.page.reading), self._values()
        with self.form.hold_sync():
            self.form.fields = [fields[name] for name in asks]
            self.form.values = {name: values[name] for name in asks}
        super().refresh()

    def _now_asked(self) -> Asked:
        return self.asked

    def _values(self) -> dict[str, str]:
        asked = self.asked
        where = f"{asked.attribute}={asked.value}" if asked.attribute else ""
        return {"measure": asked.measure, "level": asked.level, "over": asked.over, "where": where}

    def _on_form(self, intent: Intent) -> None:
        name, value = intent["name"], intent["value"]
        if name == "where":
            attribute, _, said = value.partition("=")
            self.asked = replace(self.asked, attribute=attribute, value=said)
        else:
            self.asked = replace(self.asked, **cast("Any", {name: value}))
        self.refresh()


def _fields(reading: Reading) -> dict[str, dict[str, Any]]:
    overs = ["", LAST_YEAR, *reversed(reading.figures.years)]
    times = [{"value": over, "label": _labelled(reading, over)} for over in overs]
    return {
        "measure": _choice("measure", "Measured by", MEASURES) | {"buttons": True},
        "level": _choice("level", "Sites", LEVELS) | {"buttons": True},
        "over": _choice("over", "Over", times) | {"width": "half"},
        "where": _choice("where", "Of", [{"value": "", "label": "All customers"}, *_places(reading)])
        | {"width": "half"},
    }


def _choice(name: str, label: str, options: list[dict[str, str]]) -> dict[str, Any]:
    return {"name": name, "label": label, "kind": "choice", "options": options, "width": "short"}


def _labelled(reading: Reading, over: str) -> str:
    said = over_in_words(reading, over)
    return said[:1].upper() + said[1:]


def _places(reading: Reading) -> list[dict[str, str]]:
    """Return regions, segments … by which customers can be chosen; none of what nobody says anything about."""
    known = [name for name in ATTRIBUTES if reading.customers[name].notna().any()]
    return [
        {"value": f"{name}={value}", "label": f"{ATTRIBUTES[name]}: {value}"}
        for name in known
        for value in attribute_values(reading, name)
    ][:MOST]
