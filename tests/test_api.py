"""The analyst's API: what `import kamwidgets as kam` promises."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pandas as pd
import pytest

import kamwidgets as kam
from kamwidgets.facts import read_table
from kamwidgets.store import bring_in
from tests.support import ROOT

CUSTOMERS = b"account_id,name\nalder,Alder Ltd\nbirch,Birch AG\ncedar,Cedar SA\n"
PRODUCTS = b"product_id,name\n1,Bearing\n"
ORDERS = b"order_id,account_id,ordered_on\n1,alder,2025-03-01\n2,alder,2026-03-01\n3,birch,2026-06-01\n"
LINES = b"order_id,line_no,product_id,quantity,unit_price\n1,1,1,30,10\n2,1,1,30,10\n3,1,1,40,10\n"


@pytest.fixture
def ws(tmp_path: Path) -> kam.Workspace:
    made = kam.new_workspace(tmp_path / "w")
    tables = {"customers": CUSTOMERS, "products": PRODUCTS, "orders": ORDERS, "order-lines": LINES}
    for table, contents in tables.items():
        bring_in(made, read_table(table, contents, name=f"{table}.csv"))
    return made


@pytest.mark.parametrize("name", kam.__all__)
def test_api__resolves_every_public_name(name: str):
    assert getattr(kam, name) is not None
    assert name in dir(kam)


def test_api__knows_no_other_name():
    with pytest.raises(AttributeError, match="no_such_thing"):
        _ = kam.no_such_thing


def test_import__brings_nothing_heavy():
    code = "import sys, kamwidgets; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603
    loaded = set(told.stdout.split())
    assert "kamwidgets" in loaded
    assert not loaded & {"pandas", "numpy", "ibis", "networkx", "pydantic", "sqlalchemy", "ipywidgets"}


def test_version__is_that_of_the_package():
    assert kam.__version__ == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]


def test_open_workspace__says_how_to_make_one(tmp_path: Path):
    with pytest.raises(kam.UserError, match="kam new"):
        kam.open_workspace(tmp_path)


def test_facts__add_up_by_account_and_year(ws: kam.Workspace):
    by_year = ws.facts.revenue(by=["account_id", "year"])
    assert list(zip(by_year["account_id"], by_year["year"], by_year["revenue"], strict=True)) == [
        ("alder", 2025, 300.0),
        ("alder", 2026, 300.0),
        ("birch", 2026, 400.0),
    ]


def test_facts__are_an_ibis_table_until_read(ws: kam.Workspace):
    lazy = ws.facts.revenue.expr(by=["year"])
    assert ws.facts.read(lazy.filter(lazy.year == 2026))["revenue"].tolist() == [700.0]


def test_concentration__takes_the_facts_as_they_come(ws: kam.Workspace):
    revenue = ws.facts.revenue(by=["account_id"]).set_index("account_id")["revenue"]
    result = kam.concentration(revenue)
    assert (result.customers, result.n80, result.top_share(0.5)) == (2, 2, 0.6)
    assert "alder alone brings 60 %" in result.explain()


def test_score__takes_values_and_weights():
    table = pd.DataFrame({"volume": [1.0, 0.2], "growth": [0.5, float("nan")]}, index=["alder", "birch"])
    scores = kam.score(table, kam.weights({"volume": 100, "growth": 100}))
    assert scores.score["alder"] == 0.75
    assert scores.not_scored == ("birch",)


def test_apply__names_what_it_created_and_the_plan_shows_it(ws: kam.Workspace):
    ada = ws.apply("alder", kam.edits.add_person, name="Ada", function="finance", roles=("decider",)).created
    ben = ws.apply("alder", kam.edits.add_person, name="Ben", function="purchasing").created
    assert ada
    assert ben
    ws.apply("alder", kam.edits.link_people, source=ben, target=ada, kind="reports-to")

    assert ws.people("alder")["function"].to_dict() == {ada: "finance", ben: "purchasing"}
    graph = ws.plan("alder").graph()
    assert graph.nodes[ada]["roles"] == ("decider",)
    assert graph.edges[ben, ada]["kinds"] == ("reports-to",)
    assert kam.read_network(graph).centralities.loc[ada, "in_degree"] == 1
    assert kam.coverage(ws.plan("alder").people.values()).score == 0.25


def test_apply__refuses_nonsense_and_changes_nothing(ws: kam.Workspace):
    before = ws.plan("alder")
    with pytest.raises(kam.edits.Refused, match="must be"):
        ws.apply("alder", kam.edits.add_person, name="Ada", stance="fond of us")
    assert ws.plan("alder") == before


def test_readme__example_names_only_what_there_is():
    example = "\n".join(re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), flags=re.DOTALL))
    named = set(re.findall(r"\bkam\.(\w+)", example))
    assert named
    assert named <= set(kam.__all__)
