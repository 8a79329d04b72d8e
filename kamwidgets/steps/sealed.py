"""Judging by oneself, unseen by the others until everything is opened at once: what accounts and people share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar

from kamwidgets.edits import Refused
from kamwidgets.model import Opinion, PersonOpinion
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.store import Sealed
from kamwidgets.widgets import Blocks, Buttons, Form, Intent

__all__ = ["SealedPanel", "Unfit"]

O = TypeVar("O", Opinion, PersonOpinion)  # noqa: E741 - an opinion


class Unfit(Exception):  # noqa: N818 - reads as what is wrong with an answer
    """A field says something that cannot be taken: its name, and the sentence."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class SealedPanel(ABC, Generic[O]):
    """One's own sealed judgement of something, how many there are, and the spread once they are opened.

    Attributes
    ----------
    verb, noun : str
        What it is called to judge sealed, and what comes of it: rate, ratings.
    of : str
        What is judged, by id.
    """

    verb: ClassVar[str]
    noun: ClassVar[str]

    def __init__(self, page: Page) -> None:
        self.page = page
        self.of = ""
        self._asking: str = ""
        self.said = Blocks()
        self._asked = box()
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.widget = box(self.said, self._asked, self.buttons, look="kam-stack kam-sealed")

    @cached_property
    def form(self) -> Form:
        """What is asked; made when somebody first judges or agrees."""
        made = Form(cancel="Leave it", on_intent=self.page.guarded(self._on_form))
        self._asked.children = (made,)
        return made

    def open(self, of: str) -> None:
        """Begin with something to judge."""
        self.of, self._asking = of, ""
        if self._asked.children:
            self.form.reset()

    def refresh(self) -> None:
        """Show who has judged, as far as it may be seen."""
        sealed = self._sealed()
        total = sum(sealed.rated.values())
        if self._asked.children:
            show(self.form, self._asking in (self.verb, "agree"))
        if self._asking == "open" and total:
            text = f"{self._question(total, sealed)} Then everybody sees who said what, and it cannot be undone."
            self.said.blocks = [{"kind": "text", "title": f"Open the {self.noun}", "text": text}]
            self.buttons.buttons = [
                {"id": "open", "label": "Open them", "primary": True},
                {"id": "leave", "label": "Not yet"},
            ]
            return
        self.said.blocks = self._told(sealed)
        self.buttons.buttons = [] if self._asking else self._offers(sealed)

    @abstractmethod
    def _sealed(self) -> Sealed[O]:
        """Return what is sealed, as far as it may be seen."""

    @abstractmethod
    def _told(self, sealed: Sealed[O]) -> list[dict[str, Any]]:
        """Say who has judged, and what was opened."""

    @abstractmethod
    def _question(self, total: int, sealed: Sealed[O]) -> str:
        """Ask whether so many are to be opened."""

    @abstractmethod
    def _is_mine(self, place: str) -> bool:
        """Whether a sealed judgement of one's own is on what is judged here."""

    @property
    @abstractmethod
    def _agree(self) -> str:
        """What a button says that settles what was opened; empty where nothing was."""

    @abstractmethod
    def _fields(self, what: str) -> list[dict[str, Any]]:
        """Return what is asked to judge, or to agree."""

    @abstractmethod
    def _save(self, asked: str, values: dict[str, Any]) -> None:
        """Seal what was answered, or agree on it; raises `Unfit` where that makes no sense."""

    @abstractmethod
    def _open_all(self) -> None:
        """Show everybody what is sealed."""

    def _offers(self, sealed: Sealed[O]) -> list[dict[str, Any]]:
        """Return what can be done: settle what was opened, judge sealed, open what is sealed."""
        agree = [{"id": "agree", "label": self._agree}] if self._agree else []
        again = " again" if any(map(self._is_mine, sealed.mine)) else ""
        judge = {"id": self.verb, "label": f"{self.verb.capitalize()} sealed{again}"}
        opens = [{"id": "ask", "label": f"Open the {self.noun}"}] if sealed.rated else []
        return [*agree, judge, *opens]

    def _on_button(self, intent: Intent) -> None:
        what = str(intent["id"])
        if what == "open":
            self._asking = ""
            self._open_all()
            return
        self._asking = {"ask": "open", "leave": ""}.get(what, what)
        if what in (self.verb, "agree"):
            with self.form.hold_sync():
                self.form.fields = self._fields(what)
                self.form.submit = "Agree on it" if what == "agree" else "Seal"
                self.form.reset()
        self.refresh()

    def _on_form(self, intent: Intent) -> None:
        if intent["type"] == "cancel":
            self._asking = ""
            self.refresh()
            return
        asked, self._asking = self._asking, ""
        try:
            self._save(asked, intent["values"])
            self.form.reset()
        except (Unfit, Refused) as wrong:
            self._asking = asked
            self.form.errors = {wrong.field if isinstance(wrong, Unfit) else "evidence": str(wrong)}
        self.refresh()
