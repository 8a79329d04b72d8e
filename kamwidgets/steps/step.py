"""What a step of the workbook is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import ipywidgets as w

from kamwidgets.steps.page import Page
from kamwidgets.widgets import Blocks, Buttons, Heading, markdown_blocks

__all__ = ["Step", "box", "is_shown", "show"]


def box(*children: w.Widget, look: str = "") -> w.VBox:
    """Put widgets under each other; ``look`` is a class of the theme such as ``kam-card``."""
    made = w.VBox(list(children))
    for name in look.split():
        made.add_class(name)
    return made


def show(widget: w.DOMWidget, shown: bool) -> None:
    """Show or hide a widget, keeping it and what is typed in it."""
    (widget.remove_class if shown else widget.add_class)("kam-hidden")


def is_shown(widget: w.DOMWidget) -> bool:
    """Whether `show` last showed a widget."""
    return "kam-hidden" not in widget._dom_classes  # noqa: SLF001 - there is no other way to ask


class Step(ABC):
    """One of the workbook's doors: built when first opened, then shown or hidden, and refreshed.

    Views are made once and keep their widgets; `refresh` pulls into their traits what the documents and facts now say.

    Parameters
    ----------
    page : Page
        What the step may use.

    Attributes
    ----------
    widget : ipywidgets.Widget
        The step, to stand in the middle.
    aside : ipywidgets.Widget or None
        What stands beside it, above what the work says: the card of what is selected.
    """

    id: ClassVar[str]
    name: ClassVar[str]
    title: ClassVar[str]
    sentence: ClassVar[str]
    folder: ClassVar[Path]
    needs_account: ClassVar[bool] = True

    def __init__(self, page: Page) -> None:
        self.page = page
        self.aside: w.DOMWidget | None = None
        help_text = (self.folder / "help.md").read_text(encoding="utf-8")
        heading = Heading(title=self.title, sentence=self.sentence, help=markdown_blocks(help_text))
        self._body = box(*self.build(), look="kam-step-body")
        self._no_account = _no_account(page)
        self.widget = box(heading, self._no_account, self._body, look=f"kam-step kam-step-{self.id}")
        self.pull()

    def pull(self) -> None:
        """Show what is there now: the step, or that an account has to be chosen first."""
        lost = self.needs_account and not self.page.account_id
        show(self._no_account, lost)
        show(self._body, not lost)
        if self.aside is not None:
            show(self.aside, not lost)
        if not lost:
            self.refresh()

    @abstractmethod
    def build(self) -> list[w.Widget]:
        """Make the step's widgets, once."""

    @abstractmethod
    def refresh(self) -> None:
        """Show what the documents and facts now say."""

    @abstractmethod
    def focus(self, target: Mapping[str, Any]) -> None:
        """Show the place a finding leads to; empty when the step is merely opened."""


def _no_account(page: Page) -> w.VBox:
    sentence = "No account is open. Choose one at the top, or decide first which customers are key accounts."
    choose = {"id": "choose", "label": "Go to Select", "primary": True}
    go = page.guarded(lambda _intent: page.host.go("select"))
    return box(Blocks(blocks=[{"kind": "empty", "sentence": sentence}]), Buttons(buttons=[choose], on_intent=go))
