"""What does not fit in who reports to whom: people with two bosses, and loops (M11)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, cast

from kamwidgets.model import AccountPlan, Tie

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["reporting_loops", "several_bosses"]


def several_bosses(plan: AccountPlan) -> dict[str, tuple[Tie, ...]]:
    """Return, by person, the ties to their bosses where there are several; dotted lines do not count.

    Examples
    --------
    >>> from kamwidgets.model import Person
    >>> people = {id: Person(id=id, name=id) for id in "abc"}
    >>> ties = {boss: Tie(id=boss, source="a", target=boss, kind="reports-to") for boss in "bc"}
    >>> {id: len(ties) for id, ties in several_bosses(AccountPlan(account_id="x", people=people, ties=ties)).items()}
    {'a': 2}
    """
    bosses: dict[str, list[Tie]] = defaultdict(list)
    for tie in _reports(plan):
        bosses[tie.source].append(tie)
    return {person: tuple(ties) for person, ties in bosses.items() if len(ties) > 1}


def reporting_loops(plan: AccountPlan) -> tuple[tuple[Tie, ...], ...]:
    """Return loops in which everybody reports to the next, each as its ties in order: one for every knot of people.

    Examples
    --------
    >>> from kamwidgets.model import Person
    >>> people = {id: Person(id=id, name=id) for id in "ab"}
    >>> ties = {id: Tie(id=id, source=id, target=to, kind="reports-to") for id, to in ("ab", "ba")}
    >>> plan = AccountPlan(account_id="x", people=people, ties=ties)
    >>> [[tie.source for tie in loop] for loop in reporting_loops(plan)]
    [['a', 'b']]
    """
    import networkx as nx

    ties = {(tie.source, tie.target): tie for tie in _reports(plan)}
    graph: nx.DiGraph[str] = nx.DiGraph(list(ties))
    order = {id: place for place, id in enumerate(plan.people)}
    loops: list[tuple[Tie, ...]] = []
    for knot in nx.strongly_connected_components(graph):
        if len(knot) > 1:
            first = min(knot, key=order.__getitem__)
            loop = cast("list[tuple[str, str]]", cast("Any", nx).find_cycle(graph.subgraph(knot), first))
            loops.append(tuple(ties[ends] for ends in loop))
    return tuple(loops)


def _reports(plan: AccountPlan) -> list[Tie]:
    return [tie for tie in plan.ties.values() if tie.kind == "reports-to"]
