"""From the long list to the short one: all accounts with their facts, and the rules of the first cut (M3, M5)."""

from __future__ import annotations

from collections.abc import Callable

from kamwidgets.steps.page import Page
from kamwidgets.steps.select.cutting import CutPanel
from kamwidgets.steps.select.listed import ListedPanel
from kamwidgets.steps.select.panels import Panels

__all__ = ["LonglistPanel"]


class LonglistPanel(Panels):
    """All accounts, and the rules that leave the short list of them."""

    def __init__(self, page: Page, opened: Callable[[str], None]) -> None:
        self.listed, self.cut = ListedPanel(page, opened), CutPanel(page)
        super().__init__("Long list", {"listed": ("All accounts", self.listed), "cut": ("First cut", self.cut)}, page)
