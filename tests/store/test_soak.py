"""Many people for a long time: nothing fails, nothing is lost."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from kamwidgets import edits
from kamwidgets.model import AccountPlan
from kamwidgets.store import Author
from kamwidgets.store.database import open_database
from kamwidgets.store.repository import Repository

PEOPLE, TURNS = 20, 25


def _edit_away(url: str, number: int) -> None:
    repository, author = Repository(open_database(url)), Author(f"Person {number}", str(number))
    for turn in range(TURNS):
        repository.apply("acme", edits.add_person, {"id": f"{number}-{turn}", "name": "Somebody"}, author)
        repository.apply("acme", edits.change_person, {"id": f"{number}-{turn}", "stance": "supporter"}, author)


@pytest.mark.soak
def test_repository__twenty_processes_make_a_thousand_edits_and_none_is_lost(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'plans.db'}"
    open_database(url).dispose()
    context = multiprocessing.get_context("spawn")
    everybody = [context.Process(target=_edit_away, args=(url, number)) for number in range(PEOPLE)]
    for one in everybody:
        one.start()
    for one in everybody:
        one.join(600)
    revision, document = Repository(open_database(url)).read("acme")
    assert [one.exitcode for one in everybody] == [0] * PEOPLE
    assert isinstance(document, AccountPlan)
    assert revision == 2 * PEOPLE * TURNS
    assert {person.stance for person in document.people.values()} == {"supporter"}
