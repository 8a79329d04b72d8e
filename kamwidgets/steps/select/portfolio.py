"""Where accounts stand by attractiveness and our strength: the picture, what strength rests on, and the boxes (M7)."""

from __future__ import annotations

from collections.abc import Callable

from kamwidgets.steps.page import Page
from kamwidgets.steps.select.boxes import BoxesPanel
from kamwidgets.steps.select.placing import PlacingPanel
from kamwidgets.steps.select.standing import StandingPanel
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Intent, Tabs

__all__ = ["PortfolioPanel"]

TABS = [
    {"id": "placing", "label": "Picture"},
    {"id": "standing", "label": "Our strength"},
    {"id": "boxes", "label": "Boxes"},
]


class PortfolioPanel:
    """Three panels behind tabs of their own; only the one in view is worked out."""

    def __init__(self, page: Page, opened: Callable[[str], None]) -> None:
        self.placing = PlacingPanel(page, opened, lambda: self.show_tab("standing"))
        self.standing, self.boxes = StandingPanel(page), BoxesPanel(page)
        self._panels = {"placing": self.placing, "standing": self.standing, "boxes": self.boxes}
        self.tabs = Tabs(label="Portfolio", tabs=TABS, active="placing", on_intent=page.guarded(self._on_tab))
        self.widget = box(self.tabs, *(panel.widget for panel in self._panels.values()), look="kam-stack")

    def refresh(self) -> None:
        """Show the panel in view as things are now."""
        self._panels[self.tabs.active].refresh()
        for name, panel in self._panels.items():
            show(panel.widget, name == self.tabs.active)

    def show_tab(self, name: str) -> None:
        """Bring one of the panels into view: placing, standing or boxes."""
        self.tabs.active = name
        self.refresh()

    def _on_tab(self, intent: Intent) -> None:
        self.show_tab(intent["id"])
