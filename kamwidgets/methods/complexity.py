"""How complex buying is in a mapped unit, and what that says of its gate (M3, M14).

The thresholds are rules of thumb of ours, after what the catalogue says of how the gate is recognised; there is no
study behind them.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from kamwidgets.methods.gates import Suggestion
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, AccountPlan

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["BuyingComplexity", "buying_complexity"]

FEW = 3
"""Fewer people than this say nothing about how buying works there; and so many roles have to be filled for a no."""

PEOPLE, FUNCTIONS, SITES, DECIDERS, CRITERIA = 7, 3, 2, 2, 5
"""From here on a unit is large or dispersed, nobody can say yes alone, or the choice has many criteria."""

_COMPLEX, _MIDDLING = 4, 2


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
    criteria : int
        Things by which they choose a supplier.
    """

    people: int
    functions: int
    sites: int
    units: int
    roles: tuple[str, ...]
    deciders: int
    criteria: int = 0

    @property
    def reasons(self) -> tuple[str, ...]:
        """What makes it complex, each with its number."""
        found = {
            PLAIN.count(self.people, "person", "people"): self.people >= PEOPLE,
            PLAIN.count(self.functions, "function"): self.functions >= FUNCTIONS,
            PLAIN.count(self.places, "place"): self.places >= SITES,
            f"{self.deciders} who decide or approve": self.deciders >= DECIDERS,
            f"{self.criteria} choice criteria": self.criteria >= CRITERIA,
        }
        return tuple(words for words, holds in found.items() if holds)

    @property
    def places(self) -> int:
        """Sites or operating units, whichever there are more of."""
        return max(self.sites, self.units)

    @property
    def level(self) -> Literal["unknown", "simple", "middling", "complex"]:
        """How complex it is: complex with four or five of the reasons, middling with two or three."""
        if self.people < FEW:
            return "unknown"
        much = len(self.reasons)
        return "complex" if much >= _COMPLEX else "middling" if much >= _MIDDLING else "simple"

    @property
    def suggestion(self) -> Suggestion:
        """What that says of the gate.

        Yes where a purchase passes through three functions or two places, or is made by five choice criteria, and two
        people or more decide or approve. No where one person decides, and roles enough are filled to believe it. Else
        nothing.
        """
        passes = self.functions >= FUNCTIONS or self.places >= SITES or self.criteria >= CRITERIA
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

    def says(self) -> str:
        """Say how complex the unit is, and by what; a rule of thumb."""
        if self.level == "unknown":
            return f"{self._seen()} That is too little to go on."
        why = f": {listing([*self.reasons], 5)}" if self.reasons else ""
        return f"Buying here is {self.level}{why}. A rule of thumb: look whether you agree."

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        said = {"level": self.level, "reasons": list(self.reasons), "answer": self.suggestion.answer}
        return {**asdict(self), "roles": list(self.roles), **said}

    def _seen(self) -> str:
        seen = [
            PLAIN.count(self.people, "person", "people"),
            PLAIN.count(self.functions, "function"),
            PLAIN.count(self.sites, "site"),
        ]
        decide = PLAIN.count(self.deciders, "person decides or approves", "people decide or approve")
        criteria = f"; {self.criteria} choice criteria" if self.criteria >= CRITERIA else ""
        return f"On the map: {listing(seen)}; {decide}{criteria}."


def buying_complexity(unit: AccountPlan | nx.DiGraph[str]) -> BuyingComplexity:
    """Count what makes buying complex in a mapped unit, and suggest an answer to its gate (M3, M14).

    Parameters
    ----------
    unit : AccountPlan or networkx.DiGraph
        A plan, or its graph with people as nodes and their fields as attributes; a graph knows no choice criteria.

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
    people = [of for _, of in graph.nodes(data=True) if of.get("side", "theirs") == "theirs"]
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
        criteria=len(unit.choice_criteria) if isinstance(unit, AccountPlan) else 0,
    )
