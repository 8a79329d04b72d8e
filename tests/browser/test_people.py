"""Judging people together: questions that help, who knows whom, what they choose by, and two who judge unseen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from kamwidgets import edits
from kamwidgets.store import open_workspace
from tests.browser.conftest import AppPage
from tests.browser.workbook import Workbook
from tests.company import small_company


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    made = small_company(tmp_path / "w")
    made.apply("A", edits.add_person, id="ada", name="Ada Alder", influence="decisive", x=0, y=0)
    made.apply("A", edits.add_person, id="ben", name="Ben Birch", x=200, y=0)
    made.apply("portfolio", edits.add_member, id="mia", name="Mia")
    return made.folder


@pytest.fixture
def come(served: Callable[[Path], str], app_page: Callable[[], AppPage], workspace: Path) -> Callable[[str], Workbook]:
    def one(name: str) -> Workbook:
        person = Workbook(app_page(), served(workspace))
        person.open("map", "A")
        person.call_oneself(name)
        return person

    return one


def card(person: Workbook, name: str) -> Locator:
    """Open somebody's card from the table."""
    person.page.get_by_role("rowheader", name=name).click()
    found = person.page.locator(".kam-person-card")
    expect(found).to_be_visible()
    return found


def test_judging__by_questions_in_a_card_and_in_both_tables(come: Callable[[str], Workbook], workspace: Path) -> None:
    ana = come("Ana")
    ada = card(ana, "Ada Alder")
    ada.get_by_role("button", name="Help me decide").first.click()
    for answer in ("Yes", "Yes", "No"):
        ana.button(answer).click()
    with ana.saving():
        ana.button("Take “Supporter”").click()
    expect(ada.get_by_role("radio", name="Supporter", exact=True)).to_be_checked()
    meanings = ada.locator(".kam-field-meaning")
    expect(meanings.get_by_text("Prefers us and says so when asked.")).to_be_visible()
    ana.tab("Who knows whom").click()
    ana.page.get_by_label("Somebody of the team").select_option(label="Mia")
    ana.button("Add a column").click()
    with ana.saving():
        ana.enter(ana.cell("Who of us knows whom", "Ada Alder", "member:mia"), "◔ Supplier")
    expect(ana.row("Who of us knows whom", "Altogether")).to_contain_text("knows 1 of 2")
    ana.tab("Their criteria").click()
    ana.page.get_by_label("Or in their own words").fill("Spare parts overnight")
    with ana.saving():
        ana.button("Add it").click()
    (criterion,) = open_workspace(workspace).plan("A").choice_criteria
    with ana.saving():
        ana.enter(ana.cell("Who cares about what", "Ada Alder", f"criterion:{criterion}"), "●●● It decides")
    expect(ana.step).to_contain_text("Spare parts overnight matters to 1 of 2, one of them decisive")
    plan = open_workspace(workspace).plan("A")
    assert (plan.people["ada"].stance, plan.grounds["ada@stance"].by) == ("supporter", "Ana")
    assert [(link.member_id, link.level) for link in plan.links.values()] == [("mia", "supplier")]


def test_judging__by_two_who_do_not_see_each_other_until_it_is_opened(
    come: Callable[[str], Workbook], workspace: Path
) -> None:
    ana, ben = come("Ana"), come("Ben")
    for person, word, why in ((ana, "Advocate", "She called us"), (ben, "Opponent", "She called them")):
        sealed = card(person, "Ada Alder").locator(".kam-sealed")
        sealed.get_by_role("button", name="Judge sealed").click()
        sealed.get_by_role("radio", name=word, exact=True).check()
        sealed.get_by_label("How you know").fill(why)
        sealed.get_by_role("button", name="Seal", exact=True).click()
        expect(sealed).to_contain_text(f"You said: {word}.")
    told = ana.page.locator(".kam-sealed")
    expect(told).to_contain_text("2 people have judged, sealed.")
    expect(told).not_to_contain_text("She called them")
    ana.button("Open the judgements").click()
    with ana.saving():
        ana.button("Open them").click()
    for person in (ana, ben):
        expect(person.page.locator(".kam-sealed")).to_contain_text("Stance: Opponent to Advocate")
    ben.button("Agree on one word").click()
    form = ben.page.locator(".kam-sealed")
    form.get_by_role("radio", name="Sceptic", exact=True).check()
    form.get_by_label("Because").fill("She calls everybody")
    with ben.saving():
        ben.button("Agree on it").click()
    plan = open_workspace(workspace).plan("A")
    assert (plan.people["ada"].stance, plan.grounds["ada@stance"].agreed) == ("sceptic", True)
    assert "Opponent" not in str([entry.sentence for entry in open_workspace(workspace).history("A")])
