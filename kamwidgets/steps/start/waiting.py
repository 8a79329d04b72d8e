"""Order lines that wait for their order: they count once it comes."""

from __future__ import annotations

from kamwidgets.facts.wording import shortened
from kamwidgets.reports.lists import list_xlsx
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Buttons, Intent

__all__ = ["WaitingPanel"]

SHOWN = 10
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLES = ("Order number", "Lines that wait")


class WaitingPanel:
    """The orders that are missing, the first few of them, and all to save."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._orders: list[tuple[str, int]] = []
        self._version = ""
        self.list = Blocks()
        save = {"id": "save", "label": "Save the whole list"}
        self.buttons = Buttons(buttons=[save], on_intent=page.guarded(self._on_save))
        self.widget = box(self.list, self.buttons, look="kam-card kam-hidden")

    def refresh(self) -> None:
        """Show which orders are missing, if any."""
        facts = self.page.facts
        if facts.version != self._version:
            waiting = facts.waiting()
            self._orders = list(zip(map(str, waiting["order_id"]), map(int, waiting["lines"]), strict=True))
            self._version = facts.version
            self.list.blocks = self._blocks()
        show(self.widget, bool(self._orders))

    def _blocks(self) -> list[dict[str, object]]:
        if not self._orders:
            return []
        formats = self.page.formats
        lines = formats.count(sum(lines for _, lines in self._orders), "line waits", "lines wait")
        columns = [{"title": TITLES[0]}, {"title": TITLES[1], "align": "right"}]
        rows = [[shortened(order), formats.number(lines)] for order, lines in self._orders[:SHOWN]]
        more = len(self._orders) - SHOWN
        caption = f"{lines} for orders that were not brought in yet, and count once they come."
        title = f"{formats.count(len(self._orders), 'order is', 'orders are')} missing"
        if more > 0:
            caption = f"{caption} The first {SHOWN}:"
        return [{"kind": "table", "title": title, "columns": columns, "rows": rows, "caption": caption}]

    def _on_save(self, _intent: Intent) -> None:
        self.page.host.download("orders that are missing.xlsx", XLSX, list_xlsx(TITLES, self._orders))
