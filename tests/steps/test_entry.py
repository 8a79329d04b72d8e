"""Fast entry of people: pasted lists, departments, one beside another, and entries that are the same person."""

from __future__ import annotations

import time
from typing import Any

import pytest

from kamwidgets.catalogue import load
from kamwidgets.edits import add_people, add_person, link_people
from kamwidgets.findings.map import map_status
from kamwidgets.model import AccountPlan
from kamwidgets.reports.graph import map_graphml
from kamwidgets.steps import Page
from kamwidgets.steps.map.departments import missing_departments
from kamwidgets.steps.map.pasted import Pasted, read_pasted
from kamwidgets.steps.map.view import MapStep
from kamwidgets.steps.step import is_shown
from kamwidgets.store import Workspace
from kamwidgets.widgets import KamWidget
from tests.hostile import TEXTS
from tests.steps.conftest import FakeHost

CEM = Pasted("Cem", email="c@b.example")


@pytest.fixture
def step(page: Page) -> MapStep:
    made = MapStep(page)
    page.session.changed.connect(lambda _document: made.pull())
    return made


def send(widget: KamWidget, **intent: Any) -> None:
    widget._on_message(widget, intent, [])


def press(step: MapStep, panel: str, button: str) -> None:
    send(step.entry.panel(panel).buttons, type="press", id=button)


def paste(step: MapStep, text: str) -> Any:
    send(step.entry.buttons, type="press", id="paste")
    panel: Any = step.entry.panel("paste")
    send(panel.form, type="change", name="people", value=text)
    return panel


def names(workspace: Workspace) -> list[str]:
    return [person.name for person in workspace.plan("A").people.values()]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ada Byron, CFO, Finance, ada@b.example", [Pasted("Ada Byron", "CFO", "finance", "ada@b.example")]),
        ("Ada\tCFO\tIT\ta@b.example\r\nBen\t\t\t", [Pasted("Ada", "CFO", "it", "a@b.example"), Pasted("Ben")]),
        ("Name\tPosition\tE-Mail\nAda\tCFO\ta@b.example", [Pasted("Ada", "CFO", "unknown", "a@b.example")]),
        ("Vorname\tNachname\tTitel\nEva\tMuster\tLeiterin Einkauf", [Pasted("Eva Muster", "Leiterin Einkauf")]),
        ("Ada – CFO\n• Ben Oak (Buyer)\n3. Cem", [Pasted("Ada", "CFO"), Pasted("Ben Oak", "Buyer"), Pasted("Cem")]),
        ("Ada\nEva Muster (Leiterin Qualität)", [Pasted("Ada"), Pasted("Eva Muster", "Leiterin Qualität")]),
        ('Rose, "SVP, Procurement", Purchasing', [Pasted("Rose", "SVP, Procurement", "purchasing")]),
        ("Byron, Ada <a@b.example>; <c@b.example> Cem", [Pasted("Ada Byron", "", "unknown", "a@b.example"), CEM]),
        ("", []),
        (" \n,,;\n--\n", []),
    ],
)  # fmt: skip
def test_read_pasted__reads_lists_cells_and_address_lines(text: str, people: list[Pasted]):
    assert read_pasted(text)[0] == people


def test_read_pasted__reads_the_signatures_of_mails_and_says_what_it_left_out():
    text = """Best regards
Ada Byron
Head of Purchasing
Alder GmbH
Tel. +49 123 4567
ada@alder.example
www.alder.example

Ben Oak
Buyer
"""
    people, left = read_pasted(text)
    assert people == [Pasted("Ada Byron", "Head of Purchasing", email="ada@alder.example"), Pasted("Ben Oak", "Buyer")]
    assert left == ["Best regards", "Alder GmbH", "Tel. +49 123 4567", "www.alder.example"]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_paste__takes_any_text_without_a_fault(step: MapStep, host: FakeHost, text: str):
    paste(step, f"{text}\nAda\t{text}\t{text}\t{text}\n{text * 300}")
    press(step, "paste", "add")
    assert not [said for said in host.notices if "went wrong" in said]


