"""Writing the next revision of a document: read, change, compare and set, and again while somebody else is first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from pydantic_core import to_jsonable_python

from kamwidgets.model import Document
from kamwidgets.store import rows
from kamwidgets.store.changes import compare
from kamwidgets.store.entries import Applied, Author, Entry

__all__ = ["Change", "Done", "write"]

Change = Callable[[sa.Connection, Document], tuple[Document, str]]
"""What to make of the newest revision, and the sentence for it; what else it writes belongs to the same transaction."""


@dataclass(frozen=True, slots=True)
class Done:
    """What the history keeps of a change beside its author and its effect.

    Attributes
    ----------
    always : bool
        Whether there is an entry even where the document stays the same.
    """

    edit: str
    arguments: Mapping[str, Any] = field(default_factory=dict[str, Any])
    takes_back: tuple[int, ...] = ()
    always: bool = False


class Overtaken(Exception):  # noqa: N818 - reads as what happened
    """Somebody else wrote first; nothing has been written."""


def write(
    engine: sa.Engine, document_id: str, change: Change, author: Author, done: Done
) -> tuple[Applied, Entry | None]:
    """Save what a change makes of the newest revision, whoever wrote that; no entry where it makes no difference.

    Raises
    ------
    Refused
        If the change makes no sense there, or the document can only be read; nothing has changed.
    """
    while True:
        try:
            with engine.execution_options(writes=True).begin() as connection:
                return _attempt(connection, document_id, change, author, done)
        except Overtaken:
            continue


def _attempt(
    connection: sa.Connection, document_id: str, change: Change, author: Author, done: Done
) -> tuple[Applied, Entry | None]:
    found = rows.newest(connection, document_id, hold=True)
    revision, before = found.revision, found.to_write()
    after, sentence = change(connection, before)
    body = after.model_dump(mode="json")
    changes = compare(before.model_dump(mode="json"), body)
    now = datetime.now(UTC)
    if not changes and not done.always:
        return Applied(document_id, after, revision, sentence, now), None
    if not rows.swap(connection, document_id, revision, body):
        raise Overtaken
    entry = Entry(
        document_id=document_id,
        revision=revision + 1,
        at=now,
        by=author.name,
        client=author.client,
        edit=done.edit,
        arguments=to_jsonable_python(dict(done.arguments)),
        sentence=sentence,
        changes=changes,
        takes_back=list(done.takes_back),
    )
    rows.record(connection, entry)
    return Applied(document_id, after, revision + 1, sentence, now), entry
