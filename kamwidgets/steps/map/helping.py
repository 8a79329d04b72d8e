"""A few questions, one at a time, that lead to a step of a scale: suggested with its reason, taken only by hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from kamwidgets.catalogue import Turn, load
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Buttons, Intent

__all__ = ["HelpPanel", "Take"]

Take = Callable[[str, str], None]
"""Called with the step that was accepted, and the reason for it."""

UNKNOWN = "unknown"

ANSWERS = [
    {"id": "yes", "label": "Yes"},
    {"id": "no", "label": "No"},
    {"id": UNKNOWN, "label": "We don't know"},
]
BACK, LEAVE = {"id": "back", "label": "One question back"}, {"id": "leave", "label": "Leave it"}


class HelpPanel:
    """The question tree of one scale, while somebody walks through it.

    Parameters
    ----------
    page : Page
    changed : callable
        Called when the panel opens or closes.
    """

    def __init__(self, page: Page, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._scale = ""
        self._take: Take = lambda _step, _reason: None
        self._trail: list[str] = []
        self._end: Turn | None = None
        self.page = page
        self.widget = box(look="kam-stack kam-helping")
        show(self.widget, shown=False)

    @cached_property
    def said(self) -> Blocks:
        """The question, or what is suggested; made, as the buttons, when somebody first asks for help."""
        return Blocks()

    @cached_property
    def buttons(self) -> Buttons:
        """What can be answered."""
        return Buttons(on_intent=self.page.guarded(self._on_button))

    @property
    def is_open(self) -> bool:
        """Whether somebody is being asked."""
        return bool(self._scale)

    def ask(self, scale: str, take: Take) -> None:
        """Begin with the first question of a scale."""
        self._scale, self._take, self._trail, self._end = scale, take, [""], None
        self._show()

    def close(self) -> None:
        """Forget what was answered."""
        self._scale = ""
        self._show()

    def _show(self) -> None:
        show(self.widget, self.is_open)
        self._changed()
        if not self.is_open:
            return
        self.widget.children = (self.said, self.buttons)
        scale = load().scales[self._scale]
        title = f"{scale.title}: help me decide"
        back = [BACK] if len(self._trail) > 1 else []
        if self._end is None:
            question = load().trees[self._scale].question(self._trail[-1])
            self.said.blocks = [{"kind": "text", "title": title, "text": question.ask}]
            self.buttons.buttons = [*ANSWERS, *back, LEAVE]
            return
        point = scale.point(self._end.step)
        text = f"Suggested: {point.title}. {point.anchor}\n\nBecause: {self._end.because}"
        self.said.blocks = [{"kind": "text", "title": title, "text": text}]
        self.buttons.buttons = [{"id": "take", "label": f"Take “{point.title}”", "primary": True}, BACK, LEAVE]

    def _on_button(self, intent: Intent) -> None:
        answer = intent["id"]
        if answer == "leave":
            self.close()
        elif answer == "take":
            self._accept()
        elif answer == "back":
            self._back()
        elif answer in ("yes", "no", UNKNOWN):
            self._answer(answer)

    def _answer(self, answer: str) -> None:
        question = load().trees[self._scale].question(self._trail[-1])
        open_question = Turn(step=UNKNOWN, because=f"To be found out: {question.ask}")
        turns: dict[str, Turn] = {"yes": question.yes, "no": question.no, UNKNOWN: open_question}
        if turns[answer].then:
            self._trail.append(turns[answer].then)
        else:
            self._end = turns[answer]
        self._show()

    def _back(self) -> None:
        if self._end is None:
            self._trail.pop()
        self._end = None
        self._show()

    def _accept(self) -> None:
        end: Any = self._end
        self._scale = ""
        self._take(end.step, end.because)
        self._show()
