"""Everything that is judged, known and decided about one account (M3-M57)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from kamwidgets.model.dmu import Apart, ChoiceCriterion, Concern, Grounds, Link, Person, PersonOpinion, RivalLink, Tie
from kamwidgets.model.parts import Amount, Document, Id, Name, Part, Share, Text
from kamwidgets.model.scales import (
    ActionStatus,
    Answer,
    CapacityMark,
    Confidence,
    DecisionStatus,
    TargetStatus,
)
from kamwidgets.model.standing import Outlook, Spend, SuccessFactor

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "AccountPlan",
    "Action",
    "Contact",
    "Decision",
    "Gate",
    "Opinion",
    "Period",
    "Rating",
    "Review",
    "Target",
    "target_id",
]

Period = Annotated[str, StringConstraints(pattern=r"^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$")]
"""A fiscal year, quarter or month as entered: 2027, 2027-Q1, 2027-03."""


class Rating(Part):
    """How an account stands on one criterion, in the criterion's own unit, and what that rests on (M4).

    Attributes
    ----------
    by, on : str, datetime.date, optional
        Who rated and when; empty and None where an earlier version of the program kept neither.
    agreed : bool
        Whether several people settled on it after they had rated by themselves; the evidence then says why.
    """

    value: Amount
    evidence: Text = ""
    by: Text = ""
    on: date | None = None
    confidence: Confidence = "unknown"
    agreed: bool = False


class Opinion(Part):
    """What one person rated by themselves, sealed until all ratings were opened (M4).

    The value everybody agreed on afterwards is the `Rating`.
    """

    criterion_id: Id
    by: Text = ""
    value: Amount
    evidence: Text = ""
    on: date


class Gate(Part):
    """Whether an account passes one of the gates to key account status, and why (M3)."""

    answer: Answer = "unknown"
    reason: Text = ""


class Decision(Part):
    """Who decided when that an account is a key account, an emerging one or neither, why, and on which numbers (M6).

    Attributes
    ----------
    revenue : float, optional
        Turnover of ``period`` as it stood when the decision was taken, in the workspace's currency.
    facts_version : str
        The version of the facts those numbers came from.
    score : float, optional
        The account's score of that day, 0-1; None where it was not scored.
    until : datetime.date, optional
        The day on which another decision took its place, or it was withdrawn; None = it stands.
    """

    status: DecisionStatus
    reason: Text
    by: Text = ""
    on: date
    until: date | None = None
    revenue: Amount | None = None
    score: Share | None = None
    period: Id = ""
    facts_version: Id = ""


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


class Action(Part):
    """Something one of us will do by a date, and the gap it closes (M37)."""

    id: Id
    title: Name
    owner_id: Id = ""
    person_ids: tuple[Id, ...] = ()
    start_on: date | None = None
    due_on: date | None = None
    status: ActionStatus = "open"
    closes: Id = ""
    note: Text = ""

    @model_validator(mode="after")
    def _starts_before_it_is_due(self) -> Self:
        if self.start_on and self.due_on and self.start_on > self.due_on:
            raise ValueError("The start lies after the due date.")
        return self


class Contact(Part):
    """How often one of us means to be in touch with a person, and when that last happened (M36)."""

    id: Id
    person_id: Id
    channel: Name
    every_days: Annotated[int, Field(ge=1, le=1_000)]
    last_on: date | None = None
    owner_id: Id = ""

    @property
    def how_often(self) -> str:
        """How often, in words: every day, every 30 days."""
        return "every day" if self.every_days == 1 else f"every {self.every_days} days"


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
