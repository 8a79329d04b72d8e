from __future__ import annotations

import json
import math

import pandas as pd
import pytest

from kamwidgets.methods import TargetTable, target_table
from kamwidgets.model import Target

SOLD = pd.DataFrame(
    [("chai", 1996, 50.0), ("chai", 1997, 200.0), ("chang", 1997, 500.0), ("tofu", 1995, 9.0), ("chai", 1998, 10.0)],
    columns=["product_id", "year", "revenue"],
)


def _target(product: str, period: str, revenue: float, status: str = "internal") -> Target:
    return Target.model_validate({"product_id": product, "period": period, "revenue": revenue, "status": status})


def _table(*targets: Target, years: tuple[str, ...] = ("1999",)) -> TargetTable:
    return target_table(SOLD, targets, years, partial=["1996", "1998"])


def test_target_table__compares_with_the_last_whole_year():
    table = _table(_target("chai", "1999", 250), _target("new", "1999", 40))
    assert table.base == "1997"
    assert list(table.history) == ["1996", "1997", "1998"]
    assert table.partial == ("1996", "1998")
    assert table.growth.loc["chai", "1999"] == pytest.approx(0.25)
    assert math.isnan(table.growth["1999"].loc["new"])


def test_target_table__orders_products_by_the_base_year_and_drops_what_is_long_gone():
    assert list(_table(_target("new", "1999", 40)).history.index) == ["chang", "chai", "new"]


def test_change__compares_the_same_products_only():
    table = _table(_target("chai", "1999", 250))
    assert table.change("1999") == pytest.approx(0.25)
    assert table.untargeted("1999").to_dict() == {"chang": 500}


def test_target_table__adds_up_quarters_where_the_year_has_no_target():
    table = _table(_target("chai", "1999-Q1", 60, "agreed"), _target("chai", "1999-Q2", 70, "proposed"))
    assert table.total("1999") == 130
    assert table.status.loc["chai", "1999"] == "proposed"
    assert table.doubled == ()


def test_target_table__does_not_count_a_part_twice_and_says_so():
    table = _table(_target("chai", "1999", 250), _target("chai", "1999-Q1", 60), _target("chai", "1999-02", 20))
    assert table.total("1999") == 250
    assert table.doubled == ("chai@1999",)


def test_target_table__puts_months_into_the_fiscal_year():
    table = target_table(SOLD, [_target("chai", "1998-11", 20)], ["1999"], fiscal_year_start=10)
    assert table.total("1999") == 20


def test_by_status__splits_the_amount():
    table = _table(_target("chai", "1999", 300, "agreed"), _target("chang", "1999", 100))
    assert table.by_status("1999").to_dict() == {"internal": 100, "proposed": 0, "agreed": 300}
    assert table.agreed_share("1999") == 0.75


def test_target_table__stands_without_facts():
    table = target_table(SOLD.iloc[:0], [_target("chai", "1999", 250)], ["1999"])
    assert table.base == ""
    assert math.isnan(table.change("1999"))
    assert table.untargeted("1999").empty
    assert "brought nothing before" in table.explain("1999")


def test_target_table__stands_without_targets():
    table = _table()
    assert table.explain("1999") == "There is no target for 1999 yet."
    assert math.isnan(table.agreed_share("1999"))


def test_as_json__is_plain_data():
    plain = json.loads(json.dumps(_table(_target("chai", "1999", 250)).as_json()))
    assert plain["totals"] == {"1996": 50, "1997": 700, "1998": 10, "1999": 250}
    assert plain["products"]["chang"]["targets"] == {"1999": None}
