"""What the things in two moments of a plan are called, and how their values are written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from kamwidgets.catalogue import load
from kamwidgets.edits.people import TIE_VERBS
from kamwidgets.methods.words import listing
from kamwidgets.model import (
    AccountPlan,
    Action,
    ChoiceCriterion,
    Concern,
    Contact,
    Formats,
    Link,
    Part,
    Person,
    Portfolio,
    RivalLink,
    SuccessFactor,
    Target,
    Tie,
)

__all__ = ["Words"]

SCALES = {
    "stance": "stance",
    "influence": "influence",
    "contact": "contact",
    "function": "function",
    "level": "tie-level",
    "wanted": "tie-level",
    "standing": "standing",
    "action": "action-status",
    "target": "target-status",
}
"""The scale on which a field's value stands."""


class Words:
    """What the things in two moments of a plan are called."""

    def __init__(
        self, before: AccountPlan, after: AccountPlan, portfolio: Portfolio, products: Mapping[str, str]
    ) -> None:
        self._people = {**before.people, **after.people}
        self._choices = {**before.choice_criteria, **after.choice_criteria}
        self._portfolio, self._products = portfolio, products
        self.formats = Formats.of(portfolio.settings)

    def person(self, person: Person) -> str:
        """Return a person's name."""
        return person.name

    def tie(self, tie: Tie) -> str:
        """Say who is tied to whom."""
        return f"{self._name(tie.source)} {TIE_VERBS[tie.kind]} {self._name(tie.target)}"

    def link(self, link: Link) -> str:
        """Say who of us knows whom."""
        return f"{self.member(link.member_id)} knows {self._name(link.person_id)}"

    def rival_link(self, link: RivalLink) -> str:
        """Say which competitor knows whom."""
        return f"{self.competitor(link.competitor_id)} knows {self._name(link.person_id)}"

    def choice(self, criterion: ChoiceCriterion) -> str:
        """Return a choice criterion's title."""
        return f"“{criterion.title}”"

    def concern(self, concern: Concern) -> str:
        """Say who cares about what."""
        return f"{self._name(concern.person_id)} cares about {self.choice(self._choices[concern.criterion_id])}"

    def judgement(self, person_id: str, field: str) -> str:
        """Say on whom and on what a judgement is."""
        return f"{self._name(person_id)}, {field}"

    def target(self, target: Target) -> str:
        """Return the product and the period."""
        product = self._products.get(target.product_id, f"product {target.product_id}")
        return f"{product} in {target.period}"

    def action(self, action: Action) -> str:
        """Return an action's title."""
        return f"“{action.title}”"

    def rhythm(self, contact: Contact) -> str:
        """Say with whom, how and how often."""
        titles = {channel.id: channel.title.lower() for channel in load().channels}
        how = titles.get(contact.channel, contact.channel)
        return f"{self._name(contact.person_id)}, {how} {contact.how_often}"

    def factor(self, factor: SuccessFactor) -> str:
        """Return a success factor's title."""
        return f"“{factor.title}”"

    def competitor(self, id: str) -> str:
        """Return a competitor's name."""
        competitor = self._portfolio.competitors.get(id)
        return competitor.name if competitor else "a competitor that is gone"

    def member(self, id: str) -> str:
        """Return the name of one of us."""
        team = self._portfolio.team
        return team[id].name if id in team else "somebody who left"

    def criterion(self, id: str) -> str:
        """Return a criterion's title."""
        criterion = self._portfolio.criteria.get(id)
        return criterion.title if criterion else id.replace("_", " ")

    def value(self, part: Part, name: str, value: Any) -> str:
        """Write a field's value; empty where there is none."""
        match value:
            case None | "" | () | "unknown":
                return ""
            case date():
                return self.formats.day(value)
            case tuple():
                return listing([self._one(name, str(each)) for each in cast("tuple[Any, ...]", value)])
            case int() | float():
                return self._number(part, name, value)
            case _:
                return self._one(f"{type(part).__name__.lower()}" if name == "status" else name, str(value))

    def _number(self, part: Part, name: str, value: float) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(part, Concern):
            return load().title("concern", str(value)).lower()
        if name == "revenue":
            return self.formats.money(value)
        return self.formats.number(value, 0 if float(value).is_integer() else 2)

    def _one(self, name: str, value: str) -> str:
        if name in SCALES:
            return load().title(SCALES[name], value).lower()
        if name == "roles":
            return next((role.title.lower() for role in load().dmu_roles if role.id == value), value)
        if name == "owner_id":
            return self.member(value)
        return self._name(value) if name in ("person_ids", "source", "target") else value

    def _name(self, person_id: str) -> str:
        person = self._people.get(person_id)
        return person.name if person else "somebody"
