"""What takes long to work out: once for what it rests on, beside the page, while what was known stays in view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from kamwidgets.model import UserError
from kamwidgets.model.progress import Progress, Stopped, unwatched
from kamwidgets.steps.page import Page

__all__ = ["Beside"]

T = TypeVar("T")

WORKING = "Something has changed: what is shown is from before, and is being worked out anew."
FIRST = "This is being worked out; the page stays usable."
STOPPED = "It was stopped, so what is shown is not up to date."


class Beside(Generic[T]):
    """The result of one piece of work, and whether it is up to date.

    Parameters
    ----------
    page : Page
    sentence : str
        What the header says while the work goes on.
    rested : callable
        Called when the work has ended, to show what came of it and to ask again where something has changed meanwhile.

    Attributes
    ----------
    result : object or None
        The latest result; None before the first.
    said : str
        Why the result is not up to date; empty where it is.
    idle : bool
        Whether the work would have to be begun by hand: it was stopped, or other work was in its way.
    """

    def __init__(self, page: Page, sentence: str, rested: Callable[[], None]) -> None:
        self._page, self._sentence, self._rested = page, sentence, rested
        self.result: T | None = None
        self.said = ""
        self.idle = False
        self._have = self._tried = ""
        self._doing = False

    def ask(self, key: str, task: Callable[[Progress], T], *, quick: bool = False, again: bool = False) -> None:
        """See to it that the result is the one for ``key``.

        Parameters
        ----------
        key : str
            What the result rests on; nothing is done while it stays the same.
        task : callable
            Returns the result; it tells the `Progress` it is given how far it is.
        quick : bool
            Whether it can be done at once.
        again : bool
            Whether to begin although the work was stopped.
        """
        if key == self._have:
            self.said, self.idle = "", False
        elif not self._doing and (again or key != self._tried):
            self._begin(key, task, quick=quick)

    def _begin(self, key: str, task: Callable[[Progress], T], *, quick: bool) -> None:
        self._tried = key
        if quick:
            self._take(key, task(unwatched))
            return

        def attempt(progress: Progress) -> T | Stopped:
            try:
                return task(progress)
            except Stopped as stopped:
                return stopped

        self._doing, self.idle = True, False
        self.said = FIRST if self.result is None else WORKING
        try:
            self._page.work(self._sentence, attempt, lambda outcome: self._rest(key, outcome))
        except UserError as error:  # other work goes on
            self._doing, self.idle, self.said = False, True, str(error)

    def _rest(self, key: str, outcome: T | Stopped) -> None:
        self._doing = False
        if isinstance(outcome, Stopped):
            self.said, self.idle = STOPPED, True
        else:
            self._take(key, outcome)
        self._rested()

    def _take(self, key: str, result: T) -> None:
        self.result, self._have, self.said, self.idle = result, key, "", False
