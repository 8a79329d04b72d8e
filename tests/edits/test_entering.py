from __future__ import annotations

import time
from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.edits import MOST_AT_ONCE, Refused
from kamwidgets.edits.spots import CELL
from kamwidgets.model import AccountPlan, Person
from tests.hostile import TEXTS

EMPTY = AccountPlan(account_id="a")


def crowd(many: int) -> list[dict[str, Any]]:
    return [{"id": str(number), "name": f"Person {number}"} for number in range(many)]


def apart(plan: AccountPlan) -> bool:
    """Whether nobody stands on somebody else."""
    spots = [(person.x or 0, person.y or 0) for person in plan.people.values() if person.x is not None]
    return all(
        abs(x - a) >= CELL[0] * 0.9 or abs(y - b) >= CELL[1] * 0.9
        for place, (x, y) in enumerate(spots)
        for a, b in spots[place + 1 :]
    )


def test_add_people__puts_everybody_on_a_free_place():
    plan = edits.add_person(EMPTY, id="p", name="Ada", x=500, y=-300)
    full = edits.add_people(plan, people=crowd(30))
    assert len(full.people) == 31
    assert apart(full)
    assert full.people["p"].x == 500


def test_add_people__adds_five_hundred_at_once_quickly_and_says_when_there_are_more():
    began = time.perf_counter()
    full = edits.add_people(EMPTY, people=crowd(MOST_AT_ONCE))
    assert time.perf_counter() - began < 3
    assert len(full.people) == MOST_AT_ONCE == 500
    assert apart(full)
    with pytest.raises(Refused, match="These are 501 people: add 500 at once"):
        edits.add_people(EMPTY, people=crowd(501))


def test_add_people__links_them_bosses_above_those_who_report():
    people = crowd(3)
    ties = [
        {"id": "t", "source": "1", "target": "0", "kind": "reports-to"},
        {"id": "u", "source": "2", "target": "1", "kind": "reports-to"},
    ]
    plan = edits.add_people(EMPTY, people=people, ties=ties)
    assert [plan.people[id].y for id in "012"] == [0, CELL[1], 2 * CELL[1]]
    assert set(plan.ties) == {"t", "u"}
    again = edits.add_people(plan, people=[{"id": "9", "name": "Zoe"}], ties=[ties[0] | {"id": "v"}])
    assert set(again.ties) == {"t", "u"}, "what is on the map already is not said twice"


@pytest.mark.parametrize(
    ("people", "ties", "said"),
    [
        ([], [], "nobody to add"),
        ([{"id": "p", "name": "Eve"}], [], "already on the map"),
        ([{"id": "x", "name": "Eve"}, {"id": "x", "name": "Eva"}], [], "already on the map"),
        ([{"id": "x", "name": ""}], [], "."),
        ([{"id": "x", "name": "N" * 201}], [], "."),
        ([{"id": "x", "name": "Eve"}], [{"id": "t", "source": "x", "target": "x", "kind": "dotted"}], "themselves"),
        ([{"id": "x", "name": "Eve"}], [{"id": "t", "source": "x", "target": "lost", "kind": "dotted"}], "no longer"),
    ],
)
def test_add_people__refuses_nonsense_in_a_sentence(people: list[Any], ties: list[Any], said: str):
    plan = edits.add_person(EMPTY, id="p", name="Ada")
    with pytest.raises(Refused) as refused:
        edits.add_people(plan, people=people, ties=ties)
    assert said in str(refused.value)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_add_people__keeps_any_name_as_it_is(text: str):
    plan = edits.add_people(EMPTY, people=[{"id": "x", "name": text, "title": text}])
    assert (plan.people["x"].name, plan.people["x"].title) == (text, text)


@pytest.mark.parametrize(
    ("relation", "tie", "place"),
    [
        ("boss", ("p", "n", "reports-to"), (10, 20 - CELL[1])),
        ("report", ("n", "p", "reports-to"), (10, 20 + CELL[1])),
        ("influencer", ("n", "p", "influences"), (10 + CELL[0], 20)),
    ],
)
def test_add_beside__adds_a_person_with_their_tie_in_a_sensible_place(
    relation: str, tie: tuple[str, str, str], place: tuple[float, float]
):
    plan = edits.add_person(EMPTY, id="p", name="Ada", x=10, y=20)
    beside = edits.add_beside(plan, id="n", person_id="p", relation=relation, name="Ben", title="Buyer")
    (made,) = beside.ties.values()
    assert (made.source, made.target, made.kind) == tie
    ben = beside.people["n"]
    assert (ben.x, ben.y, ben.title) == (*place, "Buyer")
    assert apart(edits.add_beside(beside, id="m", person_id="p", relation=relation, name="Cem"))


def test_add_beside__refuses_nonsense_in_a_sentence():
    plan = edits.add_person(EMPTY, id="p", name="Ada")
    with pytest.raises(Refused, match="person is no longer there"):
        edits.add_beside(plan, id="n", person_id="gone", relation="boss", name="Ben")
    with pytest.raises(Refused, match="boss"):
        edits.add_beside(plan, id="n", person_id="p", relation="friend", name="Ben")
    with pytest.raises(Refused, match="already on the map"):
        edits.add_beside(plan, id="p", person_id="p", relation="boss", name="Ada")
    assert edits.add_beside(plan, id="n", person_id="p", relation="boss", name="Ben").people["n"].x is None


def test_copy_people__copies_the_ties_among_them_but_no_judgement():
    ada = Person(id="p", name="Ada", title="Buyer", stance="advocate", email="a@b.example", external_id="7", x=1, y=2)
    plan = AccountPlan(
        account_id="a", people={"p": ada, "q": Person(id="q", name="Ben"), "r": Person(id="r", name="C")}
    )
    plan = edits.link_people(plan, id="t", source="p", target="q", kind="influences", strength=3, evidence="Said so")
    plan = edits.link_people(plan, id="u", source="p", target="r", kind="dotted")
    copied = edits.copy_people(plan, copies={"p": "p2", "q": "q2", "gone": "x"}, dx=10, dy=20)
    assert copied.people["p2"] == Person(id="p2", name="Ada (copy)", title="Buyer", x=11, y=22)
    assert copied.people["q2"].x is None
    (tie,) = [tie for id, tie in copied.ties.items() if id not in plan.ties]
    assert (tie.source, tie.target, tie.kind, tie.strength, tie.evidence) == ("p2", "q2", "influences", 3, "")
    with pytest.raises(Refused, match="no longer"):
        edits.copy_people(plan, copies={"gone": "x"})
    with pytest.raises(Refused, match="already on the map"):
        edits.copy_people(plan, copies={"p": "q"})
