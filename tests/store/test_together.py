"""Many processes on one workspace, and processes that are killed: nothing fails, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kamwidgets.model import AccountPlan
from kamwidgets.store.database import open_database
from kamwidgets.store.repository import Repository
from tests.postgres import Server
from tests.store.writers import PATIENCE, PROCESSES, all_at_once, save_until_killed

PEOPLE = 20


def killed_after_saving(url: str, account_id: str, revisions: int) -> int:
    """Kill a writer the moment it has said that so many revisions are saved, and return the last it spoke of."""
    hears, told = PROCESSES.Pipe(duplex=False)
    writer = PROCESSES.Process(target=save_until_killed, args=(url, account_id, told))
    writer.start()
    told.close()
    last = 0
    while last < revisions:
        assert hears.poll(PATIENCE), "the writer hangs"
        last = hears.recv()
    writer.kill()
    writer.join(PATIENCE)
    try:
        while hears.poll():
            last = hears.recv()
    except EOFError:
        pass
    return last


def assert_complete(repository: Repository, account_id: str, said: int) -> None:
    revision, document = repository.read(account_id)
    assert isinstance(document, AccountPlan)
    assert said <= revision <= said + 1  # the one after it may have been committed, with nobody left to say so
    assert len(document.people) == revision == len(repository.history(account_id))


@pytest.fixture
def durable() -> Iterator[Server]:
    server = Server(durable=True)
    yield server
    server.close()


def test_apply__twenty_processes_make_a_thousand_edits_and_none_is_lost(url: str):
    repository, turns = Repository(open_database(url)), 25
    assert all_at_once(PEOPLE, url, turns) == [0] * PEOPLE
    plans = [saved.document for saved in repository.read_all(repository.revisions()).values()]
    people = [person for plan in plans if isinstance(plan, AccountPlan) for person in plan.people.values()]
    assert [person.stance for person in people] == ["supporter"] * PEOPLE * turns
    entries = sum(len(repository.history(account_id)) for account_id in repository.revisions())
    assert entries == sum(repository.revisions().values()) == 2 * PEOPLE * turns == 1000


def test_apply__what_was_said_to_be_saved_outlives_a_kill_two_hundred_times(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'plans.db'}"
    repository = Repository(open_database(url))
    for turn in range(200):
        said = killed_after_saving(url, f"account {turn}", 1 + turn % 3)
        assert_complete(repository, f"account {turn}", said)


def test_apply__what_was_said_to_be_saved_outlives_a_kill_of_writer_and_server(durable: Server):
    url = durable.fresh().render_as_string(hide_password=False)
    repository = Repository(open_database(url))
    for turn in range(20):
        said = killed_after_saving(url, f"account {turn}", 1 + turn % 3)
        durable.kill()
        durable.start()
        assert_complete(repository, f"account {turn}", said)
