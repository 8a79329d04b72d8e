"""What a checker of accessibility finds in the grid."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.axe import violations
from tests.js.grid_page import OpenGrid, row, rows


def test_axe__finds_nothing(grid: OpenGrid):
    refused = row(1) | {"text": {"revenue": "lots"}, "messages": {"revenue": "Type a number such as 12,000."}}
    page = grid(
        rows=[row(0), refused, *rows(8, start=2)],
        total=400,
        of=800,
        caption="Turnover",
        add="Add an account",
        selected="r2",
        sort={"column": "name", "direction": "ascending"},
        filters={"name": {"contains": "acc"}},
        said={"sentence": "Add 3 accounts?", "verbs": [{"id": "add", "label": "Add 3 accounts"}]},
    )
    assert violations(page.page) == []
    for column, keys in (("name", ["Enter"]), ("since", ["Enter"]), ("name", ["Shift+ArrowRight", "Shift+ArrowDown"])):
        page.activate(3, column)
        page.press(*keys)
        assert violations(page.page) == []
        page.press("Escape")


def test_axe__finds_nothing_in_what_opens(grid: OpenGrid):
    page = grid(filters={"revenue": {"since": "many", "wrong": "“many” is no number here."}})
    for name in ("Filter Account", "Filter Turnover", "Filter Stance", "Columns"):
        page.page.get_by_role("button", name=name).click()
        expect(page.page.get_by_role("dialog")).to_be_visible()
        assert violations(page.page) == []
        page.press("Escape")
        expect(page.page.get_by_role("dialog")).to_have_count(0)
