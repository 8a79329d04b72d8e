from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.methods import whale_curve

AMOUNTS = st.lists(st.floats(-1e6, 1e6).map(lambda amount: round(amount, 2)), min_size=1, max_size=40)


@given(AMOUNTS)
def test_whale_curve__rises_to_its_peak_and_falls_to_the_total(amounts: list[float]):
    whale = whale_curve(pd.Series(amounts, [f"c{number}" for number in range(len(amounts))]))
    added = whale.curve()["cumulative"]
    assert added.iloc[-1] == pytest.approx(sum(amounts), abs=1e-4)
    assert max(added.max(), 0) == pytest.approx(whale.peak, abs=1e-4)
    assert whale.given_back == pytest.approx(-sum(amount for amount in amounts if amount < 0), abs=1e-4)


def test_whale_curve__names_the_worst_first_and_those_unknown():
    whale = whale_curve(pd.Series({"a": 10.0, "b": -3.0, "c": -8.0, "d": None, "e": 0.0}))
    assert (whale.losing, whale.unknown, whale.peak_customers, whale.customers) == (("c", "b"), ("d",), 1, 4)
    assert whale.curve()["cumulative"].tolist() == [10, 10, 7, -1]
    assert whale.curve()["cumulative_share"].isna().all()  # a share of a loss says nothing
    assert "Ada" in whale.explain({"c": "Ada"})


@pytest.mark.parametrize(
    ("contribution", "said"),
    [
        (pd.Series({"a": None, "b": None}, dtype=float), "No customer's contribution is known"),
        (pd.Series({"a": float("inf")}), "infinite"),
        (pd.Series([1.0, 2.0], ["a", "a"]), "more than once"),
    ],
)
def test_whale_curve__refuses_in_a_sentence(contribution: pd.Series[float], said: str):
    with pytest.raises(ValueError, match=said):
        whale_curve(contribution)
