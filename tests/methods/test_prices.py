from __future__ import annotations

import json
import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kamwidgets.methods import break_even_elasticity, break_even_volume, estimate_elasticity, volume_change
from tests.support import SHARED


@pytest.mark.shared_data
def test_break_even__matches_print():
    examples = json.loads((SHARED / "reference" / "published.json").read_text(encoding="utf-8"))["worked_examples"]
    example = next(each for each in examples if each["topic"].startswith("break-even sales change"))
    price, cost = example["inputs"]["price"], example["inputs"]["vc"]
    found = [break_even_volume(change / price, (price - cost) / price) for change in example["inputs"]["dp"]]
    assert found == pytest.approx(example["expected"], abs=example["tolerance"])


@pytest.mark.parametrize(("change", "margin", "volume"), [(-0.1, 0.3, 0.5), (0.05, 0.4, -0.05 / 0.45)])
def test_break_even__matches_the_tables_of_the_field(change: float, margin: float, volume: float):
    assert break_even_volume(change, margin) == pytest.approx(volume)


@given(st.floats(-0.9, 2), st.floats(0.01, 0.99), st.floats(-0.5, 0.5), st.floats(0, 1))
def test_break_even__contributes_as_much_as_before(change: float, margin: float, cost: float, fixed: float):
    left = margin + change - cost
    assume(left > 0.001)
    volume = break_even_volume(change, margin, cost_change=cost, fixed_costs=fixed)
    assert (1 + volume) * left - fixed == pytest.approx(margin)


@pytest.mark.parametrize(
    ("change", "margin"), [(-0.3, 0.3), (-0.5, 0.3), (-1.0, 2.0), (math.nan, 0.3), (0.1, math.inf)]
)
def test_break_even__is_refused_where_no_volume_makes_up_for_it(change: float, margin: float):
    with pytest.raises(ValueError, match=r"margin|price|known"):
        break_even_volume(change, margin)


def test_break_even_elasticity__is_where_contribution_stays():
    elasticity = break_even_elasticity(-0.1, 0.3)
    assert elasticity == pytest.approx(-3.848, abs=0.0005)
    assert volume_change(-0.1, elasticity) == pytest.approx(0.5)
    with pytest.raises(ValueError, match="nothing to break even"):
        break_even_elasticity(0.0, 0.3)
    with pytest.raises(ValueError, match="dearer price pays"):
        break_even_elasticity(0.1, 0.0)


@given(st.floats(-4, -0.2), st.lists(st.floats(1, 100), min_size=3, max_size=20, unique=True))
def test_elasticity__that_is_constant_is_found(elasticity: float, prices: list[float]):
    assume(np.ptp(np.log(prices)) > 0.01)
    found = estimate_elasticity(prices, [1000 * price**elasticity for price in prices])
    assert found.value == pytest.approx(elasticity, rel=1e-6)
    assert found.interval[0] - 1e-6 <= elasticity <= found.interval[1] + 1e-6


def test_elasticity__is_between_its_bounds_as_often_as_it_says():
    dice = np.random.default_rng(0)
    prices = np.linspace(5, 15, 12)
    hits = 0
    for _ in range(400):
        noisy = 100 * prices**-1.5 * np.exp(dice.normal(0, 0.2, prices.size))
        low, high = estimate_elasticity(prices.tolist(), noisy.tolist()).interval
        hits += low <= -1.5 <= high
    assert hits / 400 == pytest.approx(0.95, abs=0.035)  # three standard errors


@pytest.mark.parametrize(
    ("prices", "quantities", "message"),
    [
        ([5, 5, 5], [1, 2, 3], "never changed"),
        ([5, 6], [1, 2], "at least 3 periods"),
        ([5, 6, 7], [1, 2], "as many of one"),
        ([5, 0, 7], [1, 2, 3], "above zero"),
        ([5, 6, 7], [1, -2, 3], "above zero"),
    ],
)
def test_elasticity__is_refused_without_enough_to_go_on(prices: list[float], quantities: list[float], message: str):
    with pytest.raises(ValueError, match=message):
        estimate_elasticity(prices, quantities)


def test_elasticity__says_how_sure_it_is():
    found = estimate_elasticity([10, 9, 8, 11], [100, 125, 155, 84])
    assert found.explain().startswith("One per cent of price moved volume by −1.9 %, between ")
    assert json.dumps(found.as_json(), allow_nan=False)
