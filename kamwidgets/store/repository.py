"""The one mechanism behind saving, history, undo and several people at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError

from kamwidgets.edits import Edit, Refused, RefusedAt, said_twice
from kamwidgets.model import Document
from kamwidgets.store import rows
from kamwidgets.store.changes import Moved, meets, merged, reverse_applied
from kamwidgets.store.database import documents, history
from kamwidgets.store.entries import (
    FINAL,
    REDO,
    STOPS,
    TOGETHER,
    UNDO,
    Applied,
    Author,
    Entry,
    Steps,
    standing,
    steps,
)
from kamwidgets.store.migration import migrated
from kamwidgets.store.opening import Opened, empty, kind_of, opened
from kamwidgets.store.writing import Change, Done, write

__all__ = ["Repository"]

REMEMBERED = 300
"""How many of one's own entries undo looks back over."""

DONE = {UNDO: "undone", REDO: "done again"}


class Repository:
    """The documents of one workspace: their newest revision, and how each came about.

    Parameters
    ----------
    engine : sqlalchemy.Engine
        From `open_database`.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def open(self, document_id: str) -> Opened:
        """Return the newest revision of a document with what is wrong in it; empty where nobody has written one."""
        with self._engine.connect() as connection:
            return rows.newest(connection, document_id)

    def read(self, document_id: str) -> tuple[int, Document]:
        """Return the newest revision of a document; one that nobody has written to is empty, at revision 0."""
        revision, document, _ = self.open(document_id)
        return revision, document

    def read_all(self, document_ids: Iterable[str]) -> dict[str, Opened]:
        """Return the newest revision of several documents at once; those nobody has written to are left out."""
        with self._engine.connect() as connection:
            return rows.newest_of(connection, document_ids)

    def revisions(self) -> dict[str, int]:
        """Return the newest revision number of every document: the one small query live co-editing asks."""
        with self._engine.connect() as connection:
            found = connection.execute(sa.select(documents.c.id, documents.c.revision))
            return {row.id: row.revision for row in found}

    def at(self, document_id: str, revision: int) -> Document:
        """Return a document as it was at a revision; without those who have been erased since.

        Raises
        ------
        Refused
            If there is no such revision.
        """
        if revision == 0:
            return empty(document_id)
        with self._engine.connect() as connection:
            for entry, schema, body in rows.bodies(connection, document_id):
                if entry is not None and entry.revision == revision:
                    return opened(document_id, revision, schema, migrated(document_id, schema, body)).document
        raise Refused(f"There is no revision {revision} of this.")

    def apply(
        self,
        document_id: str,
        edit: Edit[Any],
        arguments: Mapping[str, Any],
        author: Author,
        *,
        seen: int | None = None,
    ) -> Applied:
        """Apply an edit to the newest revision, whoever wrote it.

        Parameters
        ----------
        document_id : str
            An account's id, or ``PORTFOLIO``.
        edit : Edit
            What to do; run again on what somebody else wrote, if they were first.
        arguments : mapping
            What the edit takes; an id it creates is filled in where it is missing.
        author : Author
            Who does it.
        seen : int, optional
            The revision the author was looking at: a change of the same place after it is named in the result.

        Raises
        ------
        Refused
            If the edit makes no sense on the newest revision; nothing has changed.
        """
        _refuse_other_kind(document_id, edit)
        completed, created = edit.completed(arguments)

        def change(_: sa.Connection, before: Document) -> tuple[Document, str]:
            after = edit(before, **completed)
            return after, edit.sentence(before, after, completed)

        applied = self._edited(document_id, change, author, Done(edit.name, completed), seen)
        return replace(applied, created=created)

    def together(
        self,
        document_id: str,
        steps: Sequence[tuple[Edit[Any], Mapping[str, Any]]],
        sentence: str,
        author: Author,
        *,
        seen: int | None = None,
    ) -> Applied:
        """Apply several edits as one step: one revision, one entry that says ``sentence``, all or nothing.

        Raises
        ------
        RefusedAt
            If one of them makes no sense on what those before it have made; nothing has changed.
        """
        for edit, _ in steps:
            _refuse_other_kind(document_id, edit)
        completed = [(edit, edit.completed(arguments)[0]) for edit, arguments in steps]

        def change(_: sa.Connection, before: Document) -> tuple[Document, str]:
            after = before
            for index, (edit, arguments) in enumerate(completed):
                try:
                    after = edit(after, **arguments)
                except Refused as refused:
                    raise RefusedAt(index, str(refused)) from refused
            return after, sentence

        told = {"steps": [{"edit": edit.name, "arguments": arguments} for edit, arguments in completed]}
        return self._edited(document_id, change, author, Done(TOGETHER, told), seen)

    def undo(self, document_id: str, author: Author) -> Applied:
        """Take back the author's latest step on a document, as a new revision.

        Raises
        ------
        Refused
            If there is nothing to take back, or somebody has since changed the same places; it says who.
        """
        return self._take_back(document_id, author, UNDO, self.steps(document_id, author).undo)

    def redo(self, document_id: str, author: Author) -> Applied:
        """Do again what the author took back last."""
        return self._take_back(document_id, author, REDO, self.steps(document_id, author).redo)

    def take_back(self, entry: Entry, author: Author) -> Applied:
        """Take back one entry, whoever's it is, as a new revision of the author's.

        Raises
        ------
        Refused
            If somebody has since changed the same place again.
        """
        return self._take_back(entry.document_id, author, UNDO, [entry])

    def steps(self, document_id: str, author: Author) -> Steps:
        """Return what undo and redo would act on for this author."""
        mine = history.c.client == author.client if author.client else history.c.by == author.name
        there = history.c.document_id == document_id
        with self._engine.connect() as connection:
            return steps(rows.entries(connection, there, mine | history.c.edit.in_(STOPS), limit=REMEMBERED))

    def history(
        self, document_id: str, *, after: int = 0, edit: str | None = None, limit: int | None = None
    ) -> list[Entry]:
        """Return a document's entries after a revision, oldest first: of one edit, or the newest ``limit`` of them."""
        where = [history.c.document_id == document_id, history.c.revision > after]
        where += [] if edit is None else [history.c.edit == edit]
        with self._engine.connect() as connection:
            return rows.entries(connection, *where, limit=limit)

    def _edited(self, document_id: str, change: Change, author: Author, done: Done, seen: int | None) -> Applied:
        """Save a change, and name whose change of the same place the author had not seen."""
        applied, entry = write(self._engine, document_id, change, author, done)
        if entry is None or seen is None or seen >= entry.revision - 1:
            return applied
        return replace(applied, replaced=self._replaced(entry, seen))

    def _take_back(self, document_id: str, author: Author, verb: str, run: Sequence[Entry]) -> Applied:
        if not run:
            raise Refused(f"There is nothing to {verb} here.")
        changes = merged(entry.changes for entry in run)
        said = run[-1].sentence.removeprefix("Undone: ").removeprefix("Done again: ")
        done, cannot = DONE[verb], f"“{said}” cannot be {DONE[verb]}"

        def change(connection: sa.Connection, before: Document) -> tuple[Document, str]:
            _refuse_final(connection, run)
            _refuse_met(connection, run, author, cannot)
            try:
                body = reverse_applied(before.model_dump(mode="json"), changes)
                after = type(before).model_validate(body)
            except Moved as moved:
                raise Refused(f"{cannot}: the same place has changed since.") from moved
            except ValidationError as error:
                raise Refused(f"{cannot}: something else rests on it by now, or what it rests on is gone.") from error
            if said_twice(after) > said_twice(before):
                raise Refused(f"{cannot}: somebody has said the same again since.")
            return after, f"{done.capitalize()}: {said}"

        taken = Done(verb, takes_back=tuple(entry.revision for entry in run))
        return write(self._engine, document_id, change, author, taken)[0]

    def _replaced(self, mine: Entry, seen: int) -> Entry | None:
        """Return somebody else's latest change of the same place that the author had not seen."""
        for other in reversed(self.history(mine.document_id, after=seen)):
            foreign = (other.client, other.by) != (mine.client, mine.by)
            if foreign and other.revision < mine.revision and other.places & mine.places:
                return other
        return None


