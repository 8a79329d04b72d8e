"""Moments of a plan as people name them: a review, a day, or the number of a revision."""

from __future__ import annotations

from datetime import date

from kamwidgets.edits import Refused, freeze_review
from kamwidgets.model import AccountPlan
from kamwidgets.store.repository import Repository

__all__ = ["Moment", "plan_at"]

Moment = int | str | date
"""A revision, a review by its id or title, or a day: as it was in the evening."""


def plan_at(repository: Repository, account_id: str, moment: Moment) -> AccountPlan:
    """Return an account's plan as it was at a moment; without those who have been erased since.

    Raises
    ------
    Refused
        If there was no such moment.
    """
    document = repository.at(account_id, _revision(repository, account_id, moment))
    assert isinstance(document, AccountPlan)  # noqa: S101 - an account's document is a plan
    return document


def _revision(repository: Repository, account_id: str, moment: Moment) -> int:
    match moment:
        case int():
            return moment
        case str():
            return _frozen_in(repository, account_id, moment)
        case date():
            entries = repository.history(account_id)
            return max((entry.revision for entry in entries if entry.at.astimezone().date() <= moment), default=0)


def _frozen_in(repository: Repository, account_id: str, called: str) -> int:
    """Return the revision that a review names: the first one that held it."""
    plan = repository.read(account_id)[1]
    reviews = plan.reviews.values() if isinstance(plan, AccountPlan) else ()
    ids = [review.id for review in reviews if called in (review.id, review.title)]
    for entry in repository.history(account_id, edit=freeze_review.name):
        if ids and ("reviews", ids[0]) in entry.places:
            return entry.revision
    raise Refused(f"There is no review called “{called}”.")