def test_paste__adds_everybody_in_one_step_and_takes_no_suggestion_unasked(
    step: MapStep, page: Page, workspace: Workspace
):
    panel = paste(step, "Ada Byron, CFO\nBen Oak, Buyer\nCem")
    assert [row["cells"]["name"] for row in panel.grid.rows] == ["Ada Byron", "Ben Oak", "Cem"]
    assert panel.grid.rows[0]["cells"]["suggested"] == "Finance; Top management; Approver (from ‘CFO’)"
    ben = panel.grid.rows[1]["id"]
    send(panel.grid, type="edit-cell", row=ben, column="take", value=True)
    press(step, "paste", "add")
    people = {person.name: person for person in workspace.plan("A").people.values()}
    assert (people["Ada Byron"].function, people["Ada Byron"].roles) == ("unknown", ())
    assert (people["Ben Oak"].function, people["Ben Oak"].roles) == ("purchasing", ("buyer",))
    assert None not in {person.x for person in people.values()}
    assert not is_shown(panel.widget)
    page.session.undo(page.documents)
    assert names(workspace) == []


def test_paste__takes_all_suggestions_when_asked(step: MapStep, workspace: Workspace):
    paste(step, "Ada Byron, CFO\nCem")
    press(step, "paste", "all")
    press(step, "paste", "add")
    assert [person.function for person in workspace.plan("A").people.values()] == ["finance", "unknown"]


def test_paste__leaves_out_who_is_there_already_unless_ticked(step: MapStep, page: Page, workspace: Workspace):
    page.edit(add_person, name="Ada Byron")
    panel = paste(step, "Byron, Ada <a@b.example>\nBen\nBen")
    twins = [row["cells"]["twin"] for row in panel.grid.rows]
    assert twins == ["Ada Byron: same name", "", "Ben in this list: same name"]
    send(panel.grid, type="edit-cell", row=panel.grid.rows[2]["id"], column="add", value=True)
    press(step, "paste", "add")
    assert names(workspace) == ["Ada Byron", "Ben", "Ben"]


def test_paste__adds_five_hundred_quickly_and_says_when_there_are_more(step: MapStep, workspace: Workspace):
    began = time.perf_counter()
    paste(step, "\n".join(f"Person{number} Name{number}, Buyer" for number in range(500)))
    press(step, "paste", "add")
    assert time.perf_counter() - began < 10
    assert len(names(workspace)) == 500
    panel = paste(step, "\n".join(f"Other{number} Else{number}, Clerk" for number in range(501)))
    assert panel.buttons.buttons[0]["disabled"].startswith("These are 501 people: add 500 at once")


def test_departments__are_offered_on_an_empty_map_and_added_in_one_step(
    step: MapStep, page: Page, workspace: Workspace
):
    assert {"departments", "paste"} <= {button["id"] for button in step.entry.buttons.buttons}
    assert "usually has" in step.map.empty
    send(step.entry.buttons, type="press", id="departments")
    press(step, "departments", "add")
    plan = workspace.plan("A")
    assert {person.presence for person in plan.people.values()} == {"unknown"}
    assert len(plan.people) == 8
    assert len(plan.ties) == 7
    assert {(person.stance, person.roles) for person in plan.people.values()} == {("unknown", ())}
    page.session.undo(page.documents)
    assert names(workspace) == []


def test_missing_departments__join_those_who_are_there():
    plan = add_people(AccountPlan(account_id="a"), people=[{"id": "boss", "name": "Ada", "function": "management"}])
    people, ties = missing_departments(plan, load().department_sets[0])
    assert "management" not in {person["function"] for person in people}
    assert "boss" in {tie["target"] for tie in ties}
    full = add_people(plan, people=people, ties=ties)
    assert missing_departments(full, load().department_sets[0]) == ([], [])


