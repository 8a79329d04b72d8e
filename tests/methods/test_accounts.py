from __future__ import annotations

import math

import pandas as pd

from kamwidgets.catalogue import load
from kamwidgets.methods import account_facts, gate_status, raw_values
from kamwidgets.model import AccountPlan, Criterion, Gate, Rating


def _period(**revenue: float) -> pd.DataFrame:
    rows = [
        {"account_id": account, "revenue": amount, "contribution": amount / 4} for account, amount in revenue.items()
    ]
    return pd.DataFrame(rows, columns=["account_id", "revenue", "contribution"])


def test_account_facts__knows_that_those_who_bought_nothing_bought_nothing():
    facts = account_facts(_period(a=120.0), _period(a=100.0, b=50.0), ["c"])
    assert facts["revenue"].to_dict() == {"a": 120, "b": 0, "c": 0}
    assert facts["contribution"].to_dict() == {"a": 30, "b": 0, "c": 0}
    assert facts.loc["b", "growth"] == -1
    assert math.isnan(facts["growth"].loc["c"])


def test_account_facts__takes_empty_periods():
    assert account_facts(_period(), _period()).empty


def test_raw_values__joins_facts_and_ratings_and_leaves_gaps_unknown():
    criteria = {
        "volume": Criterion(id="volume", title="Volume", source="fact", fact="revenue", best=100),
        "trust": Criterion(id="trust", title="Trust"),
    }
    plans = {
        "a": AccountPlan(account_id="a", ratings={"trust": Rating(value=7)}),
        "new": AccountPlan(account_id="new", ratings={"trust": Rating(value=3)}),
    }
    raw = raw_values(criteria, plans, account_facts(_period(a=120.0, b=5.0), _period()))
    assert raw["volume"].fillna(-1).to_dict() == {"a": 120, "b": 5, "new": -1}
    assert raw["trust"].fillna(-1).to_dict() == {"a": 7, "b": -1, "new": 3}


def test_gate_status__repeats_of_a_long_reason_what_a_sentence_holds():
    plan = AccountPlan(account_id="a", gates={"potential": Gate(answer="no", reason="W" * 10_000)})
    assert len(gate_status(plan).explain()) < 300
    assert gate_status(plan).reasons["potential"] == "W" * 10_000


def test_gate_status__a_reason_that_is_a_sentence_ends_once():
    plan = AccountPlan(account_id="a", gates={"potential": Gate(answer="no", reason="One engineer decides.")})
    assert gate_status(plan).explain() == "Fails: high sales potential (One engineer decides)."


def test_gate_status__passes_only_when_all_are_answered_yes():
    yes = {gate.id: Gate(answer="yes") for gate in load().gates}
    assert gate_status(AccountPlan(account_id="a", gates=yes)).status == "pass"
    partly = AccountPlan(account_id="a", gates={"potential": Gate(answer="yes")})
    assert gate_status(partly).status == "unknown"
    assert gate_status(partly).unknown == ("complex-buying", "alliance")


def test_gate_status__fails_with_one_no_whatever_else_is_unknown():
    status = gate_status(AccountPlan(account_id="a", gates={"alliance": Gate(answer="no")}))
    assert (status.status, status.failed) == ("fail", ("alliance",))


def test_gate_status__knows_nothing_of_an_account_without_a_plan():
    assert gate_status(None).status == "unknown"
