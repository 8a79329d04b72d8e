"""What an edit is: a pure function ``document, arguments -> document`` and the sentence it leaves in the history."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from kamwidgets.model import AccountPlan, Document, Portfolio, UserError, new_id, problem_in_words

__all__ = ["EDITS", "Edit", "Refused", "RefusedAt", "edit", "part", "with_new_parts", "with_part", "without_part"]

D = TypeVar("D", bound=Document)

Says = Callable[[Any, Mapping[str, Any]], str]
"""Document and arguments to the sentence the history shows. A document from which something goes is the one before."""


class Refused(UserError):  # noqa: N818 - reads as what happened to an edit
    """The edit makes no sense on this document. The message is one sentence for the person who tried it."""


class RefusedAt(Refused):
    """One of several edits that are one step makes no sense; none of them was done.

    Attributes
    ----------
    index : int
        Which of them, counted from 0.
    """

    def __init__(self, index: int, sentence: str) -> None:
        super().__init__(sentence)
        self.index = index


@dataclass(frozen=True, slots=True)
class Edit(Generic[D]):
    """A change in the user's own verb, pure, with the sentence it leaves behind.

    Attributes
    ----------
    name : str
        The verb, as the history keeps it.
    document : type
        Which kind of document it changes.
    change : callable
        ``(document, **arguments) -> document``; raises `Refused` on nonsense.
    says : callable
        ``(document, arguments) -> str``.

    Examples
    --------
    >>> from kamwidgets import edits
    >>> plan = edits.add_person(AccountPlan(account_id="a"), id="p", name="Ada")
    >>> plan.people["p"].name
    'Ada'
    """

    name: str
    document: type[D]
    change: Callable[..., D]
    says: Says

    def __call__(self, document: D, /, **arguments: Any) -> D:
        """Return the next document.

        Raises
        ------
        Refused
            If the arguments make no sense on this document; it is unchanged.
        """
        try:
            return self.change(document, **arguments)
        except ValidationError as error:
            raise Refused(problem_in_words(error.errors(include_url=False)[0])) from error

    def completed(self, arguments: Mapping[str, Any]) -> tuple[dict[str, Any], str | None]:
        """Return the arguments with an id filled in where one is created but not given, and that id."""
        if "id" in arguments or not self._creates:
            return dict(arguments), None
        created = new_id()
        return {"id": created, **arguments}, created

    def sentence(self, before: D, after: D, arguments: Mapping[str, Any]) -> str:
        """Say what happened, as the history shows it."""
        return self.says(before if self.name.startswith("remove_") else after, arguments)

    @property
    def _creates(self) -> bool:
        takes_id = "id" in inspect.signature(self.change).parameters
        return takes_id and self.name.startswith(("add_", "link_", "freeze_"))


EDITS: dict[str, Edit[Any]] = {}
"""Every edit by its name."""


def edit(says: Says | str) -> Callable[[Callable[..., D]], Edit[D]]:
    """Make an edit of a pure function and register it under the function's name."""
    say: Says = (lambda _document, _arguments: says) if isinstance(says, str) else says

    def register(change: Callable[..., D]) -> Edit[D]:
        name = change.__name__
        first = next(iter(inspect.signature(change).parameters))
        kind: Any = Portfolio if first == "portfolio" else AccountPlan
        EDITS[name] = made = Edit(name, kind, change, say)
        made_doc = inspect.getdoc(change)
        assert made_doc, f"{name} says nothing about itself"  # noqa: S101 - a mistake of ours, seen at import
        return made

    return register


def part(parts: Mapping[str, Any], key: str, what: str) -> Any:
    """Return a part of a document, or refuse in words when it is gone."""
    if key not in parts:
        raise Refused(f"This {what} is no longer there.")
    return parts[key]


def with_part(document: D, collection: str, key: str, value: Any) -> D:
    """Return the document with one part put or replaced under its id."""
    return document.but(**{collection: {**getattr(document, collection), key: value}})


def with_new_parts(document: D, collection: str, parts: Mapping[str, Any]) -> D:
    """Return the document with more parts by their id; those that are there already stay as they are."""
    present = getattr(document, collection)
    return document.but(**{collection: {**present, **{id: one for id, one in parts.items() if id not in present}}})


def without_part(document: D, collection: str, key: str, what: str) -> D:
    """Return the document without one part."""
    parts = getattr(document, collection)
    part(parts, key, what)
    return document.but(**{collection: {each: value for each, value in parts.items() if each != key}})
