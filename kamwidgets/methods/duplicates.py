"""Which entries on a map may be about the same person (M10). A heuristic: only people can say."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, islice
from typing import TYPE_CHECKING, Literal

from kamwidgets.model import Apart, Person

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Iterable, Iterator

__all__ = ["Duplicate", "duplicates", "newcomers_twins", "plain_name"]

_CLOSE = 0.8
"""Share of letters that two names have in common to be close (`difflib.SequenceMatcher.ratio`)."""
_MOST_ALIKE = 50
"""People of one title and initials that are compared with each other: beyond, they say nothing about each other."""
_ADDRESSED = re.compile(
    r"^(?:(?:dr|prof|mr|mrs|ms|miss|sir|herr|frau|ing|dipl|dott|dottssa|sig|sigra|sr|sra|mme|mlle|m)\b\.?\s*-?)+(?=\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")

Reason = Literal["same e-mail", "same name", "close name and same title"]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two entries that may be about the same person.

    Attributes
    ----------
    first, second : Person
        In the order in which they came onto the map.
    reason : str
        What they have in common.
    """

    first: Person
    second: Person
    reason: Reason

    @property
    def sure(self) -> bool:
        """Whether name or address is the same, rather than only close."""
        return self.reason != "close name and same title"

    def explain(self) -> str:
        """Say who may be the same, and why."""
        return f"{self.first.name} and {self.second.name} may be the same person: {self.reason}."


def duplicates(people: Iterable[Person], apart: Iterable[Apart] = ()) -> tuple[Duplicate, ...]:
    """Find entries that may be about the same person, each pair once, the surest first; none that were told apart.

    Two people with the same e-mail address; with the same name, whatever its case, accents, order and form of address;
    or with a close name and the same title. An address that three people share is nobody's own; vacant positions and
    people nobody can name are compared by nothing but their address.

    Examples
    --------
    >>> ada = Person(id="1", name="Ada Byron")
    >>> found = duplicates([ada, Person(id="2", name="BYRON, Dr. Ada"), Person(id="3", name="Ben")])
    >>> [pair.explain() for pair in found]
    ['Ada Byron and BYRON, Dr. Ada may be the same person: same name.']
    """
    everybody = tuple(people)
    named = [person for person in everybody if person.presence == "named"]
    known = {frozenset((two.first, two.second)) for two in apart}
    pairs: dict[frozenset[str], Duplicate] = {}
    by_reason: dict[Reason, Iterator[tuple[Person, Person]]] = {
        "same e-mail": _same_address(everybody),
        "same name": _same_name(named, known),
        "close name and same title": _close_names(named),
    }
    for reason, found in by_reason.items():
        for first, second in found:
            pairs.setdefault(frozenset((first.id, second.id)), Duplicate(first, second, reason))
    return tuple(pair for ids, pair in pairs.items() if ids not in known)


def newcomers_twins(there: Iterable[Person], newcomers: Iterable[Person]) -> dict[str, Duplicate]:
    """Find who of some newcomers may be on the map already, or twice among them: by id, the surest match.

    Examples
    --------
    >>> found = newcomers_twins([Person(id="1", name="Ada Byron")], [Person(id="2", name="Byron, Ada")])
    >>> found["2"].first.id, found["2"].sure
    ('1', True)
    """
    fresh = {person.id: person for person in newcomers}
    twins: dict[str, Duplicate] = {}
    for pair in duplicates([*there, *fresh.values()]):
        if pair.second.id in fresh:
            twins.setdefault(pair.second.id, pair)
    return twins


def plain_name(name: str) -> str:
    """Return a name as it is compared: its words without case, accents and form of address, in order of the alphabet.

    Examples
    --------
    >>> plain_name("Müller, Dr. Jörg") == plain_name("jorg MULLER")
    True
    """
    swapped = " ".join(reversed(name.split(",", 1)))
    bare = unicodedata.normalize("NFKD", _ADDRESSED.sub("", swapped.strip()).casefold())
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(sorted(_WORD.findall(letters)))


def _same_address(people: Iterable[Person]) -> Iterator[tuple[Person, Person]]:
    for alike in _alike(people, lambda person: person.email.strip().casefold()):
        if len(alike) == 2:  # noqa: PLR2004 - a pair
            yield alike[0], alike[1]


def _same_name(people: Iterable[Person], apart: Container[frozenset[str]]) -> Iterator[tuple[Person, Person]]:
    """Put everybody beside the first of their name from whom nobody has told them apart."""
    for alike in _alike(people, lambda person: plain_name(person.name)):
        for at, other in enumerate(alike):
            beside = ((one, other) for one in alike[:at] if frozenset((one.id, other.id)) not in apart)
            yield from islice(beside, 1)


def _close_names(people: Iterable[Person]) -> Iterator[tuple[Person, Person]]:
    """Compare the names of people with the same title and initials."""
    names: dict[str, str] = {}

    def title_and_initials(person: Person) -> Hashable:
        names[person.id] = plain_name(person.name)
        title = " ".join(_WORD.findall(person.title.casefold()))
        return title and (title, tuple(sorted(word[0] for word in names[person.id].split())))

    for alike in _alike(people, title_and_initials):
        for first, second in combinations(alike[:_MOST_ALIKE], 2):
            if _are_close(names[first.id], names[second.id]):
                yield first, second


def _are_close(one: str, other: str) -> bool:
    words = list(zip(one.split(), other.split(), strict=True))
    if any(min(map(len, pair)) == 1 for pair in words):  # an initial stands for what begins with it
        return any(a == b and len(a) > 1 for a, b in words)
    compared = SequenceMatcher(None, one, other, autojunk=False)
    return compared.quick_ratio() >= _CLOSE and compared.ratio() >= _CLOSE


def _alike(people: Iterable[Person], key: Callable[[Person], Hashable]) -> Iterator[list[Person]]:
    groups: dict[Hashable, list[Person]] = defaultdict(list)
    for person in people:
        if said := key(person):
            groups[said].append(person)
    return (group for group in groups.values() if len(group) > 1)
