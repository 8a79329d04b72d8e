"""How sure we still are of something somebody noted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kamwidgets.methods import age_in_words, aged_confidence
from kamwidgets.model import Certainties, Confidence, Grounds, Link, MapSettings, RivalLink, Tie

TODAY, PLAIN = date(2026, 11, 21), MapSettings()
TIE = Tie(id="t", source="a", target="b", kind="influences", confidence="high", on=TODAY)


@pytest.mark.parametrize(("word", "worth"), [("low", 0.5), ("medium", 0.75), ("high", 1.0), ("unknown", 0.75)])
def test_confidence__is_worth_its_word_on_the_day_it_is_said(word: Confidence, worth: float):
    assert aged_confidence(TIE.but(confidence=word), TODAY, PLAIN) == worth
    assert aged_confidence(TIE.but(confidence=word, on=None), TODAY, PLAIN) == worth


@pytest.mark.parametrize(("days", "left"), [(0, 1), (365.25 / 2, 0.5**0.5), (365.25, 0.5), (4 * 365.25, 0.0625)])
def test_confidence__halves_every_twelve_months(days: float, left: float):
    known = aged_confidence(TIE.but(on=TODAY - timedelta(days=round(days))), TODAY, PLAIN)
    assert known == pytest.approx(left, abs=1e-3)


def test_confidence__follows_the_companys_settings():
    settings = MapSettings(half_life_months=6, certainties=Certainties(high=0.8))
    assert aged_confidence(TIE.but(on=date(2025, 11, 21)), TODAY, settings) == pytest.approx(0.2, abs=1e-3)


def test_confidence__of_what_has_no_day_is_as_said():
    assert age_in_words(None, TODAY, PLAIN) == ""


def test_confidence__takes_a_day_to_come_as_today():
    assert aged_confidence(TIE.but(on=date(2027, 1, 1)), TODAY, PLAIN) == 1


@pytest.mark.parametrize(
    "noted",
    [
        Link(id="l", member_id="m", person_id="p", on=date(2025, 11, 21)),
        RivalLink(id="r", competitor_id="c", person_id="p", on=date(2025, 11, 21)),
        Grounds(person_id="p", scale="stance", on=date(2025, 11, 21)),
    ],
    ids=["link", "rival's link", "grounds"],
)
def test_confidence__is_one_for_everything_that_is_noted(noted: Link | RivalLink | Grounds):
    assert aged_confidence(noted, TODAY, PLAIN) == pytest.approx(0.375, abs=1e-3)
