from __future__ import annotations

import json
from pathlib import Path

import pytest

from kamwidgets import edits
from kamwidgets.edits import Refused
from kamwidgets.facts import read_table
from kamwidgets.store import Author, Workspace, bring_in, new_workspace

ANA = Author("Ana", "client-a")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = new_workspace(tmp_path / "w")
    bring_in(made, read_table("customers", b"account_id,name\nA,Alder Ltd\n", name="customers.csv"))
    made.apply("A", edits.add_person, author=ANA, id="p", name="Jo Lind", title="Buyer")
    made.apply("A", edits.add_person, author=ANA, id="q", name="Ida Holm", title="Deputy of Jo Lind")
    made.apply("A", edits.link_people, author=ANA, id="t", source="q", target="p", kind="reports-to")
    made.apply("A", edits.judge_person, author=ANA, id="p", scale="stance", value="sceptic", evidence="Said so")
    made.apply("A", edits.judge_person, author=ANA, id="q", scale="stance", value="advocate")
    made.apply("A", edits.add_action, author=ANA, id="a", title="Visit", person_ids=("p",))
    return made


def test_record__holds_all_that_is_noted_about_one_person_and_nothing_noted_about_others(workspace: Workspace):
    record = workspace.record("A", "p")
    assert (record["name"], record["account"], record["person"]["title"]) == ("Jo Lind", "Alder Ltd", "Buyer")
    assert {name: len(parts) for name, parts in record["parts"].items()} == {"ties": 1, "grounds": 1}
    assert record["parts"]["grounds"][0]["evidence"] == "Said so"
    assert [action["title"] for action in record["actions"]] == ["Visit"]
    assert record["texts"][0]["text"] == "Deputy of Jo Lind"
    assert len(record["history"]) == 4
    assert "advocate" not in json.dumps(record)


def test_record__counts_what_was_judged_sealed_and_tells_nothing_of_it(workspace: Workspace):
    for name in ("Ana", "Ben"):
        workspace.session(Author(name)).judge_sealed("A", "p", "stance", "opponent", "Over lunch")
    workspace.session(ANA).judge_sealed("A", "q", "stance", "opponent")
    record = workspace.record("A", "p")
    assert record["sealed_judgements"] == 2
    assert "opponent" not in json.dumps(record)
    assert "lunch" not in json.dumps(record)


def test_record__of_somebody_taken_off_the_map_tells_what_the_history_keeps(workspace: Workspace):
    workspace.apply("A", edits.remove_person, author=ANA, id="p")
    record = workspace.record("A", "p")
    assert (record["person"], record["parts"], record["actions"]) == ({}, {}, [])
    assert any("removed from the map" in each["what"] for each in record["history"])


def test_record__of_somebody_who_never_was_is_refused(workspace: Workspace):
    with pytest.raises(Refused):
        workspace.record("A", "nobody")
