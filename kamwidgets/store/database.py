"""The tables decisions live in, and a database opened for durable writing by many processes at once."""

from __future__ import annotations

import json
import random
import sqlite3
import time
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from kamwidgets.store.outages import DamagedDocument, tell_outages

__all__ = [
    "TABLES",
    "alone",
    "backups",
    "documents",
    "every_table",
    "held_for_making",
    "history",
    "holds_our_names",
    "open_database",
    "presence",
    "remove_tables",
    "sealed",
    "snapshots",
    "tables_of",
]

TABLES = "0002"
"""Which tables this program works with: the newest of the scripts in ``store/tables/versions``."""

FIRST_TABLES = "0001"
"""What a database has that was made before its tables were counted."""

DAMAGED = "A document in the workspace's database is damaged: “kam check” says more, and a backup brings it back."

BUSY = 30
"""Seconds a writer waits for its turn before it gives up."""

_metadata = sa.MetaData()


class _Whole(sa.TypeDecorator[int]):
    """A whole number: SQLite hands out whatever stands in its file."""

    impl, cache_ok = sa.Integer, True

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Any:
        """Return what was stored, where it is a number."""
        del dialect
        if not isinstance(value, int | None):
            raise DamagedDocument(DAMAGED)
        return value


documents = sa.Table(
    "documents",
    _metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("revision", _Whole, nullable=False),
    sa.Column("schema", _Whole, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
)
"""The newest revision of every document."""

history = sa.Table(
    "history",
    _metadata,
    sa.Column("document_id", sa.String, primary_key=True),
    sa.Column("revision", sa.Integer, primary_key=True),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("client", sa.String, nullable=False),
    sa.Column("edit", sa.String, nullable=False),
    sa.Column("arguments", sa.JSON, nullable=False),
    sa.Column("sentence", sa.String, nullable=False),
    sa.Column("changes", sa.JSON, nullable=False),
    sa.Column("takes_back", sa.JSON, nullable=False),
)
"""One row per revision: who, when, which edit, in words, and what it changed forward and back."""

snapshots = sa.Table(
    "snapshots",
    _metadata,
    sa.Column("document_id", sa.String, primary_key=True),
    sa.Column("revision", sa.Integer, primary_key=True),
    sa.Column("schema", sa.Integer, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
    sa.Column("at", sa.String, nullable=False),
)
"""Documents as they were before a migration changed their shape."""

sealed = sa.Table(
    "sealed",
    _metadata,
    sa.Column("document_id", sa.String, primary_key=True),
    sa.Column("place", sa.String, primary_key=True),
    sa.Column("client", sa.String, primary_key=True),
    sa.Column("by", sa.String, primary_key=True),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
)
"""What people rated blind: readable by who wrote it until one edit opens them all."""

presence = sa.Table(
    "presence",
    _metadata,
    sa.Column("page", sa.String, primary_key=True),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("document_id", sa.String, nullable=False),
    sa.Column("at", sa.String, nullable=False),
)
"""Which pages are open on what. Outside the history: nobody needs to know it tomorrow."""

backups = sa.Table(
    "backups",
    _metadata,
    sa.Column("path", sa.String, primary_key=True),
    sa.Column("at", sa.String, nullable=False),
)
"""Where copies of this workspace were written: erasing a person names them, for it cannot reach into them."""

version = sa.Table("alembic_version", _metadata, sa.Column("version_num", sa.String(32), nullable=False))
"""Alembic's own: which tables there are."""


def every_table() -> list[sa.Table]:
    """List the tables of a workspace, the version of the tables included."""
    return list(_metadata.sorted_tables)


def open_database(url: str | sa.URL, *, making: bool = True) -> sa.Engine:
    """Open a database, making the tables where there are none.

    Parameters
    ----------
    url : str or sqlalchemy.URL
        An SQLAlchemy URL. SQLite is set to write-ahead logging and full durability, and waits for its turn instead of
        failing. PostgreSQL is reached by one connection for each process.
    making : bool
        Whether missing tables are made.

    Raises
    ------
    WorkspaceError
        If it cannot be reached, now or later: every outage of this engine is told in one sentence.
    """
    engine = _engine(sa.make_url(url))
    with engine.connect() as connection:
        if tables_of(connection) or not making:
            return engine
    with engine.execution_options(writes=True).begin() as connection:
        alone(connection)
        if not tables_of(connection):
            _metadata.create_all(connection)
            connection.execute(version.insert().values(version_num=TABLES))
    return engine


def holds_our_names(connection: sa.Connection) -> bool:
    """Whether there are tables called as ours, whoever made them: they are not ours to use or to take away."""
    return not _metadata.tables.keys().isdisjoint(sa.inspect(connection).get_table_names())


def remove_tables(url: sa.URL) -> None:
    """Take a workspace's tables out of a database."""
    engine = open_database(url, making=False)
    with engine.begin() as connection:
        _metadata.drop_all(connection)
    engine.dispose()


def tables_of(connection: sa.Connection) -> str:
    """Return the version of the tables in a database; empty where there are none."""
    names = sa.inspect(connection).get_table_names()
    if version.name in names:
        return connection.execute(sa.select(version.c.version_num)).scalar() or ""
    return FIRST_TABLES if documents.name in names else ""


def alone(connection: sa.Connection) -> None:
    """Keep other processes from changing the tables until this transaction ends. SQLite's writers are alone anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(hashtext('kam workbook'))"))


def held_for_making(connection: sa.Connection) -> bool:
    """Hold a server's schema for making a workspace in it, until the connection is closed; False where another does."""
    place = "hashtext('kam workbook is made in ' || coalesce(current_schema(), ''))"
    return bool(connection.execute(sa.text(f"SELECT pg_try_advisory_lock({place})")).scalar())


def _engine(url: sa.URL) -> sa.Engine:
    if url.get_backend_name() == "sqlite":
        engine = sa.create_engine(url, json_deserializer=_from_json)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        patience = {} if "connect_timeout" in url.query else {"connect_timeout": 10}
        engine = sa.create_engine(url, pool_size=1, pool_pre_ping=True, connect_args=patience)
    tell_outages(engine)
    return engine


def _from_json(text: str) -> Any:
    """Read JSON out of a file that may have come to harm; a server keeps none that is not."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DamagedDocument(DAMAGED) from error


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    pragmas = (f"busy_timeout={BUSY * 1000}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
    for pragma in (*pragmas, "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    """Take the write lock at once where we mean to write: a deferred BEGIN fails when it turns to writing."""
    options = connection.get_execution_options()
    if options.get("isolation_level") == "AUTOCOMMIT":
        return
    if options.get("writes"):
        _wait_for_turn(connection)
    else:
        connection.exec_driver_sql("BEGIN")


def _wait_for_turn(connection: sa.Connection) -> None:
    """Become the one who writes. SQLite sleeps longer after each refusal, which starves who has waited longest."""
    sqlite: Any = connection.connection.driver_connection
    sqlite.execute("PRAGMA busy_timeout=0")
    try:
        until = time.monotonic() + BUSY
        while time.monotonic() < until and not _my_turn(sqlite):
            time.sleep(random.uniform(0.001, 0.01))  # noqa: S311 - nobody is to be fooled
        if not sqlite.in_transaction:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        sqlite.execute(f"PRAGMA busy_timeout={BUSY * 1000}")


def _my_turn(sqlite: sqlite3.Connection) -> bool:
    try:
        sqlite.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode != sqlite3.SQLITE_BUSY  # what waiting does not mend is told when asked again
    return True
