"""Saving, history, undo and several people at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kamwidgets import edits
from kamwidgets.edits import Refused, RefusedAt
from kamwidgets.model import PORTFOLIO, AccountPlan, Portfolio
from kamwidgets.store import Author, entries
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


def test_undo__puts_what_was_removed_back_in_its_place(repository: Repository):
    for name in ("Nord", "Ost", "West"):
        repository.apply(PORTFOLIO, edits.add_competitor, {"id": name.lower(), "name": name}, ANA)
    for id in ("nord", "ost"):
        repository.apply(PORTFOLIO, edits.remove_competitor, {"id": id}, ANA)
    for _ in range(2):
        repository.undo(PORTFOLIO, ANA)
    portfolio = repository.open(PORTFOLIO).document
    assert isinstance(portfolio, Portfolio)
    assert list(portfolio.competitors) == ["nord", "ost", "west"]


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


def test_together__is_one_revision_one_entry_and_one_step_back(repository: Repository, ada: str):
    steps = [
        (edits.change_person, {"id": ada, "stance": "sceptic"}),
        (edits.add_person, {"id": "b", "name": "Ben"}),
        (edits.link_people, {"source": ada, "target": "b", "kind": "influences"}),
    ]
    applied = repository.together("acme", steps, "3 rows pasted", ANA)
    assert (applied.revision, applied.sentence) == (2, "3 rows pasted")
    entry = repository.history("acme")[-1]
    assert (entry.edit, entry.sentence, len(entry.arguments["steps"])) == ("together", "3 rows pasted", 3)
    repository.undo("acme", ANA)
    assert stance_of(repository, ada) == "unknown"
    assert repository.read("acme")[1] == repository.at("acme", 1)


def test_together__is_all_or_nothing_and_says_which_was_refused(repository: Repository, ada: str):
    steps = [
        (edits.change_person, {"id": ada, "stance": "sceptic"}),
        (edits.change_person, {"id": ada, "influence": "huge"}),
    ]
    with pytest.raises(RefusedAt, match="Influence must be") as refused:
        repository.together("acme", steps, "2 cells pasted", ANA)
    assert refused.value.index == 1
    assert repository.read("acme")[0] == 1
    assert stance_of(repository, ada) == "unknown"


def test_together__names_whose_change_it_replaced(repository: Repository, ada: str):
    repository.apply("acme", edits.change_person, {"id": ada, "stance": "sceptic"}, BEN)
    steps = [(edits.change_person, {"id": ada, "stance": "neutral"})]
    applied = repository.together("acme", steps, "1 cell pasted", ANA, seen=1)
    assert applied.replaced
    assert applied.replaced.by == "Ben"


def test_together__two_pastes_in_a_row_are_two_steps(repository: Repository, ada: str):
    for stance in ("sceptic", "neutral"):
        repository.together("acme", [(edits.change_person, {"id": ada, "stance": stance})], "1 cell pasted", ANA)
    repository.undo("acme", ANA)
    assert stance_of(repository, ada) == "sceptic"


def test_at__shows_every_revision_as_it_was(repository: Repository, ada: str):
    shown = [repository.read("acme")[1]]
    for stance in ("sceptic", "neutral"):
        repository.apply("acme", edits.change_person, {"id": ada, "stance": stance}, BEN)
        shown.append(repository.read("acme")[1])
    repository.undo("acme", BEN)
    assert [repository.at("acme", revision) for revision in (1, 2, 3)] == shown
    assert repository.at("acme", 0) == AccountPlan(account_id="acme")
    with pytest.raises(Refused, match="no revision 9"):
        repository.at("acme", 9)


def test_apply__to_an_account_without_an_id_is_refused_in_a_sentence(repository: Repository):
    for wrong in ("", "a\x00b"):
        with pytest.raises(Refused, match="Account id"):
            repository.apply(wrong, edits.add_person, {"name": "Ada"}, ANA)


def test_apply__leaves_out_what_no_authors_name_holds(repository: Repository):
    repository.apply("acme", edits.add_person, {"name": "Ada"}, Author("A\x00n\ud800a 👩‍💻", "client\x00"))
    (entry,) = repository.history("acme")
    assert (entry.by, entry.client) == ("Ana 👩‍💻", "client")
