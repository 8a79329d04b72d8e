"""Saving, history, undo and several people at once."""

from __future__ import annotations

import multiprocessing
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from kamwidgets import edits
from kamwidgets.edits import Refused
from kamwidgets.model import AccountPlan
from kamwidgets.store import Author, entries
from kamwidgets.store.database import open_database
from kamwidgets.store.repository import Repository

ANA, BEN = Author("Ana", "client-a"), Author("Ben", "client-b")


def stance_of(repository: Repository, person_id: str) -> str:
    document = repository.read("acme")[1]
    assert isinstance(document, AccountPlan)
    return document.people[person_id].stance


@pytest.fixture
def ada(repository: Repository) -> str:
    created = repository.apply("acme", edits.add_person, {"name": "Ada"}, ANA).created
    assert created
    return created


def test_apply__fills_in_an_id_and_names_what_it_created(repository: Repository):
    applied = repository.apply("acme", edits.add_person, {"name": "Ada"}, ANA)
    assert (applied.revision, applied.sentence) == (1, "Ada added to the map")
    assert applied.created in applied.document.people  # pyright: ignore[reportAttributeAccessIssue]


def test_apply__refused_leaves_no_trace(repository: Repository, ada: str):
    with pytest.raises(Refused):
        repository.apply("acme", edits.change_person, {"id": ada, "stance": "friendly"}, ANA)
    assert repository.read("acme")[0] == 1
    assert len(repository.history("acme")) == 1


def test_apply__what_changes_nothing_makes_no_revision(repository: Repository, ada: str):
    repository.apply("acme", edits.change_person, {"id": ada, "stance": "unknown"}, ANA)
    assert repository.read("acme")[0] == 1


def test_apply__names_whose_change_it_replaced_only_where_the_author_had_not_seen_it(repository: Repository, ada: str):
    repository.apply("acme", edits.change_person, {"id": ada, "stance": "sceptic"}, BEN)
    blind = repository.apply("acme", edits.change_person, {"id": ada, "stance": "neutral"}, ANA, seen=1)
    assert blind.replaced
    assert blind.replaced.by == "Ben"
    sighted = repository.apply("acme", edits.change_person, {"id": ada, "stance": "advocate"}, BEN, seen=3)
    assert sighted.replaced is None


def test_history__keeps_who_what_and_both_directions(repository: Repository, ada: str):
    repository.apply("acme", edits.change_person, {"id": ada, "stance": "sceptic"}, BEN)
    entry = repository.history("acme")[-1]
    assert (entry.by, entry.edit, entry.sentence) == ("Ben", "change_person", "Ada: stance changed")
    assert entry.changes == [{"path": ["people", ada, "stance"], "old": "unknown", "new": "sceptic"}]


def test_undo__takes_back_my_latest_step_and_redo_does_it_again(
    repository: Repository, ada: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(entries, "QUICK", timedelta(0))
    for stance in ("sceptic", "neutral"):
        repository.apply("acme", edits.change_person, {"id": ada, "stance": stance}, ANA)
    repository.undo("acme", ANA)
    assert stance_of(repository, ada) == "sceptic"
    repository.undo("acme", ANA)
    assert stance_of(repository, ada) == "unknown"
    repository.redo("acme", ANA)
    repository.redo("acme", ANA)
    assert stance_of(repository, ada) == "neutral"
    with pytest.raises(Refused, match="nothing to redo"):
        repository.redo("acme", ANA)


def test_undo__quick_changes_of_one_field_are_one_step(repository: Repository, ada: str):
    for name in ("Ad", "Ada", "Ada L"):
        repository.apply("acme", edits.change_person, {"id": ada, "title": name}, ANA)
    repository.undo("acme", ANA)
    document = repository.read("acme")[1]
    assert isinstance(document, AccountPlan)
    assert document.people[ada].title == ""


def test_undo__of_quick_changes_stops_where_somebody_else_was_in_between(repository: Repository, ada: str):
    for author, stance in ((ANA, "sceptic"), (BEN, "neutral"), (ANA, "advocate")):
        repository.apply("acme", edits.change_person, {"id": ada, "stance": stance}, author)
    repository.undo("acme", ANA)
    assert stance_of(repository, ada) == "neutral"


def test_undo__leaves_what_others_did_elsewhere(repository: Repository, ada: str):
    repository.apply("acme", edits.change_person, {"id": ada, "stance": "sceptic"}, ANA)
    repository.apply("acme", edits.change_person, {"id": ada, "influence": "strong"}, BEN)
    repository.undo("acme", ANA)
    document = repository.read("acme")[1]
    assert isinstance(document, AccountPlan)
    assert (document.people[ada].stance, document.people[ada].influence) == ("unknown", "strong")


def test_undo__is_refused_and_says_who_where_somebody_changed_the_same_place(repository: Repository, ada: str):
    repository.apply("acme", edits.change_person, {"id": ada, "stance": "sceptic"}, ANA)
    repository.apply("acme", edits.change_person, {"id": ada, "stance": "neutral"}, BEN)
    with pytest.raises(Refused, match="Ben has since changed the same place"):
        repository.undo("acme", ANA)
    assert stance_of(repository, ada) == "neutral"


def test_undo__is_refused_where_something_rests_on_it(repository: Repository, ada: str):
    ben = repository.apply("acme", edits.add_person, {"name": "Ben"}, ANA).created
    tie = {"id": "t", "source": ada, "target": ben, "kind": "influences"}
    repository.apply("acme", edits.link_people, tie, BEN)
    with pytest.raises(Refused, match="something else rests on it"):
        repository.undo("acme", ANA)


def test_undo__with_nothing_done_says_so(repository: Repository):
    with pytest.raises(Refused, match="There is nothing to undo here"):
        repository.undo("acme", ANA)


@pytest.mark.usefixtures("ada")
def test_redo__is_forgotten_after_a_new_edit(repository: Repository):
    repository.undo("acme", ANA)
    repository.apply("acme", edits.add_person, {"name": "Ben"}, ANA)
    with pytest.raises(Refused, match="nothing to redo"):
        repository.redo("acme", ANA)


def _many_edits(url: str, number: int) -> None:
    repository = Repository(open_database(url))
    for turn in range(10):
        repository.apply("acme", edits.add_person, {"id": f"{number}-{turn}", "name": "N"}, Author(str(number)))


def test_apply__many_processes_at_once_lose_nothing(engine: sa.Engine, tmp_path: Path):
    del engine
    url = f"sqlite:///{tmp_path / 'plans.db'}"
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_many_edits, args=(url, number)) for number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
    revision, document = Repository(open_database(url)).read("acme")
    assert [worker.exitcode for worker in workers] == [0, 0, 0, 0]
    assert (revision, len(document.people)) == (40, 40)  # pyright: ignore[reportAttributeAccessIssue]
