"""Who can be reached through whom at an account: their people, those of us who know them, and the competitors (M13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamwidgets.methods.ageing import aged_confidence
from kamwidgets.model import AccountPlan, MapSettings, UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    import networkx as nx

    from kamwidgets.model import Competitor, Link, Member, RivalLink, Tie

__all__ = ["BOTH_WAYS", "OURS", "RIVAL", "contact_graph"]

OURS, RIVAL = "our-link", "rival-link"
"""The kinds of tie that are no `TieKind`: one of us, or a competitor, knows somebody."""

BOTH_WAYS = frozenset({"reports-to", "dotted", "controls-access", OURS})
"""Ties along which a word can be passed in either direction; influence runs forward only."""


def contact_graph(
    plan: AccountPlan,
    *,
    today: date,
    settings: MapSettings | None = None,
    team: Mapping[str, Member] | None = None,
    competitors: Mapping[str, Competitor] | None = None,
) -> nx.DiGraph[str]:
    """Return everybody who can be reached at an account as a directed graph of what each tie carries.

    Conventions: a tie carries what ``settings.carries`` says of its strength, times its certainty of today. Reports-to,
    dotted, controls-access and our own links can be walked both ways, influence only forward; people at odds carry
    nothing. A competitor's link leads from the competitor to the person and not back, so that no way of ours leads
    through them. Several ties from one to another carry as much as the best of them.

    Parameters
    ----------
    plan : AccountPlan
        Of the account.
    today : datetime.date
        From when the age of a tie is judged.
    settings : MapSettings, optional
        The company's.
    team, competitors : mapping, optional
        The Portfolio's, for the names; who is linked and not in them goes by their id.

    Returns
    -------
    networkx.DiGraph
        Nodes: ids, with ``name``, ``side`` ("theirs", "ours", "rival") and a person's fields. Edges: ``kinds``,
        ``strength`` 1-3, ``certainty`` and ``carries`` 0-1, and ``back``: those of the kinds that are only the way
        back, because nobody noted them in this direction.

    Raises
    ------
    UserError
        If one id stands for somebody on two sides.

    Examples
    --------
    >>> from datetime import date
    >>> from kamwidgets.model import Link, Person
    >>> plan = AccountPlan(account_id="a", people={"p": Person(id="p", name="Ada")})
    >>> plan = plan.but(links={"l": Link(id="l", member_id="m", person_id="p", strength=3, confidence="high")})
    >>> graph = contact_graph(plan, today=date(2026, 11, 21))
    >>> graph.nodes["m"]["side"], graph.edges["m", "p"]["carries"], graph.has_edge("p", "m")
    ('ours', 0.9, True)
    """
    import networkx as nx

    settings = settings or MapSettings()
    graph: nx.DiGraph[str] = nx.DiGraph()
    for person in plan.people.values():
        graph.add_node(person.id, side="theirs", **person.model_dump(exclude={"id", "imported"}))
    ours = {link.member_id: "" for link in plan.links.values()}
    rivals = {link.competitor_id: "" for link in plan.rival_links.values()}
    _add_side(graph, "ours", ours, team or {})
    _add_side(graph, "rival", rivals, competitors or {})
    for source, target, kind, tie in _ways(plan):
        strength, sure = tie.strength, aged_confidence(tie, today, settings)
        carries = 0.0 if kind == "at-odds" else settings.carries[strength - 1] * sure
        _add_way(graph, source, target, kind, strength=strength, certainty=sure, carries=carries)
        if kind in BOTH_WAYS:
            _add_way(graph, target, source, kind, back=True, strength=strength, certainty=sure, carries=carries)
    return graph


def _add_side(
    graph: nx.DiGraph[str], side: str, ids: Iterable[str], known: Mapping[str, Member] | Mapping[str, Competitor]
) -> None:
    for id in ids:
        if id in graph:
            raise UserError(f"The id {id} stands for two people of different sides: give one of them another id.")
        graph.add_node(id, side=side, name=known[id].name if id in known else id)


def _ways(plan: AccountPlan) -> Iterator[tuple[str, str, str, Tie | Link | RivalLink]]:
    for tie in plan.ties.values():
        yield tie.source, tie.target, tie.kind, tie
    for link in plan.links.values():
        if link.level != "none":
            yield link.member_id, link.person_id, OURS, link
    for link in plan.rival_links.values():
        if link.level != "none":
            yield link.competitor_id, link.person_id, RIVAL, link


def _add_way(graph: nx.DiGraph[str], source: str, target: str, kind: str, *, back: bool = False, **way: Any) -> None:
    """Add a tie to those there are in this direction: all kinds, the greatest strength, and what the best carries."""
    if not graph.has_edge(source, target):
        graph.add_edge(source, target, kinds=(kind,), back=(kind,) if back else (), **way)
        return
    known = graph.edges[source, target]
    best = max((known, way), key=lambda each: each["carries"])
    kinds = known["kinds"] if kind in known["kinds"] else (*known["kinds"], kind)
    only_back = known["back"] if kind in known["kinds"] else (*known["back"], kind)
    if not back:
        only_back = tuple(each for each in only_back if each != kind)
    strength = max(known["strength"], way["strength"])
    sure = {"certainty": best["certainty"], "carries": best["carries"]}
    known.update(kinds=kinds, strength=strength, back=only_back, **sure)
