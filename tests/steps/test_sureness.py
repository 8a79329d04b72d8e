"""Ring 2: how sure the choice is, over all weightings and by other methods."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from kamwidgets import edits
from kamwidgets.findings.sureness import Sureness
from kamwidgets.methods import robustness
from kamwidgets.model import PORTFOLIO
from kamwidgets.steps import Page
from kamwidgets.steps.select import weightings
from kamwidgets.steps.select.view import SelectStep
from kamwidgets.steps.step import is_shown
from kamwidgets.widgets import KamWidget
from tests.steps.conftest import FakeHost

RATED = ("growth", "innovation", "prestige")
"""With the two facts these are five of eight equal weights: 62.5 % known."""


@pytest.fixture
def step(page: Page) -> SelectStep:
    """Open the tab with three of four customers scored, two of them one after the other on every criterion."""
    for account_id, marks in (("A", (9, 9, 9)), ("B", (6, 2, 6)), ("C", (3, 5, 3))):
        for criterion_id, value in zip(RATED, marks, strict=True):
            page.session.apply(account_id, edits.rate, criterion_id=criterion_id, value=value)
    page.session.apply(PORTFOLIO, edits.change_settings, capacity=1)
    made = SelectStep(page)
    send(made.tabs, type="open-tab", id="sureness")
    return made


def send(widget: KamWidget, **intent: Any) -> None:
    widget._on_message(widget, intent, [])


def portfolio(step: SelectStep, edit: Any, **said: Any) -> None:
    step.page.session.apply(PORTFOLIO, edit, **said)
    step.pull()


def cells(step: SelectStep, account_id: str) -> dict[str, Any]:
    return next(row for row in step.sureness.weightings.grid.rows if row["id"] == account_id)["cells"]


def texts(step: SelectStep) -> str:
    blocks = getattr(step.sureness, step.sureness.tabs.active).said.blocks
    return " ".join(str(block.get("text", block.get("sentence", block.get("items", "")))) for block in blocks)


def test_weightings__say_who_is_in_whatever_the_weights(step: SelectStep, host: FakeHost) -> None:
    weightings = step.sureness.weightings
    tiles = {tile["label"]: tile["value"] for tile in weightings.said.blocks[1]["tiles"]}
    assert sum(map(int, tiles.values())) == 3
    assert "Not compared: 1 account of which too little is known." in texts(step)
    assert next(row["id"] for row in weightings.grid.rows) == "A"
    assert "D" not in {row["id"] for row in weightings.grid.rows}
    assert weightings.bars.widget.outputs
    send(weightings.grid, type="press", row="B", column="open")
    assert host.went[-1] == ("select", "B")


def test_weightings__counts_are_written_as_the_company_writes_numbers(step: SelectStep) -> None:
    step.page.edit(edits.change_settings, locale="de_DE")
    alike = pd.DataFrame({"growth": 0.5, "prestige": [*[0.5] * 1199, 0.6]}, index=[f"X{at}" for at in range(1200)])
    reading = step.page.reading
    assert reading.eligible is not None
    among = replace(reading.eligible, values=alike, failing=tuple(alike.index), capacity=1)
    found = Sureness(robustness(alike, 1, draws=1000), {}, pd.Series(dtype=float), ratings=True)
    said, tiles, besides = weightings._said(reading, among, found)
    assert [tile["value"] for tile in tiles["tiles"]] == ["1", "0", "1.199"]
    assert "1.000 sets of weights" in tiles["tiles"][0]["explain"]
    assert "1.200 accounts that fail a gate" in besides["text"]
    assert said["text"] == "The one that is key is so in over 95 % of all weightings."


def test_weightings__are_worked_out_once_for_what_they_rest_on(step: SelectStep) -> None:
    found = step.sureness.weightings.work.result
    step.page.session.apply("A", edits.add_person, name="Ada")
    step.pull()
    assert step.sureness.weightings.work.result is found
    portfolio(step, edits.change_settings, capacity=2)
    assert step.sureness.weightings.work.result is not found
    assert cells(step, "A")["standing"] == "✓ In"


def test_weightings__who_fails_a_gate_is_not_among_them(step: SelectStep) -> None:
    step.page.session.apply("B", edits.answer_gate, gate_id="alliance", answer="no")
    step.pull()
    assert "and 1 account that fails a gate." in texts(step)
    assert "B" not in {row["id"] for row in step.sureness.weightings.grid.rows}


def test_weightings__rules_are_kept_and_said(step: SelectStep, host: FakeHost) -> None:
    before = cells(step, "B")["often"]
    portfolio(step, edits.add_weight_rule, kind="order", criterion="growth", below="innovation")
    assert host.worked[-1][0] == "Trying all weightings"
    assert "All weightings keep what you agree on: “" in texts(step)
    assert cells(step, "B")["often"] != before


def test_weightings__uncertain_ratings_are_varied_unless_one_asks_for_weights_only(step: SelectStep) -> None:
    weightings = step.sureness.weightings
    assert "9 ratings were varied too: by an eighth of the scale" in texts(step)
    before = cells(step, "B")["often"]
    send(weightings.choice, type="change", name="chosen", value="weights")
    assert "every rating was taken as it stands" in texts(step)
    assert weightings.choice.values == {"chosen": "weights"}  # noqa: PD011 - those of a form
    assert cells(step, "B")["often"] < before  # B is seldom the best, and less seldom where ratings may be off
    for account_id, marks in (("A", (9, 9, 9)), ("B", (6, 2, 6)), ("C", (3, 5, 3))):
        for criterion_id, value in zip(RATED, marks, strict=True):
            rated = {"criterion_id": criterion_id, "value": value, "confidence": "high"}
            step.page.session.apply(account_id, edits.rate, **rated)
    step.pull()
    send(weightings.choice, type="change", name="chosen", value="ratings")
    assert "no rating is uncertain" in texts(step)


def test_weightings__nothing_is_worked_out_out_of_view(step: SelectStep, host: FakeHost) -> None:
    send(step.tabs, type="open-tab", id="ranking")
    worked, found = len(host.worked), step.sureness.weightings.work.result
    portfolio(step, edits.change_settings, capacity=2)
    assert (len(host.worked), step.sureness.weightings.work.result) == (worked, found)


def test_weightings__without_scores_there_is_a_sentence(step: SelectStep) -> None:
    for criterion_id in list(step.page.portfolio.criteria):
        portfolio(step, edits.change_criterion, id=criterion_id, weight=0)
    assert step.sureness.weightings.said.blocks[0]["kind"] == "empty"
    assert not is_shown(step.sureness.weightings.grid)
    step.sureness.show_tab("opinions")
    assert step.sureness.opinions.said.blocks[0]["kind"] == "empty"


def test_weightings__one_criterion_and_room_for_all_are_said(step: SelectStep) -> None:
    for criterion_id in list(step.page.portfolio.criteria):
        if criterion_id != "growth":
            portfolio(step, edits.remove_criterion, id=criterion_id)
    assert "The one that is key is so" in texts(step)
    assert cells(step, "A")["flip"] == "No single weight takes it out"
    portfolio(step, edits.change_settings, capacity=9)
    assert "no more than 3 to choose from" in texts(step)


def test_opinions__are_asked_when_somebody_looks(step: SelectStep, host: FakeHost) -> None:
    assert "Asking other methods" not in {sentence for sentence, _shares in host.worked}
    step.sureness.show_tab("opinions")
    assert [sentence for sentence, _shares in host.worked] == ["Asking other methods"]
    assert "TOPSIS cannot compare anybody" in texts(step)
    for criterion_id in list(step.page.portfolio.criteria):
        if criterion_id not in RATED:
            portfolio(step, edits.change_criterion, id=criterion_id, weight=0)
    assert "TOPSIS chooses the same 1 account." in texts(step)
    assert "none can: values stand on fixed anchors" in texts(step)
    assert "vector normalisation" in texts(step)
    row = next(row for row in step.sureness.opinions.grid.rows if row["id"] == "A")
    assert (row["cells"]["other_rank"], row["cells"]["differs"]) == (1, "✓ in by both")


def test_stale__what_was_known_stays_in_view_and_is_marked(step: SelectStep, host: FakeHost) -> None:
    rest = host.hold()
    step.sureness.show_tab("opinions")
    assert "This is being worked out" in texts(step)
    rest()
    assert "This is being worked out" not in texts(step)
    rest = host.hold()
    portfolio(step, edits.change_settings, capacity=2)
    assert "what is shown is from before" in texts(step)
    portfolio(step, edits.change_settings, capacity=3)  # changed once more while the work goes on
    rest()
    assert "what is shown is from before" not in texts(step)
    assert step.sureness.opinions.work.said == ""
    assert len(host.worked) == 3


def test_stopped__the_work_is_begun_again_by_hand(step: SelectStep, host: FakeHost) -> None:
    host.patience = 0
    step.sureness.show_tab("opinions")
    for criterion_id in list(step.page.portfolio.criteria):
        if criterion_id not in RATED:
            portfolio(step, edits.change_criterion, id=criterion_id, weight=0)
    assert "It was stopped" in texts(step)
    worked = len(host.worked)
    step.pull()
    assert len(host.worked) == worked
    host.patience = None
    send(step.sureness.opinions.again, type="press", id="again")
    assert "It was stopped" not in texts(step)
    assert "TOPSIS chooses" in texts(step)


def test_late__what_was_found_while_nobody_looked_is_shown_on_coming_back(step: SelectStep, host: FakeHost) -> None:
    rest = host.hold()
    step.sureness.show_tab("opinions")
    step.widget.add_class("kam-hidden")  # another step is open
    rest()
    assert "This is being worked out" in texts(step)
    step.widget.remove_class("kam-hidden")
    step.focus({})
    assert "This is being worked out" not in texts(step)
