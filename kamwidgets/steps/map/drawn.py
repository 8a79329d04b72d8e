"""What the panels beneath the map have in common that draw over it: something is asked, told, and drawn."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date
from typing import Any

from kamwidgets.model import AccountPlan
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.widgets import Blocks, Buttons, Form, Intent

__all__ = ["DrawnPanel"]


class DrawnPanel(ABC):
    """A form in which something is asked, what is said to it, and what of it is drawn over the map.

    Parameters
    ----------
    page : Page
    draw : callable
        Called when something else is to be drawn over the map.

    Attributes
    ----------
    drawn : dict
        What is drawn over the map, by trait.
    past : tuple of AccountPlan and datetime.date, optional
        An earlier plan that is drawn instead of the one of now, and its day.
    """

    past: tuple[AccountPlan, date] | None = None

    def __init__(self, page: Page, draw: Callable[[], None]) -> None:
        self.page, self._draw = page, draw
        self.drawn: dict[str, dict[str, Any]] = {}
        self.form = Form(live=True, on_intent=page.guarded(self._on_form))
        self.said = Blocks()
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.widget = box(self.form, self.said, self.buttons, look="kam-stack")

    @abstractmethod
    def refresh(self) -> None:
        """Show what holds now."""

    def _show(self) -> None:
        """Show and draw what is asked by now."""
        self.refresh()
        self._draw()

    def _ask_for(self, fields: list[dict[str, Any]], values: dict[str, str]) -> None:
        with self.form.hold_sync():
            self.form.fields, self.form.values = fields, values

    @abstractmethod
    def _on_form(self, intent: Intent) -> None:
        """Take what was asked in the form."""

    @abstractmethod
    def _on_button(self, intent: Intent) -> None:
        """Do what a button stands for."""
