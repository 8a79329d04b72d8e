"""Fast entry of people: a pasted list of ten and of five hundred, and the usual departments, on an empty map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.companies import sample_company
from tests.browser.workbook import Workbook

EMPTY = "C001"
"""An account of the sample on whose map nobody is."""


def paste(person: Workbook, many: int, first: int = 0) -> None:
    person.page.get_by_role("button", name="Paste a list…").click()
    lines = "\n".join(f"Ada{number} Byron{number}, Title {number}" for number in range(first, first + many))
    person.page.get_by_label("Names, one a line").fill(lines)
    person.page.get_by_role("button", name=f"Add {many} people").click()
    expect(person.page.get_by_label("Names, one a line")).to_be_hidden()


def test_entry__takes_departments_and_lists_of_ten_and_five_hundred(
    come_to: Callable[[Path], Workbook], tmp_path: Path
) -> None:
    sample_company(tmp_path / "workspace").close()
    person = come_to(tmp_path / "workspace")
    person.open("map", EMPTY)
    tab = person.page.get_by_role("tab", name="People")
    person.page.get_by_role("button", name="Usual departments…").click()
    person.page.get_by_role("button", name="Add 8 departments").click()
    expect(tab).to_contain_text("8")
    paste(person, 10)
    expect(tab).to_contain_text("18")
    paste(person, 500, first=10)
    expect(tab).to_contain_text("518")
