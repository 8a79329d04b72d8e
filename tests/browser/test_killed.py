"""``kill -9`` right after the page has said "Saved": what it said was true."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kamwidgets.store import open_workspace
from tests.browser.conftest import AppPage, Server
from tests.browser.workbook import Workbook
from tests.company import small_company

TIMES = [5, pytest.param(50, marks=pytest.mark.soak)]
"""How often each is killed: in every run, and in the long one."""

WATCH = """() => {
    const root = document.querySelector(".kam-workbook");
    window.saved = new Promise((tell) =>
        new MutationObserver(() => tell(root.dataset.kamSaved)).observe(root, { attributeFilter: ["data-kam-saved"] }));
}"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return small_company(tmp_path / "w").folder


@contextmanager
def running(workspace: Path, state: Path, port: int = 0) -> Iterator[Server]:
    server = Server(workspace, None, state, port)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()


@pytest.fixture
def ana(app_page: Callable[[], AppPage]) -> Workbook:
    person = Workbook(app_page(), "")
    person.opened.forgive("Failed to load resource", "WebSocket connection to")
    return person


def come(person: Workbook, server: Server, expected: list[str]) -> str:
    """Open the map; everybody who was saved is there. Return the id of the kernel behind the page."""
    person.address = server.address
    person.open("map", "A")
    shown = person.page.locator(".kam-grid [role=rowheader]")  # of many rows the first ones are in the page
    assert set(expected) >= set(shown.all_inner_texts())
    if expected:
        expect(person.status).to_contain_text("1 person" if len(expected) == 1 else f"{len(expected)} people")
    return json.loads(person.page.locator("#jupyter-config-data").inner_text())["kernelId"]


def add_until_saved(person: Workbook, name: str) -> str:
    """Add somebody; return what the page says is saved at the moment it says so."""
    person.page.evaluate(WATCH)
    person.page.get_by_role("toolbar").get_by_role("button", name="Add person").click()
    person.page.get_by_role("textbox", name="Name of the new person").fill(name)
    person.page.keyboard.press("Enter")
    return person.page.evaluate("window.saved")


def is_saved(workspace: Path, said: str, names: list[str]) -> None:
    """Find in the store what was said to be saved, as its newest revision."""
    opened = open_workspace(workspace)
    assert {person.name for person in opened.plan("A").people.values()} == set(names)
    assert said == f"A:{opened.history('A', limit=1)[0].revision}"
    opened.close()


@pytest.mark.parametrize("times", TIMES)
def test_killed_kernel__loses_nothing_that_was_said_to_be_saved(
    ana: Workbook, workspace: Path, tmp_path: Path, times: int
) -> None:
    names: list[str] = []
    with running(workspace, tmp_path) as server:
        for number in range(times):
            process = server.kernel(come(ana, server, names))
            names.append(f"Person {number:02}")
            said = add_until_saved(ana, names[-1])
            process.kill()
            is_saved(workspace, said, names)
        come(ana, server, names)


@pytest.mark.parametrize("times", TIMES)
def test_killed_server__loses_nothing_that_was_said_to_be_saved(
    ana: Workbook, workspace: Path, tmp_path: Path, times: int
) -> None:
    names: list[str] = []
    for number in range(times):
        with running(workspace, tmp_path) as server:
            come(ana, server, names)
            names.append(f"Person {number:02}")
            said = add_until_saved(ana, names[-1])
            server.kill()
        is_saved(workspace, said, names)
    with running(workspace, tmp_path) as server:
        come(ana, server, names)
