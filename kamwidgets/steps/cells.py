"""What people type into a cell, or paste there, read by the kind of its column in the company's locale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kamwidgets.facts import parse_date, parse_flag, parse_number
from kamwidgets.steps.page import Page
from kamwidgets.widgets import ReadTyped

__all__ = ["filter_reader", "read_cell", "shown"]


def read_cell(column: Mapping[str, Any], value: Any, locale: str) -> Any:
    """Return what a cell was given, None where it was emptied.

    Parameters
    ----------
    column : mapping
        A column of a `Grid`.
    value : str, bool, int, float or None
        Text as typed or pasted, or what the grid's own controls give: an option's value, a tick.
    locale : str
        In which numbers and dates are written.

    Returns
    -------
    str, float, datetime.date, bool, int or None

    Raises
    ------
    ValueError
        If it cannot be read, or could mean two things; the sentence says what to write.

    Examples
    --------
    >>> read_cell({"kind": "number"}, "1.234,50", "de_DE"), read_cell({"kind": "date"}, "03.04.2026", "de_DE")
    (1234.5, datetime.date(2026, 4, 3))
    >>> stances = [{"value": "sceptic", "label": "Sceptic"}]
    >>> read_cell({"kind": "choice", "options": stances}, "sceptic ", "en_GB")
    'sceptic'
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    match column["kind"]:
        case "number":
            return parse_number(value, locale)
        case "date":
            return parse_date(value, locale)
        case "check":
            return value if isinstance(value, bool) else parse_flag(value)
        case "choice":
            return _chosen(column["options"], value)
    return value


def shown(column: Mapping[str, Any], value: Any) -> str:
    """Return what was given as the person knows it: a choice by its label."""
    labels = {one["value"]: one["label"] for one in column.get("options", ())}
    return str(labels.get(value, "" if value is None else value))


def filter_reader(page: Page) -> ReadTyped:
    """Return how a grid's filters read numbers and dates on this page."""

    def read(kind: str, text: str) -> Any:
        value = read_cell({"kind": kind}, text, page.formats.locale)
        return value.isoformat() if kind == "date" else value

    return read


def _chosen(options: list[dict[str, Any]], value: Any) -> Any:
    """Return the option somebody chose, or wrote by its label."""
    if value in (one["value"] for one in options):
        return value
    word = str(value).strip().casefold()
    found = [one["value"] for one in options if one["label"].casefold() == word]
    if len(found) == 1:
        return found[0]
    if found:
        raise ValueError(f"“{value}” could mean {len(found)} of the choices: pick one from the list.")
    raise ValueError(f"“{value}” is not one of: {', '.join(one['label'] for one in options[:12] if one['label'])}.")
