from __future__ import annotations

import json
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.methods import score, suggested_best, value, values, weights
from kamwidgets.model import Band, Criterion

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


BANDS = (Band(below=10, value=0), Band(below=50, value=0.5), Band(value=1))


def test_value__keeps_what_is_unknown_unknown():
    assert math.isnan(value(math.nan, 0, 10))
    assert math.isnan(value(math.nan, bands=BANDS))


@pytest.mark.parametrize(
    ("raw", "worth"), [(-1e9, 0), (9.99, 0), (10, 0.5), (49.99, 0.5), (50, 1), (math.inf, 1), (1e9, 1)]
)
def test_value__is_the_same_all_over_a_band_and_a_limit_belongs_to_the_next(raw: float, worth: float):
    assert value(raw, bands=BANDS) == worth


@given(numbers, numbers)
def test_value__on_bands_never_falls_in_the_good_direction(one: float, other: float):
    low, high = min(one, other), max(one, other)
    falling = tuple(band.but(value=1 - band.value) for band in BANDS)
    assert value(low, bands=BANDS) <= value(high, bands=BANDS)
    assert value(low, bands=falling) >= value(high, bands=falling)


def test_values__reads_each_criterion_on_its_own_anchors():
    criteria = {
        "volume": Criterion(id="volume", title="Volume", worst=0, best=200),
        "days": Criterion(id="days", title="Days to pay", worst=90, best=30),
        "trust": Criterion(id="trust", title="Trust"),
    }
    raw = pd.DataFrame({"days": [45, 120], "volume": [50, 500]}, index=["a", "b"])
    criteria["orders"] = Criterion(id="orders", title="Orders", bands=BANDS)
    table = values(raw.assign(orders=[12, 70]), criteria)
    assert list(table) == ["volume", "days", "trust", "orders"]
    assert list(table.loc["a"].dropna()) == [0.25, 0.75, 0.5]
    assert list(table.loc["b"].dropna()) == [1, 0, 1]
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


@given(tables())
def test_rank__of_the_others_keeps_its_order_when_an_account_is_added(table: Table):
    given_values, swings = table
    everybody, without_last = score(given_values, swings).rank, score(given_values.iloc[:-1], swings).rank
    both = pd.DataFrame({"with": everybody.iloc[:-1], "without": without_last}).dropna()
    for _, one in both.iterrows():
        assert (np.sign(both["with"] - one["with"]) == np.sign(both["without"] - one["without"])).all()


@given(tables(), st.data())
def test_rank__never_falls_when_a_value_is_raised_in_the_good_direction(table: Table, data: st.DataObject):
    given_values, swings = table
    known = given_values.fillna(0.5)
    account, criterion = data.draw(st.sampled_from(list(known.index))), data.draw(st.sampled_from(list(known)))
    better = known.copy()
    better.loc[account, criterion] = data.draw(st.floats(float(known[criterion].loc[account]), 1))
    assert score(better, swings).rank[account] <= score(known, swings).rank[account]


@given(tables(), st.floats(0.01, 10))
def test_rank__does_not_depend_on_the_scale_of_the_weights(table: Table, factor: float):
    given_values, swings = table
    scaled = score(given_values, swings * factor)
    pd.testing.assert_series_equal(scaled.rank, score(given_values, swings).rank)


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
