"""Ring 2: criteria compared in pairs, what follows from the answers, and the ranking beside the score."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.model import PORTFOLIO
from kamwidgets.steps import Page
from kamwidgets.steps.select.criteria import CriteriaPanel
from kamwidgets.steps.select.pairs import PairsPanel
from kamwidgets.steps.select.sureness import SurenessPanel
from kamwidgets.steps.step import is_shown
from kamwidgets.store import Author
from kamwidgets.widgets import KamWidget

KEPT = ("volume", "growth", "prestige")


def send(widget: KamWidget, **intent: Any) -> None:
    widget._on_message(widget, intent, [])


@pytest.fixture
def criteria(page: Page) -> CriteriaPanel:
    for id in [id for id in page.portfolio.criteria if id not in KEPT]:
        page.edit(edits.remove_criterion, id=id)
    made = CriteriaPanel(page)
    made.panels.show_tab("pairs")
    page.session.changed.connect(lambda _id: made.refresh())
    return made


@pytest.fixture
def panel(criteria: CriteriaPanel) -> PairsPanel:
    return criteria.pairs


def asked(panel: PairsPanel) -> str:
    block = panel.asked.blocks[0]
    return f"{block['title']}: {block['text']}"


def said(panel: PairsPanel) -> str:
    return " ".join(block["text"] for block in panel.found.blocks if block["kind"] == "text")


def answer(panel: PairsPanel, lead: int) -> None:
    row = panel.first if lead > 0 else panel.second
    send(row, type="press", id=str(lead), about=row.about)


def between(panel: PairsPanel, id: str) -> None:
    send(panel.between, type="press", id=id, about=panel.between.about)


def offers(panel: PairsPanel) -> dict[str, str]:
    return {button["id"]: button.get("disabled", "") for button in panel.buttons.buttons}


def test_pairs__an_answer_is_to_what_was_on_the_screen_however_fast_it_is_pressed_twice(panel: PairsPanel) -> None:
    shown = panel.first.about
    for _ in range(2):
        send(panel.first, type="press", id="2", about=shown)
    assert list(panel.page.reading.pairs.answers.values()) == [2]
    assert "1 of 3" in asked(panel)


def test_pairs__are_asked_one_by_one_and_so_that_weights_follow_soon(panel: PairsPanel) -> None:
    assert "0 of 3" in asked(panel)
    assert "After 2 more answers weights follow" in asked(panel)
    assert panel.first.label == "“Quantity bought” matters more"
    answer(panel, 2)
    assert "No weights follow yet: “Prestige and reference value” is not linked" in said(panel)
    answer(panel, 4)
    assert "you may stop whenever you like" in asked(panel)
    table = panel.found.blocks[0]
    assert [row[0] for row in table["rows"]] == [
        "Quantity bought",
        "Growth in its own markets",
        "Prestige and reference value",
    ]
    assert [row[1] for row in table["rows"]] == ["71 %", "24 %", "5 %"]  # 15 : 5 : 1
    assert "just enough was compared" in said(panel).lower()


def test_pairs__a_skipped_one_comes_back_last(panel: PairsPanel) -> None:
    first = panel.first.label
    between(panel, "skip")
    assert panel.first.label != first
    answer(panel, 1)
    between(panel, "0")
    assert (panel.first.label, "2 of 3" in asked(panel)) == (first, True)
    answer(panel, 1)
    assert "All pairs are compared" in asked(panel)
    assert not is_shown(panel._asking)


def test_pairs__contradicting_each_other_are_named_and_can_be_asked_again(panel: PairsPanel, page: Page) -> None:
    for lead in (4, 4, -4):  # volume over growth, growth over prestige, and prestige over volume
        answer(panel, lead)
    assert "above 0.10: the comparisons contradict each other" in said(panel)
    assert "Most at odds are “Quantity bought”" in said(panel)
    assert "you said that" in said(panel)
    send(panel.buttons, type="press", id="again")
    assert "Until now:" in asked(panel)
    before = page.portfolio.comparisons
    between(panel, "skip")
    assert page.portfolio.comparisons == before
    assert "All pairs are compared" in asked(panel)


def test_weights__are_taken_over_as_one_step_and_never_by_themselves(panel: PairsPanel, page: Page) -> None:
    before = {id: each.weight for id, each in page.portfolio.criteria.items()}
    for lead in (2, 4):
        answer(panel, lead)
    assert {id: each.weight for id, each in page.portfolio.criteria.items()} == before
    assert offers(panel) == {"take": "", "anew": ""}
    send(panel.buttons, type="press", id="take")
    weights = {id: each.weight for id, each in page.portfolio.criteria.items()}
    assert weights == pytest.approx({"volume": 100, "growth": 100 / 3, "prestige": 100 / 15}, abs=1e-3)
    assert offers(panel)["take"] == "These are the weights above already."
    page.session.undo([PORTFOLIO])
    assert {id: each.weight for id, each in page.portfolio.criteria.items()} == before
    page.session.undo([PORTFOLIO])
    assert len(page.portfolio.comparisons) == 1


def test_answers__of_two_people_meet_without_loss(panel: PairsPanel, page: Page) -> None:
    ben = page.workspace.session(Author("Ben", "client-b"))
    answer(panel, 2)
    ben.apply(PORTFOLIO, edits.compare_criteria, criterion="prestige", other="growth", lead=-3)
    page.session.poll()
    assert "2 of 3" in asked(panel)
    assert page.reading.pairs.answers == {("volume", "growth"): 2, ("growth", "prestige"): 3}


def test_table__changes_and_takes_back_single_answers(panel: PairsPanel, page: Page) -> None:
    answer(panel, 2)
    send(panel.grid, type="edit-cell", row="growth@volume", column="answer", value="-4")
    assert page.reading.pairs.answers == {("volume", "growth"): -4}
    row = next(row for row in panel.grid.rows if row["id"] == "growth@volume")
    assert row["text"]["answer"] == "“Growth in its own markets” matters strongly more than “Quantity bought”"
    send(panel.grid, type="edit-cell", row="growth@volume", column="answer", value=None)
    assert page.portfolio.comparisons == {}
    send(panel.grid, type="edit-cell", row="growth@volume", column="answer", value=None)
    answer(panel, 2)
    page.edit(edits.remove_criterion, id="growth")
    assert page.portfolio.comparisons == {}


def test_criteria__without_weight_are_not_asked_about(panel: PairsPanel, page: Page) -> None:
    page.edit(edits.change_criterion, id="growth", weight=0)
    assert "0 of 1" in asked(panel)
    page.edit(edits.remove_criterion, id="growth")
    page.edit(edits.remove_criterion, id="prestige")
    assert panel.asked.blocks[0]["sentence"] == "With fewer than two criteria there is nothing to compare."
    more = [{"id": f"x{number}", "title": f"X{number}", "weight": 10} for number in range(13)]
    page.edit(edits.add_criteria, criteria=more)
    assert panel.asked.blocks[0]["sentence"] == "More than 13 criteria cannot be compared in pairs."


def test_opinions__ahp_says_whom_it_would_choose_and_where_it_differs(panel: PairsPanel, page: Page) -> None:
    for account, marks in (("A", (2, 9)), ("B", (9, 2))):
        for id, value in zip(("growth", "prestige"), marks, strict=True):
            page.session.apply(account, edits.rate, criterion_id=id, value=value)
    page.edit(edits.change_criterion, id="volume", source="rating", fact="", weight=0)
    page.edit(edits.set_weights, weights={"growth": 90, "prestige": 100})
    page.edit(edits.change_settings, capacity=1)
    sure = SurenessPanel(page, lambda _account: None, lambda: True)
    sure.show_tab("opinions")
    send(sure.opinions.choice, type="change", name="chosen", value="ahp")
    assert sure.opinions.said.blocks[0]["sentence"] == "AHP has no weights yet."
    assert not is_shown(sure.opinions.grid)
    answer(panel, 4)  # growth over prestige
    sure.refresh()
    names = [page.reading.name(account) for account in ("B", "A")]
    text = " ".join(block.get("text", "") for block in sure.opinions.said.blocks)
    assert f"AHP would choose {names[0]} instead of {names[1]}." in text
    assert "Growth in its own markets 83 %" in text
    cells = {row["id"]: row["cells"] for row in sure.opinions.grid.rows}
    assert [cells[id]["differs"] for id in ("A", "B")] == ["in only by score", "in only by AHP"]
    assert f"AHP would choose {names[0]} instead of {names[1]}." in said(panel)
