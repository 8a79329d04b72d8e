"""Between which bounds ratings lie, and what that does to the robustness of a choice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamwidgets import edits
from kamwidgets.methods import rating_bounds, raw_values, robustness, values
from kamwidgets.model import AccountPlan, Band, Confidence, Criterion

DAY = date(2026, 9, 1)
FAME = Criterion(id="fame", title="Fame", worst=0, best=10)
DAYS = Criterion(id="days", title="Days to pay", worst=90, best=10)
TRIALS = Criterion(id="trials", title="Trials", bands=(Band(below=2, value=0), Band(below=5, value=0.3), Band(value=1)))


def rated(value: float, confidence: Confidence = "unknown", criterion: Criterion = FAME) -> AccountPlan:
    plan = AccountPlan(account_id="a")
    return edits.rate(plan, criterion_id=criterion.id, value=value, confidence=confidence)


def opened(plan: AccountPlan, *opinions: float) -> AccountPlan:
    said = {
        str(number): {"criterion_id": "fame", "by": f"R{number}", "value": value, "on": DAY}
        for number, value in enumerate(opinions)
    }
    return edits.open_ratings(plan, opinions=said)


def bounds(plan: AccountPlan, criterion: Criterion = FAME) -> list[float]:
    criteria, plans = {criterion.id: criterion}, {"a": plan}
    facts = pd.DataFrame(index=pd.Index([], dtype=str))
    found = rating_bounds(values(raw_values(criteria, plans, facts), criteria), criteria, plans)
    return [frame[criterion.id].to_dict()["a"] for frame in found]


@pytest.mark.parametrize(
    ("confidence", "wanted"),
    [("high", [0.6, 0.6]), ("medium", [0.475, 0.725]), ("low", [0.35, 0.85]), ("unknown", [0.475, 0.725])],
)
def test_bounds__are_as_wide_as_somebody_is_unsure(confidence: Confidence, wanted: list[float]):
    assert bounds(rated(6, confidence)) == pytest.approx(wanted)


def test_bounds__end_where_the_scale_does():
    assert bounds(rated(9.5, "low")) == pytest.approx([0.7, 1])
    assert bounds(rated(0, "medium")) == pytest.approx([0, 0.125])
    assert bounds(rated(26, "low", DAYS), DAYS) == pytest.approx([0.55, 1])  # less is better: 26 days are worth .8


def test_bounds__go_by_bands_where_there_are_some():
    assert bounds(rated(3, "high", TRIALS), TRIALS) == pytest.approx([0.3, 0.3])
    assert bounds(rated(3, "medium", TRIALS), TRIALS) == pytest.approx([0.15, 0.65])
    assert bounds(rated(3, "low", TRIALS), TRIALS) == pytest.approx([0, 1])
    assert bounds(rated(9, "low", TRIALS), TRIALS) == pytest.approx([0.3, 1])
    falling = TRIALS.but(bands=[Band(below=2, value=1), Band(below=5, value=0.3), Band(value=0)])
    assert bounds(rated(1, "low", falling), falling) == pytest.approx([0.3, 1])


def test_bounds__reach_as_far_as_raters_are_apart():
    assert bounds(opened(rated(6, "high"), 4, 7, 5)) == pytest.approx([0.4, 0.7])
    assert bounds(opened(rated(6, "low"), 5, 7)) == pytest.approx([0.35, 0.85])
    assert bounds(opened(rated(6, "high"), 2)) == pytest.approx([0.6, 0.6])  # one rater is not apart from anybody


def test_bounds__of_what_was_agreed_are_what_people_agreed_to_be_sure_of():
    talked = opened(AccountPlan(account_id="a"), 2, 8)
    agreed = {"criterion_id": "fame", "value": 6, "reason": "Two trials."}
    assert bounds(edits.agree_rating(talked, **agreed, confidence="high")) == pytest.approx([0.6, 0.6])
    assert bounds(edits.agree_rating(talked, **agreed)) == pytest.approx([0.2, 0.8])


def test_bounds__of_what_nobody_settled_are_those_of_the_raters_and_of_what_nobody_rated_there_are_none():
    assert bounds(opened(rated(7, "high", DAYS), 2, 8)) == pytest.approx([0.2, 0.8])
    assert np.isnan(bounds(rated(30, "low", DAYS))).all()
    fact = FAME.but(source="fact", fact="revenue")
    facts = pd.DataFrame({"revenue": [5.0]}, index=["a"])
    plans = {"a": rated(6, "low")}
    found = rating_bounds(values(raw_values({"fame": fact}, plans, facts), {"fame": fact}), {"fame": fact}, plans)
    assert np.isnan(found.low.to_numpy()).all()


# --- what bounds do to a choice ---------------------------------------------------------------------------------------


def chance(own: float, other: float, half: float) -> float:
    """Return how likely an account that is off by up to ``half`` either way is ahead of one that is known."""
    return float(np.clip((own + half - other) / (2 * half), 0, 1)) if half else float(own > other)


@settings(deadline=None, max_examples=25)
@given(st.integers(30, 70), st.integers(30, 70), st.lists(st.integers(0, 30), min_size=2, max_size=4, unique=True))
def test_robustness__the_wider_the_bounds_the_less_extreme_the_share(own: int, other: int, halves: Sequence[int]):
    if own == other:
        return
    table = pd.DataFrame({"x": [own / 100, other / 100]}, index=["a", "b"])
    shares: list[float] = []
    for half in sorted(halves):
        low, high = (pd.DataFrame({"x": {"a": (own + side * half) / 100}}) for side in (-1, 1))
        shares.append(robustness(table, 1, draws=4_000, low=low, high=high).in_top["a"])
        assert shares[-1] == pytest.approx(chance(own, other, half), abs=0.04)
    extreme = np.abs(np.array(shares) - 0.5)
    assert (np.diff(extreme) <= 0.03).all()


def test_robustness__on_two_criteria_bounds_even_out_what_weights_decide():
    # With weight w on x the lead of a is .4w − .2(1 − w) + u·w, u even between −h and h: for h = 0 it is ahead from
    # w = 1/3; else its share is the mean over w of the chance that u lies above (.2(1 − w) − .4w)/w.
    table = pd.DataFrame({"x": [0.6, 0.2], "y": [0.3, 0.5]}, index=["a", "b"])
    weight = (np.arange(100_000) + 0.5) / 100_000
    for half in (0.1, 0.3):
        low, high = (pd.DataFrame({"x": {"a": 0.6 + side * half}}) for side in (-1, 1))
        needed = (0.2 * (1 - weight) - 0.4 * weight) / weight
        exact = np.clip((half - needed) / (2 * half), 0, 1).mean()
        found = robustness(table, 1, draws=20_000, low=low, high=high)
        assert found.in_top["a"] == pytest.approx(exact, abs=0.015)
        assert found.varied == 1
        assert "1 uncertain value was drawn evenly between their bounds" in found.explain()
        assert found.as_json()["varied"] == 1
