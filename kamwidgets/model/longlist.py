"""Who is on the long list and comes to the short one, and what is corrected in what was imported (M3, M5, M6)."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from kamwidgets.model.account_facts import ACCOUNT_FACTS
from kamwidgets.model.parts import Amount, Id, Name, Part, Text

__all__ = ["CORRECTABLE", "Correction", "CutRule", "NamedAccount", "Override", "correction_id"]


class CutRule(Part):
    """What an account must be to come from the long list to the short one (M3).

    Attributes
    ----------
    fact : str
        An id of ``ACCOUNT_FACTS``.
    test : {"at-least", "at-most", "between", "is"}
        How it is compared; words can only be compared by *is*, and numbers by the others.
    low, high : float, optional
        The bounds, included: at least ``low``, at most ``high``.
    words : tuple of str
        What it may be.
    """

    id: Id
    fact: Id = "revenue"
    test: Literal["at-least", "at-most", "between", "is"] = "at-least"
    low: Amount | None = None
    high: Amount | None = None
    words: tuple[Text, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether its bounds or words are there already."""
        needed = {"at-least": (self.low,), "at-most": (self.high,), "between": (self.low, self.high)}
        return bool(self.words) if self.test == "is" else None not in needed[self.test]

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.fact not in ACCOUNT_FACTS:
            raise ValueError(f"“{self.fact}” is no fact of an account: choose among {', '.join(ACCOUNT_FACTS)}.")
        fact = ACCOUNT_FACTS[self.fact]
        if fact.is_number == (self.test == "is"):
            how = "at least, at most or between" if fact.is_number else "by what it is"
            raise ValueError(f"{fact.title} can only be compared {how}.")
        if self.test == "between" and self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("The lower bound must not lie above the upper one.")
        return self


class Override(Part):
    """That an account is on the short list, or not, whatever the rules say, and why (M6)."""

    on_list: bool
    reason: Name


class NamedAccount(Part):
    """An account of which nothing is known but its name: nothing was imported about it (M5)."""

    id: Id
    name: Name


CORRECTABLE = ("relationship", "parent_id", "country", "region", "segment")
"""What imported facts about an account can be corrected in."""


class Correction(Part):
    """What an imported field of an account should say, and why; what was imported stays as it is.

    Attributes
    ----------
    value : str
        Empty = there is none, such as no parent.
    """

    account_id: Id
    field: Literal["relationship", "parent_id", "country", "region", "segment"]
    value: Id
    reason: Text
    by: Text = ""
    on: date | None = None


def correction_id(account_id: str, field: str) -> str:
    """Return the address of a correction: there is one per account and field.

    Examples
    --------
    >>> correction_id("C012", "region")
    'C012@region'
    """
    return f"{account_id}@{field}"
