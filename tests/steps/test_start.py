"""The first step: files in, settings, and what is open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.apps.frame import Frame
from kamwidgets.steps import Opening, Page
from kamwidgets.steps.start.view import StartStep
from kamwidgets.store import Workspace
from kamwidgets.widgets import KamWidget
from tests.steps.conftest import FakeHost


@pytest.fixture
def step(page: Page) -> StartStep:
    made = StartStep(page)
    page.session.changed.connect(lambda _document: made.pull())
    return made


def send(widget: KamWidget, **intent: Any) -> None:
    widget._on_message(widget, intent, [])


def press(step: StartStep, button: int) -> None:
    send(step.importing.buttons, type="press", id=step.importing.buttons.buttons[button]["id"])


def test_import__shows_how_a_file_is_understood_before_anything_happens(step: StartStep, workspace: Workspace):
    step.importing._on_file("customers.csv", b"Kundennummer,Firma\nE,Elm Ltd\n")
    assert step.importing.columns.values["table"] == "customers"
    assert step.importing.columns.values["account_id"] == "Kundennummer"
    assert workspace.facts.tables["customers"] == 4


def test_import__takes_a_file_in_and_says_so(step: StartStep, workspace: Workspace, host: FakeHost):
    step.importing._on_file("more customers.csv", b"account_id,name\nE,Elm Ltd\n")
    press(step, 0)
    assert workspace.facts.tables["customers"] == 5
    assert any("1 added" in notice for notice in host.notices)
    assert "kam-hidden" in step.importing.card._dom_classes


def test_import__a_column_can_be_corrected(step: StartStep):
    step.importing._on_file("customers.csv", b"account_id,who\nE,Elm Ltd\n")
    step.importing._on_columns({"type": "change", "name": "table", "value": "customers"})
    assert step.importing.buttons.buttons[0]["disabled"]
    step.importing._on_columns({"type": "change", "name": "name", "value": "who"})
    assert step.importing.buttons.buttons[0]["disabled"] == ""


def test_import__lists_every_place_to_correct_and_changes_nothing(step: StartStep, workspace: Workspace):
    lines = b"order_id,line_no,product_id,quantity,unit_price\n9,1,1,many,10\n9,2,1,5,cheap\n"
    step.importing._on_file("order-lines.csv", lines)
    table = step.importing.said.blocks[1]
    assert [row[:2] for row in table["rows"]] == [["2", "quantity"], ["3", "unit_price"]]
    assert step.importing.buttons.buttons[0]["disabled"]
    assert workspace.facts.tables["order-lines"] == 5


def test_import__a_file_can_be_left_out_and_the_next_one_comes(step: StartStep):
    step.importing._on_file("customers.csv", b"account_id,name\nE,Elm\n")
    step.importing._on_file("products.csv", b"product_id,name\n9,Belt\n")
    assert "1 more files wait" in step.importing.said.blocks[0]["text"]
    press(step, 1)
    assert step.importing.columns.values["table"] == "products"


def test_import__pressed_twice_takes_in_one_file_and_leaves_the_next_to_be_looked_at(
    step: StartStep, workspace: Workspace
):
    step.importing._on_file("customers.csv", b"account_id,name\nE,Elm\n")
    step.importing._on_file("products.csv", b"product_id,name\n9,Belt\n")
    pressed = step.importing.buttons.buttons[0]["id"]
    send(step.importing.buttons, type="press", id=pressed)
    send(step.importing.buttons, type="press", id=pressed)
    assert (workspace.facts.tables["customers"], workspace.facts.tables["products"]) == (5, 2)


def test_import__one_column_for_two_fields_is_said_and_what_was_understood_stays(step: StartStep):
    step.importing._on_file("customers.csv", b"account_id,name\nE,Elm\n")
    step.importing._on_columns({"type": "change", "name": "name", "value": "name"})
    step.importing._on_columns({"type": "change", "name": "city", "value": "name"})
    assert "city" in step.importing.columns.errors
    assert step.importing.columns.values["name"] == "name"


def test_import__what_is_no_table_is_refused_in_a_sentence(step: StartStep):
    step.importing._on_file("photo.csv", b"\x89PNG\r\n\x1a\n\x00\x00")
    assert step.importing.upload.message["level"] == "bad"


def test_settings__save_field_by_field_and_say_what_is_wrong(step: StartStep, workspace: Workspace):
    send(step.settings.form, type="change", name="company", value="Alder")
    send(step.settings.form, type="change", name="capacity", value="nine")
    assert workspace.portfolio.settings.company == "Alder"
    assert "nine" in step.settings.form.errors["capacity"]
    send(step.settings.form, type="change", name="as_of", value="2025-06-30")
    assert str(workspace.portfolio.settings.as_of) == "2025-06-30"


def test_accounts__open_from_the_list(step: StartStep, page: Page, host: FakeHost):
    page.session.apply("B", edits.decide, status="key", reason="Large", on=page.today)
    assert [row["cells"]["name"] for row in step.accounts.rows] == ["Birch AG"]
    send(step.accounts, type="press", row="B", column="go")
    assert host.went == [("map", "B")]


def test_opening__makes_a_workspace_and_enters_it(tmp_path: Path):
    entered: list[Workspace] = []
    opening = Opening(Frame(), tmp_path / "new", entered.append)
    values = {"filling": "own", "company": "Alder", "currency": "SEK", "locale": "de_DE"}
    send(opening.form, type="submit", values=values)
    (workspace,) = entered
    assert (workspace.portfolio.settings.company, workspace.portfolio.settings.currency) == ("Alder", "SEK")
    send(Opening(Frame(), tmp_path / "new", entered.append).form, type="submit", values=values)
    assert len(entered) == 1
