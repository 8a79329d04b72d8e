"""The first step: files in, settings, and what is open."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from kamwidgets import edits
from kamwidgets.apps.frame import Frame
from kamwidgets.steps import Opening, Page
from kamwidgets.steps.start.view import StartStep
from kamwidgets.store import Workspace
from kamwidgets.widgets import KamWidget
from tests.company import TABLES
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


def correct(step: StartStep, name: str, value: str) -> None:
    """Say something about the file that is shown, in whichever form asks for it."""
    forms = step.importing._forms()
    form = next(form for form in forms if name in (field["name"] for field in form.fields))
    send(form, type="change", name=name, value=value)


def test_import__shows_how_a_file_is_understood_before_anything_happens(step: StartStep, workspace: Workspace):
    step.importing._on_file("customers.csv", b"Kundennummer,Firma\nE,Elm Ltd\n")
    assert step.importing.layout.values["table"] == "customers"
    assert step.importing.columns.values["account_id"] == "Kundennummer"
    assert workspace.facts.tables["customers"] == 4


@pytest.mark.parametrize(
    ("rows", "labels"),
    [
        ("E,Elm Ltd,much\n", ["Bring in 1 row", "Save 1 place to correct", "Leave this file out"]),
        ("E,Elm Ltd,much\nF,Fir Ltd,more\n", ["Bring in 2 rows", "Save 2 places to correct", "Leave this file out"]),
    ],
)
def test_import__counts_one_row_and_one_place_as_one(step: StartStep, rows: str, labels: list[str]):
    step.importing._on_file("customers.csv", f"account_id,name,category_spend\n{rows}".encode())
    assert [button["label"] for button in step.importing.buttons.buttons] == labels


def test_import__takes_a_file_in_and_says_so(step: StartStep, workspace: Workspace, host: FakeHost):
    step.importing._on_file("more customers.csv", b"account_id,name\nE,Elm Ltd\n")
    press(step, 0)
    assert workspace.facts.tables["customers"] == 5
    assert any("1 added" in notice for notice in host.notices)
    assert "kam-hidden" in step.importing.card._dom_classes


def test_import__a_column_can_be_corrected(step: StartStep):
    step.importing._on_file("customers.csv", b"account_id,who\nE,Elm Ltd\n")
    correct(step, "table", "customers")
    assert step.importing.buttons.buttons[0]["disabled"]
    correct(step, "name", "who")
    assert step.importing.buttons.buttons[0]["disabled"] == ""


def test_import__lists_every_place_to_correct_and_changes_nothing(
    step: StartStep, workspace: Workspace, host: FakeHost
):
    lines = b"order_id,line_no,product_id,quantity,unit_price\n9,1,1,many,10\n9,2,1,5,cheap\n9,3,1,5,cheap\n"
    step.importing._on_file("order-lines.csv", lines)
    (table,) = step.importing.problems.blocks
    assert [row[:2] for row in table["rows"]] == [["2", "quantity"], ["3, 4", "unit_price"]]
    assert step.importing.buttons.buttons[0]["disabled"]
    press(step, 1)
    ((name, _, contents),) = host.files
    assert name == "order-lines, places to correct.xlsx"
    rows = CalamineWorkbook.from_filelike(BytesIO(contents)).get_sheet_by_index(0).to_python()
    assert [row[1:4] for row in rows[1:]] == [
        [2, "quantity", "many"],
        [3, "unit_price", "cheap"],
        [4, "unit_price", "cheap"],
    ]
    assert workspace.facts.tables["order-lines"] == 5


def test_import__asks_what_does_not_fit_and_remembers_the_answer(step: StartStep, workspace: Workspace):
    products = "product_id,name,unit_cost\n9,Belt,{}\n"
    step.importing._on_file("products.csv", products.format('"9,5"').encode())
    (question,) = step.importing.questions.fields
    assert [option["label"] for option in question["options"]] == ["9.50: the comma separates decimals"]
    assert step.importing.problems.blocks == []
    correct(step, "way:unit_cost", "decimal-comma")
    press(step, 0)
    assert workspace.facts.products().set_index("product_id").loc["9", "unit_cost"] == 9.5
    step.importing._on_file("products.csv", products.format('"7,25"').encode())
    assert step.importing.questions.values == {"way:unit_cost": "decimal-comma"}
    assert step.importing.buttons.buttons[0]["disabled"] == ""


def test_import__says_where_a_file_is_read_as_the_last_one_was(step: StartStep):
    orders = "order_id,account_id,ordered_on\n91,A,{}\n92,B,{}\n"
    step.importing._on_file("orders.csv", orders.format("12/25/2025", "03/04/2025").encode())
    correct(step, "way:ordered_on", "month-first")
    assert "as last time" not in step.importing.said.blocks[0]["text"]
    press(step, 0)
    step.importing._on_file("orders.csv", orders.format("12/26/2025", "03/04/2025").encode())
    assert "ordered_on is read as last time: the month comes first." in step.importing.said.blocks[0]["text"]
    correct(step, "way:ordered_on", "settings")
    assert "as last time" not in step.importing.said.blocks[0]["text"]
    assert step.importing.buttons.buttons[0]["disabled"]


def test_import__asks_again_where_the_last_answer_is_not_needed_and_would_change_what_is_read(
    step: StartStep, workspace: Workspace
):
    products = "product_id,name,unit_cost\n9,Belt,{}\n"
    step.importing._on_file("products.csv", products.format('"9,5"').encode())
    correct(step, "way:unit_cost", "decimal-comma")
    press(step, 0)
    step.importing._on_file("products.csv", products.format("1.234").encode())
    (question,) = step.importing.questions.fields
    assert [option["label"] for option in question["options"]] == [
        "1,234: the comma separates decimals, as last time",
        "1.23: as the settings say",
    ]
    assert step.importing.buttons.buttons[0]["disabled"]
    correct(step, "way:unit_cost", "settings")
    assert step.importing.questions.values == {"way:unit_cost": "settings"}
    press(step, 0)
    assert workspace.facts.products().set_index("product_id").loc["9", "unit_cost"] == 1.234
    assert workspace.facts.read_as("products") == {}


def test_import__says_where_the_headings_stand_and_lets_that_be_corrected(step: StartStep):
    step.importing._on_file("customers.csv", b"Customers of May\n\naccount_id,name\nE,Elm\nF,Fir\n")
    assert step.importing.layout.values["heading_row"] == "3"
    assert "“Customers of May”" in step.importing.said.blocks[0]["text"]
    correct(step, "heading_row", "99")
    assert "no headings in row 99" in step.importing.layout.errors["heading_row"]
    correct(step, "heading_row", "4")
    assert step.importing.columns.values == {}


def test_import__asks_for_the_letters_of_a_file_that_does_not_tell(step: StartStep):
    step.importing._on_file("customers.csv", "account_id,name\nE,Müller\n".encode("cp850"))
    assert step.importing.buttons.buttons[0]["disabled"]
    correct(step, "encoding", "cp850")
    assert step.importing.sample.blocks[0]["rows"] == [["E", "Müller"]]


@pytest.mark.parametrize(
    ("mode", "then", "customers"),
    [
        ("update", "1 new, 1 changed.", 5),
        ("append", "1 new, 1 left as they are.", 5),
        ("replace", "1 new, 1 changed, 3 taken out.", 2),
    ],
)
def test_import__says_before_the_click_what_each_way_would_do(
    step: StartStep, workspace: Workspace, mode: str, then: str, customers: int
):
    step.importing._on_file("customers.csv", b"account_id,name,country\nA,Alder & Co,GB\nE,Elm,GB\n")
    correct(step, "mode", mode)
    assert step.importing.mode.fields[0]["hint"] == f"Then: {then}"
    press(step, 0)
    assert workspace.facts.tables["customers"] == customers
    names = workspace.facts.accounts().set_index("account_id")["name"]
    assert names["A"] == ("Alder Ltd" if mode == "append" else "Alder & Co")


def test_import__files_come_in_the_order_in_which_they_rest_on_each_other(step: StartStep):
    for table in ("order-lines", "orders", "products", "customers"):
        step.importing._on_file(f"{table}.csv", TABLES[table])
    turns: list[str] = []
    for _ in range(4):
        turns.append(step.importing.layout.values["table"])
        press(step, 1)
    assert turns == ["customers", "products", "orders", "order-lines"]


def test_import__no_file_comes_before_one_that_a_person_has_begun_with(step: StartStep):
    step.importing._on_file("products.csv", b"product_id,name\n9,Belt\n")
    correct(step, "name", "name")
    step.importing._on_file("customers.csv", b"account_id,name\nE,Elm\n")
    assert step.importing.layout.values["table"] == "products"
    assert "Next: customers.csv" in step.importing.said.blocks[0]["text"]


def test_import__a_file_can_be_left_out_and_the_next_one_comes(step: StartStep):
    step.importing._on_file("customers.csv", b"account_id,name\nE,Elm\n")
    step.importing._on_file("products.csv", b"product_id,name\n9,Belt\n")
    press(step, 1)
    assert step.importing.layout.values["table"] == "products"


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
    send(step.importing.fields, type="press", id="every")
    correct(step, "name", "name")
    correct(step, "city", "name")
    assert "city" in step.importing.columns.errors
    assert step.importing.columns.values["name"] == "name"


def test_import__a_large_file_is_read_by_its_path_beside_the_page(
    step: StartStep, workspace: Workspace, host: FakeHost, tmp_path: Path
):
    rows = "".join(f"M{number},More {number}\n" for number in range(20_000))
    (tmp_path / "many.csv").write_text(f"account_id,name\n{rows}")
    send(step.importing.path, type="change", name="path", value=str(tmp_path / "many.csv"))
    press(step, 0)
    assert [sentence for sentence, _ in host.worked] == ["Reading many.csv", "Bringing many.csv in"]
    assert all(shares for _, shares in host.worked)
    assert workspace.facts.tables["customers"] == 20_004
    assert step.importing.upload.busy == ""
    send(step.importing.path, type="change", name="path", value="/no/such/file.csv")
    assert step.importing.path.errors == {"path": "There is no file /no/such/file.csv."}
    send(step.importing.path, type="change", name="path", value="W" * 10_000)
    assert step.importing.path.errors == {"path": f"There is no file {'W' * 299}…."}


def test_import__stopped_on_its_way_changes_nothing_and_can_be_tried_again(
    step: StartStep, workspace: Workspace, host: FakeHost
):
    before = workspace.facts.version
    rows = "".join(f"M{number},More {number}\n" for number in range(20_000))
    step.importing._on_file("many.csv", f"account_id,name\n{rows}".encode())
    host.patience = 0
    press(step, 0)
    assert host.notices[-1] == "Stopped; nothing was changed."
    assert workspace.facts.version == before
    host.patience = None
    press(step, 0)
    assert workspace.facts.tables["customers"] == 20_004


def test_import__a_correction_meant_for_a_file_that_is_dealt_with_changes_nothing(step: StartStep):
    panel = step.importing
    panel._on_file("customers.csv", b"account_id,name\nE,Elm\n")
    panel._on_file("products.csv", b"product_id,name\n9,Belt\n")
    stale = {"type": "change", "version": panel.columns.version, "value": ""}
    press(step, 1)
    for name in ("name", "account_id"):
        send(panel.columns, name=name, **stale)
    assert panel.columns.values == {"product_id": "product_id", "name": "name"}
    assert not panel._arrivals[0].touched
    press(step, 1)
    send(panel.columns, type="change", name="name", value="")  # no file waits any more


def many() -> bytes:
    """Make a table of customers that is read and brought in beside the page."""
    rows = "".join(f"M{number},More {number}\n" for number in range(20_000))
    return f"account_id,name\n{rows}".encode()


def test_import__what_is_said_while_a_file_is_being_brought_in_waits_for_that(
    step: StartStep, workspace: Workspace, host: FakeHost
):
    panel = step.importing
    panel._on_file("customers.csv", many())
    rests = host.hold()
    press(step, 0)
    for name, value in (("heading_row", "2"), ("mode", "replace")):
        correct(step, name, value)
        form = next(form for form in panel._forms() if name in form.errors)
        assert "wait for it" in form.errors[name]
    assert panel.upload.busy
    panel._on_file("products.csv", b"product_id,name\n9,Belt\n")
    assert len(host.worked) == 2
    rests()
    assert panel.upload.busy == ""
    assert workspace.facts.tables["customers"] == 20_004
    assert panel.layout.values["table"] == "products"


def test_import__a_correction_refused_later_stays_with_its_file(step: StartStep, host: FakeHost):
    panel = step.importing
    panel._on_file("customers.csv", many())
    panel._on_file("products.csv", b"product_id,name\n9,Belt\n")
    send(panel.fields, type="press", id="every")
    rests = host.hold()
    correct(step, "city", "name")
    panel._arrivals = panel._arrivals[1:]  # as where that file is left out meanwhile
    panel._go_on()
    rests()
    assert panel.layout.values["table"] == "products"
    assert panel.columns.errors == {}


def test_waiting__lists_the_orders_that_are_missing(step: StartStep, host: FakeHost):
    assert "kam-hidden" in step.waiting.widget._dom_classes
    step.importing._on_file("lines.csv", b"order_id,line_no,product_id,quantity,unit_price\n99,1,1,1,1\n")
    press(step, 0)
    step.pull()
    (table,) = step.waiting.list.blocks
    assert (table["title"], table["rows"]) == ("1 order is missing", [["99", "1"]])
    send(step.waiting.buttons, type="press", id="save")
    assert host.files[-1][0] == "orders that are missing.xlsx"


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
