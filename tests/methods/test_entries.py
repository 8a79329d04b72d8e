from __future__ import annotations

import time

import pytest

from kamwidgets import edits
from kamwidgets.methods import duplicates, plain_name, reporting_loops, several_bosses
from kamwidgets.model import AccountPlan, Apart, Person, Presence


def somebody(id: str, name: str, title: str = "", email: str = "", *, presence: Presence = "named") -> Person:
    return Person(id=id, name=name, title=title, email=email, presence=presence)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (("Ada", "", "ada@b.example"), ("Lovelace", "", " ADA@B.example"), "same e-mail"),
        (("Ada Byron",), ("Byron, Ada",), "same name"),
        (("Dr. Jörg Müller",), ("jorg MULLER",), "same name"),
        (("Prof. Dr. Eva Muster",), ("Frau Eva Muster",), "same name"),
        (("Jon Smith", "Head of buying"), ("John Smith", "head of Buying"), "close name and same title"),
        (("A. Byron", "Buyer"), ("Ada Byron", "Buyer"), "close name and same title"),
        (("Jon Smith", "Buyer"), ("John Smith", "Clerk"), None),
        (("Ada Byron", "Buyer"), ("Anna Berg", "Buyer"), None),
        (("Drake Miller",), ("Ake Miller",), None),
        (("李明",), ("王芳",), None),
        (("!!!",), ("???",), None),
    ],
)
def test_duplicates__finds_the_same_person_twice(one: tuple[str, ...], other: tuple[str, ...], reason: str | None):
    found = duplicates([somebody("1", *one[:3]), somebody("2", *other[:3])])
    assert [pair.reason for pair in found] == ([reason] if reason else [])


def test_duplicates__does_not_ask_again_about_two_who_were_told_apart():
    three = [somebody(id, "Ada Byron") for id in "123"]
    told = [Apart(first="2", second="1")]
    assert [(pair.first.id, pair.second.id) for pair in duplicates(three, told)] == [("1", "3")]
    told.append(Apart(first="1", second="3"))
    assert [(pair.first.id, pair.second.id) for pair in duplicates(three, told)] == [("2", "3")]
    told.append(Apart(first="2", second="3"))
    assert duplicates(three, told) == ()


def test_duplicates__passes_over_an_address_of_many_and_positions_without_a_name():
    office = [
        somebody(str(number), name, email="office@b.example") for number, name in enumerate(("Ada", "Ben", "Cem"))
    ]
    vacant = [somebody(id, "Somebody in finance", presence="unknown") for id in ("v", "w")]
    assert duplicates([*office, *vacant]) == ()


def test_duplicates__is_quick_on_five_hundred_people_of_one_title():
    people = [somebody(str(number), f"Ada{number} Byron{number}", "Buyer") for number in range(500)]
    began = time.perf_counter()
    duplicates(people)
    assert time.perf_counter() - began < 3


def test_plain_name__leaves_a_name_that_only_begins_like_a_form_of_address():
    assert plain_name("Drew Frausto") == "drew frausto"


def linked(*ties: str) -> AccountPlan:
    plan = AccountPlan(account_id="a")
    for id in sorted(set("".join(ties))):
        plan = edits.add_person(plan, id=id, name=id)
    for source, target in ties:
        plan = edits.link_people(plan, id=source + target, source=source, target=target, kind="reports-to")
    return plan


def test_several_bosses__does_not_count_dotted_lines():
    plan = edits.link_people(linked("ab", "cd"), id="t", source="a", target="d", kind="dotted")
    assert several_bosses(plan) == {}
    assert [tie.target for tie in several_bosses(linked("ab", "ac"))["a"]] == ["b", "c"]


def test_reporting_loops__finds_one_loop_in_every_knot():
    assert reporting_loops(linked("ab", "bc", "cd")) == ()
    assert [[tie.id for tie in loop] for loop in reporting_loops(linked("bc", "ca", "ab", "de", "ed"))] == [
        ["ab", "bc", "ca"],
        ["de", "ed"],
    ]
