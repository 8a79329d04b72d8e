"""What earlier versions of the program wrote is brought to today's tables and documents, with nothing lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from kamwidgets import edits
from kamwidgets.edits import Refused
from kamwidgets.model import AccountPlan
from kamwidgets.store import Author, WorkspaceError, migration, opening, rows
from kamwidgets.store.checks import documents as documents_checks
from kamwidgets.store.database import documents, every_table, open_database, snapshots, tables_of, version
from kamwidgets.store.migration import bring_up_to_date
from kamwidgets.store.repository import Repository
from tests.store.writers import migrate_together, persons_to_people

RELEASED = Path(__file__).with_name("released.sql")
ADA = {"id": "ada", "name": "Ada"}
OLD = {"account_id": "acme", "persons": {"ada": ADA}}
ENTRY = {
    "document_id": "acme",
    "revision": 1,
    "at": "2025-01-01T00:00:00+00:00",
    "by": "Ana",
    "client": "client-a",
    "edit": "add_person",
    "arguments": ADA,
    "sentence": "Ada added",
    "changes": [{"path": ["persons", "ada"], "old": "∅absent", "new": ADA}],
    "takes_back": [],
}


@pytest.fixture
def released(url: str) -> sa.Engine:
    """Make a database as the first release left it."""
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        for statement in RELEASED.read_text(encoding="utf-8").split(";\n"):
            connection.exec_driver_sql(statement) if statement.strip() else None
    engine.dispose()
    return open_database(url)


@pytest.fixture
def earlier(engine: sa.Engine) -> sa.Engine:
    """Make a database with one document of an invented earlier shape."""
    with engine.begin() as connection:
        connection.execute(documents.insert().values(id="acme", revision=1, schema=1, body=OLD))
        connection.execute(rows.history.insert().values(ENTRY))
    return engine


@pytest.fixture
def later_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be a program whose documents have the next shape."""
    for module in (migration, opening, rows, documents_checks):
        monkeypatch.setattr(module, "SCHEMA", 2)
    monkeypatch.setattr(migration, "MIGRATIONS", {1: persons_to_people})


def everything(engine: sa.Engine) -> dict[str, list[Any]]:
    with engine.connect() as connection:
        names = sa.inspect(connection).get_table_names()
        return {name: list(connection.execute(sa.text(f"SELECT * FROM {name}"))) for name in names}  # noqa: S608 - our own


def test_scripts__lead_to_the_tables_the_program_works_with(released: sa.Engine, url: str):
    bring_up_to_date(released)
    with open_database(url).connect() as connection:
        assert tables_of(connection) == migration.TABLES
        ours = sa.MetaData()
        for table in every_table():
            table.to_metadata(ours)
        options = {"include_name": lambda name, kind, _parents: kind != "table" or name in ours.tables}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), ours) == []


def test_bring_up_to_date__opens_what_the_first_release_wrote(released: sa.Engine):
    bring_up_to_date(released)
    repository = Repository(released)
    plan = repository.read("acme")[1]
    assert isinstance(plan, AccountPlan)
    assert [person.name for person in plan.people.values()] == ["Ada", "Çem O’Hara “x”"]
    assert (plan.people["ada"].stance, repository.revisions()) == ("sceptic", {"portfolio": 1, "acme": 6})
    assert len(repository.history("acme")) == 6
    repository.undo("acme", Author("Ben", "client-b"))
    assert repository.apply("acme", edits.add_person, {"name": "Eve"}, Author("Eve")).revision == 8


def test_bring_up_to_date__leaves_a_current_database_alone_and_alembic_unimported(url: str):
    open_database(url).dispose()
    code = (
        "import sys; from kamwidgets.store.database import open_database;"
        "from kamwidgets.store.migration import bring_up_to_date; bring_up_to_date(open_database(sys.argv[1]));"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, url], check=False).returncode == 0  # noqa: S603 - ourselves


def test_bring_up_to_date__refuses_tables_of_a_newer_program_and_changes_nothing(engine: sa.Engine):
    with engine.begin() as connection:
        connection.execute(version.update().values(version_num="9999"))
    before = everything(engine)
    with pytest.raises(WorkspaceError, match="A newer version of KAM Workbook has written to this workspace"):
        bring_up_to_date(engine)
    assert everything(engine) == before


@pytest.mark.usefixtures("later_program")
def test_bring_up_to_date__migrates_documents_and_keeps_what_they_were(earlier: sa.Engine):
    bring_up_to_date(earlier)
    repository = Repository(earlier)
    plan = repository.read("acme")[1]
    assert isinstance(plan, AccountPlan)
    assert [person.name for person in plan.people.values()] == ["Ada"]
    with earlier.connect() as connection:
        kept = connection.execute(sa.select(snapshots)).one()
    assert (kept.document_id, kept.revision, kept.schema, kept.body) == ("acme", 1, 1, OLD)
    entry = repository.history("acme")[-1]
    assert (entry.revision, entry.edit, entry.by) == (2, "migrate", "KAM Workbook")
    assert repository.at("acme", 1) == plan


@pytest.mark.usefixtures("later_program")
def test_bring_up_to_date__is_where_undo_stops(earlier: sa.Engine):
    bring_up_to_date(earlier)
    repository, ana = Repository(earlier), Author("Ana", "client-a")
    with pytest.raises(Refused):
        repository.undo("acme", ana)
    repository.apply("acme", edits.add_person, {"name": "Eve"}, ana)
    repository.undo("acme", ana)
    assert repository.read("acme")[0] == 4


@pytest.mark.usefixtures("later_program")
def test_bring_up_to_date__twice_changes_nothing(earlier: sa.Engine):
    bring_up_to_date(earlier)
    before = everything(earlier)
    bring_up_to_date(earlier)
    assert everything(earlier) == before


@pytest.mark.usefixtures("later_program")
def test_bring_up_to_date__is_whole_or_not_at_all(earlier: sa.Engine, monkeypatch: pytest.MonkeyPatch):
    with earlier.begin() as connection:
        connection.execute(documents.insert().values(id="zeta", revision=1, schema=1, body=OLD))

    def fails_at_the_second(document_id: str, body: dict[str, Any]) -> dict[str, Any]:
        return {**body}["acme" if document_id == "zeta" else "persons"]

    monkeypatch.setattr(migration, "MIGRATIONS", {1: fails_at_the_second})
    before = everything(earlier)
    with pytest.raises(WorkspaceError, match="zeta could not be brought to the shape this version needs"):
        bring_up_to_date(earlier)
    assert everything(earlier) == before


@pytest.mark.usefixtures("earlier")
def test_bring_up_to_date__twenty_processes_at_once_migrate_once(url: str):
    assert migrate_together(20, url) == [0] * 20
    with open_database(url).connect() as connection:
        assert connection.execute(sa.select(documents.c.revision, documents.c.schema)).all() == [(2, 2)]
        assert len(connection.execute(sa.select(snapshots)).all()) == 1
        assert len(connection.execute(sa.select(rows.history)).all()) == 2


@pytest.mark.usefixtures("released")
def test_bring_up_to_date__twenty_processes_at_once_migrate_the_tables_once(url: str):
    assert migrate_together(20, url) == [0] * 20
    assert Repository(open_database(url)).revisions() == {"portfolio": 2, "acme": 7}
