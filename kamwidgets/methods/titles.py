"""What a job title suggests: the function, how far up, and the usual part in a purchase (M10). A heuristic."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast, get_args

from kamwidgets.catalogue import TitleWords, load
from kamwidgets.model import DmuRole, Function, Seniority

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["TitleSuggestion", "suggest_from_title"]

_TOKEN = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\b\.?|[^\W_]+(?:[&+][^\W_]+)*")
"""A word, with what may stand between the letters of an abbreviation: R&D, I+D, V.P."""

_READ = 200
"""Letters of a title that are read: nobody is called more than that."""

_WORDS_LONGEST = 6
_STEM_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class TitleSuggestion:
    """What a title suggests; ``unknown`` or no roles where it says nothing.

    Attributes
    ----------
    because : mapping of str to str
        For function, seniority and roles: the words of the title that say so, as they stand there.
    """

    function: Function = "unknown"
    seniority: Seniority = "unknown"
    roles: tuple[DmuRole, ...] = ()
    because: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __bool__(self) -> bool:
        """Whether the title says anything."""
        return bool(self.because)

    def fields(self) -> dict[str, Any]:
        """Return what is suggested, by the field of a person."""
        return {name: getattr(self, name) for name in self.because}

    def explain(self) -> str:
        """Say what is suggested, and from which words."""
        if not self:
            return "The title says neither function, seniority nor part in the purchase."
        said = [f"{name} {_in_words(getattr(self, name))} from ‘{words}’" for name, words in self.because.items()]
        told = "; ".join(said)
        return f"{told[0].upper()}{told[1:]}. A suggestion from the words of the title, not knowledge."


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """Words of a title that are known."""

    known: TitleWords
    length: int
    text: str
    words: range

    def within(self, other: _Found) -> bool:
        """Whether these are some words of a longer known phrase: the president in a vice president."""
        return self.words != other.words and set(self.words) <= set(other.words)


@lru_cache(maxsize=2048)
def suggest_from_title(title: str) -> TitleSuggestion:
    """Suggest what a job title says about a person.

    Words are matched whole, without case and accents, in English, German, French, Italian and Spanish; of several that
    fit, the longest is followed, for each field by itself. The usual roles are those of the words that decided the
    function and the seniority.

    Examples
    --------
    >>> suggest_from_title("Leiterin Einkauf").fields()
    {'function': 'purchasing', 'seniority': 'senior', 'roles': ('decider', 'buyer')}
    >>> suggest_from_title("CFO").explain()
    'Function finance from ‘CFO’; seniority top from ‘CFO’; roles approver from ‘CFO’. A suggestion from the words of the title, not knowledge.'
    >>> bool(suggest_from_title("Wizard of light bulb moments"))
    False
    """  # noqa: E501 - what is printed
    found = sorted(_found(title[:_READ]), key=lambda one: -one.length)
    pointing = (one for one in found if one.known.function and not any(map(one.within, found)))
    function = next(pointing, None)
    seniority = next((one for one in found if one.known.seniority), None)
    said: dict[str, Any] = {}
    because: dict[str, str] = {}
    if function and function.known.function != "unknown":
        said["function"], because["function"] = function.known.function, function.text
    if seniority and seniority.known.seniority != "unknown":
        said["seniority"], because["seniority"] = seniority.known.seniority, seniority.text
    telling = [one for one in dict.fromkeys((function, seniority)) if one and one.known.roles]
    if telling:
        named = {role for one in telling for role in one.known.roles}
        said["roles"] = tuple(role for role in cast("tuple[DmuRole, ...]", get_args(DmuRole)) if role in named)
        because["roles"] = ", ".join(dict.fromkeys(one.text for one in telling))
    return TitleSuggestion(**said, because=MappingProxyType(because))


def _found(title: str) -> Iterator[_Found]:
    """Find every known word and phrase of a title."""
    phrases, beginnings, endings = _known()
    tokens = list(_TOKEN.finditer(title))
    plain = [_plain(token.group()) for token in tokens]
    for start, word in enumerate(plain):
        for stop in range(start + 1, min(len(plain), start + _WORDS_LONGEST) + 1):
            phrase = " ".join(plain[start:stop])
            for known in phrases.get(phrase, ()):
                text = title[tokens[start].start() : tokens[stop - 1].end()]
                yield _Found(known, len(phrase), text, range(start, stop))
        for length in range(_STEM_SHORTEST, len(word) + 1):
            for known in (*beginnings.get(word[:length], ()), *endings.get(word[-length:], ())):
                yield _Found(known, length, tokens[start].group(), range(start, start + 1))


@cache
def _known() -> tuple[dict[str, list[TitleWords]], dict[str, list[TitleWords]], dict[str, list[TitleWords]]]:
    """Return the catalogue's phrases, beginnings and endings of words, as titles are compared with them."""
    phrases: dict[str, list[TitleWords]] = {}
    beginnings: dict[str, list[TitleWords]] = {}
    endings: dict[str, list[TitleWords]] = {}
    for known in load().titles:
        for written in (word for words in known.words.values() for word in words):
            place = beginnings if written.endswith("*") else endings if written.startswith("*") else phrases
            word = " ".join(_plain(token.group()) for token in _TOKEN.finditer(written))
            place.setdefault(word, []).append(known)
    return phrases, beginnings, endings


def _plain(word: str) -> str:
    """Return a word without case, accents and the dots of an abbreviation."""
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in bare if letter != "." and not unicodedata.combining(letter))


def _in_words(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)
