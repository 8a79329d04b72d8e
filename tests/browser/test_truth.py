"""The page tells the truth: saved, busy, offline or ended, and nothing that was typed is lost with any of them."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Locator, expect

from kamwidgets import edits
from kamwidgets.store import open_workspace
from tests.browser.conftest import AppPage, Server
from tests.browser.workbook import Workbook
from tests.company import small_company

CUT = 30
"""Seconds for which the network is away: the one thing here that is a time and not an event."""

NOTED = ("Failed to load resource", "WebSocket connection to")
"""What the browser notes when a server is away."""

CALCULATING = """
import os
import time
from pathlib import Path
import ipywidgets as w
from kamwidgets.apps.frame import Frame
from kamwidgets.apps.workbook import Workbook
from kamwidgets.store import open_workspace

folder = Path(os.environ["KAM_WORKSPACE"])
frame = Frame()
book = Workbook(frame, open_workspace(folder), step="map", account_id="A")

def until_let_on(progress=lambda share: None):
    while not (folder / "go-on").exists():
        progress(0.4)
        time.sleep(0.05)
    (folder / "go-on").unlink()
    return "counted"

def break_it():
    def broken(*_, **__):
        raise RuntimeError("the customer Jane Roe owes 77")
    book.session.apply = broken

def button(label, does):
    made = w.Button(description=label)
    made.on_click(book.page.guarded(lambda _: does()))
    return made

w.VBox([frame.widget, w.HBox([
    button("Calculate here", until_let_on),
    button("Calculate beside", lambda: book.page.work("Counting everything", until_let_on, book.notify)),
    button("Break it", break_it),
])])
"""
"""A page with work that goes on until the test lets it end, in the page's own way and beside it."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = small_company(tmp_path_factory.mktemp("truth") / "w")
    made.apply("A", edits.add_person, name="Ada", id="ada")
    return made.folder


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("calculating")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CALCULATING)])
    nbformat.write(notebook, folder / "0_start.ipynb")
    return folder


