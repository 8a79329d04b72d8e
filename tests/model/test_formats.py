"""Numbers, money, shares and dates as a company writes them."""

from __future__ import annotations

import math
from datetime import date

import pytest

from kamwidgets.model import PLAIN, UNKNOWN, Formats

GERMAN = Formats("de_DE", "EUR")


@pytest.mark.parametrize("unknown", [None, math.nan])
def test_formats__show_what_is_unknown_as_such(unknown: float | None):
    assert {PLAIN.number(unknown), PLAIN.money(unknown), PLAIN.short_money(unknown), PLAIN.share(unknown)} == {UNKNOWN}
    assert PLAIN.day(None) == UNKNOWN


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0 %"),
        (0.6006, "60 %"),
        (1.0, "100 %"),
        (0.0042, "0.4 %"),
        (-0.0042, "−0.4 %"),
        (0.00001, "0.001 %"),
        (0.0000001, "0.000 %"),
    ],
)
def test_share__has_decimals_only_where_a_whole_number_would_say_too_little(value: float, text: str):
    assert PLAIN.share(value) == text


def test_share__keeps_to_the_digits_asked_for_and_signs_a_rise():
    assert PLAIN.share(0.0042, 0) == "0 %"
    assert PLAIN.share(0.124, 1, signed=True) == "+12.4 %"
    assert PLAIN.share(-0.124, signed=True) == "−12 %"


def test_formats__follow_the_locale():
    assert GERMAN.share(0.0042) == "0,4 %"
    assert GERMAN.money(1234.5) == "1.234 €"
    assert GERMAN.day(date(2026, 11, 2)) == "2. Nov. 2026"
    assert Formats("en_US", "USD").money(-1234) == "−$1,234"
