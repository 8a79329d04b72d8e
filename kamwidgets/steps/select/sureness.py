"""How sure the choice is: over all weightings, and by other methods (M4, M6)."""

from __future__ import annotations

from collections.abc import Callable

from kamwidgets.steps.page import Page
from kamwidgets.steps.select.opinions import OpinionsPanel
from kamwidgets.steps.select.weightings import WeightingsPanel
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Intent, Tabs

__all__ = ["SurenessPanel"]

TABS = [
    {"id": "weightings", "label": "Whatever the weights"},
    {"id": "opinions", "label": "Second opinions"},
]


class SurenessPanel:
    """Two panels behind tabs of their own; only the one in view is worked out."""

    def __init__(self, page: Page, opened: Callable[[str], None], in_view: Callable[[], bool]) -> None:
        self._in_view = in_view
        self._late = False
        self.weightings = WeightingsPanel(page, opened, self._rested)
        self.opinions = OpinionsPanel(page, opened, self._rested)
        self._panels = {"weightings": self.weightings, "opinions": self.opinions}
        self.tabs = Tabs(label="How sure", tabs=TABS, active="weightings", on_intent=page.guarded(self._on_tab))
        self.widget = box(self.tabs, *(panel.widget for panel in self._panels.values()), look="kam-stack")

    def refresh(self) -> None:
        """Show the panel in view as things are now."""
        self._late = False
        for name, panel in self._panels.items():
            show(panel.widget, name == self.tabs.active)
        self._panels[self.tabs.active].refresh()

    def show_tab(self, name: str) -> None:
        """Bring one of the panels into view: weightings or opinions."""
        self.tabs.active = name
        self.refresh()

    def catch_up(self) -> None:
        """Show what was found while nobody looked."""
        if self._late:
            self.refresh()

    def _rested(self) -> None:
        """Show what the work came to, unless nobody looks: what is hidden has no size to draw for."""
        self._late = True
        if self._in_view():
            self.refresh()

    def _on_tab(self, intent: Intent) -> None:
        self.show_tab(intent["id"])
