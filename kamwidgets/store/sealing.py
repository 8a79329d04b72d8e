"""Judgements that nobody but their author can read, until one edit opens them all: on an account, or on its people.

They are rows of their own: no document, no history and no export holds them before they are opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar, get_args

import sqlalchemy as sa
from pydantic import ValidationError

from kamwidgets.edits import Edit, Refused, open_person_opinions, open_ratings
from kamwidgets.model import AccountPlan, Document, Opinion, PersonOpinion, PersonScale, new_id, problem_in_words
from kamwidgets.store.database import sealed
from kamwidgets.store.entries import SEAL, Applied, Author
from kamwidgets.store.writing import Done, write

__all__ = ["ACCOUNT", "PEOPLE", "Kind", "Sealed", "Sealing"]

O = TypeVar("O", Opinion, PersonOpinion)  # noqa: E741 - an opinion

_OF_PEOPLE = sa.or_(*(sealed.c.place.endswith(f"@{scale}", autoescape=True) for scale in get_args(PersonScale)))
"""A judgement on a person lies at `grounds_id`; a rating of the account at the id of its criterion."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[O]):
    """What is judged sealed; each kind is opened by itself.

    Attributes
    ----------
    opinion : type
        What one person's judgement becomes once it is opened.
    rows : sqlalchemy.ColumnElement
        Which sealed rows are of this kind.
    opens : Edit
        Puts them into the plan.
    says : str
        What the history says when somebody has judged, and all that it says.
    """

    opinion: type[O]
    rows: sa.ColumnElement[bool]
    opens: Edit[AccountPlan]
    says: str


ACCOUNT = Kind(Opinion, sa.not_(_OF_PEOPLE), open_ratings, "Rated sealed")
"""Ratings of an account, by criterion."""

PEOPLE = Kind(PersonOpinion, _OF_PEOPLE, open_person_opinions, "People judged sealed")
"""Judgements on an account's people, by person and scale."""


@dataclass(frozen=True, slots=True)
class Sealed(Generic[O]):
    """What one person may know of what was judged sealed.

    Attributes
    ----------
    mine : dict of str to Opinion or PersonOpinion
        Their own, by place: the criterion, or person and scale.
    rated : dict of str to int
        By place, how many people have judged.
    people : int
        How many people have judged anything.
    """

    mine: dict[str, O] = field(default_factory=dict[str, O])
    rated: dict[str, int] = field(default_factory=dict[str, int])
    people: int = 0


class Sealing:
    """What is sealed in a workspace. Nothing here returns what somebody else judged.

    Parameters
    ----------
    engine : sqlalchemy.Engine
        From `open_database`.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def read(self, plan: AccountPlan, author: Author, kind: Kind[O]) -> Sealed[O]:
        """Return an author's own judgements, and how many people have judged what."""
        there = (sealed.c.document_id == plan.account_id) & kind.rows
        whose = sa.select(sealed.c.place, sealed.c.client, sealed.c.by).where(there)
        with self._engine.connect() as connection:
            own = connection.execute(whose.add_columns(sealed.c.body).where(_own(author))).all()
            everybody = connection.execute(whose).all()
        mine = {place: kind.opinion.model_validate(body) for (place, _), body in _as_merged(own, plan).items()}
        judged = {(place, rater) for place, rater in ((_moved(row.place, plan), _rater(row)) for row in everybody)}
        return Sealed(mine, dict(Counter(place for place, _ in judged)), len({rater for _, rater in judged}))

    def rate(self, document_id: str, place: str, said: Mapping[str, Any], author: Author, kind: Kind[O]) -> Applied:
        """Keep what somebody judges by themselves, in place of what they judged before; the history says only that.

        Raises
        ------
        Refused
            If the judgement makes no sense; nothing has changed.
        """
        today = datetime.now(UTC).astimezone().date()
        opinion = _opinion(kind, {**said, "by": author.name, "on": today})

        def change(connection: sa.Connection, before: Document) -> tuple[Document, str]:
            plan = _account(before)
            if isinstance(opinion, PersonOpinion) and opinion.person_id not in plan.people:
                raise Refused("This person is no longer there.")
            there = (sealed.c.document_id == document_id) & (sealed.c.place == place)
            connection.execute(sealed.delete().where(there, _own(author)))
            row = {"place": place, "client": author.client, "by": author.name, "at": _now()}
            body = opinion.model_dump(mode="json")
            connection.execute(sealed.insert().values(document_id=document_id, body=body, **row))
            return before, kind.says

        done = Done(SEAL, always=True)
        return write(self._engine, document_id, change, author, done)[0]

    def open(self, document_id: str, author: Author, kind: Kind[O]) -> Applied:
        """Put all that was judged sealed of one kind into the plan, in one edit that cannot be undone.

        Raises
        ------
        Refused
            If nobody has judged sealed.
        """
        shown: dict[str, Any] = {}

        def change(connection: sa.Connection, before: Document) -> tuple[Document, str]:
            there = sealed.delete().where(sealed.c.document_id == document_id, kind.rows)
            rows = connection.execute(there.returning(sealed)).all()
            plan = _account(before)
            shown.clear()  # somebody may have been first: then this runs again
            shown["opinions"] = {new_id(): body for body in _as_merged(rows, plan).values()}
            after = kind.opens(plan, **shown)
            return after, kind.opens.sentence(plan, after, shown)

        return write(self._engine, document_id, change, author, Done(kind.opens.name, shown))[0]


def _account(document: Document) -> AccountPlan:
    if not isinstance(document, AccountPlan):
        raise Refused("Only accounts are rated.")
    return document


def _as_merged(rows: Iterable[sa.Row[Any]], plan: AccountPlan) -> dict[tuple[str, str], Any]:
    """Return sealed bodies by place and rater; what was said about an entry that was merged is about the one it became.

    Where the same rater has judged both, what they said about the one that was kept holds.
    """
    found: dict[tuple[str, str], Any] = {}
    for row in sorted(rows, key=lambda row: _moved(row.place, plan) != row.place):
        person_id = row.body.get("person_id")
        body = {**row.body, "person_id": plan.merged[person_id]} if person_id in plan.merged else row.body
        found.setdefault((_moved(row.place, plan), _rater(row)), body)
    return found


def _moved(place: str, plan: AccountPlan) -> str:
    """Return where a sealed judgement lies by now: that on a person moves with them when they are merged."""
    person_id, at, scale = place.rpartition("@")
    return f"{plan.merged.get(person_id, person_id)}{at}{scale}"


def _rater(row: Any) -> str:
    """Return who judged: the browser where it has told who it is, else the name."""
    return row.client or row.by


def _own(author: Author) -> sa.ColumnElement[bool]:
    """Which rows somebody may read: of their browser where it has told who it is, else of their name."""
    same = sealed.c.client == author.client
    return same if author.client else same & (sealed.c.by == author.name)


def _opinion(kind: Kind[O], fields: Mapping[str, Any]) -> O:
    try:
        return kind.opinion.model_validate(fields)
    except ValidationError as error:
        raise Refused(problem_in_words(error.errors(include_url=False)[0])) from error


def _now() -> str:
    return datetime.now(UTC).isoformat()
