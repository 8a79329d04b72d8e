"""One page's view of a workspace: the documents it shows, who else is looking, and a signal when something changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import sqlalchemy as sa
from psygnal import Signal
from sqlalchemy.exc import SQLAlchemyError

from kamwidgets.edits import Edit, Refused
from kamwidgets.model import (
    PORTFOLIO,
    AccountPlan,
    Document,
    Opinion,
    PersonOpinion,
    PersonScale,
    Portfolio,
    grounds_id,
    new_id,
)
from kamwidgets.store.database import presence
from kamwidgets.store.entries import Applied, Author, Entry
from kamwidgets.store.moments import Moment, plan_at
from kamwidgets.store.opening import Opened
from kamwidgets.store.outages import WorkspaceError
from kamwidgets.store.repository import Repository
from kamwidgets.store.sealing import ACCOUNT, PEOPLE, Sealed, Sealing

__all__ = ["Session"]

GONE_AFTER = timedelta(seconds=30)
"""A page that has not been heard of for this long is not there any more."""

REPORT_EVERY = timedelta(seconds=10)

RECENT = 50
"""How many of a document's latest entries are looked through for two people at the same place."""


class Session:
    """What a page edits and sees.

    Views subscribe to ``changed`` and pull what they show; edits of other people arrive with `poll`.

    Attributes
    ----------
    changed : psygnal.Signal
        Emitted with a document's id after each new revision, whoever wrote it.
    met : psygnal.Signal
        Emitted with an `Entry` of somebody else who changed what this author had changed.
    """

    changed = Signal(str)
    met = Signal(object)

    def __init__(self, repository: Repository, engine: sa.Engine, author: Author) -> None:
        self.author = author
        self.page = new_id()
        self._repository = repository
        self._sealing = Sealing(engine)
        self._engine = engine
        self._known: dict[str, Opened] = {}
        self._reported = ("", datetime.min.replace(tzinfo=UTC))
        self._load(self._repository.revisions())

    @property
    def portfolio(self) -> Portfolio:
        """The workspace's portfolio as this page knows it."""
        return cast("Portfolio", self._document(PORTFOLIO))

    def plan(self, account_id: str) -> AccountPlan:
        """Return an account's plan as this page knows it; empty where nobody has written one."""
        return cast("AccountPlan", self._document(account_id))

    def plans(self) -> dict[str, AccountPlan]:
        """Return every plan somebody has written to, by account."""
        return {
            id: cast("AccountPlan", known.document)
            for id, known in self._known.items()
            if id != PORTFOLIO and known.revision
        }

    @property
    def state(self) -> int:
        """A number that grows with every revision this page takes in."""
        return sum(known.revision for known in self._known.values())

    def locked(self, document_id: str) -> tuple[str, ...]:
        """Return why a document can be read but not changed, in sentences; empty where it can be changed."""
        return self._opened(document_id).reasons

    def revision(self, document_id: str) -> int:
        """Return the revision of a document that this page shows."""
        return self._known[document_id].revision if document_id in self._known else 0

    def at(self, account_id: str, moment: Moment) -> AccountPlan:
        """Return an account's plan as it was at a revision, in a review, or in the evening of a day.

        Raises
        ------
        Refused
            If there was no such moment.
        """
        return plan_at(self._repository, account_id, moment)

    def apply(self, document_id: str, edit: Edit[Any], /, **arguments: Any) -> Applied:
        """Apply an edit to the newest revision and tell the page's views.

        Raises
        ------
        Refused
            If it makes no sense there; nothing has changed.
        """
        seen = self.revision(document_id)
        applied = self._repository.apply(document_id, edit, arguments, self.author, seen=seen)
        return self._took(applied)

    def together(
        self, document_id: str, steps: Sequence[tuple[Edit[Any], Mapping[str, Any]]], sentence: str
    ) -> Applied:
        """Apply several edits as one step of the history, all or nothing, and tell the page's views.

        Raises
        ------
        RefusedAt
            If one of them makes no sense; it says which, and nothing has changed.
        """
        seen = self.revision(document_id)
        return self._took(self._repository.together(document_id, steps, sentence, self.author, seen=seen))

    def undo(self, document_ids: Iterable[str]) -> Applied:
        """Take back this author's latest step among the documents on the page.

        Raises
        ------
        Refused
            If there is nothing to take back, or somebody has since changed the same place.
        """
        return self._took(self._repository.undo(self._latest(document_ids, "undo").document_id, self.author))

    def redo(self, document_ids: Iterable[str]) -> Applied:
        """Do again what this author took back last among the documents on the page."""
        return self._took(self._repository.redo(self._latest(document_ids, "redo").document_id, self.author))

    def take_back(self, entry: Entry) -> Applied:
        """Take back what somebody else wrote over this author's words."""
        return self._took(self._repository.take_back(entry, self.author))

    def rate_sealed(self, document_id: str, criterion_id: str, value: float, evidence: str = "") -> Applied:
        """Rate an account on a criterion so that nobody else sees it until all ratings are opened."""
        rating = {"criterion_id": criterion_id, "value": value, "evidence": evidence}
        return self._took(self._sealing.rate(document_id, criterion_id, rating, self.author, ACCOUNT))

    def sealed(self, document_id: str) -> Sealed[Opinion]:
        """Return this author's own sealed ratings of an account, and how many people have rated."""
        return self._sealing.read(self.plan(document_id), self.author, ACCOUNT)

    def open_sealed(self, document_id: str) -> Applied:
        """Show everybody what was rated sealed, as opinions in the plan; it cannot be undone.

        Raises
        ------
        Refused
            If nobody has rated sealed.
        """
        return self._took(self._sealing.open(document_id, self.author, ACCOUNT))

    def judge_sealed(
        self, document_id: str, person_id: str, scale: PersonScale, value: str, evidence: str = ""
    ) -> Applied:
        """Judge somebody at an account so that nobody else sees it until all judgements on its people are opened."""
        said = {"person_id": person_id, "scale": scale, "value": value, "evidence": evidence}
        return self._took(self._sealing.rate(document_id, grounds_id(person_id, scale), said, self.author, PEOPLE))

    def sealed_people(self, document_id: str) -> Sealed[PersonOpinion]:
        """Return this author's own sealed judgements on an account's people, and how many people have judged."""
        return self._sealing.read(self.plan(document_id), self.author, PEOPLE)

    def open_sealed_people(self, document_id: str) -> Applied:
        """Show everybody how an account's people were judged sealed, as opinions in the plan; it cannot be undone.

        Raises
        ------
        Refused
            If nobody has judged them sealed.
        """
        return self._took(self._sealing.open(document_id, self.author, PEOPLE))

    def next_step(self, document_ids: Iterable[str], verb: str) -> Entry | None:
        """Return what ``undo`` or ``redo`` (the ``verb``) would act on, if anything."""
        runs = [getattr(self._repository.steps(id, self.author), verb) for id in document_ids]
        return max((run[-1] for run in runs if run), key=lambda entry: entry.at, default=None)

    def poll(self) -> None:
        """Take in what other people wrote since, by one small query; emits `changed` and `met`."""
        newer = {id: revision for id, revision in self._repository.revisions().items() if revision > self.revision(id)}
        before = {id: self.revision(id) for id in newer}
        self._load(newer)
        for document_id, revision in before.items():
            self.changed.emit(document_id)
            self._meet(document_id, after=revision)

    def report(self, document_id: str) -> list[str]:
        """Say that this page is open on a document, and return the names of everybody who is, this page's included."""
        now = datetime.now(UTC)
        if self._reported[0] != document_id or now - self._reported[1] > REPORT_EVERY:
            self._reported = (document_id, now)
            with self._engine.execution_options(writes=True).begin() as connection:
                mine = presence.c.page == self.page
                connection.execute(presence.delete().where(mine | (presence.c.at < (now - GONE_AFTER).isoformat())))
                row = {"page": self.page, "by": self.author.name, "document_id": document_id, "at": now.isoformat()}
                connection.execute(presence.insert().values(**row))
        there = (presence.c.document_id == document_id) & (presence.c.at >= (now - GONE_AFTER).isoformat())
        with self._engine.connect() as connection:
            return list(connection.execute(sa.select(presence.c.by).where(there).order_by(presence.c.by)).scalars())

    def leave(self) -> None:
        """Say that this page is not open any more; where the workspace itself is gone, there is nobody to tell."""
        gone = presence.delete().where(presence.c.page == self.page)
        with (
            suppress(SQLAlchemyError, WorkspaceError),
            self._engine.execution_options(writes=True).begin() as connection,
        ):
            connection.execute(gone)

    def renamed(self, author: Author) -> None:
        """Go on as somebody: the browser has said who is there."""
        self.author = author
        self._reported = ("", datetime.min.replace(tzinfo=UTC))

    def _document(self, document_id: str) -> Document:
        return self._opened(document_id).document

    def _opened(self, document_id: str) -> Opened:
        if document_id not in self._known:
            self._known[document_id] = self._repository.open(document_id)
        return self._known[document_id]

    def _load(self, document_ids: Iterable[str]) -> None:
        self._known.update(self._repository.read_all(document_ids))

    def _took(self, applied: Applied) -> Applied:
        """Show what was just saved; what others wrote in between comes with it."""
        before = self.revision(applied.document_id)
        self._known[applied.document_id] = Opened(applied.revision, applied.document)
        self.changed.emit(applied.document_id)
        if applied.revision > before + 1:
            self._meet(applied.document_id, after=before)
        return applied

    def _latest(self, document_ids: Iterable[str], verb: str) -> Entry:
        step = self.next_step(document_ids, verb)
        if step is None:
            raise Refused(f"There is nothing to {verb} here.")
        return step

    def _meet(self, document_id: str, *, after: int) -> None:
        """Tell the page about others who changed the very places its author had changed shortly before."""
        mine: set[tuple[str, ...]] = set()
        for entry in self._repository.history(document_id, limit=RECENT):
            if (entry.client, entry.by) == (self.author.client, self.author.name):
                mine |= entry.places
            elif entry.revision > after and entry.places & mine:
                self.met.emit(entry)
