"""Through whom somebody is reached with the best chance."""

from __future__ import annotations

import json
import math
from datetime import date
from itertools import pairwise
from random import Random
from typing import Any

import networkx as nx
import pytest

from kamwidgets.methods import contact_graph, warmest_path, warmest_paths
from kamwidgets.methods.paths import carried, reach
from kamwidgets.model import AccountPlan, Competitor, Link, MapSettings, Member, Person, RivalLink, Tie, UserError

TODAY = date(2026, 11, 21)


def some_graph(seed: int, people: int = 6) -> nx.DiGraph[int]:
    """People with ties of every kind, some of them to nowhere."""
    dice, graph = Random(seed), nx.DiGraph()  # noqa: S311 - nothing to keep secret
    graph.add_nodes_from(range(people))
    for here in range(people):
        for there in range(people):
            if here != there and dice.random() < 0.4:
                kind = dice.choice(["influences", "at-odds", "reports-to"])
                graph.add_edge(here, there, kind=kind, strength=dice.randint(1, 3), confidence=dice.random())
    return graph


def every_path(graph: nx.DiGraph[int], sources: list[int], target: int) -> list[tuple[float, list[int]]]:
    """All simple paths that carry something and meet none of the sources a second time, the best first."""
    found = [
        (math.prod(carried(graph.edges[pair]) for pair in pairwise(path)), path)
        for source in sources
        for path in nx.all_simple_paths(graph, source, target)
        if not set(path[1:]) & set(sources)
    ]
    return sorted((each for each in found if each[0] > 0), reverse=True)


@pytest.mark.parametrize("seed", range(25))
def test_warmest_path__is_the_best_of_all_paths_there_are(seed: int):
    graph = some_graph(seed)
    best = every_path(graph, [0], 5)
    if not best:
        with pytest.raises(UserError, match="No path leads from 0 to 5"):
            warmest_path(graph, 0, 5)
        return
    found = warmest_path(graph, 0, 5)
    assert found.probability == pytest.approx(best[0][0])
    assert reach(graph, [0])[5] == pytest.approx(best[0][0])


@pytest.mark.parametrize("seed", range(25))
def test_warmest_paths__are_the_best_of_all_from_any_of_us(seed: int):
    graph = some_graph(seed)
    best = every_path(graph, [0, 1], 5)
    found = warmest_paths(graph, [0, 1], 5, k=4) if best else ()
    assert [path.probability for path in found] == pytest.approx([chance for chance, _ in best[:4]])
    assert len({path.nodes for path in found}) == len(found)


def test_warmest_path__follows_directions_and_prefers_what_is_given():
    graph = nx.DiGraph()
    graph.add_edge("a", "b", carries=0.2, strength=3, kind="influences")
    assert warmest_path(graph, "a", "b").probability == 0.2
    with pytest.raises(UserError, match="note who knows or influences whom"):
        warmest_path(graph, "b", "a")


@pytest.mark.parametrize(
    ("tie", "carries"),
    [
        ({"strength": 1}, 0.3),
        ({"strength": 2, "confidence": 0.5}, 0.3),
        ({"strength": 3, "confidence": "low"}, 0.45),
        ({}, 0.6),
        ({"kind": "at-odds", "strength": 3}, 0),
        ({"kinds": ("at-odds", "reports-to"), "strength": 3}, 0.9),
    ],
)
def test_carried__is_strength_times_confidence(tie: dict[str, Any], carries: float):
    assert carried(tie) == pytest.approx(carries)


@pytest.mark.parametrize(
    "tie", [{"carries": 1.5}, {"strength": 4}, {"strength": 2, "confidence": "sure"}, {"confidence": -1}]
)
def test_carried__refuses_what_is_no_probability(tie: dict[str, Any]):
    with pytest.raises(UserError, match="mend it in the graph"):
        carried(tie)


def test_warmest_path__says_who_is_not_there_and_who_is_there_already():
    graph = nx.DiGraph()
    graph.add_node("a", name="Ada")
    with pytest.raises(UserError, match="zoe is not in the graph"):
        warmest_path(graph, "a", "zoe")
    assert warmest_path(graph, "a", "a").explain() == "Ada is there already."
    assert json.loads(json.dumps(warmest_path(graph, "a", "a").as_json()))["probability"] == 1


