from __future__ import annotations

import json
import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.methods import loss_test

REVENUE = pd.Series({"a": 600.0, "b": 300.0, "c": 100.0})
CONTRIBUTION = pd.Series({"a": 200.0, "b": 150.0, "c": 50.0})


def test_loss_test__several_accounts_are_lost_together():
    lost = loss_test(REVENUE, CONTRIBUTION, accounts=["a", "c", "a"], fixed_costs=200, cash=25)
    # left: b with 150 on 300, a margin of a half: 200 / 0.5 - 300 = 100 more; 25 / (50 / 12) = 6 months
    assert (lost.accounts, lost.revenue, lost.share, lost.contribution) == (("a", "c"), 700, 0.7, 250)
    assert (lost.fixed_costs_uncovered, lost.break_even_gap, lost.months_of_cash) == (50, 100, 6)
    assert lost.uncovered_before == 0
    assert "€50 of fixed costs would be uncovered; €100 of new turnover" in lost.explain()


def test_loss_test__what_is_covered_leaves_cash_alone():
    lost = loss_test(REVENUE, CONTRIBUTION, accounts=["c"], fixed_costs=280, cash=25)
    assert (lost.fixed_costs_uncovered, lost.break_even_gap) == (0, pytest.approx(-180))  # 280 / (350 / 900) - 900
    assert lost.months_of_cash == math.inf
    assert lost.as_json()["months_of_cash"] is None
    assert "would still be covered" in lost.explain()


def test_loss_test__cost_of_others_unknown_leaves_its_own_contribution_known():
    lost = loss_test(REVENUE, CONTRIBUTION.drop("b"), accounts=["a"], fixed_costs=280, cash=25)
    assert (lost.contribution, lost.contribution_left, lost.fixed_costs_uncovered) == (200, None, None)
    assert (lost.months_of_cash, lost.break_even_gap, lost.unknown) == (None, None, ("b",))
    assert "costs of some customers are missing" in lost.explain()


def test_loss_test__who_bought_nothing_contributes_nothing():
    lost = loss_test(pd.Series({"a": 0.0, "b": 5.0}), pd.Series({"b": 2.0}), accounts=["a"])
    assert (lost.contribution, lost.share, lost.unknown) == (0, 0, ())


def test_loss_test__all_lost_has_no_margin_to_break_even_with():
    lost = loss_test(REVENUE, CONTRIBUTION, accounts=list("abc"), fixed_costs=120, cash=60)
    assert (lost.share, lost.break_even_gap, lost.months_of_cash) == (1, None, 6)
    assert json.dumps(lost.as_json(), allow_nan=False)


def test_loss_test__without_any_turnover_there_is_no_share():
    lost = loss_test(pd.Series({"a": 0.0}), accounts=["a"])
    assert lost.share is None
    assert "of turnover" not in lost.explain()


@given(st.sets(st.sampled_from("abc"), min_size=1), st.sampled_from("abc"))
def test_loss_test__losing_one_more_never_leaves_less_uncovered(gone: set[str], one_more: str):
    fewer = loss_test(REVENUE, CONTRIBUTION, accounts=gone, fixed_costs=300)
    more = loss_test(REVENUE, CONTRIBUTION, accounts={*gone, one_more}, fixed_costs=300)
    assert fewer.fixed_costs_uncovered is not None
    assert more.fixed_costs_uncovered is not None
    assert more.fixed_costs_uncovered >= fewer.fixed_costs_uncovered


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"accounts": []}, "Say which account"),
        ({"accounts": ["z"]}, "no turnover to look at for z"),
        ({"accounts": ["unknown"]}, "no turnover to look at for unknown"),
        ({"accounts": ["a"], "fixed_costs": -1}, "Fixed costs cannot be below zero"),
        ({"accounts": ["a"], "cash": float("nan")}, "Cash cannot be below zero"),
    ],
)
def test_loss_test__refuses_in_a_sentence(given: dict[str, object], said: str):
    with pytest.raises(ValueError, match=said):
        loss_test(pd.concat([REVENUE, pd.Series({"unknown": float("nan")})]), **given)  # type: ignore[arg-type]
