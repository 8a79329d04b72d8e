"""The database: whole, of this program's version, every document valid, every history without holes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import NoResultFound

from kamwidgets.model import PLAIN
from kamwidgets.store import rows
from kamwidgets.store.changes import Moved
from kamwidgets.store.checks.found import Found
from kamwidgets.store.database import TABLES, documents, history, open_database, tables_of
from kamwidgets.store.migration import SCHEMA
from kamwidgets.store.outages import DamagedDocument, WorkspaceError
from kamwidgets.store.places import Place
from kamwidgets.store.scrubbing import is_scrub_owed

__all__ = ["documents_of"]

UNFITTING = (Moved, NoResultFound, TypeError, KeyError, ValueError, AttributeError, IndexError)
"""What walking back raises where a step is none, or leads from somewhere else."""

RESTORE = "restore a backup with “kam restore”."


def documents_of(place: Place) -> Iterator[Found]:
    """Look over the database of a workspace; where it cannot be read, only that is said."""
    try:
        engine = open_database(place.url, making=False)
    except WorkspaceError as error:
        yield Found("Database", "bad", str(error))
        return
    try:
        with engine.connect() as connection:
            yield from _database(connection)
    except DamagedDocument:
        yield Found("Documents", "bad", f"One of them cannot be read at all: {RESTORE}")
    except WorkspaceError as error:
        yield Found("Database", "bad", str(error))
    finally:
        engine.dispose()


def _database(connection: sa.Connection) -> Iterator[Found]:
    broken = _broken_pages(connection)
    if broken:
        yield Found("Database", "bad", f"It is damaged in {PLAIN.count(broken, 'place', 'places')}: {RESTORE}")
        return
    yield Found("Database", "good", "Its file is whole." if _is_file(connection) else "It can be reached.")
    present = tables_of(connection)
    if present != TABLES:
        yield _other_tables(present)
        return
    if is_scrub_owed(connection):
        yield Found("Erased", "warning", "The file still holds it: open the workspace while nobody else is in it.")
    stored = connection.execute(sa.select(documents).order_by(documents.c.id)).all()
    behind = sum(row.schema < SCHEMA for row in stored)
    if behind:
        yield Found("Version", "warning", f"{_documents(behind)} of an earlier version: open the workspace once.")
    else:
        yield Found("Version", "good", "It is this program's.")
    invalid = list(_invalid(stored))
    yield from invalid or [Found("Documents", "good", f"{_documents(len(stored))}, each as it should be.")]
    torn = list(_torn(connection, stored))
    yield from torn or [Found("History", "good", "Every step of every document is there, and fits the next.")]


def _broken_pages(connection: sa.Connection) -> int:
    """Count what SQLite finds wrong in its file; a server looks after its own."""
    if not _is_file(connection):
        return 0
    said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return 0 if said == ["ok"] else len(said)


def _is_file(connection: sa.Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _other_tables(present: str) -> Found:
    if not present:
        return Found("Version", "bad", f"There are no documents in this database: {RESTORE}")
    if present < TABLES:
        return Found("Version", "warning", "An earlier version of the program made it: open it once and check again.")
    return Found("Version", "bad", "A newer version of the program has written to it: update the program.")


def _documents(number: int) -> str:
    return PLAIN.count(number, "document", "documents")


def _invalid(stored: Sequence[sa.Row[Any]]) -> Iterator[Found]:
    for row in stored:
        if row.schema >= SCHEMA:
            reasons = rows.opened(row.id, row.revision, row.schema, row.body).reasons
            yield from (Found("Documents", "bad", f"{row.id} can be read, not changed. {each}") for each in reasons)


def _torn(connection: sa.Connection, stored: Sequence[sa.Row[Any]]) -> Iterator[Found]:
    """Walk back through every document: is each step there, and does it lead from one revision to the next."""
    newest = {row.id: row.revision for row in stored}
    each, number, last = history.c.document_id, sa.func.count(), sa.func.max(history.c.revision)
    found = {row[0]: (row[1], row[2]) for row in connection.execute(sa.select(each, number, last).group_by(each))}
    for document_id in sorted({*newest, *found}):
        kept = newest.get(document_id, 0)
        entries, latest = found.get(document_id, (0, 0))
        if not entries == latest == kept:
            yield Found("History", "bad", f"{document_id}: {_told_apart(entries, latest, kept)} {RESTORE.capitalize()}")
            continue
        at = kept
        try:
            for _ in rows.bodies(connection, document_id):
                at -= 1
        except UNFITTING:
            yield Found(
                "History", "bad", f"{document_id}: what stands in it at revision {at + 1} is not what was entered."
            )


def _told_apart(entries: int, latest: int, kept: int) -> str:
    if latest != kept:
        return f"the history ends at revision {latest}, the document is at {kept}."
    return f"its history lacks {PLAIN.count(latest - entries, 'step', 'steps')} of {latest}."
