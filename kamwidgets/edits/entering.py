"""Edits by which many people come onto the map at once, or one beside another (M10, M11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from kamwidgets.edits.edit import Refused, edit, part
from kamwidgets.edits.people import link_people
from kamwidgets.edits.spots import CELL, free_spot, spots_below
from kamwidgets.model import PLAIN, AccountPlan, Person, Tie

__all__ = ["MOST_AT_ONCE", "Relation", "add_beside", "add_people", "copy_people"]

MOST_AT_ONCE = 500
"""People that can be added to a map in one step."""

Relation = Literal["boss", "report", "influencer"]
"""What a newcomer is to the person they are put beside."""

_SAYS: dict[Relation, str] = {"boss": "the boss of", "report": "reporting to", "influencer": "influencing"}
_WHERE: dict[Relation, tuple[float, float]] = {
    "boss": (0, -CELL[1]),
    "report": (0, CELL[1]),
    "influencer": (CELL[0], 0),
}
_UNJUDGED = ("stance", "influence", "contact", "last_contact_on", "prefers", "email", "external_id", "also", "imported")
"""What a copy of a person starts without: judgements, and what is one person's alone."""
_NAME_LONGEST = 200


def _says_added(_plan: AccountPlan, said: Mapping[str, Any]) -> str:
    return f"{PLAIN.count(len(said['people']), 'person', 'people')} added to the map"


@edit(_says_added)
def add_people(
    plan: AccountPlan, *, people: Sequence[Mapping[str, Any]], ties: Sequence[Mapping[str, Any]] = ()
) -> AccountPlan:
    """Add several people at once, and ties of theirs: to each other, or to people who are there.

    Each is given as the fields of a `Person` or a `Tie`, ids included. Whoever comes without a place is put with the
    others beneath those who are there, bosses above those who report to them.
    """
    if not people and not ties:
        raise Refused("There is nobody to add.")
    if len(people) > MOST_AT_ONCE:
        raise Refused(
            f"These are {PLAIN.number(len(people))} people: add {MOST_AT_ONCE} at once at most, the others afterwards."
        )
    newcomers = {person["id"]: Person(**person) for person in people}
    linked = [Tie(**tie) for tie in ties]
    if len(newcomers) < len(people) or newcomers.keys() & plan.people.keys():
        raise Refused("One of these people is already on the map.")
    bosses = {tie.source: tie.target for tie in linked if tie.kind == "reports-to"}
    homeless = [id for id, person in newcomers.items() if person.x is None or person.y is None]
    spots = spots_below(homeless, bosses, [*plan.people.values(), *newcomers.values()])
    placed = {id: newcomers[id].but(x=x, y=y) for id, (x, y) in spots.items()}
    everybody = {**plan.people, **newcomers, **placed}
    return plan.but(people=everybody, ties=_with_ties(plan.ties, linked, everybody))


@edit(lambda plan, said: f"{said['name']} added, {_SAYS[said['relation']]} {plan.people[said['person_id']].name}")
def add_beside(
    plan: AccountPlan, *, id: str, person_id: str, relation: Relation, name: str, **fields: Any
) -> AccountPlan:
    """Add somebody beside a person, with what ties the two: their boss, who reports to them, or who influences them."""
    beside: Person = part(plan.people, person_id, "person")
    if relation not in _SAYS:
        raise Refused("Say whether they are the boss, report to, or influence.")
    if id in plan.people:
        raise Refused(f"{name} is already on the map.")
    if beside.x is not None and beside.y is not None and not {"x", "y"} & fields.keys():
        right, down = _WHERE[relation]
        fields["x"], fields["y"] = free_spot((beside.x + right, beside.y + down), plan.people.values())
    added = plan.but(people={**plan.people, id: Person(id=id, name=name, **fields)})
    source, target = (person_id, id) if relation == "boss" else (id, person_id)
    kind = "influences" if relation == "influencer" else "reports-to"
    return link_people(added, id=f"{id}:beside", source=source, target=target, kind=kind)


@edit(lambda _plan, said: f"{PLAIN.count(len(said['copies']), 'person', 'people')} copied")
def copy_people(plan: AccountPlan, *, copies: Mapping[str, str], dx: float = 40, dy: float = 40) -> AccountPlan:
    """Copy people, with the ties among them but nothing that was judged about them; those gone are passed over.

    ``copies`` holds the ids the copies are to have, by the ids of the people.
    """
    originals = {id: plan.people[id] for id in copies if id in plan.people}
    if not originals:
        raise Refused("These people are no longer on the map.")
    if len(originals) > MOST_AT_ONCE:
        raise Refused(f"These are {PLAIN.number(len(originals))} people: copy {MOST_AT_ONCE} at once at most.")
    fresh = {name: Person.model_fields[name].get_default(call_default_factory=True) for name in _UNJUDGED}
    made = {
        copies[id]: one.but(**fresh, **_moved(one, dx, dy), id=copies[id], name=_copied(one.name))
        for id, one in originals.items()
    }
    if made.keys() & plan.people.keys() or len(made) < len(originals):
        raise Refused("These copies are already on the map.")
    ties = {
        f"{tie.id}:{copies[tie.source]}": Tie(
            id=f"{tie.id}:{copies[tie.source]}",
            source=copies[tie.source],
            target=copies[tie.target],
            kind=tie.kind,
            strength=tie.strength,
        )
        for tie in plan.ties.values()
        if tie.source in originals and tie.target in originals
    }
    return plan.but(people={**plan.people, **made}, ties={**plan.ties, **ties})


def _with_ties(ties: Mapping[str, Tie], more: Sequence[Tie], people: Mapping[str, Person]) -> dict[str, Tie]:
    """Put more ties in; one that is there already is passed over."""
    known = {(tie.source, tie.target, tie.kind) for tie in ties.values()}
    merged = dict(ties)
    for tie in more:
        if tie.source == tie.target:
            raise Refused("A person cannot be linked to themselves.")
        part(people, tie.source, "person")
        part(people, tie.target, "person")
        if (tie.source, tie.target, tie.kind) not in known:
            known.add((tie.source, tie.target, tie.kind))
            merged[tie.id] = tie
    return merged


def _moved(person: Person, dx: float, dy: float) -> dict[str, float]:
    if person.x is None or person.y is None:
        return {}
    return {"x": round(person.x + dx, 1), "y": round(person.y + dy, 1)}


def _copied(name: str) -> str:
    ending = " (copy)"
    return name[: _NAME_LONGEST - len(ending)] + ending
