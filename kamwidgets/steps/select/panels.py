"""Panels behind tabs of their own within a tab of Select; each is made when somebody first looks at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

import ipywidgets as w

from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Intent, Tabs

__all__ = ["Panel", "Panels", "stand_in"]


class Panel(Protocol):
    """What stands behind a tab; it is brought up to date when it comes into view and while it is."""

    widget: w.VBox

    def refresh(self) -> None:
        """Show what the documents and facts now say."""


class Panels:
    """A row of tabs and what stands behind them.

    Parameters
    ----------
    label : str
        What the tabs are about, for screen readers.
    panels : mapping of str to (str, callable)
        By id, the tab's label and what returns its panel, always the same one; the first one is in view at first.
    page : Page
    *between : ipywidgets.Widget
        What stands between the tabs and the panels, whichever is in view.
    """

    def __init__(
        self, label: str, panels: Mapping[str, tuple[str, Callable[[], Panel]]], page: Page, *between: w.Widget
    ) -> None:
        self._panel = {id: panel for id, (_, panel) in panels.items()}
        tabs = [{"id": id, "label": said} for id, (said, _) in panels.items()]
        self.tabs = Tabs(label=label, tabs=tabs, active=tabs[0]["id"], on_intent=page.guarded(self._on_tab))
        self._above = 1 + len(between)
        self.widget = box(self.tabs, *between, look="kam-stack")

    def refresh(self) -> None:
        """Show the panel in view as things are now; what is hidden has no size to draw for, so it is shown first."""
        panel = self._panel[self.tabs.active]()
        stand_in(self.widget, panel.widget, beneath=self._above)
        panel.refresh()

    def show_tab(self, id: str) -> None:
        """Bring a panel into view."""
        self.tabs.active = id
        self.refresh()

    def _on_tab(self, intent: Intent) -> None:
        self.show_tab(intent["id"])


def stand_in(place: w.VBox, widget: w.VBox, *, beneath: int) -> None:
    """Show a widget beneath so many others that stay in a place, and hide what was there; kept, once it was there."""
    if widget not in place.children:
        place.children = (*place.children, widget)
    for each in place.children[beneath:]:
        show(each, each is widget)
