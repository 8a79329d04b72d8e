"""Texts that name a person, gathered by text: each is shown once, with all the places where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kamwidgets.model import PLAIN, Naming

__all__ = ["Match", "Texts"]


@dataclass(frozen=True, slots=True)
class Match:
    """A text in which a person is named, or may be.

    Attributes
    ----------
    text : str
        All of it.
    excerpt : str
        The piece around the name.
    places : tuple of str
        Where it stands, in words.
    namesake : tuple of (str, str), optional
        Document and id of somebody of the same name.
    """

    text: str
    excerpt: str
    places: tuple[str, ...]
    namesake: tuple[str, str] | None = None


class Texts:
    """Takes texts in, and keeps those that name a person.

    Parameters
    ----------
    naming : Naming
        What the person is called.
    """

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._sure: dict[str, dict[str, None]] = {}
        self._possible: dict[str, dict[str, None]] = {}
        self._past: dict[str, set[str]] = {}

    def take(self, texts: Iterable[tuple[str, str]], *, sure: bool) -> None:
        """Take texts with their places; ``sure`` where the full name can only be this person's."""
        for text, place in texts:
            if self._naming.is_in(text):
                (self._sure if sure else self._possible).setdefault(text, {})[place] = None
            elif self._naming.may_be_in(text):
                self._possible.setdefault(text, {})[place] = None

    def take_past(self, texts: Iterable[str], place: str, *, sure: bool) -> None:
        """Take texts of a history: those that surely name the person are only counted."""
        for text in texts:
            if sure and self._naming.is_in(text):
                self._past.setdefault(place, set()).add(text)
            else:
                self.take([(text, place)], sure=sure)

    def sure(self) -> tuple[Match, ...]:
        """Return the texts that surely name the person, those of the history as one each."""
        now = [Match(text, self._naming.excerpt(text), tuple(places)) for text, places in self._sure.items()]
        past = [Match("", PLAIN.count(len(texts), "earlier text"), (place,)) for place, texts in self._past.items()]
        return (*now, *past)

    def possible(self) -> tuple[Match, ...]:
        """Return the texts that may name the person."""
        return tuple(Match(text, self._naming.excerpt(text), tuple(at)) for text, at in self._possible.items())
