"""Second opinions against printed examples: TOPSIS, AHP, and what happens to an order when somebody leaves."""

from __future__ import annotations

import json
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamwidgets.methods import ahp_opinion, ahp_weights, drop_one, second_opinion, topsis
from tests.support import SHARED

EQUAL = pd.Series({"x": 1.0, "y": 1.0})

TURNING = pd.DataFrame({"x": [1.0, 0.1, 0.6], "y": [0.1, 1.0, 0.48]}, index=["a", "b", "c"])


def published(topic: str) -> dict[str, Any]:
    examples = json.loads((SHARED / "reference" / "published.json").read_text(encoding="utf-8"))["worked_examples"]
    return next(example for example in examples if example["topic"] == topic)


@pytest.mark.shared_data
def test_topsis__is_as_printed():
    printed = published("TOPSIS Tzeng & Huang 2011")
    close = topsis(pd.DataFrame(printed["inputs"]["matrix"]), pd.Series(printed["inputs"]["weights"]))
    assert close.tolist() == pytest.approx(printed["expected"], abs=printed["tolerance"])
    assert close.rank(ascending=False).tolist() == [3, 2, 1, 4]


@pytest.mark.shared_data
def test_ahp__is_as_printed():
    printed = published("AHP leader criteria")
    items = printed["inputs"]["items"]
    found = ahp_weights(pd.DataFrame(printed["inputs"]["matrix"], items, items))
    assert [*found.weights, found.consistency_ratio] == pytest.approx(printed["expected"], abs=printed["tolerance"])
    assert found.consistent
    assert "experience 55 %" in found.explain()


def test_ahp__of_comparisons_that_agree_returns_the_weights_they_came_from():
    weights = pd.Series({"a": 0.5, "b": 0.3, "c": 0.2})
    agreeing = pd.DataFrame({other: weights / weights[other] for other in weights.index})
    found = ahp_weights(agreeing)
    assert found.weights.tolist() == pytest.approx([0.5, 0.3, 0.2])
    assert found.consistency_ratio == pytest.approx(0, abs=1e-9)


def test_ahp__says_that_comparisons_contradict_each_other():
    names = ["a", "b", "c"]
    circle = pd.DataFrame([[1, 5, 1 / 5], [1 / 5, 1, 5], [5, 1 / 5, 1]], names, names)
    found = ahp_weights(circle)  # a over b, b over c, c over a: λ = 1 + 5 + 1/5, so CR = (6.2 − 3)/2/0.58
    assert found.consistency_ratio == pytest.approx(1.6 / 0.58)
    assert "contradict each other" in found.explain()


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([[1, 3], [3, 1]], "of a with b and of b with a are not reciprocal"),
        ([[1, 0], [0, 1]], "a number above 0"),
        ([[1, None], [2, 1]], "a number above 0"),
        ([[2, 1], [1, 1]], "of a with a"),
    ],
)
def test_ahp__refuses_what_are_no_comparisons(rows: list[list[float]], why: str):
    with pytest.raises(ValueError, match=why):
        ahp_weights(pd.DataFrame(rows, ["a", "b"], ["a", "b"], dtype=float))


def test_ahp__takes_up_to_thirteen_criteria():
    with pytest.raises(ValueError, match="1 to 13 criteria"):
        ahp_weights(pd.DataFrame([[1.0] * 14] * 14))
    assert ahp_weights(pd.DataFrame([[1.0]], ["a"], ["a"])).weights.tolist() == [1]


def comparisons(size: int, seed: int, known: float) -> pd.DataFrame:
    """Return random comparisons on Saaty's scale, neighbours always among those that were made."""
    dice = np.random.default_rng(seed)
    matrix = np.eye(size)
    for one, other in combinations(range(size), 2):
        times = float(dice.integers(1, 10)) ** dice.choice([-1, 1])
        made = other - one == 1 or dice.random() < known
        matrix[one, other], matrix[other, one] = (times, 1 / times) if made else (np.nan, np.nan)
    return pd.DataFrame(matrix)


