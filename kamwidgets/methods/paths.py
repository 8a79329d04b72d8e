"""The warmest path: through whom somebody is reached with the best chance (M13, M16)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from kamwidgets.model import PLAIN, Formats, MapSettings, UserError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    import networkx as nx

__all__ = ["WarmPath", "carried", "kinds_of", "reach", "warmest_path", "warmest_paths", "ways_of"]

_PLAIN = MapSettings()


@dataclass(frozen=True, slots=True)
class WarmPath:
    """A way from one person to another along ties.

    Attributes
    ----------
    nodes : tuple
        Everybody on the way, from the source to the target.
    probability : float
        The product of what its ties carry, 0-1: a convention, as if each step went well or not by itself.
    steps : tuple of float
        What each tie carries.
    names : tuple of str
        What the people on the way are called.
    """

    nodes: tuple[Any, ...]
    probability: float
    steps: tuple[float, ...]
    names: tuple[str, ...]

    def explain(self, formats: Formats = PLAIN) -> str:
        """Say the way in names, and how its chance comes about."""
        if not self.steps:
            return f"{self.names[0]} is there already."
        chance = formats.number(self.probability, 2)
        product = " × ".join(formats.number(step, 2) for step in self.steps)
        worked = f"{product} = {chance}" if len(self.steps) > 1 else chance
        return f"{' → '.join(self.names)}: {worked}."

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "nodes": list(self.nodes),
            "names": list(self.names),
            "probability": self.probability,
            "steps": list(self.steps),
        }


def warmest_path(graph: nx.DiGraph[Any], source: Any, target: Any) -> WarmPath:
    """Find the most probable path from one person to another, along the directions of the graph.

    A tie carries its attribute ``carries`` where it has one. Else 0.3, 0.6 or 0.9 for a ``strength`` of 1, 2 or 3
    (without one, as for 2) times its ``confidence`` (0-1, or a word of it; without one, 1). Where two people are only
    at odds (``kind`` or ``kinds``), nothing is carried.

    Parameters
    ----------
    graph : networkx.DiGraph
        As `contact_graph` or ``AccountPlan.graph()`` makes it, or an analyst's own.
    source, target : node
        From whom to whom.

    Raises
    ------
    UserError
        If somebody is not in the graph, there is no path, or a tie carries more than 1 or less than 0.

    Notes
    -----
    The path of the least sum of −log of what each tie carries (Dijkstra 1959).

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.DiGraph()
    >>> graph.add_edge("Ana", "Ben", kind="influences", strength=3)
    >>> graph.add_edge("Ben", "Cem", kind="influences", strength=2, confidence=0.5)
    >>> graph.add_edge("Ana", "Cem", kind="at-odds", strength=3)
    >>> print(warmest_path(graph, "Ana", "Cem").explain())
    Ana → Ben → Cem: 0.90 × 0.30 = 0.27.
    """
    return warmest_paths(graph, [source], target, 1)[0]


def warmest_paths(graph: nx.DiGraph[Any], sources: Iterable[Any], target: Any, k: int = 3) -> tuple[WarmPath, ...]:
    """Find the most probable paths from any of several people to one, the warmest first.

    No path leads through a second of the sources: that one could go first.

    Parameters
    ----------
    graph : networkx.DiGraph
        As for `warmest_path`.
    sources : iterable of node
        Any of whom may go first, such as everybody on our side.
    target : node
        Whom to reach.
    k : int
        How many paths at most.

    Raises
    ------
    UserError
        As for `warmest_path`.

    Notes
    -----
    Loopless paths in the order of Yen (1971).

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.DiGraph([("Ana", "Ben"), ("Bo", "Ben"), ("Bo", "Cem"), ("Cem", "Ben")])
    >>> [path.nodes for path in warmest_paths(graph, ["Ana", "Bo"], "Ben")]
    [('Ana', 'Ben'), ('Bo', 'Ben'), ('Bo', 'Cem', 'Ben')]
    """
    import networkx as nx

    first = dict.fromkeys(sources)
    if missing := [node for node in (*first, target) if node not in graph]:
        raise UserError(f"{missing[0]} is not in the graph: take one of its nodes.")
    if target in first:
        return (_path(graph, [target]),)
    ways = ways_of(graph)
    ways.remove_edges_from([(here, there) for here, there in ways.edges if there in first])
    start = object()
    ways.add_edges_from([(start, node, {"cost": 0.0}) for node in first])
    try:
        found = list(islice(nx.shortest_simple_paths(ways, start, target, weight="cost"), k))
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        names = [_name(graph, node) for node in first]
        whom = names[0] if len(names) == 1 else "any of them"
        raise UserError(
            f"No path leads from {whom} to {_name(graph, target)}: note who knows or influences whom."
        ) from None
    return tuple(_path(graph, nodes[1:]) for nodes in found)


def reach(graph: nx.DiGraph[Any], sources: Collection[Any], *, silent: Collection[Any] = ()) -> dict[Any, float]:
    """Return with what chance everybody can be reached from any of several people; who cannot is not named.

    Parameters
    ----------
    graph : networkx.DiGraph
        As for `warmest_path`.
    sources : collection of node
        Any of whom may go first.
    silent : collection of node
        Who passes nothing on, but can be reached.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.DiGraph()
    >>> graph.add_weighted_edges_from([("Ana", "Ben", 0.5), ("Ben", "Cem", 0.5)], weight="carries")
    >>> reach(graph, ["Ana"]), reach(graph, ["Ana"], silent={"Ben"})
    ({'Ana': 1.0, 'Ben': 0.5, 'Cem': 0.25}, {'Ana': 1.0, 'Ben': 0.5})
    """
    ways = ways_of(graph)
    ways.remove_edges_from([*ways.out_edges(silent)])
    costs, _ = costs_from(ways, [node for node in sources if node in graph])
    return {node: math.exp(-cost) for node, cost in costs.items()}


def costs_from(ways: nx.DiGraph[Any], sources: Iterable[Any], without: Any = None) -> tuple[dict[Any, float], set[Any]]:
    """Return the least cost from any of several people to everybody, and who is passed on the way to others.

    Parameters
    ----------
    ways : networkx.DiGraph
        As `ways_of` makes it.
    sources : iterable of node
        Any of whom may go first.
    without : node, optional
        Somebody who is gone.
    """
    import networkx as nx

    def cost(_here: Any, there: Any, way: dict[str, Any]) -> float | None:
        return None if there == without else way["cost"]

    first = {node for node in sources if node != without}
    if not first:
        return {}, set()
    search: Any = nx.multi_source_dijkstra  # returns what its types cannot say
    costs, paths = search(ways, first, weight="cost" if without is None else cost)
    return costs, {node for path in paths.values() for node in path[:-1]}


def ways_of(graph: nx.DiGraph[Any]) -> nx.DiGraph[Any]:
    """Return the ties that carry something, each with its ``cost``: −log of what it carries.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.DiGraph()
    >>> graph.add_edge("Ana", "Ben", carries=1.0)
    >>> graph.add_edge("Ben", "Ana", kind="at-odds")
    >>> list(ways_of(graph).edges(data="cost"))
    [('Ana', 'Ben', 0.0)]
    """
    import networkx as nx

    ways: nx.DiGraph[Any] = nx.DiGraph()
    ways.add_nodes_from(graph)
    for here, there, tie in graph.edges(data=True):
        if carries := carried(tie):
            cost = abs(math.log(carries))  # of 1: 0, not -0
            ways.add_edges_from([(here, there), (there, here)][: 1 if graph.is_directed() else 2], cost=cost)
    return ways


def carried(tie: Mapping[str, Any]) -> float:
    """Return what a tie carries, 0-1, from its attributes; see `warmest_path`.

    Examples
    --------
    >>> carried({"strength": 3, "confidence": 0.5}), carried({"kinds": ("at-odds",)}), carried({"carries": 0.2})
    (0.45, 0.0, 0.2)
    """
    if kinds_of(tie) == {"at-odds"}:
        return 0.0
    if "carries" in tie:
        carries = float(tie["carries"])
    else:
        sure = tie.get("confidence", 1)
        worth = getattr(_PLAIN.certainties, sure, None) if isinstance(sure, str) else sure
        strength = tie.get("strength", 2)
        if strength not in {1, 2, 3} or worth is None:
            raise UserError("A tie has a strength of 1, 2 or 3 and a confidence of 0 to 1: mend it in the graph.")
        carries = _PLAIN.carries[int(strength) - 1] * float(worth)
    if not 0 <= carries <= 1:
        raise UserError(f"A tie carries between 0 and 1, not {carries:g}: mend it in the graph.")
    return carries


def kinds_of(tie: Mapping[str, Any]) -> set[str]:
    """Return the kinds of a tie, from ``kinds`` or ``kind``; empty where it has neither."""
    return set(tie.get("kinds", ())) or {kind for kind in (tie.get("kind"),) if kind}


def _path(graph: nx.DiGraph[Any], nodes: list[Any]) -> WarmPath:
    steps = tuple(carried(graph.edges[pair]) for pair in pairwise(nodes))
    return WarmPath(tuple(nodes), math.prod(steps), steps, tuple(_name(graph, node) for node in nodes))


def _name(graph: nx.DiGraph[Any], node: Any) -> str:
    return str(graph.nodes[node].get("name") or node)
