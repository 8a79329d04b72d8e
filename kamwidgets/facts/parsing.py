"""One cell as the value its field wants, from text in the workspace's locale or from what a spreadsheet stored."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from math import isfinite
from typing import TYPE_CHECKING

from kamwidgets.facts.amounts import parse_flag, parse_integer, parse_number, parse_share
from kamwidgets.facts.days import parse_date, parse_moment
from kamwidgets.facts.matching import normalised
from kamwidgets.facts.tables import answers
from kamwidgets.facts.ways import locale_of, order_of
from kamwidgets.facts.wording import FORBIDDEN, code_points, quoted
from kamwidgets.model import PLAIN, PORTFOLIO

if TYPE_CHECKING:
    from kamwidgets.facts.reading import Cell
    from kamwidgets.facts.tables import Field

__all__ = ["Value", "parse_cell"]

Value = str | int | float | bool | date | datetime | tuple[str, ...] | None
"""What a field holds; ``None`` is not known."""

_SHORTENED = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)
_ERRORS = frozenset(
    {
        "#N/A",
        "#DIV/0!",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#NV",
        "#WERT!",
        "#BEZUG!",
    }
)
"""What a spreadsheet shows where a formula went wrong; in a table it says nothing."""
_EXACT = 10**15
"""Whole numbers below keep all their digits in a spreadsheet."""
_LONGEST_ID = 200
_SEPARATORS = re.compile(r"\s*[,;/|+&\n]\s*")


def parse_cell(cell: Cell, field: Field, locale: str, way: str = "") -> Value:
    """Read one cell as its field's kind, in the way a person said, else as the locale writes it.

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
        return _from_text(cell, field, locale_of(way, locale), order_of(way))
    return _from_spreadsheet(cell, field, locale)


def _from_text(  # noqa: C901, PLR0911 - one way out for each kind
    text: str, field: Field, locale: str, order: str = ""
) -> Value:
    if text in _ERRORS:
        raise ValueError(f"“{text}” is an error of a formula: correct it in the spreadsheet.")
    match field.kind:
        case "text":
            return _clean(text)
        case "id":
            return _identifier(text, field)
        case "date":
            return parse_date(text, locale, order)
        case "moment":
            return parse_moment(text, locale, order)
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
    if not isfinite(cell):
        raise ValueError(f"“{cell}” is no number: leave the cell empty where nothing is known.")
    if field.kind in ("number", "money"):
        return float(cell)
    if field.kind in ("date", "moment"):
        raise ValueError(f"“{cell:g}” is a number: format the column as dates.")
    if field.kind == "id" and isinstance(cell, float) and abs(cell) >= _EXACT:
        raise ValueError(f"“{cell:.0f}” has more digits than a spreadsheet keeps: format the column as text.")
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


def _identifier(text: str, field: Field) -> str:
    if _SHORTENED.fullmatch(text):
        raise ValueError(f"{quoted(text)} was shortened by a spreadsheet: format the column as text and export again.")
    if any(letter in text for letter in "\r\n\t"):
        raise ValueError(f"{quoted(text)} holds a line break or a tab: take it out.")
    if len(text) > _LONGEST_ID:
        raise ValueError(f"{PLAIN.count(len(text), 'letter', 'letters')} are too many for a number: {quoted(text)}.")
    if field.name == "account_id" and text == PORTFOLIO:
        raise ValueError(f"“{text}” is a name the workbook needs itself: give this customer another number.")
    return _clean(text)


def _clean(text: str) -> str:
    if FORBIDDEN.search(text):
        raise ValueError(f"{quoted(text)} holds a control character ({code_points(text)}): take it out.")
    return text


def _choice(text: str, field: Field) -> str:
    word = normalised(text)
    known = answers(field)
    for answer, words in known.items():
        if word in map(normalised, words):
            return answer
    if field.otherwise:
        return field.otherwise
    raise ValueError(f"{quoted(text)} is not one of: {', '.join(known)}.")
