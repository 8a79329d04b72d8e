"""Blocks in a real page: everything is text, tables are tables, numbers can be opened."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.axe import violations
from tests.js.conftest import WidgetPage

MARKUP = '<img src=x onerror="document.title=1">'
TILE = {
    "label": "Turnover",
    "value": "1.27 m EUR",
    "note": "89 customers",
    "explain": "Quantity × price.\nNot cancelled.",
}
TABLE = {
    "kind": "table",
    "caption": "Largest customers",
    "columns": [{"title": "Customer"}, {"title": "Turnover", "align": "right"}],
    "rows": [["QUICK-Stop", "110,277"], ["Ernst Handel", "104,875"]],
}
EVERYTHING = [
    {"kind": "tiles", "title": "This year", "tiles": [TILE, {"label": "Customers", "value": "89"}]},
    {"kind": "text", "title": "In short", "text": "Two bring a sixth.\n\nThe rest is close together."},
    {"kind": "list", "items": ["No decider known", "Three targets are proposals"]},
    TABLE,
    {"kind": "definition", "pairs": [{"label": "Status", "value": "Key account", "note": "21 Nov 2026"}]},
    {"kind": "empty", "sentence": "No people yet.", "hint": "Add the first."},
]


def test_tiles__open_how_a_number_is_worked_out(widget_page: Callable[..., WidgetPage]) -> None:
    page = widget_page("blocks", blocks=EVERYTHING).page
    expect(page.get_by_text("Not cancelled.")).not_to_be_visible()
    page.get_by_text("How this is worked out").click()
    expect(page.get_by_text("Not cancelled.")).to_be_visible()
    expect(page.locator(".kam-explain")).to_have_count(1)  # none where there is nothing to explain


def test_table__is_a_real_table_with_headers_and_alignment(widget_page: Callable[..., WidgetPage]) -> None:
    page = widget_page("blocks", blocks=[TABLE]).page
    expect(page.get_by_role("table", name="Largest customers")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Turnover")).to_have_css("text-align", "end")
    expect(page.get_by_role("rowheader", name="QUICK-Stop")).to_be_visible()
    expect(page.get_by_role("cell", name="110,277")).to_have_css("text-align", "end")


def test_table__can_be_scrolled_by_keyboard_only_where_it_scrolls(widget_page: Callable[..., WidgetPage]) -> None:
    columns = [{"title": f"A rather long column title {n}"} for n in range(20)]
    view = widget_page("blocks", blocks=[TABLE])
    expect(view.page.locator(".kam-table-frame")).not_to_have_attribute("tabindex", "0")
    view.update(blocks=[{"kind": "table", "title": "Wide", "columns": columns, "rows": [["unbreakable"] * 20]}])
    view.page.set_viewport_size({"width": 500, "height": 600})
    expect(view.page.get_by_role("region", name="Wide")).to_have_attribute("tabindex", "0")
    assert violations(view.page) == []


def test_text__splits_paragraphs_and_never_becomes_markup(widget_page: Callable[..., WidgetPage]) -> None:
    page = widget_page("blocks", blocks=[{"kind": "text", "text": f"{MARKUP}\n\nsecond"}]).page
    expect(page.locator(".kam-paragraphs p")).to_have_text([MARKUP, "second"])
    assert page.locator("img").count() == 0


def test_blocks__follow_their_trait(widget_page: Callable[..., WidgetPage]) -> None:
    view = widget_page("blocks", blocks=EVERYTHING)
    view.update(blocks=[{"kind": "empty", "sentence": "Nothing here yet."}])
    expect(view.page.locator(".kam-block")).to_have_text(["Nothing here yet."])


def test_blocks__have_no_accessibility_violations(widget_page: Callable[..., WidgetPage]) -> None:
    assert violations(widget_page("blocks", blocks=EVERYTHING).page) == []
