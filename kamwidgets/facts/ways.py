"""Ways to read a column that does not fit the workspace's locale: offered to a person, never simply taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kamwidgets.facts.rules import FactsError
from kamwidgets.facts.tables import TABLES
from kamwidgets.facts.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamwidgets.facts.parsing import Value
    from kamwidgets.facts.tables import Field, Table

__all__ = ["AS_SETTINGS", "WAYS", "Option", "Question", "checked_ways", "locale_of", "order_of", "ways_for"]

WAYS = {
    "day-first": "the day comes first",
    "month-first": "the month comes first",
    "decimal-comma": "the comma separates decimals",
    "decimal-point": "the point separates decimals",
}
"""How a column can be said to be written, and what that means."""

AS_SETTINGS = "settings"
"""Said where a column is written as the workspace's locale has it after all."""

_OF_DATES, _OF_NUMBERS = tuple(WAYS)[:2], tuple(WAYS)[2:]
_ORDERS = {"day-first": "dmy", "month-first": "mdy"}
_LOCALES = {"decimal-comma": "de_DE", "decimal-point": "en_GB"}


class Option(NamedTuple):
    """One way to read a column, and what it makes of the example."""

    way: str
    value: Value


class Question(NamedTuple):
    """A column whose cells do not fit the locale, but fit another way; or fit both that and the way said last time.

    Attributes
    ----------
    field : Field
        What the column stands for.
    heading : str
        What stands above it.
    example : str
        A cell that does not fit, or that means something else in each way.
    options : tuple of Option
        The ways that fit.
    last_time : str
        Which of them was said of an earlier file, where the locale reads this one too; else empty.
    """

    field: Field
    heading: str
    example: str
    options: tuple[Option, ...]
    last_time: str = ""

    @property
    def sentence(self) -> str:
        """Why it is asked, and what to do."""
        if not self.last_time:
            return f"{quoted(self.heading)}: {quoted(self.example)} does not fit. Say how it is written."
        return (
            f"{quoted(self.heading)}: {quoted(self.example)} can be read as the settings say, or as the last file was "
            f"({WAYS[self.last_time]}). Say how it is written."
        )


def ways_for(field: Field) -> tuple[str, ...]:
    """Return the ways in which a field of this kind can be written."""
    if field.kind in ("date", "moment"):
        return _OF_DATES
    return _OF_NUMBERS if field.kind in ("number", "money", "share", "integer") else ()


def locale_of(way: str, locale: str) -> str:
    """Return the locale whose numbers are written in a way."""
    return _LOCALES.get(way, locale)


def order_of(way: str) -> str:
    """Return in which order day, month and year stand; empty where the locale says it."""
    return _ORDERS.get(way, "")


def checked_ways(table: Table, said: Mapping[str, str]) -> dict[str, str]:
    """Return what was said of fields; nothing means as the settings say.

    Raises
    ------
    FactsError
        If a field does not exist, or cannot be written in that way.
    """
    names = {field.name: field for field in TABLES[table.name].readable}
    for name, way in said.items():
        if name not in names:
            raise FactsError(f"There is no field “{name}” in {table.name}. Choose one of: {', '.join(names)}.")
        if way and way not in (*ways_for(names[name]), AS_SETTINGS):
            fitting = " or ".join(ways_for(names[name])) or "as it is"
            raise FactsError(f"“{names[name].title}” cannot be read as “{way}”: it is read {fitting}.")
    return {name: way or AS_SETTINGS for name, way in said.items()}
