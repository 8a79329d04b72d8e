"""What a map says once at most: no edit says it twice, but taking back what somebody else has said again could."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from kamwidgets.model import AccountPlan, Document

__all__ = ["said_twice"]

_ONCE: tuple[tuple[str, Callable[[Any], Hashable]], ...] = (
    ("ties", lambda tie: (tie.source, tie.target, tie.kind)),
    ("links", lambda link: (link.member_id, link.person_id)),
    ("links", lambda link: link.person_id if link.owns else (link.member_id, link.person_id)),
    ("rival_links", lambda link: (link.competitor_id, link.person_id)),
    ("choice_criteria", lambda criterion: criterion.title.strip().casefold()),
)
"""Collections of a plan, and what of their parts there is one of."""


def said_twice(document: Document) -> int:
    """Count what a plan says more than once.

    Examples
    --------
    >>> from kamwidgets.model import ChoiceCriterion
    >>> titles = {id: ChoiceCriterion(id=id, title=title) for id, title in (("1", "Price"), ("2", "price"))}
    >>> said_twice(AccountPlan(account_id="a", choice_criteria=titles))
    1
    """
    if not isinstance(document, AccountPlan):
        return 0
    parts = [(getattr(document, name).values(), what) for name, what in _ONCE]
    return sum(len(some) - len({what(each) for each in some}) for some, what in parts)
