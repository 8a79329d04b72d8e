"""How far a choice depends on the weights: rank acceptability against exact cases, what flips it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamwidgets.methods import flips, robustness
from kamwidgets.methods.weightings import draw_weights
from kamwidgets.model import WeightRule
from kamwidgets.model.progress import Stopped

DRAWS = 20_000
EXACT = 0.015
"""Four standard errors of a share over so many draws."""

CASE = pd.DataFrame({"x": [0.8, 0.2, 0.44, 0.1], "y": [0.5, 0.9, 0.6, 0.4]}, index=list("abcd"))
"""Worked by hand. With weight w on x, even on 0-1, the scores are a = .5 + .3w, b = .9 - .7w, c = .6 - .16w and
d = .4 - .3w. b leads a below w = 2/5 and c below w = 5/9; c leads a below w = 5/23; d is last throughout."""


def order(above: str, below: str) -> WeightRule:
    return WeightRule(id=f"{above}>{below}", kind="order", criterion=above, below=below)


def between(criterion: str, least: float, most: float) -> WeightRule:
    return WeightRule(id=criterion, kind="interval", criterion=criterion, least=least, most=most)


def exact(values: np.ndarray) -> np.ndarray:
    """Return the rank acceptabilities of two criteria: between two crossings of score lines no rank changes."""
    rise, start = values[:, 0] - values[:, 1], values[:, 1]
    cuts = {0.0, 1.0}
    for one in range(len(values)):
        for other in range(one):
            if rise[one] != rise[other]:
                cuts.add((start[other] - start[one]) / (rise[one] - rise[other]))
    edges = sorted(cut for cut in cuts if 0 <= cut <= 1)
    shares = np.zeros((len(values), len(values)))
    for low, high in pairwise(edges):
        scores = start + rise * (low + high) / 2
        shares[np.argsort(-scores), np.arange(len(values))] += high - low
    return shares


# --- rank acceptability -----------------------------------------------------------------------------------------------


def test_robustness__agrees_with_the_case_worked_by_hand():
    found = robustness(CASE, capacity=1, draws=DRAWS, seed=1)
    wanted = [
        [3 / 5, 2 / 5 - 5 / 23, 5 / 23, 0],
        [2 / 5, 5 / 9 - 2 / 5, 4 / 9, 0],
        [0, 5 / 23 + 4 / 9, 5 / 9 - 5 / 23, 0],
        [0, 0, 0, 1],
    ]
    assert np.abs(found.rank_acceptability.to_numpy() - wanted).max() < EXACT
    assert found.in_top["a"] == pytest.approx(3 / 5, abs=EXACT)
    # a is first where w lies evenly between 2/5 and 1, b where it lies below
    central = found.central_weights.to_numpy()
    assert central[:2] == pytest.approx(np.array([[0.7, 0.3], [0.2, 0.8]]), abs=EXACT)
    assert np.isnan(central[2:]).all()
    assert found.confidence.fillna(-1).to_dict() == {"a": 1, "b": 1, "c": -1, "d": -1}


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 97), st.integers(0, 89)), min_size=2, max_size=7, unique=True))
def test_robustness__agrees_with_exact_shares_on_two_criteria(rows: Sequence[tuple[int, int]]):
    values = np.array([(x / 97, y / 89) for x, y in rows])  # no two lines coincide
    found = robustness(pd.DataFrame(values), capacity=1, draws=5_000).rank_acceptability.to_numpy()
    assert np.abs(found - exact(values)).max() < 0.05


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.lists(st.sampled_from([0.0, 0.5, 1.0, None]), min_size=3, max_size=3), min_size=1, max_size=8),
    st.integers(1, 9),
    st.integers(0, 3),
)
def test_acceptabilities__of_a_rank_and_of_an_account_sum_to_one(
    rows: list[list[float | None]], capacity: int, seed: int
):
    values = pd.DataFrame(rows, dtype=float)
    found = robustness(values, capacity, draws=200, seed=seed)
    assert np.allclose(found.rank_acceptability.sum(axis=0), 1)
    assert np.allclose(found.rank_acceptability.sum(axis=1), 1)
    assert found.in_top.sum() == pytest.approx(min(capacity, len(rows)))
    assert found.in_top.between(0, 1).all()


def test_robustness__is_within_the_error_it_names():
    shares = np.array([robustness(CASE, 1, draws=400, seed=seed).in_top["a"] for seed in range(200)])
    named = robustness(CASE, 1, draws=400).error
    assert named == pytest.approx(0.049)
    assert robustness(CASE, 1, draws=9_604).error == pytest.approx(0.01)
    assert 0.9 < (np.abs(shares - 0.6) < named).mean() <= 1


def test_robustness__adding_an_account_changes_the_order_of_nobody_else():
    rng = np.random.default_rng(3)
    values = pd.DataFrame(rng.random((9, 4)), index=list("abcdefghi"))
    few, all_of_them = (robustness(table, 1, draws=500) for table in (values.iloc[:8], values))
    ranks_few, ranks_all = (
        found.rank_acceptability.to_numpy() @ np.arange(1, found.rank_acceptability.shape[1] + 1)
        for found in (few, all_of_them)
    )
    assert (ranks_all[:8] >= ranks_few - 1e-9).all()  # with the same weights each can only fall behind the new one


def test_robustness__raising_a_value_never_lowers_a_share():
    raised = CASE.copy()
    raised.loc["c", "x"] = 0.64
    before, after = (robustness(table, 2, draws=2_000).in_top for table in (CASE, raised))
    assert after["c"] > before["c"]
    assert (after.drop("c") <= before.drop("c")).all()


def test_ties__share_their_ranks_equally():
    twins = pd.DataFrame({"x": [0.5, 0.5, 0.5, 0.1], "y": [0.4, 0.4, 0.4, 0.1]}, index=list("abcd"))
    found = robustness(twins, capacity=2, draws=100)
    assert np.allclose(found.rank_acceptability.loc["b"], [1 / 3, 1 / 3, 1 / 3, 0])
    assert np.allclose(found.in_top, [2 / 3, 2 / 3, 2 / 3, 0])
    assert np.allclose(found.confidence.dropna(), 2 / 3)
    # equal under the one weighting that is allowed, though they differ
    halves = [between("x", 0.5, 0.5)]
    met = robustness(pd.DataFrame({"x": [1.0, 0.0], "y": [0.0, 1.0]}), 1, draws=100, constraints=halves)
    assert np.allclose(met.in_top, 0.5)


def test_unknown_values__are_drawn_evenly_and_named():
    values = pd.DataFrame({"x": [0.25, None]}, index=["known", "unknown"])
    found = robustness(values, capacity=1, draws=DRAWS)
    assert found.in_top["unknown"] == pytest.approx(0.75, abs=EXACT)
    assert found.unknown == {"unknown": ("x",)}
    assert found.confidence["known"] == pytest.approx(0.25, abs=0.06)
    assert "1 unknown value of 1 account was drawn" in found.explain()


def test_uncertain_values__are_drawn_between_their_bounds():
    values = pd.DataFrame({"x": [0.5, 0.4]}, index=["a", "b"])
    low, high = pd.DataFrame({"x": {"b": 0.2}}), pd.DataFrame({"x": {"b": 0.6}})
    found = robustness(values, capacity=1, draws=DRAWS, low=low, high=high)
    assert found.in_top["b"] == pytest.approx(0.25, abs=EXACT)
    assert not found.unknown
    with pytest.raises(ValueError, match="above the high one"):
        robustness(values, 1, low=high, high=low)


def test_robustness__keeps_to_rules():
    first = robustness(CASE, 1, draws=DRAWS, constraints=[order("x", "y")])
    assert first.in_top["a"] == 1  # x weighs half or more, and a leads from 2/5
    narrow = robustness(CASE, 1, draws=DRAWS, constraints=[between("x", 0.3, 0.5)])
    assert narrow.in_top["a"] == pytest.approx(0.5, abs=EXACT)
    assert "keep 1 rule." in narrow.explain()


def test_robustness__is_the_same_for_the_same_seed():
    one, same, other = (robustness(CASE, 1, draws=300, seed=seed).in_top for seed in (4, 4, 5))
    assert one.equals(same)
    assert not one.equals(other)


def test_robustness__keeps_fewer_ranks_of_many_accounts():
    rng = np.random.default_rng(0)
    many = pd.DataFrame(rng.random((1_200, 3)))
    found = robustness(many, 10, draws=60)
    assert found.rank_acceptability.shape == (1_200, 1_000)
    assert np.allclose(found.rank_acceptability.sum(), 1)
    few = robustness(many, 10, draws=60, ranks=10)
    assert few.in_top.equals(found.in_top)


def test_robustness__tells_how_far_it_is_and_stops_when_told():
    shares: list[float | None] = []
    robustness(CASE, 1, draws=40_000, progress=shares.append)
    assert shares == sorted(filter(None, shares))
    assert shares[-1] == 1

    def stop(_share: float | None) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        robustness(CASE, 1, progress=stop)


@pytest.mark.parametrize(
    ("values", "capacity", "said"),
    [
        (CASE, 2, "1 of 2 is key in over 95 % of all weightings; the choice is between"),
        (CASE, 9, "There is room for 9 key accounts, and no more than 4 to choose from."),
        (CASE.iloc[:1], 1, "There is room for 1 key account, and no more than 1 to choose from."),
        (CASE.iloc[:0], 3, "There is nobody to choose from."),
        (pd.DataFrame({"x": [0.5] * 3}), 1, "All 3 accounts stand alike, so no weights can tell them apart."),
        (CASE[["x"]], 2, "All 2 are key in over 95 % of all weightings."),
        (CASE[["x"]], 1, "The one that is key is so in over 95 % of all weightings."),
    ],
)
def test_sentence__fits_what_was_found(values: pd.DataFrame, capacity: int, said: str):
    better = values.copy()
    if capacity == 2 and "y" in values:
        better.loc["a"] = [0.9, 0.95]  # ahead of all whatever the weights
    found = robustness(better, capacity, draws=2_000)
    assert found.sentence.startswith(said)
    assert "nan" not in (found.sentence + found.explain() + str(found.as_json())).lower()


@pytest.mark.parametrize(
    ("values", "capacity", "why"),
    [
        (pd.DataFrame(index=["a"]), 1, "no criterion"),
        (CASE * 2, 1, "3 values outside 0 to 1"),
        (CASE, 0, "Capacity is 1 or more"),
        (pd.concat([CASE, CASE]), 1, "a occurs more than once"),
    ],
)
def test_robustness__refuses_nonsense_in_a_sentence(values: pd.DataFrame, capacity: int, why: str):
    with pytest.raises(ValueError, match=why):
        robustness(values, capacity)


# --- weights that keep rules ------------------------------------------------------------------------------------------


def drawn(names: str, *rules: WeightRule, draws: int = 4_000) -> np.ndarray:
    found = draw_weights(list(names), draws, np.random.default_rng(7), rules)
    assert found.shape == (draws, len(names))
    assert np.allclose(found.sum(axis=1), 1)
    assert (found >= 0).all()
    return found


def test_draw_weights__a_full_order_has_the_means_of_rank_order_centroids():
    found = drawn("abc", order("a", "b"), order("b", "c"))
    assert (np.diff(found, axis=1) <= 0).all()
    assert found.mean(axis=0) == pytest.approx([11 / 18, 5 / 18, 2 / 18], abs=0.01)  # Barron & Barrett 1996


def test_draw_weights__a_branch_of_orders_is_kept():
    found = drawn("abc", order("a", "b"), order("a", "c"))
    assert (found[:, [0]] >= found[:, 1:]).all()
    assert found.mean(axis=0) == pytest.approx([11 / 18, 7 / 36, 7 / 36], abs=0.01)  # the order of b and c is open


def test_draw_weights__narrow_bounds_are_walked_evenly():
    found = drawn("abcdefgh", between("a", 0.7, 0.701))
    assert ((found[:, 0] >= 0.7 - 1e-9) & (found[:, 0] <= 0.701 + 1e-9)).all()
    # what is left, 0.2995 on average, is Dirichlet over the other seven
    assert found[:, 1:].mean(axis=0) == pytest.approx([0.2995 / 7] * 7, abs=0.004)
    assert found[:, 1:].std(axis=0) == pytest.approx([0.2995 / 7 * np.sqrt(6 / 8)] * 7, abs=0.004)


def test_draw_weights__rules_that_leave_one_weighting_give_that_one():
    thirds = drawn("abc", order("a", "b"), order("b", "c"), order("c", "a"), draws=50)
    assert np.allclose(thirds, 1 / 3)
    pair = drawn("abc", order("a", "b"), order("b", "a"))
    assert np.allclose(pair[:, 0], pair[:, 1])
    assert pair[:, 2].mean() == pytest.approx(1 / 2, abs=0.02)  # even along the line from (½, ½, 0) to (0, 0, 1)


def test_draw_weights__rules_that_cannot_be_kept_are_refused():
    with pytest.raises(ValueError, match="No weights keep all rules at once"):
        drawn("abc", between("a", 0.6, 1), between("b", 0.6, 1))
    with pytest.raises(ValueError, match="names z, which is not"):
        drawn("abc", order("a", "z"))


# --- what flips it ----------------------------------------------------------------------------------------------------


def test_flips__agree_with_the_case_worked_by_hand():
    found = flips(CASE, pd.Series({"x": 70, "y": 30}), capacity=1)
    assert (found["a"].chosen, found["a"].criterion, found["a"].against) == (True, "x", "b")
    assert found["a"].at == pytest.approx(2 / 5)
    assert found["b"].at == pytest.approx(2 / 5)
    assert found["d"].criterion == ""
    titles = {"x": "Volume"}
    assert found["a"].explain({"b": "Birch"}, titles) == (
        "Out below 40.0 % of the weight (now 70.0 %) for “Volume”. Birch comes in."
    )
    assert found["d"].explain() == "No single weight brings it in."


def moved(values: pd.DataFrame, weights: pd.Series[float], criterion: str, at: float) -> pd.Series[float]:
    """Return the weights with one share as said and the others in their proportions."""
    rest = weights.drop(criterion)
    return pd.concat([rest / rest.sum() * (1 - at), pd.Series({criterion: at})])[list(values.columns)]


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 10_000), st.integers(1, 4), st.booleans())
def test_flips__are_the_smallest_changes_that_move_an_account(seed: int, capacity: int, gaps: bool):
    rng = np.random.default_rng(seed)
    values = pd.DataFrame(rng.random((6, 3)).round(3), index=list("abcdef"), columns=list("xyz"))
    if gaps:
        values.iloc[0, 0] = values.iloc[3, 2] = np.nan
    weights = pd.Series(rng.dirichlet(np.ones(3)), index=list("xyz"))

    def chosen(criterion: str, at: float) -> pd.Series[bool]:
        known = values.notna() @ moved(values, weights, criterion, at)
        scores = values.fillna(0) @ moved(values, weights, criterion, at) / known
        return scores.rank(ascending=False, method="min") <= capacity

    found = flips(values, weights, capacity, known_needed=0)
    for account, flip in found.items():
        if flip.criterion:
            beyond = flip.at + np.sign(flip.change) * 1e-8
            assert 0 <= beyond <= 1
            assert chosen(flip.criterion, beyond)[account] != flip.chosen
    for criterion in values.columns:
        for at in np.linspace(0.001, 0.999, 40):
            now = chosen(criterion, at)
            for account, flip in found.items():
                nearer = abs(at - weights[criterion]) < (abs(flip.change) if flip.criterion else 1) - 1e-6
                assert not nearer or now[account] == flip.chosen


def test_flips__what_would_take_all_the_weight_and_more_is_none():
    values = pd.DataFrame({"x": [1.0, 1.0], "y": [0.9, 0.1]}, index=["a", "b"])  # they only meet where x has it all
    assert flips(values, pd.Series({"x": 1, "y": 1}), 1)["a"].criterion == ""


def test_flips__with_one_criterion_nothing_can_change():
    found = flips(CASE[["x"]], pd.Series({"x": 1.0}), 2)
    assert {flip.criterion for flip in found.values()} == {""}
    assert found["a"].explain() == "No single weight takes it out."
    assert found["a"].as_json()["at"] is None


def test_flips__who_is_not_scored_is_left_out():
    values = CASE.copy()
    values.loc["b"] = np.nan
    assert "b" not in flips(values, pd.Series({"x": 1, "y": 1}), 1)
    assert list(flips(values, pd.Series({"x": 1, "y": 1}), 1, accounts=["c", "b"])) == ["c"]
    with pytest.raises(ValueError, match="Capacity is 1 or more"):
        flips(values, pd.Series({"x": 1, "y": 1}), 0)
