"""Which canonical table a file probably holds, so that a person need only confirm it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamwidgets.facts.matching import match_columns, normalised
from kamwidgets.facts.people import with_full_names
from kamwidgets.facts.reading import Sheet, read_sheet
from kamwidgets.facts.tables import TABLES, Table

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["guess_table"]


def guess_table(source: Path | bytes | Sheet, name: str = "") -> str:
    r"""Return the table whose fields a file's columns fit best; its name decides between equals.

    A file that is read already need not be read again.

    Raises
    ------
    FactsError
        If the file cannot be read as a table.

    Examples
    --------
    >>> guess_table(b"CustomerID,CompanyName,City\n1,Alder,Ulm\n")
    'customers'
    >>> guess_table(b"OrderID,ProductID,Quantity,UnitPrice\n1,7,2,9.5\n")
    'order-lines'
    """
    sheet = source if isinstance(source, Sheet) else read_sheet(source, name)
    return max(TABLES.values(), key=lambda table: _fit(sheet, table, name)).name


def _fit(sheet: Sheet, table: Table, name: str) -> float:
    """How well a sheet fits: required fields first, then how much of file and table meet, then the file's name."""
    read = with_full_names(sheet, table)
    match = match_columns(table, read.headings)
    required = sum(field.required for field in table.fields)
    found = (required - len(match.missing)) / required if required else 1.0
    used = 2 * len(match.columns) / (len(read.headings) + len(table.fields))
    named = normalised(table.name) in normalised(name) or normalised(name).startswith(normalised(table.many)[:6])
    return 4 * found + used + named
