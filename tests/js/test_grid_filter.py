"""Looking for rows, and choosing columns."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.js.grid_page import GridPage, OpenGrid


def opened(page: GridPage, column: str) -> Locator:
    """Open a column's filter by its funnel."""
    page.page.get_by_role("button", name=f"Filter {column}").click()
    return page.page.get_by_role("dialog", name=f"Filter {column}")


def wait_for_filter(page: GridPage) -> dict[str, Any]:
    page.page.wait_for_function("window.intents.some((intent) => intent.type === 'filter-rows')")
    return page.sent("filter-rows")[-1]


def test_filter__text_that_contains(grid: OpenGrid):
    page = grid()
    menu = opened(page, "Account")
    expect(menu.get_by_label("Contains")).to_be_focused()
    page.page.keyboard.type("ald")
    assert wait_for_filter(page) == {"type": "filter-rows", "column": "name", "asked": {"contains": "ald"}}
    assert len(page.sent("filter-rows")) == 1


def test_filter__numbers_from_and_to_leave_as_typed(grid: OpenGrid):
    page = grid()
    menu = opened(page, "Turnover")
    menu.get_by_label("From").fill("1.000")
    menu.get_by_label("To").fill("2.000,50")
    page.press("Enter")
    page.page.wait_for_function("window.intents.length > 1")
    assert page.sent("filter-rows")[0]["asked"] == {"since": "1.000", "until": ""}
    page.widget.update(filters={"revenue": {"since": "1.000", "until": ""}})
    menu.get_by_label("To").fill("3.000")
    page.press("Enter")
    assert page.sent("filter-rows")[-1]["asked"] == {"since": "1.000", "until": "3.000"}


def test_filter__what_cannot_be_read_says_why_and_stays(grid: OpenGrid):
    page = grid()
    menu = opened(page, "Turnover")
    menu.get_by_label("From").fill("many")
    page.press("Enter")
    page.widget.update(filters={"revenue": {"since": "many", "until": "", "wrong": "“many” is no number here."}})
    expect(menu.get_by_role("alert")).to_have_text("“many” is no number here.")
    expect(menu.get_by_label("From")).to_have_value("many")


def test_filter__choices_by_ticking(grid: OpenGrid):
    page = grid()
    menu = opened(page, "Stance")
    menu.get_by_label("Sceptic").uncheck()
    assert page.sent("filter-rows")[-1]["asked"] == {"among": [None, "supporter", "neutral"]}
    page.widget.update(filters={"stance": {"among": [None, "supporter", "neutral"]}})
    menu.get_by_label("Sceptic").check()
    assert page.sent("filter-rows")[-1]["asked"] is None


@pytest.mark.parametrize("key", ["Escape"])
def test_filter__opens_and_closes_by_the_keyboard(grid: OpenGrid, key: str):
    page = grid()
    page.activate(0, "name")
    page.press("ArrowUp", "Alt+ArrowDown")
    expect(page.page.get_by_role("dialog", name="Filter Account")).to_be_visible()
    page.press(key)
    expect(page.page.get_by_role("dialog")).to_have_count(0)
    assert page.at == ["", "name"]


def test_count__says_how_many_are_left_and_clears_all(grid: OpenGrid):
    page = grid(total=1023, of=8900, filters={"name": {"contains": "a"}})
    expect(page.page.get_by_text("1,023 of 8,900")).to_be_visible()
    expect(page.page.get_by_role("button", name="Filter Account")).to_have_attribute("aria-pressed", "true")
    page.page.get_by_role("button", name="Clear filters").click()
    assert page.widget.intents == [{"type": "filter-rows", "column": "", "asked": None}]


def test_count__none_left_is_said_and_the_head_can_still_be_reached(grid: OpenGrid):
    page = grid(rows=[], of=89, filters={"name": {"contains": "x"}}, empty="No accounts yet.")
    expect(page.page.get_by_text("No row fits the filters.")).to_be_visible()
    assert page.page.locator('.kam-grid-scroller [tabindex="0"]').count() == 1


def test_columns__can_be_put_away_and_are_remembered_in_this_tab(grid: OpenGrid):
    page = grid()
    page.page.get_by_role("button", name="Columns").click()
    menu = page.page.get_by_role("dialog", name="Columns")
    expect(menu.get_by_label("Account", exact=True)).to_have_count(0)
    menu.get_by_label("Growth %").uncheck()
    expect(page.head("growth")).to_have_count(0)
    expect(page.page.get_by_role("grid")).to_have_attribute("aria-colcount", "7")
    page.press("Escape")
    page.activate(0, "revenue")
    page.press("ArrowRight")
    assert page.at == ["r0", "since"]
    assert page.page.evaluate("sessionStorage.getItem('kam-grid:Accounts')") == '["growth"]'
    expect(page.page.get_by_role("button", name="Columns (7 of 8)")).to_be_visible()
    menu_again = page.page.get_by_role("button", name="Columns")
    menu_again.click()
    page.page.get_by_role("dialog").get_by_label("Growth %").check()
    expect(page.head("growth")).to_have_count(1)
