"""The map step: what is done on the canvas, in the tables and on the card is what is saved."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets.model import AccountPlan, Person
from kamwidgets.steps import Page
from kamwidgets.steps.map.view import MapStep
from kamwidgets.steps.step import is_shown
from kamwidgets.store import Workspace
from kamwidgets.widgets import KamWidget


@pytest.fixture
def step(page: Page) -> MapStep:
    made = MapStep(page)
    page.session.changed.connect(lambda _document: made.pull())
    return made


def send(widget: KamWidget, **intent: Any) -> None:
    widget._on_message(widget, intent, [])


def saved(workspace: Workspace) -> AccountPlan:
    return workspace.plan("A")


def somebody(workspace: Workspace, name: str) -> Person:
    return next(person for person in saved(workspace).people.values() if person.name == name)


def add(step: MapStep, name: str, x: float = 10, y: float = 20) -> None:
    send(step.map, type="add-person", name=name, x=x, y=y)


def test_map__adding_a_person_saves_them_where_they_were_put_and_opens_their_card(step: MapStep, workspace: Workspace):
    add(step, "Ada")
    ada = somebody(workspace, "Ada")
    assert (ada.x, ada.y) == (10, 20)
    assert step.map.selected == {"kind": "person", "id": ada.id}
    assert step.card.form.values["name"] == "Ada"


def test_map__moving_linking_renaming_and_removing_are_saved(step: MapStep, workspace: Workspace):
    add(step, "Ada")
    add(step, "Ben")
    ada, ben = somebody(workspace, "Ada"), somebody(workspace, "Ben")
    send(step.map, type="move-people", positions={ada.id: {"x": 5, "y": 6}})
    send(step.map, type="link-people", source=ada.id, target=ben.id, kind="reports-to")
    (tie,) = saved(workspace).ties.values()
    send(step.map, type="change-tie", id=tie.id, kind="influences")
    send(step.map, type="rename-person", id=ben.id, name="Benedikt")
    plan = saved(workspace)
    assert (plan.people[ada.id].x, plan.people[ben.id].name, plan.ties[tie.id].kind) == (5, "Benedikt", "influences")
    assert [row["label"] for row in step.map.ties] == ["Ada: influences Benedikt"]
    send(step.map, type="remove", people=[ada.id, ben.id], ties=[])
    assert (saved(workspace).people, saved(workspace).ties) == ({}, {})


def test_map__removing_several_is_one_step_back(step: MapStep, workspace: Workspace, page: Page):
    add(step, "Ada")
    add(step, "Ben")
    send(step.map, type="remove", people=list(saved(workspace).people), ties=[])
    page.session.undo(page.documents)
    assert len(saved(workspace).people) == 2


def test_people_table__makes_the_same_edits(step: MapStep, workspace: Workspace):
    send(step.people.grid, type="add-row")
    (person,) = saved(workspace).people.values()
    for column, value in {"name": "Ada", "stance": "sceptic", "last_contact_on": "2026-11-01"}.items():
        send(step.people.grid, type="edit-cell", row=person.id, column=column, value=value)
    ada = somebody(workspace, "Ada")
    assert (ada.stance, str(ada.last_contact_on)) == ("sceptic", "2026-11-01")
    send(step.people.grid, type="edit-cell", row=person.id, column="stance", value=None)
    assert somebody(workspace, "Ada").stance == "unknown"


def test_people_table__keeps_what_was_typed_where_it_is_refused(step: MapStep, workspace: Workspace):
    add(step, "Ada")
    ada = somebody(workspace, "Ada")
    send(step.people.grid, type="edit-cell", row=ada.id, column="name", value=None)
    (row,) = step.people.grid.rows
    assert row["messages"] == {"name": "Name must not be empty."}
    assert somebody(workspace, "Ada")
    send(step.people.grid, type="edit-cell", row=ada.id, column="name", value="Ada L")
    assert step.people.grid.rows[0]["messages"] == {}


def test_person_card__saves_nothing_to_a_person_who_was_chosen_meanwhile(
    step: MapStep, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    add(step, "Ada")
    add(step, "Ben")
    step.select("person", somebody(workspace, "Ada").id)
    version = step.card.form.version
    step.select("person", somebody(workspace, "Ben").id)
    told: list[dict[str, Any]] = []
    monkeypatch.setattr(step.card.form, "send", told.append)
    send(step.card.form, type="change", name="title", value="Buyer", version=version)
    assert [person.title for person in saved(workspace).people.values()] == ["", ""]
    assert told == [{"type": "left", "version": version, "values": {"title": "Buyer"}}]


def test_ties_form__links_two_people_and_says_why_it_cannot(step: MapStep, workspace: Workspace):
    send(step.tabs, type="open-tab", id="ties")
    add(step, "Ada")
    assert step.ties.form.disabled == "It takes two people on the map."
    add(step, "Ben")
    ada, ben = somebody(workspace, "Ada"), somebody(workspace, "Ben")
    values = {"source": ada.id, "kind": "at-odds", "target": ben.id}
    send(step.ties.form, type="submit", values=values)
    assert [tie.kind for tie in saved(workspace).ties.values()] == ["at-odds"]
    send(step.ties.form, type="submit", values=values)
    assert step.ties.form.errors == {"target": "Ada is at odds with Ben: that is already on the map."}


def test_ties_table__changes_strength_and_evidence(step: MapStep, workspace: Workspace):
    send(step.tabs, type="open-tab", id="ties")
    add(step, "Ada")
    add(step, "Ben")
    ada, ben = somebody(workspace, "Ada"), somebody(workspace, "Ben")
    send(step.map, type="link-people", source=ada.id, target=ben.id, kind="influences")
    (tie,) = saved(workspace).ties.values()
    send(step.ties.grid, type="edit-cell", row=tie.id, column="strength", value="3")
    send(step.ties.grid, type="edit-cell", row=tie.id, column="evidence", value="They share an office")
    assert (saved(workspace).ties[tie.id].strength, saved(workspace).ties[tie.id].evidence) == (
        3,
        "They share an office",
    )
    send(step.ties.grid, type="press", row=tie.id, column="remove")
    assert saved(workspace).ties == {}


def test_card__saves_field_by_field(step: MapStep, workspace: Workspace):
    add(step, "Ada")
    for name, value in {
        "roles": ["decider", "buyer"],
        "influence": "decisive",
        "last_contact_on": "2026-10-01",
    }.items():
        send(step.card.form, type="change", name=name, value=value)
    ada = somebody(workspace, "Ada")
    assert (ada.roles, ada.influence, str(ada.last_contact_on)) == (("decider", "buyer"), "decisive", "2026-10-01")
    assert step.map.people[0]["role"] == "decider"
    send(step.card.form, type="change", name="name", value="")
    assert step.card.form.errors == {"name": "Name must not be empty."}


def test_focus__begins_the_person_who_is_missing(step: MapStep, workspace: Workspace):
    step.focus({"place": "person", "roles": ["decider"]})
    (person,) = saved(workspace).people.values()
    assert (person.roles, person.presence) == (("decider",), "unknown")
    assert step.card.person_id == person.id
    step.select("", "")
    step.focus({"place": "person", "roles": ["decider"]})
    assert step.card.person_id == person.id
    assert len(saved(workspace).people) == 1


def test_coverage__names_who_meets_a_rule(step: MapStep):
    step.focus({"place": "person", "roles": ["decider"]})
    send(step.tabs, type="open-tab", id="covering")
    table = step.covering.said.blocks[-1]
    assert ["The decider is known", "○\u00a0not\u00a0yet", ""] in table["rows"]
    send(step.card.form, type="change", name="name", value="Ada")
    table = step.covering.said.blocks[-1]
    assert ["The decider is known", "✓\u00a0yes", "Ada"] in table["rows"]


def test_step__without_an_account_leads_to_select(step: MapStep, page: Page):
    page.account_id = ""
    step.pull()
    assert "kam-hidden" in step._body._dom_classes
    assert "kam-hidden" not in step._no_account._dom_classes


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        ("boss", ("Ada", "reports-to", "Eve")),
        ("report", ("Eve", "reports-to", "Ada")),
        ("influencer", ("Eve", "influences", "Ada")),
    ],
)
def test_map__adds_somebody_beside_somebody(
    step: MapStep, workspace: Workspace, relation: str, said: tuple[str, str, str]
):
    add(step, "Ada")
    ada = somebody(workspace, "Ada").id
    send(step.map, type="add-beside", id=ada, relation=relation, name="Eve", x=10, y=180)
    (tie,) = saved(workspace).ties.values()
    names = {person.id: person.name for person in saved(workspace).people.values()}
    assert (names[tie.source], tie.kind, names[tie.target]) == said


def test_map__copies_people_aside_and_without_their_links(step: MapStep, workspace: Workspace):
    add(step, "Ada")
    ada = somebody(workspace, "Ada").id
    send(step.map, type="copy-people", ids=[ada, "gone"], dx=60, dy=60)
    both = sorted(saved(workspace).people.values(), key=lambda person: person.x or 0)
    assert [(person.name, person.x, person.y) for person in both] == [("Ada", 10, 20), ("Ada (copy)", 70, 80)]


def test_map__puts_people_into_another_group(step: MapStep, workspace: Workspace):
    add(step, "Ada")
    send(step.map, type="regroup", ids=[somebody(workspace, "Ada").id], by="unit", value="Drives")
    assert somebody(workspace, "Ada").unit == "Drives"


def test_people_table__adds_somebody_beside_whoever_is_chosen(step: MapStep, workspace: Workspace):
    add(step, "Ada")
    ada = somebody(workspace, "Ada")
    send(step.people.grid, type="select-row", row=ada.id)
    form = step.people.beside.form
    assert (form.legend, is_shown(form)) == ("Add somebody beside Ada", True)
    for relation, name in (("boss", "Bea "), ("report", "Rob"), ("influencer", "Ina")):
        send(form, type="submit", values={"relation": relation, "name": name})
        assert form.values == {"relation": relation}
    bea, rob, ina = (somebody(workspace, name).id for name in ("Bea", "Rob", "Ina"))
    ties = {(tie.source, tie.kind, tie.target) for tie in saved(workspace).ties.values()}
    assert ties == {(ada.id, "reports-to", bea), (rob, "reports-to", ada.id), (ina, "influences", ada.id)}
    assert step.map.selected == {"kind": "person", "id": ada.id}
    send(form, type="submit", values={"relation": "boss", "name": "a\tb"})
    assert form.errors["name"]
    step.select("", "")
    assert not is_shown(form)


def test_people_table__regroups_by_unit_and_site(step: MapStep, workspace: Workspace):
    add(step, "Ada")
    ada = somebody(workspace, "Ada").id
    for column, value in (("unit", "Drives"), ("site", "Kiel")):
        send(step.people.grid, type="edit-cell", row=ada, column=column, value=value)
    assert (saved(workspace).people[ada].unit, saved(workspace).people[ada].site) == ("Drives", "Kiel")
