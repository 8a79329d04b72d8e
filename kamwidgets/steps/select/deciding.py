"""Deciding within what there is: the best set, the hours and rules behind it, and what changed since last year (M6)."""

from __future__ import annotations

from collections.abc import Callable

from kamwidgets.steps.page import Page
from kamwidgets.steps.select.best import BestPanel
from kamwidgets.steps.select.changed import ChangedPanel
from kamwidgets.steps.select.room import RoomPanel
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Intent, Tabs

__all__ = ["DecidingPanel"]

TABS = [
    {"id": "best", "label": "Best set"},
    {"id": "room", "label": "Hours and rules"},
    {"id": "changed", "label": "What changed"},
]


class DecidingPanel:
    """Three panels behind tabs of their own; only the one in view is worked out."""

    def __init__(self, page: Page, opened: Callable[[str], None]) -> None:
        self.best, self.room, self.changed = BestPanel(page, opened), RoomPanel(page), ChangedPanel(page)
        self._panels = {"best": self.best, "room": self.room, "changed": self.changed}
        self.tabs = Tabs(label="Deciding", tabs=TABS, active="best", on_intent=page.guarded(self._on_tab))
        self.widget = box(self.tabs, *(panel.widget for panel in self._panels.values()), look="kam-stack")

    def refresh(self) -> None:
        """Show the panel in view as things are now."""
        self._panels[self.tabs.active].refresh()
        for name, panel in self._panels.items():
            show(panel.widget, name == self.tabs.active)

    def show_tab(self, name: str) -> None:
        """Bring one of the panels into view: best, room or changed."""
        self.tabs.active = name
        self.refresh()

    def _on_tab(self, intent: Intent) -> None:
        self.show_tab(intent["id"])
