"""Where the headings of a table stand: not always in the first row, for reports begin with titles."""

from __future__ import annotations

from functools import cache
from statistics import median
from typing import TYPE_CHECKING

from kamwidgets.facts.matching import forms_of, known_forms
from kamwidgets.facts.tables import TABLES
from kamwidgets.facts.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kamwidgets.facts.workbooks import Cell

__all__ = ["LOOKED_AT", "heading_row", "named_once"]

LOOKED_AT = 50
"""Rows among which the headings are looked for."""

_ENOUGH = 2
"""Fields that a row must name to be taken for the headings: one could be a title."""

_LONGEST = 200
"""Letters of a heading that are kept."""


def heading_row(rows: Sequence[Sequence[Cell]]) -> int:
    """Return which of a file's first rows holds the headings.

    The first that names the most fields of one table; where no row names two, the first that is as full as rows are.

    Examples
    --------
    >>> heading_row([["Customers as of May"], ["Number", "Name", "City"], ["1", "Alder", "Ulm"]])
    1
    """
    head = rows[:LOOKED_AT]
    named = [_named(row) for row in head]
    if max(named, default=0) >= _ENOUGH:
        return named.index(max(named))
    full = [sum(cell is not None and cell != "" for cell in row) for row in head]
    usual = median(full) if full else 0
    return next((place for place, count in enumerate(full) if count > usual / 2), 0)


def named_once(row: Sequence[Cell]) -> tuple[str, ...]:
    """Name the columns, each once: a second “Name” becomes “Name (2)”.

    Examples
    --------
    >>> named_once(["name", None, "name", " long  name"])
    ('name', 'Column 2', 'name (2)', 'long name')
    """
    named: list[str] = []
    taken: set[str] = set()
    for position, cell in enumerate(row, start=1):
        text = shortened(" ".join(str(cell).split()), _LONGEST) if cell is not None else ""
        heading = text or f"Column {position}"
        unique, again = heading, 2
        while unique in taken:
            unique, again = f"{heading} ({again})", again + 1
        taken.add(unique)
        named.append(unique)
    return tuple(named)


def _named(row: Sequence[Cell]) -> int:
    """Count the fields of one table that a row names, at most."""
    forms = [forms_of(cell) for cell in row if isinstance(cell, str)]
    if len(forms) < _ENOUGH:
        return 0
    return max(sum(any(each & known for each in forms) for known in fields) for fields in _fields())


@cache
def _fields() -> list[list[frozenset[str]]]:
    """For each table, the forms of the headings known for each of its fields."""
    return [[frozenset(known_forms(table, field)) for field in table.readable] for table in TABLES.values()]