def test_map__adds_beside_copies_and_regroups_as_one_step_each(step: MapStep, page: Page, workspace: Workspace):
    ada = page.edit(add_person, name="Ada", x=0, y=0).created
    send(step.map, type="add-beside", id=ada, relation="boss", name="Ben", x=0, y=-160)
    plan = workspace.plan("A")
    (tie,) = plan.ties.values()
    assert (plan.people[tie.target].name, tie.source, tie.kind) == ("Ben", ada, "reports-to")
    assert step.map.selected["id"] == tie.target
    send(step.map, type="copy-people", ids=list(plan.people), dx=30, dy=30)
    assert sorted(names(workspace)) == ["Ada", "Ada (copy)", "Ben", "Ben (copy)"]
    assert len(workspace.plan("A").ties) == 2
    send(step.map, type="regroup", ids=[ada, tie.target], by="unit", value="Pumps")
    assert [person.unit for person in workspace.plan("A").people.values()].count("Pumps") == 2
    for _ in range(3):
        page.session.undo(page.documents)
    assert names(workspace) == ["Ada"]


def test_compare__opens_from_the_finding_and_merges_two_entries(step: MapStep, page: Page, workspace: Workspace):
    page.edit(add_person, name="Ada Byron", title="CFO")
    assert "compare" not in {button["id"] for button in step.entry.buttons.buttons}
    page.edit(add_person, name="Byron, Ada", email="a@b.example")
    assert step.entry.buttons.buttons[-1]["label"] == "1 possible duplicate…"
    step.focus({"place": "duplicates"})
    panel: Any = step.entry.panel("compare")
    assert is_shown(panel.widget)
    assert panel.said.blocks[1]["rows"][0] == ["Name", "Ada Byron", "Byron, Ada"]
    press(step, "compare", panel.buttons.buttons[0]["id"])
    (ada,) = workspace.plan("A").people.values()
    assert (ada.name, ada.title, ada.email) == ("Ada Byron", "CFO", "a@b.example")
    assert not is_shown(panel.widget)


def test_compare__does_not_ask_again_about_two_people(step: MapStep, page: Page, workspace: Workspace):
    for _ in range(2):
        page.edit(add_person, name="Ada Byron")
    step.focus({"place": "duplicates"})
    press(step, "compare", "apart")
    assert not is_shown(step.entry.panel("compare").widget)
    assert "compare" not in {button["id"] for button in step.entry.buttons.buttons}
    assert "duplicates" not in {finding.id for finding in map_status(page.plan, today=page.today).missing}
    page.session.undo(page.documents)
    assert len(workspace.plan("A").people) == 2
    assert step.entry.buttons.buttons[-1]["id"] == "compare"


def test_focus__opens_the_tie_a_finding_is_about(step: MapStep, page: Page):
    one, two = (str(page.edit(add_person, name=name).created) for name in ("Ada", "Ben"))
    tie = page.edit(link_people, source=one, target=two, kind="reports-to").created
    step.focus({"place": "tie", "tie_id": tie})
    assert step.map.selected == {"kind": "tie", "id": tie}
    assert is_shown(step.ties.widget)
    step.focus({"place": "tie", "tie_id": "gone"})


def test_bring__imports_the_people_of_this_account_and_says_who_else_is_in_the_file(
    step: MapStep, page: Page, workspace: Workspace
):
    send(step.entry.buttons, type="press", id="bring")
    panel: Any = step.entry.panel("bring")
    text = "Id,AccountId,Name,Title,ReportsToId\n1,A,Ada,CFO,\n2,A,Ben,Buyer,1\n3,B,Cem,,\n"
    panel.upload.on_file("Contact.csv", text.encode())
    said = panel.said.blocks[0]["text"]
    assert "2 people of" in said
    assert "1 row of 1 other account left out" in said
    press(step, "bring", "import")
    plan = workspace.plan("A")
    assert [person.name for person in plan.people.values()] == ["Ada", "Ben"]
    (tie,) = plan.ties.values()
    assert (plan.people[tie.source].name, plan.people[tie.target].name) == ("Ben", "Ada")
    assert not workspace.plan("B").people
    page.session.undo(page.documents)
    assert names(workspace) == []


