"""The editable grid: cells in, wishes out; no cell changes until Python says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

import traitlets as t

from .base import STATIC, Intent, KamWidget

__all__ = ["KINDS", "Grid"]

KINDS = ("text", "number", "date", "choice", "check", "button", "bar")
"""What a column can hold."""

Fetch = Callable[[int, int], Sequence[Mapping[str, Any]]]
"""Returns ``count`` rows from ``start`` on, in the order in which they are shown."""

FIRST = 120
MOST = 500
"""Rows loaded at first, and at most at once."""


class Grid(KamWidget):
    """A table to work in with keyboard or mouse, whose rows come whole or window by window.

    It is a view: what a person types leaves as an intent, exactly as typed, and the cell shows it as waiting until
    ``on_intent`` has returned. Answer by assigning ``rows`` anew: with the value, or with the typed text in the row's
    ``text`` and the reason in its ``messages``.

    Parameters
    ----------
    fetch : callable, optional
        ``fetch(start, count)`` returns rows; for tables of more than a few hundred rows. Needs ``total``.
        Without it ``rows`` is the whole table, and ``total`` follows from it.
    on_intent : callable, optional
        Called with ``edit-cell`` (``row``, ``column``, ``value``), ``select-row`` (``row``), ``press`` (``row``,
        ``column``) or ``add-row``. A value is text for text and number columns, an ISO date, an option's value or a
        boolean; None clears the cell.
    **traits
        The widget's traits.

    Attributes
    ----------
    columns : list of dict
        ``id``, ``title``, ``kind`` (one of `KINDS`), and as needed ``unit``, ``options`` (``value``, ``label``),
        ``editable``, ``width`` (px), ``align``, ``digits``, ``hint``. The first column names the row and stays in view.
    rows : list of dict
        ``id``, ``cells`` (column id to value), and as needed ``text`` (what is shown instead), ``messages`` (what is
        wrong with a cell) and ``tone`` (``muted`` or ``strong``). A bar's value is a share from 0 to 1, or
        ``{"value": …, "known": …}``.
    start, total : int
        Index of the first loaded row, and number of rows there are.
    selected : str
        Id of the selected row, or empty.
    label, caption, empty, add : str
        Name for screen readers, text above, sentence where there are no rows, label of the button that adds a row.
    locale : str
        BCP 47, such as ``en-GB``.
    height : str
        CSS height at which the grid begins to scroll.

    Raises
    ------
    TypeError
        If ``fetch`` comes without ``total`` or with ``rows``, or ``total`` without ``fetch``.
    traitlets.TraitError
        If a column has no known kind, or two columns or rows share an id.

    Examples
    --------
    >>> columns = [{"id": "name", "title": "Account", "kind": "text"}]
    >>> Grid(columns=columns, rows=[{"id": "a1", "cells": {"name": "Alder Ltd"}}]).total
    1
    >>> def fetch(start, count):
    ...     return [{"id": f"a{at}", "cells": {"name": f"Account {at}"}} for at in range(start, start + count)]
    >>> Grid(columns=columns, fetch=fetch, total=10_000).rows[-1]["id"]
    'a119'
    """

    INTENTS: ClassVar[frozenset[str]] = frozenset({"edit-cell", "select-row", "press", "add-row", "need-rows"})
    _esm = STATIC / "grid.js"

    columns = t.List(t.Dict()).tag(sync=True)
    rows = t.List(t.Dict()).tag(sync=True)
    start = t.Int(0).tag(sync=True)
    total = t.Int(0).tag(sync=True)
    selected = t.Unicode("").tag(sync=True)
    label = t.Unicode("").tag(sync=True)
    caption = t.Unicode("").tag(sync=True)
    empty = t.Unicode("").tag(sync=True)
    locale = t.Unicode("en-GB").tag(sync=True)
    add = t.Unicode("").tag(sync=True)
    height = t.Unicode("70vh").tag(sync=True)

    def __init__(
        self,
        *,
        fetch: Fetch | None = None,
        on_intent: Callable[[Intent], None] | None = None,
        **traits: Any,
    ) -> None:
        if fetch and ("rows" in traits or "total" not in traits):
            raise TypeError("A grid that fetches its rows needs their total, and no rows.")
        if not fetch and "total" in traits:
            raise TypeError("The total of a grid with all its rows is the number of its rows.")
        self._fetch = fetch
        if fetch:
            traits["rows"] = list(fetch(0, min(FIRST, traits["total"])))
        super().__init__(on_intent=on_intent, **traits)

    def refresh(self, *, total: int | None = None) -> None:
        """Fetch the loaded window again, because what lies behind it has changed.

        Parameters
        ----------
        total : int, optional
            How many rows there are now; unchanged if not given.

        Raises
        ------
        TypeError
            If the grid holds all its rows: then assign ``rows``.
        """
        if self._fetch is None:
            raise TypeError("This grid holds all its rows: assign rows instead.")
        self._load(self.start, max(FIRST, len(self.rows)), self.total if total is None else total)

    def _load(self, start: int, count: int, total: int) -> None:
        """Show the window nearest to the one asked for; all in one message, so that the page never sees half of it."""
        count = max(0, min(count, MOST, total))
        start = max(0, min(start, total - count))
        rows = list(self._fetch(start, count)) if self._fetch else []
        with self.hold_sync():
            self.start, self.total, self.rows = start, total, rows

    def _receive(self, intent: Intent, buffers: list[memoryview]) -> None:
        if intent["type"] == "need-rows":
            if self._fetch:
                self._load(int(intent["start"]), int(intent["count"]), self.total)
            return
        try:
            super()._receive(intent, buffers)
        finally:
            # Python may answer with the value that was there before, which changes no trait: the page must hear of it.
            if intent["type"] == "edit-cell":
                self.send({"type": "answered", "row": intent["row"], "column": intent["column"]})

    @t.observe("rows")
    def _count(self, change: t.Bunch) -> None:
        if self._fetch is None:
            self.total = len(change.new)

    @t.validate("columns")
    def _check_columns(self, proposal: t.Bunch) -> list[dict[str, Any]]:
        if unknown := [column["id"] for column in proposal.value if column.get("kind") not in KINDS]:
            raise t.TraitError(f"A column's kind is one of {', '.join(KINDS)}: see {', '.join(unknown)}.")
        return _without_twins(proposal.value, "columns")

    @t.validate("rows")
    def _check_rows(self, proposal: t.Bunch) -> list[dict[str, Any]]:
        return _without_twins(proposal.value, "rows")


def _without_twins(parts: list[dict[str, Any]], what: str) -> list[dict[str, Any]]:
    """Return the parts, or refuse them if two share an id."""
    ids = [part["id"] for part in parts]
    if len(set(ids)) < len(ids):
        twin = next(one for one in ids if ids.count(one) > 1)
        raise t.TraitError(f"Two {what} share the id {twin!r}.")
    return parts
