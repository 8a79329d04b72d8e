"""From the long list to the short one: all accounts with their facts, and the rules of the first cut (M3, M5)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from kamwidgets.steps.page import Page
from kamwidgets.steps.select.cutting import CutPanel
from kamwidgets.steps.select.listed import ListedPanel
from kamwidgets.steps.select.panels import Panels

__all__ = ["LonglistPanel"]


class LonglistPanel(Panels):
    """Two panels behind tabs of their own; only the one in view is worked out."""

    def __init__(self, page: Page, opened: Callable[[str], None]) -> None:
        self.listed = ListedPanel(page, opened)
        self.page = page
        panels = {"listed": ("All accounts", lambda: self.listed), "cut": ("First cut", lambda: self.cut)}
        super().__init__("Long list", panels, page)

    @cached_property
    def cut(self) -> CutPanel:
        """The rules by which accounts come on the short list."""
        return CutPanel(self.page)
