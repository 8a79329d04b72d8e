"""How well the people who decide are covered, the rules that this goes by, and the settings of all maps (M10-M16)."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from kamwidgets.steps.map.rules import RulesPanel
from kamwidgets.steps.map.settings import MapSettingsPanel
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.widgets import Blocks, Buttons, Intent

__all__ = ["CoveringPanel"]

COLUMNS = [{"title": "Asked for"}, {"title": "Met"}, {"title": "By whom"}]


class CoveringPanel:
    """Every rule, met or not, and by whom; rules and settings open beneath."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._open = ""
        self.said = Blocks()
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self._beneath = box()
        self.widget = box(self.said, self.buttons, self._beneath, look="kam-stack")

    @cached_property
    def rules(self) -> RulesPanel:
        """The rules, made when they are first looked at."""
        return RulesPanel(self.page)

    @cached_property
    def settings(self) -> MapSettingsPanel:
        """The settings, made when they are first looked at."""
        return MapSettingsPanel(self.page)

    def refresh(self) -> None:
        """Show the coverage as things are now."""
        self.said.blocks = self._coverage()
        opens = {"rules": "Change the rules…", "settings": "Settings of the map…"}
        closes = {"rules": "Close the rules", "settings": "Close the settings"}
        self.buttons.buttons = [
            {"id": id, "label": closes[id] if id == self._open else label} for id, label in opens.items()
        ]
        panel = getattr(self, self._open) if self._open else None
        self._beneath.children = (panel.widget,) if panel else ()
        if panel:
            panel.refresh()

    def _coverage(self) -> list[dict[str, Any]]:
        covered = self.page.reading.mapped(self.page.account_id).coverage
        rows = [
            [
                check.rule.title,
                "✓\u00a0yes" if check.met else "○\u00a0not\u00a0yet",
                ", ".join(person.name for person in check.people),
            ]
            for check in covered.checks
        ]
        title = f"Coverage {self.page.formats.number(covered.score, 2)} of 5"
        return [
            {"kind": "text", "text": covered.explain()},
            {"kind": "table", "title": title, "columns": COLUMNS, "rows": rows},
        ]

    def _on_button(self, intent: Intent) -> None:
        self._open = "" if intent["id"] == self._open else intent["id"]
        self.refresh()
