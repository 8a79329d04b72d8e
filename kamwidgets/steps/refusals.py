"""What people typed into a grid and the document refused, kept on its cell until they mend it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kamwidgets.widgets import Intent

__all__ = ["Refusals"]


class Refusals:
    """Refused entries of one grid, text and reason by cell, until the cell is edited again."""

    def __init__(self) -> None:
        self._cells: dict[tuple[str, str], tuple[str, str]] = {}

    def attempt(self, intent: Intent, change: Callable[[], object]) -> None:
        """Do what an ``edit-cell`` asks for; if it makes no sense, keep what was typed and why.

        Parameters
        ----------
        intent : dict
            The grid's ``edit-cell``.
        change : callable
            Reads the value and applies the edit; a `ValueError`, as every refusal is, says at the cell what is wrong.
        """
        cell = (intent["row"], intent["column"])
        self._cells.pop(cell, None)
        try:
            change()
        except ValueError as error:
            typed = intent["value"]
            self._cells[cell] = ("" if typed is None else str(typed), str(error))

    def marked(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return a row of the grid with its refused cells marked."""
        mine = {column: said for (id, column), said in self._cells.items() if id == row["id"]}
        texts = {column: text for column, (text, _) in mine.items()}
        messages = {column: why for column, (_, why) in mine.items()}
        return {**row, "text": {**row.get("text", {}), **texts}, "messages": messages}
