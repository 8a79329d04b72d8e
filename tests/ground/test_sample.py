"""The sample company is what its README says, and the script makes it again byte for byte."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from kamwidgets import catalogue
from kamwidgets.edits import EDITS
from kamwidgets.methods import contact_graph, exposures, warmest_paths
from kamwidgets.model import AccountPlan, Portfolio
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = ROOT / "data_samples"
TODAY = date(2026, 11, 21)
TABLES = ("customers", "products", "orders", "order-lines", "service-events", "team", "people")
KEY_ACCOUNTS = ("C012", "C027", "C041", "C058", "C073", "C089")


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(SAMPLE / f"{name}.csv", dtype={"order_id": str})


@pytest.fixture(scope="module")
def lines() -> pd.DataFrame:
    """Every order line that counts, with its fiscal year, revenue and contribution."""
    orders = table("orders")
    orders["ordered_on"] = pd.to_datetime(orders["ordered_on"])
    orders["year"] = orders["ordered_on"].dt.year + (orders["ordered_on"].dt.month >= 11)
    products = table("products").set_index("product_id")
    found = table("order-lines").merge(orders[orders["status"] != "cancelled"], on="order_id")
    found["revenue"] = found["quantity"] * found["unit_price"] * (1 - found["discount"])
    cost = found["unit_cost"].fillna(found["product_id"].map(products["unit_cost"]))
    found["contribution"] = found["revenue"] - found["quantity"] * cost
    return found


@pytest.fixture(scope="module")
def edits() -> list[dict[str, Any]]:
    return json.loads((SAMPLE / "decisions.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def documents(edits: list[dict[str, Any]]) -> dict[str, Any]:
    """Every document after all edits, beginning with nothing."""
    found: dict[str, Any] = {"portfolio": Portfolio()}
    for each in edits:
        before = found.get(each["document"]) or AccountPlan(account_id=each["document"])
        found[each["document"]] = EDITS[each["edit"]](before, **each["arguments"])
    return found


def test_make_sample__writes_the_same_bytes_again(tmp_path: Path):
    subprocess.run([sys.executable, str(SAMPLE / "make_sample.py"), str(tmp_path)], check=True)  # noqa: S603 - ours
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made.keys() == {"decisions.json", *(f"{name}.csv" for name in TABLES)}
    assert [name for name, content in made.items() if content != (SAMPLE / name).read_bytes()] == []
    assert max(map(len, made.values())) < 400_000


def test_tables__refer_to_what_is_there():
    accounts, products = set(table("customers")["account_id"]), set(table("products")["product_id"])
    for name in ("orders", "service-events", "people"):
        assert set(table(name)["account_id"]) <= accounts
    assert set(table("customers")["parent_id"].dropna()) <= accounts
    assert set(table("customers")["owner_id"]) <= set(table("team")["member_id"])
    assert set(table("order-lines")["product_id"]) <= products
    assert set(table("order-lines")["order_id"]) == set(table("orders")["order_id"])
    assert set(table("people")["reports_to"].dropna()) <= set(table("people")["person_id"])


def test_orders__happen_in_order_and_fill_three_fiscal_years():
    orders = table("orders")
    for earlier, later in (("ordered_on", "shipped_on"), ("shipped_on", "delivered_on"), ("invoiced_on", "paid_on")):
        assert not (orders[later] < orders[earlier]).any()
    happened = orders[["ordered_on", "shipped_on", "delivered_on", "invoiced_on", "paid_on"]]
    assert happened.min().min() == orders["ordered_on"].min() == "2023-11-01"
    assert happened.max().max() == orders["ordered_on"].max() == "2026-10-31", "or the last year would not be closed"


def test_turnover__is_concentrated_and_leaves_a_margin(lines: pd.DataFrame):
    for _, year in lines.groupby("year"):
        revenue = year.groupby("account_id")["revenue"].sum()
        revenue = revenue[revenue > 0].sort_values(ascending=False)
        assert 0.70 < revenue.head(-(-len(revenue) // 5)).sum() / revenue.sum() < 0.76
    known = lines.dropna(subset=["contribution"])
    assert len(known) / len(lines) > 0.98
    assert 0.28 < known["contribution"].sum() / known["revenue"].sum() < 0.36
    by_category = known.merge(table("products")[["product_id", "category"]], on="product_id").groupby("category")
    assert by_category.apply(lambda some: some["contribution"].sum() / some["revenue"].sum()).between(0.2, 0.45).all()


def test_stories__are_in_the_numbers(lines: pd.DataFrame):
    revenue = lines.pivot_table(index="account_id", columns="year", values="revenue", aggfunc="sum")
    assert revenue[2026].idxmax() == "C012"
    assert revenue[2026].loc["C027"] > 6 * revenue[2024].loc["C027"]
    assert revenue[2026].loc["C058"] < 0.55 * revenue[2024].loc["C058"]
    assert lines.query("account_id == 'C041' and year == 2026")["contribution"].sum() < 0
    season = lines[lines["account_id"] == "C073"].set_index("ordered_on")["revenue"]
    assert season[pd.DatetimeIndex(season.index).month <= 5].sum() > 0.65 * season.sum()
    products = lines[lines["account_id"] == "C089"].groupby("product_id")["revenue"].sum()
    assert 0.8 < products.max() / products.sum() < 0.95
    late = (
        lines.query("account_id == 'C012'").drop_duplicates("order_id").dropna(subset=["delivered_on", "promised_on"])
    )
    on_time = (late["delivered_on"] <= late["promised_on"]).groupby(late["year"]).mean()
    assert on_time[2024] > 0.9
    assert on_time[2026] < 0.7
    assert list(lines.groupby("account_id")["revenue"].sum().loc[lambda total: total < 0].index) == ["C026"]


def test_standing__is_rated_against_two_competitors_for_every_key_account(documents: dict[str, Any]):
    competitors = documents["portfolio"].competitors
    assert len(competitors) == 2
    rated = {id: plan for id, plan in documents.items() if id != "portfolio" and plan.success_factors}
    assert set(KEY_ACCOUNTS) < set(rated)
    rivals = {rival for plan in rated.values() for factor in plan.success_factors.values() for rival in factor.rivals}
    assert rivals == set(competitors)
    assert sum(plan.outlook is not None for plan in rated.values()) >= 5


def test_decisions__apply_to_fresh_documents_and_are_told_in_sentences(edits: list[dict[str, Any]]):
    found: dict[str, Any] = defaultdict(lambda: None, portfolio=Portfolio())
    for each in edits:
        edit, document = EDITS[each["edit"]], each["document"]
        before = found[document] or AccountPlan(account_id=document)
        found[document] = edit(before, **each["arguments"])
        assert edit.sentence(before, found[document], each["arguments"])


def test_decisions__use_the_words_of_the_catalogue(documents: dict[str, Any]):
    method = catalogue.load()
    plans = [document for id_, document in documents.items() if id_ != "portfolio"]
    assert set(documents["portfolio"].criteria) == {each.id for each in method.criteria}
    rated = {each.id for each in method.criteria if each.source == "rating"}
    assert {criterion for plan in plans for criterion in plan.ratings} == rated
    assert {gate for plan in plans for gate in plan.gates} == {each.id for each in method.gates}
    channels = {contact.channel for plan in plans for contact in plan.contacts.values()}
    assert channels <= {each.id for each in method.channels}


def test_decisions__are_about_customers_people_and_products_in_the_tables(
    documents: dict[str, Any], lines: pd.DataFrame
):
    names = table("customers").set_index("account_id")["name"]
    plans = {id_: document for id_, document in documents.items() if id_ != "portfolio"}
    assert set(plans) <= set(names.index)
    assert names["C139"] == "Fontelira Process Plants", "the candidates' stories are told about these customers"
    assert {id_ for id_, plan in plans.items() if plan.is_key} == set(KEY_ACCOUNTS)
    competitors = set(documents["portfolio"].competitors)
    people = table("people").groupby("account_id")["person_id"].apply(set)
    team = set(documents["portfolio"].team)
    bought = lines[lines["year"] == 2026].groupby(["account_id", "product_id"])["revenue"].sum()
    for id_ in KEY_ACCOUNTS:
        plan = plans[id_]
        assert set(plan.people) == people[id_]
        assert {action.owner_id for action in plan.actions.values()} <= team
        assert {contact.owner_id for contact in plan.contacts.values()} <= team
        assert {link.member_id for link in plan.links.values()} <= team
        assert {link.competitor_id for link in plan.rival_links.values()} <= competitors
        assert {grounds.by for grounds in plan.grounds.values()} <= {
            member.name for member in documents["portfolio"].team.values()
        }
        for target in plan.targets.values():
            assert target.last_revenue == pytest.approx(bought[id_, target.product_id], abs=0.01)


def test_decisions__hold_what_each_step_can_find(documents: dict[str, Any]):
    people = {id_: documents[id_].people.values() for id_ in KEY_ACCOUNTS}
    assert not any("decider" in person.roles for person in people["C089"])
    assert any(person.stance == "opponent" and person.influence == "decisive" for person in people["C012"])
    assert [person.name for person in people["C027"] if person.contact in ("several", "in-depth")] == [
        "Zainab Sulaimani"
    ]
    assert max(person.last_contact_on for person in people["C058"] if person.last_contact_on).isoformat() < "2026-03"
    assert all(person.contact in ("several", "in-depth") for person in people["C073"])
    assert any(person.name.startswith("Somebody") for person in people["C041"])
    assert any(person.function == "unknown" for person in people["C041"])


def test_map__says_what_each_story_tells(documents: dict[str, Any]):
    portfolio = documents["portfolio"]
    reading = {"today": TODAY, "team": portfolio.team, "settings": portfolio.map}
    found = {
        id_: {each.rule for each in exposures(documents[id_], competitors=portfolio.competitors, **reading)}
        for id_ in KEY_ACCOUNTS
    }
    assert {"opponent", "behind", "outdone", "below-wanted"} <= found["C012"]
    assert {"nobody-senior", "outdone"} <= found["C027"]
    assert {"one-of-us", "no-senior-tie"} <= found["C041"]
    assert {"outdone", "stale-contact"} <= found["C058"]
    assert found["C073"] == set()
    assert "no-decider" in found["C089"]
    graphs = {id_: contact_graph(documents[id_], **reading) for id_ in KEY_ACCOUNTS}
    ours = {id_: [node for node, of in graph.nodes(data=True) if of["side"] == "ours"] for id_, graph in graphs.items()}
    decider = next(id for id, of in graphs["C027"].nodes(data=True) if "decider" in of.get("roles", ()))
    (only,) = warmest_paths(graphs["C027"], ours["C027"], decider)
    assert only.names == ("Priya Raghunandan", "Zainab Sulaimani", "Rasmus Kjelstrup")


def test_map__leaves_room_around_everybody(documents: dict[str, Any]):
    for id_ in KEY_ACCOUNTS:
        spots = [(person.x, person.y) for person in documents[id_].people.values()]
        assert None not in {x for x, _ in spots}
        close = [
            (a, b) for n, a in enumerate(spots) for b in spots[:n] if abs(a[0] - b[0]) < 160 and abs(a[1] - b[1]) < 130
        ]
        assert close == []
