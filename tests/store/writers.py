"""Processes that write, for the tests of the store: forked from one that has everything imported already."""

from __future__ import annotations

import multiprocessing
import sys
from itertools import count
from multiprocessing.connection import Connection
from typing import Any

from kamwidgets import edits
from kamwidgets.store import Author, migration
from kamwidgets.store.database import open_database
from kamwidgets.store.repository import Repository

PROCESSES: Any = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
if sys.platform != "win32":
    PROCESSES.set_forkserver_preload(["pytest", "psycopg", "kamwidgets.store.workspace"])

PATIENCE = 3600
"""Seconds after which a process counts as hanging; a busy machine is no error."""


def all_at_once(people: int, url: str, turns: int) -> list[int]:
    """Let many processes edit a few plans, and return how each ended."""
    everybody = [PROCESSES.Process(target=edit_away, args=(url, number, turns)) for number in range(people)]
    for one in everybody:
        one.start()
    for one in everybody:
        one.join(PATIENCE)
    return [one.exitcode for one in everybody]


def edit_away(url: str, number: int, turns: int) -> None:
    """Add people to one of four plans and change them, side by side with others."""
    repository, author = Repository(open_database(url)), Author(f"Person {number}", str(number))
    account_id = f"account {number % 4}"
    for turn in range(turns):
        repository.apply(account_id, edits.add_person, {"id": f"{number}-{turn}", "name": "Somebody"}, author)
        repository.apply(account_id, edits.change_person, {"id": f"{number}-{turn}", "stance": "supporter"}, author)


def save_until_killed(url: str, account_id: str, told: Connection) -> None:
    """Say which revision is saved as soon as it is, over and over."""
    repository = Repository(open_database(url))
    for number in count():
        fields = {"id": f"{number}", "name": "Somebody"}
        told.send(repository.apply(account_id, edits.add_person, fields, Author("Writer")).revision)


def persons_to_people(_document_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Bring an invented earlier shape to today's: people were called persons."""
    return {"people" if name == "persons" else name: value for name, value in body.items()}


def migrate_together(processes: int, url: str) -> list[int]:
    """Let many processes open a database that is of the shape before, all at the same moment."""
    start = PROCESSES.Barrier(processes)
    everybody = [PROCESSES.Process(target=_migrate, args=(url, start)) for _ in range(processes)]
    for one in everybody:
        one.start()
    for one in everybody:
        one.join(PATIENCE)
    return [one.exitcode for one in everybody]


def _migrate(url: str, start: Any) -> None:
    migration.SCHEMA, migration.MIGRATIONS = 2, {1: persons_to_people}
    engine = open_database(url)
    start.wait(PATIENCE)
    migration.bring_up_to_date(engine)
