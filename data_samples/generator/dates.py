"""The three fiscal years of the sample, and working days."""

from __future__ import annotations

from datetime import date, timedelta

FIRST_ON = date(2023, 11, 1)
LAST_ON = date(2026, 10, 31)
FISCAL_YEAR_START = 11
FISCAL_YEARS = (2024, 2025, 2026)
MONTHS = 36

_WEEKEND = 5


def fiscal_year(day: date) -> int:
    """Return the fiscal year a day lies in, named after the calendar year it ends in.

    Examples
    --------
    >>> fiscal_year(date(2025, 11, 3)), fiscal_year(date(2026, 10, 30))
    (2026, 2026)
    """
    return day.year + (day.month >= FISCAL_YEAR_START)


def year_index(day: date) -> int:
    """Return 0, 1 or 2: the how-manieth fiscal year of the sample a day lies in."""
    return fiscal_year(day) - FISCAL_YEARS[0]


def month_start(number: int) -> date:
    """Return the first day of the sample's month ``number``, counted from 0."""
    months = FIRST_ON.month - 1 + number
    return date(FIRST_ON.year + months // 12, months % 12 + 1, 1)


def working_day(day: date) -> date:
    """Return the day itself, or the Monday after where it falls on a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= _WEEKEND else day


def after(day: date, days: int) -> date:
    """Return the working day so many calendar days later."""
    return working_day(day + timedelta(days=days))


def known(day: date | None) -> date | None:
    """Return the day where it had come by the last day of the sample, else nothing."""
    return day if day is not None and day <= LAST_ON else None
