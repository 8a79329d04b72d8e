"""Deciding within what there is: the best set, the hours and rules behind it, and what changed since last year (M6)."""

from __future__ import annotations

from collections.abc import Callable

from kamwidgets.steps.page import Page
from kamwidgets.steps.select.best import BestPanel
from kamwidgets.steps.select.changed import ChangedPanel
from kamwidgets.steps.select.panels import Panels
from kamwidgets.steps.select.room import RoomPanel

__all__ = ["DecidingPanel"]


class DecidingPanel(Panels):
    """The best set, the hours and rules it is looked for within, and what changed since last year."""

    def __init__(self, page: Page, opened: Callable[[str], None]) -> None:
        self.best, self.room, self.changed = BestPanel(page, opened), RoomPanel(page), ChangedPanel(page)
        panels = {
            "best": ("Best set", self.best),
            "room": ("Hours and rules", self.room),
            "changed": ("What changed", self.changed),
        }
        super().__init__("Deciding", panels, page)
