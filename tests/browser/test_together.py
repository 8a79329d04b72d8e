"""Two people on one plan at the same time: nothing is lost, and each sees what the other does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kamwidgets import edits
from kamwidgets.store import open_workspace
from tests.browser.conftest import AppPage
from tests.browser.workbook import Workbook
from tests.company import small_company

EACH = 20
"""Edits of one person."""

NAMES = [f"Person {number:02}" for number in range(1, EACH + 1)]
STANCES = ["Opponent", "Sceptic", "Neutral", "Supporter", "Advocate"]
GRID = "People on the map"

Two = Callable[[str], tuple[Workbook, Workbook]]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make two plans, each with people enough."""
    made = small_company(tmp_path_factory.mktemp("together") / "w")
    for account in ("A", "B"):
        for name in NAMES:
            made.apply(account, edits.add_person, name=name)
    return made.folder


@pytest.fixture
def two(served: Callable[[Path], str], app_page: Callable[[], AppPage], workspace: Path) -> Two:
    """Let two people open the map of an account, each in a browser of their own."""

    def come(account: str) -> tuple[Workbook, Workbook]:
        ana, ben = (Workbook(app_page(), served(workspace)) for _ in range(2))
        for person, name in ((ana, "Ana"), (ben, "Ben")):
            person.open("map", account)
            person.call_oneself(name)
        return ana, ben

    return come


def test_two_people__lose_no_edit_and_see_each_others(two: Two, workspace: Path) -> None:
    ana, ben = two("A")
    expect(ana.page.locator(".kam-presence")).to_contain_text("2 here")
    before = open_workspace(workspace).plan("A")
    titles = {name: f"Title {number}" for number, name in enumerate(NAMES)}
    stances = {name: STANCES[number % len(STANCES)] for number, name in enumerate(NAMES)}
    for name in NAMES:
        ana.enter(ana.cell(GRID, name, "title"), titles[name])
        ben.enter(ben.cell(GRID, name, "stance"), stances[name])
    for name in NAMES:
        expect(ana.cell(GRID, name, "stance")).to_have_text(stances[name])
        expect(ben.cell(GRID, name, "title")).to_have_text(titles[name])
    after = open_workspace(workspace)
    people = {person.name: person for person in after.plan("A").people.values()}
    assert {name: person.title for name, person in people.items()} == titles
    assert {name: person.stance.capitalize() for name, person in people.items()} == stances
    assert people.keys() == {person.name for person in before.people.values()}
    new = after.history("A")[EACH:]
    assert Counter((entry.by, entry.edit) for entry in new) == {
        ("Ana", "change_person"): EACH,
        ("Ben", "judge_person"): EACH,
    }
    assert [entry.revision for entry in after.history("A")] == list(range(1, 3 * EACH + 1))


def test_two_people__on_one_field_both_learn_of_it(two: Two, workspace: Path) -> None:
    ana, ben = two("B")
    hers, his = (person.cell(GRID, NAMES[0], "title") for person in (ana, ben))
    ana.enter(hers, "Head of Buying")
    expect(his).to_have_text("Head of Buying")
    ben.enter(his, "Director")
    expect(ana.notice).to_contain_text("Ben changed what you had changed")
    expect(hers).to_have_text("Director")
    expect(ben.notice).to_have_count(0)
    (person,) = [one for one in open_workspace(workspace).plan("B").people.values() if one.name == NAMES[0]]
    assert person.title == "Director"
