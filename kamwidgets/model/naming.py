"""Finding a person's name in free text, and putting a neutral word in its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

__all__ = ["NEUTRAL", "Naming"]

NEUTRAL = "a person"
"""What stands where a name stood."""

_FORMS = ("NFC", "NFD", "NFKC", "NFKD")
_AROUND = 60
"""Letters of a text shown on either side of a name."""
_SHORTEST = 3
"""Letters a surname must have to be looked for by itself."""


class Naming:
    """What a person is called: surely by full names and addresses, possibly by the surname alone.

    Names are found as whole words, in any case, with any white space between their words, the surname first as well,
    and however their accents are put together.

    Parameters
    ----------
    names : iterable of str
        Full names and e-mail addresses. One of a single word is only a possible match: it may be an ordinary word.

    Examples
    --------
    >>> ada = Naming(["Ada Lindqvist", "ada@alder.example"])
    >>> ada.replaced("Ask ADA  Lindqvist (ada@alder.example), not Lindqvist senior.")
    'Ask a person (a person), not Lindqvist senior.'
    >>> ada.is_in("Lindqvist, Ada"), ada.is_in("Lindqvist"), ada.may_be_in("Lindqvist")
    (True, False, True)
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(dict.fromkeys(stripped for name in names if (stripped := name.strip())))

    def is_in(self, text: str) -> bool:
        """Whether a text names the person for sure."""
        return bool(self._sure.search(text))

    def may_be_in(self, text: str) -> bool:
        """Whether a text holds what may be the person's name or another's."""
        return bool(self._possible.search(text))

    def replaced(self, text: str, *, possible: bool = False) -> str:
        """Return a text with a neutral word for each name; for the possible ones too if they are meant."""
        sure = _neutral(self._sure, text)
        return _neutral(self._possible, sure) if possible else sure

    def excerpt(self, text: str) -> str:
        """Return a short piece of a text around where the person is first named."""
        found = self._sure.search(text) or self._possible.search(text)
        start, end = (found.start() - _AROUND, found.end() + _AROUND) if found else (0, 2 * _AROUND)
        shown = " ".join(text[max(0, start) : end].split())
        return f"{'…' if start > 0 else ''}{shown}{'…' if end < len(text) else ''}"

    @cached_property
    def _sure(self) -> re.Pattern[str]:
        several = [name.split() for name in self.names if " " in name]
        swapped = [[*words[-1:], *words[:-1]] for words in several]
        return _pattern([*several, *swapped, *([name] for name in self.names if "@" in name)])

    @cached_property
    def _possible(self) -> re.Pattern[str]:
        words = [name.split()[-1] for name in self.names if "@" not in name]
        return _pattern([[word] for word in words if len(word) >= _SHORTEST or word in self.names])


def _neutral(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: NEUTRAL if found.start() else NEUTRAL.capitalize(), text)


def _pattern(names: Iterable[list[str]]) -> re.Pattern[str]:
    """Match any of several names, each a list of words, the longest first; nothing where there are none."""
    spelt = {
        r"[\s,]+".join(re.escape(unicodedata.normalize(form, word)) for word in name)
        for name in names
        for form in _FORMS
    }
    if not spelt:
        return re.compile(r"(?!)")
    either = "|".join(sorted(spelt, key=len, reverse=True))
    letter = r"[^\W_]|[\u0300-\u036f]"  # an accent that stands by itself belongs to its letter
    return re.compile(rf"(?<![^\W_])(?:{either})(?!{letter})", re.IGNORECASE)
