"""Where accounts stand, as documents and facts say, and what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from kamwidgets.findings import box_names, labels_of, placed_accounts, select_status, spend_of, where_in_words
from kamwidgets.methods import Scores, portfolio, score
from kamwidgets.model import AccountPlan, Boxes, Competitor, Decision, Outlook, Portfolio, Spend, SuccessFactor

NORD = {"n": Competitor(id="n", name="Nord")}
COMPANY = Portfolio(competitors=NORD)
KEY = Decision(status="key", reason="Large", on=date(2026, 1, 1))
NO_SPEND: pd.Series[float] = pd.Series(dtype=float)


def a_plan(account: str, ours: float | None = None, rival: float = 5, **parts: Any) -> AccountPlan:
    factor = SuccessFactor(id="p", title="Price", ours=ours, rivals={"n": rival})
    return AccountPlan(account_id=account, success_factors={"p": factor} if ours is not None else {}, **parts)


def scored(**scores: float) -> Scores:
    return score(pd.DataFrame({"x": scores}), pd.Series({"x": 1.0}))


def facts(**revenue: float) -> pd.DataFrame:
    return pd.DataFrame({"revenue": revenue})


def test_placed_accounts__puts_score_strength_spend_and_outlook_together() -> None:
    plans = {
        "a": a_plan("a", 7, spend=Spend(amount=900, source="Plan"), outlook=Outlook(strength=-1, reason="Rival")),
        "b": a_plan("b", 4),
        "only-a-plan": a_plan("only-a-plan"),
    }
    category_spend = pd.Series({"a": 50.0, "b": 100.0})
    found = placed_accounts(COMPANY, plans, scored(a=0.8, b=0.8), facts(a=500, b=-20, c=1), category_spend).accounts
    assert found["strength"].fillna(99).to_dict() == {"a": 2, "b": -1, "c": 99, "only-a-plan": 99}
    assert found["spend"].fillna(99).to_dict() == {"a": 900, "b": 300, "c": 99, "only-a-plan": 99}
    assert found["label"].to_dict() == {"a": "Strategic", "b": "Star", "c": "", "only-a-plan": ""}
    assert found["expected_label"].to_dict() == {"a": "Star", "b": "", "c": "", "only-a-plan": ""}
    assert found["revenue"]["b"] == -20


def test_placed_accounts__places_nobody_without_scores_accounts_or_plans() -> None:
    for plans, table in (({"a": a_plan("a", 7)}, facts(a=1)), ({}, facts()), ({"a": a_plan("a", 7)}, facts())):
        found = placed_accounts(COMPANY, plans, None, table, NO_SPEND)
        assert found.placed.empty
        assert where_in_words(found) == ""


def test_spend_of__names_its_source() -> None:
    table = pd.Series({"a": 50.0})
    assert spend_of(a_plan("a", spend=Spend(amount=9, source="Plan")), table) == (9, "Plan")
    assert spend_of(a_plan("a"), table) == (150, "3 × the yearly spend in the customers’ table")
    assert pd.isna(spend_of(a_plan("b"), table)[0])


def test_box_names__are_those_of_the_set_or_ones_own() -> None:
    assert labels_of(Portfolio()) == "strategic"
    assert labels_of(Portfolio(boxes=Boxes(labels="of-a-later-version"))) == "strategic"
    named = Portfolio(boxes=Boxes(labels="policy", names={"policy/low-low": "Stop", "strategic/low-low": "Cold"}))
    assert (len(box_names(named)), box_names(named)["low-low"]) == (9, "Stop")


@pytest.mark.parametrize(
    ("scores", "strengths", "sentence"),
    [
        ({"a": 0.9, "b": 0.2}, {"a": 1.0, "b": -1.0}, "1 is attractive; a competitor is stronger at none of them"),
        ({"a": 0.9, "b": 0.8}, {"a": -1.0, "b": -1.0}, "2 are attractive; a competitor is stronger at 2 of them"),
        ({"a": 0.1, "b": 0.2}, {"a": 1.0, "b": -1.0}, "none is attractive"),
    ],
)
def test_where_in_words__says_what_the_picture_shows(
    scores: dict[str, float], strengths: dict[str, float], sentence: str
) -> None:
    found = portfolio(pd.Series(scores), pd.Series(strengths))
    assert where_in_words(found) == f"Of 2 accounts placed, {sentence}"


def test_select_status__says_at_which_key_accounts_our_strength_is_not_known() -> None:
    plans = {
        "a": a_plan("a", 7, decision=KEY),
        "b": a_plan("b", decision=KEY),
        "c": a_plan("c"),
    }
    said = {each.id: each for each in select_status(COMPANY, plans, {"b": "Birch AG"}).findings}
    finding = said["no-strength"]
    assert finding.sentence == "Our strength is not known at 1 of 2 key accounts: Birch AG."
    assert (finding.level, finding.target) == ("warning", {"place": "standing", "account_id": "b"})
    done = select_status(COMPANY, {"a": plans["a"]}, {})
    nobody = select_status(Portfolio(), plans, {})
    assert "no-strength" not in {each.id for status in (done, nobody) for each in status.findings}
