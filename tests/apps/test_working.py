"""Long work beside the page."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future
from typing import Any

import pytest

from kamwidgets.apps.frame import Frame
from kamwidgets.apps.workbook import Workbook
from kamwidgets.apps.working import Work
from kamwidgets.model import UserError
from kamwidgets.model.progress import Progress, Stopped
from kamwidgets.widgets import Shell
from tests.company import small_company

PATIENCE = 30


class Task:
    """Work that waits to be let on, then tells how far it is."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.thread = ""

    def __call__(self, progress: Progress) -> str:
        """Do it."""
        self.thread = threading.current_thread().name
        self.may_go_on.wait(PATIENCE)
        progress(0.5)
        return "done"


async def ended(work: Work, task: Any, *, let_on: threading.Event, during: Any = lambda: None) -> Future[Any]:
    """Start a task, do something while it runs, let it on, and return what came of it."""
    outcome: asyncio.Future[Future[Any]] = asyncio.get_running_loop().create_future()
    work.start("Reading orders.csv", task, outcome.set_result)
    during()
    let_on.set()
    return await asyncio.wait_for(outcome, PATIENCE)


def test_work__goes_on_beside_the_loop_and_ends_on_it():
    shell, task, seen = Shell(), Task(), []
    shell.observe(lambda change: seen.append(change.new), "busy")
    outcome = asyncio.run(ended(Work(shell), task, let_on=task.may_go_on))
    assert (outcome.result(), task.thread) == ("done", "kam-work")
    assert seen[0] == {"sentence": "Reading orders.csv", "share": None, "cancel": True}
    assert seen[1] == {"sentence": "Reading orders.csv", "share": 0.5, "cancel": True}
    assert shell.busy == {}


def test_work__stops_where_it_next_tells_its_progress():
    shell, task = Shell(), Task()
    work = Work(shell)

    def stop() -> None:
        work.stop()
        assert shell.busy == {"sentence": "Stopping: Reading orders.csv", "share": None, "cancel": False}

    outcome = asyncio.run(ended(work, task, let_on=task.may_go_on, during=stop))
    with pytest.raises(Stopped):
        outcome.result()
    assert shell.busy == {}


def test_work__one_thing_at_a_time():
    task = Task()
    work = Work(Shell())

    def another() -> None:
        with pytest.raises(UserError, match=r"^Reading orders.csv is still going on"):
            work.start("Reading lines.csv", task, lambda _: None)

    asyncio.run(ended(work, task, let_on=task.may_go_on, during=another))


def test_work__keeps_an_error_for_whoever_asks_for_the_result():
    go = threading.Event()

    def fails(_progress: Progress) -> None:
        raise KeyError("x")

    outcome = asyncio.run(ended(Work(Shell()), fails, let_on=go))
    with pytest.raises(KeyError):
        outcome.result()


def test_page__works_through_the_workbook_and_says_when_it_was_stopped(tmp_path: Any):
    async def story() -> list[str]:
        book, results = Workbook(Frame(), small_company(tmp_path / "w")), []
        over = asyncio.Event()
        book.frame.shell.observe(lambda change: change.new or over.set(), "busy")
        first, second = Task(), Task()
        book.page.work("Counting", first, results.append)
        first.may_go_on.set()
        await asyncio.wait_for(over.wait(), PATIENCE)
        over.clear()
        book.page.work("Counting again", second, results.append)
        book.frame.shell._on_message(book.frame.shell, {"type": "cancel-work"}, [])
        second.may_go_on.set()
        await asyncio.wait_for(over.wait(), PATIENCE)
        await asyncio.sleep(0)
        return [*results, book.frame.shell.notice["sentence"]]

    assert asyncio.run(story()) == ["done", "Stopped; nothing was changed."]


def test_page__without_a_loop_works_at_once(tmp_path: Any):
    book, results = Workbook(Frame(), small_company(tmp_path / "w")), []
    book.page.work("Counting", lambda progress: progress(0.1) or "counted", results.append)
    assert results == ["counted"]