@pytest.mark.parametrize("size", [2, 3, 5, 8, 13])
def test_ahp__of_all_pairs_gives_the_weights_of_a_kept_library(size: int):
    from pymcdm.weights.subjective import AHP

    matrix = comparisons(size, seed=size, known=1)
    theirs = AHP(object_names=[str(name) for name in matrix])
    theirs.matrix = matrix.to_numpy()
    assert ahp_weights(matrix).weights.tolist() == pytest.approx(np.abs(theirs()).tolist(), abs=1e-9)


@pytest.mark.parametrize("seed", range(6))
def test_ahp__fills_in_what_was_not_compared_so_that_the_largest_eigenvalue_is_least(seed: int):
    from scipy.optimize import minimize

    matrix = comparisons(6, seed, known=0.4)
    given = matrix.to_numpy()
    places = [(one, other) for one, other in combinations(range(6), 2) if np.isnan(given[one, other])]

    def filled(logs: np.ndarray) -> np.ndarray:
        whole = given.copy()
        for (one, other), log in zip(places, logs, strict=True):
            whole[one, other], whole[other, one] = np.exp(log), np.exp(-log)
        return whole

    best = minimize(lambda logs: np.linalg.eigvals(filled(logs)).real.max(), np.zeros(len(places)), method="BFGS")
    wanted = ahp_weights(pd.DataFrame(filled(best.x)))
    found = ahp_weights(matrix)
    assert found.weights.tolist() == pytest.approx(wanted.weights.tolist(), abs=1e-4)
    assert found.missing == len(places)
    # n = 6: the ratio is that of the completed matrix over 1 − 2m/20 of the random index
    assert found.consistency_ratio * (1 - len(places) / 10) == pytest.approx(wanted.consistency_ratio, abs=1e-5)


def test_ahp__of_just_enough_comparisons_follows_them_exactly_and_says_that_nothing_tests_them():
    matrix = pd.DataFrame([[1, 3, None], [1 / 3, 1, 5], [None, 1 / 5, 1]], list("abc"), list("abc"), dtype=float)
    found = ahp_weights(matrix)
    assert found.weights.tolist() == pytest.approx([15 / 21, 5 / 21, 1 / 21])
    assert (found.consistency_ratio, found.tested, found.contradiction) == (0, False, None)
    assert found.explain().endswith("nothing tests the answers yet. 1 pair was not compared.")


def test_ahp__names_the_three_that_contradict_each_other_most_and_what_speaks_against_whom():
    names = list("abcd")
    weights = np.array([8.0, 4.0, 2.0, 1.0])
    matrix = pd.DataFrame(weights[:, None] / weights, names, names)
    matrix.loc["a", "d"], matrix.loc["d", "a"] = 1 / 4, 4.0
    wrong = ahp_weights(matrix).contradiction
    assert wrong is not None
    assert {"a", "d"} < set(wrong.criteria)
    assert (wrong.pair, wrong.said) == (("a", "d"), 0.25)
    assert wrong.implied > 1


def test_ahp__refuses_criteria_that_no_comparison_links():
    matrix = pd.DataFrame([[1, 2, None], [1 / 2, 1, None], [None, None, 1]], list("abc"), list("abc"), dtype=float)
    with pytest.raises(ValueError, match="No comparison links a with c"):
        ahp_weights(matrix)


def test_second_opinion__of_ahp_leaves_out_of_whom_its_weights_know_too_little():
    values = pd.DataFrame({"x": [0.9, 0.5, 0.4], "y": [0.1, 0.8, None]}, index=list("abc"))
    opinion = ahp_opinion(values, pd.Series({"x": 70, "y": 30}), pd.Series({"x": 0.2, "y": 0.8}))
    assert opinion.left_out == ("c",)
    assert opinion.ranking["ahp_rank"].to_dict() == {"a": 2, "b": 1}
    assert opinion.as_json()["accounts"]["b"]["ahp"] == pytest.approx(0.74)
    nobody = ahp_opinion(values.iloc[2:], pd.Series({"x": 70, "y": 30}), pd.Series({"x": 0.2, "y": 0.8}))
    assert nobody.explain(1) == "AHP cannot compare anybody: of every account too little is known."


