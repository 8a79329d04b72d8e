"""The main job: from a company's own tables to a plan that can be sent, as a person does it."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from kamwidgets.model import AccountPlan
from kamwidgets.store import new_workspace, open_workspace
from tests.browser.conftest import AppPage
from tests.browser.workbook import Workbook
from tests.support import NORTHWIND

FILES = {"customers": "91", "products": "77", "orders": "830", "order_details": "2,155"}
"""The files of the shared data and how many rows each has."""

REASON = "The largest buyer of all, and open to planning the year together."

PEOPLE = ["Horst Kloss", "Renate Messner", "Karl Jablonski", "Hanna Moos", "Peter Franken"]

TIES = [
    ("Renate Messner", "Horst Kloss", "Reports to"),
    ("Karl Jablonski", "Horst Kloss", "Influences"),
    ("Hanna Moos", "Horst Kloss", "Controls access to"),
    ("Peter Franken", "Renate Messner", "Is at odds with"),
]


AMOUNTS = ["12,000", "8,500"]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Nothing is in it yet."""
    return new_workspace(tmp_path / "northwind", company="Northwind Traders", currency="USD").folder


@pytest.mark.shared_data
def test_main_job__leads_from_four_files_to_the_exported_plan(
    served: Callable[[Path], str], app_page: Callable[[], AppPage], workspace: Path
) -> None:
    person = Workbook(app_page(), served(workspace))
    person.open()
    bring_files_in(person, workspace)
    choose_key_account(person, workspace)
    map_people(person, workspace)
    set_targets(person, workspace)
    plan_an_action(person, workspace)
    export(person, workspace)


def saved(workspace: Path) -> AccountPlan:
    """Return the plan as a second reader of the workspace finds it."""
    return open_workspace(workspace).plan("QUICK")


def bring_files_in(person: Workbook, workspace: Path) -> None:
    """Drop all four files at once; look at and confirm one after the other."""
    files = [NORTHWIND / f"{name}.csv" for name in FILES]
    person.page.locator(".kam-upload input[type=file]").set_input_files(files)
    for rows in FILES.values():
        person.button(f"Bring in {rows} rows").click()
        expect(person.notice).to_contain_text(rows)
    expect(person.page.locator(".kam-import")).to_be_hidden()
    person.reload("start")
    expect(person.step.get_by_text("91", exact=True)).to_be_visible()
    tables = open_workspace(workspace).facts.tables
    assert {name: f"{count:,}" for name, count in tables.items()} == {
        name.replace("order_details", "order-lines"): count for name, count in FILES.items()
    }


def choose_key_account(person: Workbook, workspace: Path) -> None:
    """Find the largest customer in the ranking and decide on it, with the reason."""
    person.go("select")
    person.cell("Accounts by score", "QUICK-Stop", "open").get_by_role("button").click()
    expect(person.card).to_contain_text("QUICK-Stop")
    person.decide("Key account", REASON)
    person.reload("select")
    expect(person.card).to_contain_text(REASON)
    expect(person.cell("Accounts by score", "QUICK-Stop", "decision")).to_have_text("Key account")
    decision = saved(workspace).decision
    assert decision is not None
    assert (decision.status, decision.reason) == ("key", REASON)
    assert decision.revenue is not None


