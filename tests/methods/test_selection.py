from __future__ import annotations

import json
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.methods import score, suggested_best, value, values, weights
from kamwidgets.model import Criterion

Table = tuple[pd.DataFrame, "pd.Series[float]"]

numbers = st.floats(-1e6, 1e6)
cells = st.one_of(st.floats(0, 1), st.just(math.nan))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    accounts = draw(st.integers(2, 8))
    criteria = draw(st.integers(1, 5))
    rows = draw(st.lists(st.lists(cells, min_size=criteria, max_size=criteria), min_size=accounts, max_size=accounts))
    swings = draw(st.lists(st.floats(1, 100), min_size=criteria, max_size=criteria))
    names = [f"k{number}" for number in range(criteria)]
    return pd.DataFrame(rows, [f"a{number}" for number in range(accounts)], names), pd.Series(swings, names)


@given(numbers, numbers, numbers)
def test_value__is_clipped_between_its_anchors(raw: float, worst: float, best: float):
    if worst == best:
        with pytest.raises(ValueError, match="must differ"):
            value(raw, worst, best)
        return
    assert 0 <= value(raw, worst, best) <= 1
    assert value(worst, worst, best) == 0
    assert value(best, worst, best) == 1


@given(st.floats(0, 100), st.floats(0, 100))
def test_value__rises_towards_best_in_either_direction(one: float, other: float):
    low, high = min(one, other), max(one, other)
    assert value(low, 0, 100) <= value(high, 0, 100)
    assert value(low, 100, 0) >= value(high, 100, 0)


def test_value__keeps_what_is_unknown_unknown():
    assert math.isnan(value(math.nan, 0, 10))


def test_values__reads_each_criterion_on_its_own_anchors():
    criteria = {
        "volume": Criterion(id="volume", title="Volume", worst=0, best=200),
        "days": Criterion(id="days", title="Days to pay", worst=90, best=30),
        "trust": Criterion(id="trust", title="Trust"),
    }
    raw = pd.DataFrame({"days": [45, 120], "volume": [50, 500]}, index=["a", "b"])
    table = values(raw, criteria)
    assert list(table) == ["volume", "days", "trust"]
    assert list(table.loc["a"])[:2] == [0.25, 0.75]
    assert list(table.loc["b"])[:2] == [1, 0]
    assert table["trust"].isna().all()


@pytest.mark.parametrize("swings", [{}, {"a": 0, "b": 0}])
def test_weights__refuses_when_nothing_counts(swings: dict[str, float]):
    with pytest.raises(ValueError, match="No criterion has any weight"):
        weights(swings)


@pytest.mark.parametrize("swing", [-1, math.nan, math.inf])
def test_weights__refuses_what_is_no_weight(swing: float):
    with pytest.raises(ValueError, match="0 or more"):
        weights({"a": swing, "b": 50})


@pytest.mark.parametrize(("largest", "best"), [(110_277, 200_000), (50_000, 50_000), (4.2, 5), (99, 100), (0, 1)])
def test_suggested_best__is_a_round_amount_that_nobody_exceeds(largest: float, best: float):
    assert suggested_best(pd.Series([largest, 0.1 * largest])) == best


def test_score__does_not_score_accounts_of_which_too_little_is_known():
    table = pd.DataFrame({"x": [1.0, math.nan, 0.2], "y": [math.nan, 1.0, 0.4]}, index=["a", "b", "c"])
    result = score(table, pd.Series({"x": 60, "y": 40}))
    assert result.score["a"] == 1
    assert result.not_scored == ("b",)
    assert result.known.tolist() == pytest.approx([0.6, 0.4, 1])
    assert result.score["c"] == pytest.approx(0.28)
    assert list(result.contributions.loc["c"]) == pytest.approx([0.12, 0.16])
    assert result.explain("b") == "Not scored: 40 % of the weight is known and 60 % is needed. Unknown: x."
    assert result.explain("a") == "100 of 100 points: x 100. Unknown, and left out: y."


def test_score__never_scores_an_account_of_which_nothing_is_known():
    table = pd.DataFrame({"x": [math.nan]}, index=["a"])
    assert score(table, pd.Series({"x": 1}), known_needed=0).not_scored == ("a",)


def test_score__lets_equal_scores_share_the_better_rank():
    table = pd.DataFrame({"x": [0.5, 0.9, 0.5, 0.1]}, index=list("abcd"))
    assert score(table, pd.Series({"x": 1})).rank.tolist() == [2, 1, 2, 4]


@pytest.mark.parametrize(
    ("table", "swings", "sentence"),
    [
        ({"x": [1.2]}, {"x": 1}, "1 value outside 0 to 1"),
        ({"x": [0.2]}, {"y": 1}, "the same criteria: x, y"),
        ({"x": [0.2]}, {"x": 0}, "No criterion has any weight"),
    ],
)
def test_score__refuses_what_does_not_fit(table: dict[str, list[float]], swings: dict[str, float], sentence: str):
    with pytest.raises(ValueError, match=sentence):
        score(pd.DataFrame(table, index=["a"]), pd.Series(swings))


def test_score__refuses_an_account_that_occurs_twice():
    with pytest.raises(ValueError, match="more than once"):
        score(pd.DataFrame({"x": [0.1, 0.2]}, index=["a", "a"]), pd.Series({"x": 1}))


def test_as_json__is_plain_data_and_says_none_for_unknown():
    table = pd.DataFrame({"x": [0.5, math.nan]}, index=["a", "b"])
    plain = json.loads(json.dumps(score(table, pd.Series({"x": 1})).as_json()))
    assert plain["accounts"]["a"] == {"score": 0.5, "rank": 1, "known": 1, "values": {"x": 0.5}}
    assert plain["accounts"]["b"]["score"] is None


@given(tables())
def test_score__lies_between_the_values_it_rests_on(table: Table):
    given_values, swings = table
    result = score(given_values, swings)
    scored = result.score.dropna().index
    low, high = given_values.min(axis=1), given_values.max(axis=1)
    assert (result.score[scored] >= low[scored] - 1e-9).all()
    assert (result.score[scored] <= high[scored] + 1e-9).all()
    assert np.allclose(result.contributions.loc[scored].sum(axis=1), result.score[scored])


@given(tables())
def test_score__of_each_account_does_not_depend_on_who_else_is_there(table: Table):
    given_values, swings = table
    everybody, without_last = score(given_values, swings), score(given_values.iloc[:-1], swings)
    pd.testing.assert_series_equal(everybody.score.iloc[:-1], without_last.score)


@given(tables(), st.floats(0.01, 10))
def test_score__does_not_depend_on_the_scale_of_the_weights(table: Table, factor: float):
    given_values, swings = table
    scaled = score(given_values, swings * factor)
    pd.testing.assert_series_equal(scaled.score, score(given_values, swings).score)


@given(tables())
def test_score__does_not_fall_when_a_known_value_rises(table: Table):
    given_values, swings = table
    before = score(given_values.fillna(0.5), swings).score["a0"]
    better = given_values.fillna(0.5)
    better.loc["a0", "k0"] = 1.0
    assert score(better, swings).score["a0"] >= before - 1e-12