def test_second_opinion__says_whom_topsis_would_choose():
    # By the sum b (.6) leads a and c (.5). TOPSIS divides x by √2.36 and y by √.2; in halves, a lies (.2604, 0) from
    # the best and (0, .8944) from the worst: .8944/1.1548. b lies .4472 and √(.2604² + .4472²) = .5175 from them.
    values = pd.DataFrame({"x": [0.6, 1.0, 1.0], "y": [0.4, 0.2, 0.0]}, index=["a", "b", "c"])
    opinion = second_opinion(values, EQUAL)
    assert opinion.ranking["topsis"].round(4).to_dict() == {"b": 0.5364, "a": 0.7745, "c": 0.2255}
    assert opinion.ranking["rank"].to_dict() == {"b": 1, "a": 2, "c": 2}
    assert opinion.explain(1, {"a": "Alder", "b": "Birch"}) == "TOPSIS would choose Alder instead of Birch."
    assert opinion.explain(3).endswith("no more than there are places: it has nothing to choose.")
    assert second_opinion(values.iloc[1:], EQUAL).explain(1) == "TOPSIS chooses the same 1 account."
    assert opinion.normalisation.startswith("vector")


def test_second_opinion__leaves_out_whom_it_cannot_compare():
    values = pd.DataFrame({"x": [0.5, None], "y": [0.5, 0.9]}, index=["a", "b"])
    assert second_opinion(values, EQUAL).left_out == ("b",)
    assert second_opinion(values, pd.Series({"x": 0, "y": 1})).left_out == ()
    nobody = second_opinion(values.iloc[1:], EQUAL)
    assert nobody.explain(3) == "TOPSIS cannot compare anybody: of every account something is unknown."


@pytest.mark.parametrize("values", [TURNING.iloc[:1], TURNING * 0, TURNING * 0 + 0.5])
def test_topsis__of_accounts_that_are_alike_says_half_for_all(values: pd.DataFrame):
    assert topsis(values, EQUAL).tolist() == [0.5] * len(values)
    assert second_opinion(values, EQUAL).ranking["topsis_rank"].tolist() == [1] * len(values)


def test_topsis__refuses_what_it_cannot_compare():
    with pytest.raises(ValueError, match="known values"):
        topsis(TURNING - 1, EQUAL)
    with pytest.raises(ValueError, match="No criterion has any weight"):
        topsis(TURNING, EQUAL * 0)


# --- one leaves -------------------------------------------------------------------------------------------------------


def test_drop_one__under_ahp_the_order_of_two_turns_when_a_third_leaves():
    values = pd.DataFrame({"x": [0.8, 0.5, 0.0], "y": [0.1, 0.3, 1.0]}, index=["a", "b", "c"])
    # with c: a = .8/1.3 + .1/1.4 = .6868, b = .5/1.3 + .3/1.4 = .5989; without: a = .8/1.3 + .1/.4 = .8654,
    # b = .5/1.3 + .3/.4 = 1.1346
    found = drop_one(values, EQUAL, "ahp")
    assert found.turned["c"] == (("a", "b"),)
    assert found.explain().startswith(
        "Under AHP 3 orders turn round when one of 3 accounts leaves: without a, b passes c,"
    )
    assert found.as_json()["turned"]["c"] == [["a", "b"]]


def test_drop_one__under_topsis_orders_can_turn_too():
    values = pd.DataFrame({"x": [0.8, 0.5, 0.0], "y": [0.1, 0.3, 1.0]}, index=["a", "b", "c"])
    found = drop_one(values, EQUAL, "topsis")
    for gone, pairs in found.turned.items():
        left = values.drop(gone)
        for one, other in pairs:
            whole, rest = topsis(values, EQUAL), topsis(left, EQUAL)
            assert whole[one] > whole[other]
            assert rest[one] < rest[other]
    assert found.total >= 1


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(*[st.integers(0, 20)] * 3), min_size=0, max_size=7))
def test_drop_one__on_fixed_anchors_no_order_ever_turns(rows: list[tuple[int, int, int]]):
    values = pd.DataFrame([[cell / 20 for cell in row] for row in rows], columns=list("xyz"), dtype=float)
    found = drop_one(values, pd.Series({"x": 3, "y": 2, "z": 1}), "weighted-sum")
    assert found.total == 0
    assert "none can" in found.explain()


def test_drop_one__knows_its_methods():
    with pytest.raises(ValueError, match="is none of topsis"):
        drop_one(TURNING, EQUAL, "guess")  # type: ignore[arg-type]
