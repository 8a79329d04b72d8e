"""What was decided on a day, and how that differs from today."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from kamwidgets import edits
from kamwidgets.methods import compare_decisions, decided_on, decision_days, rule_says
from kamwidgets.model import AccountPlan, Settings

FIRST, THEN, NOW = date(2025, 9, 1), date(2025, 12, 31), date(2026, 9, 1)


def plan(account_id: str, *decisions: tuple[date, str, str], **numbers: float) -> AccountPlan:
    decided = AccountPlan(account_id=account_id)
    for on, status, reason in decisions:
        decided = edits.decide(decided, status=status, reason=reason, on=on, **numbers)
    return decided


def said(*plans: AccountPlan, accounts: pd.DataFrame | None = None) -> list[tuple[str, str]]:
    changes = compare_decisions({each.account_id: each for each in plans}, THEN, accounts)
    return [(each.kind, each.sentence(each.account_id.title())) for each in changes]


def test_decided_on__what_took_the_place_of_another_counts_from_its_day() -> None:
    changed = plan("alder", (FIRST, "key", "Grows."), (NOW, "not-key", "Shrinks."))
    found = [decided_on(changed, day) for day in (date(2025, 8, 31), FIRST, date(2026, 8, 31), NOW)]
    assert [each.status if each else None for each in found] == [None, "key", "key", "not-key"]


def test_decided_on__what_was_withdrawn_stood_until_then() -> None:
    withdrawn = edits.remove_decision(plan("alder", (FIRST, "key", "Grows.")), on=NOW)
    assert withdrawn.decision is None
    assert [bool(decided_on(withdrawn, day)) for day in (THEN, NOW)] == [True, False]


def test_compare__says_who_came_who_went_and_why() -> None:
    assert said(
        plan("alder", (FIRST, "key", "Grows.")),
        plan("birch", (FIRST, "key", "Grows."), (NOW, "not-key", "Buys elsewhere now")),
        plan("cedar", (NOW, "key", "Wants an alliance.")),
        plan("dogwood", (FIRST, "not-key", "Small."), (NOW, "emerging", "Doubled.")),
        plan("elm", (FIRST, "not-key", "Small.")),
        edits.remove_decision(plan("fir", (FIRST, "key", "Grows.")), on=NOW),
    ) == [
        ("in", "Cedar became a key account on 1 Sept 2026: Wants an alliance."),
        ("out", "Birch is no key account since 1 Sept 2026: Buys elsewhere now."),
        ("out", "Fir: the decision was withdrawn."),
        ("other", "Dogwood is decided on since 1 Sept 2026, emerging account: Doubled."),
        ("stays", "Alder stays a key account."),
    ]


def test_compare__tells_the_numbers_of_then_and_now() -> None:
    today = pd.DataFrame({"revenue": [90.0], "score": [0.55]}, index=["alder"])
    [(_, sentence)] = said(plan("alder", (FIRST, "key", "Grows."), revenue=120.0, score=0.61), accounts=today)
    assert sentence == "Alder stays a key account. Turnover €120 then, €90 now (−25 %). Score 61 then, 55 now."


def test_compare__says_that_turnover_is_as_it_was() -> None:
    today = pd.DataFrame({"revenue": [120.0], "score": [float("nan")]}, index=["alder"])
    [(_, sentence)] = said(plan("alder", (FIRST, "key", "Grows."), revenue=120.0), accounts=today)
    assert sentence == "Alder stays a key account. Turnover €120, as then."


def test_compare__leaves_out_numbers_nobody_knows() -> None:
    today = pd.DataFrame({"revenue": [90.0], "score": [float("nan")]}, index=["alder"])
    assert said(plan("alder", (FIRST, "key", "Grows."), score=0.5), accounts=today) == [
        ("stays", "Alder stays a key account.")
    ]


def test_days__are_those_on_which_something_was_decided_the_latest_first() -> None:
    plans = {"a": plan("a", (FIRST, "key", "Grows."), (NOW, "key", "Still.")), "b": plan("b", (FIRST, "key", "Too."))}
    assert decision_days(plans) == [NOW, FIRST]


@pytest.mark.parametrize(
    ("status", "score", "says"),
    [
        ("", 0.7, "enters"),
        ("emerging", 0.6, "enters"),
        ("not-key", 0.9, ""),
        ("key", 0.3, "leaves"),
        ("key", 0.5, ""),
        ("", 0.5, ""),
        ("", float("nan"), ""),
        ("key", float("nan"), ""),
    ],
)
def test_rules__call_to_mind_and_leave_alone_what_lies_between(status: str, score: float, says: str) -> None:
    rules = Settings(entry_score=0.6, exit_score=0.4)
    decided = plan("a", (FIRST, status, "So.")) if status else None
    assert rule_says(rules, decided, score) == says
    assert rule_says(Settings(), decided, score) == ""
