"""Spans of time and lists as they stand in a sentence; counts, amounts, shares and dates are written by `Formats`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ago", "listing"]

_YEAR = 365.25
_TWO_YEARS = 730
"""Days after which nobody counts days any more."""


def ago(days: int) -> str:
    """Write how long something is past, in the unit one would use.

    Examples
    --------
    >>> ago(1), ago(90), ago(10426)
    ('1 day ago', '90 days ago', '28 years ago')
    """
    return f"{PLAIN.count(days, 'day') if days <= _TWO_YEARS else PLAIN.count(int(days / _YEAR), 'year')} ago"


def listing(words: Sequence[str], limit: int = 3, formats: Formats = PLAIN) -> str:
    """Write several words as one would say them, and how many more there are beyond ``limit``.

    Examples
    --------
    >>> listing(["Ada"]), listing(["Ada", "Ben", "Cem"]), listing(["Ada", "Ben", "Cem", "Dia", "Eva"])
    ('Ada', 'Ada, Ben and Cem', 'Ada, Ben, Cem and 2 more')
    """
    shown = [*words[:limit], f"{formats.number(len(words) - limit)} more"] if len(words) > limit else list(words)
    return " and ".join(", ".join(shown).rsplit(", ", 1)) if len(shown) > 1 else "".join(shown)
