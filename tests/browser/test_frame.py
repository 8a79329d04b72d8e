"""The frame around the steps: going and coming back, undo, the first page, findings, and names that are no markup."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kamwidgets import edits
from kamwidgets.facts import read_table
from kamwidgets.steps import STEPS
from kamwidgets.store import Author, bring_in, open_workspace
from tests.browser.workbook import Workbook
from tests.company import small_company

HOSTILE = "<img src=x onerror=alert(1)>"

ComeTo = Callable[[Path], Workbook]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the small company, with one customer of a hostile name; each test has an account of its own."""
    made = small_company(tmp_path_factory.mktemp("frame") / "w")
    text = io.StringIO()
    csv.writer(text).writerows([("account_id", "name", "country"), ("H", HOSTILE, "GB")])
    bring_in(made, read_table("customers", text.getvalue().encode(), name="customers.csv"))
    return made.folder


def test_undo_and_redo__by_keys_take_a_person_off_the_map_and_back(come_to: ComeTo, workspace: Path) -> None:
    person = come_to(workspace)
    person.open("map", "A")
    person.add_on_map("Dora Dahl")
    expect(person.page.locator(".kam-saved")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
    expect(person.page.get_by_role("button", name="Undo: ")).to_be_enabled()
    with person.saving():
        person.page.keyboard.press("ControlOrMeta+z")
    expect(person.page.get_by_text("Nobody is on the map yet.").first).to_be_visible()
    assert open_workspace(workspace).plan("A").people == {}
    expect(person.page.get_by_role("button", name="Redo: ")).to_be_enabled()
    with person.saving():
        person.page.keyboard.press("ControlOrMeta+Shift+z")
    expect(person.row("People on the map", "Dora Dahl")).to_be_visible()
    (back,) = open_workspace(workspace).plan("A").people.values()
    assert back.name == "Dora Dahl"


def test_address__follows_step_and_account_and_leads_back(come_to: ComeTo, workspace: Path) -> None:
    person = come_to(workspace)
    person.open()
    person.go("select")
    person.choose_account("Birch AG")
    expect(person.page).to_have_url(re.compile(r"\?step=select&account=B$"))
    person.go("map")
    expect(person.page).to_have_url(re.compile(r"\?step=map&account=B$"))
    person.choose_account("Cedar SA")
    expect(person.page).to_have_url(re.compile(r"\?step=map&account=C$"))
    person.page.go_back()
    expect(person.page.get_by_role("combobox", name="Account", exact=True)).to_have_value("Birch AG")
    person.page.go_back()
    person.arrived("select")
    person.page.go_forward()
    person.arrived("map")
    expect(person.page.get_by_role("combobox", name="Account", exact=True)).to_have_value("Birch AG")


def test_opening__makes_the_sample_where_there_is_nothing_yet(come_to: ComeTo, tmp_path: Path) -> None:
    person = come_to(tmp_path)
    person.open()
    expect(person.page.get_by_role("heading", name="Welcome")).to_be_visible()
    person.button("Make the workspace").click()
    expect(person.page.get_by_role("navigation", name="Steps")).to_be_visible()
    expect(person.page.get_by_role("grid", name="Key accounts").locator("tbody tr").first).to_be_visible()
    made = open_workspace(tmp_path)
    assert made.facts.tables["customers"] > 0
    assert any(plan.is_key for plan in made.plans().values())


def test_finding__leads_to_its_place(come_to: ComeTo, workspace: Path) -> None:
    person = come_to(workspace)
    person.open("review", "D")
    person.finding("Map: nothing is entered yet.").get_by_role("button").click()
    person.arrived("map")
    with person.saving():
        person.finding("Nobody is on the map yet.").get_by_role("button", name="Add the first person").click()
    card = person.page.locator(".kam-person-card")
    expect(card.get_by_role("textbox", name=re.compile("^Name"))).to_have_value("Somebody new")


def test_hostile_names__are_text_everywhere_and_run_nothing(come_to: ComeTo, workspace: Path) -> None:
    store = open_workspace(workspace)
    someone = store.apply("H", edits.add_person, name=HOSTILE).created
    store.apply("H", edits.add_action, title=HOSTILE)
    person = come_to(workspace)
    person.open("map", "H")
    grid = "People on the map"
    person.call_oneself(HOSTILE)
    person.enter(person.cell(grid, HOSTILE, "title"), HOSTILE)
    expect(person.status).to_contain_text(HOSTILE)
    store.apply("H", edits.change_person, id=someone, title="Director", author=Author(HOSTILE, "elsewhere"))
    expect(person.notice).to_contain_text(HOSTILE)
    for step in STEPS:
        person.go(step)
        expect(person.page.get_by_role("combobox", name="Account", exact=True)).to_have_value(HOSTILE)
        assert person.page.locator("img[src=x]").count() == 0
    report = person.page.frame_locator("iframe")
    expect(report.get_by_role("heading", level=1)).to_contain_text(HOSTILE)
    assert report.locator("img[src=x]").count() == 0
    person.go("select")
    expect(person.row("Accounts by score", HOSTILE)).to_be_visible()
    person.go("act")
    expect(person.row("Actions", HOSTILE)).to_be_visible()
