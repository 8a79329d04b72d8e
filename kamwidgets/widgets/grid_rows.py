"""The rows of a grid: a sequence of any size, each found by its id and made when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, overload

__all__ = ["Row", "Rows", "without_twins"]

Row = dict[str, Any]


class Rows(Sequence[Row]):
    """Rows that are made when they are needed.

    Parameters
    ----------
    ids : iterable of str
        Of all rows, in their own order; none twice.
    make : callable
        Returns the row of an id.
    pinned : iterable of str
        Of the rows that stand first and are always shown, such as a sum.

    Examples
    --------
    >>> rows = Rows(["a1", "a2"], lambda id: {"id": id, "cells": {"name": f"Account {id}"}})
    >>> len(rows), rows[1]["cells"]["name"]
    (2, 'Account a2')
    """

    def __init__(self, ids: Iterable[str], make: Callable[[str], Row], pinned: Iterable[str] = ()) -> None:
        self.ids = list(ids)
        self.known = without_twins(self.ids, "rows")
        self.pinned = frozenset(pinned) & self.known
        self.find = make

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Rows:
        """Return rows as such a sequence, whichever way they come."""
        if isinstance(rows, Rows):
            return rows
        given = list(rows)
        return cls([row["id"] for row in given], {row["id"]: row for row in given}.__getitem__)

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self.find(id) for id in self.ids[at]]
        return self.find(self.ids[at])


def without_twins(ids: Sequence[str], what: str) -> frozenset[str]:
    """Return the ids as a set.

    Raises
    ------
    ValueError
        If two are alike.
    """
    known = frozenset(ids)
    if len(known) < len(ids):
        twin = next(one for one in ids if ids.count(one) > 1)
        raise ValueError(f"Two {what} share the id {twin!r}.")
    return known
