"""Ring 2: the card of an account: how it stands, its decision, gates, ratings and score."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.model import PORTFOLIO
from kamwidgets.steps import Page
from kamwidgets.steps.select.view import SelectStep
from tests.steps.selecting import hidden, pairs, rate_enough, send


@pytest.fixture
def step(page: Page) -> SelectStep:
    return SelectStep(page)


@pytest.fixture
def empty(empty_page: Page) -> SelectStep:
    return SelectStep(empty_page)


def test_card__says_how_the_account_stands(step: SelectStep) -> None:
    head = step.card.head.blocks[0]
    assert head["title"] == "Alder Ltd"
    assert pairs(head) == {
        "Turnover": ("€1,004", "12 months"),
        "Score": ("not scored", "25 % of the weight known"),
        "Gates": ("3 of 3 unknown", ""),
    }


def test_card__is_hidden_while_no_account_is_open(empty: SelectStep) -> None:
    assert hidden(empty.aside)


def test_decision__is_saved_with_who_when_and_on_which_numbers(step: SelectStep) -> None:
    send(step.card.decision.form, type="submit", values={"status": "key", "reason": "  Buys most. "})
    saved = step.page.workspace.plan("A").decision
    assert saved is not None
    assert (saved.status, saved.reason, saved.by, saved.on) == ("key", "Buys most.", "Ana", step.page.today)
    assert (saved.revenue, saved.period) == (1004, "12 months to 31 Dec 2025")
    assert saved.facts_version == step.page.facts.version != ""


def test_decision__without_a_reason_is_refused_beside_the_field(step: SelectStep) -> None:
    send(step.card.decision.form, type="submit", values={"status": "key", "reason": " "})
    assert step.page.workspace.plan("A").decision is None
    assert step.card.decision.form.errors == {"reason": "Say why: a decision needs its reason."}


def test_decision__can_be_changed_withdrawn_and_carried_on(step: SelectStep, host: Any) -> None:
    decision = step.card.decision
    send(decision.form, type="submit", values={"status": "key", "reason": "Buys most."})
    step.pull()
    assert [button["id"] for button in decision.buttons.buttons] == ["map", "change", "withdraw"]
    send(decision.buttons, type="press", id="map")
    assert host.went == [("map", "A")]
    send(decision.buttons, type="press", id="change")
    assert decision.form.values == {"status": "key", "reason": "Buys most."}
    send(decision.form, type="submit", values={"status": "not-key", "reason": "Simple buying."})
    step.pull()
    saved = step.page.workspace.plan("A").decision
    assert saved is not None
    assert saved.status == "not-key"
    assert pairs(decision.said.blocks[0])["Because"] == ("Simple buying.", "")
    send(decision.buttons, type="press", id="withdraw")
    assert step.page.workspace.plan("A").decision is None


def test_decision__another_account_begins_with_an_empty_form(step: SelectStep) -> None:
    step.card.decision.form.values = {"status": "key", "reason": "Begun for Alder"}
    version = step.card.decision.form.version
    step.page.account_id = "B"
    step.pull()
    assert step.card.decision.form.values == {}
    assert step.card.decision.form.version > version


def test_gates__answer_and_reason_are_saved_one_by_one(step: SelectStep) -> None:
    send(step.card.gates.form, type="change", name="alliance", value="no")
    send(step.card.gates.form, type="change", name="alliance:reason", value="Tenders every year.")
    gate = step.page.workspace.plan("A").gates["alliance"]
    assert (gate.answer, gate.reason) == ("no", "Tenders every year.")
    step.pull()
    said = step.card.gates.said.blocks[0]["text"]
    assert said == "Fails: willing to enter a long-term alliance (Tenders every year)."


def test_gates__what_map_and_facts_suggest_is_taken_by_a_person_only(step: SelectStep) -> None:
    gates = step.card.gates
    said = pairs(gates.suggested.blocks[0])
    assert said["High sales potential"][0].startswith("Suggested: yes. It brings 67 % of our turnover, €1,004 a year.")
    assert said["Complex buying behaviour"][0].startswith("Nothing can be suggested. On the map: 0 people")
    assert step.page.workspace.plan("A").gates == {}
    assert gates.take.buttons == [{"id": "potential", "label": "Take this answer: high sales potential, yes"}]
    send(gates.take, type="press", id="potential")
    gate = step.page.workspace.plan("A").gates["potential"]
    assert (gate.answer, gate.reason) == ("yes", "It brings 67 % of our turnover, €1,004 a year.")
    step.pull()
    assert gates.take.buttons == []


def test_rating__says_who_rated_when_and_how_sure(step: SelectStep) -> None:
    form = step.card.rating.form
    send(form, type="change", name="confidence", value="high")
    assert form.errors == {"confidence": "Not saved yet: give a value too, and this is kept with it."}
    send(form, type="change", name="value", value="7")
    rating = step.page.workspace.plan("A").ratings["growth"]
    assert (rating.value, rating.by, rating.on, rating.confidence) == (7, "Ana", step.page.today, "high")
    step.pull()
    today = step.page.formats.day(step.page.today)
    assert pairs(step.card.rating.parts.blocks[1])["Growth in its own markets"] == (
        "7",
        f"Rated by Ana, high confidence · {today}",
    )


def test_rating__on_a_criterion_without_weight_gives_no_points(step: SelectStep) -> None:
    step.page.session.apply(PORTFOLIO, edits.change_criterion, id="growth", weight=0)
    send(step.card.rating.form, type="change", name="value", value="7")
    step.pull()
    _, note = pairs(step.card.rating.parts.blocks[1])["Growth in its own markets"]
    assert note.startswith("no weight · Rated by Ana")


def test_rating__beyond_the_scale_is_refused_beside_the_field(step: SelectStep) -> None:
    send(step.card.rating.form, type="change", name="value", value="11")
    assert step.page.workspace.plan("A").ratings == {}
    assert step.card.rating.form.errors == {
        "value": "11 lies beyond the scale of “Growth in its own markets”: write a value from 0 to 10."
    }


def test_rating__value_and_evidence_are_saved(step: SelectStep) -> None:
    form = step.card.rating.form
    assert form.values["criterion"] == "growth"  # the first one that people rate
    send(form, type="change", name="evidence", value="Annual report")
    assert step.page.workspace.plan("A").ratings == {}
    send(form, type="change", name="value", value="7.5")
    send(form, type="change", name="evidence", value="Annual report 2025")
    rating = step.page.workspace.plan("A").ratings["growth"]
    assert (rating.value, rating.evidence) == (7.5, "Annual report 2025")
    send(form, type="change", name="value", value="")
    assert step.page.workspace.plan("A").ratings == {}


def test_rating__evidence_written_first_comes_along(step: SelectStep) -> None:
    form = step.card.rating.form
    send(form, type="change", name="criterion", value="innovation")
    assert "0: It buys to a finished specification" in form.fields[1]["hint"]
    send(form, type="change", name="evidence", value="Joint project")
    assert form.errors == {"evidence": "Not saved yet: give a value too, and this is kept with it."}
    send(form, type="change", name="value", value="8")
    assert form.errors == {}
    rating = step.page.workspace.plan("A").ratings["innovation"]
    assert (rating.value, rating.evidence) == (8, "Joint project")


def test_rating__what_is_no_number_is_refused_beside_the_field(step: SelectStep) -> None:
    send(step.card.rating.form, type="change", name="value", value="high")
    assert "“high” is no number" in step.card.rating.form.errors["value"]


def test_score__is_taken_apart_and_unknown_stays_unknown(step: SelectStep) -> None:
    rate_enough(step, value=5)
    said, parts = step.card.rating.parts.blocks
    assert said["text"] == "30 of 100 points, over the 62 % of the weight that is known."
    assert pairs(parts)["Growth in its own markets"] == ("5", "10 of 20 points · Rated")
    assert pairs(parts)["Quantity bought"][1].endswith(" points · Turnover · 12 months to 31 Dec 2025")
    assert pairs(parts)["Early adopter"] == ("unknown", "")
