"""Selecting key accounts, as people do it in a year's talk: from the long list to what is different since last year."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from kamwidgets import edits
from kamwidgets.findings import Reading
from kamwidgets.methods import compare_decisions
from kamwidgets.model import PORTFOLIO
from kamwidgets.store import Workspace, open_workspace
from tests.browser.companies import northwind, sample_company
from tests.browser.conftest import AppPage
from tests.browser.workbook import Workbook

LAST_YEAR = date(2025, 11, 3)
RANKING, RULES, BEST = "Accounts by score", "Rules of the first cut", "The best set, account by account"
SURE = "How sure the choice is, account by account"

SWINGS = {"volume": ("Quantity bought", 100), "growth": ("Growth in its own markets", 70)}
SWINGS |= {"innovation": ("Partner in innovation", 45)}
"""By criterion, what it is called and what lifting it is worth; the others are worth nothing."""

PLACES = 4
"""For key accounts: fewer than there are accounts to choose from, in either company."""

OPINIONS = {"Ana": ("8", "They asked us into two trials."), "Ben": ("5", "One trial, and it was put off.")}
AGREED = ("7", "Two trials, of which one is put off.")


@dataclass(frozen=True)
class Case:
    """A company, who is who in it, and what was rated before; accounts by their ids."""

    make: Callable[[Path], Workspace]
    at_least: tuple[str, float]
    """Turnover of the first cut, as it is typed and as a number."""
    cut: str
    best_volume: tuple[str, float]
    """Turnover that is worth everything."""
    rated: str
    """Whose innovation nobody has rated yet."""
    comes: str
    goes: str
    stays: str
    ratings: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    managers: tuple[str, ...] = ()
    """Who joins the team before all begins."""


SAMPLE = Case(
    make=sample_company,
    at_least=("250,000", 250_000),
    cut="C001",
    best_volume=("1,600,000", 1_600_000),
    rated="C117",
    comes="C016",
    goes="C139",
    stays="C117",
)
NORTHWIND = Case(
    make=northwind,
    at_least=("20,000", 20_000),
    cut="GREAL",
    best_volume=("90,000", 90_000),
    rated="HUNGO",
    comes="SAVEA",
    goes="ERNSH",
    stays="RATTC",
    ratings={
        "SAVEA": {"growth": 3, "innovation": 4},
        "QUICK": {"growth": 8, "innovation": 6},
        "ERNSH": {"growth": 4, "innovation": 9},
        "HUNGO": {"growth": 7},
        "HANAR": {"growth": 9, "innovation": 3},
        "FOLKO": {"growth": 2, "innovation": 7},
        "RATTC": {"growth": 6, "innovation": 2},
        "KOENE": {"growth": 5, "innovation": 8},
        "WHITC": {"growth": 8, "innovation": 5},
    },
    managers=("Nancy Davolio",),
)


@pytest.fixture(params=[SAMPLE, pytest.param(NORTHWIND, marks=pytest.mark.shared_data)], ids=["sample", "northwind"])
def case(request: pytest.FixtureRequest) -> Case:
    """Return one company after the other."""
    return request.param


@pytest.fixture
def workspace(case: Case, tmp_path: Path) -> Path:
    """Make the company as the year before has left it: two key accounts, and for one of them the year was poor."""
    made = case.make(tmp_path / "workspace")
    for account, values in case.ratings.items():
        for criterion, value in values.items():
            made.apply(account, edits.rate, criterion_id=criterion, value=value)
    for number, name in enumerate(case.managers):
        made.apply(PORTFOLIO, edits.add_member, id=f"M{number}", name=name, hours_per_month=140)
    for account in (case.goes, case.stays):
        made.apply(account, edits.decide, status="key", reason="Large, and it was growing.", on=LAST_YEAR, revenue=1e5)
    made.close()
    return made.folder


def test_selecting__leads_from_the_first_cut_to_what_changed_since_last_year(
    served: Callable[[Path], str], app_page: Callable[[], AppPage], workspace: Path, case: Case
) -> None:
    ana, ben = (Workbook(app_page(), served(workspace)) for _ in range(2))
    ana.open("select", case.cut)
    ana.call_oneself("Ana")
    cut_first(ana, workspace, case)
    anchor(ana, workspace, case)
    weigh(ana, workspace)
    compare_in_pairs(ana, workspace)
    ben.open("select", case.rated)
    ben.call_oneself("Ben")
    rate_unseen(ana, ben, workspace, case)
    see_how_sure(ana, workspace)
    share_hours_out(ana, workspace, case)
    decide(ana, workspace, case)
    compare_years(ben, workspace, case)


# --- the stations -----------------------------------------------------------------------------------------------------


def cut_first(person: Workbook, workspace: Path, case: Case) -> None:
    """Rule over turnover who comes on the short list: the ranking is shorter, and who is cut says why."""
    typed, least = case.at_least
    person.tab("Long list").click()
    person.tab("First cut").click()
    with person.saving():
        person.button("Add a rule").click()
    with person.saving():
        person.enter(person.cell(RULES, "Turnover", "low"), typed)
    reading = saved(workspace)
    revenue = reading.account_facts["revenue"]
    short, out = int((revenue >= least).sum()), int((revenue < least).sum())
    assert len(reading.short_list) == short
    expect(person.cell(RULES, "Turnover", "cuts")).to_have_text(str(out))
    expect(person.step).to_contain_text(reading.first_cut.explain(reading.formats))
    person.reload("select")
    expect(person.step.get_by_role("tab", name="First cut", selected=True)).to_be_visible()  # where one was
    person.tab("Ranking").click()
    card = person.card
    expect(card).to_contain_text("Not on it")
    expect(card).to_contain_text(f"Not turnover at least {reading.formats.money(least)}")
    expect(person.tab("Ranking")).to_have_text(f"Ranking{short}")
    expect(person.page.get_by_role("grid", name=RANKING).locator("tbody th")).to_have_count(short)
    expect(person.row(RANKING, reading.name(case.cut))).to_have_count(0)
    person.tab("Long list").click()
    person.tab("All accounts").click()
    expect(person.cell("All accounts", reading.name(case.cut), "list")).to_have_text("✕ Cut")


def anchor(person: Workbook, workspace: Path, case: Case) -> None:
    """Fix what turnover is worth everything; an anchor that equals the other is refused in its cell."""
    typed, best = case.best_volume
    volume = SWINGS["volume"][0]
    person.tab("Criteria").click()
    cell = person.cell("Criteria", volume, "best")
    person.enter(cell, "0")
    expect(cell).to_have_attribute("aria-invalid", "true")
    with person.saving():
        person.enter(cell, typed)
    expect(cell).to_have_text(typed)
    expect(cell).not_to_have_attribute("aria-invalid", "true")
    reading = saved(workspace)
    criterion = reading.portfolio.criteria["volume"]
    assert (criterion.worst, criterion.best) == (0, best)


def weigh(person: Workbook, workspace: Path) -> None:
    """Answer by the keyboard alone what is lifted first and what the others are worth beside it."""
    press, tab = person.page.keyboard.press, person.tab("Weigh them")
    person.reach(person.tab("About the criterion"))
    press("ArrowRight")
    expect(tab).to_be_focused()
    for title, _ in SWINGS.values():
        person.reach(person.button(title))
        press("Enter")
        expect(person.button(title)).to_have_count(0)
    person.reach(person.button("The others are worth nothing"))
    press("Enter")
    for title, worth in [*SWINGS.values()][1:]:
        person.reach(person.page.get_by_role("textbox", name=title))
        person.page.keyboard.type(str(worth))
        press("Enter")
    total = sum(worth for _, worth in SWINGS.values())
    shares = person.page.get_by_role("table", name="What that comes to")
    expect(shares.get_by_role("row", name="Quantity bought")).to_contain_text(f"{100 * 100 / total:.0f}")
    with person.saving():
        person.reach(person.button("Save these weights"))
        press("Enter")
    criteria = saved(workspace).portfolio.criteria
    expected = {id: SWINGS[id][1] if id in SWINGS else 0 for id in criteria}
    assert {id: criterion.weight for id, criterion in criteria.items()} == expected
    for title, worth in SWINGS.values():
        expect(person.cell("Criteria", title, "weight")).to_have_text(str(worth))


def compare_in_pairs(person: Workbook, workspace: Path) -> None:
    """Say of two pairs which criterion matters more, and so link all three: weights follow, and none is saved."""
    before = saved(workspace).portfolio.criteria
    person.tab("In pairs").click()
    pairs = (("Quantity bought", "3 moderately"), ("Growth in its own markets", "5 strongly"))
    for number, (criterion, answer) in enumerate(pairs):
        expect(person.step).to_contain_text(f"In pairs: {number} of 3")
        group = person.page.get_by_role("group", name=f"“{criterion}” matters more")
        with person.saving():
            group.get_by_role("button", name=answer).click()
    follows = person.page.get_by_role("table", name="Weights that follow, beside those that are saved")
    expect(follows.get_by_role("row", name="Quantity bought")).to_contain_text("71")
    reading = saved(workspace)
    assert reading.portfolio.criteria == before
    assert reading.pairs.ahp is not None
    assert [round(21 * weight) for weight in reading.pairs.ahp.weights] == [15, 5, 1]


def rate_unseen(ana: Workbook, ben: Workbook, workspace: Path, case: Case) -> None:
    """Rate by oneself, each in a browser of their own; open the ratings together, and agree on one value."""
    name = saved(workspace).name(case.rated)
    ana.choose_account(name)
    for person in (ana, ben):
        expect(person.card).to_contain_text(name)
        person.card.get_by_role("tab", name="Score").click()
        person.card.get_by_label("Criterion").select_option(label=SWINGS["innovation"][0])
    for rater, person in {"Ana": ana, "Ben": ben}.items():
        seal(person, *OPINIONS[rater])
    for person in (ana, ben):
        expect(sealed(person)).to_contain_text("2 people have rated this, sealed.")
    expect(sealed(ben)).to_contain_text("You rated 5.")
    expect(ben.page.get_by_text(OPINIONS["Ana"][1])).to_have_count(0)
    assert saved(workspace).plan(case.rated).opinions == {}
    with ana.saving():
        ana.button("Open the ratings").click()
        ana.button("Open them").click()
    for person in (ana, ben):
        expect(sealed(person)).to_contain_text("5 to 8")
        expect(sealed(person)).to_contain_text(OPINIONS["Ana"][1])
    agree(ben, *AGREED)
    expect(sealed(ana)).to_contain_text(AGREED[1])
    plan = saved(workspace).plan(case.rated)
    assert {each.by: (each.value, each.evidence) for each in plan.opinions.values()} == {
        name: (float(value), why) for name, (value, why) in OPINIONS.items()
    }
    rating = plan.ratings["innovation"]
    assert (rating.value, rating.evidence, rating.by, rating.agreed) == (7, AGREED[1], "Ben", True)


def see_how_sure(person: Workbook, workspace: Path) -> None:
    """Read whose place hangs on the weights when there are few places, and open somebody whose does."""
    person.reload("select")
    person.tab("Decide").click()
    person.tab("Hours and rules").click()
    with person.saving():
        person.page.get_by_label("Places for key accounts").fill(str(PLACES))
        person.page.keyboard.press("Enter")
    person.tab("How sure").click()
    reading = saved(workspace)
    assert reading.eligible is not None
    assert reading.eligible.capacity == PLACES
    robust = reading.eligible.sureness().robustness
    assert robust.border, "a choice that is sure is no walk"
    expect(person.step).to_contain_text(robust.says(reading.figures.names, reading.formats))
    expect(person.page.locator(".vega-embed svg").first).to_be_visible()
    standing = dict.fromkeys(robust.in_top.index, "✕ Out") | dict.fromkeys(robust.border, "◐ Border")
    standing |= dict.fromkeys(robust.sure, "✓ In")
    for account, said in standing.items():
        expect(person.cell(SURE, reading.name(account), "standing")).to_have_text(said)
    person.page.get_by_role("radiogroup", name="What is varied").get_by_text("Weights only").click()
    expect(person.step).to_contain_text("every rating was taken as it stands")
    doubtful = reading.name(robust.border[0])
    person.cell(SURE, doubtful, "open").get_by_role("button").click()
    expect(person.card.get_by_role("heading", name=doubtful)).to_be_visible()


def share_hours_out(person: Workbook, workspace: Path, case: Case) -> None:
    """Say what hours there are and what an account takes: who must be served is, and so many fit."""
    person.tab("Decide").click()
    person.tab("Hours and rules").click()
    with person.saving():
        person.button("Begin with three tiers").click()
    manager = next(iter(saved(workspace).portfolio.team.values())).name
    with person.saving():
        person.enter(person.cell("Who manages key accounts", manager, "managing_hours"), "130")
    with person.saving():
        person.page.get_by_label("Score to come in").fill("60")
        person.page.keyboard.press("Enter")
    person.tab("Best set").click()
    goes = saved(workspace).name(case.goes)
    with person.saving():
        person.enter(person.cell(BEST, goes, "mark"), "Must")
    expect(person.root).to_have_attribute("data-kam-saved", re.compile(f"^{case.goes}:"))  # not what was before it
    reading = saved(workspace)
    best = reading.best
    assert case.goes in best.chosen
    assert best.needed <= 130
    assert [member.managing_hours for member in reading.portfolio.team.values() if member.managing_hours] == [130]
    assert reading.portfolio.settings.entry_score == 0.6
    for account in reading.short_list:
        said = "✓ In" if account in best.chosen else "Out"
        expect(person.cell(BEST, reading.name(account), "best")).to_have_text(said)
    expect(tile(person, "Best set")).to_contain_text(f"{len(best.chosen)}")
    person.reload("select")
    person.tab("Ranking").click()


def decide(person: Workbook, workspace: Path, case: Case) -> None:
    """Take one account in and another one out, each with a reason, on its card."""
    names = saved(workspace).name
    for account, button, reason in decisions(case):
        person.cell(RANKING, names(account), "open").get_by_role("button").click()
        expect(person.card.get_by_role("heading", name=names(account))).to_be_visible()
        person.card.get_by_role("tab", name="Decision").click()
        if person.card.get_by_role("button", name="Change", exact=True).is_visible():
            person.button("Change").click()
        person.decide(button, reason)
        expect(person.cell(RANKING, names(account), "decision")).to_have_text(button)
    reading = saved(workspace)
    for account, button, reason in decisions(case):
        made = reading.plan(account).decision
        assert made is not None
        assert (made.status, made.reason, made.by) == (
            {"Key account": "key", "Not key": "not-key"}[button],
            reason,
            "Ana",
        )
        assert made.score is not None
        assert made.revenue == pytest.approx(reading.accounts["revenue"][account])


def compare_years(person: Workbook, workspace: Path, case: Case) -> None:
    """Look a year back, in the other browser: who came, who went, and why."""
    person.reload("select")
    person.tab("Decide").click()
    person.tab("What changed").click()
    reading = saved(workspace)
    person.page.get_by_label("Compare with what was decided by").select_option(label=reading.formats.day(LAST_YEAR))
    changes = compare_decisions(reading.plans, LAST_YEAR, reading.today_of())
    kinds = {change.account_id: change.kind for change in changes}
    assert [kinds[account] for account in (case.comes, case.goes, case.stays)] == ["in", "out", "stays"]
    came = sum(kind == "in" for kind in kinds.values())
    expect(person.step).to_contain_text(f"{came} came in, 1 went, 1 key account stayed.")
    for change in changes:
        expect(said(person, change.sentence(reading.name(change.account_id), reading.formats))).to_be_visible()
    for account, _, reason in decisions(case):
        expect(said(person, reading.name(account))).to_contain_text(reason)


# --- what the stations share ------------------------------------------------------------------------------------------


def saved(workspace: Path) -> Reading:
    """Return all that is known as a second reader of the workspace finds it."""
    return open_workspace(workspace).reading()


def decisions(case: Case) -> list[tuple[str, str, str]]:
    """Return who is decided on, how, and why."""
    return [
        (case.comes, "Key account", "It asks for a partner, and we can be it."),
        (case.goes, "Not key", "It buys by price alone since its new owner came."),
    ]


def sealed(person: Workbook) -> Locator:
    """Find where ratings that others do not see are made."""
    return person.page.locator(".kam-sealed")


def seal(person: Workbook, value: str, why: str) -> None:
    """Rate the chosen criterion by oneself."""
    person.button("Rate sealed").click()
    sealed(person).get_by_label("Value").fill(value)
    sealed(person).get_by_label("What it rests on").fill(why)
    person.button("Seal").click()
    expect(sealed(person)).to_contain_text(f"You rated {value}.")


def agree(person: Workbook, value: str, why: str) -> None:
    """Settle on one value after the ratings were opened."""
    person.button("Agree on one value").click()
    sealed(person).get_by_label("The value all agree on").fill(value)
    sealed(person).get_by_label("Because").fill(why)
    with person.saving():
        person.button("Agree on it").click()
    expect(sealed(person)).to_contain_text(why)


def tile(person: Workbook, label: str) -> Locator:
    """Find a tile by what stands above its figure."""
    head = person.page.locator(".kam-tile-label", has_text=re.compile(f"^{label}$"))
    return person.page.locator(".kam-tile", has=head).filter(visible=True)


def said(person: Workbook, words: str) -> Locator:
    """Find a line of a list by words in it."""
    return person.step.locator(".kam-items li", has_text=words)
