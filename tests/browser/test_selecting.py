"""Selecting key accounts, as people do it in a year's talk: from the long list to what is different since last year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kamwidgets import edits
from kamwidgets.findings import Reading
from kamwidgets.methods import compare_decisions
from kamwidgets.model import PORTFOLIO
from kamwidgets.store import open_workspace
from tests.browser.conftest import AppPage
from tests.browser.selecting_cases import NORTHWIND, SAMPLE, Case
from tests.browser.selecting_page import BEST, RANKING, RULES, SURE, Selecting

LAST_YEAR = date(2025, 11, 3)
SWINGS = {"volume": ("Quantity bought", 100), "growth": ("Growth in its own markets", 70)}
SWINGS |= {"innovation": ("Partner in innovation", 45)}
"""By criterion, what it is called and what lifting it is worth; the others are worth nothing."""

PLACES = 4
"""For key accounts: fewer than there are accounts to choose from, in either company."""

OPINIONS = {"Ana": ("8", "They asked us into two trials."), "Ben": ("5", "One trial, and it was put off.")}
AGREED = ("7", "Two trials, of which one is put off.")


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
    ana, ben = (Selecting(app_page(), served(workspace)) for _ in range(2))
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


def cut_first(person: Selecting, workspace: Path, case: Case) -> None:
    """Rule over turnover who comes on the short list: the ranking is shorter, and who is cut says why."""
    typed, least = case.at_least
    person.cut_below(typed)
    reading = saved(workspace)
    revenue = reading.account_facts["revenue"]
    short, out = int((revenue >= least).sum()), int((revenue < least).sum())
    assert len(reading.short_list) == short
    expect(person.cell(RULES, "Turnover", "cuts")).to_have_text(str(out))
    expect(person.step).to_contain_text(reading.first_cut.explain(reading.formats))
    person.reload("select")
    expect(person.step.get_by_role("tab", name="First cut", selected=True)).to_be_visible()  # where one was
    person.show("Ranking")
    card = person.card
    expect(card).to_contain_text("Not on it")
    expect(card).to_contain_text(f"Not turnover at least {reading.formats.money(least)}")
    expect(person.tab("Ranking")).to_have_text(f"Ranking{short}")
    expect(person.page.get_by_role("grid", name=RANKING).locator("tbody th")).to_have_count(short)
    expect(person.row(RANKING, reading.name(case.cut))).to_have_count(0)
    person.show("Long list", "All accounts")
    expect(person.cell("All accounts", reading.name(case.cut), "list")).to_have_text("✕ Cut")


def anchor(person: Selecting, workspace: Path, case: Case) -> None:
    """Fix what turnover is worth everything; an anchor that equals the other is refused in its cell."""
    typed, best = case.best_volume
    volume = SWINGS["volume"][0]
    person.show("Criteria")
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


def weigh(person: Selecting, workspace: Path) -> None:
    """Answer by the keyboard alone what is lifted first and what the others are worth beside it."""
    person.weigh(SWINGS.values())
    criteria = saved(workspace).portfolio.criteria
    expected = {id: SWINGS[id][1] if id in SWINGS else 0 for id in criteria}
    assert {id: criterion.weight for id, criterion in criteria.items()} == expected
    for title, worth in SWINGS.values():
        expect(person.cell("Criteria", title, "weight")).to_have_text(str(worth))


def compare_in_pairs(person: Selecting, workspace: Path) -> None:
    """Say of two pairs which criterion matters more, and so link all three: weights follow, and none is saved."""
    before = saved(workspace).portfolio.criteria
    person.show("In pairs")
    pairs = (("Quantity bought", "3 moderately"), ("Growth in its own markets", "5 strongly"))
    for number, (criterion, answer) in enumerate(pairs):
        expect(person.step).to_contain_text(f"In pairs: {number} of 3")
        person.compare(criterion, answer)
    follows = person.page.get_by_role("table", name="Weights that follow, beside those that are saved")
    expect(follows.get_by_role("row", name="Quantity bought")).to_contain_text("71")
    reading = saved(workspace)
    assert reading.portfolio.criteria == before
    assert reading.pairs.ahp is not None
    assert [round(21 * weight) for weight in reading.pairs.ahp.weights] == [15, 5, 1]


def rate_unseen(ana: Selecting, ben: Selecting, workspace: Path, case: Case) -> None:
    """Rate by oneself, each in a browser of their own; open the ratings together, and agree on one value."""
    name = saved(workspace).name(case.rated)
    ana.choose_account(name)
    for person in (ana, ben):
        expect(person.card).to_contain_text(name)
        person.look_at(SWINGS["innovation"][0])
    for rater, person in {"Ana": ana, "Ben": ben}.items():
        person.seal(*OPINIONS[rater])
    for person in (ana, ben):
        expect(person.sealed).to_contain_text("2 people have rated this, sealed.")
    expect(ben.sealed).to_contain_text("You rated 5.")
    expect(ben.page.get_by_text(OPINIONS["Ana"][1])).to_have_count(0)
    assert saved(workspace).plan(case.rated).opinions == {}
    ana.open_ratings()
    for person in (ana, ben):
        expect(person.sealed).to_contain_text("5 to 8")
        expect(person.sealed).to_contain_text(OPINIONS["Ana"][1])
    ben.agree(*AGREED)
    expect(ana.sealed).to_contain_text(AGREED[1])
    plan = saved(workspace).plan(case.rated)
    assert {each.by: (each.value, each.evidence) for each in plan.opinions.values()} == {
        name: (float(value), why) for name, (value, why) in OPINIONS.items()
    }
    rating = plan.ratings["innovation"]
    assert (rating.value, rating.evidence, rating.by, rating.agreed) == (7, AGREED[1], "Ben", True)


def see_how_sure(person: Selecting, workspace: Path) -> None:
    """Read whose place hangs on the weights when there are few places, and open somebody whose does."""
    person.reload("select")
    person.show("Decide", "Hours and rules")
    person.rule("Places for key accounts", str(PLACES))
    person.show("How sure")
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
    person.open_card(SURE, reading.name(robust.border[0]))


def share_hours_out(person: Selecting, workspace: Path, case: Case) -> None:
    """Say what hours there are and what an account takes: who must be served is, and so many fit."""
    person.show("Decide", "Hours and rules")
    with person.saving():
        person.button("Begin with three tiers").click()
    manager = next(iter(saved(workspace).portfolio.team.values())).name
    with person.saving():
        person.enter(person.cell("Who manages key accounts", manager, "managing_hours"), "130")
    person.rule("Score to come in", "60")
    person.show("Best set")
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
    expect(person.tile("Best set")).to_contain_text(f"{len(best.chosen)}")
    person.reload("select")
    person.show("Ranking")


def decide(person: Selecting, workspace: Path, case: Case) -> None:
    """Take one account in and another one out, each with a reason, on its card."""
    names = saved(workspace).name
    for account, button, reason in decisions(case):
        person.decide_on(names(account), button, reason)
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


def compare_years(person: Selecting, workspace: Path, case: Case) -> None:
    """Look a year back, in the other browser: who came, who went, and why."""
    person.reload("select")
    person.show("Decide", "What changed")
    reading = saved(workspace)
    person.page.get_by_label("Compare with what was decided by").select_option(label=reading.formats.day(LAST_YEAR))
    changes = compare_decisions(reading.plans, LAST_YEAR, reading.today_of())
    kinds = {change.account_id: change.kind for change in changes}
    assert [kinds[account] for account in (case.comes, case.goes, case.stays)] == ["in", "out", "stays"]
    came = sum(kind == "in" for kind in kinds.values())
    expect(person.step).to_contain_text(f"{came} came in, 1 went, 1 key account stayed.")
    for change in changes:
        expect(person.line(change.sentence(reading.name(change.account_id), reading.formats))).to_be_visible()
    for account, _, reason in decisions(case):
        expect(person.line(reading.name(account))).to_contain_text(reason)


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
