"""Ring 3: several people chosen one after the other, and put into a unit or a site."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.axe import violations
from tests.js.conftest import WidgetPage
from tests.js.map_page import PEOPLE, Map, Open, opener, person


@pytest.fixture
def open_map(widget_page: Callable[..., WidgetPage]) -> Open:
    return opener(widget_page)


def choose_two(shown: Map) -> None:
    """Choose two without a key."""
    shown.from_menu("More", "Choose several")
    for name in ("anna", "clara"):
        shown.click(name)
    expect(shown.status).to_have_text("2 people chosen.")


def test_map__puts_who_is_chosen_into_a_group_and_shows_it(open_map: Open) -> None:
    shown = open_map()
    choose_two(shown)
    shown.page.keyboard.press("g")
    window = shown.page.get_by_role("dialog", name="Put into a group")
    expect(window).to_contain_text("2 people")
    window.get_by_label("Kind of group").select_option(label="Site")
    window.get_by_label("Its name").fill(" Kiel ")
    assert violations(shown.page) == []
    window.get_by_role("button", name="Put there").click()
    shown.expect_intent(type="regroup", ids=["anna", "clara"], by="site", value="Kiel")
    shown.update(people=[person("anna", 0, 0, groups={"site": "Kiel"}), *PEOPLE[1:]])
    expect(shown.page.get_by_role("button", name="Kiel · 1")).to_be_visible()
    expect(shown.canvas).to_be_focused()


def test_map__suggests_the_groups_there_are(open_map: Open) -> None:
    shown = open_map([person("anna", 0, 0), person("bernd", 300, 0, groups={"unit": "Seals"})])
    shown.choose("anna")
    shown.page.keyboard.press("g")
    names = shown.page.get_by_role("dialog").locator("datalist option")
    assert names.evaluate_all("(options) => options.map((option) => option.value)") == ["Seals"]


def test_map__chooses_one_at_a_time_again_once_several_are_done(open_map: Open) -> None:
    shown = open_map()
    choose_two(shown)
    shown.page.get_by_role("button", name="Done").click()
    shown.click("bernd")
    expect(shown.status).to_contain_text("Bernd")
    choose_two(open_map())
    shown.page.keyboard.press("Escape")
    expect(shown.page.get_by_role("button", name="Done")).to_have_count(0)


def test_map__puts_nobody_into_a_group_who_is_not_theirs(open_map: Open) -> None:
    shown = open_map([*PEOPLE, person("otto", side="own")])
    shown.choose("otto")
    shown.page.keyboard.press("g")
    shown.settle()
    expect(shown.page.get_by_role("dialog")).to_have_count(0)
