"""What the shape of the relationships says about the people in it (M10-M16)."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamwidgets.methods.coverage import Check, Coverage, coverage
from kamwidgets.methods.frames import or_none
from kamwidgets.methods.paths import kinds_of
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, CoverageRule, Person

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["MEASURES", "Network", "read_network"]

MEASURES = {
    "in_degree": "How many of the others have a tie that leads to this person; 1 = all of them.",
    "out_degree": "To how many of the others a tie of this person leads; 1 = to all of them.",
    "betweenness": "On what share of the shortest ways between others this person stands; 1 = on all of them.",
    "closeness": "How near everybody is who can reach this person; 1 = everybody has a direct tie.",
    "eigenvector": "How well this person is linked to people who are themselves well linked; only compares people.",
    "constraint": "How far this person's ties lead to people who know each other anyway; low = they link groups.",
    "effective_size": "How many of this person's ties lead somewhere the others do not.",
}
"""What each measure says of a person. They often disagree (Krackhardt 1990): none of them is "power"."""

_STANDS_OUT = {
    "in_degree": "most ties lead to",
    "out_degree": "most ties start from",
    "betweenness": "most paths between others pass",
    "closeness": "everybody reaches soonest",
    "eigenvector": "closest to those who are well linked is",
    "constraint": "least held within one circle is",
    "effective_size": "most separate circles meet in",
}
_LOWEST = {"constraint"}
_FEW_PEOPLE, _FEW_TIES = 4, 3
_PERSON = set(Person.model_fields) - {"id", "imported"}


@dataclass(frozen=True, eq=False)
class Network:
    """Who stands where among the people on the map; each part is worked out when it is first asked for.

    Attributes
    ----------
    graph : networkx.DiGraph
        People and the ties that carry something.
    rules : tuple of CoverageRule
        By which coverage is counted; none = the method's own.
    """

    graph: nx.DiGraph[Any]
    rules: tuple[CoverageRule, ...] = ()

    @cached_property
    def names(self) -> dict[Any, str]:
        """Names by person."""
        return {person: str(name or person) for person, name in self.graph.nodes(data="name")}

    @cached_property
    def centralities(self) -> pd.DataFrame:
        """Indexed by person: ``in_degree``, ``out_degree``, ``betweenness`` and ``closeness``, normalised to 0-1."""
        import networkx as nx

        others = max(len(self.graph) - 1, 1)
        columns = {
            "in_degree": {person: degree / others for person, degree in self.graph.in_degree()},
            "out_degree": {person: degree / others for person, degree in self.graph.out_degree()},
            "betweenness": nx.betweenness_centrality(self.graph),
            "closeness": nx.closeness_centrality(self.graph),  # pyright: ignore[reportUnknownMemberType] - half typed
        }
        return pd.DataFrame(columns, index=list(self.graph), dtype=float)

    @cached_property
    def structure(self) -> pd.DataFrame:
        """By person, whatever way ties run: ``eigenvector``, ``constraint`` and ``effective_size``; NaN = undefined.

        Constraint and effective size are undefined for people without a tie; the eigenvector where not everybody hangs
        together, or where it does not converge.
        """
        import networkx as nx

        tied = self._undirected.subgraph([person for person, degree in self._undirected.degree() if degree])
        columns: dict[str, dict[Any, float]] = {
            "eigenvector": _eigenvector(self._undirected),
            "constraint": nx.constraint(tied) if tied else {},
            "effective_size": nx.effective_size(tied) if tied else {},
        }
        return pd.DataFrame(columns, index=list(self.graph), dtype=float)

    @property
    def density(self) -> float:
        """Ties there are, of all there could be in both directions: 0-1; 0 with fewer than two people."""
        people = len(self.graph)
        return self.graph.number_of_edges() / (people * (people - 1)) if people > 1 else 0.0

    @cached_property
    def cut_persons(self) -> tuple[Any, ...]:
        """People without whom the others fall apart into groups without a tie."""
        import networkx as nx

        cut = set(nx.articulation_points(self._undirected))
        return tuple(person for person in self.graph if person in cut)

    @cached_property
    def bridges(self) -> tuple[tuple[Any, Any], ...]:
        """Ties without which two groups have none."""
        import networkx as nx

        return tuple(nx.bridges(self._undirected))

    def contacts_of(self, person: Any) -> int:
        """With how many others a person has a tie, whatever way it runs."""
        return len(self._undirected[person])

    @cached_property
    def coverage(self) -> Coverage | None:
        """Which rules the people meet; None where the nodes carry no roles, as those of a plan do."""
        fields = dict(self.graph.nodes(data=True))
        if not any("roles" in of for of in fields.values()):
            return None
        people = {id: {name: value for name, value in of.items() if name in _PERSON} for id, of in fields.items()}
        theirs = [id for id, of in fields.items() if of.get("side", "theirs") == "theirs"]
        named = [Person.model_validate({"name": self.names[id], **people[id], "id": str(id)}) for id in theirs]
        return coverage(named, self.rules)

    @property
    def gaps(self) -> tuple[Check, ...]:
        """The next unmet rule of each part in the purchase; none where the nodes carry no roles."""
        return self.coverage.next_steps if self.coverage else ()

    @property
    def too_little(self) -> str:
        """Why the measures are too little to go on; empty where they are not."""
        people, ties = len(self.graph), self._undirected.number_of_edges()
        if people >= _FEW_PEOPLE and ties >= _FEW_TIES:
            return ""
        what = f"{PLAIN.count(people, 'person', 'people')} and {PLAIN.count(ties, 'tie')}"
        return f"{what} are too little to go on: measures say something from {_FEW_PEOPLE} people and {_FEW_TIES} ties."

    @cached_property
    def stands_out(self) -> dict[str, str]:
        """By measure, who stands out and by how much, in a sentence; without those in which nobody does."""
        found = {measure: self._first(measure) for measure in MEASURES}
        return {measure: f"{_upper(_STANDS_OUT[measure])} {said}." for measure, said in found.items() if said}

    def explain(self) -> str:
        """Say who stands out in each respect, and who must not be lost."""
        if not len(self.graph):
            return "Nobody is on the map yet."
        if not self.graph.number_of_edges():
            return "There are no ties yet."
        told = {measure: self._first(measure) for measure in self.centralities.columns}
        said = [f"{_STANDS_OUT[measure]} {who}" for measure, who in told.items() if who]
        sentences = [f"{_upper('; '.join(said))}."] if said else []
        if self.cut_persons:
            names = listing([self.names[person] for person in self.cut_persons])
            sentences.append(f"Without {names} the others fall apart into separate groups.")
        return " ".join([*sentences, *[self.too_little] * bool(self.too_little)])

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        measured = self.centralities.join(self.structure)
        return {
            "people": len(self.graph),
            "density": self.density,
            "centralities": {
                str(person): {str(name): or_none(number) for name, number in row.items()}
                for person, row in measured.to_dict(orient="index").items()
            },
            "measures": MEASURES,
            "stands_out": self.stands_out,
            "too_little": self.too_little or None,
            "cut_persons": [str(person) for person in self.cut_persons],
            "bridges": [[str(person) for person in pair] for pair in self.bridges],
        }

    @cached_property
    def _undirected(self) -> nx.Graph[Any]:
        return self.graph.to_undirected()

    def _first(self, measure: str) -> str:
        """Name who stands out, and say how many others are level with them; empty where everybody is alike."""
        known = (self.structure if measure in self.structure else self.centralities)[measure].dropna()
        if measure in _LOWEST:
            known = -known
        elif not known.max() > 0:
            return ""
        if measure in self.structure and not known.max() - known.min() > _ALIKE:
            return ""
        level = known.index[known >= known.max() - _ALIKE]
        return listing([self.names[person] for person in level], 2)


_ALIKE = 1e-9
"""Differences up to here are of arithmetic, not of people."""


def read_network(
    graph: nx.DiGraph[Any], *, kinds: Collection[str] | None = None, rules: Iterable[CoverageRule] = ()
) -> Network:
    """Measure a network of people.

    Where two people are only at odds, their tie carries nothing and is left out. Cut persons, bridges, structural holes
    and the eigenvector are found whatever way a tie runs.

    Parameters
    ----------
    graph : networkx.DiGraph
        People as nodes (attribute ``name`` where there is one), ties as edges with attribute ``kinds`` as
        ``AccountPlan.graph()`` makes them, or with a single ``kind``, or with neither.
    kinds : collection of str, optional
        Count only ties of any of these kinds.
    rules : iterable of CoverageRule, optional
        The company's rules of coverage.

    Notes
    -----
    Degree is divided by n - 1; betweenness is normalised by (n - 1)(n - 2) (Freeman 1977); closeness is the
    incoming one with the correction for people who cannot reach each other (Wasserman & Faust 1994). Constraint and
    effective size are Burt's (1992), unweighted; the eigenvector is Bonacich's (1987).

    Examples
    --------
    >>> import networkx as nx
    >>> read = read_network(nx.DiGraph([("Ada", "Ben"), ("Ben", "Cem")]))
    >>> read.cut_persons, read.bridges
    (('Ben',), (('Ada', 'Ben'), ('Ben', 'Cem')))
    >>> read.centralities["betweenness"].to_dict()
    {'Ada': 0.0, 'Ben': 0.5, 'Cem': 0.0}
    >>> read.too_little
    '3 people and 2 ties are too little to go on: measures say something from 4 people and 3 ties.'
    """
    import networkx as nx

    carrying = nx.DiGraph(graph)
    carrying.remove_edges_from(
        [(u, v) for u, v, tie in graph.edges(data=True) if u == v or not _counts(kinds_of(tie), kinds)]
    )
    return Network(carrying, tuple(rules))


def _counts(of: set[str], kinds: Collection[str] | None) -> bool:
    return of != {"at-odds"} if kinds is None else bool(of & set(kinds))


def _eigenvector(graph: nx.Graph[Any]) -> dict[Any, float]:
    import networkx as nx

    if len(graph) < 2 or not nx.is_connected(graph):  # noqa: PLR2004 - nobody to compare with
        return {}
    try:
        found = nx.eigenvector_centrality(graph, max_iter=1_000)
    except nx.PowerIterationFailedConvergence:
        return {}
    return found if all(map(math.isfinite, found.values())) else {}


def _upper(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
