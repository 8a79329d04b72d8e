from __future__ import annotations

import json
import math
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.methods import concentration
from tests.support import NORTHWIND, SHARED

amounts = st.lists(st.floats(0.01, 1e9), min_size=1, max_size=60)


def _published(topic: str) -> dict[str, Any]:
    examples = json.loads((SHARED / "reference" / "published.json").read_text(encoding="utf-8"))["worked_examples"]
    return next(example for example in examples if example["topic"] == topic)


def _revenue(*numbers: float) -> pd.Series[float]:
    return pd.Series(numbers, [f"c{number}" for number in range(len(numbers))], dtype=float)


@pytest.mark.shared_data
@pytest.mark.parametrize(("topic", "measure"), [("HHI (conc)", "hhi"), ("Gini (uncorrected)", "gini")])
def test_concentration__gives_the_published_values(topic: str, measure: str):
    example = _published(topic)
    result = concentration(_revenue(*example["inputs"]))
    assert getattr(result, measure) == pytest.approx(example["expected"][0], abs=example["tolerance"])


@pytest.mark.shared_data
def test_concentration__gives_the_known_values_of_northwind():
    lines = pd.read_csv(NORTHWIND / "order_details.csv").merge(pd.read_csv(NORTHWIND / "orders.csv"), on="OrderID")
    sold = (lines.UnitPrice * lines.Quantity * (1 - lines.Discount)).groupby(lines.CustomerID).sum()
    customers = pd.read_csv(NORTHWIND / "customers.csv").CustomerID
    result = concentration(sold.reindex(customers, fill_value=0.0))
    assert result.revenue == pytest.approx(1_265_793.0395, abs=1e-3)
    assert (result.customers, result.n80, result.top(0.2)) == (89, 34, 18)
    assert result.left_out == ("FISSA", "PARIS")
    assert result.top_share(0.2) == pytest.approx(0.600570, abs=1e-6)
    assert result.top5_share == pytest.approx(0.332275, abs=1e-6)
    assert result.hhi == pytest.approx(0.033691, abs=1e-6)
    assert result.gini == pytest.approx(0.575454, abs=1e-6)


def test_top__rounds_up_whole_customers_only():
    assert concentration(_revenue(*[1.0] * 100)).top(0.07) == 7
    assert concentration(_revenue(*[1.0] * 101)).top(0.07) == 8


def test_n80__is_not_misled_by_binary_fractions():
    assert concentration(_revenue(*[0.1] * 10)).n80 == 8


def test_top_share__refuses_parts_that_are_none():
    with pytest.raises(ValueError, match="between 0 and 1"):
        concentration(_revenue(1.0)).top_share(20)


def test_concentration__leaves_out_and_names_what_is_not_positive():
    result = concentration(_revenue(10, 0, -3, math.nan))
    assert result.left_out == ("c1", "c2", "c3")
    assert result.unknown == ("c3",)
    assert result.revenue == 10


def test_concentration__says_so_of_a_single_customer():
    result = concentration(_revenue(10))
    assert result.explain({"c0": "Ada Ltd"}) == "All turnover comes from one customer, Ada Ltd."
    assert math.isnan(result.gini_corrected)
    assert result.as_json()["gini_corrected"] is None


def test_over_ten_percent__includes_exactly_a_tenth():
    assert concentration(_revenue(*[0.1] * 10)).over_ten_percent == tuple(f"c{number}" for number in range(10))


def test_concentration__keeps_the_order_of_equal_customers():
    assert list(concentration(_revenue(5, 7, 7, 5)).shares.index) == ["c1", "c2", "c0", "c3"]


@pytest.mark.parametrize(
    ("revenue", "sentence"),
    [
        (pd.Series([1.0, 2.0], ["a", "a"]), "Customer a occurs more than once"),
        (pd.Series([0.0], ["a"]), "No customer has positive turnover"),
        (pd.Series([], dtype=float), "No customer has positive turnover"),
        (pd.Series([math.inf], ["a"]), "infinite"),
    ],
)
def test_concentration__refuses_what_cannot_be_measured(revenue: pd.Series[float], sentence: str):
    with pytest.raises(ValueError, match=sentence):
        concentration(revenue)


def test_as_json__is_plain_data_under_the_agreed_names():
    plain = json.loads(json.dumps(concentration(_revenue(60, 30, 10)).as_json()))
    agreed = {"revenue", "customers", "left_out", "top_share", "top5_share", "hhi", "gini", "n80", "effective_number"}
    assert agreed <= set(plain)
    assert list(plain["top_share"]) == ["0.01", "0.05", "0.1", "0.2", "0.5"]


def test_curve__ends_at_all_turnover_and_all_customers():
    curve = concentration(_revenue(60, 30, 10)).curve()
    assert curve["revenue"].tolist() == pytest.approx([60, 30, 10])
    assert curve["cumulative_share"].tolist() == pytest.approx([0.6, 0.9, 1])
    assert curve["customer_share"].iloc[-1] == 1


@given(amounts)
def test_concentration__stays_within_its_bounds(numbers: list[float]):
    result = concentration(_revenue(*numbers))
    n = result.customers
    assert 1 / n - 1e-9 <= result.hhi <= 1 + 1e-9
    assert -1e-9 <= result.gini <= 1 - 1 / n + 1e-9
    assert 1 <= result.n80 <= n
    assert result.top_share(0) == 0
    assert result.top_share(1) == pytest.approx(1)


@given(amounts, st.floats(0, 1), st.floats(0, 1))
def test_top_share__rises_with_the_part(numbers: list[float], one: float, other: float):
    result = concentration(_revenue(*numbers))
    assert result.top_share(min(one, other)) <= result.top_share(max(one, other)) + 1e-12


@given(amounts, st.floats(0.001, 1000))
def test_concentration__does_not_depend_on_the_currency(numbers: list[float], rate: float):
    ours, theirs = concentration(_revenue(*numbers)), concentration(_revenue(*(np.array(numbers) * rate)))
    assert (theirs.hhi, theirs.gini) == pytest.approx((ours.hhi, ours.gini))


@given(amounts, st.randoms(use_true_random=False))
def test_concentration__does_not_depend_on_the_order(numbers: list[float], random: Random):
    shuffled = numbers[:]
    random.shuffle(shuffled)
    ours, theirs = concentration(_revenue(*numbers)), concentration(_revenue(*shuffled))
    assert theirs.shares.tolist() == pytest.approx(ours.shares.tolist())
