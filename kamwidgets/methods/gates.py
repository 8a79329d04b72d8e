"""What map and facts suggest for the gates; a suggestion is shown with its reason and never taken in silence (M3).

The thresholds are rules of thumb of ours, after what the catalogue says of how a gate is recognised; there is no study
behind them.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from kamwidgets.methods.words import count, listing
from kamwidgets.model import PLAIN, AccountPlan, Answer, Formats

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["BuyingComplexity", "Suggestion", "buying_complexity", "sales_potential"]

FEW = 3
"""Fewer people than this say nothing about how buying works there; and so many roles have to be filled for a no."""

FUNCTIONS, SITES, DECIDERS = 3, 2, 2
"""From here on a purchase passes through many hands, or nobody can say yes alone."""

OPEN, SERVED, LARGE = 2.0, 0.8, 0.1
"""Spend over turnover from which there is much to win; share of the spend that is nearly all; of turnover to defend."""

THUMB = "A rule of thumb: look whether you agree."


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer to a gate that somebody may take, and why.

    Attributes
    ----------
    answer : {"yes", "no", "unknown"}
    reason : str
        A sentence with the numbers it rests on.
    """

    answer: Answer
    reason: str

    def explain(self) -> str:
        """Say what is suggested, why, and that it is no more than a rule of thumb."""
        said = {"yes": "Suggested: yes.", "no": "Suggested: no.", "unknown": "Nothing can be suggested."}[self.answer]
        return f"{said} {self.reason}" + ("" if self.answer == "unknown" else f" {THUMB}")


@dataclass(frozen=True, slots=True)
class BuyingComplexity:
    """How many people, functions and places a purchase passes through, as far as they are on the map (M14).

    Attributes
    ----------
    people, functions, sites, units : int
        How many there are; what is not entered does not count.
    roles : tuple of str
        Roles in the purchase that somebody fills.
    deciders : int
        People who decide or approve.
    """

    people: int
    functions: int
    sites: int
    units: int
    roles: tuple[str, ...]
    deciders: int

    @property
    def suggestion(self) -> Suggestion:
        """What that says of the gate.

        Yes where a purchase passes through three functions or two sites and two people or more decide or approve. No
        where one person decides, and roles enough are filled to believe it. Else nothing.
        """
        passes = self.functions >= FUNCTIONS or self.sites >= SITES
        if self.people < FEW:
            return Suggestion("unknown", f"{self._seen()} Map more people first.")
        if not self.deciders:
            return Suggestion("unknown", f"{self._seen()} Nobody is known yet who decides or approves.")
        if passes and self.deciders >= DECIDERS:
            return Suggestion("yes", self._seen())
        if len(self.roles) >= FEW:
            why = "One person can say yes alone." if self.deciders < DECIDERS else "All of it happens in few hands."
            return Suggestion("no", f"{self._seen()} {why}")
        return Suggestion("unknown", f"{self._seen()} Say first who plays which role.")

    def explain(self) -> str:
        """Say what is on the map and what that suggests."""
        return self.suggestion.explain()

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {**asdict(self), "roles": list(self.roles), "answer": self.suggestion.answer}

    def _seen(self) -> str:
        seen = [count(self.people, "person", "people"), count(self.functions, "function"), count(self.sites, "site")]
        decide = count(self.deciders, "person decides or approves", "people decide or approve")
        return f"On the map: {listing(seen)}; {decide}."


def buying_complexity(unit: AccountPlan | nx.DiGraph[str]) -> BuyingComplexity:
    """Count what makes buying complex in a mapped unit, and suggest an answer to its gate (M3, M14).

    Parameters
    ----------
    unit : AccountPlan or networkx.DiGraph
        A plan, or its graph with people as nodes and their fields as attributes.

    Examples
    --------
    >>> from kamwidgets import edits
    >>> plan = AccountPlan(account_id="a")
    >>> for name, function, role in [("Ada", "finance", "approver"), ("Ben", "it", "user"), ("Cem", "rnd", "decider")]:
    ...     plan = edits.add_person(plan, id=name, name=name, function=function, roles=(role,))
    >>> print(buying_complexity(plan).explain())
    Suggested: yes. On the map: 3 people, 3 functions and 0 sites; 2 people decide or approve. A rule of thumb: look \
whether you agree.
    """
    graph = unit.graph() if isinstance(unit, AccountPlan) else unit
    people = [dict(fields) for _, fields in graph.nodes(data=True)]
    filled = {role for person in people for role in person.get("roles", ())}
    deciding = [person for person in people if {"decider", "approver"} & set(person.get("roles", ()))]

    def different(field: str) -> int:
        return len({str(said).strip().casefold() for person in people if (said := person.get(field))} - {"unknown", ""})

    return BuyingComplexity(
        people=len(people),
        functions=different("function"),
        sites=different("site"),
        units=different("unit"),
        roles=tuple(sorted(filled)),
        deciders=len(deciding),
    )


def sales_potential(
    revenue: float, category_spend: float, *, total: float, average: float, formats: Formats = PLAIN
) -> Suggestion:
    """Suggest from turnover and spend whether there is high sales potential (M3).

    Yes where an account brings a tenth of all turnover, so much that it has to be defended; or where it spends twice in
    our categories what it spends with us, and what it buys elsewhere is as much as an average customer brings. No where
    four fifths of what it spends is ours already. Else nothing.

    Parameters
    ----------
    revenue, category_spend : float
        Yearly turnover with the account, and what it spends in our categories with all suppliers; NaN = unknown.
    total, average : float
        Turnover of all customers in that year, and of one on average.
    formats : Formats, optional
        How money is written.

    Examples
    --------
    >>> sales_potential(20_000, 100_000, total=900_000, average=15_000).reason
    'It buys for €20,000 from us a year and spends €100,000 in our categories.'
    >>> sales_potential(20_000, float("nan"), total=900_000, average=15_000).answer
    'unknown'
    """
    if math.isnan(revenue):
        return Suggestion("unknown", "Its turnover is not known.")
    ours, spent = formats.money(revenue), formats.money(category_spend)
    if total > 0 and revenue >= LARGE * total:
        return Suggestion("yes", f"It brings {formats.share(revenue / total)} of our turnover, {ours} a year.")
    if math.isnan(category_spend) or category_spend <= 0:
        return Suggestion("unknown", f"It buys for {ours} a year; what it spends in our categories is not known.")
    said = f"It buys for {ours} from us a year and spends {spent} in our categories."
    if category_spend >= OPEN * revenue and category_spend - revenue >= average:
        return Suggestion("yes", said)
    return Suggestion("no" if revenue >= SERVED * category_spend else "unknown", said)
