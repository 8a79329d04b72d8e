"""Which rows of a grid are shown, and in which order: pure functions of the cells' values."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from .grid_rows import Row, Rows

__all__ = ["Column", "ReadTyped", "Test", "arranged", "filter_test", "read_plainly"]

Column = Mapping[str, Any]

ReadTyped = Callable[[str, str], Any]
"""``(kind, text)`` to the value a person wrote, for numbers and dates; a `ValueError` says what is wrong."""

Test = Callable[[Row], bool]

AFTER_Z = {"da": "æøå", "et": "õäöü", "fi": "åäö", "nb": "æøå", "nn": "æøå", "no": "æøå", "sv": "åäö"}
"""Letters that stand at the end of an alphabet; everywhere else a letter with a mark counts as the bare one."""


def read_plainly(kind: str, text: str) -> Any:
    """Read a number or an ISO date where nobody says how people write them."""
    return date.fromisoformat(text).isoformat() if kind == "date" else float(text)


def arranged(
    rows: Rows, columns: Sequence[Column], *, sort: Mapping[str, str], tests: Iterable[Test], locale: str
) -> list[str]:
    """Return the ids of the rows to show, in order.

    Pinned rows stand first, whatever is asked for; what is not known comes last, whichever way one sorts.

    Parameters
    ----------
    rows : Rows
    columns : sequence of mapping
        As `Grid.columns`.
    sort : mapping
        ``column`` and ``direction`` ("ascending" or "descending"); empty for the rows' own order.
    tests : iterable of callable
        What a row has to pass to be shown, see `filter_test`.
    locale : str
        In whose alphabet text is sorted, BCP 47.
    """
    tests = list(tests)
    column = next((one for one in columns if one["id"] == sort.get("column")), None)
    if not tests and column is None:
        return rows.ids
    made = (rows.find(id) for id in rows.ids if id not in rows.pinned)
    shown = [row for row in made if all(test(row) for test in tests)]
    if column is not None:
        shown = _sorted(shown, column, descending=sort.get("direction") == "descending", locale=locale)
    return [*(id for id in rows.ids if id in rows.pinned), *(row["id"] for row in shown)]


def filter_test(column: Column, asked: Mapping[str, Any], read: ReadTyped) -> Test:
    """Return what a row has to pass.

    Parameters
    ----------
    column : mapping
    asked : mapping
        ``contains`` (text), ``among`` (values of a choice or tick box; None for those without one), or ``since`` and
        ``until`` (numbers or dates as typed, either may be empty; both count as within).
    read : callable
        Reads what was typed.

    Raises
    ------
    ValueError
        If a bound cannot be read.
    """
    if "among" in asked:
        among = set(asked["among"])
        return lambda row: value_of(row, column) in among
    if "contains" in asked:
        part = folded(asked["contains"])
        return lambda row: part in folded(_text(row, column))
    low, high = (_bound(column, asked.get(end, ""), read) for end in ("since", "until"))

    def within(row: Row) -> bool:
        value = value_of(row, column)
        return value is not None and (low is None or value >= low) and (high is None or value <= high)

    return within


def value_of(row: Row, column: Column) -> Any:
    """Return what a cell counts as, None where it is not known."""
    value = row.get("keys", {}).get(column["id"], row["cells"].get(column["id"]))
    if isinstance(value, Mapping):
        value = value.get("value")
    if column["kind"] == "check":
        return bool(value)
    return None if value == "" else value


def folded(text: str) -> str:
    """Return text without case and marks, to compare with."""
    if text.isascii():  # it has no marks: thousands of names are folded at once
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _bound(column: Column, text: str, read: ReadTyped) -> Any:
    if not text.strip():
        return None
    value = read("number" if column["kind"] == "bar" else column["kind"], text)
    return value / 100 if column["kind"] == "bar" else value


def _text(row: Row, column: Column) -> str:
    value = value_of(row, column)
    return row.get("text", {}).get(column["id"], "" if value is None else str(value))


def _sorted(rows: list[Row], column: Column, *, descending: bool, locale: str) -> list[Row]:
    key = _key(column, locale)
    keyed = [(key(value_of(row, column)), row) for row in rows]
    known = [each for each in keyed if each[0] is not None]
    known.sort(key=lambda each: each[0], reverse=descending)
    return [row for _, row in known] + [row for found, row in keyed if found is None]


def _key(column: Column, locale: str) -> Callable[[Any], Any]:
    """Return what values of a column are sorted by: a choice by its scale, text by the alphabet, None if unknown."""
    if column["kind"] == "choice":
        options = column.get("options", [])
        return {one["value"]: at for at, one in enumerate(options) if one["value"] and not one.get("unknown")}.get
    if column["kind"] in ("text", "date"):
        return lambda value: None if value is None else _collated(str(value), locale)
    return lambda value: value if isinstance(value, int | float) else None


def _collated(text: str, locale: str) -> tuple[str, str]:
    last = AFTER_Z.get(locale.replace("_", "-").partition("-")[0], "")
    letters = unicodedata.normalize("NFC", text.casefold())
    return "".join(f"~{last.index(one)}" if one in last else folded(one) for one in letters), text
