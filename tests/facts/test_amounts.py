from __future__ import annotations

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.facts import parse_flag, parse_integer, parse_number, parse_share

LOCALES = ["en_GB", "en_US", "de_DE", "de_CH", "fr_FR", "es_ES", "it_IT", "sv_SE", "pl_PL", "en_IN", "pt_BR"]


@pytest.mark.parametrize(
    ("text", "locale", "number"),
    [
        ("14", "en_GB", 14),
        ("9.8", "en_GB", 9.8),
        ("1,234.50", "en_GB", 1234.5),
        ("1,234,567", "en_GB", 1234567),
        (".5", "en_GB", 0.5),
        ("5.", "en_GB", 5),
        ("1.234,50", "de_DE", 1234.5),
        ("9,5", "de_DE", 9.5),
        ("1.234", "de_DE", 1234),
        ("1'234.50", "de_CH", 1234.5),
        ("1’234.50", "de_CH", 1234.5),
        ("1 234,50", "fr_FR", 1234.5),
        ("1\u202f234,50", "fr_FR", 1234.5),
        ("1\u00a0234,50", "pl_PL", 1234.5),
        ("12,34,567.5", "en_IN", 1234567.5),
        ("−5", "en_GB", -5),
        ("- 5", "en_GB", -5),
        ("+5", "en_GB", 5),
        ("5,00-", "de_DE", -5),
        ("(1,234.50)", "en_GB", -1234.5),
        ("1.5E+05", "en_GB", 150000),
        (" 7 ", "en_GB", 7),
    ],
)
def test_parse_number__reads_what_the_locale_writes(text: str, locale: str, number: float):
    assert parse_number(text, locale) == number


@pytest.mark.parametrize(
    ("text", "locale", "sentence"),
    [
        ("9,5", "en_GB", "“9,5” is no number here: the comma separates thousands. Write it like 1,234.5."),
        ("9.8", "de_DE", "“9.8” is no number here: the point separates thousands. Write it like 1.234,5."),
        ("1.234,50", "en_GB", "“1.234,50” is no number here. Write it like 1,234.5."),
        ("1,234.50", "de_DE", "“1,234.50” is no number here. Write it like 1.234,5."),
        ("12,34.5", "en_GB", "“12,34.5” is no number here. Write it like 1,234.5."),
        ("1,2,3", "en_GB", "“1,2,3” is no number here: the comma separates thousands. Write it like 1,234.5."),
        ("abc", "en_GB", "“abc” is no number: leave out units, letters and currency signs."),
        ("€ 5", "en_GB", "“€ 5” is no number: leave out units, letters and currency signs."),
        ("NA", "en_GB", "“NA” is no number: leave out units, letters and currency signs."),
        ("nan", "en_GB", "“nan” is no number: leave out units, letters and currency signs."),
        ("", "en_GB", "A number is missing."),
        ("-", "en_GB", "“-” is no number here. Write it like 1,234.5."),
        ("9e999", "en_GB", "“9e999” is too large a number."),
    ],
)
def test_parse_number__refuses_what_could_mean_something_else(text: str, locale: str, sentence: str):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the sentence is compared whole
        parse_number(text, locale)
    assert str(refused.value) == sentence


@given(st.floats(-1e12, 1e12).map(lambda number: round(number, 3)), st.sampled_from(LOCALES))
def test_parse_number__reads_back_what_the_locale_formats(number: float, locale: str):
    assert parse_number(format_decimal(number, locale=locale), locale) == number


@given(st.text(max_size=12), st.sampled_from(LOCALES))
def test_parse_number__answers_any_text_with_a_finite_number_or_a_sentence(text: str, locale: str):
    try:
        number = parse_number(text, locale)
    except ValueError as refused:
        number, sentence = 0.0, str(refused)
    else:
        sentence = "."
    assert abs(number) < float("inf")
    assert sentence.endswith(".")


def test_parse_integer__takes_whole_numbers_only():
    assert parse_integer("1,234", "en_GB") == 1234
    with pytest.raises(ValueError, match=r"“1\.5” is no whole number"):
        parse_integer("1.5", "en_GB")


@pytest.mark.parametrize(
    ("text", "share"), [("15 %", 0.15), ("15%", 0.15), ("0.15", 0.15), ("0", 0), ("1", 1), ("100 %", 1)]
)
def test_parse_share__reads_fractions_and_percent(text: str, share: float):
    assert parse_share(text, "en_GB") == pytest.approx(share)


@pytest.mark.parametrize("text", ["15", "-0.1", "120 %", "-5 %"])
def test_parse_share__refuses_what_is_outside_or_unclear(text: str):
    with pytest.raises(ValueError, match="is no share"):
        parse_share(text, "en_GB")


@pytest.mark.parametrize(("text", "flag"), [("yes", True), ("JA", True), ("1", True), ("non", False), ("FALSE", False)])
def test_parse_flag__knows_yes_and_no(text: str, flag: bool):
    assert parse_flag(text) is flag


def test_parse_flag__refuses_perhaps():
    with pytest.raises(ValueError, match="“perhaps” is neither yes nor no"):
        parse_flag("perhaps")
