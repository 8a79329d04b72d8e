"""From the long list to the short one: all accounts with their facts, and the rules of the first cut (M3, M5)."""

from __future__ import annotations

from collections.abc import Callable

from kamwidgets.steps.page import Page
from kamwidgets.steps.select.cutting import CutPanel
from kamwidgets.steps.select.listed import ListedPanel
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Intent, Tabs

__all__ = ["LonglistPanel"]

TABS = [{"id": "listed", "label": "All accounts"}, {"id": "cut", "label": "First cut"}]


class LonglistPanel:
    """Two panels behind tabs of their own; only the one in view is worked out."""

    def __init__(self, page: Page, opened: Callable[[str], None]) -> None:
        self.listed, self.cut = ListedPanel(page, opened), CutPanel(page)
        self._panels = {"listed": self.listed, "cut": self.cut}
        self.tabs = Tabs(label="Long list", tabs=TABS, active="listed", on_intent=page.guarded(self._on_tab))
        self.widget = box(self.tabs, *(panel.widget for panel in self._panels.values()), look="kam-stack")

    def refresh(self) -> None:
        """Show the panel in view as things are now."""
        self._panels[self.tabs.active].refresh()
        for name, panel in self._panels.items():
            show(panel.widget, name == self.tabs.active)

    def show_tab(self, name: str) -> None:
        """Bring one of the panels into view: listed or cut."""
        self.tabs.active = name
        self.refresh()

    def _on_tab(self, intent: Intent) -> None:
        self.show_tab(intent["id"])
