"""Long work beside the page: on a thread of its own, with its progress in the header and a way to stop it."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from kamwidgets.model import UserError
from kamwidgets.model.progress import Progress, Stopped, unwatched
from kamwidgets.widgets import Shell

__all__ = ["Work"]

SHOW_EVERY = 0.2
"""Seconds between two looks at how far the work is: more often, nobody sees it."""

T = TypeVar("T")


class Work:
    """What a page does beside answering the person, one thing at a time.

    Parameters
    ----------
    shell : Shell
        The header that says so.
    """

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._stopping = threading.Event()

    def start(self, sentence: str, task: Callable[[Progress], T], done: Callable[[Future[T]], None]) -> None:
        """Run ``task`` on a thread and call ``done`` with what came of it back on the kernel's loop.

        Without a loop, as in a script, both run here and now.

        Raises
        ------
        UserError
            If other work is going on.
        """
        if self._shell.busy:
            raise UserError(f"{self._shell.busy['sentence']} is still going on: wait for it, or cancel it first.")
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            done(_outcome(task, unwatched))
            return
        self._stopping.clear()
        self._shell.busy = {"sentence": sentence, "share": None, "cancel": True}
        report = self._reporter(loop)

        def run() -> None:
            outcome = _outcome(task, report)
            loop.call_soon_threadsafe(self._end, outcome, done)

        # it ends with the kernel, half done as it is: what it was to bring in counts only once it is done
        threading.Thread(target=run, name="kam-work", daemon=True).start()

    def stop(self) -> None:
        """Let the task stop where it next tells its progress."""
        busy = self._shell.busy
        if busy.get("cancel"):
            self._stopping.set()
            self._shell.busy = {**busy, "sentence": f"Stopping: {busy['sentence']}", "cancel": False}

    def _reporter(self, loop: asyncio.AbstractEventLoop) -> Progress:
        shown = 0.0

        def report(share: float | None) -> None:
            nonlocal shown
            if self._stopping.is_set():
                raise Stopped
            if time.monotonic() - shown >= SHOW_EVERY:
                shown = time.monotonic()
                loop.call_soon_threadsafe(self._show, share)

        return report

    def _show(self, share: float | None) -> None:
        if self._shell.busy:  # the last report may come after the end
            self._shell.busy = {**self._shell.busy, "share": share}

    def _end(self, outcome: Future[T], done: Callable[[Future[T]], None]) -> None:
        self._shell.busy = {}
        done(outcome)


def _outcome(task: Callable[[Progress], T], report: Progress) -> Future[T]:
    """Run the task and hold what it returned or raised."""
    future: Future[T] = Future()
    try:
        future.set_result(task(report))
    except BaseException as error:  # noqa: BLE001 - raised again where the result is asked for
        future.set_exception(error)
    return future
