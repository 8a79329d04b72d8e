"""What axe-core says about every step: with nothing in it yet, and with everything opened that can be opened."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from kamwidgets.steps import STEPS
from kamwidgets.store import new_workspace
from tests.axe import violations
from tests.browser.workbook import Workbook

ComeTo = Callable[[Path], Workbook]


SELECTING = ("Dependence", "Long list", "Criteria", "Ranking", "How sure", "Portfolio", "Decide")
"""The tabs of Select."""

MAPPING = (
    "People",
    "Ties",
    "Who knows whom",
    "Their criteria",
    "Coverage",
    "What it says",
    "Ways in",
    "What if",
    "Changes",
)
"""The tabs of Map."""

EMPTY, MAPPED = "C003", "C012"
"""Accounts of the sample: on the map of one is nobody, on that of the other many."""

OPENERS = {"Coverage": ("Change the rules…", "Settings of the map…")}
"""What opens more within a tab."""

WORKED_OUT = "How often each is among the"
"""What the picture says once all weightings are tried."""


def broken_rules(person: Workbook) -> dict[str, list[str]]:
    """Go through the steps, from the first one on, and collect what is broken in each."""
    broken: dict[str, list[str]] = {}
    for step in STEPS:
        if step != "start":
            person.go(step)
        broken[step] = violations(person.page)
    return {step: rules for step, rules in broken.items() if rules}


def test_empty_steps__keep_the_rules_of_accessibility(come_to: ComeTo, tmp_path: Path) -> None:
    new_workspace(tmp_path / "w").close()
    person = come_to(tmp_path / "w")
    person.open("start")
    assert broken_rules(person) == {}


def test_steps__keep_the_rules_of_accessibility(come_to: ComeTo, companies: Callable[[str], Path]) -> None:
    person = come_to(companies("sample"))
    person.open("start", "C012")
    assert broken_rules(person) == {}


def test_opened_windows_and_tabs__keep_the_rules_of_accessibility(
    come_to: ComeTo, companies: Callable[[str], Path]
) -> None:
    person = come_to(companies("sample"))
    page = person.page
    person.open("start", "C012")
    broken: dict[str, list[str]] = {}

    def look(place: str, opener: Locator) -> None:
        opener.first.click()
        expect(person.root).not_to_have_attribute("data-kam-waiting", "")
        broken[place] = violations(page)

    look("accounts", page.get_by_role("combobox", name="Account", exact=True))
    page.keyboard.press("Escape")
    look("your name", page.locator(".kam-name-button"))
    page.keyboard.press("Escape")
    for step in STEPS:
        if step != "start":
            person.go(step)
        look(f"{step}, help", person.button("Help"))
        if step in ("select", "map"):
            continue  # their tabs have tests of their own
        tabs = person.step.get_by_role("tab").filter(visible=True)
        for number in range(tabs.count()):
            look(f"{step}, tab {number}", tabs.nth(number))
    person.go("map")
    look("map, legend", person.button("Legend"))
    look("map, new person", person.button("Add person"))
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    assert {place: names for place, names in broken.items() if names} == {}


def test_tabs_of_select__keep_the_rules_of_accessibility(come_to: ComeTo, companies: Callable[[str], Path]) -> None:
    person = come_to(companies("sample"))
    person.open("select", "C012")
    tablists = person.step.get_by_role("tablist").filter(visible=True)
    expect(tablists.first.get_by_role("tab")).to_have_text([re.compile(f"^{name}") for name in SELECTING])
    broken: dict[str, list[str]] = {}
    for name in SELECTING:
        choose(person, tablists.first.get_by_role("tab", name=name))
        if name == "How sure":
            expect(person.step.get_by_text(WORKED_OUT).first).to_be_visible()
        broken[name] = violations(person.page)
        within = tablists.nth(1).get_by_role("tab")
        for number in range(1, within.count()):
            choose(person, within.nth(number))
            broken[f"{name}, {within.nth(number).inner_text()}"] = violations(person.page)
    assert len(broken) > len(SELECTING)
    assert {place: names for place, names in broken.items() if names} == {}


@pytest.mark.parametrize("account", [EMPTY, MAPPED])
def test_tabs_of_map__keep_the_rules_of_accessibility(
    come_to: ComeTo, companies: Callable[[str], Path], account: str
) -> None:
    person = come_to(companies("sample"))
    person.open("map", account)
    tabs = person.page.get_by_role("tablist", name="Beneath the map").get_by_role("tab")
    expect(tabs).to_have_text([re.compile(f"^{name}") for name in MAPPING])
    broken: dict[str, list[str]] = {}
    for name in MAPPING:
        choose(person, person.tab(name))
        for opener in OPENERS.get(name, ()):
            person.button(opener).click()
            expect(person.root).not_to_have_attribute("data-kam-waiting", "")
        broken[name] = violations(person.page)
    assert {place: names for place, names in broken.items() if names} == {}


def test_cards_of_map__keep_the_rules_of_accessibility(come_to: ComeTo, companies: Callable[[str], Path]) -> None:
    person = come_to(companies("sample"))
    person.open("map", MAPPED)
    broken: dict[str, list[str]] = {}
    person.page.get_by_role("grid", name="People on the map").get_by_role("rowheader").first.click()
    expect(person.page.locator(".kam-person-card")).to_be_visible()
    broken["person"] = violations(person.page)
    choose(person, person.tab("Ways in"))
    expect(person.page.get_by_text("On the map:").or_(person.page.get_by_text("No path leads"))).to_be_visible()
    broken["ways to them"] = violations(person.page)
    choose(person, person.tab("Ties"))
    person.page.get_by_role("grid", name="Ties between people").get_by_role("rowheader").first.click()
    expect(person.page.locator(".kam-tie-card")).to_be_visible()
    broken["tie"] = violations(person.page)
    choose(person, person.tab("What if"))
    person.page.get_by_label("Somebody leaves", exact=True).check()
    person.page.get_by_role("combobox", name="Who", exact=True).select_option(index=1)
    expect(person.page.get_by_role("heading", name="Before and after")).to_be_visible()
    broken["what if"] = violations(person.page)
    assert {place: names for place, names in broken.items() if names} == {}


def choose(person: Workbook, tab: Locator) -> None:
    """Open a tab, and wait until it is the one that is shown, with all that is worked out for it."""
    tab.click()
    expect(tab).to_have_attribute("aria-selected", "true")
    expect(person.root).not_to_have_attribute("data-kam-waiting", "")
    expect(person.page.locator(".kam-working")).to_have_count(0)
