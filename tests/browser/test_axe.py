"""What axe-core says about every step: with nothing in it yet, and with everything opened that can be opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from kamwidgets.store import new_workspace
from tests.axe import violations
from tests.browser.conftest import AppPage
from tests.browser.workbook import Workbook

STEPS = ("start", "select", "map", "targets", "act", "review")


@pytest.fixture
def come_to(served: Callable[[Path], str], app_page: Callable[[], AppPage]) -> Callable[[Path], Workbook]:
    return lambda workspace: Workbook(app_page(), served(workspace))


def test_empty_steps__keep_the_rules_of_accessibility(come_to: Callable[[Path], Workbook], tmp_path: Path) -> None:
    made = new_workspace(tmp_path / "w")
    made.close()
    person = come_to(made.folder)
    person.open("start")
    broken: dict[str, list[str]] = {}
    for step in STEPS:
        if step != "start":
            person.go(step)
        broken[step] = violations(person.page)
    assert broken == {step: [] for step in STEPS}


def test_opened_windows_and_tabs__keep_the_rules_of_accessibility(
    come_to: Callable[[Path], Workbook], companies: Callable[[str], Path]
) -> None:
    person = come_to(companies("sample"))
    page = person.page
    person.opened.forgive("Failed to initialize model")  # axe holds the page for longer than a widget may take to begin
    person.open("start", "C012")
    broken: dict[str, list[str]] = {}

    def look(place: str, opener: Locator) -> None:
        opener.first.click()
        broken[place] = violations(page)

    look("accounts", page.get_by_role("combobox", name="Account", exact=True))
    page.keyboard.press("Escape")
    look("your name", page.locator(".kam-name-button"))
    page.keyboard.press("Escape")
    for step in STEPS:
        if step != "start":
            person.go(step)
        look(f"{step}, help", person.button("Help"))
        tabs = person.step.get_by_role("tab").filter(visible=True)
        for number in range(tabs.count()):
            look(f"{step}, tab {number}", tabs.nth(number))
    person.go("map")
    look("map, legend", person.button("Legend"))
    look("map, new person", person.button("Add person"))
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    assert {place: names for place, names in broken.items() if names} == {}
