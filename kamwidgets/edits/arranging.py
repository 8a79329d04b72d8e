"""Edits that put several people into the same group, and say whether two entries are one person (M10)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal, get_args

from kamwidgets.edits.edit import Refused, edit, part, with_part
from kamwidgets.model import (
    PLAIN,
    AccountPlan,
    Action,
    Apart,
    Concern,
    Grounds,
    Link,
    Person,
    PersonOpinion,
    PersonScale,
    RivalLink,
    Tie,
    concern_id,
    grounds_id,
    pair_id,
)

__all__ = ["Grouping", "merge_people", "regroup_people", "tell_apart"]

Grouping = Literal["unit", "function", "site"]

_OWN = {"id", "name", "presence", "roles", "x", "y", "also", "imported"}
"""Fields that two entries about the same person do not fill for each other."""


def _says_regrouped(plan: AccountPlan, said: Mapping[str, Any]) -> str:
    value = said["value"] or "unknown"
    there = [plan.people[id].name for id in said["ids"] if id in plan.people]
    who = there[0] if len(there) == 1 else PLAIN.count(len(there), "person", "people")
    return f"{who}: {said['by']} {value}"


@edit(_says_regrouped)
def regroup_people(plan: AccountPlan, *, ids: Collection[str], by: Grouping, value: str) -> AccountPlan:
    """Put several people into one unit, function or site; those removed meanwhile are passed over."""
    if by not in get_args(Grouping):
        raise Refused("People are grouped by unit, function or site.")
    value = value or ("unknown" if by == "function" else "")
    moved = {id: plan.people[id].but(**{by: value}) for id in ids if id in plan.people}
    if not moved:
        raise Refused("These people are no longer on the map.")
    return plan.but(people={**plan.people, **moved})


@edit(lambda plan, said: f"{plan.people[said['first']].name} and {plan.people[said['second']].name} are two people")
def tell_apart(plan: AccountPlan, *, first: str, second: str) -> AccountPlan:
    """Say that two entries which look alike are about two people, so that nobody is asked again."""
    if first == second:
        raise Refused("This is one entry.")
    for id in (first, second):
        part(plan.people, id, "person")
    return with_part(plan, "apart", pair_id(first, second), Apart(first=first, second=second))


@edit(lambda plan, said: f"Two entries about {plan.people[said['keep']].name} merged into one")
def merge_people(plan: AccountPlan, *, keep: str, gone: str) -> AccountPlan:
    """Make one of two entries that are about the same person.

    The kept one says what it knows; what it does not know it takes from the other, with the grounds of a judgement.
    Ties, links, concerns, opinions, contacts and actions of the other become its own; no tie to itself and no two ties
    that say the same are left. What is sealed about the other is read as being about the kept one.
    """
    if keep == gone:
        raise Refused("These are one entry already.")
    kept: Person = part(plan.people, keep, "person")
    other: Person = part(plan.people, gone, "person")
    person = _filled(kept, other)
    return plan.but(
        people={id: person if id == keep else each for id, each in plan.people.items() if id != gone},
        ties=_ties(plan.ties.values(), keep, gone),
        links=_links(plan.links, keep, gone),
        rival_links=_rival_links(plan.rival_links, keep, gone),
        grounds=_grounds(plan.grounds, person, other),
        concerns=_concerns(plan.concerns, keep, gone),
        person_opinions=_opinions(plan.person_opinions, keep, gone),
        contacts={id: _moved(contact, keep, gone) for id, contact in plan.contacts.items()},
        actions={id: _action(action, keep, gone) for id, action in plan.actions.items()},
        apart=_apart(plan.apart.values(), keep, gone),
        merged={**{id: keep if kept == gone else kept for id, kept in plan.merged.items()}, gone: keep},
    )


def _filled(kept: Person, other: Person) -> Person:
    """Return the kept person with what only the other knows."""
    plain = {name: field.get_default(call_default_factory=True) for name, field in Person.model_fields.items()}
    taken = {
        name: getattr(other, name) for name, empty in plain.items() if name not in _OWN and getattr(kept, name) == empty
    }
    if kept.presence != "named" and other.presence == "named":
        taken |= {"name": other.name, "presence": other.presence}
    if kept.x is None or kept.y is None:
        taken |= {"x": other.x, "y": other.y}
    roles = tuple(dict.fromkeys((*kept.roles, *other.roles)))
    known = (other.external_id,) if kept.external_id and other.external_id else ()
    also = tuple(dict.fromkeys((*kept.also, *other.also, *known)))
    return kept.but(**taken, roles=roles, also=also, imported={**other.imported, **kept.imported})


def _moved(one: Any, keep: str, gone: str) -> Any:
    """Return what hangs on the person who goes as hanging on the one who is kept."""
    return one.but(person_id=keep) if one.person_id == gone else one


def _ties(ties: Iterable[Tie], keep: str, gone: str) -> dict[str, Tie]:
    own = sorted(ties, key=lambda tie: gone in (tie.source, tie.target))  # what the kept one says comes first
    moved: dict[tuple[str, str, str], Tie] = {}
    for tie in own:
        source, target = (keep if end == gone else end for end in (tie.source, tie.target))
        if source != target:
            moved.setdefault((source, target, tie.kind), tie.but(source=source, target=target))
    return {tie.id: tie for tie in moved.values()}


def _links(links: Mapping[str, Link], keep: str, gone: str) -> dict[str, Link]:
    known = {link.member_id for link in links.values() if link.person_id == keep}
    owned = any(link.owns for link in links.values() if link.person_id == keep)
    left = {id: link for id, link in links.items() if link.person_id != gone or link.member_id not in known}
    return {
        id: link.but(person_id=keep, owns=link.owns and not owned) if link.person_id == gone else link
        for id, link in left.items()
    }


def _rival_links(links: Mapping[str, RivalLink], keep: str, gone: str) -> dict[str, RivalLink]:
    known = {link.competitor_id for link in links.values() if link.person_id == keep}
    left = {id: link for id, link in links.items() if link.person_id != gone or link.competitor_id not in known}
    return {id: _moved(link, keep, gone) for id, link in left.items()}


def _grounds(grounds: Mapping[str, Grounds], person: Person, other: Person) -> dict[str, Grounds]:
    """Keep the grounds of the kept person; the other's go with the judgements that are the same or were taken over."""
    kept = {id: each for id, each in grounds.items() if each.person_id != other.id}
    for scale in get_args(PersonScale):
        theirs = grounds.get(grounds_id(other.id, scale))
        if theirs and getattr(person, scale) == getattr(other, scale):
            kept.setdefault(grounds_id(person.id, scale), theirs.but(person_id=person.id))
    return kept


def _concerns(concerns: Mapping[str, Concern], keep: str, gone: str) -> dict[str, Concern]:
    kept = {id: each for id, each in concerns.items() if each.person_id != gone}
    for each in concerns.values():
        if each.person_id == gone:
            kept.setdefault(concern_id(keep, each.criterion_id), each.but(person_id=keep))
    return kept


def _opinions(opinions: Mapping[str, PersonOpinion], keep: str, gone: str) -> dict[str, PersonOpinion]:
    known = {(each.scale, each.by) for each in opinions.values() if each.person_id == keep}
    left = {id: each for id, each in opinions.items() if each.person_id != gone or (each.scale, each.by) not in known}
    return {id: _moved(each, keep, gone) for id, each in left.items()}


def _action(action: Action, keep: str, gone: str) -> Action:
    if gone not in action.person_ids:
        return action
    return action.but(person_ids=tuple(dict.fromkeys(keep if id == gone else id for id in action.person_ids)))


def _apart(pairs: Iterable[Apart], keep: str, gone: str) -> dict[str, Apart]:
    ends = [[keep if id == gone else id for id in (two.first, two.second)] for two in pairs]
    return {pair_id(first, second): Apart(first=first, second=second) for first, second in ends if first != second}
