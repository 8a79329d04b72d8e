"""How turnover and contribution hang on customers, cut by time, group of companies, region or segment (M1, M2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import pandas as pd

from kamwidgets.findings.figures import LAST_YEAR
from kamwidgets.methods import MEASURED, Concentration, LossTest, Measure, concentration, loss_test, rolled_up
from kamwidgets.methods.words import listing
from kamwidgets.model import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamwidgets.findings.reading import Reading

__all__ = [
    "ATTRIBUTES",
    "Asked",
    "Level",
    "Part",
    "amounts",
    "attribute_values",
    "compared",
    "lost",
    "measured",
    "over_in_words",
]

Level = Literal["account", "parent"]

ATTRIBUTES: Mapping[str, str] = {
    "country": "Country",
    "region": "Region",
    "segment": "Segment",
    "industry": "Industry",
}
"""What customers can be told apart by, and what it is called."""

NOT_SAID = "not said"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be looked at.

    Attributes
    ----------
    measure : {"revenue", "contribution"}
        What is added up.
    over : str
        A fiscal year, `LAST_YEAR`, or empty for all there is.
    level : {"account", "parent"}
        Whether sites count by themselves or as their topmost parent.
    attribute, value : str
        Only customers whose region, say, is this; all where ``attribute`` is empty.
    """

    measure: Measure = "revenue"
    over: str = ""
    level: Level = "account"
    attribute: str = ""
    value: str = ""

    @property
    def measured(self) -> str:
        """What is added up, in a word."""
        return MEASURED[self.measure]


@dataclass(frozen=True, slots=True)
class Part:
    """One year, or one region, beside the others.

    Attributes
    ----------
    label : str
        The year, or the region's name.
    found : Concentration, optional
        None where nobody brought anything.
    partial : bool
        Whether it is a year that the facts cover only in part.
    """

    label: str
    found: Concentration | None
    partial: bool = False


def amounts(reading: Reading, asked: Asked) -> pd.DataFrame:
    """Return ``revenue`` and ``contribution`` of everybody asked for, by account or parent; NaN = unknown."""
    totals = reading.figures.totals(asked.over)
    if asked.attribute:
        totals = totals[_said(reading, asked.attribute).reindex(totals.index, fill_value=NOT_SAID) == asked.value]
    return rolled_up(totals, reading.groups) if asked.level == "parent" else totals


def measured(reading: Reading, asked: Asked) -> Concentration:
    """Measure how concentrated what is asked for is.

    Raises
    ------
    UserError
        If nobody brought anything; the sentence says what is missing.
    """
    series = amounts(reading, asked)[asked.measure]
    if (series > 0).any():
        return concentration(series, asked.measure)
    where = f" with {ATTRIBUTES[asked.attribute].lower()} {asked.value}" if asked.attribute else ""
    when = f" in {over_in_words(reading, asked.over)}" if asked.over else ""
    if series.isna().any():
        raise UserError(
            f"No contribution is known{where}{when}, because unit costs are missing: "
            "bring them in with products or order lines."
        )
    raise UserError(f"No customer{where} brought any {MEASURED[asked.measure]}{when}.")


def compared(reading: Reading, asked: Asked, by: str) -> tuple[Part, ...]:
    """Measure every year, or every region, segment … by itself: years in their order, others the largest first."""
    if by == "year":
        years, partial = reading.figures.years, reading.figures.partial_years
        return tuple(Part(year, _if_any(reading, replace(asked, over=year)), year in partial) for year in years)
    each = [
        Part(value, _if_any(reading, replace(asked, attribute=by, value=value)))
        for value in attribute_values(reading, by)
    ]
    return tuple(sorted(each, key=lambda part: -part.found.revenue if part.found else 0.0))


def attribute_values(reading: Reading, attribute: str) -> list[str]:
    """Return what customers say there, in the order of the alphabet; `NOT_SAID` where some say nothing.

    Who is known only by name is no customer yet.
    """
    said = _said(reading, attribute)
    return sorted(
        set(said[said.index.isin(reading.figures.names)]), key=lambda value: (value == NOT_SAID, value.casefold())
    )


def lost(reading: Reading, accounts: Iterable[str], level: Level = "account") -> LossTest:
    """Work out what losing accounts would do, on the twelve months to the last day and the costs that were entered.

    Raises
    ------
    UserError
        If no account is named, or one has never been a customer.
    """
    settings, table = reading.portfolio.settings, amounts(reading, Asked(over=LAST_YEAR, level=level))
    named = list(accounts)
    if unknown := [account for account in named if account not in table.index]:
        raise UserError(f"There is no turnover to look at for {listing([reading.name(each) for each in unknown])}.")
    try:
        return loss_test(
            table["revenue"],
            table["contribution"],
            accounts=named,
            fixed_costs=settings.fixed_costs,
            cash=settings.cash,
        )
    except ValueError as error:
        raise UserError(str(error)) from error


def over_in_words(reading: Reading, over: str) -> str:
    """Name a time: 1997, 1998 (part), the 12 months to 6 May 1998, or from when to when all is."""
    figures, formats = reading.figures, reading.formats
    if over == LAST_YEAR:
        part = " (part)" if figures.last_year_is_partial else ""
        return f"the 12 months to {formats.day(figures.facts.as_of)}{part}"
    if over:
        return f"{over} (part)" if over in figures.partial_years else over
    return f"{formats.day(figures.facts.first_on)} to {formats.day(figures.facts.last_on)}"


def _if_any(reading: Reading, asked: Asked) -> Concentration | None:
    try:
        return measured(reading, asked)
    except UserError:
        return None


def _said(reading: Reading, attribute: str) -> pd.Series[str]:
    said = reading.customers[attribute]
    return said.where(said.notna() & (said != ""), NOT_SAID)
