"""What every step may use of the page it stands on: documents, facts, formats, and ways to say and go."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from datetime import date
from functools import wraps
from typing import Any, Literal, Protocol, TypeVar

from kamwidgets.edits import Edit
from kamwidgets.facts import Facts
from kamwidgets.findings import Figures, Reading
from kamwidgets.model import PORTFOLIO, AccountPlan, Formats, Portfolio, UserError
from kamwidgets.model.progress import Progress, Stopped
from kamwidgets.store import Applied, Session, Workspace, rules_of

__all__ = ["Host", "Level", "Page"]

Level = Literal["good", "warning", "bad"]

T = TypeVar("T")

log = logging.getLogger(__name__)


class Host(Protocol):
    """The frame around the steps."""

    def notify(
        self, sentence: str, level: Level = "warning", verb: str = "", then: Callable[[], None] | None = None
    ) -> None:
        """Show a sentence until the person has seen it; ``verb`` labels a button that does ``then``."""

    def go(self, step: str, account_id: str = "", focus: dict[str, Any] | None = None) -> None:
        """Open a step, of an account if one is named; ``focus`` is for the step: where to look."""

    def download(self, name: str, mime: str, data: bytes) -> None:
        """Let the person's browser save a file."""

    def work(self, sentence: str, task: Callable[[Progress], T], done: Callable[[Future[T]], None]) -> None:
        """Run ``task`` beside the page while the header says ``sentence``; then call ``done`` with what came of it.

        Raises
        ------
        UserError
            If other work is going on.
        """

    def reveal_card(self) -> None:
        """Bring the step's card into view, where a narrow window has put it below the work."""

    def refresh(self) -> None:
        """Show anew what rests on the facts, after an import."""


class Page:
    """One open page: who looks at which account of which workspace.

    Parameters
    ----------
    workspace : Workspace
    session : Session
    host : Host
    """

    def __init__(self, workspace: Workspace, session: Session, host: Host) -> None:
        self.workspace = workspace
        self.session = session
        self.host = host
        self.account_id = ""
        self._figures: Figures | None = None
        self._reading: tuple[object, Reading] | None = None

    @property
    def portfolio(self) -> Portfolio:
        """What holds for all accounts."""
        return self.session.portfolio

    @property
    def plan(self) -> AccountPlan:
        """The plan of the account that is open."""
        return self.session.plan(self.account_id)

    @property
    def facts(self) -> Facts:
        """What happened, counted by the workspace's settings."""
        return self.workspace.facts_by(rules_of(self.portfolio.settings))

    @property
    def reading(self) -> Reading:
        """What facts and documents say together, at this moment."""
        facts = self.facts
        if self._figures is None or self._figures.facts is not facts:
            self._figures = Figures(facts)
        state = (facts.version, self.session.state, self.today)
        if self._reading is None or self._reading[0] != state:
            now = Reading(self._figures, self.portfolio, self.session.plans(), self.today)
            self._reading = (state, now.taking_over(self._reading[1]) if self._reading else now)
        return self._reading[1]

    @property
    def account_name(self) -> str:
        """What the open account is called."""
        return self.reading.name(self.account_id)

    @property
    def formats(self) -> Formats:
        """How this company writes numbers and dates."""
        return Formats.of(self.portfolio.settings)

    @property
    def today(self) -> date:
        """From when actions and contacts are judged."""
        return date.today()  # noqa: DTZ011 - the calendar on the person's desk

    @property
    def documents(self) -> list[str]:
        """The documents that undo on this page acts on."""
        return [PORTFOLIO, self.account_id] if self.account_id else [PORTFOLIO]

    def edit(self, edit: Edit[Any], /, **arguments: Any) -> Applied:
        """Apply an edit to the document it is for: the open account's plan, or the portfolio.

        Raises
        ------
        Refused
            If it makes no sense there; nothing has changed.
        """
        return self._told(self.session.apply(self._document_of(edit), edit, **arguments))

    def edit_account(self, account_id: str, edit: Edit[AccountPlan], /, **arguments: Any) -> Applied:
        """Apply an edit to the plan of an account, open or not; see `edit`."""
        return self._told(self.session.apply(account_id, edit, **arguments))

    def together(self, steps: Sequence[tuple[Edit[Any], Mapping[str, Any]]], sentence: str) -> Applied:
        """Apply several edits of one document as one step of its history: all of them or none.

        Parameters
        ----------
        steps : sequence of (Edit, mapping)
            Each edit with its arguments; all for the same document.
        sentence : str
            What the history says of them together.

        Raises
        ------
        RefusedAt
            If one of them makes no sense; it names which, and nothing has changed.
        """
        return self._told(self.session.together(self._document_of(steps[0][0]), steps, sentence))

    def work(self, sentence: str, task: Callable[[Progress], T], then: Callable[[T], None] | None = None) -> None:
        """Do what takes long beside the page, which stays usable; the header shows how far it is and offers to stop it.

        Parameters
        ----------
        sentence : str
            What is being done, for the header: "Reading orders.csv".
        task : callable
            Runs on a thread of its own, so it touches neither widgets nor the session. It tells the `Progress` it is
            given how far it is; that raises `Stopped` when the person has stopped it.
        then : callable, optional
            Called with the task's result, back among the page's other callbacks. Errors of both become sentences.

        Raises
        ------
        UserError
            If other work is going on.
        """

        def finish(future: Future[T]) -> None:
            try:
                result = future.result()
            except Stopped:
                self.host.notify("Stopped; nothing was changed.")
                return
            if then is not None:
                then(result)

        self.host.work(sentence, task, self.guarded(finish))

    def _document_of(self, edit: Edit[Any]) -> str:
        return PORTFOLIO if edit.document is Portfolio else self.account_id

    def _told(self, applied: Applied) -> Applied:
        """Tell the person whom they have overwritten, if anybody."""
        if other := applied.replaced:
            mine = self.session.next_step([applied.document_id], "undo")  # now: later it may be another one
            undo = self.guarded(lambda: self.session.take_back(mine) if mine else None)
            self.host.notify(
                f"You replaced what {other.by} had just changed: {other.sentence}.", "warning", "Undo", undo
            )
        return applied

    def guarded(self, handler: Callable[..., object]) -> Callable[..., None]:
        """Return a callback whose errors become sentences: widgets would swallow them.

        What a person can mend is said as it is. Anything else is logged under an id that the sentence names.
        """

        @wraps(handler)
        def guard(*arguments: Any) -> None:
            try:
                handler(*arguments)
            except UserError as error:
                self.host.notify(str(error))
            except Exception:
                fault = secrets.token_hex(2).upper()
                log.exception("error id %s: %s", fault, handler.__qualname__)
                self.host.notify(
                    f"Something went wrong; what you saved is safe. The log knows it as error {fault}.", "bad"
                )

        return guard
