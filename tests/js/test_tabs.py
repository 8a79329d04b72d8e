"""Several views of the same thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.js.conftest import WidgetPage

TABS = [
    {"id": "board", "label": "Board"},
    {"id": "table", "label": "Table", "count": 0},
    {"id": "line", "label": "Line"},
]


@pytest.fixture
def tabs(widget_page: Callable[..., WidgetPage]) -> WidgetPage:
    return widget_page("tabs", tabs=TABS, active="", label="Actions")


def test_tabs__begin_with_the_first_and_show_counts(tabs: WidgetPage) -> None:
    row = tabs.page.get_by_role("tablist", name="Actions")
    expect(row.get_by_role("tab")).to_have_text(["Board", "Table0", "Line"])
    expect(tabs.page.get_by_role("tab", selected=True)).to_have_text("Board")


def test_tabs__ask_for_the_one_clicked_and_open_it_when_python_says_so(tabs: WidgetPage) -> None:
    tabs.page.get_by_role("tab", name="Line").click()
    tabs.page.get_by_role("tab", name="Board").click()
    assert tabs.intents == [{"type": "open-tab", "id": "line"}]
    expect(tabs.page.get_by_role("tab", selected=True)).to_have_text("Board")
    tabs.update(active="line")
    expect(tabs.page.get_by_role("tab", selected=True)).to_have_text("Line")


@pytest.mark.parametrize(("key", "to"), [("ArrowRight", "table"), ("ArrowLeft", "line"), ("End", "line")])
def test_tabs__go_by_keys_and_round_the_ends(tabs: WidgetPage, key: str, to: str) -> None:
    tabs.page.get_by_role("tab", name="Board").press(key)
    assert tabs.intents == [{"type": "open-tab", "id": to}]
    expect(tabs.page.locator("[role=tab]:focus")).to_contain_text(to.capitalize())


def test_tabs__are_one_stop_of_the_tab_key(tabs: WidgetPage) -> None:
    assert tabs.page.locator("[role=tab]").evaluate_all("tabs => tabs.map((tab) => tab.tabIndex)") == [0, -1, -1]
