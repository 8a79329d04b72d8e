"""Gaps beside the work become actions where they are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.apps.frame import Frame
from kamwidgets.apps.workbook import Workbook
from kamwidgets.store import Workspace
from tests.company import small_company


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = small_company(tmp_path / "w")
    made.apply("A", edits.add_person, id="ada", name="Ada", influence="decisive", stance="opponent")
    return made


@pytest.fixture
def book(workspace: Workspace) -> Workbook:
    return Workbook(Frame(), workspace, step="map", account_id="A")


def side(book: Workbook, rule: str) -> dict[str, Any]:
    """Return what stands beside the work by the rule it comes from."""
    return next(found for found in book.frame.side.findings if found["id"].startswith(rule))


def plan(book: Workbook, rule: str) -> None:
    intent = {"type": "plan-finding", "id": side(book, rule)["id"]}
    book.frame.side._on_message(book.frame.side, intent, [])


def test_gap__becomes_an_action_without_leaving_the_map_and_leads_to_it(book: Workbook, workspace: Workspace):
    assert side(book, "opponent")["also"] == "Plan an action"
    plan(book, "opponent")
    (action,) = workspace.plan("A").actions.values()
    assert (action.closes, action.person_ids) == (side(book, "opponent")["id"], ("ada",))
    assert book.frame.shell.active == "map"
    assert book.frame.shell.notice["sentence"] == f"Planned: {action.title}."
    assert side(book, "opponent")["also"] == "Open its action"
    plan(book, "opponent")
    assert (book.frame.shell.active, len(workspace.plan("A").actions)) == ("act", 1)
    assert book._steps["act"].card.action_id == action.id  # type: ignore[attr-defined]


def test_gap__notice_of_a_planned_action_opens_it(book: Workbook):
    plan(book, "opponent")
    notice = {"type": "act-on-notice", "id": book.frame.shell.notice["id"]}
    book.frame.shell._on_message(book.frame.shell, notice, [])
    assert book.frame.shell.active == "act"


def test_findings__of_other_steps_cannot_be_planned_beside_the_work(book: Workbook):
    book.go("select")
    assert {found["also"] for found in book.frame.side.findings} == {""}
