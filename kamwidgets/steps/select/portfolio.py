"""Where accounts stand by attractiveness and our strength: the picture, what strength rests on, and the boxes (M7)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from kamwidgets.steps.page import Page
from kamwidgets.steps.select.boxes import BoxesPanel
from kamwidgets.steps.select.panels import Panels
from kamwidgets.steps.select.placing import PlacingPanel
from kamwidgets.steps.select.standing import StandingPanel

__all__ = ["PortfolioPanel"]


class PortfolioPanel(Panels):
    """Three panels behind tabs of their own; only the one in view is worked out."""

    def __init__(self, page: Page, opened: Callable[[str], None]) -> None:
        self.page = page
        self.placing = PlacingPanel(page, opened, lambda: self.show_tab("standing"))
        panels = {
            "placing": ("Picture", lambda: self.placing),
            "standing": ("Our strength", lambda: self.standing),
            "boxes": ("Boxes", lambda: self.boxes),
        }
        super().__init__("Portfolio", panels, page)

    @cached_property
    def standing(self) -> StandingPanel:
        """By what the open account chooses its suppliers, and how good it finds us."""
        return StandingPanel(self.page)

    @cached_property
    def boxes(self) -> BoxesPanel:
        """How the picture is divided and what its boxes are called."""
        return BoxesPanel(self.page)
