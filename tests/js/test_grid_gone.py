"""Rows that somebody else removes while a person is in them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.js.grid_page import GridPage, OpenGrid, row, rows

SAID = "This row is no longer there: somebody removed it."


def remove(page: GridPage, at: int) -> None:
    """Remove a row as Python does where somebody else has removed it."""
    page.show([one for one in rows() if one["id"] != f"r{at}"], gone=[f"r{at}"], order=2)


def said(page: GridPage) -> str:
    return page.page.locator("[data-told] p").inner_text()


def test_gone__text_being_typed_is_kept_and_goes_into_no_other_row(grid: OpenGrid):
    page = grid()
    page.activate(1, "revenue")
    page.page.keyboard.type("450")
    remove(page, 1)
    page.page.keyboard.type("00")
    page.press("Enter")
    expect(page.editor).to_have_count(0)
    assert page.sent() == []
    assert said(page) == f"{SAID} Not saved: Turnover, Account 1: “450”"
    found = page.page.evaluate(
        "() => { const detail = { found: [] }; document.dispatchEvent(new CustomEvent('kam-gather', { detail }));"
        " return detail.found; }"
    )
    assert found == [{"label": "Turnover, Account 1", "text": "450"}]


@pytest.mark.parametrize("key", ["7", "Delete", "Enter", "F2", "Backspace"])
def test_gone__a_key_pressed_where_the_row_stood_does_nothing(grid: OpenGrid, key: str):
    page = grid()
    page.activate(1, "revenue")
    remove(page, 1)
    assert said(page) == SAID
    page.press(key)
    page.paste("7")
    expect(page.editor).to_have_count(0)
    expect(page.page.locator(".kam-grid-active")).to_have_count(0)
    assert page.widget.intents == []


def test_gone__an_arrow_leads_on_from_where_the_row_stood(grid: OpenGrid):
    page = grid()
    page.activate(1, "revenue")
    remove(page, 1)
    page.press("ArrowDown")
    assert page.at == ["r2", "revenue"]
    expect(page.page.locator("[data-told]")).to_have_count(0)
    page.press("7")
    expect(page.editor).to_be_focused()


def test_gone__text_that_was_on_its_way_is_kept(grid: OpenGrid):
    page = grid()
    page.keep_waiting()
    page.activate(1, "revenue")
    page.page.keyboard.type("450")
    page.press("Enter")
    remove(page, 1)
    assert said(page) == f"{SAID} Not saved: Turnover, Account 1: “450”"
    assert page.at == ["r2", "revenue"]
    page.page.get_by_role("button", name="Close").click()
    expect(page.page.locator("[data-told]")).to_have_count(0)


def test_gone__text_that_was_refused_is_kept(grid: OpenGrid):
    refused = row(1) | {"text": {"revenue": "lots"}, "messages": {"revenue": "This account is no longer there."}}
    page = grid(rows=[row(0), refused, *rows()[2:]])
    remove(page, 1)
    assert said(page) == f"{SAID} Not saved: Turnover, Account 1: “lots”"


def test_gone__a_row_removed_by_its_own_button_is_no_news(grid: OpenGrid):
    page = grid()
    page.keep_waiting()
    page.page.get_by_role("button", name="Open: Account 1").click()
    remove(page, 1)
    expect(page.page.locator("[data-told]")).to_have_count(0)


def test_gone__where_nobody_stands_nothing_is_said(grid: OpenGrid):
    page = grid()
    page.activate(3, "revenue")
    remove(page, 1)
    assert page.at == ["r3", "revenue"]
    expect(page.page.locator("[data-told]")).to_have_count(0)
