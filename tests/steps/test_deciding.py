"""Ring 2: deciding within the managers' hours; what a person does ends in the saved documents."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.model import PORTFOLIO
from kamwidgets.steps import Page
from kamwidgets.steps.select.view import SelectStep
from kamwidgets.widgets import KamWidget

RATED = ("growth", "innovation", "prestige")
"""With the two facts these are five of eight equal weights: 62.5 % known."""


@pytest.fixture
def step(page: Page) -> SelectStep:
    """Open the tab, with three of four customers scored: Alder before Birch before Cedar."""
    for account_id, value in (("A", 9), ("B", 6), ("C", 3)):
        for criterion_id in RATED:
            page.session.apply(account_id, edits.rate, criterion_id=criterion_id, value=value)
    made = SelectStep(page)
    send(made.tabs, type="open-tab", id="deciding")
    return made


def send(widget: KamWidget, **intent: Any) -> None:
    widget._on_message(widget, intent, [])


def portfolio(step: SelectStep, edit: Any, **said: Any) -> None:
    step.page.session.apply(PORTFOLIO, edit, **said)
    step.pull()


def two_managers(step: SelectStep) -> None:
    for name, hours in (("Ann", 40), ("Bob", 20)):
        portfolio(step, edits.add_member, id=name.lower(), name=name, managing_hours=hours)
    portfolio(step, edits.add_tiers, tiers=[{"id": "close", "title": "Close", "hours_per_month": 40}])
    portfolio(step, edits.add_tiers, tiers=[{"id": "light", "title": "Light", "hours_per_month": 20}])


def cells(step: SelectStep, account_id: str) -> dict[str, Any]:
    return next(row for row in step.deciding.best.grid.rows if row["id"] == account_id)["cells"]


def tiles(step: SelectStep) -> dict[str, tuple[str, str]]:
    return {tile["label"]: (tile["value"], tile["note"]) for tile in step.deciding.best.said.blocks[0]["tiles"]}


def put(step: SelectStep, account_id: str, column: str, value: str) -> None:
    send(step.deciding.best.grid, type="edit-cell", row=account_id, column=column, value=value)
    step.pull()


def test_best__without_hours_the_places_there_are_go_to_who_scores_most(step: SelectStep) -> None:
    portfolio(step, edits.change_settings, capacity=2)
    assert tiles(step)["Best set"] == ("2", "accounts, 2 of 2 places")
    assert [cells(step, id)["best"] for id in "ABCD"] == ["✓ In", "✓ In", "Out", "Out"]
    assert cells(step, "C")["why"] == "does not fit beside them"
    assert cells(step, "D")["why"] == "is not scored"
    assert "tier" not in {column["id"] for column in step.deciding.best.grid.columns}


def test_best__hours_are_shared_out_by_tier(step: SelectStep) -> None:
    two_managers(step)
    assert tiles(step)["Best set"] == ("1", "accounts, 40 of 60 hours a month")
    put(step, "A", "tier", "light")
    put(step, "B", "tier", "light")
    put(step, "C", "tier", "light")
    assert tiles(step)["Best set"] == ("3", "accounts, 60 of 60 hours a month")
    assert step.page.session.plan("C").tier == "light"


def test_best__must_and_must_not_are_kept_to_and_what_cannot_be_is_said(step: SelectStep) -> None:
    portfolio(step, edits.change_settings, capacity=1)
    put(step, "A", "mark", "must-not")
    put(step, "D", "mark", "must")
    assert [cells(step, id)["best"] for id in "ABCD"] == ["Out", "Out", "Out", "✓ In"]
    assert cells(step, "D")["why"] == "must be"
    put(step, "C", "mark", "must")
    assert "take 2, and there is 1" in step.deciding.best.said.blocks[0]["text"]
    assert (cells(step, "A")["best"], cells(step, "A")["why"]) == ("", "")
    put(step, "C", "mark", "")
    assert step.page.session.plan("C").mark == ""
    free = next(row for row in step.deciding.best.grid.rows if row["id"] == "C")
    assert (free["cells"]["mark"], free["text"]["mark"]) == ("", "Free")


def test_best__who_fails_a_gate_is_only_in_it_where_it_must_be(step: SelectStep) -> None:
    portfolio(step, edits.change_settings, capacity=1)
    step.page.session.apply("A", edits.answer_gate, gate_id="alliance", answer="no")
    step.pull()
    assert (cells(step, "A")["best"], cells(step, "A")["why"]) == ("Out", "fails a gate")
    put(step, "A", "mark", "must")
    assert (cells(step, "A")["best"], cells(step, "A")["why"]) == ("✓ In", "must be")


def test_best__says_whom_it_would_bring_in_and_let_go(step: SelectStep) -> None:
    portfolio(step, edits.change_settings, capacity=1)
    step.page.session.apply("B", edits.decide, status="key", reason="Grows.", on=date(2026, 1, 1))
    step.pull()
    assert tiles(step)["Would come in"] == ("1", "Alder Ltd")
    assert tiles(step)["Would go"] == ("1", "Birch AG")


def test_best__says_nothing_of_who_is_not_scored(step: SelectStep) -> None:
    step.page.session.apply("D", edits.decide, status="key", reason="Grows.", on=date(2026, 1, 1))
    step.pull()
    assert tiles(step)["Would go"] == ("0", "nobody")
    for account_id in "ABC":
        for criterion_id in RATED:
            step.page.session.apply(account_id, edits.remove_rating, criterion_id=criterion_id)
    step.pull()
    assert step.deciding.best.said.blocks[0]["kind"] == "empty"


def test_rules__are_typed_as_points_and_call_to_mind(step: SelectStep) -> None:
    step.deciding.show_tab("room")
    for name, value in (("entry_score", "50"), ("exit_score", "70"), ("exit_score", "40")):
        send(step.deciding.room.rules, type="change", name=name, value=value)
        if value == "70":
            assert "must not lie above" in step.deciding.room.rules.errors["exit_score"]
    settings = step.page.portfolio.settings
    assert (settings.entry_score, settings.exit_score) == (0.5, 0.4)
    step.page.session.apply("C", edits.decide, status="key", reason="Was large.", on=date(2026, 1, 1))
    step.deciding.show_tab("best")
    assert cells(step, "A")["rule"] == "High enough to come in"
    assert cells(step, "C")["rule"] == "Too low to stay"


def test_room__hours_and_tiers_are_entered_in_grids(step: SelectStep) -> None:
    room = step.deciding.room
    step.deciding.show_tab("room")
    portfolio(step, edits.add_member, id="ann", name="Ann", function="it")
    assert room.managers.rows[0]["cells"]["function"] == "Information technology"
    send(room.managers, type="edit-cell", row="ann", column="managing_hours", value="32")
    send(room.offer, type="press", id="tiers")
    step.pull()
    send(room.tiers, type="edit-cell", row="close", column="hours_per_month", value="many")
    assert room.tiers.rows[0]["messages"]["hours_per_month"]
    send(room.tiers, type="edit-cell", row="close", column="hours_per_month", value="36")
    send(room.tiers, type="press", row="light", column="remove")
    saved = step.page.portfolio
    assert saved.team["ann"].managing_hours == 32
    assert {id: tier.hours_per_month for id, tier in saved.tiers.items()} == {"close": 36, "regular": 20}


def test_changed__compares_with_a_day_on_which_something_was_decided(step: SelectStep) -> None:
    step.deciding.show_tab("changed")
    assert step.deciding.changed.said.blocks[0]["kind"] == "empty"
    decide = step.page.session.apply
    decide("A", edits.decide, status="key", reason="Large.", on=date(2025, 9, 1), revenue=1_500.0)
    decide("B", edits.decide, status="key", reason="Grows.", on=date(2025, 9, 1))
    decide("B", edits.decide, status="not-key", reason="Buys elsewhere.", on=date(2026, 9, 1))
    step.pull()
    blocks = step.deciding.changed.said.blocks
    assert blocks[0]["text"] == "Since 1 Sept 2025: 0 came in, 1 went, 1 key account stayed."
    assert blocks[1]["items"] == ["Birch AG is no key account since 1 Sept 2026: Buys elsewhere."]
    assert blocks[2]["items"][0].startswith("Alder Ltd stays a key account. Turnover €1,500 then, ")
    send(step.deciding.changed.form, type="change", name="day", value="2026-09-01")
    assert "Since 1 Sept 2026: 0 came in, 0 went" in step.deciding.changed.said.blocks[0]["text"]


def test_decision__keeps_the_score_of_its_day_and_the_decision_before(step: SelectStep) -> None:
    step.page.session.apply("A", edits.decide, status="emerging", reason="Grows.", on=date(2025, 9, 1))
    step.pull()
    send(step.card.decision.form, type="submit", values={"status": "key", "reason": "Doubled."})
    plan = step.page.session.plan("A")
    scores = step.page.reading.scores
    assert plan.decision is not None
    assert scores is not None
    assert plan.decision.score == pytest.approx(float(scores.score["A"]))
    assert plan.earlier_decisions["2025-09-01"].status == "emerging"
    send(step.card.decision.buttons, type="press", id="withdraw")
    assert step.page.session.plan("A").decision is None
