"""Edits of the decision-making unit: who is in it and how they are linked (M10-M12)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from kamwidgets.edits.edit import Refused, edit, part, with_part, without_part
from kamwidgets.model import AccountPlan, Person, Tie, TieKind

__all__ = [
    "add_person",
    "change_person",
    "change_tie",
    "link_people",
    "move_people",
    "remove_from_map",
    "remove_person",
    "remove_tie",
]

TIE_VERBS: dict[TieKind, str] = {
    "reports-to": "reports to",
    "dotted": "has a dotted line to",
    "influences": "influences",
    "at-odds": "is at odds with",
    "controls-access": "controls access to",
}

HANGING = ("contacts", "links", "rival_links", "grounds", "concerns", "person_opinions")
"""The collections of a plan whose parts belong to one person."""


def _tie_in_words(plan: AccountPlan, tie: Tie) -> str:
    return f"{plan.people[tie.source].name} {TIE_VERBS[tie.kind]} {plan.people[tie.target].name}"


def _says_changed(plan: AccountPlan, arguments: Mapping[str, Any]) -> str:
    fields = ", ".join(name.replace("_", " ") for name in arguments if name != "id")
    return f"{plan.people[arguments['id']].name}: {fields} changed"


@edit(lambda _plan, said: f"{said['name']} added to the map")
def add_person(plan: AccountPlan, *, id: str, name: str, **fields: Any) -> AccountPlan:
    """Add somebody who makes or influences purchases."""
    if id in plan.people:
        raise Refused(f"{name} is already on the map.")
    return with_part(plan, "people", id, Person(id=id, name=name, **fields))


@edit(_says_changed)
def change_person(plan: AccountPlan, *, id: str, **fields: Any) -> AccountPlan:
    """Change what we know of a person; somebody unknown who is given a name is known from then on."""
    person: Person = part(plan.people, id, "person")
    if person.presence == "unknown" and fields.get("name", person.name) != person.name:
        fields = {"presence": "named", **fields}
    return with_part(plan, "people", id, person.but(**fields))


@edit(lambda _plan, said: f"{len(said['positions'])} moved on the map" if len(said["positions"]) > 1 else "Moved")
def move_people(plan: AccountPlan, *, positions: Mapping[str, Mapping[str, float]]) -> AccountPlan:
    """Put people somewhere on the map; those removed meanwhile are passed over."""
    moved = {
        id: plan.people[id].but(x=round(place["x"], 1), y=round(place["y"], 1))
        for id, place in positions.items()
        if id in plan.people
    }
    if not moved:
        raise Refused("These people are no longer on the map.")
    return plan.but(people={**plan.people, **moved})


@edit(lambda plan, said: f"{plan.people[said['id']].name} removed from the map")
def remove_person(plan: AccountPlan, *, id: str) -> AccountPlan:
    """Take somebody off the map, with all that hangs on them; actions stay without them."""
    part(plan.people, id, "person")
    left = {name: _not_of(id, getattr(plan, name)) for name in HANGING}
    return plan.but(
        **left,
        people={each: person for each, person in plan.people.items() if each != id},
        ties={each: tie for each, tie in plan.ties.items() if id not in (tie.source, tie.target)},
        apart={each: two for each, two in plan.apart.items() if id not in (two.first, two.second)},
        merged={gone: kept for gone, kept in plan.merged.items() if kept != id},
        actions={
            each: action.but(person_ids=tuple(one for one in action.person_ids if one != id))
            for each, action in plan.actions.items()
        },
    )


@edit(lambda _plan, said: f"Removed from the map: people {len(said['people'])}, ties {len(said['ties'])}")
def remove_from_map(plan: AccountPlan, *, people: Collection[str], ties: Collection[str]) -> AccountPlan:
    """Take several people and ties off the map at once; those that are gone already are passed over."""
    for person_id in plan.people.keys() & set(people):
        plan = remove_person(plan, id=person_id)
    return plan.but(ties={each: tie for each, tie in plan.ties.items() if each not in ties})


@edit(lambda plan, said: _tie_in_words(plan, plan.ties[said["id"]]))
def link_people(
    plan: AccountPlan,
    *,
    id: str,
    source: str,
    target: str,
    kind: TieKind,
    **fields: Any,
) -> AccountPlan:
    """Say how one person is linked to another."""
    if source == target:
        raise Refused("A person cannot be linked to themselves.")
    part(plan.people, source, "person")
    part(plan.people, target, "person")
    tie = Tie(id=id, source=source, target=target, kind=kind, **fields)
    _refuse_twin(plan, tie)
    return with_part(plan, "ties", id, tie)


@edit(lambda plan, said: _tie_in_words(plan, plan.ties[said["id"]]))
def change_tie(plan: AccountPlan, *, id: str, **fields: Any) -> AccountPlan:
    """Change the kind, strength, direction or evidence of a tie."""
    tie: Tie = part(plan.ties, id, "tie").but(**fields)
    if tie.source == tie.target:
        raise Refused("A person cannot be linked to themselves.")
    _refuse_twin(plan, tie)
    return with_part(plan, "ties", id, tie)


@edit(lambda plan, said: f"No longer: {_tie_in_words(plan, plan.ties[said['id']])}")
def remove_tie(plan: AccountPlan, *, id: str) -> AccountPlan:
    """Take a tie off the map."""
    return without_part(plan, "ties", id, "tie")


def _not_of(person_id: str, parts: Mapping[str, Any]) -> dict[str, Any]:
    return {each: part for each, part in parts.items() if part.person_id != person_id}


def _refuse_twin(plan: AccountPlan, tie: Tie) -> None:
    for other in plan.ties.values():
        same = (other.source, other.target, other.kind) == (tie.source, tie.target, tie.kind)
        if same and other.id != tie.id:
            raise Refused(f"{_tie_in_words(plan, other)}: that is already on the map.")