def test_warmest_path__takes_certain_ties_and_graphs_without_directions():
    graph = nx.Graph()
    graph.add_edge("a", "b", carries=1.0)
    graph.add_edge("b", "c", carries=1)
    assert warmest_path(graph, "c", "a").probability == 1  # pyright: ignore[reportArgumentType]


def unit() -> AccountPlan:
    people = {id: Person(id=id, name=id.title()) for id in ("ada", "ben", "cem", "dia")}
    ties = {
        "1": Tie(id="1", source="ada", target="ben", kind="reports-to", strength=3, confidence="high"),
        "2": Tie(id="2", source="ben", target="cem", kind="influences", strength=2, confidence="high"),
        "3": Tie(id="3", source="ada", target="cem", kind="at-odds", strength=3, confidence="high"),
        "4": Tie(id="4", source="ada", target="ben", kind="influences", strength=1, confidence="high"),
        "5": Tie(id="5", source="dia", target="ben", kind="controls-access", strength=2, on=date(2025, 11, 21)),
    }
    links = {
        "l": Link(id="l", member_id="ana", person_id="ada", strength=2, confidence="high"),
        "n": Link(id="n", member_id="bo", person_id="dia", level="none"),
    }
    rivals = {"r": RivalLink(id="r", competitor_id="rex", person_id="cem", strength=3, confidence="high")}
    return AccountPlan(account_id="a", people=people, ties=ties, links=links, rival_links=rivals)


def test_contact_graph__holds_three_sides_with_their_names():
    team, rivals = {"ana": Member(id="ana", name="Ana")}, {"rex": Competitor(id="rex", name="Rex Ltd")}
    graph = contact_graph(unit(), today=TODAY, team=team, competitors=rivals)
    sides = {node: (fields["side"], fields["name"]) for node, fields in graph.nodes(data=True)}
    assert sides == {
        **{id: ("theirs", id.title()) for id in ("ada", "ben", "cem", "dia")},
        "ana": ("ours", "Ana"),
        "bo": ("ours", "bo"),
        "rex": ("rival", "Rex Ltd"),
    }


def test_contact_graph__walks_influence_and_rivals_forward_and_the_rest_both_ways():
    graph = contact_graph(unit(), today=TODAY)
    assert set(graph.edges) == {
        ("ada", "ben"), ("ben", "ada"), ("ben", "cem"), ("ada", "cem"), ("dia", "ben"), ("ben", "dia"),
        ("ana", "ada"), ("ada", "ana"), ("rex", "cem"),
    }  # fmt: skip
    assert graph.edges["ada", "ben"]["kinds"] == ("reports-to", "influences")
    assert graph.edges["ada", "ben"]["strength"] == 3
    assert [graph.edges[pair]["back"] for pair in (("ada", "ben"), ("ben", "ada"))] == [(), ("reports-to",)]
    carries = {pair: graph.edges[pair]["carries"] for pair in (("ada", "ben"), ("ada", "cem"), ("ben", "cem"))}
    assert carries == {("ada", "ben"): 0.9, ("ada", "cem"): 0, ("ben", "cem"): 0.6}
    assert graph.edges["dia", "ben"]["carries"] == pytest.approx(0.6 * 0.375, abs=1e-3)


def test_contact_graph__leads_to_the_warmest_path_from_one_of_us():
    path = warmest_path(contact_graph(unit(), today=TODAY), "ana", "cem")
    assert path.nodes == ("ana", "ada", "ben", "cem")
    assert path.probability == pytest.approx(0.6 * 0.9 * 0.6)
    with pytest.raises(UserError, match="No path leads from bo"):
        warmest_path(contact_graph(unit(), today=TODAY), "bo", "cem")


def test_contact_graph__carries_what_the_company_says():
    graph = contact_graph(unit(), today=TODAY, settings=MapSettings(carries=(0.1, 0.2, 0.4)))
    assert graph.edges["ada", "ben"]["carries"] == 0.4


def test_contact_graph__refuses_one_id_for_two_people():
    plan = unit().but(links={"l": Link(id="l", member_id="ada", person_id="ada")})
    with pytest.raises(UserError, match="ada stands for two"):
        contact_graph(plan, today=TODAY)


def test_reach__does_not_lead_through_people_who_pass_nothing_on():
    graph = contact_graph(unit(), today=TODAY)
    assert set(reach(graph, ["ana"])) == {"ana", "ada", "ben", "cem", "dia"}
    assert set(reach(graph, ["ana"], silent={"ben"})) == {"ana", "ada", "ben"}
    assert reach(graph, []) == {}
