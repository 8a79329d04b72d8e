"""Everything that is judged, known and decided about one account (M3-M57)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from kamwidgets.model.acting import Action, Contact
from kamwidgets.model.dmu import Apart, ChoiceCriterion, Concern, Grounds, Link, Person, PersonOpinion, RivalLink, Tie
from kamwidgets.model.judging import Decision, Gate, Opinion, Rating
from kamwidgets.model.parts import Amount, Document, Id, Name, Part, Text
from kamwidgets.model.scales import CapacityMark, TargetStatus
from kamwidgets.model.standing import Outlook, Spend, SuccessFactor

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["AccountPlan", "Period", "Review", "Target", "target_id"]

Period = Annotated[str, StringConstraints(pattern=r"^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$")]
"""A fiscal year, quarter or month as entered: 2027, 2027-Q1, 2027-03."""


class Target(Part):
    """Turnover aimed at with one product in one period, and how far the customer has agreed to it (M20, M24).

    Attributes
    ----------
    revenue : float
        In the workspace's currency.
    last_revenue : float, optional
        Turnover of the last full year when the target was set, from ``facts_version``.
    """

    product_id: Name
    period: Period
    revenue: Annotated[Amount, Field(ge=0)]
    status: TargetStatus = "internal"
    with_whom: Text = ""
    agreed_on: date | None = None
    last_revenue: Amount | None = None
    facts_version: Id = ""


class Review(Part):
    """A revision of the plan with a name: the one this part was written in (M54).

    Attributes
    ----------
    revenue : float, optional
        Turnover of ``period`` as it stood on that day, from ``facts_version``, in the workspace's currency.
    target : float, optional
        Turnover aimed at in ``target_year``, all products together; None where nothing was aimed at.
    """

    id: Id
    title: Name
    on: date
    by: Text = ""
    period: Id = ""
    facts_version: Id = ""
    revenue: Amount | None = None
    target_year: Id = ""
    target: Amount | None = None


class AccountPlan(Document):
    """One account's plan. It exists from the first rating, whether the account becomes a key account or not.

    Collections are keyed by id (ratings and gates by criterion and gate, targets by product and period, earlier
    decisions by their day, grounds by person and scale, concerns by person and choice criterion), so that a change has
    an address that does not move when somebody else adds something.

    Attributes
    ----------
    tier : str
        How closely the account is, or would be, looked after: one of the Portfolio's tiers; empty = the first of them.
    mark : {"", "must", "must-not"}
        Whether the account has to be, or must not be, among those the managers' hours go to.
    spend : Spend, optional
        What it can spend in three years; None = nobody has said.
    outlook : Outlook, optional
        Where it is expected to stand; None = nobody has said.
    apart : dict
        Pairs of entries that look alike and are two people all the same, by `pair_id`.
    merged : dict
        The ids of entries that were merged into others, and the id of the one each has become.

    Examples
    --------
    >>> AccountPlan(account_id="a").people
    {}
    """

    account_id: Name
    ratings: dict[Id, Rating] = {}
    gates: dict[Id, Gate] = {}
    decision: Decision | None = None
    earlier_decisions: dict[Id, Decision] = {}
    tier: Id = ""
    mark: CapacityMark = ""
    success_factors: dict[Id, SuccessFactor] = {}
    spend: Spend | None = None
    outlook: Outlook | None = None
    people: dict[Id, Person] = {}
    ties: dict[Id, Tie] = {}
    links: dict[Id, Link] = {}
    rival_links: dict[Id, RivalLink] = {}
    grounds: dict[Id, Grounds] = {}
    choice_criteria: dict[Id, ChoiceCriterion] = {}
    concerns: dict[Id, Concern] = {}
    person_opinions: dict[Id, PersonOpinion] = {}
    apart: dict[Id, Apart] = {}
    merged: dict[Id, Id] = {}
    targets: dict[Id, Target] = {}
    actions: dict[Id, Action] = {}
    contacts: dict[Id, Contact] = {}
    opinions: dict[Id, Opinion] = {}
    reviews: dict[Id, Review] = {}

    @model_validator(mode="after")
    def _names_only_people_who_are_there(self) -> Self:
        named = {person_id for tie in self.ties.values() for person_id in (tie.source, tie.target)}
        hanging = (self.contacts, self.links, self.rival_links, self.grounds, self.concerns, self.person_opinions)
        named |= {part.person_id for parts in hanging for part in parts.values()}
        named |= {person_id for action in self.actions.values() for person_id in action.person_ids}
        named |= {id for two in self.apart.values() for id in (two.first, two.second)} | set(self.merged.values())
        if named - self.people.keys():
            raise ValueError("Something refers to a person who is not on the map.")
        return self

    @model_validator(mode="after")
    def _cares_about_criteria_that_are_there(self) -> Self:
        if {concern.criterion_id for concern in self.concerns.values()} - self.choice_criteria.keys():
            raise ValueError("Something refers to a choice criterion that is not there.")
        return self

    @property
    def is_key(self) -> bool:
        """Whether somebody decided that this is a key account."""
        return self.decision is not None and self.decision.status == "key"

    def graph(self) -> nx.DiGraph[str]:
        """Return people and ties as a directed graph, ids as nodes, a person's other fields as attributes.

        Two people may be tied in several ways: their edge carries all ``kinds`` and the greatest ``strength``.

        Examples
        --------
        >>> person = Person(id="p", name="Ada", roles=("decider",))
        >>> AccountPlan(account_id="a", people={"p": person}).graph().nodes["p"]["roles"]
        ('decider',)
        """
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph()
        for person in self.people.values():
            graph.add_node(person.id, **person.model_dump(exclude={"id", "imported"}))
        for tie in self.ties.values():
            known = graph.get_edge_data(tie.source, tie.target, {"kinds": (), "strength": 0})
            strength = max(known["strength"], tie.strength)
            graph.add_edge(tie.source, tie.target, kinds=(*known["kinds"], tie.kind), strength=strength)
        return graph


def target_id(product_id: str, period: str) -> str:
    """Return the address of a target: there is one per product and period.

    Examples
    --------
    >>> target_id("17", "2027")
    '17@2027'
    """
    return f"{product_id}@{period}"
