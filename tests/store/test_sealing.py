"""Ratings that only their author can read until they are opened."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa

from kamwidgets import edits
from kamwidgets.edits import Refused
from kamwidgets.model import AccountPlan
from kamwidgets.store import Author, Session
from kamwidgets.store.database import documents, history


def test_rate_sealed__is_read_by_its_author_alone_while_others_see_how_many(ana: Session, ben: Session):
    ana.rate_sealed("acme", "growth", 7, "their director said so")
    ben.rate_sealed("acme", "growth", 3)
    ben.rate_sealed("acme", "fit", 5)
    mine = ana.sealed("acme")
    assert {place: (one.value, one.evidence) for place, one in mine.mine.items()} == {
        "growth": (7, "their director said so")
    }
    assert (mine.rated, mine.people) == ({"growth": 2, "fit": 1}, 2)
    assert set(ben.sealed("acme").mine) == {"growth", "fit"}


def test_rate_sealed__leaves_nothing_in_documents_and_history_but_that_it_was_rated(ana: Session, engine: sa.Engine):
    ana.rate_sealed("acme", "growth", 7.125, "told in confidence")
    with engine.connect() as connection:
        rows = [*connection.execute(sa.select(history)).all(), *connection.execute(sa.select(documents)).all()]
    said = json.dumps([list(row) for row in rows], default=str)
    assert "Rated sealed" in said
    assert "7.125" not in said
    assert "confidence" not in said


def test_rate_sealed__again_replaces_what_the_same_person_rated(ana: Session):
    for value in (7, 4):
        ana.rate_sealed("acme", "growth", value)
    ana.renamed(Author("Ana L", "client-a"))
    ana.rate_sealed("acme", "growth", 5)
    found = ana.sealed("acme")
    assert (found.mine["growth"].value, found.rated) == (5, {"growth": 1})


def test_rate_sealed__refuses_what_is_no_rating(ana: Session, engine: sa.Engine):
    with pytest.raises(Refused, match="Value"):
        ana.rate_sealed("acme", "growth", float("nan"))
    with pytest.raises(Refused, match="Evidence holds the control character"):
        ana.rate_sealed("acme", "growth", 4, "a\x00b")
    assert ana.sealed("acme").people == 0
    with engine.connect() as connection:
        assert connection.execute(sa.select(history)).all() == []


def test_open_sealed__shows_everybody_all_of_them_in_one_edit(ana: Session, ben: Session):
    ana.rate_sealed("acme", "growth", 7)
    ben.rate_sealed("acme", "growth", 3)
    applied = ana.open_sealed("acme")
    assert isinstance(applied.document, AccountPlan)
    opinions = applied.document.opinions.values()
    assert sorted((one.by, one.value) for one in opinions) == [("Ana", 7), ("Ben", 3)]
    assert ana.sealed("acme").people == 0
    ben.poll()
    assert len(ben.plan("acme").opinions) == 2
    with pytest.raises(Refused, match="Nobody has rated"):
        ben.open_sealed("acme")


def test_open_sealed__a_later_round_takes_the_place_of_the_one_before(ana: Session, ben: Session):
    ana.rate_sealed("acme", "growth", 7)
    ben.rate_sealed("acme", "fit", 2)
    ana.open_sealed("acme")
    ana.rate_sealed("acme", "growth", 5)
    ana.open_sealed("acme")
    assert sorted((one.criterion_id, one.value) for one in ana.plan("acme").opinions.values()) == [
        ("fit", 2),
        ("growth", 5),
    ]


def test_undo__passes_over_sealing_and_opening(ana: Session):
    ana.apply("acme", edits.add_person, name="Ada")
    ana.rate_sealed("acme", "growth", 7)
    ana.open_sealed("acme")
    ana.undo(["acme"])
    assert ana.plan("acme").people == {}
    assert len(ana.plan("acme").opinions) == 1


@pytest.fixture
def ada(ana: Session, ben: Session) -> str:
    """Put somebody on the map that both see."""
    ana.apply("acme", edits.add_person, id="p", name="Ada Alder")
    ben.poll()
    return "p"


def test_judge_sealed__is_read_by_its_author_alone_and_leaves_nothing_of_it_in_the_history(
    ana: Session, ben: Session, ada: str, engine: sa.Engine
):
    ana.judge_sealed("acme", ada, "stance", "opponent", "told in confidence")
    ben.judge_sealed("acme", ada, "stance", "advocate")
    ben.judge_sealed("acme", ada, "influence", "strong")
    mine = ana.sealed_people("acme")
    assert {place: (one.value, one.evidence) for place, one in mine.mine.items()} == {
        "p@stance": ("opponent", "told in confidence")
    }
    assert (mine.rated, mine.people) == ({"p@stance": 2, "p@influence": 1}, 2)
    with engine.connect() as connection:
        rows = [*connection.execute(sa.select(history)).all(), *connection.execute(sa.select(documents)).all()]
    said = json.dumps([list(row) for row in rows], default=str)
    assert "People judged sealed" in said
    assert "opponent" not in said
    assert "confidence" not in said


def test_judge_sealed__refuses_what_is_no_step_and_whom_nobody_knows(ana: Session, ada: str):
    with pytest.raises(Refused, match="“foe” is no step"):
        ana.judge_sealed("acme", ada, "stance", "foe")
    with pytest.raises(Refused, match="no longer there"):
        ana.judge_sealed("acme", "gone", "stance", "neutral")
    assert ana.sealed_people("acme").people == 0


def test_open_sealed__of_the_account_and_of_its_people_are_two_things(ana: Session, ben: Session, ada: str):
    ana.rate_sealed("acme", "growth", 7)
    ana.judge_sealed("acme", ada, "stance", "opponent")
    ben.judge_sealed("acme", ada, "stance", "advocate")
    ana.open_sealed("acme")
    assert (len(ana.plan("acme").opinions), ana.plan("acme").person_opinions) == (1, {})
    assert (ana.sealed("acme").people, ana.sealed_people("acme").people) == (0, 2)
    ana.rate_sealed("acme", "growth", 6)
    ana.open_sealed_people("acme")
    opinions = ana.plan("acme").person_opinions.values()
    assert sorted((one.by, one.value) for one in opinions) == [("Ana", "opponent"), ("Ben", "advocate")]
    assert (ana.sealed("acme").people, ana.sealed_people("acme").people) == (1, 0)
    with pytest.raises(Refused, match="Nobody has judged"):
        ben.open_sealed_people("acme")


def test_undo__passes_over_opening_what_was_judged_sealed(ana: Session, ada: str):
    ana.judge_sealed("acme", ada, "stance", "opponent")
    ana.open_sealed_people("acme")
    ana.apply("acme", edits.change_person, id=ada, title="Buyer")
    ana.undo(["acme"])
    assert ana.plan("acme").people[ada].title == ""
    with pytest.raises(Refused):  # their card would be taken from under what everybody has read
        ana.undo(["acme"])
    assert [one.value for one in ana.plan("acme").person_opinions.values()] == ["opponent"]


def test_merge_people__carries_what_was_judged_sealed_along(ana: Session, ben: Session, ada: str):
    ana.apply("acme", edits.add_person, id="twin", name="A. Alder")
    ben.poll()
    ana.judge_sealed("acme", "twin", "stance", "opponent", "of the twin")
    ben.judge_sealed("acme", "twin", "stance", "sceptic", "of the twin")
    ben.judge_sealed("acme", ada, "stance", "neutral", "of Ada")
    ana.apply("acme", edits.merge_people, keep=ada, gone="twin")
    ben.poll()
    assert ana.sealed_people("acme").mine["p@stance"].person_id == ada
    assert ben.sealed_people("acme").mine["p@stance"].evidence == "of Ada"
    assert (ana.sealed_people("acme").rated, ana.sealed_people("acme").people) == ({"p@stance": 2}, 2)
    ana.open_sealed_people("acme")
    opened = ana.plan("acme").person_opinions.values()
    assert sorted((one.person_id, one.by, one.value) for one in opened) == [
        (ada, "Ana", "opponent"),
        (ada, "Ben", "neutral"),
    ]


def test_undo__of_a_merge_leaves_what_was_judged_sealed_with_whom_it_was_about(ana: Session, ada: str):
    ana.apply("acme", edits.add_person, id="twin", name="A. Alder")
    ana.judge_sealed("acme", "twin", "stance", "opponent")
    ana.apply("acme", edits.merge_people, keep=ada, gone="twin")
    ana.undo(["acme"])
    assert set(ana.sealed_people("acme").mine) == {"twin@stance"}
