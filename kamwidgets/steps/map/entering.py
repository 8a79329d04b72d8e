"""Ways to bring people onto the map, each in a panel of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import ipywidgets as w

from kamwidgets.methods import duplicates
from kamwidgets.model import PLAIN
from kamwidgets.steps.map.bringing import BringPanel
from kamwidgets.steps.map.comparing import ComparePanel
from kamwidgets.steps.map.copying import CopyPanel
from kamwidgets.steps.map.departments import DepartmentsPanel
from kamwidgets.steps.map.pasting import PastePanel
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Buttons

__all__ = ["EntryPanel"]

LABELS = {
    "paste": "Paste a list…",
    "bring": "Import people…",
    "copy": "From another map…",
    "departments": "Usual departments…",
}

PANELS: dict[str, Callable[[Page, Callable[[], None]], Any]] = {
    "paste": PastePanel,
    "bring": BringPanel,
    "copy": CopyPanel,
    "departments": DepartmentsPanel,
    "compare": ComparePanel,
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
        self._made: dict[str, _Panel] = {}
        self.buttons = Buttons(on_intent=page.guarded(lambda intent: self.open(intent["id"])))
        self.widget = box(self.buttons, look="kam-stack")

    def panel(self, id: str) -> Any:
        """Return a panel, made when it is first asked for: every widget on a page takes its time to load."""
        if id not in self._made:
            made: _Panel = PANELS[id](self.page, self.close)
            self._made[id] = made
            self.widget.children = (*self.widget.children, made.widget)
        return self._made[id]

    def open(self, id: str) -> None:
        """Open one of the panels."""
        self._open = id
        self.panel(id).open()
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
        ways = [_button(id, label, first=nobody) for id, label in LABELS.items()]
        alike = len(duplicates(self.page.plan.people.values(), self.page.plan.apart.values()))
        compare = {"id": "compare", "label": f"{PLAIN.count(alike, 'possible duplicate')}…"}
        self.buttons.buttons = [*ways, compare] if alike else ways
        show(self.buttons, not self._open)
        for id, panel in self._made.items():
            show(panel.widget, id == self._open)
        if self._open:
            self.panel(self._open).refresh()


def _button(id: str, label: str, *, first: bool) -> dict[str, Any]:
    return {"id": id, "label": label, "primary": first and id == "paste"}
