"""What becomes of what was typed: it waits, is answered, is refused with its reason."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.js.grid_page import OpenGrid, edit, row, rows


def test_pending__typed_text_is_muted_until_python_answers(grid: OpenGrid):
    page = grid()
    page.keep_waiting()
    page.activate(1, "revenue")
    page.page.keyboard.type("45000")
    page.press("Enter")
    expect(page.cell(1, "revenue")).to_have_text("45000")
    pending = page.page.locator(".kam-grid-pending")
    expect(pending).to_have_count(1)
    page.show([row(0), row(1, revenue=45000), *rows()[2:]])
    expect(page.cell(1, "revenue")).to_have_text("45,000")
    expect(pending).to_have_count(0)


def test_pending__another_answer_leaves_it_waiting(grid: OpenGrid):
    page = grid()
    page.keep_waiting()
    page.activate(1, "revenue")
    page.page.keyboard.type("45000")
    page.press("Enter")
    page.show([row(0, name="Other"), *rows()[1:]])
    expect(page.cell(1, "revenue")).to_have_text("45000")


def test_pending__an_answer_without_a_change_shows_the_value_again(grid: OpenGrid):
    page = grid()
    page.activate(1, "revenue")
    page.page.keyboard.type("12001.0")
    page.press("Enter")
    expect(page.cell(1, "revenue")).to_have_text("12,001")
    expect(page.page.locator(".kam-grid-pending")).to_have_count(0)


def test_message__keeps_the_typed_text_with_its_reason(grid: OpenGrid):
    page = grid()
    page.keep_waiting()
    page.activate(1, "revenue")
    page.page.keyboard.type("lots")
    page.press("Enter")
    refused = row(1) | {"text": {"revenue": "lots"}, "messages": {"revenue": "Type a number such as 12,000."}}
    page.show([row(0), refused, *rows()[2:]])
    cell = page.cell(1, "revenue")
    expect(cell).to_have_attribute("aria-invalid", "true")
    expect(cell).to_have_accessible_description("Type a number such as 12,000.")
    expect(cell.locator(".kam-grid-value")).to_have_text("lots")
    expect(cell.locator(".kam-grid-message")).to_be_visible()
    expect(page.page.get_by_role("status")).to_have_text("Turnover: Type a number such as 12,000.")
    page.activate(1, "revenue")
    page.press("F2")
    expect(page.editor).to_have_value("lots")
    expect(page.editor).to_have_attribute("aria-invalid", "true")


def test_editing__a_value_that_changes_meanwhile_stands_beneath(grid: OpenGrid):
    page = grid()
    page.activate(1, "revenue")
    page.page.keyboard.type("45")
    page.show([row(0), row(1, revenue=12000), *rows()[2:]])
    expect(page.editor).to_have_value("45")
    expect(page.editor).to_be_focused()
    expect(page.page.get_by_text("Now: 12,000")).to_be_visible()
    page.page.keyboard.type("6")
    page.press("Enter")
    assert page.sent() == [edit(1, "revenue", "456")]


def test_editing__rows_that_move_leave_text_and_caret(grid: OpenGrid):
    page = grid()
    page.activate(1, "name")
    page.page.keyboard.type("Alder")
    page.press("ArrowLeft")
    page.show(list(reversed(rows())))
    expect(page.editor).to_be_focused()
    page.page.keyboard.type("x")
    expect(page.editor).to_have_value("Aldexr")
    assert page.sent() == []


def test_editing__a_row_that_leaves_the_window_is_sent_before_it_is_lost(grid: OpenGrid):
    page = grid()
    page.activate(1, "name")
    page.page.keyboard.type("Alder")
    page.show(rows(5, start=100), start=100, total=200)
    assert page.sent() == [edit(1, "name", "Alder")]
