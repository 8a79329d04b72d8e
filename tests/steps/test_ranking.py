"""Ring 2: the ranking, why an account has its rank, and two accounts side by side."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.steps import Page
from kamwidgets.steps.select.ranking import ranked
from kamwidgets.steps.select.view import SelectStep
from kamwidgets.store import Workspace
from tests.steps.selecting import hidden, rate_enough, row, send


@pytest.fixture
def step(page: Page) -> SelectStep:
    return SelectStep(page)


def test_ranking__begins_with_the_sentence_on_how_turnover_is_spread(step: SelectStep) -> None:
    said = step.concentration.blocks[0]["text"]
    assert said == "1 of 3 customers (33 %) brings 75 % of turnover: see “Dependence”."


def test_ranking__unscored_accounts_stand_by_turnover_with_what_is_known(step: SelectStep) -> None:
    assert [row["id"] for row in step.ranking.grid.rows] == ["A", "B", "C", "D"]
    first = row(step, "A")
    assert first["cells"]["rank"] is None
    assert first["cells"]["revenue"] == 1004
    assert first["text"] == {"decision": "Undecided", "score": "25 % known"}


def test_ranking__scored_accounts_come_first(step: SelectStep) -> None:
    rate_enough(step, "C")
    assert [row["id"] for row in step.ranking.grid.rows] == ["C", "A", "B", "D"]
    cells = row(step, "C")["cells"]
    assert cells["rank"] == 1
    assert cells["score"]["known"] == pytest.approx(0.625)


def test_ranking__says_gates_and_decision_in_words(step: SelectStep) -> None:
    apply = step.page.session.apply
    apply("A", edits.answer_gate, gate_id="alliance", answer="no", reason="Tenders every year.")
    for gate_id in ("potential", "complex-buying", "alliance"):
        apply("B", edits.answer_gate, gate_id=gate_id, answer="yes")
    apply("B", edits.decide, status="key", reason="All gates.", on=date(2026, 1, 2))
    step.pull()
    assert row(step, "A")["cells"]["gates"] == "✕ Fails: willing to enter a long-term alliance (Tenders every year)"
    assert row(step, "B")["cells"]["gates"] == "✓ Passes"
    assert row(step, "B")["cells"]["decision"] == "key"
    assert row(step, "B")["tone"] == "strong"
    assert step.ranking.grid.caption.startswith("1 of 6 key accounts chosen.")


@pytest.mark.parametrize(("chosen", "found"), [("Key account", "B"), ("Not key", "A"), ("Undecided", "CD")])
def test_ranking__is_filtered_by_whole_decisions(step: SelectStep, chosen: str, found: str) -> None:
    step.page.session.apply("A", edits.decide, status="not-key", reason="Too small.", on=date(2026, 1, 2))
    step.page.session.apply("B", edits.decide, status="key", reason="All gates.", on=date(2026, 1, 2))
    step.pull()
    grid = step.ranking.grid
    column = next(column for column in grid.columns if column["id"] == "decision")
    offered = {option["label"]: option["value"] or None for option in column["options"]}
    send(grid, type="filter-rows", column="decision", asked={"among": [offered[chosen]]})
    assert [row["id"] for row in grid.window["rows"]] == [*found]


@pytest.mark.parametrize("intent", [{"type": "press", "column": "open"}, {"type": "select-row"}])
def test_ranking__a_row_opens_its_account(step: SelectStep, host: Any, intent: dict[str, Any]) -> None:
    send(step.ranking.grid, row="C", **intent)
    assert host.went == [("select", "C")]


def test_ranking__serves_windows_of_rows(step: SelectStep) -> None:
    send(step.ranking.grid, type="need-rows", start=2, count=2)
    assert [row["id"] for row in step.ranking.grid.window["rows"]] == ["C", "D"]
    assert step.ranking.grid.window["total"] == 4


def test_ranking__opens_the_score_of_the_open_account(step: SelectStep) -> None:
    step.page.session.apply("A", edits.answer_gate, gate_id="alliance", answer="no", reason="Tenders every year.")
    rate_enough(step, value=5)
    said, table = step.ranking.why.said.blocks
    assert said["title"] == "Alder Ltd"
    assert said["text"] == (
        "30 of 100 points, over the 62 % of the weight that is known. "
        "Whatever the score: fails: willing to enter a long-term alliance (Tenders every year)."
    )
    rows = {row[0]: row[1:] for row in table["rows"]}
    assert rows["Quantity bought"] == ["12 %", "€1,004", "0.01", "0.2", "Turnover", "12 months to 31 Dec 2025"]
    assert rows["Growth in its own markets"] == ["12 %", "5", "0.50", "10.0", "Rated", ""]
    assert rows["Early adopter"] == ["12 %", "unknown", "–", "–", "Not rated yet", ""]
    points = [float(row[4]) for row in table["rows"] if row[4] != "–"]
    assert sum(points) == pytest.approx(30, abs=0.5)


def test_ranking__says_that_no_account_is_open(step: SelectStep) -> None:
    step.page.account_id = ""
    step.pull()
    assert step.ranking.why.said.blocks[0]["sentence"] == "No account is open."


def test_comparing__needs_two_scored_accounts(step: SelectStep) -> None:
    rate_enough(step)
    step.ranking.beneath.show_tab("comparing")
    assert step.ranking.comparing.said.blocks[0]["sentence"] == "Two scored accounts are needed to compare."
    assert hidden(step.ranking.comparing.form)


def test_comparing__says_who_is_ahead_and_by_what(step: SelectStep) -> None:
    rate_enough(step, "A", 5)
    rate_enough(step, "B", 7)
    step.page.session.apply("B", edits.answer_gate, gate_id="alliance", answer="no")
    step.page.session.apply("C", edits.rate, criterion_id="growth", value=5)
    step.ranking.beneath.show_tab("comparing")
    panel = step.ranking.comparing
    assert panel.form.values == {"a": "A", "b": "B"}
    said, table = panel.said.blocks
    assert said["text"].startswith("Birch AG is ahead of Alder Ltd by 12 points. For Alder Ltd: ")
    assert "For Birch AG: Growth in its own markets 4, Partner in innovation 4 and Prestige" in said["text"]
    assert "By all that is known of each they score 30 and 42. Whatever" in said["text"]
    assert said["text"].endswith("Whatever the points: Birch AG fails a gate.")
    rows = {row[0]: row[1:] for row in table["rows"]}
    assert rows["Growth in its own markets"] == ["12 %", "5", "7", "Birch AG, 4.0 points"]
    assert rows["Early adopter"] == ["12 %", "unknown", "unknown", "unknown"]


def test_comparing__of_the_same_twice_makes_them_change_places(step: SelectStep) -> None:
    for account in "ABC":
        rate_enough(step, account)
    step.ranking.beneath.show_tab("comparing")
    form = step.ranking.comparing.form
    send(form, type="change", name="b", value="C")
    assert form.values == {"a": "A", "b": "C"}
    send(form, type="change", name="b", value="A")
    assert form.values == {"a": "C", "b": "A"}


def test_ranked__lists_accounts_that_only_have_a_plan(workspace: Workspace) -> None:
    workspace.apply("new", edits.rate, criterion_id="growth", value=5)
    assert list(ranked(workspace.reading()).index) == ["A", "B", "C", "D", "new"]
