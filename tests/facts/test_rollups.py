from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, Any

import ibis
import pytest

from kamwidgets.facts import Facts, FactsError, Rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kamwidgets.facts import Imported


def by(facts: Facts, name: str, value: str = "revenue", **arguments: Any) -> dict[object, float]:
    frame = facts.revenue(by=[name], **arguments)
    return dict(zip(frame[name], frame[value], strict=True))


def test_revenue__quantity_times_price_less_discount_without_cancelled_orders(facts: Facts):
    assert by(facts, "account_id") == {"A": 140, "A1": -20, "B": 100}


def test_revenue__cancelled_is_what_the_workspace_says(company: Path):
    assert by(Facts(company, Rules(cancelled=("done",))), "account_id") == {"A": 140, "B": 10100}
    assert by(Facts(company, Rules(cancelled=())), "account_id")["B"] == 10100


def test_revenue__cost_is_the_lines_else_the_products_else_unknown(facts: Facts):
    contribution = by(facts, "account_id", "contribution")
    assert contribution["A"] == 90 - 60 + 50 - 20
    assert contribution["A1"] == -20 + 12
    assert math.isnan(contribution["B"])
    assert math.isnan(facts.revenue()["contribution"].item())


def test_revenue__says_how_much_of_it_has_a_known_cost(facts: Facts):
    assert by(facts, "account_id", "known_cost_share") == {"A": 1, "A1": 1, "B": 0}
    assert facts.revenue()["known_cost_share"].item() == pytest.approx(160 / 260)


def test_revenue__counts_orders_and_quantities(facts: Facts):
    total = facts.revenue()
    assert list(total.columns) == ["revenue", "contribution", "known_cost_share", "quantity", "orders"]
    assert (total["orders"].item(), total["quantity"].item()) == (3, 13)


def test_revenue__rolls_up_to_parents(facts: Facts):
    assert by(facts, "parent") == {"A": 120, "B": 100}
    assert by(facts, "account_id", level="parent") == {"A": 120, "B": 100}
    assert by(facts, "year", level="parent", where={"account_id": "A"}) == {2025: 120}


def test_revenue__by_product_category_and_country(facts: Facts):
    assert by(facts, "product_id") == {"P": 70, "V": 150}
    assert by(facts, "category") == {"Pumps": 70, "Valves": 150}
    assert by(facts, "country") == {"France": 100, "Germany": 120}


def test_revenue__an_unknown_category_is_a_group_of_its_own(company: Path, bring: Callable[..., Imported]):
    bring("order-lines", "order_id,line_no,product_id,quantity,unit_price\n4,2,W,1,1\n")
    frame = Facts(company).revenue(by=["category"])
    assert frame.loc[frame["category"].isna(), "revenue"].item() == 1


def test_revenue__years_are_fiscal_and_months_are_not(company: Path):
    april = Facts(company, Rules(fiscal_year_start=4))
    assert by(april, "year") == {2025: 140, 2026: 80}
    assert by(april, "quarter") == {"2025-Q4": 140, "2026-Q1": -20, "2026-Q4": 100}
    assert by(april, "month") == {"2025-03": 140, "2025-04": -20, "2026-02": 100}
    assert by(Facts(company), "quarter") == {"2025-Q1": 140, "2025-Q2": -20, "2026-Q1": 100}


@pytest.mark.parametrize("start", [1, 4, 7, 12])
def test_revenue__fiscal_periods_agree_with_the_days_of_their_spans(company: Path, start: int):
    facts = Facts(company, Rules(fiscal_year_start=start))
    for name in ("year", "quarter", "month"):
        for period, revenue in by(facts, name).items():
            span = facts.span(str(period))
            assert facts.revenue(since=span.since, until=span.until)["revenue"].item() == revenue


def test_revenue__between_days_both_included(facts: Facts):
    assert by(facts, "account_id", since=date(2025, 4, 1), until=date(2026, 2, 10)) == {"A1": -20, "B": 100}
    assert by(facts, "account_id", until=date(2025, 3, 31)) == {"A": 140}


def test_revenue__of_some_only(facts: Facts):
    assert by(facts, "product_id", where={"account_id": ["A", "A1"], "year": 2025}) == {"P": 70, "V": 50}
    assert facts.revenue(by=["product_id"], where={"account_id": []}).empty


def test_revenue__refuses_what_it_cannot_group_by(facts: Facts):
    with pytest.raises(FactsError, match=r"Turnover cannot be grouped by “shoe”\. Choose among: account_id"):
        facts.revenue(by=["shoe"])
    with pytest.raises(FactsError, match="Turnover cannot be grouped by “shoe”"):
        facts.revenue(where={"shoe": 1})


def test_revenue_expr__is_lazy_and_goes_on_in_ibis(facts: Facts):
    expression = facts.revenue.expr(by=["account_id"])
    large = expression.filter(ibis._.revenue > 99)
    assert list(facts.read(large)["account_id"]) == ["A", "B"]
