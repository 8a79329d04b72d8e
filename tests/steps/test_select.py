"""Ring 2: the step in which key accounts are chosen; what a person does in the browser ends in the saved document."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.model import PORTFOLIO
from kamwidgets.steps import Page
from kamwidgets.steps.select.ranking import ranked
from kamwidgets.steps.select.view import SelectStep
from kamwidgets.store import Workspace, new_workspace
from kamwidgets.widgets import KamWidget

RATED = ("growth", "innovation", "prestige")
"""With the two facts these are five of eight equal weights: 62.5 % known."""


@pytest.fixture
def step(page: Page) -> SelectStep:
    return SelectStep(page)


@pytest.fixture
def empty(tmp_path: Any, host: Any) -> SelectStep:
    made = new_workspace(tmp_path / "empty")
    return SelectStep(Page(made, made.session(), host))


def send(widget: KamWidget, **intent: Any) -> None:
    widget._on_message(widget, intent, [])


def hidden(widget: Any) -> bool:
    return "kam-hidden" in widget._dom_classes


def row(step: SelectStep, account_id: str) -> dict[str, Any]:
    return dict(next(row for row in step.ranking.grid.rows if row["id"] == account_id))


def pairs(block: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {pair["label"]: (pair["value"], pair.get("note", "")) for pair in block["pairs"]}


def rate_enough(step: SelectStep, account_id: str = "A", value: float = 5) -> None:
    for criterion_id in RATED:
        step.page.session.apply(account_id, edits.rate, criterion_id=criterion_id, value=value)
    step.pull()


# --- the ranking -----------------------------------------------------------------------------------------------------


def test_ranking__begins_with_the_sentence_on_how_turnover_is_spread(step: SelectStep) -> None:
    said = step.concentration.blocks[0]["text"]
    assert said == "1 of 3 customers (33 %) brings 75 % of turnover: see “Dependence”."


def test_ranking__unscored_accounts_stand_by_turnover_with_what_is_known(step: SelectStep) -> None:
    assert [row["id"] for row in step.ranking.grid.rows] == ["A", "B", "C", "D"]
    first = row(step, "A")
    assert first["cells"]["rank"] is None
    assert first["cells"]["revenue"] == 1004
    assert first["text"] == {"decision": "Undecided", "score": "25 % known"}


def test_ranking__scored_accounts_come_first(step: SelectStep) -> None:
    rate_enough(step, "C")
    assert [row["id"] for row in step.ranking.grid.rows] == ["C", "A", "B", "D"]
    cells = row(step, "C")["cells"]
    assert cells["rank"] == 1
    assert cells["score"]["known"] == pytest.approx(0.625)


def test_ranking__says_gates_and_decision_in_words(step: SelectStep) -> None:
    apply = step.page.session.apply
    apply("A", edits.answer_gate, gate_id="alliance", answer="no", reason="Tenders every year.")
    for gate_id in ("potential", "complex-buying", "alliance"):
        apply("B", edits.answer_gate, gate_id=gate_id, answer="yes")
    apply("B", edits.decide, status="key", reason="All gates.", on=date(2026, 1, 2))
    step.pull()
    assert row(step, "A")["cells"]["gates"] == "✕ Fails: willing to enter a long-term alliance (Tenders every year)"
    assert row(step, "B")["cells"]["gates"] == "✓ Passes"
    assert row(step, "B")["cells"]["decision"] == "key"
    assert row(step, "B")["tone"] == "strong"
    assert step.ranking.grid.caption.startswith("1 of 6 key accounts chosen.")


@pytest.mark.parametrize(("chosen", "found"), [("Key account", "B"), ("Not key", "A"), ("Undecided", "CD")])
def test_ranking__is_filtered_by_whole_decisions(step: SelectStep, chosen: str, found: str) -> None:
    step.page.session.apply("A", edits.decide, status="not-key", reason="Too small.", on=date(2026, 1, 2))
    step.page.session.apply("B", edits.decide, status="key", reason="All gates.", on=date(2026, 1, 2))
    step.pull()
    grid = step.ranking.grid
    column = next(column for column in grid.columns if column["id"] == "decision")
    offered = {option["label"]: option["value"] or None for option in column["options"]}
    send(grid, type="filter-rows", column="decision", asked={"among": [offered[chosen]]})
    assert [row["id"] for row in grid.window["rows"]] == [*found]


@pytest.mark.parametrize("intent", [{"type": "press", "column": "open"}, {"type": "select-row"}])
def test_ranking__a_row_opens_its_account(step: SelectStep, host: Any, intent: dict[str, Any]) -> None:
    send(step.ranking.grid, row="C", **intent)
    assert host.went == [("select", "C")]


def test_ranking__serves_windows_of_rows(step: SelectStep) -> None:
    send(step.ranking.grid, type="need-rows", start=2, count=2)
    assert [row["id"] for row in step.ranking.grid.window["rows"]] == ["C", "D"]
    assert step.ranking.grid.window["total"] == 4


def test_ranking__opens_the_score_of_the_open_account(step: SelectStep) -> None:
    step.page.session.apply("A", edits.answer_gate, gate_id="alliance", answer="no", reason="Tenders every year.")
    rate_enough(step, value=5)
    said, table = step.ranking.why.said.blocks
    assert said["title"] == "Alder Ltd"
    assert said["text"] == (
        "30 of 100 points, over the 62 % of the weight that is known. "
        "Whatever the score: fails: willing to enter a long-term alliance (Tenders every year)."
    )
    rows = {row[0]: row[1:] for row in table["rows"]}
    assert rows["Quantity bought"] == ["12 %", "€1,004", "0.01", "0.2", "Turnover", "12 months to 31 Dec 2025"]
    assert rows["Growth in its own markets"] == ["12 %", "5", "0.50", "10.0", "Rated", ""]
    assert rows["Early adopter"] == ["12 %", "unknown", "–", "–", "Not rated yet", ""]
    points = [float(row[4]) for row in table["rows"] if row[4] != "–"]
    assert sum(points) == pytest.approx(30, abs=0.5)


def test_ranking__says_that_no_account_is_open(step: SelectStep) -> None:
    step.page.account_id = ""
    step.pull()
    assert step.ranking.why.said.blocks[0]["sentence"] == "No account is open."


def test_comparing__needs_two_scored_accounts(step: SelectStep) -> None:
    rate_enough(step)
    step.ranking.beneath.show_tab("comparing")
    assert step.ranking.comparing.said.blocks[0]["sentence"] == "Two scored accounts are needed to compare."
    assert hidden(step.ranking.comparing.form)


def test_comparing__says_who_is_ahead_and_by_what(step: SelectStep) -> None:
    rate_enough(step, "A", 5)
    rate_enough(step, "B", 7)
    step.page.session.apply("B", edits.answer_gate, gate_id="alliance", answer="no")
    step.page.session.apply("C", edits.rate, criterion_id="growth", value=5)
    step.ranking.beneath.show_tab("comparing")
    panel = step.ranking.comparing
    assert panel.form.values == {"a": "A", "b": "B"}
    said, table = panel.said.blocks
    assert said["text"].startswith("Birch AG is ahead of Alder Ltd by 12 points. For Alder Ltd: ")
    assert "For Birch AG: Growth in its own markets 4, Partner in innovation 4 and Prestige" in said["text"]
    assert "By all that is known of each they score 30 and 42. Whatever" in said["text"]
    assert said["text"].endswith("Whatever the points: Birch AG fails a gate.")
    rows = {row[0]: row[1:] for row in table["rows"]}
    assert rows["Growth in its own markets"] == ["12 %", "5", "7", "Birch AG, 4.0 points"]
    assert rows["Early adopter"] == ["12 %", "unknown", "unknown", "unknown"]


def test_comparing__of_the_same_twice_makes_them_change_places(step: SelectStep) -> None:
    for account in "ABC":
        rate_enough(step, account)
    step.ranking.beneath.show_tab("comparing")
    form = step.ranking.comparing.form
    send(form, type="change", name="b", value="C")
    assert form.values == {"a": "A", "b": "C"}
    send(form, type="change", name="b", value="A")
    assert form.values == {"a": "C", "b": "A"}


def test_ranked__lists_accounts_that_only_have_a_plan(workspace: Workspace) -> None:
    workspace.apply("new", edits.rate, criterion_id="growth", value=5)
    assert list(ranked(workspace.reading()).index) == ["A", "B", "C", "D", "new"]


# --- criteria --------------------------------------------------------------------------------------------------------


def edit_cell(step: SelectStep, column: str, value: Any, criterion_id: str = "growth") -> Any:
    send(step.criteria.grid, type="edit-cell", row=criterion_id, column=column, value=value)
    step.pull()
    return step.page.workspace.portfolio.criteria[criterion_id]


@pytest.mark.parametrize(
    ("column", "typed", "saved"),
    [
        ("title", "Growth of its markets", {"title": "Growth of its markets"}),
        ("weight", "62.5", {"weight": 62.5}),
        ("best", "1,000", {"best": 1000}),
        ("worst", "-3", {"worst": -3}),
        ("unit", None, {"unit": ""}),
        ("source", "growth", {"source": "fact", "fact": "growth"}),
    ],
)
def test_criteria__a_cell_saves_its_field(empty: SelectStep, column: str, typed: Any, saved: dict[str, Any]) -> None:
    criterion = edit_cell(empty, column, typed)
    assert {name: getattr(criterion, name) for name in saved} == saved


def test_criteria__numbers_are_read_in_the_locale(empty: SelectStep) -> None:
    empty.page.edit(edits.change_settings, locale="de_DE")
    assert edit_cell(empty, "best", "1.000,5").best == 1000.5


@pytest.mark.parametrize(
    ("column", "typed", "sentence"),
    [
        ("weight", "120", "Weight must be at most 100."),
        ("weight", "much", "“much” is no number"),
        ("best", "0", "must differ"),
        ("best", None, "A number is needed here."),
        ("title", None, "must not be empty"),
        ("source", None, "Say where the value comes from."),
    ],
)
def test_criteria__what_is_refused_stays_in_its_cell(empty: SelectStep, column: str, typed: Any, sentence: str) -> None:
    before = empty.page.portfolio.criteria["growth"]
    assert edit_cell(empty, column, typed) == before
    shown = next(row for row in empty.criteria.grid.rows if row["id"] == "growth")
    assert sentence in shown["messages"][column]
    assert shown["text"][column] == (typed or "")


def test_criteria__a_good_value_takes_the_message_away(empty: SelectStep) -> None:
    edit_cell(empty, "weight", "120")
    edit_cell(empty, "weight", "100")
    shown = next(row for row in empty.criteria.grid.rows if row["id"] == "growth")
    assert shown["messages"] == {}
    assert shown["cells"]["share"] == pytest.approx(100 * 100 / 450)


def test_criteria__one_is_added_and_removed(empty: SelectStep) -> None:
    send(empty.criteria.grid, type="add-row")
    criteria = empty.page.workspace.portfolio.criteria
    added = next(id for id, criterion in criteria.items() if criterion.title == "New criterion")
    send(empty.criteria.grid, type="press", row=added, column="remove")
    assert added not in empty.page.workspace.portfolio.criteria


def test_criteria__the_methods_own_are_offered_where_there_are_none(empty: SelectStep) -> None:
    for criterion_id in empty.page.portfolio.criteria:
        empty.page.edit(edits.remove_criterion, id=criterion_id)
    empty.pull()
    send(empty.criteria.buttons, type="press", id="defaults")
    assert len(empty.page.workspace.portfolio.criteria) == 8


def test_criteria__a_round_anchor_is_offered_until_somebody_is_scored(step: SelectStep) -> None:
    send(step.tabs, type="open-tab", id="criteria")
    step.page.edit(edits.change_criterion, id="volume", best=100)
    step.pull()
    assert step.criteria.buttons.buttons[0]["label"] == "Set the best of “Quantity bought” to 2,000"
    send(step.criteria.buttons, type="press", id="best:volume")
    assert step.page.workspace.portfolio.criteria["volume"].best == 2000
    step.page.edit(edits.change_criterion, id="volume", best=100)
    rate_enough(step)
    assert step.criteria.buttons.buttons == []


# --- the card --------------------------------------------------------------------------------------------------------


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


# --- places and empty states -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "tab", "panel"),
    [
        ("criteria", "criteria", "decision"),
        ("accounts", "ranking", "decision"),
        ("decision", "ranking", "decision"),
        ("gates", "ranking", "gates"),
        ("ratings", "ranking", "score"),
    ],
)
def test_focus__shows_the_place_of_a_finding(step: SelectStep, place: str, tab: str, panel: str) -> None:
    step.focus({"place": place, "account_id": "A"})
    assert (step.tabs.active, step.card.tabs.active) == (tab, panel)
    assert hidden(step.ranking.widget) == (tab != "ranking")


def test_empty__leads_to_start(empty: SelectStep, host: Any) -> None:
    assert not hidden(empty.nothing)
    assert hidden(empty.concentration)
    assert hidden(empty.ranking.widget)
    send(empty.onwards, type="press", id="start")
    assert host.went == [("start", "")]


def test_empty__criteria_can_be_written_before_any_facts(empty: SelectStep) -> None:
    send(empty.tabs, type="open-tab", id="criteria")
    assert not hidden(empty.criteria.widget)
    assert hidden(empty.nothing)
    send(empty.criteria.grid, type="edit-cell", row="volume", column="best", value="5,000")
    assert empty.page.workspace.portfolio.criteria["volume"].best == 5000
