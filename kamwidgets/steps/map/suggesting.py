"""What people's titles suggest, as sentences and edits: shown beside what is unknown, never set unasked (M10)."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Any

from kamwidgets.edits import change_person
from kamwidgets.methods import Duplicate, suggest_from_title
from kamwidgets.model import Person
from kamwidgets.steps.entries import Step
from kamwidgets.steps.words import roles, word

__all__ = ["SUGGESTED", "Suggested", "in_words", "suggestions", "taking", "taking_all", "twin_in_words"]

SUGGESTED = ("function", "seniority", "roles")
"""What of a person a title can suggest."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """What a title suggests for one field that is still unknown.

    Attributes
    ----------
    field : str
        One of `SUGGESTED`.
    value : str or tuple of str
        What taking it puts there.
    says : str
        The value in words: "Finance".
    because : str
        The words of the title it rests on.
    """

    field: str
    value: Any
    says: str
    because: str

    @property
    def label(self) -> str:
        """What a button says that takes it."""
        return f"{self.says}, from ‘{self.because}’: take it"


def suggestions(person: Person) -> list[Suggested]:
    """Return what a person's title suggests where nothing is known yet.

    Examples
    --------
    >>> [each.label for each in suggestions(Person(id="p", name="Ada", title="CFO", seniority="top"))]
    ['Finance, from ‘CFO’: take it', 'Approver, from ‘CFO’: take it']
    """
    found = suggest_from_title(person.title)
    return [
        Suggested(name, value, in_words(name, value), found.because[name])
        for name, value in found.fields().items()
        if getattr(person, name) in ("unknown", ())
    ]


def in_words(field: str, value: Any) -> str:
    """Return what is suggested for a field as people read it; empty where nothing is."""
    if field == "roles":
        titles = {role["value"]: role["label"] for role in roles()}
        return ", ".join(titles[role] for role in value)
    return "" if value == "unknown" else word(field, value)


def taking(person: Person, field: str) -> Step | None:
    """Return the edit that takes what is suggested for a field, None where nothing is any more."""
    values = {each.field: each.value for each in suggestions(person)}
    return (change_person, {"id": person.id, field: values[field]}) if field in values else None


def taking_all(people: Iterable[Person]) -> list[Step]:
    """Return the edits that take everything that is suggested for some people."""
    return [
        (change_person, {"id": person.id, **{each.field: each.value for each in found}})
        for person in people
        if (found := suggestions(person))
    ]


def twin_in_words(twin: Duplicate, there: Container[str]) -> str:
    """Say with whom a newcomer may be the same, who is on the map or in the same list, and by what."""
    where = "" if twin.first.id in there else " in this list"
    return f"{twin.first.name}{where}: {twin.reason}"
