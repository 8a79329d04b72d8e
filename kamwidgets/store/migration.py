"""Bringing a workspace that an earlier version of the program wrote to today's tables and today's documents.

All in one transaction: a workspace is as it was, or as it should be. Whoever opens it meanwhile waits.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from kamwidgets.store.changes import compare
from kamwidgets.store.database import TABLES, alone, documents, history, snapshots, tables_of
from kamwidgets.store.entries import MIGRATE
from kamwidgets.store.outages import WorkspaceError

__all__ = ["MIGRATIONS", "SCHEMA", "bring_up_to_date", "migrated"]

SCHEMA = 1
"""Version of the documents' shape; each migration raises it by one."""

Body = dict[str, Any]

MIGRATIONS: dict[int, Callable[[str, Body], Body]] = {}
"""For each earlier shape, what turns a document's id and body of it into a body of the next."""

EMPTY = "There is no workspace in its database any more, only the empty database: restore it from a backup."

DAMAGED = "The workspace's database says it is of a version that never was: restore the workspace from a backup."

SCRIPTS = Path(__file__).parent / "tables"


def bring_up_to_date(engine: sa.Engine) -> None:
    """Migrate tables and documents where they are of an earlier version; every old body is kept in a snapshot.

    Documents of a *later* version stay as they are: they can be read where they validate, and not be changed.

    Raises
    ------
    WorkspaceError
        If there are no tables, they are of a later version than this program knows, or a migration fails; nothing has
        changed.
    """
    with engine.connect() as connection:
        if _is_current(connection):
            return
    with engine.execution_options(writes=True).begin() as connection:
        alone(connection)
        if tables_of(connection) != TABLES:  # asked again: another process may have been quicker
            _migrate_tables(connection)
        _migrate_documents(connection)


def _is_current(connection: sa.Connection) -> bool:
    behind = sa.exists().where(documents.c.schema < SCHEMA)
    return tables_of(connection) == TABLES and not connection.execute(sa.select(behind)).scalar()


def _migrate_tables(connection: sa.Connection) -> None:
    """Run the scripts that the tables lack. Alembic is imported here only: opening a workspace need not wait for it."""
    present = tables_of(connection)
    if not present:
        raise WorkspaceError(EMPTY)
    if present > TABLES:
        raise WorkspaceError(
            "A newer version of KAM Workbook has written to this workspace: update the program to open it."
        )
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory
    from alembic.script.revision import RevisionError

    scripts, context = ScriptDirectory(str(SCRIPTS)), MigrationContext.configure(connection)
    with Operations.context(context):
        try:
            missing = list(scripts.iterate_revisions(TABLES, present))
        except RevisionError as error:
            raise WorkspaceError(DAMAGED) from error
        for script in reversed(missing):
            script.module.upgrade()
    context.stamp(scripts, TABLES)


def _migrate_documents(connection: sa.Connection) -> None:
    behind = sa.select(documents).where(documents.c.schema < SCHEMA).order_by(documents.c.id)
    for row in connection.execute(behind).all():
        try:
            body = migrated(row.id, row.schema, row.body)
        except Exception as error:
            raise WorkspaceError(
                f"{row.id} could not be brought to the shape this version needs, so nothing was changed: "
                "go on with the version you had, and report this."
            ) from error
        _keep(connection, row, body)


def migrated(document_id: str, schema: int, body: Body) -> Body:
    """Return a document's body of an earlier shape as one of today's."""
    for step in range(schema, SCHEMA):
        body = MIGRATIONS[step](document_id, body)
    return body


def _keep(connection: sa.Connection, row: sa.Row[Any], body: Body) -> None:
    """Save a migrated document as its next revision, beside a snapshot of what it was."""
    now, revision = datetime.now(UTC).isoformat(), row.revision + 1
    connection.execute(
        snapshots.insert().values(document_id=row.id, revision=row.revision, schema=row.schema, body=row.body, at=now)
    )
    connection.execute(
        documents.update().where(documents.c.id == row.id).values(revision=revision, schema=SCHEMA, body=body)
    )
    connection.execute(
        history.insert().values(
            document_id=row.id,
            revision=revision,
            at=now,
            by="KAM Workbook",
            client="kam",
            edit=MIGRATE,
            arguments={"from": row.schema, "to": SCHEMA},
            sentence="Taken over by a newer version of the program",
            changes=compare(row.body, body),
            takes_back=[],
        )
    )
