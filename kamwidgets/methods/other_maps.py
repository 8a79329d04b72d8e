"""People and ties of another map, to be added to this one: another account's, or a graph out of a file (M10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from kamwidgets.methods.duplicates import newcomers_twins
from kamwidgets.model import AccountPlan, Part, Person, Tie, new_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    import networkx as nx

__all__ = ["OtherMap", "other_map"]

P = TypeVar("P", bound=Part)

_STAYS = ("x", "y", "external_id", "also", "imported")
"""What belongs to the map a person comes from: their place there, and what a file said about that account."""
_JUDGED = ("stance", "influence", "contact", "last_contact_on", "prefers")
_RESTS = ("evidence", "on", "confidence")
_LISTS = ("roles", "kinds", "back")


@dataclass(frozen=True, slots=True)
class OtherMap:
    """The customer's people on another map, and the ties among them.

    Attributes
    ----------
    people : tuple of Person
    ties : tuple of Tie
    left_out : int
        How many entries had no name that can be used.
    """

    people: tuple[Person, ...]
    ties: tuple[Tie, ...]
    left_out: int = 0

    def joining(
        self, plan: AccountPlan, *, without: Collection[str] | None = None, judged: bool = False
    ) -> dict[str, list[dict[str, Any]]]:
        """Return what `edits.add_people` takes to add these people to a plan, under ids of their own.

        Parameters
        ----------
        plan : AccountPlan
            Whom they join. A tie to somebody who is not added, because they are there already, leads to who is there.
        without : collection of str, optional
            Ids of those who are not to be added; by default of those whose name or address is on the map already.
        judged : bool
            Whether what was judged about them, and what their ties rest on, comes along: it was said of them at another
            account.
        """
        twins = newcomers_twins(plan.people.values(), self.people)
        on_map = {id: twin.first.id for id, twin in twins.items() if twin.first.id in plan.people}
        stay = {id for id in on_map if twins[id].sure} if without is None else set(without)
        ids = {person.id: new_id() for person in self.people if person.id not in stay}
        there = {id: who for id, who in on_map.items() if id in stay}
        ends = ids | there
        blank = {*_STAYS, *(() if judged else _JUDGED)}
        people = [_fields(each, {"id", *blank}) | {"id": ids[each.id]} for each in self.people if each.id in ids]
        ties = [
            _fields(tie, set() if judged else set(_RESTS))
            | {"id": new_id(), "source": ends[tie.source], "target": ends[tie.target]}
            for tie in self.ties
            if tie.source in ends and tie.target in ends and not {tie.source, tie.target} <= there.keys()
        ]
        return {"people": people, "ties": [tie for tie in ties if tie["source"] != tie["target"]]}


def other_map(source: AccountPlan | nx.Graph[Any]) -> OtherMap:
    """Read the customer's people, and the ties among them, from a plan or from a graph.

    A graph is read as `contact_graph`, `AccountPlan.graph` and the export to GraphML write it: nodes of our side and of
    competitors are passed over, and so are ties that nobody noted in that direction. In a graph of another program a
    node's ``label`` or id is the name, and a tie that says no kind counts as influence. A field that says something
    else than a map can hold is left unknown.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.DiGraph()
    >>> graph.add_node("p", name="Ada", roles="buyer; user", stance="supporter")
    >>> graph.add_edge("q", "p", kinds="reports-to")
    >>> other = other_map(graph)
    >>> [person.name for person in other.people], other.people[0].roles, other.ties[0].kind
    (['Ada', 'q'], ('buyer', 'user'), 'reports-to')
    >>> other.joining(AccountPlan(account_id="a"))["people"][0]["name"]
    'Ada'
    """
    if isinstance(source, AccountPlan):
        return OtherMap(tuple(source.people.values()), tuple(source.ties.values()))
    theirs = {
        node: dict(fields) for node, fields in source.nodes(data=True) if fields.get("side", "theirs") == "theirs"
    }
    read = {node: _person(node, fields) for node, fields in theirs.items()}
    people = {node: person for node, person in read.items() if person}
    return OtherMap(tuple(people.values()), tuple(_ties(source, people)), len(read) - len(people))


def _person(node: object, fields: Mapping[str, Any]) -> Person | None:
    name = str(fields.get("name") or fields.get("label") or node).strip()
    return _as_far_as_valid(Person, {**_apart(fields), "id": new_id(), "name": name})


def _ties(graph: nx.Graph[Any], people: Mapping[Any, Person]) -> Iterator[Tie]:
    for source, target, fields in graph.edges(data=True):
        if source == target or source not in people or target not in people:
            continue
        said = _apart(fields)
        kinds = said.get("kinds") or (said.get("kind") or "influences",)
        for kind in (each for each in kinds if each not in said.get("back", ())):
            ends = {"source": people[source].id, "target": people[target].id}
            tie = _as_far_as_valid(Tie, {**said, **ends, "id": new_id(), "kind": kind})
            if tie:
                yield tie


def _apart(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a node or a tie with what stands in one text as several."""
    lists = {name: str(fields[name]).split("; ") for name in _LISTS if isinstance(fields.get(name), str)}
    return {**fields, **{name: tuple(filter(None, several)) for name, several in lists.items()}}


def _as_far_as_valid(kind: type[P], fields: Mapping[str, Any]) -> P | None:
    """Return a part with those fields that it can have; None where one that it must have is wrong."""
    known = {name: value for name, value in fields.items() if name in kind.model_fields}
    try:
        return kind.model_validate(known)
    except ValidationError as error:
        wrong = {str(each["loc"][0]) for each in error.errors(include_url=False)}
    if any(kind.model_fields[name].is_required() for name in wrong):
        return None
    return kind.model_validate({name: value for name, value in known.items() if name not in wrong})


def _fields(part: Part, without: Collection[str]) -> dict[str, Any]:
    return part.model_dump(exclude_defaults=True, exclude=set(without))
