"""Rows of the history as plain objects, and which of one's own steps can be taken back or done again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kamwidgets.model import Document
from kamwidgets.store.changes import Change

__all__ = [
    "ERASE",
    "FINAL",
    "MIGRATE",
    "REDO",
    "SEAL",
    "STOPS",
    "TOGETHER",
    "UNDO",
    "Applied",
    "Author",
    "Entry",
    "Steps",
    "standing",
    "steps",
]

UNDO, REDO, TOGETHER, SEAL = "undo", "redo", "together", "seal"

MIGRATE, ERASE = "migrate", "erase"

STOPS = (MIGRATE, ERASE)
"""Entries at which undo stops: before them the document had another shape, or somebody in it who is to be forgotten."""

FINAL = ("open_ratings", "open_person_opinions")
"""Edits that undo passes over: what everybody has read cannot be sealed again."""

QUICK = timedelta(seconds=10)
"""Changes of one place by one person within this time are one step."""


CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Author:
    """Who edits: the name the history shows, and the browser that stands for the person until real identities come."""

    name: str
    client: str = ""

    def __post_init__(self) -> None:
        """Leave out control characters: no name has them, and not every database keeps them."""
        object.__setattr__(self, "name", CONTROL.sub("", self.name))
        object.__setattr__(self, "client", CONTROL.sub("", self.client))


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision of one document in the history."""

    document_id: str
    revision: int
    at: datetime
    by: str
    client: str
    edit: str
    arguments: dict[str, Any]
    sentence: str
    changes: list[Change]
    takes_back: list[int]

    @property
    def places(self) -> frozenset[tuple[str, ...]]:
        """Where in the document it changed something."""
        return frozenset(tuple(change["path"]) for change in self.changes)


@dataclass(frozen=True, slots=True)
class Applied:
    """What an edit led to.

    Attributes
    ----------
    document : Document
        The document as it is now saved.
    revision : int
        Its revision; unchanged where the edit changed nothing.
    created : str, optional
        The id of what the edit made, where it made something and the caller gave no id.
    replaced : Entry, optional
        Somebody else's change of the same place that the author had not seen.
    """

    document_id: str
    document: Document
    revision: int
    sentence: str
    at: datetime
    created: str | None = None
    replaced: Entry | None = None


@dataclass(frozen=True, slots=True)
class Steps:
    """One person's steps on a document: the next to take back, and the next to do again; oldest entry first."""

    undo: tuple[Entry, ...]
    redo: tuple[Entry, ...]


def steps(mine: Iterable[Entry]) -> Steps:
    """Work out what undo and redo would act on.

    Parameters
    ----------
    mine : iterable of Entry
        A person's entries on one document, and everybody's entries at which undo stops, oldest first.
    """
    live: list[Entry] = []
    undone: list[Entry] = []
    for entry in mine:
        if entry.edit in STOPS:
            live.clear()
            undone.clear()
        elif entry.edit in FINAL or not entry.changes:
            continue
        elif entry.edit == UNDO:
            live = [each for each in live if each.revision not in entry.takes_back]
            undone.append(entry)
        elif entry.edit == REDO:
            undone = [each for each in undone if each.revision not in entry.takes_back]
            live.append(entry)
        else:
            live.append(entry)
            undone.clear()
    return Steps(_quick_run(live), tuple(undone[-1:]))


def standing(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries, oldest first, whose effect still stands: neither taken back nor taking one of them back."""
    left: dict[int, Entry] = {}
    gone: dict[int, list[Entry]] = {}
    for entry in entries:
        hidden = [left.pop(revision) for revision in entry.takes_back if revision in left]
        again = [each for revision in entry.takes_back for each in gone.pop(revision, [])]
        left |= {each.revision: each for each in again}
        if hidden:
            gone[entry.revision] = hidden
        elif not again:
            left[entry.revision] = entry
    return [left[revision] for revision in sorted(left)]


def _quick_run(live: list[Entry]) -> tuple[Entry, ...]:
    """Return the latest entry together with the quick changes of the same places that led up to it."""
    run: list[Entry] = live[-1:]
    for earlier in reversed(live[:-1]):
        left = {tuple(change["path"]): change["new"] for change in earlier.changes}
        found = {tuple(change["path"]): change["old"] for change in run[0].changes}
        unbroken = earlier.edit == run[0].edit and left == found  # nobody else was there in between
        if run[0].edit == TOGETHER or not unbroken or run[0].at - earlier.at > QUICK:
            break
        run.insert(0, earlier)
    return tuple(run)
