"""What an edit changed, addressed by id: enough to show it, to take it back and to see whether two edits met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypedDict

__all__ = ["Change", "Moved", "Path", "compare", "meets", "merged", "reverse_applied"]

Path = tuple[str, ...]

ABSENT: Any = "\N{EMPTY SET}absent"
"""Stands in a change for "was not there" or "is not there any more"; JSON has no word for it."""


class Change(TypedDict):
    """One place in a document's JSON, what stood there and what stands there now."""

    path: list[str]
    old: Any
    new: Any


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
    """
    if before == after:
        return []
    if isinstance(before, dict) and isinstance(after, dict):
        keys = [*before, *(key for key in after if key not in before)]
        parts = (compare(before.get(key, ABSENT), after.get(key, ABSENT), (*path, key)) for key in keys)
        return [change for part in parts for change in part]
    return [Change(path=list(path), old=before, new=after)]


def reverse_applied(body: Any, changes: Iterable[Change]) -> Any:
    """Return the JSON with changes taken back; what did not change is shared with the one given.

    Raises
    ------
    Moved
        If one of the places has been changed since.
    """
    for change in changes:
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
    else:
        rest[key] = change["old"]
    return rest


def merged(steps: Iterable[Sequence[Change]]) -> list[Change]:
    """Return one set of changes for several that followed each other on the same places."""
    whole: dict[Path, Change] = {}
    for changes in steps:
        for change in changes:
            first = whole.get(tuple(change["path"]), change)
            whole[tuple(change["path"])] = Change(path=change["path"], old=first["old"], new=change["new"])
    return [change for change in whole.values() if change["old"] != change["new"]]


def meets(place: Path, places: Iterable[Path]) -> bool:
    """Whether a place is one of several, holds one of them or lies inside one.

    Examples
    --------
    >>> meets(("people", "a"), [("people", "a", "name")]), meets(("people", "a"), [("people", "b")])
    (True, False)
    """
    return any(all(one == two for one, two in zip(place, other, strict=False)) for other in places)
