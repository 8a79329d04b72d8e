from __future__ import annotations

import time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.catalogue import load
from kamwidgets.methods import suggest_from_title
from kamwidgets.methods.people import is_senior
from kamwidgets.model import DmuRole, Function, Person, Seniority
from tests.hostile import TEXTS


@pytest.mark.parametrize(
    ("title", "function", "seniority", "roles"),
    [
        ("CFO", "finance", "top", {"approver"}),
        ("SVP, Procurement", "purchasing", "senior", {"buyer", "decider"}),
        ("Director of Vendor Relations", "purchasing", "senior", {"buyer"}),
        ("Regional General Manager", "management", "top", {"decider", "approver"}),
        ("V.P. Finance", "finance", "senior", {"approver"}),
        ("Key Account Manager", "sales", "middle", {"influencer"}),
        ("Head of R&D", "rnd", "senior", {"initiator", "influencer"}),
        ("Leiterin Einkauf", "purchasing", "senior", {"buyer", "decider"}),
        ("EINKÄUFERIN", "purchasing", "unknown", {"buyer"}),
        ("Einkaufsleiter*in", "purchasing", "senior", {"buyer", "decider"}),
        ("Teamleiter IT", "it", "middle", {"influencer"}),
        ("Geschäftsführer", "management", "top", {"decider", "approver"}),
        ("Directrice des achats", "purchasing", "senior", {"buyer", "decider"}),
        ("Ingénieure qualité", "engineering", "unknown", {"influencer"}),
        ("Responsabile acquisti", "purchasing", "middle", {"buyer"}),
        ("Amministratore delegato", "management", "top", {"decider", "approver"}),
        ("Jefe de compras", "purchasing", "senior", {"buyer", "decider"}),
        ("Técnico de calidad", "quality", "junior", {"influencer"}),
        ("Wizard of light bulb moments", "unknown", "unknown", set()),
    ],
)
def test_suggest_from_title__follows_the_longest_words(title: str, function: str, seniority: str, roles: set[str]):
    suggested = suggest_from_title(title)
    assert (suggested.function, suggested.seniority, set(suggested.roles)) == (function, seniority, roles)


def test_suggest_from_title__names_the_words_of_the_title_it_rests_on():
    assert suggest_from_title("Leitender Einkäufer, VP").because == {
        "function": "Einkäufer",
        "seniority": "VP",
        "roles": "Einkäufer",
    }


@pytest.mark.parametrize(
    "title", ["Executive Vice President", "Assistant to the CEO", "Assistentin der Geschäftsführung"]
)
def test_suggest_from_title__is_not_led_on_by_a_word_within_a_phrase(title: str):
    assert suggest_from_title(title).function == "unknown"
    assert suggest_from_title(title).seniority != "top"


def test_suggest_from_title__matches_whole_words_only():
    assert not suggest_from_title("Sitting bulletin editor")  # holds "it" and "bull"
    assert not suggest_from_title("Ceos")


@pytest.mark.parametrize("title", ["", "   ", "🙂", "\u202e", "*", "(" * 500, *TEXTS.values()])
def test_suggest_from_title__stands_any_text(title: str):
    assert suggest_from_title(title).explain()


@given(st.text(max_size=300))
def test_suggest_from_title__suggests_only_words_of_the_scales(title: str):
    suggested = suggest_from_title(title)
    assert suggested.function in get_args(Function)
    assert suggested.seniority in get_args(Seniority)
    assert set(suggested.roles) <= set(get_args(DmuRole))
    assert all(words in title or ", " in words for words in suggested.because.values())


def test_suggest_from_title__is_quick_on_a_whole_list_and_on_a_title_without_end():
    began = time.perf_counter()
    suggest_from_title("purchasing " * 1_000 + "x" * 100_000)
    for number in range(500):
        suggest_from_title(f"Senior Vice President of Purchasing and Supply Chain {number}")
    assert time.perf_counter() - began < 5


def test_catalogue__points_titles_only_to_words_of_the_scales_in_every_language():
    for known in load().titles:
        assert known.function in {"", *get_args(Function)}
        assert known.seniority in {"", *get_args(Seniority)}
        assert set(known.roles) <= set(get_args(DmuRole))
    for language in ("en", "de", "fr", "it", "es"):
        assert {known.function for known in load().titles if known.words[language]} - {""} == set(get_args(Function))


def test_is_senior__believes_what_somebody_said_before_the_title():
    assert is_senior(Person(id="p", name="Ada", title="CFO"))
    assert not is_senior(Person(id="p", name="Ada", title="CFO", seniority="junior"))
    assert is_senior(Person(id="p", name="Ada", title="Clerk", seniority="senior"))
