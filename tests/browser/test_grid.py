"""The grid in the served workbook, with a real clipboard: sort, filter, paste, undo; the oracle is what is saved."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from kamwidgets import edits
from kamwidgets.model import AccountPlan
from kamwidgets.store import open_workspace
from tests.browser.conftest import AppPage
from tests.browser.workbook import Workbook
from tests.company import small_company

PEOPLE = "People on the map"
TARGETS = "Turnover and targets by product"
NAMES = ["Cem", "Ada", "Ben"]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Make a plan with three people in it."""
    made = small_company(tmp_path / "w")
    for name in NAMES:
        made.apply("A", edits.add_person, name=name)
    return made.folder


@pytest.fixture
def person(served: Callable[[Path], str], app_page: Callable[[], AppPage], workspace: Path) -> Workbook:
    """Let somebody come whose browser lets the page use the clipboard."""
    opened = app_page()
    opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return Workbook(opened, served(workspace))


def plan(workspace: Path) -> AccountPlan:
    return open_workspace(workspace).plan("A")


def names(person: Workbook, grid: str) -> Locator:
    return person.page.get_by_role("grid", name=grid).locator("th[role=rowheader]")


def paste(person: Workbook, cell: Locator, lines: list[list[str]]) -> None:
    """Put a block on the clipboard as Excel does, and paste it upon a cell."""
    text = "".join("\t".join(line) + "\r\n" for line in lines)
    person.page.evaluate(f"navigator.clipboard.writeText({json.dumps(text)})")
    cell.click()
    expect(cell).to_be_focused()
    person.page.keyboard.press("Control+V")


def test_people__are_sorted_filtered_and_keep_their_place_while_one_works(person: Workbook, workspace: Path) -> None:
    person.open("map", "A")
    grid = person.page.get_by_role("grid", name=PEOPLE)
    grid.get_by_role("button", name="Name", exact=True).click()
    expect(names(person, PEOPLE)).to_have_text(["Ada", "Ben", "Cem"])
    with person.saving():
        person.enter(person.cell(PEOPLE, "Ada", "name"), "Zoe")
    expect(names(person, PEOPLE)).to_have_text(["Zoe", "Ben", "Cem"])
    person.page.get_by_role("heading", level=1).click()
    expect(names(person, PEOPLE)).to_have_text(["Ben", "Cem", "Zoe"])
    person.page.get_by_role("button", name="Filter Name").click()
    person.page.get_by_label("Contains").fill("e")
    expect(names(person, PEOPLE)).to_have_text(["Ben", "Cem", "Zoe"])
    person.page.get_by_label("Contains").fill("BEN")
    expect(names(person, PEOPLE)).to_have_text(["Ben"])
    expect(person.page.get_by_text("1 of 3", exact=True)).to_be_visible()
    person.page.keyboard.press("Escape")
    person.button("Clear filters").click()
    expect(names(person, PEOPLE)).to_have_count(3)
    assert [one.name for one in plan(workspace).people.values()] == ["Cem", "Zoe", "Ben"]


def test_people__three_by_three_are_pasted_and_taken_back_at_once(person: Workbook, workspace: Path) -> None:
    person.open("map", "A")
    block = [["Cem K.", "Head", "Finance"], ["Ada L.", 'Says "hi"', "astrology"], ["Ben M.", "Buyer", "Purchasing"]]
    with person.saving():
        paste(person, person.cell(PEOPLE, "Cem", "name"), block)
    refused = person.cell(PEOPLE, "Ada L.", "function")
    expect(refused).to_have_attribute("aria-invalid", "true")
    expect(refused).to_contain_text("astrology")
    expect(person.page.get_by_text("1 cell could not be taken")).to_be_visible()
    saved = [(one.name, one.title, one.function) for one in plan(workspace).people.values()]
    assert saved == [
        ("Cem K.", "Head", "finance"),
        ("Ada L.", 'Says "hi"', "unknown"),
        ("Ben M.", "Buyer", "purchasing"),
    ]
    with person.saving():
        person.page.keyboard.press("Control+Z")
    assert [(one.name, one.title) for one in plan(workspace).people.values()] == [(name, "") for name in NAMES]
    expect(refused.or_(person.cell(PEOPLE, "Ada", "function"))).to_contain_text("astrology")


def test_people__two_hundred_rows_ask_before_any_is_added(person: Workbook, workspace: Path) -> None:
    person.open("map", "A")
    block = [
        [f"Person {at}", f"Title {at}", "Finance", "", "Supporter", "Some", "Brief", "03/04/2026"] for at in range(200)
    ]
    paste(person, person.cell(PEOPLE, "Cem", "name"), block)
    expect(person.page.get_by_text("What you pasted reaches 197 rows beneath the last one.")).to_be_visible()
    assert [one.name for one in plan(workspace).people.values()] == NAMES
    with person.saving():
        person.button("Add 197 rows").click()
    people = list(plan(workspace).people.values())
    assert [one.name for one in people] == [line[0] for line in block]
    assert {(one.function, one.stance, one.influence, one.contact) for one in people} == {
        ("finance", "supporter", "some", "brief")
    }
    assert {one.last_contact_on for one in people} == {date(2026, 4, 3)}
    expect(person.page.get_by_role("grid", name=PEOPLE)).to_have_attribute("aria-rowcount", "201")
    person.cell(PEOPLE, "Person 1", "title").click()
    with person.saving():
        person.page.keyboard.press("Control+Z")
    assert [one.name for one in plan(workspace).people.values()] == NAMES


def test_targets__take_numbers_of_the_locale_and_round_trip(person: Workbook, workspace: Path) -> None:
    person.open("targets", "A")
    revenue = "revenue:2026"
    first = person.cell(TARGETS, "Bearing", revenue)
    with person.saving():
        paste(person, first, [["1,234.50"], ["9,5"]])
    expect(first).to_have_text("1,234.50")
    refused = person.cell(TARGETS, "Seal", revenue)
    expect(refused).to_contain_text("9,5")
    expect(refused).to_contain_text("no number here")
    assert {id: one.revenue for id, one in plan(workspace).targets.items()} == {"1@2026": 1234.5}
    expect(person.cell(TARGETS, "All products", revenue)).to_have_attribute("aria-readonly", "true")
    first.click()
    person.page.keyboard.press("Control+C")
    with person.saving():
        refused.click()
        person.page.keyboard.press("Control+V")
    assert {id: one.revenue for id, one in plan(workspace).targets.items()} == {"1@2026": 1234.5, "2@2026": 1234.5}
    with person.saving():
        person.page.keyboard.press("Control+Z")
    assert set(plan(workspace).targets) == {"1@2026"}
