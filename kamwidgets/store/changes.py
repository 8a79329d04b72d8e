"""What an edit changed, addressed by id: enough to show it, to take it back and to see whether two edits met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NotRequired, TypedDict

__all__ = ["Change", "Moved", "Path", "compare", "meets", "merged", "reverse_applied"]

Path = tuple[str, ...]

ABSENT: Any = "\N{EMPTY SET}absent"
"""Stands in a change for "was not there" or "is not there any more"; JSON has no word for it."""


class Change(TypedDict):
    """One place in a document's JSON, what stood there and what stands there now.

    What was taken away knows the key it stood ahead of, so that it comes back to its place; none where it was the last.
    """

    path: list[str]
    old: Any
    new: Any
    ahead_of: NotRequired[str]


class Moved(Exception):  # noqa: N818 - reads as what happened to the place
    """A place no longer holds what the change to take back had put there."""

    def __init__(self, path: Sequence[str]) -> None:
        super().__init__("/".join(path))
        self.path = tuple(path)


def compare(before: Any, after: Any, path: Path = ()) -> list[Change]:
    """Return the smallest changes that turn one JSON object into another; lists count as one value.

    Examples
    --------
    >>> compare({"people": {"a": {"name": "Ada", "x": 1}}}, {"people": {"a": {"name": "Ada", "x": 2}}})
    [{'path': ['people', 'a', 'x'], 'old': 1, 'new': 2}]
    >>> compare({"a": 1, "b": 2}, {"b": 2})
    [{'path': ['a'], 'old': 1, 'new': '∅absent', 'ahead_of': 'b'}]
    """
    if before == after:
        return []
    if isinstance(before, dict) and isinstance(after, dict):
        keys = [*before, *(key for key in after if key not in before)]
        parts = [compare(before.get(key, ABSENT), after.get(key, ABSENT), (*path, key)) for key in keys]
        for (one, following), part in zip(pairwise(before), parts, strict=False):
            if one not in after:
                part[0]["ahead_of"] = following
        return [change for part in parts for change in part]
    return [Change(path=list(path), old=before, new=after)]


def reverse_applied(body: Any, changes: Sequence[Change]) -> Any:
    """Return the JSON with changes taken back; what did not change is shared with the one given.

    Raises
    ------
    Moved
        If one of the places has been changed since.
    """
    for change in reversed(changes):  # what was taken away together finds the neighbour it stood ahead of
        body = _put_back(body, change, change["path"])
    return body


def _put_back(holder: Any, change: Change, path: Sequence[str]) -> dict[str, Any]:
    if not isinstance(holder, dict):
        raise Moved(change["path"])
    key, *inner = path
    rest: dict[str, Any] = {**holder}
    if inner:
        rest[key] = _put_back(rest.get(key), change, inner)
        return rest
    if rest.get(key, ABSENT) != change["new"]:
        raise Moved(change["path"])
    if change["old"] == ABSENT:
        del rest[key]
        return rest
    rest[key] = change["old"]
    return rest if key in holder else _moved(rest, key, change.get("ahead_of"))


def _moved(holder: dict[str, Any], key: str, ahead_of: str | None) -> dict[str, Any]:
    """Return the same with its last key ahead of another; as it is where that is not there any more."""
    keys = list(holder)[:-1]
    if ahead_of not in keys:
        return holder
    keys.insert(keys.index(ahead_of), key)
    return {each: holder[each] for each in keys}


def merged(steps: Iterable[Sequence[Change]]) -> list[Change]:
    """Return one set of changes for several that followed each other on the same places."""
    whole: dict[Path, Change] = {}
    for changes in steps:
        for change in changes:
            first = whole.get(tuple(change["path"]), change)
            whole[tuple(change["path"])] = {**change, **first, "new": change["new"]}
    return [change for change in whole.values() if change["old"] != change["new"]]


def meets(place: Path, places: Iterable[Path]) -> bool:
    """Whether a place is one of several, holds one of them or lies inside one.

    Examples
    --------
    >>> meets(("people", "a"), [("people", "a", "name")]), meets(("people", "a"), [("people", "b")])
    (True, False)
    """
    return any(all(one == two for one, two in zip(place, other, strict=False)) for other in places)
