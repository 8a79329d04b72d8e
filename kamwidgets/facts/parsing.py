"""One cell as the value its field wants, from text in the workspace's locale or from what a spreadsheet stored."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from kamwidgets.facts.amounts import parse_flag, parse_integer, parse_number, parse_share
from kamwidgets.facts.days import parse_date, parse_moment
from kamwidgets.facts.matching import normalised
from kamwidgets.facts.tables import answers

if TYPE_CHECKING:
    from kamwidgets.facts.reading import Cell
    from kamwidgets.facts.tables import Field

__all__ = ["Value", "parse_cell"]

Value = str | int | float | bool | date | datetime | tuple[str, ...] | None
"""What a field holds; ``None`` is not known."""

_SHORTENED = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)
_SEPARATORS = re.compile(r"\s*[,;/|+&\n]\s*")


def parse_cell(cell: Cell, field: Field, locale: str) -> Value:
    """Read one cell as its field's kind.

    Raises
    ------
    ValueError
        If it cannot be read, in a sentence.

    Examples
    --------
    >>> from kamwidgets.facts.tables import table_named
    >>> parse_cell("01067", table_named("customers").field("account_id"), "de_DE")
    '01067'
    >>> parse_cell("1.234,5", table_named("products").field("list_price"), "de_DE")
    1234.5
    """
    if cell is None or cell == "":
        return None
    if isinstance(cell, str):
        return _from_text(cell, field, locale)
    return _from_spreadsheet(cell, field, locale)


def _from_text(text: str, field: Field, locale: str) -> Value:  # noqa: C901, PLR0911 - one way out for each kind
    match field.kind:
        case "text":
            return text
        case "id":
            return _identifier(text)
        case "date":
            return parse_date(text, locale)
        case "moment":
            return parse_moment(text, locale)
        case "number" | "money":
            return parse_number(text, locale)
        case "integer":
            return parse_integer(text, locale)
        case "share":
            return parse_share(text, locale)
        case "flag":
            return parse_flag(text)
        case "choice":
            return _choice(text, field)
        case "choices":
            return tuple(dict.fromkeys(_choice(part, field) for part in _SEPARATORS.split(text) if part))


def _from_spreadsheet(cell: float | bool | date | datetime, field: Field, locale: str) -> Value:
    if isinstance(cell, bool):
        if field.kind == "flag":
            return cell
        return _from_text(str(cell).lower(), field, locale)
    if isinstance(cell, date):
        return _from_calendar(cell, field)
    if field.kind in ("number", "money"):
        return float(cell)
    if field.kind in ("date", "moment"):
        raise ValueError(f"“{cell:g}” is a number: format the column as dates.")
    return _from_text(_spelled(cell), field, "en")


def _from_calendar(cell: date | datetime, field: Field) -> Value:
    moment = cell if isinstance(cell, datetime) else datetime.combine(cell, time())
    if field.kind == "date":
        return moment.date()
    if field.kind == "moment":
        return moment
    shown = moment.date().isoformat()
    if field.kind in ("text", "id"):
        return shown
    raise ValueError(f"“{shown}” is a date: the spreadsheet has read it as one. Format the column as text or numbers.")


def _spelled(number: float) -> str:
    """Write a stored number without the “.0” that spreadsheets give whole numbers."""
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def _identifier(text: str) -> str:
    if _SHORTENED.fullmatch(text):
        raise ValueError(f"“{text}” was shortened by a spreadsheet: format the column as text and export again.")
    return text


def _choice(text: str, field: Field) -> str:
    word = normalised(text)
    known = answers(field)
    for answer, words in known.items():
        if word in map(normalised, words):
            return answer
    if field.otherwise:
        return field.otherwise
    raise ValueError(f"“{text}” is not one of: {', '.join(known)}.")