def test_copy__brings_people_of_another_account_and_leaves_what_was_judged_behind(
    step: MapStep, page: Page, workspace: Workspace
):
    for id, name, title in (("a", "Ada", "CFO"), ("b", "Ben", "Buyer"), ("c", "Cem", "")):
        workspace.apply("B", add_person, id=id, name=name, title=title, stance="supporter", x=1, y=2)
    workspace.apply("B", link_people, id="t", source="b", target="a", kind="reports-to", evidence="A chart")
    workspace.apply("B", link_people, id="u", source="c", target="b", kind="influences")
    page.session.poll()
    there = page.edit(add_person, name="ada").created
    send(step.entry.buttons, type="press", id="copy")
    panel: Any = step.entry.panel("copy")
    assert panel.buttons.buttons[0]["disabled"] == "Choose an account or a file first."
    send(panel.form, type="change", name="account", value="B")
    assert "3 people and 2 ties in the map of" in panel.said.blocks[0]["text"]
    assert [row["cells"]["add"] for row in panel.grid.rows] == [False, True, True]
    assert panel.grid.rows[0]["cells"]["twin"] == "ada: same name"
    send(panel.grid, type="edit-cell", row="c", column="add", value=False)
    press(step, "copy", "add")
    plan = workspace.plan("A")
    ben = next(person for person in plan.people.values() if person.name == "Ben")
    assert (ben.title, ben.stance) == ("Buyer", "unknown")
    (tie,) = plan.ties.values()
    assert (tie.source, tie.target, tie.kind, tie.evidence) == (ben.id, there, "reports-to", "")
    assert len(workspace.plan("B").people) == 3
    page.session.undo(page.documents)
    assert names(workspace) == ["ada"]


def test_copy__brings_judgements_along_where_that_is_ticked(step: MapStep, page: Page, workspace: Workspace):
    workspace.apply("B", add_person, name="Ada", stance="supporter")
    page.session.poll()
    send(step.entry.buttons, type="press", id="copy")
    panel: Any = step.entry.panel("copy")
    send(panel.form, type="change", name="account", value="B")
    send(panel.form, type="change", name="judged", value=True)
    press(step, "copy", "add")
    assert [person.stance for person in workspace.plan("A").people.values()] == ["supporter"]


def test_copy__reads_a_map_that_was_saved_and_refuses_what_is_none(step: MapStep, workspace: Workspace, host: FakeHost):
    workspace.apply("B", add_person, name="Ada", roles=("decider", "user"))
    panel: Any = step.entry.panel("copy")
    panel.upload.on_file("map.graphml", map_graphml(workspace.reading(), "B"))
    assert panel.said.blocks[0]["text"] == "1 person and 0 ties in map.graphml."
    for contents in (b"", b"<graphml>", b"<html/>", b"name\nAda"):
        panel.upload.on_file("map.graphml", contents)
        assert panel.upload.message["sentence"].startswith("This is no GraphML file")
        assert list(panel.grid.rows) == []
    panel.upload.on_file("map.graphml", map_graphml(workspace.reading(), "B"))
    assert panel.upload.message == {}
    press(step, "copy", "add")
    assert [person.roles for person in workspace.plan("A").people.values()] == [("decider", "user")]
    assert host.notices == ["1 person added to the map."]


def test_bring__takes_a_file_without_accounts_as_this_accounts_own(step: MapStep, workspace: Workspace):
    panel: Any = step.entry.panel("bring")
    panel.upload.on_file("people.csv", b"Vorname,Nachname,Titel\nEva,Muster,Leiterin Einkauf\n")
    press(step, "bring", "import")
    assert names(workspace) == ["Eva Muster"]


def test_bring__says_what_is_wrong_with_a_file(step: MapStep):
    panel: Any = step.entry.panel("bring")
    for contents in (b"", b"PK\x03\x04broken", b"a,b\n1,2\n"):
        panel.upload.on_file("people.csv", contents)
        assert panel.upload.message["level"] == "bad"
    assert panel.buttons.buttons[0]["disabled"]


def test_entry__makes_a_panel_only_when_it_is_opened_and_only_once(step: MapStep):
    before = len(step.entry.widget.children)
    for _ in range(3):
        send(step.entry.buttons, type="press", id="paste")
        press(step, "paste", "close")
    assert len(step.entry.widget.children) == before + 1
