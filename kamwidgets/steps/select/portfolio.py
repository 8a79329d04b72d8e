"""Where accounts stand by attractiveness and our strength: the picture, what strength rests on, and the boxes (M7)."""

from __future__ import annotations

from collections.abc import Callable

from kamwidgets.steps.page import Page
from kamwidgets.steps.select.boxes import BoxesPanel
from kamwidgets.steps.select.panels import Panels
from kamwidgets.steps.select.placing import PlacingPanel
from kamwidgets.steps.select.standing import StandingPanel

__all__ = ["PortfolioPanel"]


class PortfolioPanel(Panels):
    """The picture, what strength rests on, and the boxes."""

    def __init__(self, page: Page, opened: Callable[[str], None]) -> None:
        self.placing = PlacingPanel(page, opened, lambda: self.show_tab("standing"))
        self.standing, self.boxes = StandingPanel(page), BoxesPanel(page)
        panels = {
            "placing": ("Picture", self.placing),
            "standing": ("Our strength", self.standing),
            "boxes": ("Boxes", self.boxes),
        }
        super().__init__("Portfolio", panels, page)
