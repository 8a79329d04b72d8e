"""Edits of reviews: naming a revision of the plan, so that it can be looked at and compared again (M54)."""

from __future__ import annotations

from datetime import date
from typing import Any

from kamwidgets.edits.edit import Refused, edit, part, with_part, without_part
from kamwidgets.model import AccountPlan, Review

__all__ = ["freeze_review", "remove_review", "rename_review"]


@edit(lambda _plan, said: f"Plan frozen as “{said['title']}”")
def freeze_review(plan: AccountPlan, *, id: str, title: str, on: date, **context: Any) -> AccountPlan:
    """Give the plan as it is now a name, with the figures it rests on; the plan itself goes on."""
    if id in plan.reviews:
        raise Refused("This review is already frozen.")
    _refuse_twin(plan, title)
    return with_part(plan, "reviews", id, Review(id=id, title=title, on=on, **context))


@edit(lambda _plan, said: f"Review renamed to “{said['title']}”")
def rename_review(plan: AccountPlan, *, id: str, title: str) -> AccountPlan:
    """Call a frozen review something else; what was frozen stays as it is."""
    review: Review = part(plan.reviews, id, "review")
    if title != review.title:
        _refuse_twin(plan, title)
    return with_part(plan, "reviews", id, review.but(title=title))


@edit(lambda plan, said: f"Review “{plan.reviews[said['id']].title}” removed")
def remove_review(plan: AccountPlan, *, id: str) -> AccountPlan:
    """Forget the name of a revision; the revision itself stays in the history."""
    return without_part(plan, "reviews", id, "review")


def _refuse_twin(plan: AccountPlan, title: str) -> None:
    if any(review.title == title for review in plan.reviews.values()):
        raise Refused(f"There is a review called “{title}” already: give this one another title.")
