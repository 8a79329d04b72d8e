"""Plans as files: what each audience reads, and that no text of theirs comes alive."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import pytest
from python_calamine import CalamineWorkbook

from kamwidgets import edits
from kamwidgets.facts import read_table
from kamwidgets.findings import Reading
from kamwidgets.model import UserError
from kamwidgets.reports import AUDIENCES, FORMATS, exported
from kamwidgets.store import Workspace, bring_in, new_workspace

IMAGE = "<img src=x onerror=alert(1)>"
FORMULA = "=1+1"
CALL = "=cmd|'/c calc'!A1"
SECRETS = (
    "Share of our turnover",
    "Ada",
    "opponent",
    "Opponent",
    "Too large to lose",
    "Win them back",
    "777",
    "Valve",
    "decider",
    "calls",
)
"""What only we may read: people and how they stand to us, reasons, actions, internal targets, gaps."""

LIVE = {"script", "iframe", "object", "embed", "form", "a", "svg"}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = new_workspace(tmp_path / "w", company="Bolt & Nut")
    files = {
        "customers": "account_id,name\nA,Alder Ltd\n",
        "products": "product_id,name\nP,Pump\nV,Valve\n",
        "orders": "order_id,account_id,ordered_on\n1,A,2025-03-01\n",
        "order-lines": "order_id,line_no,product_id,quantity,unit_price\n1,1,P,30,10\n",
    }
    for table, text in files.items():
        bring_in(made, read_table(table, text.encode(), name=f"{table}.csv"))
    person = {"name": "Ada", "roles": ("decider",), "stance": "opponent", "influence": "decisive", "x": 1, "y": 1}
    ada = made.apply("A", edits.add_person, **person).created
    made.apply("A", edits.set_target, product_id="P", period="2026", revenue=450, status="proposed", with_whom="Buying")
    made.apply("A", edits.set_target, product_id="V", period="2026", revenue=777)
    made.apply("A", edits.add_action, title="Win them back", person_ids=(ada,), note="calls")
    made.apply("A", edits.decide, status="key", reason="Too large to lose", on="2026-01-01")
    return made


@pytest.fixture
def reading(workspace: Workspace) -> Reading:
    return workspace.reading()


@pytest.fixture
def hostile(workspace: Workspace) -> Reading:
    """Read the same with texts that would like to be more than text."""
    files = {
        "customers": f"account_id,name\nA,{IMAGE}\n",
        "products": f"product_id,name\nP,{FORMULA}\n",
    }
    for table, text in files.items():
        bring_in(workspace, read_table(table, text.encode(), name=f"{table}.csv"))
    workspace.apply("A", edits.add_person, name=CALL, title=IMAGE, x=2, y=2)
    workspace.apply("A", edits.add_action, title=FORMULA)
    workspace.apply("A", edits.agree_target, id="P@2026", status="agreed", with_whom=CALL, agreed_on="2026-01-02")
    return workspace.reading()


def readable(contents: bytes, format: str) -> str:
    """Return everything that can be read in a file."""
    if format != "xlsx":
        return contents.decode()
    return "\n".join(str(cell) for rows in cells(contents).values() for row in rows for cell in row)


def cells(contents: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(contents))
    return {name: [list(row) for row in book.get_sheet_by_name(name).to_python()] for name in book.sheet_names}


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("format", FORMATS)
def test_exported__shows_turnover_and_the_targets_the_customer_has_heard_of(
    reading: Reading, format: str, audience: str
):
    text = readable(exported(reading, "A", format, audience), format)
    for expected in ("Alder Ltd", "450", "Turnover, last 12 months"):
        assert expected in text


@pytest.mark.parametrize("format", FORMATS)
def test_exported__internally_holds_what_we_know(reading: Reading, format: str):
    text = readable(exported(reading, "A", format), format)
    for expected in ("Ada", "Too large to lose", "Win them back", "777"):
        assert expected in text


@pytest.mark.parametrize("format", FORMATS)
def test_exported__for_the_customer_holds_nothing_internal(reading: Reading, format: str):
    text = readable(exported(reading, "A", format, "customer"), format)
    assert [secret for secret in SECRETS if secret in text] == []
    for gap in (finding for status in reading.statuses("A").values() for finding in status.findings):
        assert gap.sentence not in text


def test_exported__pages_and_sheets_for_the_customer_have_no_internal_parts(reading: Reading):
    page = exported(reading, "A", "html", "customer").decode()
    assert re.findall(r"<h2>(.*?)</h2>", page) == ["Targets"]
    assert "data:image" not in page
    assert set(cells(exported(reading, "A", "xlsx", "customer"))) == {"Summary", "Targets"}
    plain = json.loads(exported(reading, "A", "json", "customer"))
    assert set(plain) == {"account_id", "name", "made_on", "audience", "figures", "targets", "people"}
    assert plain["people"] == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_html__texts_stay_texts(hostile: Reading, audience: str):
    page = exported(hostile, "A", "html", audience).decode()
    assert IMAGE not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    for tag, attributes in Tags(page).found:
        assert tag not in LIVE
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("src") or "data:image/svg+xml;base64,").startswith("data:image/svg+xml;base64,")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_xlsx__texts_stay_texts(hostile: Reading, audience: str):
    contents = exported(hostile, "A", "xlsx", audience)
    every = [cell for rows in cells(contents).values() for row in rows for cell in row]
    assert {IMAGE, FORMULA, CALL} <= set(every)
    with zipfile.ZipFile(io.BytesIO(contents)) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
        assert not any(b"<f>" in book.read(name) or b"<hyperlink" in book.read(name) for name in sheets)
        assert not any("externalLink" in name or "vba" in name.lower() for name in book.namelist())


def test_json__is_read_back_as_it_was(hostile: Reading):
    plan = json.loads(exported(hostile, "A", "json"))
    assert plan["name"] == IMAGE
    assert CALL in {person["name"] for person in plan["plan"]["people"].values()}


@pytest.mark.parametrize(
    ("account", "format", "audience", "said"),
    [
        ("nobody", "html", "internal", "There is no account nobody"),
        ("", "html", "internal", "name one with --account"),
        ("A", "doc", "internal", "A plan is exported as html, xlsx, json, graphml, not as doc."),
        ("A", "graphml", "customer", "The map as a graph is for the inside only"),
        ("A", "html", "press", "A report is for internal or customer, not for press."),
    ],
)
def test_exported__says_what_there_is_not(reading: Reading, account: str, format: str, audience: str, said: str):
    with pytest.raises(UserError, match=said):
        exported(reading, account, format, audience)


@pytest.mark.parametrize("format", FORMATS)
def test_exported__tells_a_customer_of_people_only_what_was_let_out(workspace: Workspace, format: str):
    workspace.apply("A", edits.add_person, id="b", name="Benno", title="Head of buying", contact="several", unit="Ulm")
    closed = exported(workspace.reading(), "A", format, "customer")
    fields = ("function", "site", "country", "email", "unit")
    workspace.apply("portfolio", edits.change_map_settings, never_leaves=fields)
    opened = exported(workspace.reading(), "A", format, "customer")
    shown = {"xlsx": lambda data: str(cells(data))}.get(format, bytes.decode)
    assert "Benno" not in shown(closed)
    assert "Benno" in shown(opened)
    assert "Head of buying" in shown(opened)
    assert not any(secret in shown(opened) for secret in ("Ulm", "Ada", "several", "Several"))


def test_exported__map_is_read_as_it_was_by_a_program_for_networks(reading: Reading):
    graph = nx.read_graphml(io.BytesIO(exported(reading, "A", "graphml")))
    people = dict(graph.nodes(data=True))
    assert [(person["name"], person["side"], person["roles"]) for person in people.values()] == [
        ("Ada", "theirs", "decider")
    ]


def test_exported__map_can_be_read_whatever_stands_in_a_name(workspace: Workspace):
    workspace.apply("A", edits.add_person, id="odd", name="A\ufffed\uffffa & <b>")
    graph = nx.read_graphml(io.BytesIO(exported(workspace.reading(), "A", "graphml")))
    assert "A\ufffdd\ufffda & <b>" in dict(graph.nodes(data="name")).values()
