"""A plan's people and ties as the relationship map and the tables show them."""

from __future__ import annotations

from typing import Any

from kamwidgets.model import AccountPlan, DmuRole, Person
from kamwidgets.steps.words import options, roles, word

__all__ = ["KINDS", "drawn_people", "drawn_ties", "main_role"]

KINDS = options("tie")

FIRST_ROLES: tuple[DmuRole, ...] = ("decider", "approver", "gatekeeper", "buyer", "influencer", "user", "initiator")
"""Of several roles the map shows the one that counts most in the decision."""


def main_role(person: Person) -> str:
    """Return the role by which a person is drawn, or nothing."""
    return next((role for role in FIRST_ROLES if role in person.roles), "")


def drawn_people(plan: AccountPlan) -> list[dict[str, Any]]:
    """Return the people of a plan for the map."""
    titles = {role["value"]: role["label"] for role in roles()}
    return [
        {
            "id": person.id,
            "name": person.name,
            "subtitle": _subtitle(person),
            "roles": [titles[role] for role in FIRST_ROLES if role in person.roles],
            "role": main_role(person),
            "stance": person.stance,
            "influence": person.influence,
            "contact": person.contact,
            "x": person.x,
            "y": person.y,
        }
        for person in plan.people.values()
    ]


def drawn_ties(plan: AccountPlan) -> list[dict[str, Any]]:
    """Return the ties of a plan for the map."""
    return [
        {
            "id": tie.id,
            "source": tie.source,
            "target": tie.target,
            "kind": tie.kind,
            "strength": tie.strength,
            "label": f"{plan.people[tie.source].name}: {word('tie', tie.kind).lower()} {plan.people[tie.target].name}",
        }
        for tie in plan.ties.values()
    ]


def _subtitle(person: Person) -> str:
    function = "" if person.function == "unknown" else word("function", person.function)
    return person.title or function
