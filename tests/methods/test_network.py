from __future__ import annotations

import json
from typing import Any

import networkx as nx
import pandas as pd
import pytest

from kamwidgets.methods import MEASURES, read_network
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


def _high_tech(column: str) -> nx.DiGraph[int]:
    """Load ties of 21 managers as they stand."""
    ties = pd.read_csv(SHARED / "data" / "krackhardt_hightech" / "edges.csv")
    chosen = ties if column == "full" else ties[ties[f"{column}_tie"] > 0]
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(1, 22))
    graph.add_edges_from(chosen[["source", "target"]].itertuples(index=False, name=None))
    return graph


@pytest.mark.shared_data
def test_density__is_the_printed_one():
    found = [read_network(_high_tech(column)).density for column in ("advice", "friendship", "reports_to", "full")]
    assert found == pytest.approx(_published("density advice,friendship,reports,full")["expected"], abs=1e-6)


@pytest.mark.shared_data
def test_read_network__of_advice_as_a_map_has_influence_run_from_whom_is_asked():
    people = {str(id): Person(id=str(id), name=f"Manager {id}") for id in range(1, 22)}
    pairs = [(str(asked), str(asking)) for asking, asked in _high_tech("advice").edges]
    ties = {f"{a}-{b}": Tie(id=f"{a}-{b}", source=a, target=b, kind="influences") for a, b in pairs}
    found = read_network(AccountPlan(account_id="a", people=people, ties=ties).graph()).centralities * 20
    assert found["out_degree"].tolist() == pytest.approx(_published("advice indegree")["expected"])
    assert found["in_degree"].tolist() == pytest.approx(_published("advice outdegree")["expected"])


def test_structure__is_that_of_burt_on_the_kite():
    kite = nx.krackhardt_kite_graph()
    found = read_network(kite.to_directed()).structure
    by_node = {v: sum(nx.local_constraint(kite, v, u) for u in kite[v]) for v in kite}
    assert found["constraint"].to_dict() == pytest.approx(by_node)
    assert found["effective_size"].to_dict() == pytest.approx(nx.effective_size(kite, nodes=list(kite)))
    assert found["eigenvector"].to_dict() == pytest.approx(nx.eigenvector_centrality(kite, max_iter=1_000))


def test_density__of_one_kind_counts_that_kind_only():
    graph = nx.DiGraph()
    graph.add_edge("a", "b", kinds=("influences", "reports-to"))
    graph.add_edge("b", "a", kinds=("at-odds",))
    assert [read_network(graph, kinds=kinds).density for kinds in (None, {"at-odds"}, {"dotted"})] == [0.5, 0.5, 0]


ODD = {
    "nobody": [],
    "themselves": [("a", "a")],
    "a loop": [("a", "b"), ("b", "c"), ("c", "a")],
    "two apart": [("a", "b"), ("c", "d")],
    "one pair": [("a", "b")],
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("edges", ODD.values(), ids=ODD.keys())
def test_read_network__takes_odd_maps_without_a_warning_or_an_unsaid_nan(edges: list[tuple[str, str]]):
    found = read_network(nx.DiGraph(edges))
    json.dumps(found.as_json(), allow_nan=False)
    assert "nan" not in found.explain()
    assert bool(found.too_little) == (len(edges) < 3 or len(found.graph) < 4)


def test_stands_out__is_a_sentence_for_each_measure():
    said = read_network(nx.krackhardt_kite_graph().to_directed()).stands_out
    assert said["betweenness"] == "Most paths between others pass 7."
    assert said["in_degree"] == "Most ties lead to 3."
    assert set(said) == set(MEASURES)


def test_coverage__is_read_from_a_graph_that_carries_a_plans_people():
    plan = AccountPlan(account_id="a", people={"p": Person(id="p", name="Ada", roles=("decider",))})
    found = read_network(plan.graph())
    assert found.coverage is not None
    assert found.coverage.score == 0.25
    assert [gap.gap for gap in found.gaps][:2] == ["not-reached:decider", "no-approver"]
    assert read_network(nx.DiGraph([("a", "b")])).coverage is None
    assert read_network(nx.DiGraph([("a", "b")])).gaps == ()
