"""Ring 2: the step in which key accounts are chosen: the places findings lead to, and what it says when empty."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets.steps import Page
from kamwidgets.steps.select.view import SelectStep
from tests.steps.selecting import hidden, send


@pytest.fixture
def step(page: Page) -> SelectStep:
    return SelectStep(page)


@pytest.fixture
def empty(empty_page: Page) -> SelectStep:
    return SelectStep(empty_page)


@pytest.mark.parametrize(
    ("place", "tab", "panel"),
    [
        ("criteria", "criteria", "decision"),
        ("accounts", "ranking", "decision"),
        ("decision", "ranking", "decision"),
        ("gates", "ranking", "gates"),
        ("ratings", "ranking", "score"),
    ],
)
def test_focus__shows_the_place_of_a_finding(step: SelectStep, place: str, tab: str, panel: str) -> None:
    step.focus({"place": place, "account_id": "A"})
    assert (step.tabs.active, step.card.tabs.active) == (tab, panel)
    assert hidden(step.ranking.widget) == (tab != "ranking")


def test_empty__leads_to_start(empty: SelectStep, host: Any) -> None:
    assert not hidden(empty.nothing)
    assert hidden(empty.concentration)
    assert hidden(empty.ranking.widget)
    send(empty.onwards, type="press", id="start")
    assert host.went == [("start", "")]


def test_empty__criteria_can_be_written_before_any_facts(empty: SelectStep) -> None:
    send(empty.tabs, type="open-tab", id="criteria")
    assert not hidden(empty.criteria.widget)
    assert hidden(empty.nothing)
    send(empty.criteria.grid, type="edit-cell", row="volume", column="best", value="5,000")
    assert empty.page.workspace.portfolio.criteria["volume"].best == 5000


def test_empty__best_set_is_a_sentence_without_an_empty_table(empty: SelectStep) -> None:
    send(empty.tabs, type="open-tab", id="deciding")
    assert empty.deciding.best.said.blocks[0]["kind"] == "empty"
    assert hidden(empty.deciding.best.grid)
