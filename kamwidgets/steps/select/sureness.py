"""How sure the choice is: over all weightings, and by other methods (M4, M6)."""

from __future__ import annotations

from collections.abc import Callable

from kamwidgets.steps.page import Page
from kamwidgets.steps.select.opinions import OpinionsPanel
from kamwidgets.steps.select.panels import Panels
from kamwidgets.steps.select.weightings import WeightingsPanel

__all__ = ["SurenessPanel"]


class SurenessPanel(Panels):
    """What holds whatever the weights are, and what other methods say; both are worked out beside the page."""

    def __init__(self, page: Page, opened: Callable[[str], None], in_view: Callable[[], bool]) -> None:
        self._in_view = in_view
        self._late = False
        self.weightings = WeightingsPanel(page, opened, self._rested)
        self.opinions = OpinionsPanel(page, opened, self._rested)
        panels = {
            "weightings": ("Whatever the weights", lambda: self.weightings),
            "opinions": ("Second opinions", lambda: self.opinions),
        }
        super().__init__("How sure", panels, page)

    def refresh(self) -> None:
        """Show the panel in view as things are now."""
        self._late = False
        super().refresh()

    def catch_up(self) -> None:
        """Show what was found while nobody looked."""
        if self._late:
            self.refresh()

    def _rested(self) -> None:
        """Show what the work came to, unless nobody looks: what is hidden has no size to draw for."""
        self._late = True
        if self._in_view():
            self.refresh()
