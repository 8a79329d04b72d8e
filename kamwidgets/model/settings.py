"""How a company counts: its money, its fiscal year, and what it asks of key accounts."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from kamwidgets.model.parts import Amount, Part, Share, Text

__all__ = ["Settings"]


def _currency(code: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise ValueError(f"“{code}” is no currency: write its three letters, such as EUR.")
    return code


def _locale(name: str) -> str:
    from babel.localedata import exists

    if not re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", name) or not exists(name):
        raise ValueError(f"“{name}” is no locale we know: write a language and a country, such as en_GB.")
    return name


class Settings(Part):
    """How this company counts.

    Attributes
    ----------
    currency : str
        ISO 4217; all money in the workspace is in it.
    locale : str
        Decides how numbers and dates are read and shown.
    fiscal_year_start : int
        First month of the fiscal year, 1-12; a fiscal year is named after the calendar year in which it ends.
    as_of : date, optional
        From which date facts are past, open or next year; None takes the last date in the facts.
    cancelled : tuple of str
        Status words of orders that do not count, compared trimmed and in any case.
    capacity : int
        How many key accounts the named managers can serve.
    known_needed : float
        Share of the weight that must be known before an account is scored.
    entry_score, exit_score : float, optional
        The score from which a customer is to be decided on, and the one below which a key account is: between the two
        nobody comes or goes for a few points. None = no such rule.
    level : {"account", "parent"}
        Whether accounts are compared and chosen one by one, or rolled up to their topmost parent.
    fixed_costs : float, optional
        What has to be earned in a year whatever is sold; None = not entered.
    cash : float, optional
        What there is to live on where fixed costs are not covered; None = not entered.
    """

    company: Text = ""
    currency: Annotated[str, AfterValidator(_currency)] = "EUR"
    locale: Annotated[str, AfterValidator(_locale)] = "en_GB"
    fiscal_year_start: Annotated[int, Field(ge=1, le=12)] = 1
    as_of: date | None = None
    cancelled: tuple[Text, ...] = ("cancelled", "canceled", "void", "storniert")
    capacity: Annotated[int, Field(ge=1, le=1_000)] = 6
    known_needed: Share = 0.6
    entry_score: Share | None = None
    exit_score: Share | None = None
    level: Literal["account", "parent"] = "account"
    fixed_costs: Annotated[Amount, Field(ge=0)] | None = None
    cash: Annotated[Amount, Field(ge=0)] | None = None

    @model_validator(mode="after")
    def _enters_above_the_exit(self) -> Self:
        if self.entry_score is not None and self.exit_score is not None and self.exit_score > self.entry_score:
            raise ValueError("The score to stay must not lie above the score to come in.")
        return self
