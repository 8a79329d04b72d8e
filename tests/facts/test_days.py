# ruff: noqa: DTZ001 - files tell no time zone, and the facts keep none
from __future__ import annotations

from datetime import date, datetime

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.facts import parse_date, parse_moment

LOCALES = ["en_GB", "en_US", "de_DE", "de_CH", "fr_FR", "es_ES", "it_IT", "sv_SE", "pl_PL", "nl_NL", "ja_JP"]
APRIL = date(2026, 4, 3)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "text", ["2026-04-03", "2026/04/03", "20260403", "2026-04-03 00:00:00.000", "2026-04-03T08:15Z"]
)
def test_parse_date__reads_iso_everywhere(text: str, locale: str):
    assert parse_date(text, locale) == APRIL


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("03/04/2026", "en_GB"),
        ("3/4/26", "en_GB"),
        ("03-04-2026", "en_GB"),
        ("03.04.2026", "en_GB"),
        ("04/03/2026", "en_US"),
        ("03.04.2026", "de_DE"),
        ("3.4.26", "de_DE"),
        ("03/04/2026", "fr_FR"),
        ("3 April 2026", "en_GB"),
        ("April 3, 2026", "en_US"),
        ("3rd April 2026", "en_GB"),
        ("03-Apr-2026", "de_DE"),
        ("3. April 2026", "de_DE"),
        ("3 avril 2026", "fr_FR"),
        ("3 de abril de 2026", "es_ES"),
        ("3 aprile 2026", "it_IT"),
        ("04/03/26 08:55 PM", "en_US"),
    ],
)
def test_parse_date__reads_what_the_locale_writes(text: str, locale: str):
    assert parse_date(text, locale) == APRIL


@pytest.mark.parametrize(
    ("text", "locale", "sentence"),
    [
        ("03/04/2026", "de_DE", "“03/04/2026” could be two days. Write it as 2026-04-03 or 2026-03-04."),
        ("03.04.2026", "en_US", "“03.04.2026” could be two days. Write it as 2026-04-03 or 2026-03-04."),
        ("12/25/2026", "en_GB", "“12/25/2026” is no date here. Write it like 2026-04-03."),
        ("31.02.2026", "de_DE", "“31.02.2026” is no date here. Write it like 2026-04-03."),
        ("2026-13-01", "en_GB", "“2026-13-01” is no date here. Write it like 2026-04-03."),
        ("0026-04-03", "en_GB", "“0026-04-03” is no date here. Write it like 2026-04-03."),
        ("45123", "en_GB", "“45123” is a spreadsheet's day number: format the column as dates."),
        ("soon", "en_GB", "“soon” is no date here. Write it like 2026-04-03."),
        ("", "en_GB", "A date is missing."),
    ],
)
def test_parse_date__refuses_what_is_no_day_or_two(text: str, locale: str, sentence: str):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the sentence is compared whole
        parse_date(text, locale)
    assert str(refused.value) == sentence


def test_parse_date__takes_a_foreign_order_only_where_one_reading_is_left():
    assert parse_date("12/25/2026", "de_DE") == date(2026, 12, 25)
    assert parse_date("25.12.2026", "en_US") == date(2026, 12, 25)


@pytest.mark.parametrize(("text", "year"), [("01/01/69", 2069), ("01/01/70", 1970)])
def test_parse_date__splits_two_digit_years_at_1970(text: str, year: int):
    assert parse_date(text, "en_GB") == date(year, 1, 1)


@given(
    st.dates(date(1970, 1, 1), date(2069, 12, 31)),
    st.sampled_from(LOCALES),
    st.sampled_from(["short", "medium", "long"]),
)
def test_parse_date__reads_back_what_the_locale_formats(day: date, locale: str, width: str):
    if locale == "ja_JP" and width == "long":  # 2026年4月3日 is not read
        return
    assert parse_date(format_date(day, width, locale=locale), locale) == day


@given(st.text(max_size=16), st.sampled_from(LOCALES))
def test_parse_date__answers_any_text_with_a_day_or_a_sentence(text: str, locale: str):
    try:
        year, sentence = parse_date(text, locale).year, "."
    except ValueError as refused:
        year, sentence = 2000, str(refused)
    assert 1900 <= year <= 2200
    assert sentence.endswith(".")


def test_parse_moment__refuses_a_time_zone_that_there_cannot_be():
    with pytest.raises(ValueError, match="is no time zone"):
        parse_moment("2026-01-01 10:00+99:00", "en_GB")


def test_parse_moment__reads_clock_times_and_turns_zones_into_utc():
    assert parse_moment("2026-04-03T08:15:30+02:00", "en_GB") == datetime(2026, 4, 3, 6, 15, 30)
    assert parse_moment("03.04.2026 8:15", "de_DE") == datetime(2026, 4, 3, 8, 15)
    assert parse_moment("2026-04-03", "en_GB") == datetime(2026, 4, 3)


@pytest.mark.parametrize("text", ["2026-04-03 25:00", "2026-04-03 13:00 PM", "2026-04-03 08:75"])
def test_parse_moment__refuses_impossible_clock_times(text: str):
    with pytest.raises(ValueError, match="has no such"):
        parse_moment(text, "en_GB")
