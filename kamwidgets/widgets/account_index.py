"""The accounts that can be opened: thousands stay in Python, and the page gets the few that it asks for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .grid_order import folded

__all__ = ["AccountIndex"]

SHOWN = 50
"""Accounts in the list of the header: nobody reads more before typing another letter."""

Account = dict[str, Any]


class AccountIndex:
    """Accounts by name, key ones first; a part of the name finds them, whatever its case and accents.

    Parameters
    ----------
    accounts : iterable of dict
        ``{id, name, key}``.

    Examples
    --------
    >>> index = AccountIndex([{"id": "a", "name": "Müller", "key": False}, {"id": "b", "name": "Zeta", "key": True}])
    >>> index.find("MUL")["accounts"]
    [{'id': 'a', 'name': 'Müller', 'key': False}]
    >>> index.find("")["total"]
    2
    """

    def __init__(self, accounts: Iterable[Account]) -> None:
        named = [(not account["key"], folded(account["name"]), account) for account in accounts]
        named.sort(key=lambda each: each[:2])
        self._named = named
        self._by_id = {account["id"]: account for _, _, account in named}

    def __getitem__(self, account_id: str) -> Account:
        """Return an account, ``{}`` where there is none of that id."""
        return self._by_id.get(account_id, {})

    def find(self, part: str) -> dict[str, Any]:
        """Return the first accounts with a part in their name: key ones, then whose name begins with it, then by name.

        Returns
        -------
        dict
            ``part`` as asked for; ``accounts``, the first of the ``total`` that match; ``of`` how many there are.
        """
        looked_for = folded(part.strip())
        found = [each for each in self._named if looked_for in each[1]]
        found.sort(key=lambda each: (each[0], not each[1].startswith(looked_for)))
        first = [account for _, _, account in found[:SHOWN]]
        return {"part": part, "accounts": first, "total": len(found), "of": len(self._named)}
