"""What could happen to the people on a map: changes that are only thought, never saved (M16)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamwidgets.edits import remove_person
from kamwidgets.model import AccountPlan, Person, RivalLink, UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamwidgets.model import Competitor, Member, Stance

__all__ = ["Change", "Joins", "Leaves", "MemberLeaves", "RivalWins", "Turns"]


@dataclass(frozen=True, slots=True)
class Leaves:
    """A person leaves, with all that hangs on them."""

    person_id: str

    def applied(self, plan: AccountPlan) -> AccountPlan:
        """Return the plan as it would be."""
        return remove_person(plan, id=_there(plan, self.person_id).id)

    def says(self, plan: AccountPlan, _team: Mapping[str, Member], _competitors: Mapping[str, Competitor]) -> str:
        """Say what happens, as the beginning of a sentence."""
        return f"{_there(plan, self.person_id).name} leaves"


@dataclass(frozen=True, slots=True)
class Joins:
    """Somebody new comes, known by whoever is linked to them later."""

    person: Person

    def applied(self, plan: AccountPlan) -> AccountPlan:
        """Return the plan as it would be."""
        if self.person.id in plan.people:
            raise UserError(f"{self.person.name} is already on the map: take another id for somebody new.")
        return plan.but(people={**plan.people, self.person.id: self.person})

    def says(self, _plan: AccountPlan, _team: Mapping[str, Member], _competitors: Mapping[str, Competitor]) -> str:
        """Say what happens, as the beginning of a sentence."""
        return f"{self.person.name} joins"


@dataclass(frozen=True, slots=True)
class Turns:
    """A person changes their stance; who turns against us passes nothing on for us any more."""

    person_id: str
    stance: Stance

    def applied(self, plan: AccountPlan) -> AccountPlan:
        """Return the plan as it would be."""
        turned = _there(plan, self.person_id).but(stance=self.stance)
        return plan.but(people={**plan.people, turned.id: turned})

    def says(self, plan: AccountPlan, _team: Mapping[str, Member], _competitors: Mapping[str, Competitor]) -> str:
        """Say what happens, as the beginning of a sentence."""
        return f"{_there(plan, self.person_id).name} becomes {self.stance}"


@dataclass(frozen=True, slots=True)
class MemberLeaves:
    """One of us leaves, and takes their ties along."""

    member_id: str

    def applied(self, plan: AccountPlan) -> AccountPlan:
        """Return the plan as it would be."""
        return plan.but(links={id: link for id, link in plan.links.items() if link.member_id != self.member_id})

    def says(self, _plan: AccountPlan, team: Mapping[str, Member], _competitors: Mapping[str, Competitor]) -> str:
        """Say what happens, as the beginning of a sentence."""
        return f"{team[self.member_id].name if self.member_id in team else self.member_id} of ours leaves"


@dataclass(frozen=True, slots=True)
class RivalWins:
    """A competitor wins a person: they become its trusted adviser, and the person our opponent."""

    person_id: str
    competitor_id: str

    def applied(self, plan: AccountPlan) -> AccountPlan:
        """Return the plan as it would be."""
        won = _there(plan, self.person_id).but(stance="opponent", prefers=self.competitor_id)
        rival, person = self.competitor_id, self.person_id
        known = (link for link in plan.rival_links.values() if (link.competitor_id, link.person_id) == (rival, person))
        link = next(known, RivalLink(id=f"{rival}@{person}", competitor_id=rival, person_id=person))
        best = link.but(level="trusted-adviser", strength=3, confidence="high", on=None)
        return plan.but(people={**plan.people, won.id: won}, rival_links={**plan.rival_links, best.id: best})

    def says(self, plan: AccountPlan, _team: Mapping[str, Member], competitors: Mapping[str, Competitor]) -> str:
        """Say what happens, as the beginning of a sentence."""
        rival = competitors[self.competitor_id].name if self.competitor_id in competitors else self.competitor_id
        return f"{rival} wins {_there(plan, self.person_id).name}"


Change = Leaves | Joins | Turns | MemberLeaves | RivalWins


def _there(plan: AccountPlan, person_id: str) -> Person:
    if person_id not in plan.people:
        raise UserError(f"Nobody with the id {person_id} is on the map: take one of the plan's people.")
    return plan.people[person_id]
