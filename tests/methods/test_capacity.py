"""Which accounts the managers' hours serve best."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamwidgets.methods import best_set

WORTH = pd.Series({"a": 0.9, "b": 0.6, "c": 0.5, "d": np.nan})
HOURS = pd.Series({"a": 60.0, "b": 40.0, "c": 40.0, "d": 10.0})


def test_best_set__is_worth_more_than_taking_the_best_first() -> None:
    best = best_set(WORTH, HOURS, available=80)
    assert (best.chosen, best.left_out, best.needed) == (("b", "c"), ("a",), 80)
    assert best.why("a") == "does not fit beside them"
    assert best.why("d") == "is not scored"
    assert best.explain({"b": "Birch", "c": "Cedar"}) == "2 accounts: Birch and Cedar. They take 80 of 80 hours."


def test_best_set__keeps_to_what_must_be_and_must_not_be() -> None:
    best = best_set(WORTH, HOURS, available=80, marks={"d": "must", "b": "must-not"})
    assert best.chosen == ("a", "d")
    assert (best.why("d"), best.why("b")) == ("must be", "must not be")
    assert best.left_out == ("c",)


def test_best_set__says_where_what_must_be_does_not_fit() -> None:
    with pytest.raises(ValueError, match="take 60, and there is 50"):
        best_set(WORTH, HOURS, available=50, marks={"a": "must"})


def test_best_set__needs_known_hours_of_zero_or_more() -> None:
    with pytest.raises(ValueError, match="The hours of 1 account are not known"):
        best_set(WORTH, HOURS.drop("a"), available=80)
    with pytest.raises(ValueError, match="below zero"):
        best_set(WORTH, -HOURS, available=80)


def test_best_set__of_nobody_or_nobody_known_is_empty() -> None:
    nobody = pd.Series([1.0])[:0]
    assert best_set(nobody, nobody, available=10).explain() == "No account fits. They take 0 of 10 hours."
    assert best_set(pd.Series({"a": np.nan}), pd.Series({"a": 1.0}), available=10).chosen == ()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 60)), min_size=1, max_size=7),
    st.integers(0, 200),
)
def test_best_set__is_the_best_of_all_sets_there_are(accounts: list[tuple[int, int]], available: int) -> None:
    worth = pd.Series([float(worth) for worth, _ in accounts])
    hours = pd.Series([float(hours) for _, hours in accounts])
    every = [each for size in range(len(accounts) + 1) for each in combinations(range(len(accounts)), size)]
    fitting = [each for each in every if sum(accounts[one][1] for one in each) <= available]
    best = best_set(worth, hours, available)
    assert best.needed <= available
    assert best.worth == pytest.approx(max(sum(accounts[one][0] for one in each) for each in fitting))


def test_best_set__of_ten_thousand_accounts_is_found() -> None:
    draws = np.random.default_rng(3)
    worth, hours = pd.Series(draws.random(10_000)), pd.Series(draws.choice([8.0, 20.0, 40.0], 10_000))
    assert best_set(worth, hours, available=600).needed <= 600
