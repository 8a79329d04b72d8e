from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.model import Span, UserError, months_before, period_of, span_of, year_of


@pytest.mark.parametrize(
    ("period", "start", "since", "until"),
    [
        ("2027", 1, date(2027, 1, 1), date(2027, 12, 31)),
        ("2027", 4, date(2026, 4, 1), date(2027, 3, 31)),
        ("2027-Q1", 1, date(2027, 1, 1), date(2027, 3, 31)),
        ("2027-Q4", 10, date(2027, 7, 1), date(2027, 9, 30)),
        ("2028-02", 7, date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_span_of__covers_the_days_of_a_period(period: str, start: int, since: date, until: date):
    assert span_of(period, start) == Span(since, until)


@pytest.mark.parametrize("period", ["", "27", "2027-Q5", "2027-13", "2027-1", "next year", "0000"])
def test_span_of__refuses_what_is_no_period(period: str):
    with pytest.raises(UserError, match="Write a year, a quarter or a month"):
        span_of(period)


@pytest.mark.parametrize(
    ("period", "start", "year"),
    [
        ("2027", 4, "2027"),
        ("2027-Q4", 4, "2027"),
        ("2027-03", 4, "2027"),
        ("2027-04", 4, "2028"),
        ("2027-12", 1, "2027"),
    ],
)
def test_year_of__names_the_fiscal_year_that_holds_the_period(period: str, start: int, year: str):
    assert year_of(period, start) == year
    assert span_of(period, start) in span_of(year, start)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 12))
def test_period_of__names_the_year_whose_span_holds_the_day(day: date, start: int):
    span = span_of(period_of(day, start), start)
    assert span.since <= day <= span.until
    assert 365 <= (span.until - span.since).days + 1 <= 366


@pytest.mark.parametrize(
    ("first_on", "as_of", "partial"),
    [
        (date(2025, 12, 1), date(2026, 3, 31), False),
        (date(2025, 12, 1), date(2026, 3, 30), True),
        (date(2026, 1, 3), date(2026, 12, 31), False),
        (date(2026, 1, 4), date(2026, 12, 31), True),
    ],
)
def test_is_partial__not_closed_or_begun_after_the_third_day(first_on: date, as_of: date, partial: bool):
    assert span_of("2026-Q1").is_partial(first_on, as_of) is partial


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_months_before__ends_with_the_day_and_tiles_the_calendar(day: date, months: int):
    span = months_before(day, months)
    assert span.until == day
    assert 28 * months <= (span.until - span.since).days + 1 <= 31 * months + 3
    if day.day < 27:
        assert months_before(span.since - timedelta(days=1), 12 * 2).until < span.since


def test_months_before__ends_of_months():
    assert months_before(date(2026, 3, 30), 1) == Span(date(2026, 2, 28), date(2026, 3, 30))
    assert months_before(date(2026, 12, 31), 12) == Span(date(2026, 1, 1), date(2026, 12, 31))
