"""A page on a small company of its own, and a host that remembers what it was told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

import pytest

from kamwidgets.model import UserError
from kamwidgets.model.progress import Progress, Stopped
from kamwidgets.steps import Page
from kamwidgets.store import Author, Workspace, new_workspace
from tests.company import small_company

T = TypeVar("T")


class FakeHost:
    """Takes the place of the frame."""

    def __init__(self) -> None:
        self.notices: list[str] = []
        self.went: list[tuple[str, str]] = []
        self.files: list[tuple[str, str, bytes]] = []
        self.worked: list[tuple[str, list[float | None]]] = []
        self.patience: int | None = None
        self._held: list[Callable[[], None]] | None = None

    def notify(
        self, sentence: str, level: str = "warning", verb: str = "", then: Callable[[], None] | None = None
    ) -> None:
        """Remember a notice."""
        del level, verb, then
        self.notices.append(sentence)

    def go(self, step: str, account_id: str = "", focus: dict[str, Any] | None = None) -> None:
        """Remember where one was sent."""
        del focus
        self.went.append((step, account_id))

    def download(self, name: str, mime: str, data: bytes) -> None:
        """Remember a file."""
        self.files.append((name, mime, data))

    def work(self, sentence: str, task: Callable[[Progress], T], done: Callable[[Future[T]], None]) -> None:
        """Do the work at once unless it is held back, and remember what it told of its progress."""
        shares: list[float | None] = []
        self.worked.append((sentence, shares))
        future: Future[T] = Future()

        def report(share: float | None) -> None:
            shares.append(share)
            if self.patience is not None and len(shares) > self.patience:
                raise Stopped

        def run() -> None:
            try:
                future.set_result(task(report))
            except Exception as error:  # noqa: BLE001 - the page makes a sentence of it
                future.set_exception(error)
            done(future)

        if self._held is None:
            run()
        elif self._held:
            raise UserError("Something else is going on.")
        else:
            self._held.append(run)

    def hold(self) -> Callable[[], None]:
        """Leave the next work undone until what is returned is called; refuse more meanwhile, as the frame does."""
        self._held = held = []

        def rest() -> None:
            self._held = None
            for run in held:
                run()

        return rest

    def reveal_card(self) -> None:
        """Do nothing: there is no window."""

    def refresh(self) -> None:
        """Remember that the facts changed."""
        self.notices.append("refreshed")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return small_company(tmp_path / "w")


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


@pytest.fixture
def page(workspace: Workspace, host: FakeHost) -> Page:
    opened = Page(workspace, workspace.session(Author("Ana", "client-a")), host)
    opened.account_id = "A"
    return opened


@pytest.fixture
def empty_page(tmp_path: Path, host: FakeHost) -> Page:
    """Open a page on a company of which nothing is known yet."""
    made = new_workspace(tmp_path / "empty")
    return Page(made, made.session(), host)
