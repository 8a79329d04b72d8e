"""What holds for all accounts: settings, criteria with their anchors and weights, our own team (M4, M6, M40)."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from kamwidgets.model.account_facts import ACCOUNT_FACTS
from kamwidgets.model.map_settings import CoverageRule, MapSettings
from kamwidgets.model.parts import Amount, Document, Id, Imported, Name, Part, Share, Text
from kamwidgets.model.scales import Function
from kamwidgets.model.standing import Boxes, Competitor
from kamwidgets.model.weighing import PairComparison, WeightRule

__all__ = [
    "CORRECTABLE",
    "PORTFOLIO",
    "Band",
    "Correction",
    "Criterion",
    "CutRule",
    "Member",
    "NamedAccount",
    "Override",
    "Portfolio",
    "Settings",
    "Tier",
    "correction_id",
]

PORTFOLIO = "portfolio"
"""The id of the one Portfolio document of a workspace."""


Hours = Annotated[float, Field(ge=0, le=744)]
"""Hours in a month."""


def _currency(code: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise ValueError(f"“{code}” is no currency: write its three letters, such as EUR.")
    return code


def _measured(name: str) -> str:
    """Check that it names a fact that can be measured, or none."""
    if name and not (name in ACCOUNT_FACTS and ACCOUNT_FACTS[name].is_number):
        known = ", ".join(fact.id for fact in ACCOUNT_FACTS.values() if fact.is_number)
        raise ValueError(f"“{name}” is no fact that can be measured: choose among {known}.")
    return name


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


class Band(Part):
    """Everything from the limit of the band before up to its own is worth the same.

    Attributes
    ----------
    below : float, optional
        Its upper limit, which belongs to the next band; None = there is none, for the last.
    value : float
        What it is worth, 0-1.
    """

    below: Amount | None = None
    value: Share


class Criterion(Part):
    """Something by which accounts are compared, with its fixed anchors (M4).

    Attributes
    ----------
    worst, best : float
        The values worth 0 and 1, written before anybody is scored; best may be the smaller one.
    bands : tuple of Band
        What stands in the place of the anchors where there are any: limits that rise, worths that all rise or all fall.
    meaning : str
        What it means and how to recognise it, where the company has written that itself.
    weight : float
        Swing weight 0-100: what going from worst to best on this criterion is worth beside the largest swing.
    source : {"rating", "fact"}
        Whether people rate it or a fact gives it.
    fact : str
        Which fact that can be measured: an id of ``ACCOUNT_FACTS``.
    """

    id: Id
    title: Name
    unit: Text = ""
    meaning: Text = ""
    worst: Amount = 0
    best: Amount = 10
    bands: tuple[Band, ...] = ()
    weight: Annotated[float, Field(ge=0, le=100)] = 50
    source: Literal["rating", "fact"] = "rating"
    fact: Annotated[Id, AfterValidator(_measured)] = ""

    @model_validator(mode="after")
    def _anchors_differ(self) -> Self:
        if self.worst == self.best:
            raise ValueError("The worst and the best value must differ.")
        return self

    @model_validator(mode="after")
    def _has_its_fact(self) -> Self:
        if self.source == "fact" and not self.fact:
            raise ValueError(f"Say which fact “{self.title}” comes from, or let people rate it.")
        return self

    @model_validator(mode="after")
    def _bands_are_in_order(self) -> Self:
        if not self.bands:
            return self
        limits = [band.below for band in self.bands[:-1] if band.below is not None]
        worths = [band.value for band in self.bands]
        if self.bands[-1].below is not None or len(limits) != len(self.bands) - 1:
            raise ValueError("The last band has no upper limit, and all others have one.")
        if any(limit >= following for limit, following in pairwise(limits)):
            raise ValueError("The limits of the bands must rise from one to the next.")
        if worths not in (sorted(worths), sorted(worths, reverse=True)) or worths[0] == worths[-1]:
            raise ValueError("What the bands are worth must rise from one to the next, or fall.")
        return self

    @property
    def more_is_better(self) -> bool:
        """Whether a larger value is worth more; else a smaller one is."""
        if self.bands:
            return self.bands[-1].value > self.bands[0].value
        return self.best > self.worst


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


class Portfolio(Document):
    """The workspace's one document about all accounts together.

    Attributes
    ----------
    comparisons : mapping of str to PairComparison
        What matters more of two criteria, by pair: see `pair_id`; a pair that is not there has not been compared.
    cut : mapping of str to CutRule
        The rules from the long list to the short one, by id.
    overrides : mapping of str to Override
        Who is on the short list, or not, whatever the rules say, by account.
    named : mapping of str to NamedAccount
        Accounts known only by name, by id.
    corrections : mapping of str to Correction
        By account and field: see `correction_id`.
    coverage_rules : mapping of str to CoverageRule
        The company's own, by id; none = the twenty of the method.
    """

    settings: Settings = Settings()
    criteria: dict[Id, Criterion] = {}
    team: dict[Id, Member] = {}
    tiers: dict[Id, Tier] = {}
    weight_rules: dict[Id, WeightRule] = {}
    comparisons: dict[Id, PairComparison] = {}
    cut: dict[Id, CutRule] = {}
    overrides: dict[Id, Override] = {}
    named: dict[Id, NamedAccount] = {}
    corrections: dict[Id, Correction] = {}
    competitors: dict[Id, Competitor] = {}
    boxes: Boxes = Boxes()
    map: MapSettings = MapSettings()
    coverage_rules: dict[Id, CoverageRule] = {}
