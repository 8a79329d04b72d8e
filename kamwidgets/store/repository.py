"""The one mechanism behind saving, history, undo and several people at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError
from pydantic_core import to_jsonable_python
from sqlalchemy.exc import IntegrityError

from kamwidgets.edits import Edit, Refused
from kamwidgets.model import PORTFOLIO, AccountPlan, Document, Portfolio
from kamwidgets.store.changes import Moved, compare, meets, merged, reverse_applied
from kamwidgets.store.database import documents, history
from kamwidgets.store.entries import REDO, UNDO, Applied, Author, Entry, Steps, steps

__all__ = ["Repository"]

SCHEMA = 1
"""Version of the documents' shape; migrations raise it."""

REMEMBERED = 300
"""How many of one's own entries undo looks back over."""

Change = Callable[[Document], tuple[Document, str]]
"""What to make of the newest revision, and the sentence for it."""


@dataclass(frozen=True, slots=True)
class Done:
    """What the history keeps of a change beside its author and its effect."""

    edit: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    takes_back: tuple[int, ...] = ()


class Repository:
    """The documents of one workspace: their newest revision, and how each came about.

    Parameters
    ----------
    engine : sqlalchemy.Engine
        From `open_database`.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def read(self, document_id: str) -> tuple[int, Document]:
        """Return the newest revision of a document; one that nobody has written to is empty, at revision 0."""
        with self._engine.connect() as connection:
            return self._read(connection, document_id)

    def revisions(self) -> dict[str, int]:
        """Return the newest revision number of every document: the one small query live co-editing asks."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(documents.c.id, documents.c.revision))
            return {row.id: row.revision for row in rows}

    def read_all(self, document_ids: Iterable[str]) -> dict[str, tuple[int, Document]]:
        """Return the newest revision of several documents at once; those nobody has written to are left out."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(documents).where(documents.c.id.in_(list(document_ids))))
            return {row.id: (row.revision, _kind(row.id).model_validate(row.body)) for row in rows}

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
        if edit.document is not _kind(document_id):
            raise Refused(f"This cannot be done to {document_id}: it is an edit of another kind of document.")
        completed, created = edit.completed(arguments)

        def change(before: Document) -> tuple[Document, str]:
            after = edit(before, **completed)
            return after, edit.sentence(before, after, completed)

        applied, entry = self._write(document_id, change, author, Done(edit.name, completed))
        missed = entry is not None and seen is not None and seen < entry.revision - 1
        replaced = self._replaced(entry, seen) if entry and missed and seen is not None else None
        return replace(applied, created=created, replaced=replaced)

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
        rows = self._entries(history.c.document_id == document_id, mine, limit=REMEMBERED)
        return steps(rows)

    def history(self, document_id: str, *, after: int = 0, limit: int | None = None) -> list[Entry]:
        """Return a document's entries after a revision, oldest first; the newest ``limit`` of them."""
        return self._entries(history.c.document_id == document_id, history.c.revision > after, limit=limit)

    def _take_back(self, document_id: str, author: Author, verb: str, run: Sequence[Entry]) -> Applied:
        if not run:
            raise Refused(f"There is nothing to {verb} here.")
        changes = merged(entry.changes for entry in run)
        said = run[-1].sentence.removeprefix("Undone: ").removeprefix("Done again: ")
        sentence = f"{'Undone' if verb == UNDO else 'Done again'}: {said}"

        def change(before: Document) -> tuple[Document, str]:
            try:
                body = reverse_applied(before.model_dump(mode="json"), changes)
                return type(before).model_validate(body), sentence
            except Moved as moved:
                raise Refused(self._who_moved(run[-1], moved, author)) from moved
            except ValidationError as error:
                raise Refused(f"“{said}” cannot be undone: something else rests on it by now.") from error

        done = Done(verb, takes_back=tuple(entry.revision for entry in run))
        return self._write(document_id, change, author, done)[0]

    def _who_moved(self, entry: Entry, moved: Moved, author: Author) -> str:
        since = self.history(entry.document_id, after=entry.revision)
        met = [each for each in since if meets(moved.path, each.places)]
        others = [each.by for each in met if (each.client, each.by) != (author.client, author.name) and each.by]
        who = others[-1] if others else "Somebody"
        return f"“{entry.sentence}” cannot be undone: {who} has since changed the same place."

    def _write(self, document_id: str, change: Change, author: Author, done: Done) -> tuple[Applied, Entry | None]:
        """Save what a change makes of the newest revision; again from the start while somebody else is first."""
        while True:
            with self._engine.execution_options(writes=True).begin() as connection:
                revision, before = self._read(connection, document_id)
                after, sentence = change(before)
                body = after.model_dump(mode="json")
                changes = compare(before.model_dump(mode="json"), body)
                now = datetime.now(UTC)
                if not changes:
                    return Applied(document_id, after, revision, sentence, now), None
                if not self._swap(connection, document_id, revision, body):
                    continue
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
                connection.execute(history.insert().values({**asdict(entry), "at": now.isoformat()}))
            return Applied(document_id, after, revision + 1, sentence, now), entry

    def _replaced(self, mine: Entry, seen: int) -> Entry | None:
        """Return somebody else's latest change of the same place that the author had not seen."""
        for other in reversed(self.history(mine.document_id, after=seen)):
            foreign = (other.client, other.by) != (mine.client, mine.by)
            if foreign and other.revision < mine.revision and other.places & mine.places:
                return other
        return None

    @staticmethod
    def _swap(connection: sa.Connection, document_id: str, revision: int, body: Any) -> bool:
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

    @staticmethod
    def _read(connection: sa.Connection, document_id: str) -> tuple[int, Document]:
        row = connection.execute(sa.select(documents).where(documents.c.id == document_id)).one_or_none()
        if row is not None:
            return row.revision, _kind(document_id).model_validate(row.body)
        return 0, Portfolio() if document_id == PORTFOLIO else AccountPlan(account_id=document_id)

    def _entries(self, *where: sa.ColumnElement[bool], limit: int | None) -> list[Entry]:
        newest_first = sa.select(history).where(*where).order_by(history.c.revision.desc()).limit(limit)
        with self._engine.connect() as connection:
            rows = connection.execute(newest_first).all()
        return [Entry(**{**row._mapping, "at": datetime.fromisoformat(row.at)}) for row in reversed(rows)]  # noqa: SLF001 - SQLAlchemy's public name


def _kind(document_id: str) -> type[Portfolio | AccountPlan]:
    return Portfolio if document_id == PORTFOLIO else AccountPlan
