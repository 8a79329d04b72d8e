"""Periods as people enter them (2027, 2027-Q1, 2027-03) and the days they cover.

A fiscal year bears the name of the calendar year in which it ends; its quarters count from its first month. Months are
calendar months, whatever the fiscal year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kamwidgets.model.errors import UserError

__all__ = ["Span", "months_before", "period_of", "span_of", "year_of"]

_PERIOD = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?")
_BEGUN_ON_TIME = 3
"""Facts that begin after this day of a period do not cover it."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``since`` to ``until``, both included."""

    since: date
    until: date

    def __contains__(self, other: Span) -> bool:
        """Whether another span lies within this one."""
        return self.since <= other.since and other.until <= self.until

    def is_partial(self, first_on: date, as_of: date) -> bool:
        """Whether facts from ``first_on`` judged on ``as_of`` cover only part of these days."""
        return self.until > as_of or first_on > self.since + timedelta(days=_BEGUN_ON_TIME - 1)


def span_of(period: str, fiscal_year_start: int = 1) -> Span:
    """Return the days of a period.

    Parameters
    ----------
    period : str
        As entered: 2027, 2027-Q1 or 2027-03.
    fiscal_year_start : int
        First month of the fiscal year, 1-12.

    Raises
    ------
    UserError
        If the text names no period.

    Examples
    --------
    >>> span_of("2027-Q1", fiscal_year_start=4)
    Span(since=datetime.date(2026, 4, 1), until=datetime.date(2026, 6, 30))
    """
    found = _PERIOD.fullmatch(period.strip())
    if found is None or int(found[1]) < 1:
        raise UserError(f"“{period}” is no period. Write a year, a quarter or a month: 2027, 2027-Q1 or 2027-03.")
    year, quarter, month = int(found[1]), found[2], found[3]
    if month:
        return _months(year, int(month), 1)
    begins = year if fiscal_year_start == 1 else year - 1
    if quarter:
        return _months(begins, fiscal_year_start + 3 * (int(quarter) - 1), 3)
    return _months(begins, fiscal_year_start, 12)


def period_of(day: date, fiscal_year_start: int = 1) -> str:
    """Return the fiscal year a day lies in.

    Examples
    --------
    >>> period_of(date(2026, 4, 1), fiscal_year_start=4), period_of(date(2026, 4, 1))
    ('2027', '2026')
    """
    ends_later = fiscal_year_start > 1 and day.month >= fiscal_year_start
    return f"{day.year + ends_later:04d}"


def year_of(period: str, fiscal_year_start: int = 1) -> str:
    """Return the fiscal year a period lies in.

    Raises
    ------
    UserError
        If the text names no period.

    Examples
    --------
    >>> [year_of(period, fiscal_year_start=10) for period in ("2027", "2027-Q1", "2026-11")]
    ['2027', '2027', '2027']
    """
    return period_of(span_of(period, fiscal_year_start).since, fiscal_year_start)


def months_before(day: date, months: int) -> Span:
    """Return the months that end with a day: twelve before 6 May 1998 begin on 7 May 1997.

    Examples
    --------
    >>> months_before(date(1998, 5, 6), 12)
    Span(since=datetime.date(1997, 5, 7), until=datetime.date(1998, 5, 6))
    """
    after = day + timedelta(days=1)
    count = after.year * 12 + after.month - 1 - months
    year, month = divmod(count, 12)
    last = (_first(year, month + 2) - timedelta(days=1)).day
    return Span(date(year, month + 1, min(after.day, last)), day)


def _months(year: int, month: int, count: int) -> Span:
    return Span(_first(year, month), _first(year, month + count) - timedelta(days=1))


def _first(year: int, month: int) -> date:
    """Return the first day of a month, counted on beyond December."""
    years, beyond = divmod(month - 1, 12)
    return date(year + years, beyond + 1, 1)
