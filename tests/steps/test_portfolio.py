"""Ring 2: the portfolio picture; what a person does ends in the saved documents."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.model import PORTFOLIO
from kamwidgets.steps import Page
from kamwidgets.steps.select.view import SelectStep
from kamwidgets.steps.step import is_shown
from kamwidgets.widgets import Grid, KamWidget
from tests.steps.conftest import FakeHost

RATED = ("growth", "innovation", "prestige")
"""With the two facts these are five of eight equal weights: 62.5 % known."""


@pytest.fixture
def step(page: Page) -> SelectStep:
    """Open the tab, with three of four customers scored and one competitor."""
    for account_id, value in (("A", 9), ("B", 6), ("C", 3)):
        for criterion_id in RATED:
            page.session.apply(account_id, edits.rate, criterion_id=criterion_id, value=value)
    page.session.apply(PORTFOLIO, edits.add_competitor, id="n", name="Nord")
    made = SelectStep(page)
    send(made.tabs, type="open-tab", id="portfolio")
    return made


def send(widget: KamWidget, **intent: Any) -> None:
    widget._on_message(widget, intent, [])


def standing(step: SelectStep) -> Any:
    send(step.portfolio.tabs, type="open-tab", id="standing")
    return step.portfolio.standing


def strong(step: SelectStep, account_id: str, ours: float, rival: float) -> None:
    said = {"id": f"f{account_id}", "title": "Price", "ours": ours, "rivals": {"n": rival}}
    step.page.session.apply(account_id, edits.add_success_factor, **said)
    step.pull()


def cells(grid: Grid, row: str) -> dict[str, Any]:
    return next(each for each in grid.rows if each["id"] == row)["cells"]


def put(step: SelectStep, grid: Grid, row: str, column: str, value: str) -> None:
    send(grid, type="edit-cell", row=row, column=column, value=value)
    step.pull()


def test_picture__shows_the_short_list_and_says_how_many_are_not_on_it(step: SelectStep) -> None:
    strong(step, "A", 8, 5)
    strong(step, "B", 8, 5)
    step.page.session.apply(PORTFOLIO, edits.take_out_account, account_id="A", reason="Leaves the market")
    step.pull()
    assert [row["id"] for row in step.portfolio.placing.grid.rows if row["cells"]["box"]] == ["B"]
    assert "1 account is not on the short list." in step.portfolio.placing.said.blocks[0]["text"]
    assert standing(step).said.blocks[0]["pairs"][1]["note"] == "not on the short list"


def test_picture__without_strength_says_what_is_missing_and_leads_there(step: SelectStep) -> None:
    panel = step.portfolio.placing
    assert is_shown(panel.nothing)
    assert not is_shown(panel.picture)
    assert cells(panel.grid, "A")["missing"] == "Strength"
    assert cells(panel.grid, "D")["missing"] == "Attractiveness and strength"
    assert panel.said.blocks[0]["text"] == (
        "Not placed: 4 of 4 accounts. What is not known: attractiveness and strength for 1; strength for 3."
    )
    send(panel.rate, type="press", id="rate")
    assert step.portfolio.tabs.active == "standing"


def test_picture__places_whom_both_are_known_of_and_opens_them(step: SelectStep, host: FakeHost) -> None:
    strong(step, "A", 7, 5)
    strong(step, "B", 4, 5.5)
    panel = step.portfolio.placing
    assert not is_shown(panel.nothing)
    birch = next(each for each in panel.picture.accounts if each["id"] == "B")
    assert (birch["label"], birch["y"], birch["size"], birch["ring"], birch["to"]) == (
        "Birch AG",
        -1.5,
        400,
        None,
        None,
    )
    assert birch["text"] == "Streamline · attractiveness 36 · strength −1.5 · turnover €400"
    assert panel.picture.names == [["Status", "Strategic"], ["Streamline", "Star"]]
    assert panel.picture.selected == "A"
    send(panel.picture, type="select", id="B")
    assert host.went == [("select", "B")]


def test_picture__shows_key_account_spend_and_outlook(step: SelectStep) -> None:
    strong(step, "A", 7, 5)
    step.page.session.apply("A", edits.set_spend, amount=3_000_000, source="Plan")
    step.page.session.apply("A", edits.expect, strength=-1, reason="Rival")
    step.page.session.apply("A", edits.decide, status="key", reason="Large", on=step.page.today)
    step.pull()
    [alder] = step.portfolio.placing.picture.accounts
    assert (alder["ring"], alder["to"]["y"], alder["key"]) == (3_000_000, -1, True)
    assert alder["text"].endswith("can spend €3M in 3 years · expected: Star")


def test_factors__are_added_weighed_and_rated_and_the_strength_follows(step: SelectStep) -> None:
    panel = standing(step)
    send(panel.factors, type="add-row")
    [factor] = step.page.plan.success_factors.values()
    for column, value in (("title", "Delivery"), ("weight", "80"), ("ours", "8"), ("rival:n", "5.5")):
        put(step, panel.factors, factor.id, column, value)
    saved = step.page.plan.success_factors[factor.id]
    assert (saved.title, saved.weight, saved.ours, saved.rivals) == ("Delivery", 80, 8, {"n": 5.5})
    assert cells(panel.factors, factor.id)["difference"] == 2.5
    assert [pair["value"] for pair in panel.said.blocks[0]["pairs"]] == ["+2.5", "Strategic"]
    put(step, panel.factors, factor.id, "rival:n", "")
    assert step.page.plan.success_factors[factor.id].rivals == {}
    assert [pair["value"] for pair in panel.said.blocks[0]["pairs"]] == ["unknown", "not placed"]


def test_factors__keep_what_is_refused_in_its_cell(step: SelectStep) -> None:
    strong(step, "A", 7, 5)
    panel = standing(step)
    put(step, panel.factors, "fA", "ours", "12")
    [row] = panel.factors.rows
    assert row["text"]["ours"] == "12"
    assert row["messages"]["ours"] == "A rating is a number from 0 to 10."
    put(step, panel.factors, "fA", "weight", "")
    assert panel.factors.rows[0]["messages"]["weight"] == "A number is needed here."
    assert step.page.plan.success_factors["fA"].ours == 7


def test_competitors__have_a_column_each_and_a_name_of_their_own(step: SelectStep) -> None:
    panel = standing(step)
    for _ in range(2):
        send(panel.rivals, type="add-row")
    step.pull()
    assert [column["title"] for column in panel.factors.columns[3:6]] == ["Nord", "Competitor 1", "Competitor 2"]
    second = list(step.page.portfolio.competitors)[1]
    put(step, panel.rivals, second, "name", "NORD")
    assert panel.rivals.rows[1]["messages"]["name"] == "There is a competitor NORD already."
    put(step, panel.rivals, second, "name", "Sued")
    assert step.page.portfolio.competitors[second].name == "Sued"
    send(panel.rivals, type="press", row=second, column="remove")
    assert second not in step.page.portfolio.competitors


def test_spend__needs_its_source_and_is_taken_back_where_it_is_emptied(step: SelectStep) -> None:
    form = standing(step).outlook.spend
    send(form, type="submit", values={"amount": "1,200,000", "source": " "})
    assert form.errors == {"source": "Say where the amount comes from: it is worth nothing without its source."}
    send(form, type="submit", values={"amount": "-5", "source": "Plan"})
    assert form.errors == {"amount": "The spend of three years cannot be below zero."}
    send(form, type="submit", values={"amount": "", "source": "Plan"})
    assert form.errors == {"amount": "Write an amount, and how you know."}
    send(form, type="submit", values={"amount": "1,200,000", "source": "Plan"})
    assert step.page.plan.spend is not None
    assert step.page.plan.spend.amount == 1_200_000
    assert form.values == {"amount": "1,200,000", "source": "Plan"}
    send(form, type="submit", values={"amount": "", "source": ""})
    assert step.page.plan.spend is None


def test_outlook__needs_its_reason_and_is_taken_back_where_it_is_emptied(step: SelectStep) -> None:
    form = standing(step).outlook.expected
    send(form, type="submit", values={"attractiveness": "70", "strength": "", "reason": ""})
    assert form.errors == {"reason": "Say why: what is expected needs its reason."}
    send(form, type="submit", values={"attractiveness": "many", "strength": "", "reason": "x"})
    assert "attractiveness" in form.errors
    send(form, type="submit", values={"attractiveness": "70", "strength": "-0.5", "reason": "New plant"})
    assert step.page.plan.outlook is not None
    assert (step.page.plan.outlook.attractiveness, step.page.plan.outlook.strength) == (0.7, -0.5)
    assert form.values == {"attractiveness": "70", "strength": "−0.5", "reason": "New plant"}
    send(form, type="submit", values={"attractiveness": "", "strength": "", "reason": ""})
    assert step.page.plan.outlook is None


def test_boxes__are_chosen_and_named(step: SelectStep) -> None:
    send(step.portfolio.tabs, type="open-tab", id="boxes")
    panel = step.portfolio.boxes
    send(panel.form, type="change", name="labels", value="policy")
    send(panel.form, type="change", name="high", value="left")
    step.pull()
    assert len(panel.grid.rows) == 9
    put(step, panel.grid, "high-high", "name", "First")
    strong(step, "A", 7, 5)
    send(step.portfolio.tabs, type="open-tab", id="placing")
    picture = step.portfolio.placing.picture
    assert (picture.high, picture.names[0]) == ("left", ["Cash generator", "Growth", "First"])
    assert picture.cuts == {"x": [pytest.approx(1 / 3), pytest.approx(2 / 3)], "y": [-1, 1]}
    put(step, panel.grid, "high-high", "name", "Leader")
    assert step.page.portfolio.boxes.names == {}


def test_standing__without_an_open_account_says_so(step: SelectStep) -> None:
    step.page.account_id = ""
    panel = standing(step)
    assert is_shown(panel.closed)
    assert not is_shown(panel._open)


def test_focus__leads_from_a_finding_to_the_success_factors(step: SelectStep) -> None:
    send(step.tabs, type="open-tab", id="ranking")
    step.focus({"place": "standing", "account_id": "A"})
    assert (step.tabs.active, step.portfolio.tabs.active) == ("portfolio", "standing")
