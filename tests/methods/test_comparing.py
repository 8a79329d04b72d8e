"""Two accounts side by side."""

from __future__ import annotations

import json
import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.methods import compare_accounts, score

WEIGHTS = pd.Series({"volume": 50.0, "growth": 30.0, "fame": 20.0})


def two(**values: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame({name: list(both) for name, both in values.items()}, index=["a", "b"], dtype=float)


def test_compare__says_which_criteria_speak_for_whom_and_by_how_much():
    found = compare_accounts(two(volume=(0.9, 0.5), growth=(0.2, 0.5), fame=(0.7, 0.7)), WEIGHTS, "a", "b")
    assert found.lead == pytest.approx(20 - 9)  # 50 × 0.4 − 30 × 0.3
    assert found.for_a == pytest.approx({"volume": 20})
    assert found.for_b == pytest.approx({"growth": 9})
    assert found.alike == ("fame",)
    said = found.explain({"a": "Alder", "b": "Birch"}, {"volume": "Quantity bought"})
    assert said == (
        "Alder is ahead of Birch by 11 points. For Alder: Quantity bought 20. For Birch: growth 9. Alike: fame."
    )


def test_compare__counts_only_what_is_known_of_both_and_says_so():
    found = compare_accounts(two(volume=(0.9, 0.5), growth=(1.0, math.nan), fame=(0.0, 0.5)), WEIGHTS, "a", "b")
    assert found.common == pytest.approx(0.7)
    assert found.unknown == ("growth",)
    assert found.lead == pytest.approx(100 * (0.5 * 0.4 - 0.2 * 0.5) / 0.7)
    assert "Only what is known of both counts, 70 % of the weight; left out: growth." in found.explain()


def test_compare__of_two_that_have_nothing_in_common_says_that():
    found = compare_accounts(two(volume=(0.9, math.nan), growth=(math.nan, 0.3)), WEIGHTS[:2], "a", "b")
    assert math.isnan(found.lead)
    assert found.explain() == "Nothing is known of both a and b, so they cannot be compared: volume and growth."
    assert json.loads(json.dumps(found.as_json()))["lead"] is None


def test_compare__of_equals_finds_them_level():
    found = compare_accounts(two(volume=(0.4, 0.4)), pd.Series({"volume": 1.0}), "a", "b")
    assert found.explain() == "a and b are level. Alike: volume."


def test_compare__leaves_out_what_has_no_weight():
    found = compare_accounts(two(volume=(1, 0), fame=(0, 1)), pd.Series({"volume": 1.0, "fame": 0.0}), "a", "b")
    assert found.explain() == "a is ahead of b by 100 points. For a: volume 100."


@pytest.mark.parametrize(
    ("a", "b", "sentence"), [("a", "a", "two different accounts"), ("a", "gone", "gone is not among the accounts")]
)
def test_compare__refuses_what_cannot_be_compared(a: str, b: str, sentence: str):
    with pytest.raises(ValueError, match=sentence):
        compare_accounts(two(volume=(1, 0)), pd.Series({"volume": 1.0}), a, b)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(1, 100)), min_size=1, max_size=6))
def test_compare__adds_up_to_the_difference_of_the_scores_where_all_is_known(rows: list[tuple[float, float, float]]):
    names = [f"k{number}" for number in range(len(rows))]
    table = pd.DataFrame([[a for a, _, _ in rows], [b for _, b, _ in rows]], ["a", "b"], names)
    weights = pd.Series([weight for *_, weight in rows], names)
    scores = score(table, weights).score
    assert compare_accounts(table, weights, "a", "b").lead == pytest.approx(100 * (scores["a"] - scores["b"]), abs=1e-6)
