"""Files taken into a workspace: facts as a version, people and team as edits."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamwidgets import edits
from kamwidgets.facts import FactsError, Mode, read_table
from kamwidgets.model import PORTFOLIO, AccountPlan
from kamwidgets.store import Brought, Workspace, bring_in, foresee, new_workspace
from kamwidgets.store.database import documents
from kamwidgets.store.migration import SCHEMA

CUSTOMERS = "account_id,name\nA,Alder Ltd\nB,Birch AG\n"
PEOPLE = """person_id,account_id,name,title,function,reports_to,roles
7,A,Ada,Head of buying,Einkauf,,decision maker
8,A,Ben,Clerk,procurement,7,user; buyer
"""
TEAM = "member_id,name,function,hours_per_month\nT1,Cem,Vertrieb,120\n"


@pytest.fixture
def workspace(tmp_path: Path, address: str | None) -> Workspace:
    made = new_workspace(tmp_path / "w", database=address)
    bring(made, "customers", CUSTOMERS)
    return made


def bring(workspace: Workspace, table: str, text: str) -> Brought:
    return bring_in(workspace, read_table(table, text.encode(), name=f"{table}.csv"))


def test_bring_in__facts_make_a_new_version(workspace: Workspace):
    before = workspace.facts.version
    done = bring(workspace, "products", "product_id,name\nP,Pump\n")
    assert done.version == workspace.facts.version != before
    assert workspace.facts.tables == {"customers": 2, "products": 1}


def test_bring_in__refuses_a_file_that_is_not_ready(workspace: Workspace):
    with pytest.raises(FactsError, match="No column was recognised as “Name”"):
        bring(workspace, "customers", "account_id,fax\nA,731\n")
    assert workspace.facts.tables == {"customers": 2}


def test_bring_in__people_become_persons_with_their_roles_and_ties(workspace: Workspace):
    assert bring(workspace, "people", PEOPLE) == Brought("2 people from people.csv.")
    plan = workspace.plan("A")
    ada, ben = plan.people.values()
    assert (ada.name, ada.external_id, ada.function, ada.roles) == ("Ada", "7", "purchasing", ("decider",))
    assert (ben.function, ben.roles) == ("purchasing", ("user", "buyer"))
    assert [(tie.source, tie.target, tie.kind) for tie in plan.ties.values()] == [(ben.id, ada.id, "reports-to")]


def test_bring_in__people_for_a_plan_that_can_only_be_read_leave_every_plan_as_it_was(workspace: Workspace):
    broken = AccountPlan(account_id="B").model_dump(mode="json") | {"gates": {"size": {"answer": "perhaps"}}}
    with workspace.engine.begin() as connection:
        connection.execute(documents.insert().values(id="B", revision=1, schema=SCHEMA, body=broken))
    preview = read_table("people", f"{PEOPLE}9,B,Eva,Clerk,,,\n".encode(), name="people.csv")
    for attempt in (foresee, bring_in):
        with pytest.raises(edits.Refused, match="The plan of B can be read, not changed"):
            attempt(workspace, preview)
    assert workspace.plan("A").people == {}


def test_bring_in__team_becomes_members(workspace: Workspace):
    assert bring(workspace, "team", TEAM).sentence == "1 team member from team.csv."
    (cem,) = workspace.portfolio.team.values()
    assert (cem.name, cem.function, cem.hours_per_month, cem.external_id) == ("Cem", "sales", 120, "T1")


@pytest.mark.parametrize(("table", "text", "document"), [("people", PEOPLE, "A"), ("team", TEAM, PORTFOLIO)])
def test_bring_in__twice_changes_nothing(workspace: Workspace, table: str, text: str, document: str):
    bring(workspace, table, text)
    before, history = workspace.plan("A"), workspace.history(document)
    again = bring(workspace, table, text)
    assert again.sentence.startswith(f"Nothing new: {table}.csv says what is there already")
    assert (workspace.plan("A"), workspace.history(document)) == (before, history)
    assert again.warnings == ()


def test_bring_in__is_one_edit_that_can_be_undone(workspace: Workspace):
    bring(workspace, "people", PEOPLE)
    assert [entry.sentence for entry in workspace.history("A")] == ["People imported: 2"]


def test_bring_in__a_field_edited_by_hand_wins_and_the_difference_is_said(workspace: Workspace):
    bring(workspace, "people", PEOPLE)
    ada = next(iter(workspace.plan("A").people))
    workspace.apply("A", edits.change_person, id=ada, title="Director")
    done = bring(workspace, "people", PEOPLE.replace("Head of buying", "Head of purchasing"))
    assert workspace.plan("A").people[ada].title == "Director"
    assert done.warnings == ("Ada: title stays Director, the file says Head of purchasing.",)


def test_bring_in__people_of_an_unknown_customer_wait_in_its_plan(workspace: Workspace):
    done = bring(workspace, "people", "account_id,name\nZ,Zoe\n")
    assert done.warnings == ("No customer Z is known yet; its plan keeps 1 person until it is.",)
    assert [person.name for person in workspace.plan("Z").people.values()] == ["Zoe"]


def test_bring_in__remembers_what_was_said_about_people_without_a_new_version_of_the_facts(workspace: Workspace):
    version = workspace.facts.version
    preview = read_table("people", b"account_id,name,who\nA,A. L.,Ada\n", mapping={"name": "who"})
    bring_in(workspace, preview)
    assert workspace.facts.remembered("people") == {"name": "who"}
    assert workspace.facts.version == version


@pytest.mark.parametrize(("table", "text"), [("people", PEOPLE), ("team", TEAM)])
def test_bring_in__never_replaces_people(workspace: Workspace, table: str, text: str):
    with pytest.raises(FactsError, match="are added and updated, never replaced"):
        bring_in(workspace, read_table(table, text.encode()), mode="replace")
    assert (workspace.plan("A").people, workspace.portfolio.team) == ({}, {})


@pytest.mark.parametrize("mode", ["update", "append", "replace"])
def test_foresee__says_what_bringing_in_does(workspace: Workspace, mode: Mode):
    preview = read_table("customers", b"account_id,name\nA,Alder & Co\nE,Elm\n")
    foreseen = foresee(workspace, preview, mode)
    assert workspace.facts.tables == {"customers": 2}
    brought = bring_in(workspace, preview, mode=mode)
    assert f"{foreseen.added} added" in brought.sentence
    assert workspace.facts.tables["customers"] == 2 + foreseen.added - foreseen.removed


def test_foresee__people_and_what_stays_by_hand(workspace: Workspace):
    people = read_table("people", PEOPLE.encode())
    assert foresee(workspace, people).sentence == "2 new."
    bring_in(workspace, people)
    ada = next(iter(workspace.plan("A").people))
    workspace.apply("A", edits.change_person, id=ada, title="Director")
    again = foresee(workspace, read_table("people", PEOPLE.replace("Head of buying", "Head").encode()))
    assert again.warnings == ("Ada: title stays Director, the file says Head.",)
    assert (again.added, again.removed) == (0, 0)
    assert foresee(workspace, read_table("team", TEAM.encode())).sentence == "1 new."
