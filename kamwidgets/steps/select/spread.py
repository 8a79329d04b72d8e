"""How turnover or contribution is spread over customers: the Pareto picture and its figures (M1)."""

from __future__ import annotations

from collections.abc import Callable

from kamwidgets.findings import Asked, measured
from kamwidgets.model import UserError
from kamwidgets.steps.page import Page
from kamwidgets.steps.select import picture
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Pareto

__all__ = ["SpreadPanel"]


class SpreadPanel:
    """Bars from the largest customer to the smallest, a click on one opens it, and figures with their formulas."""

    def __init__(self, page: Page, opened: Callable[[str], None], asked: Callable[[], Asked]) -> None:
        self.page = page
        self._asked = asked
        self.pareto = Pareto(on_intent=page.guarded(lambda intent: opened(intent["id"])))
        self.figures = Blocks()
        self.widget = box(self.pareto, self.figures, look="kam-stack")

    def refresh(self) -> None:
        """Show what is asked for."""
        reading, asked = self.page.reading, self._asked()
        try:
            found = measured(reading, asked)
        except UserError as error:
            show(self.pareto, False)
            self.figures.blocks = [{"kind": "empty", "sentence": str(error)}]
            return
        show(self.pareto, True)
        with self.pareto.hold_sync():
            self.pareto.title, self.pareto.texts = picture.title(reading, found), picture.texts(reading, found, asked)
            self.pareto.bars, self.pareto.selected = picture.bars(reading, found), self._selected(asked)
        said = [picture.left_out(reading, found, asked), reading.loops if asked.level == "parent" else ""]
        self.figures.blocks = [
            {"kind": "tiles", "tiles": picture.figures(reading, found, asked)},
            *({"kind": "text", "text": text} for text in said if text),
        ]

    def _selected(self, asked: Asked) -> str:
        account = self.page.account_id
        return self.page.reading.groups.get(account, account) if asked.level == "parent" else account
