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
    page.show([*rows(), row(5, name=None)], added="r5")
    assert page.at == ["r5", "name"]


def test_add__goes_to_a_row_far_below_and_to_its_first_cell_that_takes_text(grid: OpenGrid):
    page = grid(rows=rows(60), total=300, add="Add an account")
    page.page.get_by_role("button", name="Add an account").click()
    new = row(300) | {"closed": ["name"]}
    page.show([*rows(40, start=260), new], start=260, total=301, added="r300")
    assert page.at == ["r300", "revenue"]
    expect(page.cell(300, "revenue")).to_be_in_viewport()


def test_add__is_not_mistaken_for_rows_that_are_scrolled_to(grid: OpenGrid):
    page = grid(rows=rows(60), total=300, add="Add an account")
    page.page.get_by_role("button", name="Add an account").click()
    page.show(rows(60, start=100), start=100, total=300)
    expect(page.page.get_by_role("button", name="Add an account")).to_be_focused()
