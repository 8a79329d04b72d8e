"""Writing a database anew, so that what was deleted is in none of its files; owed until it has been done."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from kamwidgets.store.database import BUSY, every_table
from kamwidgets.store.outages import WorkspaceError

__all__ = ["is_scrub_owed", "owe_scrub", "scrub", "scrub_if_owed"]

CLEAN, OWED = 0, 1
"""SQLite's ``user_version``, a number in the file for the program that uses it."""

STILL_READING = (
    "Somebody is reading in this workspace, so its database file still holds what was deleted: "
    "it is cleaned when the workspace is next opened and nobody else is in it."
)
"""Said after `scrub` has waited in vain."""

NO_ROOM = (
    "The database file could not be written anew and still holds what was deleted: make room on the disk, "
    "and it is cleaned when the workspace is next opened."
)
"""Said where something else is in the way than others."""


def scrub(engine: sa.Engine, patience: float = BUSY) -> tuple[str, ...]:
    """Write a database anew, so that nothing of what was deleted is left in its files.

    Parameters
    ----------
    engine : sqlalchemy.Engine
        From `open_database`; nothing of it may be in a transaction.
    patience : float
        Seconds to wait for others who read or write.

    Returns
    -------
    tuple of str
        What could not be cleaned, in sentences; empty where nothing is left.
    """
    if engine.dialect.name != "sqlite":
        return _scrub_postgresql(engine, patience)
    left = _scrub_sqlite(engine, patience)
    if not left:
        _mark(engine, CLEAN)
    return left


def owe_scrub(connection: sa.Connection) -> None:
    """Note, in the transaction that deletes, that a database file is to be written anew: a kill must not forget it."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version={OWED}")


def scrub_if_owed(engine: sa.Engine) -> None:
    """Write a database file anew where that could not be done at the time; who is in the way is not waited for."""
    with engine.connect() as connection:
        owed = is_scrub_owed(connection)
    if owed:
        scrub(engine, patience=0)


def is_scrub_owed(connection: sa.Connection) -> bool:
    """Whether the database file may still hold what was deleted."""
    file = connection.dialect.name == "sqlite"
    return file and connection.exec_driver_sql("PRAGMA user_version").scalar_one() == OWED


def _mark(engine: sa.Engine, state: int) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version={state}")


def _scrub_sqlite(engine: sa.Engine, patience: float) -> tuple[str, ...]:
    end = time.monotonic() + patience
    with closing(sqlite3.connect(str(engine.url.database), isolation_level=None)) as connection:
        connection.execute("PRAGMA temp_store=MEMORY")  # VACUUM's copy leaves no trace on the disk
        connection.execute("PRAGMA secure_delete=ON")
        vacuumed = False
        while True:
            left = max(1, round((end - time.monotonic()) * 1000))
            connection.execute(f"PRAGMA busy_timeout={left}")
            try:
                if not vacuumed:
                    connection.execute("VACUUM")
                    vacuumed = True
                in_the_way = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    return (NO_ROOM,)
                in_the_way = True
            if not in_the_way:
                return ()
            if time.monotonic() > end:
                return (STILL_READING,)


def _scrub_postgresql(engine: sa.Engine, patience: float) -> tuple[str, ...]:
    refused: list[str] = []
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        driver: Any = connection.connection.driver_connection
        driver.add_notice_handler(note := lambda notice: refused.append(notice.message_primary))
        try:
            connection.execute(sa.text(f"SET lock_timeout = '{max(1, round(patience * 1000))}ms'"))
            for table in every_table():
                name = engine.dialect.identifier_preparer.format_table(table)
                connection.execute(sa.text(f"VACUUM (FULL) {name}"))
        except (WorkspaceError, DBAPIError) as error:
            refused.append(str(error))
        finally:
            driver.remove_notice_handler(note)
            connection.invalidate()  # the timeout was for this only
    said = ("What the PostgreSQL server keeps in its own log and in its backups was not cleaned.",)
    if not refused:
        return said
    return ("The database's tables could not be written anew: its administrator can do it with VACUUM FULL.", *said)
