"""Moving about in the grid with the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.js.grid_page import OpenGrid, row, rows


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["ArrowDown", "ArrowDown", "ArrowUp"], ("r3", "growth")),
        (["ArrowRight"], ("r2", "since")),
        (["ArrowLeft"], ("r2", "revenue")),
        (["Home"], ("r2", "name")),
        (["End"], ("r2", "open")),
        (["Control+Home"], ("r0", "name")),
        (["Control+End"], ("r4", "open")),
        (["PageDown"], ("r4", "growth")),
        (["PageUp"], ("r0", "growth")),
    ],
)
def test_keys__move_the_active_cell(grid: OpenGrid, keys: list[str], expected: tuple[str, str]):
    page = grid()
    page.activate(2, "growth")
    page.press(*keys)
    assert tuple(page.at) == expected
    assert page.widget.intents == []


def test_focus__one_tab_stop_that_follows_the_active_cell(grid: OpenGrid):
    page = grid(add="Add an account")
    page.activate(2, "revenue")
    assert page.page.locator('[tabindex="0"]').count() == 1
    page.press("Tab")
    expect(page.page.get_by_role("button", name="Add an account")).to_be_focused()
    page.press("Shift+Tab")
    assert page.at == ["r2", "revenue"]


def test_focus__follows_its_row_when_rows_move(grid: OpenGrid):
    page = grid()
    page.activate(1, "revenue")
    page.show([row(9), *reversed(rows())])
    assert page.at == ["r1", "revenue"]


def test_focus__ring_is_visible(grid: OpenGrid):
    page = grid()
    page.activate(1, "revenue")
    width = "(cell) => getComputedStyle(cell, '::after').borderTopWidth"
    assert page.cell(1, "revenue").evaluate(width) == "2px"
