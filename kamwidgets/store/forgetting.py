"""What is stored, as if some people had never been there: pure rewriting of JSON and of entries of the history."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from kamwidgets.model import Naming
from kamwidgets.store.changes import Change
from kamwidgets.store.entries import Entry
from kamwidgets.store.opening import REFERENCES, without_dangling

__all__ = ["PEOPLE", "Forgetting", "hanging_on", "names_of", "strings", "without"]

PEOPLE = ("people", "team")
"""The collections in which people stand: the customer's in a plan, ours in the portfolio."""


class Forgetting:
    """Whom to forget, and in which texts a name is surely theirs.

    Parameters
    ----------
    naming : Naming
        What they are called.
    people : mapping of str to collection of str
        By document, the ids of those to forget.
    hanging : collection of str
        The ids of what ever hung on them.
    sure : callable
        Whether the full name can only be theirs in a document (None: the facts, which name no document).
    meant : collection of str
        Texts in which a possible match is meant.
    """

    def __init__(
        self,
        naming: Naming,
        people: Mapping[str, Collection[str]],
        hanging: Collection[str],
        sure: Callable[[str | None], bool],
        meant: Collection[str] = (),
    ) -> None:
        self.naming = naming
        self.people = people
        self._hanging = frozenset(hanging)
        self._sure = sure
        self._meant = frozenset(meant)

    def text(self, document_id: str | None = None) -> Callable[[str], str]:
        """Return what rewrites the texts of a document, or of the facts."""
        sure, naming, meant = self._sure(document_id), self.naming, self._meant

        def rewritten(text: str) -> str:
            if text in meant:
                return naming.replaced(text, possible=True)
            return naming.replaced(text) if sure else text

        return rewritten

    def body(self, document_id: str) -> Callable[[Any], Any]:
        """Return what rewrites the bodies of a document; what two bodies share is rewritten once."""
        ids, mapped = self.people.get(document_id, ()), _Mapped(self.text(document_id))
        return lambda body: mapped(without(body, ids))

    def entry(self, entry: Entry, changes: list[Change]) -> Entry:
        """Return an entry that tells its own story anew, given the changes that are left of it.

        The arguments of what concerned the people themselves go: old edits are never run again.
        """
        text, ids = self.text(entry.document_id), {*self.people.get(entry.document_id, ()), *self._hanging}
        told = {*strings(entry.arguments), *(key for place in entry.places for key in place)}
        sentence = text(entry.sentence) if ids.isdisjoint(told) else self.naming.replaced(entry.sentence, possible=True)
        personal = not ids.isdisjoint(told) or changes != entry.changes
        arguments = {} if personal else _Mapped(text)(entry.arguments)
        return replace(entry, by=text(entry.by), sentence=sentence, arguments=arguments, changes=changes)


def without(body: Any, ids: Collection[str]) -> Any:
    """Return a document's JSON without some people and whatever hangs on them; actions stay without them.

    Examples
    --------
    >>> without({"people": {"p": {"name": "Ada"}}, "actions": {"a": {"person_ids": ["p", "q"]}}}, {"p"})
    {'people': {}, 'actions': {'a': {'person_ids': []}}}
    """
    if not ids or not isinstance(body, dict):
        return body
    left = {
        name: {id: part for id, part in parts.items() if id not in ids}
        for name, parts in body.items()
        if name in PEOPLE and isinstance(parts, dict)
    }
    return without_dangling({**body, **left})


def hanging_on(body: Any, ids: Collection[str]) -> set[str]:
    """Return the ids of the ties and planned contacts that cannot be without some people."""
    rest = without(body, ids)
    return {id for name in REFERENCES for id in body.get(name, {}) if id not in rest[name]}


def names_of(body: Any, id: str) -> Iterator[str]:
    """Go through what a document calls a person: name and address, now and as they were imported."""
    person = body.get("people", {}).get(id, {}) if isinstance(body, dict) else {}
    for fields in (person, person.get("imported", {})):
        yield from (fields[name] for name in ("name", "email") if isinstance(fields.get(name), str))


def strings(value: Any) -> Iterator[str]:
    """Go through all texts in JSON, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        yield from strings(list(value.values()))
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


class _Mapped:
    """Rewrites the texts in JSON; what has been rewritten once comes out as the same object again."""

    def __init__(self, text: Callable[[str], str]) -> None:
        self._text = text
        self._done: dict[int, tuple[Any, Any]] = {}  # with what was given: an id is only good while it lives

    def __call__(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(value)
        if not isinstance(value, dict | list):
            return value
        if id(value) not in self._done:
            self._done[id(value)] = value, self._anew(value)
        return self._done[id(value)][1]

    def _anew(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self(each) for each in value]
        return {key: self(each) for key, each in value.items()}
