"""What an exposure is, and what is looked at to find them (M15)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from kamwidgets.model import PLAIN, AccountPlan, Competitor, Formats, Link, MapSettings, Member, RivalLink

__all__ = ["Exposure", "Looked"]

Tied = TypeVar("Tied", Link, RivalLink)


@dataclass(frozen=True, slots=True)
class Exposure:
    """One way in which we are exposed.

    Attributes
    ----------
    id : str
        The rule, and after a colon its subject where there is one.
    sentence : str
        What is the matter, for people.
    person_id : str
        The person it is about, or where to begin; or empty.
    grave : bool
        Whether the account itself is at stake.
    about : str
        What else it is about, by id: a link, one of us, a choice criterion; or empty.
    """

    id: str
    sentence: str
    person_id: str = ""
    grave: bool = False
    about: str = ""

    @property
    def rule(self) -> str:
        """The id without its subject."""
        return self.id.partition(":")[0]

    def explain(self) -> str:
        """Say what is the matter."""
        return self.sentence

    def as_json(self) -> dict[str, Any]:
        """Return the exposure as plain data."""
        return asdict(self)


@dataclass(frozen=True)
class Looked:
    """A plan with what is needed to judge it."""

    plan: AccountPlan
    today: date
    settings: MapSettings
    team: Mapping[str, Member]
    competitors: Mapping[str, Competitor]
    formats: Formats = field(default=PLAIN)

    @cached_property
    def links(self) -> Mapping[str, list[Link]]:
        """Our ties by person, without those that are noted as none."""
        return _by_person(self.plan.links.values())

    @cached_property
    def rival_links(self) -> Mapping[str, list[RivalLink]]:
        """Competitors' ties by person, without those that are noted as none."""
        return _by_person(self.plan.rival_links.values())

    def colleague(self, member_id: str) -> str:
        """Return what one of us is called."""
        return self.team[member_id].name if member_id in self.team else "somebody no longer on the team"

    def rival(self, competitor_id: str) -> str:
        """Return what a competitor is called."""
        return self.competitors[competitor_id].name if competitor_id in self.competitors else "a competitor"


def _by_person(links: Iterable[Tied]) -> dict[str, list[Tied]]:
    found: dict[str, list[Tied]] = {}
    for link in links:
        if link.level != "none":
            found.setdefault(link.person_id, []).append(link)
    return found
