"""On whom turnover and contribution hang, cut as one asks, and what losing an account would do (M1, M2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from kamwidgets.findings import ATTRIBUTES, LAST_YEAR, Asked, Reading, attribute_values, over_in_words
from kamwidgets.steps.page import Page
from kamwidgets.steps.select.contribution import WhalePanel
from kamwidgets.steps.select.losing import LossPanel
from kamwidgets.steps.select.parts import PartsPanel
from kamwidgets.steps.select.spread import SpreadPanel
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Form, Intent, Tabs

__all__ = ["DependencePanel"]

TABS = [
    {"id": "spread", "label": "How it is spread"},
    {"id": "parts", "label": "Years and regions"},
    {"id": "whale", "label": "Who earns it"},
    {"id": "losing", "label": "If an account is lost"},
]

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


class DependencePanel:
    """A form that says what is looked at, and four ways to look, behind tabs of their own."""

    def __init__(self, page: Page, opened: Callable[[str], None]) -> None:
        self.page = page
        self.asked = Asked()
        self.spread, self.parts = SpreadPanel(page, opened), PartsPanel(page)
        self.whale, self.losing = WhalePanel(page), LossPanel(page)
        self._panels = {"spread": self.spread, "parts": self.parts, "whale": self.whale, "losing": self.losing}
        self.tabs = Tabs(label="Dependence", tabs=TABS, active="spread", on_intent=page.guarded(self._on_tab))
        self.form = Form(live=True, on_intent=page.guarded(self._on_form))
        panels = [panel.widget for panel in self._panels.values()]
        self.widget = box(self.tabs, self.form, *panels, look="kam-stack kam-dependence")

    def refresh(self) -> None:
        """Show the tab in view as things are now."""
        reading, active = self.page.reading, self.tabs.active
        fields = _fields(reading)
        with self.form.hold_sync():
            self.form.fields = [fields[name] for name in FIELDS[active]]
            self.form.values = {name: value for name, value in self._values().items() if name in FIELDS[active]}
        for name, panel in self._panels.items():
            show(panel.widget, name == active)
        self._panels[active].refresh(self.asked)

    def show_tab(self, name: str) -> None:
        """Bring one of the panels into view: spread, parts, whale or losing."""
        self.tabs.active = name
        self.refresh()

    def _values(self) -> dict[str, str]:
        asked = self.asked
        where = f"{asked.attribute}={asked.value}" if asked.attribute else ""
        return {"measure": asked.measure, "level": asked.level, "over": asked.over, "where": where}

    def _on_tab(self, intent: Intent) -> None:
        self.show_tab(intent["id"])

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
