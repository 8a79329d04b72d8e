from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamwidgets.methods import baseline
from kamwidgets.methods.forecasters import METHODS, mean_absolute_scaled_error, simple_smoothing
from tests.support import SHARED


def published(topic: str) -> dict[str, Any]:
    examples = json.loads((SHARED / "reference" / "published.json").read_text(encoding="utf-8"))["worked_examples"]
    return next(example for example in examples if example["topic"].startswith(topic))


def months(values: list[float], since: str = "2023-01") -> pd.Series[float]:
    return pd.Series(values, pd.period_range(since, periods=len(values), freq="M"), dtype=float)


@pytest.mark.shared_data
def test_simple_smoothing__is_as_printed():
    printed = published("SES oil")
    level, _ = simple_smoothing(np.array(printed["inputs"]["y"]), printed["inputs"]["alpha"])
    assert level == pytest.approx(printed["expected"][0], abs=printed["tolerance"])


@pytest.mark.shared_data
def test_mean_naive_and_seasonal_naive__err_as_printed():
    printed = published("seasonal naive / naive / mean")
    train, test = (np.array(printed["inputs"][part]) for part in ("train", "test"))
    found: list[float] = []
    for name in ("mean", "naive", "seasonal-naive"):
        expected, _ = METHODS[name](train, 4)(train, len(test))
        errors = test - expected
        scaled = mean_absolute_scaled_error(errors, train, 4)
        assert scaled is not None
        found += [
            math.sqrt(np.square(errors).mean()),
            np.abs(errors).mean(),
            100 * np.abs(errors / test).mean(),
            scaled,
        ]
    assert found == pytest.approx(printed["expected"], abs=printed["tolerance"])


def test_baseline__repeats_what_repeats_itself():
    found = baseline(months([5.0, 7, 9, 1, 1, 1, 2, 2, 2, 3, 3, 3] * 3), 12)
    assert found.method == "seasonal-naive"
    assert found.mean.to_list() == [5, 7, 9, 1, 1, 1, 2, 2, 2, 3, 3, 3]
    assert found.mase is None  # there is no error to compare with
    assert str(found.mean.index[0]) == "2026-01"


def test_baseline__follows_a_trend_with_a_season():
    dice = np.random.default_rng(1)
    at = np.arange(60)
    values = 100 + 2 * at + 20 * np.sin(at * 2 * math.pi / 12) + dice.normal(0, 1, 60)
    found = baseline(months(values.tolist()), 6)
    assert found.method == "ets"
    truth = 100 + 2 * np.arange(60, 66) + 20 * np.sin(np.arange(60, 66) * 2 * math.pi / 12)
    assert found.mean.to_numpy() == pytest.approx(truth, abs=8)
    assert found.errors["ets"] < found.errors["seasonal-naive"]


def test_baseline__of_less_than_two_years_is_a_level_and_says_so():
    found = baseline(months([10.0, 30, 20, 25, 15, 20, 22, 18]), 3)
    assert found.short
    assert found.method in {"naive", "mean", "simple-smoothing"}
    assert len(set(found.mean)) == 1
    assert "no season can be told" in found.explain()


def test_baseline__of_one_month_is_as_far_off_as_it_is_large():
    found = baseline(months([100.0]), 2)
    assert (found.mean.to_list(), found.deviation.to_list(), found.errors) == ([100, 100], [100, 100], {})


def test_partial_periods__are_left_out_and_the_last_one_is_forecast():
    series = months([1.0, 10, 10, 10, 10, 10, 2])
    found = baseline(series, 1, partial=["2023-01", "2023-07"])
    assert (str(found.mean.index[0]), found.mean.iloc[0], found.left_out) == ("2023-07", 10, ("2023-01", "2023-07"))
    with pytest.raises(ValueError, match="2023-03 is neither"):
        baseline(series, 1, partial=["2023-03"])


def test_months_without_orders__count_as_nothing():
    series = months([10.0, 10, 10, 10, 10]).iloc[[0, 1, 3, 4]]
    assert baseline(series, 1).observations == 5


@pytest.mark.parametrize(
    ("series", "horizon", "message"),
    [
        (months([]), 1, "no whole period"),
        (months([1.0, math.nan]), 1, "2023-02 is not known"),
        (months([1.0, 2.0])[::-1], 1, "the oldest first"),
        (months([1.0]), 0, "at least one period"),
    ],
)
def test_nonsense__is_refused_in_a_sentence(series: pd.Series[float], horizon: int, message: str):
    with pytest.raises(ValueError, match=message):
        baseline(series, horizon)


def test_interval__holds_the_truth_as_often_as_it_says():
    dice = np.random.default_rng(0)
    hits = [
        (bounds["lower"] <= next_value) & (next_value <= bounds["upper"])
        for values in dice.normal(100, 10, (150, 13))
        for bounds, next_value in [(baseline(pd.Series(values[:12]), 1).interval(0.8).iloc[0], values[12])]
    ]
    assert np.mean(hits) == pytest.approx(0.8, abs=0.1)  # three standard errors


@settings(deadline=None, max_examples=40)
@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30), st.integers(1, 14))
def test_any_series__gives_finite_bounds_around_what_is_expected(values: list[float], horizon: int):
    found = baseline(months(values), horizon)
    near, far = found.interval(0.8), found.interval(0.95)
    assert len(found.mean) == horizon
    assert np.isfinite(far.to_numpy()).all()
    assert (far["lower"] <= near["lower"]).all()
    assert (near["lower"] <= found.mean).all()
    if found.errors:
        steady = min(found.errors["mean"], found.errors["simple-smoothing"])
        assert found.errors[found.method] <= min(steady, 1.2 * min(found.errors.values()))
    assert json.dumps(found.as_json(), allow_nan=False)
    assert found.explain()


@pytest.mark.parametrize("name", METHODS)
def test_deviation__never_shrinks_with_the_distance(name: Any):
    dice = np.random.default_rng(3)
    values = dice.normal(100, 10, 36)
    _, deviation = METHODS[name](values, 12)(values, 24)
    assert (np.diff(deviation) >= -1e-9).all()
