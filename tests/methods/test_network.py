from __future__ import annotations

import json
from typing import Any

import networkx as nx
import pandas as pd
import pytest

from kamwidgets.methods import read_network
from kamwidgets.model import AccountPlan, Person, Tie
from tests.support import SHARED


def _published(name: str) -> dict[str, Any]:
    networks = json.loads((SHARED / "reference" / "published.json").read_text(encoding="utf-8"))["networks"]
    return next(network for network in networks if network["name"] == name)


@pytest.mark.shared_data
@pytest.mark.parametrize("measure", ["betweenness", "closeness"])
def test_read_network__gives_the_printed_centralities_of_the_kite(measure: str):
    printed = _published({"betweenness": "kite betweenness normalised", "closeness": "kite closeness"}[measure])
    network = read_network(nx.krackhardt_kite_graph().to_directed())
    assert network.centralities[measure].tolist() == pytest.approx(printed["expected"], abs=printed["tolerance"])


@pytest.mark.shared_data
def test_read_network__gives_the_printed_degrees_of_the_kite():
    network = read_network(nx.krackhardt_kite_graph().to_directed())
    assert (network.centralities["in_degree"] * 9).tolist() == pytest.approx(_published("kite degree")["expected"])
    assert network.cut_persons == (7, 8)
    assert set(map(frozenset, network.bridges)) == {frozenset({7, 8}), frozenset({8, 9})}


@pytest.mark.shared_data
@pytest.mark.parametrize(("column", "printed"), [("in_degree", "advice indegree"), ("out_degree", "advice outdegree")])
def test_read_network__gives_the_printed_degrees_of_the_advice_network(column: str, printed: str):
    ties = pd.read_csv(SHARED / "data" / "krackhardt_hightech" / "edges.csv")
    graph = nx.DiGraph()
    graph.add_nodes_from(range(1, 22))
    graph.add_edges_from(ties.loc[ties.advice_tie > 0, ["source", "target"]].itertuples(index=False, name=None))
    degrees = read_network(graph).centralities[column] * 20
    assert degrees.tolist() == pytest.approx(_published(printed)["expected"])


def test_read_network__takes_a_map_with_nobody_or_one_person_on_it():
    assert read_network(nx.DiGraph()).explain() == "Nobody is on the map yet."
    alone = nx.DiGraph()
    alone.add_node("p", name="Ada")
    assert list(read_network(alone).centralities.loc["p"]) == [0, 0, 0, 0]
    assert read_network(alone).explain() == "There are no ties yet."


def test_read_network__lets_ties_of_people_at_odds_carry_nothing():
    people = {one: Person(id=one, name=one.title()) for one in ("ada", "ben", "cem")}
    ties = {
        "1": Tie(id="1", source="ada", target="ben", kind="influences"),
        "2": Tie(id="2", source="ben", target="cem", kind="at-odds"),
    }
    network = read_network(AccountPlan(account_id="a", people=people, ties=ties).graph())
    assert network.bridges == (("ada", "ben"),)
    assert network.cut_persons == ()
    assert network.names["cem"] == "Cem"


def test_explain__names_who_must_not_be_lost():
    graph = nx.DiGraph([("ada", "ben"), ("ben", "cem")])
    assert "Without ben the others fall apart" in read_network(graph).explain()


def test_as_json__is_plain_data():
    plain = json.loads(json.dumps(read_network(nx.DiGraph([("ada", "ben")])).as_json()))
    assert plain["people"] == 2
    assert plain["centralities"]["ben"]["in_degree"] == 1
