"""Text that was not meant to be kind."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.chromium import box_of
from tests.js.grid_page import COLUMNS, OpenGrid, row

HOSTILE = "<img src=x onerror='window.stolen = 1'><b>bold</b>"


def test_markup__stays_text_wherever_it_stands(grid: OpenGrid):
    refused = row(0, name=HOSTILE) | {"messages": {"name": HOSTILE}, "text": {"revenue": HOSTILE}}
    columns = [
        COLUMNS[0] | {"title": HOSTILE, "hint": HOSTILE},
        *COLUMNS[1:4],
        COLUMNS[4] | {"options": [{"value": "x", "label": HOSTILE}]},
    ]
    said = {"sentence": HOSTILE, "verbs": [{"id": "add", "label": HOSTILE}]}
    page = grid(rows=[refused], columns=columns, caption=HOSTILE, said=said)
    expect(page.cell(0, "name").locator(".kam-grid-value")).to_have_text(HOSTILE)
    page.page.get_by_role("button", name="Filter Stance").click()
    expect(page.page.get_by_role("dialog")).to_contain_text(HOSTILE)
    assert page.page.evaluate("window.stolen") is None
    assert page.page.locator("b, #host img").count() == 0


@pytest.mark.parametrize("text", ["x" * 10_000, "word " * 2_000, "אבג " * 2_500, "👩\u200d👩\u200d👧 " * 1_000])
def test_length__never_breaks_the_layout_and_all_of_it_can_be_edited(grid: OpenGrid, text: str):
    page = grid()
    before = box_of(page.cell(0, "name"))
    page.show([row(0, name=text), row(1)])
    assert box_of(page.cell(0, "name")) == before
    assert page.page.evaluate("document.documentElement.scrollWidth") == 1280
    page.activate(0, "name")
    page.press("F2")
    assert page.editor.input_value() == text


def test_control_characters__are_shown_and_directions_stay_in_their_cell(grid: OpenGrid):
    page = grid(rows=[row(0, name="a\x00b\x1bc\x7fd"), row(1, name="\u202edlo")])
    expect(page.cell(0, "name")).to_have_text("a␀b␛c\ufffdd")
    expect(page.cell(1, "name").locator(".kam-grid-value")).to_have_css("unicode-bidi", "isolate")
    expect(page.cell(1, "revenue")).to_have_text("12,001")
