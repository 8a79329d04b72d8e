"""Pasting blocks of cells, and what is asked and said about them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.js.grid_page import OpenGrid, rows

VISIBLE = ["revenue", "growth", "since", "stance", "key", "score", "open"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1\t2\t3\n4\t5\t6\n7\t8\t9", [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]]),
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ("1\r2\r", [["1"], ["2"]]),
        ('"two\r\nlines"\t"a\ttab"\n"say ""hi"""\tb', [["two\nlines", "a\ttab"], ['say "hi"', "b"]]),
        ('"Quoted" Ltd\t"A"', [['"Quoted" Ltd', '"A"']]),
        ('5"\t6"', [['5"', '6"']]),
        ("a\t\n\tb\n", [["a", ""], ["", "b"]]),
        ("a\n\n", [["a"], [""]]),
        ("'=1+1\t'tis", [["=1+1", "'tis"]]),
        (" 9,5 \t1.234,50", [[" 9,5 ", "1.234,50"]]),
    ],
)
def test_paste__reads_what_spreadsheets_write(grid: OpenGrid, text: str, lines: list[list[str]]):
    page = grid()
    page.activate(1, "revenue")
    page.paste(text)
    assert page.sent("paste") == [{"type": "paste", "start": 1, "order": 1, "columns": VISIBLE, "lines": lines}]


@pytest.mark.parametrize("text", ["\t".join(["1"] * 10) + "\n", "x" * 100])
def test_paste__of_what_would_not_arrive_says_so_and_sends_nothing(grid: OpenGrid, text: str):
    page = grid()
    page.activate(1, "revenue")
    page.paste(text * 50_000)
    assert page.sent("paste") == []
    expect(page.page.get_by_text("That is too much to paste at once")).to_be_visible()


def test_paste__two_hundred_rows_leave_as_one_wish(grid: OpenGrid):
    page = grid(rows=rows(60), total=500)
    page.activate(3, "revenue")
    page.paste("\r\n".join("\t".join(f"{at}.{column}" for column in range(8)) for at in range(200)) + "\r\n")
    (sent,) = page.sent("paste")
    assert (len(sent["lines"]), {len(line) for line in sent["lines"]}, sent["start"]) == (200, {8}, 3)
    assert sent["lines"][-1][-1] == "199.7"


def test_paste__one_cell_fills_the_range(grid: OpenGrid):
    page = grid()
    page.select((2, "revenue"), (1, "growth"))
    page.paste("7\r\n")
    assert page.sent("paste")[0]["lines"] == [["7", "7"], ["7", "7"]]
    assert page.sent("paste")[0]["start"] == 1


def test_paste__leaves_out_columns_that_are_put_away(grid: OpenGrid):
    page = grid()
    page.page.get_by_role("button", name="Columns").click()
    page.page.get_by_role("dialog").get_by_label("Growth %").uncheck()
    page.press("Escape")
    page.activate(1, "revenue")
    page.paste("1\t2")
    assert page.sent("paste")[0]["columns"][:2] == ["revenue", "since"]


def test_paste__into_a_grid_without_rows(grid: OpenGrid):
    page = grid(rows=[])
    page.head("name").get_by_role("button", name="Account", exact=True).focus()
    page.paste("Alder")
    assert [(sent["start"], sent["lines"]) for sent in page.sent("paste")] == [(0, [["Alder"]])]


def test_question__has_the_keyboard_and_its_answer_leaves(grid: OpenGrid):
    page = grid()
    page.activate(4, "revenue")
    page.paste("1\n2")
    sentence = "What you pasted reaches 1 row beneath the last one. Shall new people be added?"
    verbs = [{"id": "add", "label": "Add 1 row"}, {"id": "drop", "label": "Paste nothing"}]
    page.widget.update(said={"sentence": sentence, "verbs": verbs})
    expect(page.page.get_by_text(sentence)).to_be_visible()
    expect(page.page.get_by_role("button", name="Add 1 row")).to_be_focused()
    page.press("Enter")
    assert page.sent("answer") == [{"type": "answer", "id": "add"}]
    page.widget.update(said={})
    assert page.at == ["r4", "revenue"]


def test_said__stays_until_it_is_closed(grid: OpenGrid):
    page = grid(said={"sentence": "3 cells in “Growth” can only be read.", "verbs": []})
    expect(page.page.get_by_text("can only be read")).to_be_visible()
    page.page.get_by_role("button", name="Close").click()
    assert page.widget.intents == [{"type": "answer", "id": "drop"}]


def test_said__quietly_reaches_a_screen_reader_alone(grid: OpenGrid):
    page = grid()
    page.widget.update(said={"sentence": "9 cells entered.", "quiet": True, "verbs": []})
    expect(page.page.locator(".kam-sr[role=status]")).to_have_text("9 cells entered.")
    expect(page.page.locator(".kam-grid-said")).to_have_count(0)
