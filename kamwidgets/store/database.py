"""The tables decisions live in, and a database opened for durable writing by many processes at once."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

__all__ = ["documents", "history", "open_database", "presence"]

_tables = sa.MetaData()

documents = sa.Table(
    "documents",
    _tables,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("schema", sa.Integer, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
)
"""The newest revision of every document."""

history = sa.Table(
    "history",
    _tables,
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

presence = sa.Table(
    "presence",
    _tables,
    sa.Column("page", sa.String, primary_key=True),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("document_id", sa.String, nullable=False),
    sa.Column("at", sa.String, nullable=False),
)
"""Which pages are open on what. Outside the history: nobody needs to know it tomorrow."""


def open_database(url: str | sa.URL) -> sa.Engine:
    """Open a database, making its tables where they are missing.

    Parameters
    ----------
    url : str or sqlalchemy.URL
        An SQLAlchemy URL. SQLite is set to write-ahead logging and full durability, and waits for its turn instead of
        failing.
    """
    engine = sa.create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    with engine.execution_options(writes=True).begin() as connection:
        _tables.create_all(connection)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for pragma in ("busy_timeout=30000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    """Take the write lock at once where we mean to write: a deferred BEGIN fails when it turns to writing."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
