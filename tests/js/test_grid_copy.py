"""Ranges of cells: drawing them, copying, cutting and clearing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.js.grid_page import GridPage, OpenGrid, row, rows

SQUARE = ["r1 revenue", "r1 growth", "r2 revenue", "r2 growth"]


def test_range__shift_and_arrows_draw_it_and_an_arrow_drops_it(grid: OpenGrid):
    page = grid()
    page.activate(1, "revenue")
    page.press("Shift+ArrowDown", "Shift+ArrowRight")
    assert page.chosen == SQUARE
    assert page.at == ["r2", "growth"]
    page.press("ArrowDown")
    assert page.chosen == []


def test_range__the_mouse_draws_it(grid: OpenGrid):
    page = grid()
    page.cell(1, "revenue").hover()
    page.page.mouse.down()
    page.cell(2, "growth").hover()
    page.page.mouse.up()
    assert page.chosen == SQUARE
    assert page.sent("select-row") == []
    page.cell(3, "name").click()
    assert page.chosen == []


def test_range__shift_and_a_click_reach_to_the_cell(grid: OpenGrid):
    page = grid()
    page.select((1, "revenue"), (2, "growth"))
    assert page.chosen == SQUARE


def test_range__control_a_takes_all_and_escape_none(grid: OpenGrid):
    page = grid()
    page.activate(1, "revenue")
    page.press("Control+a")
    assert len(page.chosen) == 5 * 8
    assert page.at == ["r1", "revenue"]
    page.press("Escape")
    assert page.chosen == []


def test_range__is_dropped_when_rows_take_other_places(grid: OpenGrid):
    page = grid()
    page.select((1, "revenue"), (2, "growth"))
    page.show(list(reversed(rows())), order=2)
    assert page.chosen == []


def test_copy__writes_lines_and_tabs_that_paste_back(grid: OpenGrid):
    page = grid(rows=[row(0, revenue=1234.5, growth=None), row(1, name='Line\nbreak "x"', since=None)], locale="de-DE")
    page.activate(0, "name")
    page.press("Control+a")
    board = page.copied()
    assert board["text/plain"].split("\r\n") == [
        "Account 0\t1234,5\t\t2026-11-21\tSupporter\tNo\t50\u00a0%\tOpen",
        '"Line\nbreak ""x"""\t12001\t-3,14159\t\tSupporter\tNo\t50\u00a0%\tOpen',
    ]
    expect(page.page.locator(".kam-sr[role=status]")).to_have_text("16 cells copied.")


def test_copy__what_looks_like_a_formula_is_inert_and_markup_is_text(grid: OpenGrid):
    page = grid(rows=[row(0, name="=cmd|'/c calc'!A1"), row(1, name="<b>x</b>"), row(2, name="-5 or so")], total=3)
    page.activate(0, "name")
    page.press("Shift+ArrowDown", "Shift+ArrowDown")
    board = page.copied()
    assert board["text/plain"].split("\r\n") == ["'=cmd|'/c calc'!A1", "<b>x</b>", "'-5 or so"]
    assert "<b>" not in board["text/html"]
    assert "&#60;b&#62;x" in board["text/html"]


def test_copy__a_minus_stays_a_number(grid: OpenGrid):
    page = grid(rows=[row(0, revenue=-5)])
    page.activate(0, "revenue")
    assert page.copied()["text/plain"] == "-5"


def test_copy__asks_python_for_rows_that_are_not_on_the_page(grid: OpenGrid):
    page = grid(rows=rows(60), total=10_000)
    page.keep_waiting()
    page.activate(3, "name")
    page.press("Control+a")
    page.copied()
    columns = ["name", "revenue", "growth", "since", "stance", "key", "score", "open"]
    assert page.sent("copy-rows") == [
        {"type": "copy-rows", "start": 0, "count": 10_000, "order": 1, "columns": columns},
    ]
    page.page.evaluate(
        "addEventListener('copy', (event) => { window.board = event.clipboardData.getData('text/plain'); })"
    )
    page.press("Shift+ArrowDown")  # what a person does last lets the page write to the clipboard
    page.press("Control+a")
    page.widget.receive({"type": "rows", "rows": rows(10_000)})
    assert len(page.page.evaluate("window.board").split("\r\n")) == 10_000


@pytest.mark.parametrize("key", ["Delete", "Backspace"])
def test_clear__a_range_is_one_wish(grid: OpenGrid, key: str):
    page = grid()
    page.select((1, "revenue"), (2, "growth"))
    page.press(key)
    assert page.widget.intents[-1] == {
        "type": "clear-cells",
        "start": 1,
        "count": 2,
        "order": 1,
        "columns": ["revenue", "growth"],
    }
    assert page.sent() == []


def test_cut__copies_and_clears(grid: OpenGrid):
    page = grid()
    page.select((1, "name"), (1, "revenue"))
    assert page.copied("cut")["text/plain"] == "Account 1\t12001"
    assert [intent["columns"] for intent in page.sent("clear-cells")] == [["name", "revenue"]]


def cut_all_of_many(grid: OpenGrid) -> GridPage:
    page = grid(rows=rows(60), total=10_000)
    page.keep_waiting()
    page.activate(3, "name")
    page.press("Control+a", "Control+x")
    assert len(page.sent("copy-rows")) == 1
    return page


def test_cut__clears_once_all_rows_are_on_the_clipboard(grid: OpenGrid):
    page = cut_all_of_many(grid)
    assert page.sent("clear-cells") == []
    page.widget.receive({"type": "rows", "rows": rows(10_000)})
    said = {name: value for name, value in page.sent("copy-rows")[0].items() if name != "type"}
    assert page.sent("clear-cells") == [{"type": "clear-cells", **said}]
    page.widget.handled()
    expect(page.page.get_by_text("Nothing was cut")).to_have_count(0)


@pytest.mark.parametrize("refused", ["by the browser", "for a part", "without rows"])
def test_cut__clears_nothing_that_is_not_on_the_clipboard_and_says_so(grid: OpenGrid, refused: str):
    page = cut_all_of_many(grid)
    if refused == "by the browser":
        page.page.evaluate("document.execCommand = () => false")
    if refused != "without rows":
        page.widget.receive({"type": "rows", "rows": rows(100 if refused == "for a part" else 10_000)})
    page.widget.handled()
    expect(page.page.get_by_text("Nothing was cut, because it could not be copied first.")).to_be_visible()
    assert page.sent("clear-cells") == []


def test_clipboard__is_left_alone_while_a_cell_is_edited(grid: OpenGrid):
    page = grid()
    page.activate(1, "name")
    page.press("F2")
    assert page.copied() == {}
    page.paste("a\tb")
    assert page.sent("paste") == []
