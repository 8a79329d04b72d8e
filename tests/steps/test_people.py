"""The cards and tables about people on the map: judging with grounds, question trees, sealed, who knows whom."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.steps import Page
from kamwidgets.steps.map.view import MapStep
from kamwidgets.steps.step import is_shown
from kamwidgets.store import Author, Workspace
from kamwidgets.widgets import KamWidget


@pytest.fixture
def step(page: Page) -> MapStep:
    page.edit(edits.add_person, id="ada", name="Ada", title="CFO", influence="decisive", seniority="top")
    page.edit(edits.add_person, id="ben", name="Ben")
    page.edit(edits.add_member, id="mia", name="Mia", level="Director of key accounts")
    page.edit(edits.add_member, id="noa", name="Noa")
    page.edit(edits.add_competitor, id="rival", name="Brandt")
    made = MapStep(page)
    page.session.changed.connect(lambda _id: made.refresh())
    made.select("person", "ada")
    return made


def send(widget: KamWidget, **intent: Any) -> None:
    widget._on_message(widget, intent, [])


def press(widget: KamWidget, id: str) -> None:
    send(widget, type="press", id=id)


def section(step: MapStep, id: str) -> str:
    return next(one["note"] for one in step.card.form.sections if one["id"] == id)


def show_tab(step: MapStep, id: str) -> None:
    send(step.tabs, type="open-tab", id=id)


def test_card__a_word_is_a_judgement_with_its_author_and_day(step: MapStep, page: Page):
    send(step.card.form, type="change", name="stance", value="supporter")
    send(step.card.form, type="change", name="stance.evidence", value="She said so")
    send(step.card.form, type="change", name="stance.confidence", value="high")
    grounds = page.plan.grounds["ada@stance"]
    assert page.plan.people["ada"].stance == "supporter"
    assert (grounds.by, grounds.on, grounds.evidence, grounds.confidence) == ("Ana", page.today, "She said so", "high")
    assert section(step, "stance").endswith("high confidence · 0 days old: as sure as then")
    assert section(step, "influence") == "nobody has noted it"
    send(step.card.form, type="change", name="stance.on", value=f"{page.today.year - 5}-01-02")
    assert section(step, "stance").endswith("years old: hardly counts any more")


def test_people_table__a_changed_word_is_a_judgement_too(step: MapStep, page: Page):
    send(step.people.grid, type="edit-cell", row="ben", column="stance", value="sceptic")
    grounds = page.plan.grounds["ben@stance"]
    assert (page.plan.people["ben"].stance, grounds.by, grounds.on) == ("sceptic", "Ana", page.today)


def test_card__offers_what_the_title_suggests_and_takes_it_only_by_hand(step: MapStep, page: Page):
    offered = {field["name"]: field.get("help") for field in step.card.form.fields}
    assert offered["function"] == "Finance, from ‘CFO’: take it"
    assert page.plan.people["ada"].function == "unknown"
    send(step.card.form, type="help", name="function")
    assert page.plan.people["ada"].function == "finance"


def test_card__a_preferred_supplier_can_be_added_in_place_and_once(step: MapStep, page: Page):
    send(step.card.form, type="change", name="new_competitor", value="Kessel")
    (added,) = [id for id, one in page.portfolio.competitors.items() if one.name == "Kessel"]
    assert page.plan.people["ada"].prefers == added
    send(step.card.form, type="change", name="new_competitor", value=" brandt")
    assert page.plan.people["ada"].prefers == "rival"
    assert len(page.portfolio.competitors) == 2


def test_help__suggests_a_step_with_its_reason_which_only_taking_it_saves(step: MapStep, page: Page):
    send(step.card.form, type="help", name="stance")
    help = step.card.help
    for answer in ("yes", "yes", "no"):
        press(help.buttons, answer)
    assert "Suggested: Supporter." in help.said.blocks[0]["text"]
    assert "Because: They would choose us" in help.said.blocks[0]["text"]
    assert page.plan.people["ada"].stance == "unknown"
    press(help.buttons, "back")
    press(help.buttons, "yes")
    press(help.buttons, "take")
    assert page.plan.people["ada"].stance == "advocate"
    assert page.plan.grounds["ada@stance"].evidence.startswith("They spoke up for us")
    assert not is_shown(help.widget)


def test_help__what_nobody_can_answer_is_suggested_as_unknown(step: MapStep):
    send(step.card.form, type="help", name="influence")
    press(step.card.help.buttons, "yes")
    press(step.card.help.buttons, "unknown")
    assert "Suggested: We don't know yet." in step.card.help.said.blocks[0]["text"]
    press(step.card.help.buttons, "leave")
    assert not step.card.help.is_open
    assert is_shown(step.card.form)
    assert not is_shown(step.card.help.widget)


def told(step: MapStep) -> str:
    return json.dumps(step.card.sealed.said.blocks, ensure_ascii=False)


def test_sealed__people_are_judged_unseen_opened_together_and_agreed_on(
    step: MapStep, page: Page, workspace: Workspace
):
    workspace.session(Author("Ben", "client-b")).judge_sealed("A", "ada", "stance", "opponent", "told in confidence")
    panel = step.card.sealed
    press(panel.buttons, "judge")
    send(panel.form, type="submit", values={"stance": "advocate", "evidence": "At lunch"})
    assert "Stance: 2 people have judged, sealed. You said: Advocate." in told(step)
    assert "confidence" not in told(step)
    assert page.plan.people["ada"].stance == "unknown"
    press(panel.buttons, "ask")
    assert "Open 2 sealed judgements on Ada, by 2 people?" in told(step)
    press(panel.buttons, "open")
    spread = panel.said.blocks[1]
    assert spread["title"] == "Stance: Opponent to Advocate"
    assert [pair["label"] for pair in spread["pairs"]] == ["Agreed", "Ben", "Ana"]
    press(panel.buttons, "agree")
    send(panel.form, type="submit", values={"stance": "sceptic", "evidence": " ", "confidence": "medium"})
    assert panel.form.errors == {"evidence": "Say why: what all agree on needs its reason."}
    send(
        panel.form, type="submit", values={"stance": "sceptic", "evidence": "Seen at the trial", "confidence": "medium"}
    )
    grounds = page.plan.grounds["ada@stance"]
    assert (page.plan.people["ada"].stance, grounds.agreed, grounds.evidence) == ("sceptic", True, "Seen at the trial")
    assert len(page.plan.person_opinions) == 2


def test_tie_card__changes_swaps_and_removes_a_tie(step: MapStep, page: Page):
    page.edit(edits.link_people, id="t", source="ada", target="ben", kind="influences")
    send(step.map, type="select", kind="tie", id="t")
    assert is_shown(step.tie_card.widget)
    assert not is_shown(step.card.widget)
    send(step.tie_card.form, type="change", name="strength", value="3")
    press(step.tie_card.buttons, "swap")
    tie = page.plan.ties["t"]
    assert (tie.source, tie.target, tie.strength, tie.on) == ("ben", "ada", 3, page.today)
    press(step.tie_card.buttons, "remove")
    assert page.plan.ties == {}
    assert not is_shown(step.tie_card.widget)


def test_tie_card__helps_to_say_what_they_see_in_one_of_us(step: MapStep, page: Page):
    page.edit(edits.link_member, id="l", member_id="mia", person_id="ada")
    step.select("tie", "l")
    assert step.tie_card.form.legend == "Mia: knows Ada, we don't know yet"
    send(step.tie_card.form, type="help", name="level")
    for answer in ("yes", "yes", "yes", "no", "take"):
        press(step.tie_card.help.buttons, answer)
    send(step.tie_card.form, type="change", name="wanted", value="trusted-adviser")
    send(step.tie_card.form, type="change", name="owns", value=True)
    link = page.plan.links["l"]
    assert (link.level, link.wanted, link.owns) == ("problem-solver", "trusted-adviser", True)
    assert link.evidence.startswith("They bring their problems")


def test_map__shows_us_and_rivals_at_the_edges_and_links_them_by_drawing(step: MapStep, page: Page):
    page.edit(edits.link_member, id="l", member_id="mia", person_id="ada", level="supplier")
    page.edit(edits.link_rival, id="r", competitor_id="rival", person_id="ada", strength=3)
    drawn = {one["id"]: one for one in step.map.people}
    assert (drawn["member:mia"]["side"], drawn["rival:rival"]["side"], drawn["ada"]["side"]) == ("own", "rival", "")
    assert drawn["member:mia"]["x"] is None
    ties = {one["id"]: one for one in step.map.ties}
    assert (ties["l"]["source"], ties["l"]["kind"], ties["l"]["confidence"]) == ("member:mia", "ours", 0.75)
    assert (ties["r"]["kind"], ties["r"]["label"]) == ("rival", "Brandt: knows Ada, we don't know yet")
    send(step.map, type="link-people", source="member:mia", target="ben", kind="influences")
    send(step.map, type="link-people", source="ben", target="rival:rival", kind="influences")
    assert {link.person_id for link in page.plan.links.values()} == {"ada", "ben"}
    assert {link.person_id for link in page.plan.rival_links.values()} == {"ada", "ben"}


def test_map__a_tie_of_ours_is_removed_and_people_regrouped_by_the_word_shown(step: MapStep, page: Page):
    page.edit(edits.link_member, id="l", member_id="mia", person_id="ada", level="supplier")
    send(step.map, type="remove", people=[], ties=["l"])
    assert page.plan.links == {}
    send(step.map, type="regroup", ids=["ada"], by="function", value="Finance")
    assert page.plan.people["ada"].function == "finance"
    assert next(one for one in step.map.people if one["id"] == "ada")["groups"]["function"] == "Finance"


def cell(step: MapStep, row: str, column: str) -> Any:
    found = step.knowing.grid.rows.find(row)
    return found.get("text", {}).get(column, found["cells"].get(column))


def test_knowing__adds_one_of_us_and_enters_levels_now_and_wanted(step: MapStep, page: Page):
    show_tab(step, "knowing")
    panel = step.knowing
    send(panel.ours, type="submit", values={"member": "mia", "name": ""})
    send(panel.ours, type="submit", values={"member": "", "name": "Ola"})
    (ola,) = [id for id, one in page.portfolio.team.items() if one.name == "Ola"]
    columns = [column["id"] for column in panel.grid.columns]
    assert columns[2:4] == ["member:mia", f"member:{ola}"]
    send(panel.grid, type="edit-cell", row="ada", column="member:mia", value="supplier")
    send(panel.holds, type="change", name="holds", value="wanted")
    send(panel.grid, type="edit-cell", row="ada", column="member:mia", value="trusted-adviser")
    assert cell(step, "ada", "member:mia") == "◔ Supplier → ● Trusted adviser"
    assert cell(step, "sum", "member:mia") == "knows 1 of 2"
    assert cell(step, "ada", "senior") == "✓ Mia"
    send(panel.grid, type="edit-cell", row="ben", column="owner", value=ola)
    assert cell(step, "ben", "owner") == ola
    assert panel.said.blocks[0]["text"].startswith("Mia knows 1 of 2")
    send(panel.holds, type="change", name="holds", value="level")
    send(panel.grid, type="edit-cell", row="ada", column="member:mia", value=None)
    assert [link.person_id for link in page.plan.links.values()] == ["ben"]


def test_knowing__says_which_competitor_is_closer(step: MapStep, page: Page):
    show_tab(step, "knowing")
    values = {"competitor": "rival", "name": "", "person": "ada", "level": "problem-solver"}
    send(step.knowing.rival, type="submit", values=values)
    assert cell(step, "ada", "rival") == "Brandt: ◕ Problem solver, closer than we are"
    page.edit(edits.link_member, id="l", member_id="mia", person_id="ben", level="supplier")
    assert "A competitor is closer than any of us to Ada." in step.knowing.said.blocks[0]["text"]


def test_choosing__sums_up_what_matters_to_whom_and_where_we_stand(step: MapStep, page: Page):
    show_tab(step, "choosing")
    panel = step.choosing
    send(panel.form, type="submit", values={"common": "Price", "own": ""})
    send(panel.form, type="submit", values={"common": "", "own": "price "})
    assert panel.form.errors == {"own": "“price” is already there."}
    (price,) = page.plan.choice_criteria
    send(panel.criteria, type="edit-cell", row=price, column="standing", value="behind")
    for person, weight in (("ada", "3"), ("ben", "1")):
        send(panel.concerns, type="edit-cell", row=person, column=f"criterion:{price}", value=weight)
    assert panel.said.blocks == [
        {"kind": "list", "items": ["Price matters to 2 of 2, one of them decisive; we are behind."]}
    ]
    send(panel.concerns, type="edit-cell", row="ben", column=f"criterion:{price}", value=None)
    assert list(page.plan.concerns) == [f"ada@{price}"]


def test_covering__rules_are_changed_added_and_given_back(step: MapStep, page: Page):
    show_tab(step, "covering")
    press(step.covering.buttons, "rules")
    panel = step.covering.rules
    assert len(panel.grid.rows) == 20
    send(panel.grid, type="edit-cell", row=panel.grid.rows[0]["id"], column="weight", value="1")
    rules = page.portfolio.coverage_rules
    assert (len(rules), next(iter(rules.values())).weight) == (20, 1)
    send(panel.grid, type="press", row=panel.grid.rows[1]["id"], column="remove")
    said = {"title": "Somebody starts it", "roles": ["initiator"], "level": "identified"}
    send(panel.form, type="submit", values=said)
    assert [rule.roles for rule in page.portfolio.coverage_rules.values()][-1] == ("initiator",)
    send(panel.grid, type="edit-cell", row=panel.grid.rows[0]["id"], column="weight", value="9")
    assert panel.grid.rows[0]["messages"]["weight"]
    press(panel.buttons, "back")
    assert page.portfolio.coverage_rules == {}


def test_covering__settings_of_the_map_are_changed_one_by_one(step: MapStep, page: Page):
    show_tab(step, "covering")
    press(step.covering.buttons, "settings")
    form = step.covering.settings.form
    for name, value in {"half_life_months": "6", "carries.1": "0.5", "chances.neutral": "0.4"}.items():
        send(form, type="change", name=name, value=value)
    send(form, type="change", name="never_leaves", value=["email"])
    settings = page.portfolio.map
    assert (settings.half_life_months, settings.carries, settings.chances.neutral) == (6, (0.3, 0.5, 0.9), 0.4)
    assert settings.never_leaves == ("email",)
    send(form, type="change", name="carries.1", value="2")
    assert form.errors["carries.1"]
