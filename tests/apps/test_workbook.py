"""The frame around the steps: doors, accounts, undo, two people."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kamwidgets import apps, edits
from kamwidgets.apps.frame import Frame
from kamwidgets.apps.workbook import Workbook
from kamwidgets.steps import STEPS
from kamwidgets.store import Author, Workspace, WorkspaceError
from tests.company import small_company


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return small_company(tmp_path / "w")


@pytest.fixture
def book(workspace: Workspace) -> Workbook:
    return Workbook(Frame(), workspace, step="map", account_id="A")


def say(book: Workbook, **intent: Any) -> None:
    book.frame.shell._on_message(book.frame.shell, intent, [])


def test_workbook__opens_at_its_own_step_and_builds_only_that(book: Workbook):
    assert (book.frame.shell.active, book.frame.shell.ready, book.frame.shell.account) == ("map", "map", "A")
    assert list(book._steps) == ["map"]


@pytest.mark.parametrize("step", STEPS)
def test_workbook__every_step_opens_with_and_without_an_account(workspace: Workspace, step: str):
    for account in ("A", ""):
        book = Workbook(Frame(), workspace, step=step, account_id=account)
        assert (book.frame.shell.ready, book.frame.shell.notice) == (step, {})


def test_workbook__an_unknown_account_in_the_address_opens_the_first_key_account(workspace: Workspace):
    assert Workbook(Frame(), workspace, account_id="nobody").page.account_id == ""
    workspace.apply("B", edits.decide, status="key", reason="Large", on="2026-01-01")
    assert Workbook(Frame(), workspace, account_id="nobody").page.account_id == "B"


def test_workbook__moves_between_steps_and_accounts(book: Workbook):
    say(book, type="open-step", step="targets")
    say(book, type="open-account", account="B")
    assert (book.frame.shell.active, book.frame.shell.account) == ("targets", "B")
    say(book, type="open-step", step="map")
    assert list(book._steps) == ["map", "targets"]


def test_workbook__undo_and_redo_from_the_header(book: Workbook, workspace: Workspace):
    book.page.edit(edits.add_person, name="Ada")
    assert book.frame.shell.undo == "Ada added to the map"
    assert book.frame.shell.saved["document"] == "A"
    say(book, type="undo")
    assert workspace.plan("A").people == {}
    say(book, type="redo")
    assert len(workspace.plan("A").people) == 1
    assert book.frame.shell.redo == ""


def test_workbook__undo_pressed_where_there_is_nothing_is_no_error(book: Workbook):
    say(book, type="undo")
    say(book, type="redo")
    assert book.frame.shell.notice == {}


def test_workbook__says_why_a_plan_can_only_be_read(book: Workbook, monkeypatch: pytest.MonkeyPatch):
    reasons = {"A": ("Written by a newer version of KAM Workbook.",)}
    monkeypatch.setattr(book.session, "locked", lambda document_id: reasons.get(document_id, ()))
    book.go("map")
    assert book.frame.shell.locked == {
        "sentence": "This plan can be read, not changed.",
        "reasons": ["Written by a newer version of KAM Workbook."],
    }
    book.go("map", "B")
    assert book.frame.shell.locked == {}


def test_workbook__takes_in_what_others_write(book: Workbook, workspace: Workspace):
    workspace.apply("A", edits.add_person, author=Author("Ben", "b"), name="Ada")
    book._look()
    assert book.frame.shell.saved["by"] == "Ben"
    assert [person["name"] for person in book._steps["map"].map.people] == ["Ada"]  # pyright: ignore[reportAttributeAccessIssue]


def test_workbook__says_once_that_the_workspace_cannot_be_reached_and_goes_on_trying(
    book: Workbook, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    def unreachable() -> None:
        raise WorkspaceError("The database cannot be reached.")

    with monkeypatch.context() as away:
        away.setattr(book.session, "poll", unreachable)
        book._look()
        assert book.frame.shell.notice["sentence"] == "The database cannot be reached."
        book.frame.shell.notice = {}
        book._look()
        assert book.frame.shell.notice == {}
    workspace.session(Author("Ben", "b")).apply("A", edits.add_person, name="Ada")
    book._look()
    assert [person.name for person in book.page.plan.people.values()] == ["Ada"]


def test_workbook__two_people_at_the_same_place_both_hear_of_it(workspace: Workspace):
    ana, ben = (Workbook(Frame(), workspace, step="map", account_id="A") for _ in range(2))
    say(ana, type="hello", client="a", person="Ana", account="", step="")
    say(ben, type="hello", client="b", person="Ben", account="", step="")
    ada = ana.page.edit(edits.add_person, name="Ada").created
    ben._look()
    ana.page.edit(edits.change_person, id=ada, title="Buyer")
    ben.page.edit(edits.change_person, id=ada, title="Director")
    assert ben.frame.shell.notice["sentence"] == "You replaced what Ana had just changed: Ada: title changed."
    ana._look()
    assert ana.frame.shell.notice["sentence"] == "Ben changed what you had changed: Ada: title changed."
    say(ana, type="act-on-notice", id=ana.frame.shell.notice["id"])
    assert workspace.plan("A").people[ada or ""].title == "Buyer"


def test_workbook__says_who_is_here(workspace: Workspace):
    ana, ben = (Workbook(Frame(), workspace, step="map", account_id="A") for _ in range(2))
    say(ana, type="hello", client="a", person="Ana", account="", step="")
    say(ben, type="hello", client="b", person="Ben", account="", step="")
    assert ben.frame.shell.here == ["Ana", "Ben"]


def test_workbook__a_failing_callback_becomes_a_sentence_with_an_id(
    book: Workbook, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("a secret about a customer")

    book.page.edit(edits.add_person, name="Ada")
    monkeypatch.setattr(book.session, "undo", broken)
    say(book, type="undo")
    assert "The log knows it as error" in book.frame.shell.notice["sentence"]
    assert "secret" not in book.frame.shell.notice["sentence"]
    caplog.clear()


def test_app__offers_to_make_a_workspace_where_there_is_none(tmp_path: Path):
    shown = apps.workbook("map", tmp_path / "none")
    assert shown.children[0].ready == "start"  # pyright: ignore[reportAttributeAccessIssue]


def test_app__the_address_has_the_last_word(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QUERY_STRING", "step=targets&account=C")
    shell = apps.workbook("map", workspace.folder).children[0]  # pyright: ignore[reportAttributeAccessIssue]
    assert (shell.ready, shell.account) == ("targets", "C")


def test_app__says_why_a_workspace_cannot_be_opened(tmp_path: Path):
    (tmp_path / "workspace.toml").write_text('database = "postgresql://kam@127.0.0.1:1/plans"')
    shell = apps.workbook("map", tmp_path).children[0]  # pyright: ignore[reportAttributeAccessIssue]
    assert shell.notice["sentence"].startswith("The database on 127.0.0.1 cannot be reached")


def test_app__warns_of_a_workspace_on_a_network_drive(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    share = SimpleNamespace(mountpoint=str(workspace.folder), fstype="nfs", opts="rw")
    monkeypatch.setattr("kamwidgets.store.drives._mounted", lambda _: [share])
    shell = apps.workbook("map", workspace.folder).children[0]  # pyright: ignore[reportAttributeAccessIssue]
    assert "lies on a network drive (nfs)" in shell.notice["sentence"]
