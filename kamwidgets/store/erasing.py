"""Erasing a person for good: the one operation that rewrites what was written before. It cannot be undone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from kamwidgets.edits import Refused
from kamwidgets.facts.erasing import erase_text
from kamwidgets.model import new_id
from kamwidgets.store import rows
from kamwidgets.store.changes import compare
from kamwidgets.store.database import documents, history, presence, sealed, snapshots
from kamwidgets.store.entries import ERASE, Author, Entry
from kamwidgets.store.forgetting import Forgetting, strings
from kamwidgets.store.matches import Match
from kamwidgets.store.places import Place
from kamwidgets.store.scrubbing import owe_scrub, scrub
from kamwidgets.store.traces import Traces, copies, forgetting, still_meant

__all__ = ["Erased", "erase"]

SENTENCE = "A person was erased"


@dataclass(frozen=True, slots=True)
class Erased:
    """What came of erasing a person.

    Attributes
    ----------
    documents : tuple of str
        Ids of the documents that were rewritten.
    left : tuple of str
        What could not be cleaned, in sentences.
    backups : tuple of str
        Copies that may still hold the name.
    """

    documents: tuple[str, ...]
    left: tuple[str, ...]
    backups: tuple[str, ...]


def erase(engine: sa.Engine, place: Place, found: Traces, meant: Collection[Match], author: Author) -> Erased:
    """Erase a person from everything a workspace holds.

    Parameters
    ----------
    engine : sqlalchemy.Engine
        Of the workspace.
    place : Place
        Where its folder and its facts lie.
    found : Traces
        What `find_traces` found of them.
    meant : collection of Match
        Which of the possible matches are theirs too.
    author : Author
        Who does it.

    Raises
    ------
    Refused
        If the person is not called as when the traces were shown, or others of the same name came; nothing has changed.
    """
    forget = forgetting(found, meant)
    with engine.execution_options(writes=True).begin() as connection:
        stored = connection.execute(sa.select(documents).order_by(documents.c.id).with_for_update()).all()
        if not still_meant(connection, found):
            raise Refused("Something about this person has changed meanwhile: look at what would go again.")
        erase_text(place.facts, forget.text())  # first: should anything fail from here on, it can be asked for again
        owe_scrub(connection)
        touched = tuple(row.id for row in stored if _rewrite(connection, row, forget, author))
        _rewrite_rest(connection, forget)
    left = scrub(engine)
    return Erased(touched, left, copies(engine, place))


def _rewrite(connection: sa.Connection, row: sa.Row[Any], forget: Forgetting, author: Author) -> bool:
    """Rewrite a document with all that led to it, and say so in its history; False where there was nothing of them."""
    told = rows.entries(connection, history.c.document_id == row.id)
    if row.id not in forget.people and not _names(forget, row, told):
        return False
    body, walk = forget.body(row.id), list(rows.bodies(connection, row.id))
    bodies = [body(stored) for _, _, stored in walk]
    for (entry, _, _), after, before in zip(walk, bodies, bodies[1:], strict=False):
        if entry is not None:
            _retell(connection, entry, forget.entry(entry, compare(before, after)))
    for kept in connection.execute(sa.select(snapshots).where(snapshots.c.document_id == row.id)).all():
        there = (snapshots.c.document_id == row.id) & (snapshots.c.revision == kept.revision)
        connection.execute(snapshots.update().where(there).values(body=body(kept.body)))
    _say(connection, row, body(row.body), author)
    return True


def _names(forget: Forgetting, row: sa.Row[Any], told: Collection[Entry]) -> bool:
    text = forget.text(row.id)
    stored = [row.body, *([entry.by, entry.sentence, entry.arguments, *entry.changes] for entry in told)]
    return any(text(each) != each for each in strings(stored))


def _retell(connection: sa.Connection, entry: Entry, anew: Entry) -> None:
    if anew != entry:
        there = (history.c.document_id == entry.document_id) & (history.c.revision == entry.revision)
        connection.execute(history.update().where(there).values({**asdict(anew), "at": entry.at.isoformat()}))


def _say(connection: sa.Connection, row: sa.Row[Any], body: Any, author: Author) -> None:
    """Save the document as a next revision, which open pages take in, with an entry at which undo stops."""
    revision = row.revision + 1
    connection.execute(documents.update().where(documents.c.id == row.id).values(body=body, revision=revision))
    entry = Entry(
        document_id=row.id,
        revision=revision,
        at=datetime.now(UTC),
        by=author.name,
        client=author.client,
        edit=ERASE,
        arguments={},
        sentence=SENTENCE,
        changes=[],
        takes_back=[],
    )
    rows.record(connection, entry)


def _rewrite_rest(connection: sa.Connection, forget: Forgetting) -> None:
    """Rewrite what stands outside documents and history: sealed ratings, and who is looking."""
    for row in connection.execute(sa.select(sealed)).all():
        key = {column.name: getattr(row, column.name) for column in sealed.primary_key}
        there = sa.and_(*(sealed.c[name] == value for name, value in key.items()))
        if row.body.get("person_id") in forget.people.get(row.document_id, ()):
            connection.execute(sealed.delete().where(there))
            continue
        anew = {"by": forget.text(row.document_id)(row.by), "body": forget.body(row.document_id)(row.body)}
        if anew["by"] != row.by:
            anew["client"] = new_id()  # two who rated by their name alone must not become one
        connection.execute(sealed.update().where(there).values(**anew))
    for row in connection.execute(sa.select(presence.c.page, presence.c.by)).all():
        if forget.text()(row.by) != row.by:
            connection.execute(presence.delete().where(presence.c.page == row.page))
