"""Many people for a long time: nothing fails, nothing is lost."""

from __future__ import annotations

import pytest

from kamwidgets.store.database import open_database
from kamwidgets.store.repository import Repository
from tests.store.writers import all_at_once

PEOPLE, TURNS = 20, 250


@pytest.mark.soak
def test_apply__twenty_processes_make_ten_thousand_edits_and_none_is_lost(url: str):
    repository = Repository(open_database(url))
    assert all_at_once(PEOPLE, url, TURNS) == [0] * PEOPLE
    revisions = repository.revisions()
    assert sum(revisions.values()) == 2 * PEOPLE * TURNS == sum(len(repository.history(each)) for each in revisions)
