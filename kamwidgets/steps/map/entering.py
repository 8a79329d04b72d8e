"""Ways to bring people onto the map, each in a panel of its own: offered at once where nobody is there yet."""

from __future__ import annotations

from typing import Any, Protocol

import ipywidgets as w

from kamwidgets.steps.map.comparing import ComparePanel
from kamwidgets.steps.map.departments import DepartmentsPanel
from kamwidgets.steps.map.pasting import PastePanel
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Buttons

__all__ = ["EntryPanel"]

LABELS = {
    "paste": "Paste a list…",
    "departments": "Usual departments…",
}

NOBODY = {
    "kind": "empty",
    "sentence": "Nobody is on the map yet.",
    "hint": "Paste names and titles from a list, a spreadsheet or mails, or begin with the departments such a customer "
    "usually has. Or add one person after the other on the map below.",
}


class _Panel(Protocol):
    @property
    def widget(self) -> w.DOMWidget:
        """The panel itself."""
        ...

    def open(self) -> None:
        """Begin anew."""

    def refresh(self) -> None:
        """Show what holds now."""


class EntryPanel:
    """A row of buttons, and the panel that is open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._open = ""
        self._account = ""
        self.panels: dict[str, _Panel] = {
            "paste": PastePanel(page, self.close),
            "departments": DepartmentsPanel(page, self.close),
            "compare": ComparePanel(page, self.close),
        }
        self.offers = Blocks(blocks=[NOBODY])
        self.buttons = Buttons(on_intent=page.guarded(lambda intent: self.open(intent["id"])))
        panels = [panel.widget for panel in self.panels.values()]
        self.widget = box(self.offers, self.buttons, *panels, look="kam-stack")

    def open(self, id: str) -> None:
        """Open one of the panels."""
        self._open = id
        self.panels[id].open()
        self.refresh()

    def close(self) -> None:
        """Close what is open."""
        self._open = ""
        self.refresh()

    def refresh(self) -> None:
        """Show what holds of the account that is open."""
        if self._account != self.page.account_id:
            self._account, self._open = self.page.account_id, ""
        nobody = not self.page.plan.people
        show(self.offers, nobody and not self._open)
        self.buttons.buttons = [_button(id, label, first=nobody) for id, label in LABELS.items()]
        show(self.buttons, not self._open)
        for id, panel in self.panels.items():
            show(panel.widget, id == self._open)
        if self._open:
            self.panels[self._open].refresh()


def _button(id: str, label: str, *, first: bool) -> dict[str, Any]:
    return {"id": id, "label": label, "primary": first and id == "paste"}