@pytest.fixture(scope="module")
def server(workspace: Path, notebooks: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run a server of these tests' own, to be treated badly."""
    started = Server(workspace, notebooks, tmp_path_factory.mktemp("state"))
    yield started
    started.stop()


@pytest.fixture
def ana(server: Server, app_page: Callable[[], AppPage]) -> Workbook:
    """Open the map of an account."""
    person = Workbook(app_page(), server.address)
    person.opened.forgive(*NOTED)
    person.open("map", "A")
    return person


def header(person: Workbook) -> Locator:
    return person.page.locator(".kam-saved")


def type_a_name(person: Workbook, name: str) -> None:
    """Add somebody by the button above the map, without looking whether it was saved."""
    person.page.get_by_role("toolbar").get_by_role("button", name="Add person").click()
    person.page.get_by_role("textbox", name="Name of the new person").fill(name)
    person.page.keyboard.press("Enter")


def names(workspace: Path) -> set[str]:
    return {person.name for person in open_workspace(workspace).plan("A").people.values()}


def kernel_of(person: Workbook) -> str:
    """Return the id of the kernel behind a page."""
    return json.loads(person.page.locator("#jupyter-config-data").inner_text())["kernelId"]


def is_settled(person: Workbook) -> None:
    """Wait until the header says that all is saved and somebody listens."""
    expect(header(person)).to_have_attribute("data-life", "live")
    expect(header(person)).to_contain_text("Saved ")


def test_killed_kernel__ends_the_session_and_what_was_typed_is_offered_again(
    ana: Workbook, server: Server, workspace: Path
) -> None:
    ana.add_on_map("Ben")
    ana.page.get_by_role("textbox", name="Title", exact=True).fill("Head of pur")
    server.kernel(kernel_of(ana)).kill()
    expect(header(ana)).to_have_text("Session ended")
    panel = ana.page.get_by_role("alertdialog", name="This session has ended")
    expect(panel).to_be_focused()
    expect(panel.get_by_role("textbox")).to_have_value("Title: Head of pur")
    assert ana.page.locator(".kam-body").evaluate("(body) => body.inert")
    ana.opened.received = 0
    panel.get_by_role("button", name="Reload").click()
    ana.arrived("map")
    expect(ana.page.get_by_role("combobox", name="Account")).to_have_value("Alder Ltd")
    offer = ana.page.get_by_role("region", name="Not saved when the session ended")
    expect(offer.get_by_role("textbox")).to_have_value("Title: Head of pur")
    ana.add_on_map("Cleo")
    assert names(workspace) >= {"Ben", "Cleo"}


def test_lost_network__is_offline_until_it_is_back_and_loses_nothing(ana: Workbook, workspace: Path) -> None:
    ana.page.context.set_offline(True)
    type_a_name(ana, "Dora")
    expect(header(ana)).to_have_text("Offline – trying again")
    type_a_name(ana, "Emil")
    ana.page.wait_for_timeout(CUT * 1000)
    expect(header(ana)).to_have_text("Offline – trying again")
    assert names(workspace).isdisjoint({"Dora", "Emil"})
    ana.page.context.set_offline(False)
    is_settled(ana)
    assert names(workspace) >= {"Dora", "Emil"}
    ana.add_on_map("Frida")


def test_stopped_machine__is_offline_until_it_goes_on_and_loses_nothing(
    ana: Workbook, server: Server, workspace: Path
) -> None:
    server.process.send_signal(signal.SIGSTOP)
    try:
        type_a_name(ana, "Gerd")
        expect(header(ana)).to_have_text("Offline – trying again")
    finally:
        server.process.send_signal(signal.SIGCONT)
    is_settled(ana)
    assert "Gerd" in names(workspace)


def test_restarted_server__ends_the_session(
    workspace: Path, notebooks: Path, tmp_path: Path, app_page: Callable[[], AppPage]
) -> None:
    first = Server(workspace, notebooks, tmp_path)
    ana = Workbook(app_page(), first.address)
    ana.opened.forgive(*NOTED)
    ana.open("map", "A")
    first.kill()
    expect(header(ana)).to_have_text("Offline – trying again")
    type_a_name(ana, "Hanna")
    second = Server(workspace, notebooks, tmp_path, port=first.port)
    panel = ana.page.get_by_role("alertdialog")
    expect(panel.get_by_role("textbox")).to_have_value("Name: Hanna")
    panel.get_by_role("button", name="Reload").click()
    expect(ana.root).to_have_attribute("data-kam-ready", "map")
    assert second.stop() == 0


def test_long_calculation__is_busy_and_what_is_typed_meanwhile_arrives(ana: Workbook, workspace: Path) -> None:
    ana.button("Calculate here").click()
    expect(header(ana)).to_have_text("Working…")
    type_a_name(ana, "Ida")
    expect(header(ana)).to_have_text("Saving…")
    expect(header(ana)).to_have_attribute("data-life", "busy")
    expect(ana.page.get_by_role("alertdialog")).to_have_count(0)
    (workspace / "go-on").touch()
    is_settled(ana)
    assert "Ida" in names(workspace)


def test_work_beside__leaves_the_page_usable_and_can_be_cancelled(ana: Workbook, workspace: Path) -> None:
    ana.button("Calculate beside").click()
    bar = ana.page.get_by_role("progressbar", name="Counting everything")
    expect(bar).to_have_attribute("value", "0.4")
    ana.add_on_map("Jana")
    open_workspace(workspace).apply("A", edits.add_person, name="Karl")
    expect(ana.page.get_by_role("rowheader", name="Karl")).to_be_visible()
    ana.button("Calculate beside").click()
    expect(ana.notice).to_contain_text("Counting everything is still going on")
    ana.button("Cancel").click()
    expect(ana.notice).to_contain_text("Stopped; nothing was changed.")
    expect(bar).to_have_count(0)
    ana.button("Calculate beside").click()
    expect(bar).to_be_visible()
    (workspace / "go-on").touch()
    expect(ana.notice).to_contain_text("counted")


def test_failing_callback__says_an_error_id_and_keeps_what_was_typed(ana: Workbook, server: Server) -> None:
    title = ana.cell("People on the map", "Ada", "title")
    ana.button("Break it").click()
    ana.enter(title, "Buyer in chief")
    expect(ana.notice).to_contain_text("The log knows it as error")
    expect(title).to_contain_text("Buyer in chief")
    ana.page.get_by_role("rowheader", name="Ada", exact=True).click()
    field = ana.page.get_by_role("textbox", name="Title", exact=True)
    ana.button("Dismiss").click()
    field.fill("Buyer of all")
    field.press("Tab")
    expect(ana.notice).to_contain_text("The log knows it as error")
    expect(field).to_have_value("Buyer of all")
    assert "Jane Roe" not in server.log.read_text(encoding="utf-8")
