"""Starting, ending and leaving an edit."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.js.grid_page import COLUMNS, OpenGrid, edit, row


def test_edit__a_typed_key_replaces_the_text_and_enter_goes_down(grid: OpenGrid):
    page = grid()
    page.activate(1, "revenue")
    page.page.keyboard.type("9,5 k")
    expect(page.editor).to_have_value("9,5 k")
    page.press("Enter")
    assert page.sent() == [edit(1, "revenue", "9,5 k")]
    assert page.at == ["r2", "revenue"]


def test_edit__enter_selects_all_and_f2_puts_the_caret_at_the_end(grid: OpenGrid):
    page = grid()
    page.activate(1, "revenue")
    page.press("Enter")
    assert page.editor.evaluate("(i) => [i.value, i.selectionStart, i.selectionEnd]") == ["12001", 0, 5]
    page.press("Escape", "F2")
    assert page.editor.evaluate("(i) => [i.value, i.selectionStart, i.selectionEnd]") == ["12001", 5, 5]


def test_edit__escape_leaves_everything_as_it_was(grid: OpenGrid):
    page = grid()
    page.activate(1, "name")
    page.page.keyboard.type("Other")
    page.press("Escape")
    expect(page.cell(1, "name")).to_have_text("Account 1")
    assert page.at == ["r1", "name"]
    assert page.sent() == []


def test_edit__tab_goes_along_the_row_and_on_to_the_next(grid: OpenGrid):
    page = grid()
    page.activate(1, "name")
    page.page.keyboard.type("A")
    page.press("Tab")
    assert page.at == ["r1", "revenue"]
    page.page.keyboard.type("1")
    page.press("Shift+Tab")
    assert page.at == ["r1", "name"]
    page.page.keyboard.type("B")
    page.press("Shift+Tab")
    assert page.at == ["r0", "open"]
    assert page.sent() == [edit(1, "name", "A"), edit(1, "revenue", "1"), edit(1, "name", "B")]


def test_edit__tab_in_the_last_cell_leaves_the_grid(grid: OpenGrid):
    page = grid(columns=COLUMNS[:2], add="Add an account")
    page.activate(4, "revenue")
    page.page.keyboard.type("1")
    page.press("Tab")
    expect(page.page.get_by_role("button", name="Add an account")).to_be_focused()
    assert page.sent() == [edit(4, "revenue", "1")]


def test_edit__leaving_the_editor_commits(grid: OpenGrid):
    page = grid()
    page.activate(1, "name")
    page.page.keyboard.type("Alder")
    page.cell(3, "growth").click()
    assert page.sent() == [edit(1, "name", "Alder")]
    assert page.at == ["r3", "growth"]


def test_edit__unchanged_text_is_no_edit(grid: OpenGrid):
    page = grid()
    page.activate(1, "revenue")
    page.press("F2", "Enter")
    assert page.sent() == []


def test_edit__a_click_on_the_active_cell_starts_it(grid: OpenGrid):
    page = grid()
    page.cell(1, "revenue").click()
    expect(page.editor).to_have_count(0)
    page.cell(1, "revenue").click()
    expect(page.editor).to_be_focused()


def test_edit__a_double_click_starts_it(grid: OpenGrid):
    page = grid()
    page.cell(2, "name").dblclick()
    expect(page.editor).to_be_focused()


def test_edit__delete_clears_and_emptied_text_clears(grid: OpenGrid):
    page = grid()
    page.activate(1, "revenue")
    page.press("Delete")
    page.activate(1, "name")
    page.press("Backspace", "Enter")
    assert page.sent() == [edit(1, "revenue", None), edit(1, "name", None)]


def test_edit__cells_that_cannot_be_edited_stay_closed(grid: OpenGrid):
    page = grid()
    page.activate(1, "growth")
    page.press("F2", "7", "Delete")
    expect(page.editor).to_have_count(0)
    expect(page.cell(1, "growth")).to_have_attribute("aria-readonly", "true")
    assert page.widget.intents == []


def test_check__space_and_click_send_a_boolean(grid: OpenGrid):
    page = grid()
    page.activate(1, "key")
    page.press("Space")
    box = page.page.get_by_role("checkbox", name="Key account, Account 2")
    box.click()
    assert page.sent() == [edit(1, "key", True), edit(2, "key", True)]


def test_choice__a_letter_starts_with_the_option_it_begins(grid: OpenGrid):
    page = grid()
    page.keep_waiting()
    page.activate(1, "stance")
    page.page.keyboard.type("ne")
    page.press("Enter")
    assert page.sent() == [edit(1, "stance", "neutral")]
    expect(page.cell(1, "stance")).to_have_text("Neutral")


def test_choice__a_letter_passes_over_the_sign_before_a_word(grid: OpenGrid):
    marked = [{"value": "little", "label": "● A little"}, {"value": "much", "label": "●● Much"}]
    page = grid(columns=[{"id": "stance", "title": "Matters", "kind": "choice", "editable": True, "options": marked}])
    page.keep_waiting()
    page.activate(1, "stance")
    page.page.keyboard.type("mu")
    page.press("Enter")
    assert page.sent() == [edit(1, "stance", "much")]


@pytest.mark.parametrize("key", ["Enter", "F2", "Alt+ArrowDown"])
def test_choice__opens_a_list_of_all_options(grid: OpenGrid, key: str):
    page = grid()
    page.activate(1, "stance")
    page.press(key)
    expect(page.editor).to_be_focused()
    assert page.editor.locator("option").all_inner_texts() == ["—", "Sceptic", "Supporter", "Neutral"]
    page.editor.select_option("Sceptic")
    assert page.sent() == [edit(1, "stance", "sceptic")]
    assert page.at == ["r1", "stance"]


def test_choice__the_dash_clears(grid: OpenGrid):
    page = grid()
    page.activate(1, "stance")
    page.press("n")
    page.editor.select_option("—")
    page.press("Enter")
    assert page.sent() == [edit(1, "stance", None)]


def test_date__is_typed_as_people_here_write_it_and_leaves_as_typed(grid: OpenGrid):
    page = grid(locale="de-DE")
    page.activate(1, "since")
    page.press("F2")
    expect(page.editor).to_have_value("21.11.2026")
    page.editor.fill("3.2.27")
    page.press("Enter")
    page.activate(2, "since")
    page.page.keyboard.type("03.04.2026")
    page.press("Tab")
    assert page.sent() == [edit(1, "since", "3.2.27"), edit(2, "since", "03.04.2026")]


def test_date__a_calendar_types_the_day(grid: OpenGrid):
    page = grid()
    page.activate(1, "since")
    page.press("Enter")
    page.page.evaluate("HTMLInputElement.prototype.showPicker = function () { window.calendarOf = this.value; }")
    page.page.get_by_role("button", name="Calendar").click()
    expect(page.editor).to_be_focused()
    assert page.page.evaluate("window.calendarOf") == "2026-11-21"
    page.page.locator(".kam-grid-picker").evaluate(
        "(input) => { input.value = '2027-02-03'; input.dispatchEvent(new Event('change', { bubbles: true })); }"
    )
    expect(page.editor).to_have_value("03/02/2027")
    page.press("Enter")
    assert page.widget.intents == [edit(1, "since", "03/02/2027")]


def test_closed__cells_of_a_row_take_nothing_and_do_not_look_as_if(grid: OpenGrid):
    page = grid(rows=[row(0) | {"closed": True}, row(1) | {"closed": ["revenue"]}])
    for at, column in ((0, "name"), (0, "revenue"), (1, "revenue")):
        page.activate(at, column)
        page.press("F2", "7", "Delete")
        expect(page.cell(at, column)).to_have_attribute("aria-readonly", "true")
        expect(page.cell(at, column)).not_to_have_class("kam-grid-editable")
    expect(page.cell(0, "key").locator("input")).to_have_count(0)
    assert page.widget.intents == []
    page.activate(1, "name")
    page.press("F2")
    expect(page.editor).to_be_focused()


def test_button__sends_press(grid: OpenGrid):
    page = grid()
    page.page.get_by_role("button", name="Open: Account 3").click()
    page.activate(1, "open")
    page.press("Enter", "Space")
    assert [intent["row"] for intent in page.sent("press")] == ["r3", "r1", "r1"]
    assert page.sent("select-row") == []
