"""Choosing and adding rows."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.js.grid_page import OpenGrid, row, rows


def test_select__click_and_space_select_the_row(grid: OpenGrid):
    page = grid(selected="r3")
    page.cell(3, "growth").click()
    page.cell(1, "growth").click()
    page.activate(2, "growth")
    page.press("Space")
    assert [intent["row"] for intent in page.sent("select-row")] == ["r1", "r2"]
    expect(page.page.locator('[data-row="r3"]')).to_have_attribute("aria-selected", "true")


def test_add__asks_for_a_row_and_goes_to_it(grid: OpenGrid):
    page = grid(add="Add an account")
    page.page.get_by_role("button", name="Add an account").click()
    assert page.widget.intents == [{"type": "add-row"}]
    page.show([*rows(), row(5, name=None)])
    assert page.at == ["r5", "name"]
