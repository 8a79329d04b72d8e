"""Which group a customer belongs to (M5): its topmost parent."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["top_parents"]


def top_parents(parents: Mapping[str, str | None]) -> dict[str, str]:
    """Return each customer's topmost parent, itself where it has none.

    Customers that are each other's parents have no top: the first of them by number stands for all.

    Examples
    --------
    >>> top_parents({"site": "nation", "nation": "group", "alone": None})
    {'site': 'group', 'nation': 'group', 'alone': 'alone'}
    """
    tops: dict[str, str] = {}
    for account in parents:
        trail: list[str] = []
        top = account
        while top not in tops and top not in trail and (parent := parents.get(top)):
            trail.append(top)
            top = parent
        found = tops.get(top) or (min(trail[trail.index(top) :]) if top in trail else top)
        tops |= dict.fromkeys([*trail, account], found)
    return {account: tops[account] for account in parents}
