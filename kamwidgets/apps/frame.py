"""What stands around every step: header, notices, and the column for what the work says."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import ipywidgets as w

from kamwidgets.steps.page import Level
from kamwidgets.widgets import Findings, Intent, Shell

__all__ = ["Frame"]


class Frame:
    """The widgets around the work, and the one notice they show at a time.

    Attributes
    ----------
    shell : Shell
    side : Findings
    work : ipywidgets.Box
        Where the steps stand.
    widget : ipywidgets.Widget
        All of it.
    """

    def __init__(self) -> None:
        self.shell = Shell()
        self.side = Findings()
        self.work = w.VBox().add_class("kam-work")
        self._beside = w.VBox([self.side]).add_class("kam-side")
        body = w.HBox([self.work, self._beside]).add_class("kam-body")
        self.widget = w.VBox([self.shell, body]).add_class("kam-workbook")
        self._numbers = count(1)
        self._then: Callable[[], None] | None = None

    def show_side(self, shown: bool) -> None:
        """Show or hide the column beside the work."""
        (self._beside.remove_class if shown else self._beside.add_class)("kam-hidden")

    def show_aside(self, aside: w.Widget | None) -> None:
        """Put a step's card above what the work says."""
        children = (aside, self.side) if aside else (self.side,)
        if self._beside.children != children:
            self._beside.children = children

    def notify(
        self, sentence: str, level: Level = "warning", verb: str = "", then: Callable[[], None] | None = None
    ) -> None:
        """Show a sentence until the person has seen it; ``verb`` labels a button that does ``then``."""
        self._then = then
        self.shell.notice = {"id": str(next(self._numbers)), "level": level, "sentence": sentence, "verb": verb}

    def answer_notice(self, intent: Intent) -> None:
        """Do what the notice offered, or only let it go."""
        if intent["id"] != self.shell.notice.get("id"):
            return
        then, self._then = self._then, None
        self.shell.notice = {}
        if intent["type"] == "act-on-notice" and then:
            then()

    def download(self, name: str, mime: str, data: bytes) -> None:
        """Let the person's browser save a file."""
        self.shell.download(name, mime, data)
