"""Several views of the same thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.axe import violations
from tests.js.conftest import WidgetPage

TABS = [
    {"id": "board", "label": "Board"},
    {"id": "table", "label": "Table", "count": "1.204"},
    {"id": "line", "label": "Line"},
]


@pytest.fixture
def tabs(widget_page: Callable[..., WidgetPage]) -> WidgetPage:
    return widget_page("tabs", tabs=TABS, active="", label="Actions")


def test_tabs__begin_with_the_first_and_show_counts(tabs: WidgetPage) -> None:
    row = tabs.page.get_by_role("tablist", name="Actions")
    expect(row.get_by_role("tab")).to_have_text(["Board", "Table1.204", "Line"])
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


def loaded_anew(view: WidgetPage, **traits: Any) -> None:
    """Load the page of the same window again, and show the widget with its first tab open."""
    view.page.reload()
    view.page.wait_for_function("window.loaded")
    view.page.evaluate("(traits) => window.start(traits)", {"tabs": TABS, "active": "", "label": "Actions"} | traits)


def test_tabs__ask_after_a_reload_for_the_one_that_was_open(tabs: WidgetPage) -> None:
    tabs.update(active="line")
    expect(tabs.page.get_by_role("tab", selected=True)).to_have_text("Line")
    loaded_anew(tabs)
    tabs.page.wait_for_function("window.intents.length > 0")
    assert tabs.intents == [{"type": "open-tab", "id": "line"}]
    tabs.update(active="line")
    loaded_anew(tabs)
    tabs.page.wait_for_function("window.intents.length > 0")
    assert tabs.intents == [{"type": "open-tab", "id": "line"}]


def test_tabs__ask_after_a_reload_for_the_one_that_was_asked_for_and_not_yet_opened(tabs: WidgetPage) -> None:
    tabs.page.get_by_role("tab", name="Line").click()
    loaded_anew(tabs)
    tabs.page.wait_for_function("window.intents.length > 0")
    assert tabs.intents == [{"type": "open-tab", "id": "line"}]


@pytest.mark.parametrize("traits", [{"label": "People"}, {"active": "line"}, {"tabs": TABS[:2]}])
def test_tabs__begin_as_python_says_where_nothing_was_kept_for_them(tabs: WidgetPage, traits: dict[str, Any]) -> None:
    tabs.update(active="line")
    loaded_anew(tabs, **traits)
    expect(tabs.page.get_by_role("tab").first).to_be_visible()
    tabs.page.evaluate("() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))")
    assert tabs.intents == []


def test_tabs__shown_after_somebody_did_something_begin_where_that_led(tabs: WidgetPage) -> None:
    tabs.update(active="line")
    tabs.page.mouse.click(5, 700)
    tabs.page.evaluate("(traits) => { window.stop(); return window.start(traits); }", {"active": "table"})
    expect(tabs.page.get_by_role("tab", selected=True)).to_contain_text("Table")
    assert tabs.intents == []


MANY = [{"id": f"t{at}", "label": f"A view of number {at}"} for at in range(7)]


@pytest.fixture
def narrow(widget_page: Callable[..., WidgetPage]) -> WidgetPage:
    shown = widget_page("tabs", tabs=MANY, active="t0", label="Views")
    shown.page.set_viewport_size({"width": 600, "height": 700})
    expect(shown.page.get_by_role("button", name="More")).to_be_visible()
    return shown


def test_tabs__stand_in_one_line_and_the_others_in_a_menu(narrow: WidgetPage) -> None:
    row = narrow.page.get_by_role("tablist")
    assert row.evaluate("(row) => row.offsetHeight") < 60
    few = row.get_by_role("tab").count()
    assert 1 < few < len(MANY)
    narrow.page.get_by_role("button", name="More").click()
    expect(narrow.page.get_by_role("menuitem")).to_have_text([tab["label"] for tab in MANY[few:]])
    assert violations(narrow.page) == []
    narrow.page.keyboard.press("Escape")
    narrow.page.set_viewport_size({"width": 2000, "height": 700})
    expect(row.get_by_role("tab")).to_have_count(len(MANY))
    expect(narrow.page.get_by_role("button", name="More")).to_be_hidden()


def test_tabs__of_the_menu_are_opened_by_keys_and_take_a_place_in_the_line(narrow: WidgetPage) -> None:
    narrow.page.get_by_role("tab", selected=True).focus()
    for key in ("Tab", "Enter", "End", "Enter"):
        narrow.page.keyboard.press(key)
    assert narrow.intents == [{"type": "open-tab", "id": "t6"}]
    narrow.update(active="t6")
    expect(narrow.page.get_by_role("tab", selected=True)).to_have_text(MANY[6]["label"])
    expect(narrow.page.get_by_role("tab", selected=True)).to_be_focused()
    narrow.page.keyboard.press("Home")
    assert narrow.intents[-1] == {"type": "open-tab", "id": "t0"}


def test_tabs__menu_closes_on_escape_and_when_one_goes_on(narrow: WidgetPage) -> None:
    more = narrow.page.get_by_role("button", name="More")
    more.press("Enter")
    expect(narrow.page.get_by_role("menuitem").first).to_be_focused()
    narrow.page.keyboard.press("Escape")
    expect(more).to_be_focused()
    more.press("Enter")
    narrow.page.get_by_role("tab", selected=True).focus()
    expect(narrow.page.get_by_role("menu")).to_have_count(0)
