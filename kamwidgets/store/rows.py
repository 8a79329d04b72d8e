"""Documents and their history as rows of the database, read and written inside a transaction of the caller's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from kamwidgets.store.changes import reverse_applied
from kamwidgets.store.database import documents, history, snapshots
from kamwidgets.store.entries import MIGRATE, Entry
from kamwidgets.store.migration import SCHEMA
from kamwidgets.store.opening import Opened, empty, opened

__all__ = ["bodies", "entries", "newest", "newest_of", "record", "swap"]


def newest(connection: sa.Connection, document_id: str, *, hold: bool = False) -> Opened:
    """Return the newest revision of a document; one that nobody has written to is empty, at revision 0.

    With ``hold`` other writers of it wait from here on, where the database does not make them wait anyway: twenty who
    work out the same next revision in vain are slower than twenty in a queue.
    """
    blank = Opened(0, empty(document_id))  # an id that cannot be is refused before the database sees it
    wanted = sa.select(documents).where(documents.c.id == document_id)
    row = connection.execute(wanted.with_for_update() if hold else wanted).one_or_none()
    return blank if row is None else opened(document_id, row.revision, row.schema, row.body)


def newest_of(connection: sa.Connection, document_ids: Iterable[str]) -> dict[str, Opened]:
    """Return the newest revision of several documents at once; those nobody has written to are left out."""
    rows = connection.execute(sa.select(documents).where(documents.c.id.in_(list(document_ids))))
    return {row.id: opened(row.id, row.revision, row.schema, row.body) for row in rows}


def swap(connection: sa.Connection, document_id: str, revision: int, body: Mapping[str, Any]) -> bool:
    """Compare-and-set on the revision number; False if somebody else was first."""
    new = {"revision": revision + 1, "schema": SCHEMA, "body": body}
    if revision == 0:
        try:
            with connection.begin_nested():
                connection.execute(documents.insert().values(id=document_id, **new))
        except IntegrityError:
            return False
        return True
    where = (documents.c.id == document_id) & (documents.c.revision == revision)
    return connection.execute(documents.update().where(where).values(**new)).rowcount == 1


def record(connection: sa.Connection, entry: Entry) -> None:
    """Add an entry to the history."""
    connection.execute(history.insert().values({**asdict(entry), "at": entry.at.isoformat()}))


def entries(connection: sa.Connection, *where: sa.ColumnElement[bool], limit: int | None = None) -> list[Entry]:
    """Return entries of the history, oldest first; the newest ``limit`` of them."""
    newest_first = sa.select(history).where(*where).order_by(history.c.revision.desc()).limit(limit)
    rows = connection.execute(newest_first).all()
    return [Entry(**{**row._mapping, "at": datetime.fromisoformat(row.at)}) for row in reversed(rows)]  # noqa: SLF001 - SQLAlchemy's public name


def bodies(connection: sa.Connection, document_id: str) -> Iterator[tuple[Entry | None, int, Any]]:
    """Walk back through a document: the entry that led to each revision, its schema and its body, newest first.

    The last one, of revision 0, came of no entry. Before a migration the walk goes on from the snapshot that was kept.
    """
    row = connection.execute(sa.select(documents).where(documents.c.id == document_id)).one_or_none()
    if row is None:
        return
    schema, body = row.schema, row.body
    for entry in reversed(entries(connection, history.c.document_id == document_id)):
        yield entry, schema, body
        if entry.edit == MIGRATE:
            there = (snapshots.c.document_id == document_id) & (snapshots.c.revision == entry.revision - 1)
            kept = connection.execute(sa.select(snapshots).where(there)).one()
            schema, body = kept.schema, kept.body
        else:
            body = reverse_applied(body, entry.changes)
    yield None, schema, body
