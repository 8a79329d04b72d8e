"""Ratings that nobody but their author can read, until one edit opens them all.

They are rows of their own: no document, no history and no export holds them before they are opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError

from kamwidgets.edits import Refused, open_ratings
from kamwidgets.model import AccountPlan, Document, Opinion, new_id, problem_in_words
from kamwidgets.store.database import sealed
from kamwidgets.store.entries import SEAL, Applied, Author
from kamwidgets.store.writing import Done, write

__all__ = ["Sealed", "Sealing"]


@dataclass(frozen=True, slots=True)
class Sealed:
    """What one person may know of an account's sealed ratings.

    Attributes
    ----------
    mine : dict of str to Opinion
        Their own, by criterion.
    rated : dict of str to int
        By criterion, how many people have rated.
    people : int
        How many people have rated anything.
    """

    mine: dict[str, Opinion] = field(default_factory=dict[str, Opinion])
    rated: dict[str, int] = field(default_factory=dict[str, int])
    people: int = 0


class Sealing:
    """The sealed ratings of a workspace. Nothing here returns what somebody else rated.

    Parameters
    ----------
    engine : sqlalchemy.Engine
        From `open_database`.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def read(self, document_id: str, author: Author) -> Sealed:
        """Return an author's own ratings of an account, and how many people have rated what."""
        there = sealed.c.document_id == document_id
        people = sa.select(sealed.c.client, sealed.c.by).where(there).distinct().subquery()
        with self._engine.connect() as connection:
            mine = connection.execute(sa.select(sealed.c.place, sealed.c.body).where(there, _own(author))).all()
            counted = sa.select(sealed.c.place, sa.func.count().label("people")).where(there).group_by(sealed.c.place)
            return Sealed(
                mine={place: Opinion.model_validate(body) for place, body in mine},
                rated={row.place: row.people for row in connection.execute(counted)},
                people=connection.execute(sa.select(sa.func.count()).select_from(people)).scalar_one(),
            )

    def rate(self, document_id: str, criterion_id: str, rating: Mapping[str, Any], author: Author) -> Applied:
        """Keep what somebody rates by themselves, in place of what they rated before; the history says only that.

        Raises
        ------
        Refused
            If the rating makes no sense; nothing has changed.
        """
        today = datetime.now(UTC).astimezone().date()
        opinion = _opinion({**rating, "criterion_id": criterion_id, "by": author.name, "on": today})

        def change(connection: sa.Connection, before: Document) -> tuple[Document, str]:
            _account(before)
            place = (sealed.c.document_id == document_id) & (sealed.c.place == criterion_id)
            connection.execute(sealed.delete().where(place, _own(author)))
            row = {"place": criterion_id, "client": author.client, "by": author.name, "at": _now()}
            body = opinion.model_dump(mode="json")
            connection.execute(sealed.insert().values(document_id=document_id, body=body, **row))
            return before, "Rated sealed"

        done = Done(SEAL, always=True)
        return write(self._engine, document_id, change, author, done)[0]

    def open(self, document_id: str, author: Author) -> Applied:
        """Put all sealed ratings of an account into its plan, in one edit that cannot be undone.

        Raises
        ------
        Refused
            If nobody has rated it sealed.
        """
        shown: dict[str, Any] = {}

        def change(connection: sa.Connection, before: Document) -> tuple[Document, str]:
            there = sealed.delete().where(sealed.c.document_id == document_id)
            bodies = connection.execute(there.returning(sealed.c.body)).scalars().all()
            shown.clear()  # somebody may have been first: then this runs again
            shown["opinions"] = {new_id(): body for body in bodies}
            plan = _account(before)
            after = open_ratings(plan, **shown)
            return after, open_ratings.sentence(plan, after, shown)

        return write(self._engine, document_id, change, author, Done(open_ratings.name, shown))[0]


def _account(document: Document) -> AccountPlan:
    if not isinstance(document, AccountPlan):
        raise Refused("Only accounts are rated.")
    return document


def _own(author: Author) -> sa.ColumnElement[bool]:
    """Which rows somebody may read: of their browser where it has told who it is, else of their name."""
    same = sealed.c.client == author.client
    return same if author.client else same & (sealed.c.by == author.name)


def _opinion(fields: Mapping[str, Any]) -> Opinion:
    try:
        return Opinion.model_validate(fields)
    except ValidationError as error:
        raise Refused(problem_in_words(error.errors(include_url=False)[0])) from error


def _now() -> str:
    return datetime.now(UTC).isoformat()
