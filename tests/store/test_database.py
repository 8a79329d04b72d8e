"""A database: reached or told in a sentence why not, and cleaned of what was deleted."""

from __future__ import annotations

import sqlite3
import traceback
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from kamwidgets import edits
from kamwidgets.store import Author, WorkspaceError
from kamwidgets.store.database import documents, history, open_database, remove_tables, tables_of
from kamwidgets.store.repository import Repository
from kamwidgets.store.scrubbing import scrub
from tests.postgres import Server

NAMED = "Zebedee"
ANA = Author("Ana", "client-a")


def written(repository: Repository) -> None:
    """Write a name many times over, and delete every row of it."""
    for turn in range(60):
        repository.apply("acme", edits.add_person, {"id": str(turn), "name": f"{NAMED} {turn} " * 10}, ANA)


def deleted(engine: sa.Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(documents.delete())
        connection.execute(history.delete())


def deleted_carelessly(file: Path) -> None:
    """Delete as the first release did: SQLite then leaves on the disk what was in the rows."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA secure_delete=OFF")
        connection.executescript("DELETE FROM documents; DELETE FROM history;")


def bytes_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())


def test_open_database__makes_the_tables_once(engine: sa.Engine, url: str):
    Repository(engine).apply("acme", edits.add_person, {"name": "Ada"}, ANA)
    again = open_database(url)
    assert Repository(again).revisions() == {"acme": 1}


def test_remove_tables__leaves_a_database_as_it_was_found(engine: sa.Engine):
    remove_tables(engine.url)
    with engine.connect() as connection:
        assert tables_of(connection) == ""


def test_scrub__leaves_nothing_of_what_was_deleted_in_the_files(tmp_path: Path):
    engine = open_database(f"sqlite:///{tmp_path / 'plans.db'}")
    repository = Repository(engine)
    written(repository)
    deleted_carelessly(tmp_path / "plans.db")
    assert NAMED.encode() in bytes_in(tmp_path)
    assert scrub(engine) == ()
    assert NAMED.encode() not in bytes_in(tmp_path)
    assert repository.apply("acme", edits.add_person, {"name": "Ada"}, ANA).revision == 1


def test_scrub__waits_for_a_reader_and_says_so_when_it_stays(tmp_path: Path):
    engine = open_database(f"sqlite:///{tmp_path / 'plans.db'}")
    written(Repository(engine))
    with closing(sqlite3.connect(tmp_path / "plans.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM documents").fetchone()
        deleted(engine)
        (said,) = scrub(engine, patience=0.2)
        assert said.startswith("Somebody is reading in this workspace")
        reader.execute("COMMIT")
        assert scrub(engine) == ()
    assert NAMED.encode() not in bytes_in(tmp_path)


def test_scrub__of_a_server_names_what_it_cannot_reach(postgres: Server):
    engine = open_database(postgres.fresh())
    written(Repository(engine))
    deleted(engine)
    assert [sentence.split(" was not")[0] for sentence in scrub(engine)] == [
        "What the PostgreSQL server keeps in its own log and in its backups"
    ]
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT pg_total_relation_size('history')")).scalar_one() < 50_000
        assert connection.execute(sa.text("SHOW lock_timeout")).scalar_one() == "0"


def test_scrub__of_a_server_says_when_somebody_is_in_the_way(postgres: Server):
    engine = open_database(postgres.fresh())
    with engine.connect() as reader:
        reader.execute(sa.select(documents))
        assert scrub(engine, patience=0.1)[0].startswith("The database's tables could not be written anew")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql+psycopg://kam:geheim@127.0.0.1:1/x", "The database on 127.0.0.1 cannot be reached"),
        ("postgresql+psycopg://kam:geheim@host.invalid/x", "The database on host.invalid cannot be reached"),
    ],
)
def test_open_database__says_in_a_sentence_what_cannot_be_reached_and_never_the_password(address: str, said: str):
    with pytest.raises(WorkspaceError) as refused:
        open_database(address)
    assert str(refused.value).startswith(said)
    told = [repr(refused.value), repr(refused.value.__cause__), *traceback.format_exception(refused.value)]
    assert "geheim" not in "".join(told)


def test_open_database__says_that_the_user_is_unknown(postgres: Server):
    with pytest.raises(WorkspaceError, match="does not know this name: check its address"):
        open_database(postgres.url(user="nobody", password="geheim"))  # noqa: S106 - made up


def test_open_database__says_what_the_database_does_not_allow(postgres: Server):
    owner = sa.create_engine(postgres.fresh())
    with owner.begin() as connection:
        connection.execute(sa.text("DROP ROLE IF EXISTS guest"))
        connection.execute(sa.text("CREATE ROLE guest LOGIN"))
    with pytest.raises(WorkspaceError, match="does not allow this: ask its administrator for a schema to use"):
        open_database(owner.url.set(username="guest"))
    with owner.begin() as connection:
        connection.execute(sa.text(f"GRANT USAGE ON SCHEMA {sa.inspect(owner).default_schema_name} TO guest"))
    with pytest.raises(WorkspaceError, match="does not allow this: ask its administrator for the right to it"):
        open_database(owner.url.set(username="guest"))
    with owner.begin() as connection:
        connection.execute(sa.text("DROP OWNED BY guest"))


def test_engine__tells_an_outage_while_serving_and_goes_on_afterwards():
    server = Server(durable=True)
    try:
        repository = Repository(open_database(server.fresh()))
        repository.apply("acme", edits.add_person, {"name": "Ada"}, ANA)
        server.kill()
        with pytest.raises(WorkspaceError, match="cannot be reached, so nothing was saved: try again in a moment"):
            repository.apply("acme", edits.add_person, {"name": "Ben"}, ANA)
        server.start()
        assert repository.apply("acme", edits.add_person, {"name": "Ben"}, ANA).revision == 2
    finally:
        server.close()


def test_engine__tells_of_a_damaged_file(tmp_path: Path):
    (tmp_path / "plans.db").write_bytes(b"no database " * 1000)
    with pytest.raises(WorkspaceError, match="The workspace's database is damaged"):
        open_database(f"sqlite:///{tmp_path / 'plans.db'}")
