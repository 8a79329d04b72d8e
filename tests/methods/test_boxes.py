"""Which box an account stands in, now and as expected."""

from __future__ import annotations

import json
from typing import Literal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.catalogue import load
from kamwidgets.methods import box_set, portfolio

SHARES, POINTS = st.floats(0, 1), st.floats(-10, 10)
ACCOUNTS = st.dictionaries(st.text(min_size=1, max_size=3), st.tuples(SHARES, POINTS), max_size=8)


def series(**values: float) -> pd.Series[float]:
    return pd.Series(values, dtype=float)


@pytest.mark.parametrize(
    ("boxes", "share", "points", "box"),
    [
        (4, 0.5, 0, "high-high"),
        (4, 0.49, -0.01, "low-low"),
        (4, 1, -10, "high-low"),
        (4, 0, 10, "low-high"),
        (9, 1 / 3, -1, "middle-middle"),
        (9, 0.33, -1.01, "low-low"),
        (9, 2 / 3, 1, "high-high"),
        (9, 0.66, 0.99, "middle-middle"),
        (9, 0.1 + 0.2 + 1 / 30, 1, "middle-high"),
    ],
)
def test_portfolio__divides_at_the_lines_and_who_stands_on_one_stands_above(
    boxes: Literal[4, 9], share: float, points: float, box: str
) -> None:
    assert portfolio(series(a=share), series(a=points), boxes=boxes).accounts["box"]["a"] == box


def test_portfolio__places_nobody_whose_place_is_not_known() -> None:
    found = portfolio(series(a=0.9, b=np.nan, c=0.2), series(a=1, b=1, d=2), series(a=100, e=50))
    assert found.accounts["missing"].to_dict() == {
        "a": "",
        "b": "attractiveness",
        "c": "strength",
        "d": "attractiveness",
        "e": "attractiveness and strength",
    }
    assert found.accounts.loc[["b", "c", "d", "e"], "box"].tolist() == [""] * 4
    assert found.not_placed == {
        "attractiveness": ("b", "d"),
        "attractiveness and strength": ("e",),
        "strength": ("c",),
    }
    assert found.explain() == (
        "1 of 5 accounts placed: 1 account in Strategic. "
        "Not known: attractiveness of 2; attractiveness and strength of 1; strength of 1."
    )


def test_portfolio__expects_the_rest_to_stay_as_it_is() -> None:
    ahead = pd.DataFrame({"attractiveness": [0.2, np.nan, np.nan], "strength": [np.nan, 3, np.nan]}, ["a", "b", "c"])
    found = portfolio(series(a=0.9, b=0.9, c=0.9), series(a=1, b=-1, c=1), expected=ahead)
    assert found.accounts["expected_label"].to_dict() == {"a": "Status", "b": "Strategic", "c": ""}
    assert found.accounts["expected_strength"].fillna(99).tolist() == [1, 3, 99]
    assert found.explain("b", {"b": "Birch"}) == (
        "Birch: attractiveness 90 of 100, strength −1.0 points: Star. Expected: Strategic."
    )


def test_portfolio__expects_nothing_of_whom_only_half_is_known() -> None:
    ahead = pd.DataFrame({"attractiveness": [0.2], "strength": [np.nan]}, ["a"])
    found = portfolio(series(a=0.9), series(), expected=ahead)
    assert found.accounts["expected_box"]["a"] == ""
    assert found.explain("a") == "a is not placed: its strength is not known."


def test_portfolio__takes_turnover_as_it_is() -> None:
    found = portfolio(series(a=0.9, b=0.9, c=0.9), series(a=1, b=1, c=1), series(a=-5, b=0), series(a=9))
    assert found.accounts["revenue"].fillna(99).tolist() == [-5, 0, 99]
    assert found.accounts["spend"].fillna(99).tolist() == [9, 99, 99]


def test_portfolio__without_accounts_says_so() -> None:
    found = portfolio(series(), series())
    assert found.explain() == "0 of 0 accounts placed."
    assert found.as_json()["accounts"] == {}


def test_as_json__has_no_number_that_is_not_one() -> None:
    found = portfolio(series(a=0.9, b=np.nan), series(a=1), boxes=9, labels="policy")
    plain = json.loads(json.dumps(found.as_json(), allow_nan=False))
    assert (plain["boxes"], plain["accounts"]["a"]["label"], plain["accounts"]["b"]["box"]) == (9, "Leader", None)
    assert plain["accounts"]["b"]["missing"] == "attractiveness and strength"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"attractiveness": series(a=1.2)}, "from 0 to 1"),
        ({"strength": series(a=np.inf)}, "not finite"),
        ({"strength": pd.Series([1, 2], index=["a", "a"])}, "more than once in strength"),
        ({"expected": pd.DataFrame({"attractiveness": [2.0]}, ["a"])}, "from 0 to 1"),
        ({"expected": pd.DataFrame({"strength": [1, 2]}, ["a", "a"])}, "more than once"),
        ({"labels": "nonsense"}, "no set of names"),
        ({"labels": "policy"}, "for 4 boxes"),
        ({"labels": {"high-high": "Best"}}, "Name all 4 boxes: high-high, high-low, low-high, low-low"),
        ({"boxes": 5}, "four boxes or nine"),
    ],
)
def test_portfolio__refuses_nonsense_in_a_sentence(arguments: dict[str, object], sentence: str) -> None:
    given_ = {"attractiveness": series(a=0.5), "strength": series(a=0.5)} | arguments
    with pytest.raises(ValueError, match=sentence):
        portfolio(**given_)  # type: ignore[arg-type]


@pytest.mark.parametrize("boxes", [4, 9])
@given(accounts=ACCOUNTS, newcomers=ACCOUNTS)
def test_box__depends_on_nobody_else(
    boxes: Literal[4, 9], accounts: dict[str, tuple[float, float]], newcomers: dict[str, tuple[float, float]]
) -> None:
    def placed(those: dict[str, tuple[float, float]]) -> dict[str, str]:
        shares, points = ({name: each[place] for name, each in those.items()} for place in (0, 1))
        found = portfolio(pd.Series(shares, dtype=float), pd.Series(points, dtype=float), boxes=boxes)
        return {str(account): str(box) for account, box in found.accounts["box"].items()}

    alone, together = placed(accounts), placed({**newcomers, **accounts})
    assert {name: together[name] for name in accounts} == alone


def test_box_sets__offer_two_for_four_boxes_and_two_for_nine() -> None:
    counts = [len(each.names) for each in load().box_sets]
    assert (counts.count(4), counts.count(9)) == (2, 2)
    for each in load().box_sets:
        portfolio(series(), series(), boxes=4 if len(each.names) == 4 else 9, labels=each.id)
        assert each.source
        assert all(each.names.values())
    assert box_set().id == "strategic"
