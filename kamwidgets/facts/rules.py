"""What a workspace has settled about its facts, and the one kind of error its people see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamwidgets.model.errors import UserError

if TYPE_CHECKING:
    from datetime import date

__all__ = ["CANCELLED", "FactsError", "Rules", "UnknownLettersError"]

CANCELLED = ("cancelled", "canceled", "void", "storniert")
"""Status words that keep an order out of revenue, unless the workspace says otherwise."""


class FactsError(UserError):
    """A file or a question that cannot be taken as it is. The message is a sentence for people."""


class UnknownLettersError(FactsError):
    """A text file whose encoding cannot be told: a person has to say which it is."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How a workspace reads its facts.

    Attributes
    ----------
    cancelled : tuple of str
        Status words that mean an order was cancelled; case and outer spaces do not matter.
    as_of : datetime.date or None
        The day from which past and open are judged; ``None`` = the last day in the facts.
    fiscal_year_start : int
        First month of the fiscal year, 1–12.
    currency : str
        ISO code of the one currency of the workspace.
    locale : str
        Decides how numbers and dates in files are read, for example ``de_DE``.
    """

    cancelled: tuple[str, ...] = CANCELLED
    as_of: date | None = None
    fiscal_year_start: int = 1
    currency: str = "EUR"
    locale: str = "en_GB"
