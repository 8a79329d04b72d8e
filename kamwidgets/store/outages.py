"""A database that cannot be used just now, told in one sentence, wherever a page or a command meets it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DatabaseError, DataError, IntegrityError, InterfaceError, OperationalError

from kamwidgets.model import UserError

__all__ = ["DamagedDocument", "WorkspaceError", "tell_outages"]


class WorkspaceError(UserError):
    """A workspace cannot be made, opened or used. The message is one sentence for the person who tried."""


class DamagedDocument(WorkspaceError):  # noqa: N818 - reads as what was found
    """What is stored of a document is no document at all."""


OTHERWISE = ""
"""Said where nothing else fits."""

SQLITE: Mapping[str, str] = {
    "locked": "Others are writing into this workspace just now, so nothing was saved: try again in a moment.",
    "disk is full": "The disk is full, so nothing was saved: make room and try again.",
    "malformed|not a database|no such (table|column)": (
        "The workspace's database is damaged: “kam check” says more, and a backup brings it back."
    ),
    "readonly": "The workspace may only be read here, so nothing was saved: ask for the right to write in its folder.",
    OTHERWISE: "The workspace's database cannot be reached, so nothing was saved: is its folder still there?",
}
"""What SQLite's messages mean for a person, by a pattern in the message."""

POSTGRESQL: Mapping[str, str] = {
    "authentication failed": "The database on {host} does not let us in: check the name and password in its address.",
    "no password supplied": "The database on {host} asks for a password: write it into the database's address.",
    r'(role|database) "[^"]*" does not exist': "The database on {host} does not know this name: check its address.",
    r"(relation|column) .* does not exist": "The database on {host} is damaged: “kam check” says more, a backup helps.",
    "permission denied": "The database on {host} does not allow this: ask its administrator for the right to it.",
    "no schema has been": "The database on {host} does not allow this: ask its administrator for a schema to use.",
    "too many": "The database on {host} has too many connections, so nothing was saved: try again in a moment.",
    "deadlock": "Others are writing into this workspace just now, so nothing was saved: try again in a moment.",
    "No space left": "The disk of the database on {host} is full, so nothing was saved: tell its administrator.",
    OTHERWISE: "The database on {host} cannot be reached, so nothing was saved: try again in a moment.",
}
"""The same for PostgreSQL."""


def tell_outages(engine: sa.Engine) -> None:
    """Raise `WorkspaceError` with a sentence wherever this engine fails for a reason outside the program."""
    event.listen(engine, "handle_error", _in_words)


def _in_words(context: sa.ExceptionContext) -> WorkspaceError | None:
    error = context.sqlalchemy_exception
    foreign = isinstance(error, DatabaseError | InterfaceError) and not isinstance(error, IntegrityError | DataError)
    if not foreign or context.is_pre_ping or context.engine is None:  # after a failed ping the pool connects anew
        return None
    text, words = str(context.original_exception), SQLITE if context.dialect.name == "sqlite" else POSTGRESQL
    sentence = next((said for part, said in words.items() if part and re.search(part, text)), None)
    if sentence is None:
        if not isinstance(error, OperationalError | InterfaceError):
            return None  # a mistake of ours: it goes to the log
        sentence = words[OTHERWISE]
    return WorkspaceError(sentence.format(host=context.engine.url.host or "this machine"))
