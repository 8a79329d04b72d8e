"""What is worked out over all accounts that can be chosen: a few sentences, and a grid account by account (M4, M6)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from kamwidgets.findings import Candidates, Reading
from kamwidgets.steps.beside import Beside
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Buttons, Form, Grid, Intent, Rows

__all__ = ["NOTHING", "Cells", "WorkedPanel"]

T = TypeVar("T")

Cells = tuple[Sequence[str], Callable[[str], dict[str, Any]]]
"""Accounts, the best first, and what makes the cells of one."""

NOBODY = {
    "kind": "empty",
    "sentence": "No account is scored yet, so there is no choice to be sure of.",
    "hint": "Give criteria their weights and rate accounts: then this page shows whose place hangs on the weights.",
}

NOTHING: Cells = ([], lambda _account: {})

NAME = {"id": "name", "title": "Account", "kind": "text", "width": 172}
OPEN = {"id": "open", "title": "Card", "kind": "button", "width": 92}

AGAIN = {"id": "again", "label": "Work it out now", "primary": True}


class WorkedPanel(ABC, Generic[T]):
    """Says what came of the work; until there is something new, what came of it before.

    Parameters
    ----------
    page : Page
    opened : callable
        Called with an account when somebody opens it.
    rested : callable
        Called when work has ended.

    Attributes
    ----------
    chosen : str
        Which of the ``choices`` is in view.
    """

    working: ClassVar[str]
    """What the header says while the work goes on."""
    asks: ClassVar[str] = ""
    choices: ClassVar[Mapping[str, str]] = {}
    """What can be chosen between, and what that is about; nothing where there is no choice."""
    label: ClassVar[str]
    """What the grid is about."""

    def __init__(self, page: Page, opened: Callable[[str], None], rested: Callable[[], None]) -> None:
        self.page = page
        self._opened = opened
        self.chosen = next(iter(self.choices), "")
        self.work: Beside[T] = Beside(page, self.working, rested)
        options = [{"value": id, "label": label} for id, label in self.choices.items()]
        field = {"name": "chosen", "label": self.asks, "kind": "choice", "buttons": True, "options": options}
        self.choice = Form(
            live=True,
            fields=[{**field, "width": "full"}],
            values={"chosen": self.chosen},
            on_intent=page.guarded(self._on_choice),
        )
        self.said = Blocks()
        self.again = Buttons(buttons=[AGAIN], on_intent=page.guarded(lambda _intent: self.refresh(again=True)))
        self.picture = box()
        self.grid = Grid(
            label=self.label, read=filter_reader(page), height="440px", on_intent=page.guarded(self._on_grid)
        )
        self._choosing, self._asking = box(self.choice), box(self.again)
        self.widget = box(self._choosing, self.said, self._asking, self.picture, self.grid, look="kam-stack")

    def refresh(self, *, again: bool = False) -> None:
        """Show what came of the work; where that takes long, what was known before until it is done."""
        reading = self.page.reading
        among = reading.eligible
        if among is None or among.empty:
            self.said.blocks = [NOBODY]
            for widget in (self._choosing, self._asking, self.picture, self.grid):
                show(widget, False)
            return
        self.ask(among, again=again)
        found = self.work.result
        late = [{"kind": "text", "text": self.work.said}] if self.work.said else []
        self.said.blocks = late if found is None else [*late, *self.says(reading, among, found)]
        show(self._choosing, bool(self.choices))
        show(self._asking, self.work.idle)
        show(self.picture, found is not None)  # before anything is drawn there: it takes the width of its place
        ids, cells = self.cells(reading, found) if found is not None else NOTHING
        show(self.grid, bool(ids))
        with self.grid.hold_sync():
            self.grid.locale = reading.formats.tag
            self.grid.columns = [NAME, *self.columns(), OPEN]
            self.grid.selected = self.page.account_id
            self.grid.rows = Rows(ids, lambda account: _row(reading, account, cells(account)))

    @abstractmethod
    def ask(self, among: Candidates, *, again: bool) -> None:
        """See to it that the work is done for those who can be chosen."""

    @abstractmethod
    def says(self, reading: Reading, among: Candidates, found: T) -> list[dict[str, Any]]:
        """Return what came of the work, as blocks."""

    @abstractmethod
    def columns(self) -> list[dict[str, Any]]:
        """Return the grid's columns between the account's name and the button that opens it."""

    @abstractmethod
    def cells(self, reading: Reading, found: T) -> Cells:
        """Return the accounts of the grid and what makes their cells."""

    def _on_choice(self, intent: Intent) -> None:
        self.chosen = intent["value"]
        self.choice.values = {"chosen": self.chosen}
        self.refresh()

    def _on_grid(self, intent: Intent) -> None:
        if intent["type"] in ("press", "select-row"):
            self._opened(intent["row"])


def _row(reading: Reading, account: str, cells: dict[str, Any]) -> dict[str, Any]:
    plan = reading.plans.get(account)
    row: dict[str, Any] = {"id": account, "cells": {"name": reading.name(account), **cells, "open": "Open"}}
    return {**row, "tone": "strong"} if plan is not None and plan.is_key else row
