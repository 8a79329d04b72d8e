"""Which rows have come into a grid and gone out of it: what the page has to know beyond the rows it shows."""

from __future__ import annotations

from collections.abc import Iterable

from .grid_rows import Rows

__all__ = ["Changes"]

REMEMBERED = 500
"""How many rows that have gone the page is told of."""


class Changes:
    """What has become of the rows that somebody was in, or asked for.

    Attributes
    ----------
    gone : list of str
        Ids of rows that the page had and that are there no more.
    added : str
        Id of the row that came last because somebody asked for it in the grid.
    """

    def __init__(self) -> None:
        self.gone: list[str] = []
        self.added = ""
        self._before: frozenset[str] | None = None

    def await_row(self, rows: Rows | None) -> None:
        """Note that a further row was asked for, beyond these; or, without rows, that the person went on."""
        self._before = None if rows is None else rows.known

    def take(self, rows: Rows, on_page: Iterable[str]) -> bool:
        """Take in new rows; return whether the one that was asked for is among them.

        Others may add rows as well: of several the last is the newest.
        """
        self.gone = [id for id in dict.fromkeys([*self.gone, *on_page]) if id not in rows.known][-REMEMBERED:]
        before = self._before
        new = [] if before is None else [id for id in rows.ids if id not in before]
        if not new:
            return False
        self.added, self._before = new[-1], None
        return True
