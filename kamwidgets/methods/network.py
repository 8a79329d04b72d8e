"""What the shape of the relationships says about the people in it (M10-M16)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamwidgets.methods.words import listing

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Network", "read_network"]


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Who stands where among the people on the map.

    Attributes
    ----------
    centralities : pandas.DataFrame
        Indexed by person; ``in_degree``, ``out_degree``, ``betweenness`` and ``closeness``, each normalised to 0-1.
        They measure different things and often disagree (Krackhardt 1990): none of them is "power".
    cut_persons : tuple of str
        People without whom the others fall apart into groups without a tie.
    bridges : tuple of pair of str
        Ties without which two groups have none.
    names : dict of str to str
        Names by person.
    """

    centralities: pd.DataFrame
    cut_persons: tuple[str, ...]
    bridges: tuple[tuple[str, str], ...]
    names: dict[str, str]

    def explain(self) -> str:
        """Say who stands out in each respect, and who must not be lost."""
        if not len(self.centralities):
            return "Nobody is on the map yet."
        told = {
            "in_degree": "most ties lead to",
            "out_degree": "most ties start from",
            "betweenness": "most paths between others pass",
            "closeness": "everybody reaches soonest",
        }
        said = [f"{words} {self._first(column)}" for column, words in told.items() if self._first(column)]
        sentences = [f"{said[0][0].upper()}{'; '.join(said)[1:]}."] if said else ["There are no ties yet."]
        if self.cut_persons:
            names = listing([self.names[person] for person in self.cut_persons])
            sentences.append(f"Without {names} the others fall apart into separate groups.")
        return " ".join(sentences)

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "people": len(self.centralities),
            "centralities": {
                str(person): {str(name): float(number) for name, number in row.items()}
                for person, row in self.centralities.to_dict(orient="index").items()
            },
            "cut_persons": list(self.cut_persons),
            "bridges": [list(pair) for pair in self.bridges],
        }

    def _first(self, column: str) -> str:
        """Name who is highest, and say how many others are level with them; empty where everybody has nothing."""
        highest = self.centralities[column].max()
        if not highest > 0:
            return ""
        level = self.centralities.index[self.centralities[column] >= highest - 1e-12]
        return listing([self.names[person] for person in level], 2)


def read_network(graph: nx.DiGraph[Any]) -> Network:
    """Measure a network of people.

    Where two people are only at odds, their tie carries nothing and is left out. Cut persons and bridges are found
    whatever way a tie runs.

    Parameters
    ----------
    graph : networkx.DiGraph
        People as nodes (attribute ``name`` where there is one), ties as edges with attribute ``kinds`` as
        ``AccountPlan.graph()`` makes them, or with a single ``kind``, or with neither.

    Notes
    -----
    Degree is divided by n - 1; betweenness is normalised by (n - 1)(n - 2) (Freeman 1977); closeness is the
    incoming one with the correction for people who cannot reach each other (Wasserman & Faust 1994).

    Examples
    --------
    >>> import networkx as nx
    >>> read = read_network(nx.DiGraph([("Ada", "Ben"), ("Ben", "Cem")]))
    >>> read.cut_persons, read.bridges
    (('Ben',), (('Ada', 'Ben'), ('Ben', 'Cem')))
    >>> read.centralities["betweenness"].to_dict()
    {'Ada': 0.0, 'Ben': 0.5, 'Cem': 0.0}
    """
    import networkx as nx

    carrying = nx.DiGraph(graph)
    idle = [(u, v) for u, v, tie in graph.edges(data=True) if u == v or _kinds(tie) == {"at-odds"}]
    carrying.remove_edges_from(idle)
    undirected = carrying.to_undirected()
    others = max(len(carrying) - 1, 1)
    columns = {
        "in_degree": {person: degree / others for person, degree in carrying.in_degree()},
        "out_degree": {person: degree / others for person, degree in carrying.out_degree()},
        "betweenness": nx.betweenness_centrality(carrying),
        "closeness": nx.closeness_centrality(carrying),  # pyright: ignore[reportUnknownMemberType] - half typed
    }
    cut = set(nx.articulation_points(undirected))
    return Network(
        centralities=pd.DataFrame(columns, index=list(carrying), dtype=float),
        cut_persons=tuple(person for person in carrying if person in cut),
        bridges=tuple(nx.bridges(undirected)),
        names={person: str(name or person) for person, name in carrying.nodes(data="name")},
    )


def _kinds(tie: dict[str, Any]) -> set[str]:
    return set(tie.get("kinds", ())) or {tie.get("kind", "")}
