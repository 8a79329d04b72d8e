"""The editable grid: cells in, wishes out; no cell changes until Python says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

import traitlets as t

from .base import STATIC, Intent, KamWidget
from .grid_changes import Changes
from .grid_order import ReadTyped, Test, arranged, filter_test, read_plainly
from .grid_paste import Block, emptied, place, some, untaken
from .grid_rows import Row, Rows, without_twins

__all__ = ["KINDS", "Grid", "Rows"]

KINDS = ("text", "number", "date", "choice", "check", "button", "bar")
"""What a column can hold."""

FIRST = 40
MOST = 500
"""Rows the page has at first, and at most at once."""

HIDDEN = "The new row is there, but the filters hide it: clear them to see it."
SOON_HIDDEN = "The new row does not fit the filters: they hide it once you have gone elsewhere."


class Grid(KamWidget):
    """A table to work in with keyboard or mouse, of any size: the page has a window of its rows.

    It is a view: what a person types or pastes leaves as an intent, exactly as typed, and the cell shows it as waiting
    until ``on_intent`` has returned. Answer by assigning ``rows`` anew: with the value, or with the typed text in the
    row's ``text`` and the reason in its ``messages``. Sorting and filtering happen here; a row keeps its place while
    somebody works in the grid, whatever they make of it.

    Parameters
    ----------
    rows : iterable of dict
        All rows, or `Rows` that make them when they are looked at. A row has ``id``, ``cells`` (column id to value),
        and as needed ``text`` (what is shown instead), ``messages`` (what is wrong with a cell), ``keys`` (what a cell
        is sorted by instead), ``closed`` (the columns that can only be read in this row, or True) and ``tone``
        (``muted`` or ``strong``). A bar's value is a share from 0 to 1, or ``{"value": …, "known": …}``.
    read : callable, optional
        ``(kind, text)`` to the number or ISO date somebody typed into a filter; a `ValueError` says what is wrong.
    on_intent : callable, optional
        Called with ``edit-cell`` (``row``, ``column``, ``value``), ``paste-cells`` (``cells``: a list of such;
        ``add``: a list of column id to text, one for each further row), ``select-row`` (``row``), ``press`` (``row``,
        ``column``) or ``add-row``. A value is text as typed, an option's value, a boolean, or None to clear the cell.
    **traits
        The widget's traits.

    Attributes
    ----------
    columns : list of dict
        ``id``, ``title``, ``kind`` (one of `KINDS`), and as needed ``unit``, ``options`` (``value``, ``label``,
        ``unknown``, ``shade`` 0-4), ``editable``, ``width`` (px), ``align``, ``digits``, ``hint``. The first column
        names the row and stays in view.
    sort, filters : dict
        What the person asked for: ``column`` and ``direction``; column id to what is looked for, see `filter_test`.
    window : dict
        The rows on the page: ``start``, ``rows``; ``total`` shown, ``of`` how many; ``order``: its edition; ``gone``
        and ``added``: see `Changes`.
    said : dict
        What a paste came to: ``sentence`` and ``verbs`` to answer it with, or ``quiet`` for screen readers only.
    selected : str
        Id of the selected row, or empty.
    label, caption, empty, add : str
        Name for screen readers, text above, sentence where there are no rows, label of the button that adds a row.
    adding : str
        What pasted rows beneath the last one are called in the plural; empty where pasting adds none.
    locale : str
        BCP 47, such as ``en-GB``.
    height : str
        CSS height at which the grid begins to scroll.

    Raises
    ------
    traitlets.TraitError
        If a column has no known kind, or two columns share an id.
    ValueError
        If two rows share an id.

    Examples
    --------
    >>> columns = [{"id": "name", "title": "Account", "kind": "text"}]
    >>> Grid(columns=columns, rows=[{"id": "a1", "cells": {"name": "Alder Ltd"}}]).window["total"]
    1
    >>> rows = Rows(map(str, range(10_000)), lambda id: {"id": id, "cells": {"name": f"Account {id}"}})
    >>> Grid(columns=columns, rows=rows).window["rows"][-1]["id"]
    '39'
    """

    INTENTS: ClassVar[frozenset[str]] = frozenset(
        {
            *("edit-cell", "select-row", "press", "add-row"),
            *("need-rows", "sort-rows", "filter-rows", "settle"),
            *("paste", "clear-cells", "copy-rows", "answer"),
        }
    )
    _esm = STATIC / "grid.js"

    columns = t.List(t.Dict()).tag(sync=True)
    sort = t.Dict().tag(sync=True)
    filters = t.Dict().tag(sync=True)
    window = t.Dict().tag(sync=True)
    said = t.Dict().tag(sync=True)
    selected = t.Unicode("").tag(sync=True)
    label = t.Unicode("").tag(sync=True)
    caption = t.Unicode("").tag(sync=True)
    empty = t.Unicode("").tag(sync=True)
    locale = t.Unicode("en-GB").tag(sync=True)
    add = t.Unicode("").tag(sync=True)
    adding = t.Unicode("").tag(sync=True)
    height = t.Unicode("70vh").tag(sync=True)

    def __init__(
        self,
        *,
        rows: Iterable[Row] = (),
        read: ReadTyped = read_plainly,
        on_intent: Callable[[Intent], None] | None = None,
        **traits: Any,
    ) -> None:
        self._rows = Rows.of(rows)
        self._order: list[str] = []
        self._edition = 0
        self._read = read
        self._held = False
        self._asked = Block()
        self._changes = Changes()
        super().__init__(on_intent=on_intent, **traits)
        self._arrange()
        self._load(0, FIRST)

    @property
    def rows(self) -> Rows:
        """All rows, in their own order."""
        return self._rows

    @rows.setter
    def rows(self, rows: Iterable[Row]) -> None:
        before, self._rows = self._rows, Rows.of(rows)
        if not self._held:
            self._arrange()
        elif self._rows.ids != before.ids:
            kept = [id for id in self._order if id in self._rows.known]
            self._reorder(kept + [id for id in self._rows.ids if id not in before.known])
        if self._changes.take(self._rows, (row["id"] for row in self.window["rows"])):
            self._show_added(self._changes.added)
        else:
            self._reload()

    def _reload(self) -> None:
        """Give the page anew the rows that it has."""
        self._load(self.window["start"], max(FIRST, len(self.window["rows"])))

    def _show_added(self, id: str) -> None:
        """Give the page the rows around the one that was asked for, and say so where filters are in its way."""
        if id in self._order:
            self._load(self._order.index(id) - FIRST // 2, FIRST)
        else:
            self._reload()
        if not all(test(self._rows.find(id)) for test in self._tests()):
            self.said = {"sentence": SOON_HIDDEN if id in self._order else HIDDEN, "verbs": []}

    def _arrange(self) -> None:
        """Put the rows into the order that was asked for."""
        self._held = False
        tests = self._tests()
        self._reorder(arranged(self._rows, self.columns, sort=self.sort, tests=tests, locale=self.locale))

    def _tests(self) -> list[Test]:
        columns = {column["id"]: column for column in self.columns}
        asked = {id: one for id, one in self.filters.items() if id in columns and "wrong" not in one}
        return [filter_test(columns[id], one, self._read) for id, one in asked.items()]

    def _reorder(self, order: list[str]) -> None:
        if order != self._order:
            self._order = order
            self._edition += 1

    def _load(self, start: int, count: int) -> None:
        """Give the page the window nearest to the one asked for."""
        total = len(self._order)
        count = max(0, min(count, MOST, total))
        start = max(0, min(start, total - count))
        pinned = len(self._rows.pinned)
        self.window = {
            "start": start,
            "rows": [self._rows.find(id) for id in self._order[start : start + count]],
            "total": total,
            "shown": total - pinned,
            "of": len(self._rows) - pinned,
            "order": self._edition,
            "gone": self._changes.gone,
            "added": self._changes.added,
        }

    def _receive(self, intent: Intent, buffers: list[memoryview]) -> None:
        if intent.get("order", self._edition) != self._edition:
            self.said = {"sentence": "The rows have just changed, so nothing was done. Do it again.", "verbs": []}
            return
        match intent["type"]:
            case "need-rows":
                self._load(int(intent["start"]), int(intent["count"]))
            case "settle":
                self._arrange()
                self._reload()
            case "sort-rows":
                self.sort = {name: intent[name] for name in ("column", "direction") if intent["direction"]}
                self._arrange()
                self._load(0, FIRST)
            case "filter-rows":
                self._filter(intent["column"], intent["asked"])
            case "copy-rows":
                ids = self._range(intent)
                self.send({"type": "rows", "rows": [self._rows.find(id) for id in ids]})
            case "paste":
                self._paste(intent)
            case "clear-cells":
                self._enter(emptied(self._named(intent["columns"]), self._range(intent), self._rows))
            case "answer":
                self._answer(intent["id"])
            case kind:
                self._held |= kind in ("edit-cell", "add-row")
                self._changes.await_row(self._rows if kind == "add-row" else None)
                super()._receive(intent, buffers)

    def _filter(self, column_id: str, asked: Mapping[str, Any] | None) -> None:
        """Show only the rows that fit; what cannot be read is kept with its reason, and hides nothing."""
        filters = {id: one for id, one in self.filters.items() if id != column_id and column_id}
        if asked:
            try:
                filter_test(self._named([column_id])[0], asked, self._read)
                filters[column_id] = dict(asked)
            except ValueError as error:
                filters[column_id] = {**asked, "wrong": str(error)}
        self.filters = filters
        self._arrange()
        self._load(0, FIRST)

    def _paste(self, intent: Intent) -> None:
        """Put a block on the rows that are shown; ask first where it reaches beneath the last one."""
        ids = self._range({**intent, "count": len(self._order)})
        block = place(intent["lines"], self._named(intent["columns"]), ids, self._rows)
        if not (block.add and self.adding):
            self._enter(block, beneath=len(block.add))
            return
        self._asked, rows = block, some(len(block.add), "row")
        self.said = {
            "sentence": f"What you pasted reaches {rows} beneath the last one. Shall new {self.adding} be added?",
            "verbs": [
                {"id": "add", "label": f"Add {rows}"},
                *([{"id": "fill", "label": "Fill only the rows that are there"}] if block.cells else []),
                {"id": "drop", "label": "Paste nothing"},
            ],
        }

    def _answer(self, verb: str) -> None:
        block, self._asked, self.said = self._asked, Block(), {}
        if verb in ("add", "fill") and (block.cells or block.add):
            self._enter(block, add=block.add if verb == "add" else [])

    def _enter(self, block: Block, *, add: list[dict[str, Any]] | None = None, beneath: int = 0) -> None:
        """Hand a block on as one intent, and say what it came to."""
        self._held = True
        if block.cells or add:
            super()._receive({"type": "paste-cells", "cells": block.cells, "add": add or []}, [])
        said = block.says(self.columns, refused=untaken(block.cells, self._rows), beneath=beneath)
        done = f"{some(len(block.cells), 'cell')} entered."
        self.said = {"sentence": " ".join(said) or done, "verbs": [], "quiet": not said}

    def _range(self, intent: Intent) -> list[str]:
        """Return the ids of the rows in a range."""
        start, count = max(0, int(intent["start"])), int(intent["count"])
        return self._order[start : start + count]

    def _named(self, ids: Iterable[str]) -> list[dict[str, Any]]:
        columns = {column["id"]: column for column in self.columns}
        return [columns[id] for id in ids if id in columns]

    @t.validate("columns")
    def _check_columns(self, proposal: t.Bunch) -> list[dict[str, Any]]:
        if unknown := [column["id"] for column in proposal.value if column.get("kind") not in KINDS]:
            raise t.TraitError(f"A column's kind is one of {', '.join(KINDS)}: see {', '.join(unknown)}.")
        try:
            without_twins([column["id"] for column in proposal.value], "columns")
        except ValueError as error:
            raise t.TraitError(str(error)) from error
        return proposal.value
