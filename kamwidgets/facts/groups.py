"""Which group a customer belongs to (M5): its topmost parent."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["parent_loops", "top_parents"]


def top_parents(parents: Mapping[str, str | None]) -> dict[str, str]:
    """Return each customer's topmost parent, itself where it has none or is named as its own.

    Customers that are each other's parents have no top, nor has who is below them: each of them stays by itself.

    Examples
    --------
    >>> top_parents({"site": "nation", "nation": "group", "alone": None})
    {'site': 'group', 'nation': 'group', 'alone': 'alone'}
    >>> top_parents({"a": "b", "b": "a", "site": "a"})
    {'a': 'a', 'b': 'b', 'site': 'site'}
    """
    tops: dict[str, str | None] = {}  # None = there is no top
    for account in parents:
        trail: list[str] = []
        top = account
        while top not in tops and top not in trail and (parent := parents.get(top)) and parent != top:
            trail.append(top)
            top = parent
        found = None if top in trail else tops.get(top, top)
        tops |= dict.fromkeys([*trail, account], found)
    return {account: tops[account] or account for account in parents}


def parent_loops(parents: Mapping[str, str | None]) -> tuple[tuple[str, ...], ...]:
    """Return the customers that are, one through the other, their own parents: each loop once.

    Examples
    --------
    >>> parent_loops({"a": "b", "b": "a", "site": "a", "alone": None})
    (('a', 'b'),)
    """
    seen: set[str] = set()
    loops: list[tuple[str, ...]] = []
    for account in parents:
        trail: dict[str, None] = {}
        each = account
        while each not in seen and each not in trail and (parent := parents.get(each)) and parent != each:
            trail[each] = None
            each = parent
        if each in trail:
            way = [*trail]
            loops.append(tuple(way[way.index(each) :]))
        seen |= trail.keys()
    return tuple(loops)
