"""What a cell of the grid shows."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from kamwidgets.steps.select.ranking import COLUMNS as RANKING
from tests.chromium import box_of
from tests.js.grid_page import COLUMNS, OpenGrid, row


def test_cells__numbers_and_dates_by_locale(grid: OpenGrid):
    page = grid()
    expect(page.cell(0, "revenue")).to_have_text("12,000")
    expect(page.cell(0, "growth")).to_have_text("\u22123.1")
    expect(page.cell(0, "since")).to_have_text("21 Nov 2026")
    expect(page.cell(0, "stance")).to_have_text("Supporter")
    page.widget.update(locale="de-DE")
    expect(page.cell(0, "revenue")).to_have_text("12.000")
    expect(page.cell(0, "growth")).to_have_text("\u22123,1")


def test_cells__numbers_stand_right_in_tabular_figures_with_the_unit_in_the_head(grid: OpenGrid):
    page = grid()
    expect(page.cell(0, "revenue")).to_have_css("text-align", "right")
    expect(page.cell(0, "revenue")).to_have_css("font-variant-numeric", "tabular-nums")
    expect(page.page.get_by_role("columnheader", name="Turnover EUR")).to_be_visible()


def test_cells__the_ranking_has_room_for_a_customer_that_began_with_next_to_nothing(grid: OpenGrid):
    page = grid(rows=[row(0, growth=364_650) | {"tone": "strong"}], columns=RANKING, locale="de-DE")
    page.page.set_viewport_size({"width": 900, "height": 800})  # what is left beside a card
    shown = page.cell(0, "growth").locator(".kam-grid-value")
    expect(shown).to_have_text("364.650")
    expect(page.page.locator("table")).to_have_js_property("clientWidth", sum(column["width"] for column in RANKING))
    assert shown.evaluate("(value) => value.scrollWidth <= value.clientWidth")


def test_cells__nothing_known_is_empty_where_editable_and_a_dash_elsewhere(grid: OpenGrid):
    page = grid(rows=[row(0, revenue=None, growth=None, open=None)])
    expect(page.cell(0, "revenue")).to_have_text("")
    expect(page.cell(0, "growth")).to_have_text("—")
    expect(page.cell(0, "open").locator("button")).to_have_count(0)


def test_cells__bar_shows_value_and_known_share_and_says_them(grid: OpenGrid):
    page = grid()
    bar = page.cell(0, "score")
    expect(bar).to_have_text("50\u00a0%, 80\u00a0% known")
    track = box_of(bar.locator(".kam-grid-track"))
    fill = box_of(bar.locator(".kam-grid-fill"))
    assert fill["width"] == pytest.approx(track["width"] / 2, abs=0.5)


def test_cells__hostile_text_stays_text(grid: OpenGrid):
    hostile = "<img src=x onerror='window.stolen = 1'><b>bold</b>"
    page = grid(
        rows=[row(0, name=hostile) | {"messages": {"name": hostile}}],
        columns=[COLUMNS[0] | {"title": hostile, "hint": hostile}, *COLUMNS[1:]],
    )
    expect(page.cell(0, "name").locator(".kam-grid-value")).to_have_text(hostile)
    assert page.page.evaluate("window.stolen") is None
    assert page.page.locator("b").count() == 0


def test_empty__says_what_is_missing(grid: OpenGrid):
    page = grid(rows=[], total=0, empty="No accounts yet: import customers.")
    expect(page.page.get_by_text("No accounts yet: import customers.")).to_be_visible()


def test_hint__describes_the_column(grid: OpenGrid):
    head = grid().page.get_by_role("columnheader", name="Turnover")
    expect(head).to_have_accessible_description("Last 12 months")
    assert head.get_attribute("title") == "Last 12 months"
