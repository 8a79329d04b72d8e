"""A plan's people and ties as the relationship map and the tables show them, with us and our rivals at the edges."""

from __future__ import annotations

from datetime import date
from typing import Any

from kamwidgets.methods import aged_confidence
from kamwidgets.model import AccountPlan, DmuRole, Link, Person, Portfolio, RivalLink, Tie
from kamwidgets.steps.words import options, roles, word

__all__ = ["KINDS", "MEMBER", "RIVAL", "drawn_people", "drawn_ties", "in_words", "main_role", "name_of", "one_of"]

KINDS = options("tie")

MEMBER, RIVAL = "member:", "rival:"
"""What the ids of our people and of competitors begin with on the map."""

FIRST_ROLES: tuple[DmuRole, ...] = ("decider", "approver", "gatekeeper", "buyer", "influencer", "user", "initiator")
"""Of several roles the map shows the one that counts most in the decision."""

GONE = "Somebody who left the team"
FORMER = "A competitor no longer listed"


def main_role(person: Person) -> str:
    """Return the role by which a person is drawn, or nothing."""
    return next((role for role in FIRST_ROLES if role in person.roles), "")


def one_of(drawn_id: str, side: str) -> str:
    """Return the id of one of us, or of a competitor, that an id on the map stands for; empty where it does not.

    Examples
    --------
    >>> one_of("member:m", MEMBER), one_of("p", MEMBER)
    ('m', '')
    """
    return drawn_id.removeprefix(side) if drawn_id.startswith(side) else ""


def name_of(portfolio: Portfolio, tie: Link | RivalLink) -> str:
    """Return what one of us, or a competitor, is called, also after they are no longer listed."""
    if isinstance(tie, Link):
        member = portfolio.team.get(tie.member_id)
        return member.name if member else GONE
    rival = portfolio.competitors.get(tie.competitor_id)
    return rival.name if rival else FORMER


def in_words(plan: AccountPlan, portfolio: Portfolio, tie: Tie | Link | RivalLink) -> str:
    """Say between whom a tie is, and what it is."""
    if isinstance(tie, Tie):
        kind = word("tie", tie.kind).lower()
        return f"{plan.people[tie.source].name}: {kind} {plan.people[tie.target].name}"
    level = word("tie-level", tie.level).lower()
    return f"{name_of(portfolio, tie)}: knows {plan.people[tie.person_id].name}, {level}"


def drawn_people(plan: AccountPlan, portfolio: Portfolio) -> list[dict[str, Any]]:
    """Return the people of a plan for the map; those of us and the rivals who are tied to them have no place kept."""
    titles = {role["value"]: role["label"] for role in roles()}
    theirs = [
        {
            "id": person.id,
            "name": person.name,
            "subtitle": _subtitle(person),
            "roles": [titles[role] for role in FIRST_ROLES if role in person.roles],
            "role": main_role(person),
            "stance": person.stance,
            "influence": person.influence,
            "contact": person.contact,
            "presence": person.presence,
            "side": "",
            "groups": {"unit": person.unit, "function": _function(person), "site": person.site},
            "x": person.x,
            "y": person.y,
        }
        for person in plan.people.values()
    ]
    return [*theirs, *_at_the_edges(plan, portfolio)]


def _at_the_edges(plan: AccountPlan, portfolio: Portfolio) -> list[dict[str, Any]]:
    """Return everybody of us and every rival who has a tie, each once."""
    sides: dict[str, tuple[str, str, str]] = {}
    for link in plan.links.values():
        member = portfolio.team.get(link.member_id)
        function = word("function", member.function) if member and member.function != "unknown" else ""
        sides[MEMBER + link.member_id] = ("own", name_of(portfolio, link), (member.level if member else "") or function)
    for link in plan.rival_links.values():
        sides[RIVAL + link.competitor_id] = ("rival", name_of(portfolio, link), "Competitor")
    blank: dict[str, Any] = {"roles": [], "role": "", "stance": "unknown", "influence": "unknown", "contact": "unknown"}
    blank |= {"presence": "named", "groups": {}, "x": None, "y": None}
    return [
        {
            "id": id,
            "name": name,
            "subtitle": told,
            **blank,
            "presence": "named",
            "side": side,
            "groups": {},
            "x": None,
            "y": None,
        }
        for id, (side, name, told) in sides.items()
    ]


def drawn_ties(plan: AccountPlan, portfolio: Portfolio, today: date) -> list[dict[str, Any]]:
    """Return the ties of a plan for the map: theirs, ours and those of rivals, each as sure as it still is."""
    return [
        {
            "id": tie.id,
            **_ends(tie),
            "strength": tie.strength,
            "confidence": aged_confidence(tie, today, portfolio.map),
            "label": in_words(plan, portfolio, tie),
        }
        for tie in (*plan.ties.values(), *plan.links.values(), *plan.rival_links.values())
    ]


def _ends(tie: Tie | Link | RivalLink) -> dict[str, Any]:
    if isinstance(tie, Tie):
        return {"source": tie.source, "target": tie.target, "kind": tie.kind}
    level = {"level": word("tie-level", tie.level)}
    if isinstance(tie, Link):
        ours = {"source": MEMBER + tie.member_id, "target": tie.person_id, "kind": "ours"}
        return ours | level | {"wanted": word("tie-level", tie.wanted)}
    return {"source": RIVAL + tie.competitor_id, "target": tie.person_id, "kind": "rival"} | level


def _function(person: Person) -> str:
    return "" if person.function == "unknown" else word("function", person.function)


def _subtitle(person: Person) -> str:
    return person.title or _function(person)
