"""Ring 2: the criteria by which key accounts are chosen."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.steps import Page
from kamwidgets.steps.select.view import SelectStep
from tests.steps.selecting import rate_enough, send


@pytest.fixture
def step(page: Page) -> SelectStep:
    return SelectStep(page)


@pytest.fixture
def empty(empty_page: Page) -> SelectStep:
    return SelectStep(empty_page)


def edit_cell(step: SelectStep, column: str, value: Any, criterion_id: str = "growth") -> Any:
    send(step.criteria.grid, type="edit-cell", row=criterion_id, column=column, value=value)
    step.pull()
    return step.page.workspace.portfolio.criteria[criterion_id]


@pytest.mark.parametrize(
    ("column", "typed", "saved"),
    [
        ("title", "Growth of its markets", {"title": "Growth of its markets"}),
        ("weight", "62.5", {"weight": 62.5}),
        ("best", "1,000", {"best": 1000}),
        ("worst", "-3", {"worst": -3}),
        ("unit", None, {"unit": ""}),
        ("source", "growth", {"source": "fact", "fact": "growth"}),
    ],
)
def test_criteria__a_cell_saves_its_field(empty: SelectStep, column: str, typed: Any, saved: dict[str, Any]) -> None:
    criterion = edit_cell(empty, column, typed)
    assert {name: getattr(criterion, name) for name in saved} == saved


def test_criteria__numbers_are_read_in_the_locale(empty: SelectStep) -> None:
    empty.page.edit(edits.change_settings, locale="de_DE")
    assert edit_cell(empty, "best", "1.000,5").best == 1000.5


@pytest.mark.parametrize(
    ("column", "typed", "sentence"),
    [
        ("weight", "120", "Weight must be at most 100."),
        ("weight", "much", "“much” is no number"),
        ("best", "0", "must differ"),
        ("best", None, "A number is needed here."),
        ("title", None, "must not be empty"),
        ("source", None, "Say where the value comes from."),
    ],
)
def test_criteria__what_is_refused_stays_in_its_cell(empty: SelectStep, column: str, typed: Any, sentence: str) -> None:
    before = empty.page.portfolio.criteria["growth"]
    assert edit_cell(empty, column, typed) == before
    shown = next(row for row in empty.criteria.grid.rows if row["id"] == "growth")
    assert sentence in shown["messages"][column]
    assert shown["text"][column] == (typed or "")


def test_criteria__a_good_value_takes_the_message_away(empty: SelectStep) -> None:
    edit_cell(empty, "weight", "120")
    edit_cell(empty, "weight", "100")
    shown = next(row for row in empty.criteria.grid.rows if row["id"] == "growth")
    assert shown["messages"] == {}
    assert shown["cells"]["share"] == pytest.approx(100 * 100 / 450)


def test_criteria__one_is_added_and_removed(empty: SelectStep) -> None:
    send(empty.criteria.grid, type="add-row")
    criteria = empty.page.workspace.portfolio.criteria
    added = next(id for id, criterion in criteria.items() if criterion.title == "New criterion")
    send(empty.criteria.grid, type="press", row=added, column="remove")
    assert added not in empty.page.workspace.portfolio.criteria


def test_criteria__the_methods_own_are_offered_where_there_are_none(empty: SelectStep) -> None:
    for criterion_id in empty.page.portfolio.criteria:
        empty.page.edit(edits.remove_criterion, id=criterion_id)
    empty.pull()
    send(empty.criteria.buttons, type="press", id="defaults")
    assert len(empty.page.workspace.portfolio.criteria) == 8


def test_criteria__a_round_anchor_is_offered_until_somebody_is_scored(step: SelectStep) -> None:
    send(step.tabs, type="open-tab", id="criteria")
    step.page.edit(edits.change_criterion, id="volume", best=100)
    step.pull()
    assert step.criteria.buttons.buttons[0]["label"] == "Set the best of “Quantity bought” to 2,000"
    send(step.criteria.buttons, type="press", id="best:volume")
    assert step.page.workspace.portfolio.criteria["volume"].best == 2000
    step.page.edit(edits.change_criterion, id="volume", best=100)
    rate_enough(step)
    assert step.criteria.buttons.buttons == []
