"""Deciding within what there is: the best set, the hours and rules behind it, and what changed since last year (M6)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from kamwidgets.steps.page import Page
from kamwidgets.steps.select.best import BestPanel
from kamwidgets.steps.select.changed import ChangedPanel
from kamwidgets.steps.select.panels import Panels
from kamwidgets.steps.select.room import RoomPanel

__all__ = ["DecidingPanel"]


class DecidingPanel(Panels):
    """The best set, the hours and rules it is looked for within, and what changed since last year."""

    def __init__(self, page: Page, opened: Callable[[str], None]) -> None:
        self.page, self._opened = page, opened
        panels = {
            "best": ("Best set", lambda: self.best),
            "room": ("Hours and rules", lambda: self.room),
            "changed": ("What changed", lambda: self.changed),
        }
        super().__init__("Deciding", panels, page)

    @cached_property
    def best(self) -> BestPanel:
        """Whom the hours, or the places there are, serve best."""
        return BestPanel(self.page, self._opened)

    @cached_property
    def room(self) -> RoomPanel:
        """What there is to share out."""
        return RoomPanel(self.page)

    @cached_property
    def changed(self) -> ChangedPanel:
        """What is decided otherwise than before."""
        return ChangedPanel(self.page)
