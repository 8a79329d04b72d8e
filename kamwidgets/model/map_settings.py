"""How this company reads its maps: what a tie carries, how knowledge ages, what good coverage is (M11-M16)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kamwidgets.model.parts import Id, Name, Part, Share
from kamwidgets.model.scales import DmuRole

__all__ = ["NEVER_LEAVES", "Certainties", "Chances", "CoverageLevel", "CoverageRule", "MapSettings", "PersonField"]

CoverageLevel = Literal["identified", "reached", "in-depth", "supports"]

PersonField = Literal["name", "title", "function", "unit", "site", "country", "email"]
"""What of a person a customer's copy could hold. Judgements on people never leave, whatever is marked."""

NEVER_LEAVES: tuple[PersonField, ...] = ("name", "title", "function", "unit", "site", "country", "email")
"""What no customer copy holds unless a company decides otherwise: nothing of any person."""


class Certainties(Part):
    """What a word of confidence is worth, 0-1, on the day it is said; "unknown" is for what nobody said."""

    low: Share = 0.5
    medium: Share = 0.75
    high: Share = 1.0
    unknown: Share = 0.75


class Chances(Part):
    """How likely somebody of a stance is to decide for us, 0-1; an unknown stance is run at both ends."""

    opponent: Share = 0.05
    sceptic: Share = 0.25
    neutral: Share = 0.5
    supporter: Share = 0.75
    advocate: Share = 0.95


class MapSettings(Part):
    """How maps are read (M11-M16).

    Attributes
    ----------
    half_life_months : float
        After how many months confidence in a tie or a judgement is half of what it was.
    carries : tuple of float
        What a tie of strength 1, 2 and 3 carries, 0-1, if it is as we think it is.
    stale_after_days : int
        Days without contact after which it counts as stale.
    never_leaves : tuple of str
        What of people is in no copy for the customer; where names are marked, nobody is.
    """

    half_life_months: Annotated[float, Field(gt=0, le=600)] = 12
    carries: tuple[Share, Share, Share] = (0.3, 0.6, 0.9)
    certainties: Certainties = Certainties()
    chances: Chances = Chances()
    stale_after_days: Annotated[int, Field(ge=1, le=3_650)] = 90
    never_leaves: tuple[PersonField, ...] = NEVER_LEAVES


class CoverageRule(Part):
    """One thing that good coverage of a unit asks for: somebody in one of some roles who is known this well (M10, M12).

    Attributes
    ----------
    weight : float
        Points of the score of 0-5; meeting a rule with several people earns no more.
    """

    id: Id
    title: Name
    roles: Annotated[tuple[DmuRole, ...], Field(min_length=1)]
    level: CoverageLevel
    weight: Annotated[float, Field(gt=0, le=5)] = 0.25