def _refuse_other_kind(document_id: str, edit: Edit[Any]) -> None:
    if edit.document is not kind_of(document_id):
        raise Refused(f"This cannot be done to {document_id}: it is an edit of another kind of document.")


def _refuse_final(connection: sa.Connection, run: Sequence[Entry]) -> None:
    """Refuse to take back what is not to come back; an entry that a page remembers may say more than the history."""
    last = run[-1]
    if last.edit in (*STOPS, *FINAL):
        raise Refused(f"“{last.sentence}” cannot be undone.")
    since = (history.c.document_id == last.document_id) & (history.c.revision > run[0].revision)
    if rows.entries(connection, since, history.c.edit.in_(STOPS), limit=1):
        raise Refused("This cannot be undone any more: what was before the plan was rewritten stays as it is.")


def _refuse_met(connection: sa.Connection, run: Sequence[Entry], author: Author, refusal: str) -> None:
    """Refuse to take back what somebody else has since spoken about, though they may have said the same."""
    last = run[-1]
    since = (history.c.document_id == last.document_id) & (history.c.revision > last.revision)
    for entry in reversed(standing(rows.entries(connection, since))):
        foreign = (entry.client, entry.by) != (author.client, author.name)
        if foreign and any(meets(place, last.places) for place in entry.places):
            who = entry.by or "Somebody"
            raise Refused(f"{refusal}: {who} has since changed the same place.")
