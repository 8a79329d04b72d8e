"""What holds for all accounts: settings, criteria with their anchors and weights, our own team (M4, M6, M40)."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from kamwidgets.model.parts import Amount, Document, Id, Imported, Name, Part, Share, Text
from kamwidgets.model.scales import Function

__all__ = ["PORTFOLIO", "Criterion", "Member", "Portfolio", "Settings", "Tier", "WeightRule"]

PORTFOLIO = "portfolio"
"""The id of the one Portfolio document of a workspace."""


Hours = Annotated[float, Field(ge=0, le=744)]
"""Hours in a month."""


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

    @model_validator(mode="after")
    def _enters_above_the_exit(self) -> Self:
        if self.entry_score is not None and self.exit_score is not None and self.exit_score > self.entry_score:
            raise ValueError("The score to stay must not lie above the score to come in.")
        return self


class Criterion(Part):
    """Something by which accounts are compared, with its fixed anchors (M4).

    Attributes
    ----------
    worst, best : float
        The values worth 0 and 1, written before anybody is scored; best may be the smaller one.
    weight : float
        Swing weight 0-100: what going from worst to best on this criterion is worth beside the largest swing.
    source : {"rating", "fact"}
        Whether people rate it or a fact gives it.
    fact : str
        Which fact: revenue, growth or contribution.
    """

    id: Id
    title: Name
    unit: Text = ""
    worst: Amount = 0
    best: Amount = 10
    weight: Annotated[float, Field(ge=0, le=100)] = 50
    source: Literal["rating", "fact"] = "rating"
    fact: Literal["", "revenue", "growth", "contribution"] = ""

    @model_validator(mode="after")
    def _anchors_differ(self) -> Self:
        if self.worst == self.best:
            raise ValueError("The worst and the best value must differ.")
        return self


class WeightRule(Part):
    """What people agree on about weights where they do not agree on the weights themselves (M4).

    Attributes
    ----------
    kind : {"order", "interval"}
        Whether ``criterion`` weighs at least as much as ``below``, or has a share of all weight between two bounds.
    least, most : float
        The bounds of its share, 0-1; for an interval only.
    """

    id: Id
    kind: Literal["order", "interval"]
    criterion: Id
    below: Id = ""
    least: Share = 0
    most: Share = 1

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.kind == "order" and self.below in ("", self.criterion):
            raise ValueError("Choose two different criteria, of which one weighs at least as much as the other.")
        if self.kind == "interval" and self.least > self.most:
            raise ValueError("The least share must not lie above the most.")
        if self.kind == "interval" and (self.least, self.most) == (0, 1):
            raise ValueError("Write a least or a most share, or both.")
        return self


class Tier(Part):
    """How closely an account is looked after, and the managers' hours that takes (M6)."""

    id: Id
    title: Name
    hours_per_month: Hours


class Member(Part):
    """One of us who works on accounts, most of them part of their time (M40).

    Attributes
    ----------
    hours_per_month : float, optional
        What they have for accounts altogether.
    managing_hours : float, optional
        Hours a month for managing key accounts; None = they manage none.
    """

    id: Id
    name: Name
    function: Function = "unknown"
    level: Text = ""
    site: Text = ""
    country: Text = ""
    hours_per_month: Hours | None = None
    managing_hours: Hours | None = None
    external_id: Id = ""
    imported: Imported = {}


class Portfolio(Document):
    """The workspace's one document about all accounts together."""

    settings: Settings = Settings()
    criteria: dict[Id, Criterion] = {}
    team: dict[Id, Member] = {}
    tiers: dict[Id, Tier] = {}
    weight_rules: dict[Id, WeightRule] = {}
