"""Ring 4: the served app in a real browser.

`served` starts one server a workspace and keeps it for the session; `app_page` opens pages that fail on what a person
would call broken: an error in the console or in a script, or a request to another machine.
"""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from playwright.sync_api import Browser, Dialog, Page, WebSocket, sync_playwright

from tests.browser.companies import large, northwind, sample_company
from tests.chromium import FLAGS, executable

if TYPE_CHECKING:
    from tests.browser.workbook import Workbook

PATIENCE = 120
"""Seconds that a server may take to print its address, and a page to be usable, on a busy machine."""

SERVE = """
import sys
from pathlib import Path
from kamwidgets.serving import serve
port, workspace, *notebooks = sys.argv[1:]
serve(Path(workspace), int(port), notebooks=Path(notebooks[0]) if notebooks else None)
"""

KERNEL = re.compile(r"kernel-([0-9a-f-]{36})\.json")


class Server:
    """One running server and what it printed, in a group of processes of its own."""

    def __init__(self, workspace: Path, notebooks: Path | None, state: Path, port: int = 0) -> None:
        folders = [str(workspace), *([str(notebooks)] if notebooks else [])]
        command = [sys.executable, "-c", SERVE, str(port), *folders]
        self.log = state / "kam-workbook" / "serve.log"
        self.printed: list[str] = []
        self.process = subprocess.Popen(  # noqa: S603 - our own server
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "XDG_STATE_HOME": str(state)},
            start_new_session=True,
        )
        lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._read, args=[lines], daemon=True).start()
        self.address = self._wait(lines)

    def _read(self, lines: queue.Queue[str | None]) -> None:
        for line in self.process.stdout or ():
            self.printed.append(line)
            lines.put(line)
        lines.put(None)

    def _wait(self, lines: queue.Queue[str | None]) -> str:
        try:
            while (line := lines.get(timeout=PATIENCE)) is not None:
                if found := re.search(r"open at (http://\S+)/", line):
                    return found.group(1)
        except queue.Empty:
            self.stop()
        pytest.fail(f"The server did not start. It printed:\n{''.join(self.printed)}")

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.address.rpartition(":")[2])

    def kernels(self) -> dict[str, psutil.Process]:
        """Return the processes of the kernels that it runs, by their ids."""
        running: dict[str, psutil.Process] = {}
        for process in psutil.Process(self.process.pid).children(recursive=True):
            with suppress(psutil.NoSuchProcess):  # a process that has just ended, or is about to be buried
                if found := KERNEL.search(" ".join(process.cmdline())):
                    running[found.group(1)] = process
        return running

    def kernel(self, id: str) -> psutil.Process:
        """Return the process of a kernel, once the system lists it."""
        end = time.monotonic() + PATIENCE
        while id not in (running := self.kernels()) and time.monotonic() < end:
            time.sleep(0.1)
        return running[id]

    def kill(self) -> None:
        """End the server and its kernels as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=30)

    def stop(self) -> int:
        """Stop as Ctrl+C's quieter sister would; return the exit code."""
        self.process.terminate()
        return self.process.wait(timeout=30)


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Start servers, one for each workspace and folder of notebooks, and stop them all at the end."""
    running: dict[tuple[Path, Path | None], Server] = {}

    def start(workspace: Path, notebooks: Path | None = None) -> Server:
        key = (workspace, notebooks)
        if key not in running:
            running[key] = Server(workspace, notebooks, tmp_path_factory.mktemp("state"))
        server = running[key]
        if server.process.poll() is not None:
            pytest.fail(f"The server has died. It printed:\n{''.join(server.printed)}")
        return server

    yield start
    for server in running.values():
        server.stop()


@pytest.fixture
def served(servers: Callable[..., Server]) -> Callable[..., str]:
    """Return the address of the server of a workspace, without a slash at its end."""
    return lambda workspace, notebooks=None: servers(workspace, notebooks).address


class AppPage:
    """A page and what was noticed while it was open."""

    def __init__(self, page: Page, troubles: list[str]) -> None:
        self.page = page
        self.troubles = troubles
        self.forgiven: tuple[str, ...] = ()
        self.received = 0
        """Bytes that came over the websocket."""
        page.on("websocket", self._count)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("dialog", self.refuse)
        page.on("request", lambda request: None if is_local(request.url) else troubles.append(f"asked {request.url}"))

    def refuse(self, dialog: Dialog) -> None:
        """Send away a window that a script opens: ours open none, but ask who leaves while something is being saved."""
        if dialog.type == "beforeunload":
            dialog.accept()
        else:
            self.troubles.append(dialog.message)
            dialog.dismiss()

    def _count(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: setattr(self, "received", self.received + len(frame)))

    def forgive(self, *parts: str) -> None:
        """Take it for no trouble that the browser notes what a test does to it: lines with one of these parts."""
        self.forgiven = parts

    @property
    def unforgiven(self) -> list[str]:
        """The troubles that count."""
        return [trouble for trouble in self.troubles if not any(part in trouble for part in self.forgiven)]

    def open(self, address: str, step: str = "") -> Page:
        """Go to an address and, where a step is named, wait until it can be used."""
        self.page.goto(address)
        if step:
            self.page.locator(f'[data-kam-ready="{step}"]').wait_for(state="attached", timeout=PATIENCE * 1000)
        return self.page


def is_local(url: str) -> bool:
    """Say whether a request stays in the browser or on this machine."""
    return bool(re.match(r"(?:data|blob|about):|(?:http|ws)://(?:127\.0\.0\.1|localhost)[:/]", url))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return the browser, one for the session."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def app_page(chromium: Browser) -> Iterator[Callable[[], AppPage]]:
    """Open pages, each in a browser of its own; any trouble in one fails the test."""
    pages: list[AppPage] = []

    def new(width: int = 1280, height: int = 800, *, touch: bool = False) -> AppPage:
        context = chromium.new_context(viewport={"width": width, "height": height}, has_touch=touch)
        context.set_default_timeout(PATIENCE * 1000)
        pages.append(AppPage(context.new_page(), []))
        return pages[-1]

    yield new
    for each in pages:
        each.page.close(run_before_unload=False)
        each.page.context.close()
    assert [trouble for each in pages for trouble in each.unforgiven] == []


@pytest.fixture
def come_to(served: Callable[[Path], str], app_page: Callable[[], AppPage]) -> Callable[[Path], Workbook]:
    """Come to a workspace in a browser of one's own."""
    from tests.browser.workbook import Workbook  # here, for it needs this module's patience

    return lambda workspace: Workbook(app_page(), served(workspace))


@pytest.fixture(scope="session")
def companies(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a workspace, made when it is first asked for: ``sample``, ``northwind`` or ``large``. Nobody edits it."""
    make = {"sample": sample_company, "northwind": northwind, "large": large}
    return cache(lambda name: make[name](tmp_path_factory.mktemp(name) / "workspace").folder)
