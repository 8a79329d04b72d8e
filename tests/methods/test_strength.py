"""How strong we are beside the best other supplier, factor by factor."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.methods import relative_strength, strength_of
from kamwidgets.model import SuccessFactor

OURS = pd.Series({"price": 5.0, "delivery": 8.0, "advice": np.nan})
RIVALS = pd.DataFrame({"Nord": {"price": 7.0, "delivery": 6.0}, "Sued": {"price": 6.0, "advice": 4.0}})
WEIGHTS = pd.Series({"price": 60.0, "delivery": 20.0, "advice": 20.0})

POINTS = st.floats(0, 10)


def test_relative_strength__is_the_weighted_difference_to_the_best_of_each_factor() -> None:
    found = relative_strength(OURS, RIVALS, WEIGHTS)
    # By hand: price 5 − 7 = −2 with 60, delivery 8 − 6 = 2 with 20: (−120 + 40) / 80 = −1; 80 of 100 are known.
    assert (found.strength, found.known) == (-1.0, 0.8)
    assert found.factors[["best", "rival", "difference"]].loc[["price"]].to_numpy().tolist() == [[7, "Nord", -2]]
    assert found.factors.loc["advice", "best"] == 4
    assert math.isnan(found.factors["difference"]["advice"])


def test_relative_strength__is_not_known_where_too_little_is() -> None:
    found = relative_strength(OURS, RIVALS, WEIGHTS, known_needed=0.9)
    assert math.isnan(found.strength)
    assert found.explain() == "Not known: 80 % of the weight is known and 90 % is needed. Unknown: advice."


def test_explain__says_where_we_are_better_worse_and_level() -> None:
    ours = pd.Series({"a": 5.0, "b": 6.0, "c": 7.0})
    rivals = pd.DataFrame({"Nord": {"a": 6, "b": 6, "c": 5}})
    found = relative_strength(ours, rivals, pd.Series({"a": 1.0, "b": 1.0, "c": 2.0}))
    assert found.explain() == (
        "+0.8 points against the best competitor of each success factor; better at c (+2.0 against Nord); "
        "worse at a (−1.0 against Nord); level at b (0.0 against Nord)."
    )


@pytest.mark.parametrize(
    ("factors", "sentence"),
    [
        ({}, "Nobody has said yet by what this customer chooses its suppliers."),
        ({"p": SuccessFactor(id="p", title="Price", weight=0, ours=5)}, "No success factor has any weight yet."),
        (
            {"p": SuccessFactor(id="p", title="Price", ours=5)},
            "Not known: 0 % of the weight is known and 60 % is needed. Unknown: Price.",
        ),
    ],
)
def test_strength_of__says_what_is_missing(factors: dict[str, SuccessFactor], sentence: str) -> None:
    found = strength_of(factors, {"n": "Nord"})
    assert math.isnan(found.strength)
    assert found.explain() == sentence
    assert list(found.factors.columns) == ["weight", "ours", "best", "rival", "difference"]


def test_strength_of__counts_only_competitors_that_are_there() -> None:
    factor = SuccessFactor(id="p", title="Price", ours=5, rivals={"gone": 9, "n": 4})
    assert strength_of({"p": factor}, {"n": "Nord"}).strength == 1


@pytest.mark.parametrize(
    ("ours", "weights", "sentence"),
    [
        ({"a": 11}, {"a": 1}, "from 0 to 10"),
        ({"a": 5}, {"a": -1}, "0 or more"),
        ({"a": 5}, {"a": float("nan")}, "0 or more"),
        ({"a": 5}, {"a": float("inf")}, "0 or more"),
    ],
)
def test_relative_strength__refuses_what_is_off_the_scale(
    ours: dict[str, float], weights: dict[str, float], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        relative_strength(pd.Series(ours), pd.DataFrame({"Nord": {"a": 5}}), pd.Series(weights))


def test_relative_strength__refuses_a_factor_that_occurs_twice() -> None:
    with pytest.raises(ValueError, match="more than once in ours"):
        relative_strength(pd.Series([1.0, 2.0], index=["a", "a"]), pd.DataFrame(), pd.Series({"a": 1.0}))


@given(st.lists(st.tuples(POINTS, POINTS, POINTS, st.floats(1, 100)), min_size=1, max_size=6), st.floats(0.1, 10))
def test_relative_strength__is_between_the_differences_and_does_not_depend_on_the_weights_scale(
    rows: list[tuple[float, float, float, float]], times: float
) -> None:
    table = pd.DataFrame(rows, columns=["ours", "Nord", "Sued", "weight"], index=[f"f{n}" for n in range(len(rows))])
    found = relative_strength(table["ours"], table[["Nord", "Sued"]], table["weight"])
    differences = table["ours"] - table[["Nord", "Sued"]].max(axis=1)
    assert differences.min() - 1e-9 <= found.strength <= differences.max() + 1e-9
    scaled = relative_strength(table["ours"], table[["Nord", "Sued"]], times * table["weight"])
    assert scaled.strength == pytest.approx(found.strength)
