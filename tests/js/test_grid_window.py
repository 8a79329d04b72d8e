"""The window of rows: the page has those in sight, Python all of them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.chromium import box_of
from tests.js.grid_page import COLUMNS, GridPage, OpenGrid, rows


def ten_thousand(grid: OpenGrid) -> GridPage:
    return grid(rows=rows(120), total=10_000)


def scroller(page: GridPage) -> Locator:
    return page.page.locator(".kam-grid-scroller")


def wait_for_rows_asked(page: GridPage) -> dict[str, Any]:
    page.page.wait_for_function("window.intents.some((intent) => intent.type === 'need-rows')")
    return page.sent("need-rows")[-1]


def test_window__scrollbar_and_row_numbers_tell_the_whole(grid: OpenGrid):
    page = ten_thousand(grid)
    assert scroller(page).evaluate("(e) => e.scrollHeight") == pytest.approx(10_000 * 36, abs=100)
    table = page.page.get_by_role("grid", name="Accounts")
    expect(table).to_have_attribute("aria-rowcount", "10001")
    expect(page.page.locator('[data-row="r7"]')).to_have_attribute("aria-rowindex", "9")


def test_window__scrolling_asks_once_for_the_rows_seen_and_shows_them(grid: OpenGrid):
    page = ten_thousand(grid)
    scroller(page).evaluate(
        """(frame) => [50_000, 120_000, 180_000].forEach((y) => {
          frame.scrollTop = y;
          frame.dispatchEvent(new Event("scroll"));
        })"""
    )
    asked = wait_for_rows_asked(page)
    assert asked["start"] < 5000 < asked["start"] + asked["count"]
    assert len(page.sent("need-rows")) == 1
    page.show(rows(asked["count"], start=asked["start"]), start=asked["start"], total=10_000)
    expect(page.cell(5003, "name")).to_be_in_viewport()
    expect(page.page.locator('[data-row="r5003"]')).to_have_attribute("aria-rowindex", "5005")


def test_window__asks_before_its_end_is_seen(grid: OpenGrid):
    page = ten_thousand(grid)
    scroller(page).evaluate("(e) => { e.scrollTop = 100 * 36 }")
    assert wait_for_rows_asked(page)["start"] > 0


def test_window__arrows_lead_into_rows_that_are_not_loaded(grid: OpenGrid):
    page = ten_thousand(grid)
    page.activate(119, "revenue")
    page.press("ArrowDown", "ArrowDown")
    asked = wait_for_rows_asked(page)
    page.show(rows(asked["count"], start=asked["start"]), start=asked["start"], total=10_000)
    assert page.at == ["r121", "revenue"]
    expect(page.cell(121, "revenue")).to_be_in_viewport()


def test_window__control_end_leads_to_the_last_row_of_all(grid: OpenGrid):
    page = ten_thousand(grid)
    page.activate(3, "name")
    page.press("Control+End")
    assert wait_for_rows_asked(page) == {"type": "need-rows", "start": 9940, "count": 60}
    page.show(rows(60, start=9940), start=9940, total=10_000)
    assert page.at == ["r9999", "open"]


def test_scroll__head_and_first_column_stay(grid: OpenGrid):
    page = ten_thousand(grid)
    page.page.set_viewport_size({"width": 820, "height": 700})
    head = page.page.get_by_role("columnheader", name="Account", exact=True)
    before = box_of(head)
    scroller(page).evaluate("(e) => e.scrollTo(200, 1000)")
    assert box_of(head) == before
    assert box_of(page.cell(30, "name"))["x"] == before["x"]


def test_scroll__the_active_cell_is_never_under_head_or_first_column(grid: OpenGrid):
    page = ten_thousand(grid)
    page.page.set_viewport_size({"width": 820, "height": 700})
    page.activate(0, "name")
    page.press("End", *["PageDown"] * 3, *["ArrowUp"] * 12, *["ArrowLeft"] * (len(COLUMNS) - 2))
    assert page.at[1] == "revenue"
    frozen = box_of(page.page.get_by_role("columnheader", name="Account", exact=True))
    active = box_of(page.page.locator(":focus"))
    assert active["x"] >= frozen["x"] + frozen["width"] - 1
    assert active["y"] >= frozen["y"] + frozen["height"] - 1


def test_speed__two_hundred_rows_of_twelve_columns_redraw_quickly(grid: OpenGrid):
    columns = [COLUMNS[0], *({**COLUMNS[1], "id": f"n{at}"} for at in range(11))]
    many = [{"id": f"r{at}", "cells": {"name": "A", **{f"n{c}": at * c for c in range(11)}}} for at in range(200)]
    page = grid(columns=columns, rows=many, total=200)
    took = page.page.evaluate(
        """(rows) => {
          const redraw = () => {
            const before = performance.now();
            window.update({ rows: structuredClone(rows) });
            return performance.now() - before;
          };
          return Math.min(...Array.from({ length: 5 }, redraw)); // the best of five: the machine may be busy
        }""",
        many,
    )
    assert took < 250
