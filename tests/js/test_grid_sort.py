"""Sorting by the head of the grid."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.js.grid_page import OpenGrid, rows


def test_sort__a_title_sorts_up_then_down_then_not_at_all(grid: OpenGrid):
    page = grid()
    button = page.head("revenue").get_by_role("button", name="Turnover EUR")
    expect(page.head("revenue")).to_have_attribute("aria-sort", "none")
    for direction, shown in (("ascending", "ascending"), ("descending", "descending"), ("", "none")):
        button.click()
        assert page.widget.intents[-1] == {"type": "sort-rows", "column": "revenue", "direction": direction}
        page.widget.update(sort={"column": "revenue", "direction": direction} if direction else {})
        expect(page.head("revenue")).to_have_attribute("aria-sort", shown)
    expect(page.head("name")).to_have_attribute("aria-sort", "none")


def test_sort__another_column_begins_upwards(grid: OpenGrid):
    page = grid(sort={"column": "revenue", "direction": "ascending"})
    page.head("name").get_by_role("button", name="Account", exact=True).click()
    assert page.widget.intents == [{"type": "sort-rows", "column": "name", "direction": "ascending"}]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_sort__by_the_keyboard_alone(grid: OpenGrid, key: str):
    page = grid()
    page.activate(0, "revenue")
    page.press("ArrowUp")
    assert page.at == ["", "revenue"]
    page.press("ArrowRight", key)
    assert page.widget.intents == [{"type": "sort-rows", "column": "growth", "direction": "ascending"}]
    page.press("ArrowDown")
    assert page.at == ["r0", "growth"]


def test_sort__the_keyboard_stays_on_the_head_and_the_first_rows_are_seen(grid: OpenGrid):
    page = grid(rows=rows(60), total=10_000)
    page.page.locator(".kam-grid-scroller").evaluate("(frame) => frame.scrollTo(0, 800)")
    page.head("name").get_by_role("button", name="Account", exact=True).click()
    page.widget.update(sort={"column": "name", "direction": "ascending"})
    page.show(rows(60, start=100), total=10_000, order=2)
    assert page.at == ["", "name"]
    expect(page.cell(100, "name")).to_be_in_viewport()


def test_sort__a_column_of_buttons_has_none(grid: OpenGrid):
    page = grid()
    expect(page.head("open").get_by_role("button")).to_have_count(0)
    page.activate(0, "open")
    page.press("ArrowUp", "Enter")
    assert page.at == ["", "open"]
    assert page.widget.intents == []


def test_settle__rows_may_move_once_the_person_has_gone_elsewhere(grid: OpenGrid):
    page = grid()
    page.activate(1, "revenue")
    page.page.keyboard.type("7")
    page.press("Enter")
    assert page.sent("settle") == []
    page.page.evaluate("document.activeElement.blur()")
    assert len(page.sent("settle")) == 1
    page.activate(1, "revenue")
    page.page.evaluate("document.activeElement.blur()")
    assert len(page.sent("settle")) == 1
