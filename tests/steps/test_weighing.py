"""What criteria mean, their bands, weights by swing and rules where people disagree; without a browser."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.steps import Page
from kamwidgets.steps.select.criteria import CriteriaPanel
from kamwidgets.steps.step import is_shown
from kamwidgets.widgets import KamWidget


def send(widget: KamWidget, **intent: Any) -> None:
    widget._on_message(widget, intent, [])


@pytest.fixture
def panel(page: Page) -> CriteriaPanel:
    for id in ("expanding-market", "innovation", "early-adopter", "attack", "contribution"):
        page.edit(edits.remove_criterion, id=id)
    made = CriteriaPanel(page)
    made.refresh()
    page.session.changed.connect(lambda _id: made.refresh())
    return made


def pairs(panel: CriteriaPanel) -> dict[str, tuple[str, str]]:
    return {pair["label"]: (pair["value"], pair.get("note", "")) for pair in panel.about.said.blocks[0]["pairs"]}


def ask_for(panel: CriteriaPanel, *ids: str) -> None:
    panel.panels.show_tab("swing")
    for id in ids:
        send(panel.swing.choices, type="press", id=id)


def shares(panel: CriteriaPanel) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in panel.swing.shares.blocks[0]["rows"]}


# --- what a criterion means ------------------------------------------------------------------------------------------


def test_about__says_meaning_source_period_and_direction(panel: CriteriaPanel) -> None:
    assert panel.about.said.blocks[0]["kind"] == "empty"
    send(panel.grid, type="select-row", row="volume")
    said = pairs(panel)
    assert said["Means"][0].startswith("How much the customer buys from us in a year")
    assert said["Recognised by"][0].startswith("The customer stands near the top")
    assert said["Comes from"] == ("Turnover", "12 months to 31 Dec 2025")
    assert said["Direction"] == ("More is better.", "")
    assert not is_shown(panel.about.meaning)


def test_about__a_companys_own_criterion_has_a_meaning_of_its_own(panel: CriteriaPanel, page: Page) -> None:
    send(panel.grid, type="add-row")
    added = next(id for id, each in page.portfolio.criteria.items() if each.title == "New criterion")
    send(panel.grid, type="select-row", row=added)
    assert is_shown(panel.about.meaning)
    send(panel.about.meaning, type="change", name="meaning", value="Pays in thirty days.")
    assert page.portfolio.criteria[added].meaning == "Pays in thirty days."
    assert pairs(panel)["Means"] == ("Pays in thirty days.", "")


def test_bands__take_the_place_of_the_anchors_and_make_room_again(panel: CriteriaPanel, page: Page) -> None:
    send(panel.grid, type="select-row", row="prestige")
    send(panel.about.buttons, type="press", id="bands")
    assert [(band.below, band.value) for band in page.portfolio.criteria["prestige"].bands] == [
        (3, 0),
        (7, 0.5),
        (None, 1),
    ]
    assert is_shown(panel.about.bands)
    assert pairs(panel)["Bands"][0] == "Below 3: worth 0. From 3 to below 7: worth 0.5. From 7: worth 1."
    row = next(row for row in panel.grid.rows if row["id"] == "prestige")
    assert (row["text"]["worst"], row["closed"]) == ("bands", ["worst", "best"])
    send(panel.about.bands, type="edit-cell", row="0", column="below", value="2")
    send(panel.about.bands, type="add-row")
    assert [band.below for band in page.portfolio.criteria["prestige"].bands] == [2, 7, 12, None]
    send(panel.about.bands, type="press", row="3", column="remove")
    assert [(band.below, band.value) for band in page.portfolio.criteria["prestige"].bands] == [
        (2, 0),
        (7, 0.5),
        (None, 1),
    ]
    send(panel.about.buttons, type="press", id="anchors")
    assert page.portfolio.criteria["prestige"].bands == ()


@pytest.mark.parametrize(
    ("row", "column", "typed", "sentence"),
    [
        ("0", "below", "9", "The limits of the bands must rise from one to the next."),
        ("1", "value", "2", "at most 1"),
        ("0", "value", "0.7", "What the bands are worth must rise from one to the next, or fall."),
        ("2", "below", "9", "The last band has no upper limit: add a band first."),
        ("0", "below", None, "A number is needed here."),
    ],
)
def test_bands__what_is_refused_stays_in_its_cell(
    panel: CriteriaPanel, row: str, column: str, typed: Any, sentence: str
) -> None:
    send(panel.grid, type="select-row", row="prestige")
    send(panel.about.buttons, type="press", id="bands")
    page = panel.page
    before = page.portfolio.criteria["prestige"]
    send(panel.about.bands, type="edit-cell", row=row, column=column, value=typed)
    assert page.portfolio.criteria["prestige"] == before
    shown = next(each for each in panel.about.bands.rows if each["id"] == row)
    assert sentence in shown["messages"][column]


def test_bands__two_are_the_least(panel: CriteriaPanel, host: Any) -> None:
    send(panel.grid, type="select-row", row="prestige")
    send(panel.about.buttons, type="press", id="bands")
    send(panel.about.bands, type="press", row="0", column="remove")
    send(panel.about.bands, type="press", row="0", column="remove")
    assert host.notices == ["Two bands are the least: use worst and best instead."]


# --- weights by swing ------------------------------------------------------------------------------------------------


def test_swing__asks_in_order_then_for_numbers_and_saves_them_as_one_edit(panel: CriteriaPanel, page: Page) -> None:
    ask_for(panel)
    assert panel.swing.asked.blocks[0]["text"].startswith("Everything is at its worst. Which one would you lift")
    assert [row[0] for row in panel.swing.asked.blocks[1]["rows"]] == [
        "Quantity bought",
        "Growth in its own markets",
        "Prestige and reference value",
    ]
    ask_for(panel, "growth")
    assert panel.swing.asked.blocks[0]["text"].startswith("Growth in its own markets is at its best.")
    ask_for(panel, "volume")  # the last one needs no question
    assert [field["name"] for field in panel.swing.form.fields] == ["volume", "prestige"]
    assert panel.swing.buttons.buttons[0]["disabled"].startswith("Say first what these are worth: Quantity bought and")
    send(panel.swing.form, type="change", name="volume", value="60")
    send(panel.swing.form, type="change", name="prestige", value="40")
    assert shares(panel) == {
        "Growth in its own markets": ["100", "50 %", "33 %"],
        "Quantity bought": ["60", "30 %", "33 %"],
        "Prestige and reference value": ["40", "20 %", "33 %"],
    }
    revision = page.session.revision("portfolio")
    send(panel.swing.buttons, type="press", id="save")
    weights = {id: criterion.weight for id, criterion in page.portfolio.criteria.items()}
    assert weights == {"volume": 60, "growth": 100, "prestige": 40}
    assert page.session.revision("portfolio") == revision + 1
    assert panel.swing.asked.blocks[0]["text"].startswith("Everything is at its worst.")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("70", "Write 0 to 60: what was lifted before counts 60. Or order them anew."),
        ("-1", "Write 0 to 60: less than nothing is no worth."),
        ("lots", "“lots” is no number"),
    ],
)
def test_swing__a_number_against_the_order_is_refused_beside_it(
    panel: CriteriaPanel, typed: str, sentence: str
) -> None:
    ask_for(panel, "growth", "volume")
    send(panel.swing.form, type="change", name="volume", value="60")
    send(panel.swing.form, type="change", name="prestige", value=typed)
    assert sentence in panel.swing.form.errors["prestige"]
    assert panel.swing.buttons.buttons[0]["disabled"]


def test_swing__an_earlier_one_cannot_fall_below_a_later_one(panel: CriteriaPanel) -> None:
    ask_for(panel, "growth", "volume")
    send(panel.swing.form, type="change", name="prestige", value="40")
    send(panel.swing.form, type="change", name="volume", value="30")
    assert "what was lifted after counts 40" in panel.swing.form.errors["volume"]


def test_swing__the_rest_may_be_worth_nothing_and_the_last_can_be_taken_back(panel: CriteriaPanel, page: Page) -> None:
    ask_for(panel, "prestige")
    send(panel.swing.besides, type="press", id="back")
    assert not is_shown(panel.swing.besides)
    ask_for(panel, "growth")
    send(panel.swing.besides, type="press", id="rest")
    send(panel.swing.buttons, type="press", id="save")
    assert {id: each.weight for id, each in page.portfolio.criteria.items()} == {
        "volume": 0,
        "growth": 100,
        "prestige": 0,
    }


def test_swing__of_one_criterion_has_nothing_to_ask(panel: CriteriaPanel, page: Page) -> None:
    ask_for(panel, "growth")
    page.edit(edits.remove_criterion, id="growth")
    page.edit(edits.remove_criterion, id="volume")
    assert panel.swing.asked.blocks[0]["sentence"] == "With fewer than two criteria there is nothing to weigh."
    assert not is_shown(panel.swing.choices)


# --- rules where people disagree -------------------------------------------------------------------------------------


def test_rules__are_added_said_in_words_checked_against_the_weights_and_removed(
    panel: CriteriaPanel, page: Page
) -> None:
    panel.panels.show_tab("rules")
    send(panel.rules.order, type="submit", values={"criterion": "volume", "below": "prestige"})
    values = {"criterion": "growth", "least": "10", "most": "30"}
    send(panel.rules.interval, type="submit", values=values)
    assert [(row["cells"]["rule"], row["cells"]["kept"]) for row in panel.rules.grid.rows] == [
        ("“Quantity bought” weighs at least as much as “Prestige and reference value”", "✓ keep it"),
        ("“Growth in its own markets” has between 10 % and 30 % of the weight", "✕ do not keep it"),
    ]
    send(panel.rules.grid, type="press", row=next(iter(page.portfolio.weight_rules)), column="remove")
    assert len(page.portfolio.weight_rules) == 1


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        (
            {"criterion": "growth", "least": "50", "most": "20"},
            {"most": "The least share must not lie above the most."},
        ),
        ({"criterion": "growth", "least": "", "most": ""}, {"most": "Write a least or a most share, or both."}),
        ({"criterion": "growth", "least": "120"}, {"least": "Write a share from 0 to 100 %."}),
        (
            {"criterion": "growth", "least": "half"},
            {"least": "“half” is no number: leave out units, letters and currency signs."},
        ),
    ],
)
def test_rules__that_make_no_sense_are_refused_beside_the_field(
    panel: CriteriaPanel, page: Page, values: dict[str, str], errors: dict[str, str]
) -> None:
    panel.panels.show_tab("rules")
    send(panel.rules.interval, type="submit", values=values)
    assert list(panel.rules.interval.errors) == list(errors)
    assert panel.rules.interval.errors == errors
    assert page.portfolio.weight_rules == {}