def map_people(person: Workbook, workspace: Path) -> None:
    """Add five people by name and link four pairs with the mouse."""
    person.go("map")
    for name in PEOPLE:
        person.add_on_map(name)
    ids = {each.name: each.id for each in saved(workspace).people.values()}
    person.show_map()
    for source, target, kind in TIES:
        person.link_on_map(ids[source], ids[target], kind)
    person.reload("map")
    expect(person.status).to_have_text("5 people, 4 links.")
    for name in PEOPLE:
        expect(person.row("People on the map", name)).to_be_visible()
    person.tab("Ties").click()
    for source, target, kind in TIES:
        told = person.page.get_by_role("grid", name="Ties between people").get_by_role("row").filter(has_text=source)
        expect(told.filter(has_text=kind).filter(has_text=target)).to_be_visible()
    plan = saved(workspace)
    assert sorted(each.name for each in plan.people.values()) == sorted(PEOPLE)
    names = {id: each.name for id, each in plan.people.items()}
    kinds = {"Reports to": "reports-to", "Influences": "influences"}
    kinds |= {"Controls access to": "controls-access", "Is at odds with": "at-odds"}
    expected = sorted((source, target, kinds[kind]) for source, target, kind in TIES)
    assert sorted((names[tie.source], names[tie.target], tie.kind) for tie in plan.ties.values()) == expected
    assert all(each.x is not None and each.y is not None for each in plan.people.values())


def set_targets(person: Workbook, workspace: Path) -> None:
    """Set what the two products that sold best shall bring in the coming year."""
    person.go("targets")
    grid = "Turnover and targets by product"
    first = person.page.get_by_role("grid", name=grid).locator("th[data-column=product]")
    products = [first.nth(place).inner_text() for place in (1, 2)]  # the row above them adds up
    column = person.page.get_by_role("grid", name=grid).locator("[data-column^='revenue:']").first
    column_id = column.get_attribute("data-column") or ""
    for product, amount in zip(products, AMOUNTS, strict=True):
        with person.saving():
            person.enter(person.cell(grid, product, column_id), amount)
    person.reload("targets")
    expect(person.page.locator(".vega-embed svg").first).to_be_visible()
    for product, amount in zip(products, AMOUNTS, strict=True):
        expect(person.cell(grid, product, column_id)).to_have_text(amount)
    targets, names = saved(workspace).targets.values(), open_workspace(workspace).reading().figures.products
    said = {names[target.product_id]: (target.period, f"{target.revenue:,.0f}") for target in targets}
    year = column_id.removeprefix("revenue:")
    assert said == {product: (year, amount) for product, amount in zip(products, AMOUNTS, strict=True)}


def plan_an_action(person: Workbook, workspace: Path) -> None:
    """Turn the worst gap into an action with a due date."""
    person.go("act")
    gap = person.page.get_by_role("grid", name="Gaps no action closes yet").locator("tbody tr").first
    title = gap.locator("[data-column=title]").inner_text()
    sentence = gap.locator("[data-column=sentence]").inner_text()
    with person.saving():
        gap.get_by_role("button").click()
    with person.saving():
        person.page.locator(".kam-action-card").get_by_label("Due", exact=True).fill("2027-01-15")
    person.reload("act")
    expect(person.cell("Actions", title, "closes")).to_have_text(sentence)
    expect(person.cell("Actions", title, "due_on")).to_have_text("15 Jan 2027")
    (action,) = saved(workspace).actions.values()
    assert (action.title, action.due_on) == (title, date(2027, 1, 15))
    assert action.closes


def export(person: Workbook, workspace: Path) -> None:
    """Save the plan as data, as a page and as a spreadsheet."""
    person.go("review")
    person.reload("review")
    report = person.page.frame_locator("iframe")
    expect(report.get_by_text(PEOPLE[0]).first).to_be_visible()
    plan = saved(workspace)
    told = json.loads(downloaded(person, "Save as data"))
    assert AccountPlan.model_validate(told["plan"]) == plan
    page = downloaded(person, "Save as a page").decode()
    for words in (*PEOPLE, REASON, *(action.title for action in plan.actions.values())):
        assert html.escape(words) in page
    book = CalamineWorkbook.from_filelike(BytesIO(downloaded(person, "Save as a spreadsheet")))
    cells = {str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row}
    assert cells >= set(PEOPLE)


def downloaded(person: Workbook, button: str) -> bytes:
    """Press a button that saves a file, and return what is in it."""
    with person.page.expect_download() as waiting:
        person.button(button).click()
    assert waiting.value.suggested_filename.startswith("account plan QUICK-Stop.")
    return Path(waiting.value.path()).read_bytes()
