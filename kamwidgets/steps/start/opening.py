"""Where there is no workspace yet: make one, empty or with the sample company."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import ipywidgets as w

from kamwidgets.edits import Refused
from kamwidgets.steps.start.settings import LOCALES
from kamwidgets.steps.step import box
from kamwidgets.store import Workspace, WorkspaceError, new_workspace, sample_folder
from kamwidgets.widgets import Form, Heading, Intent, Shell

__all__ = ["Opening"]

CURRENCIES = ["EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "JPY", "CNY", "INR", "BRL", "CAD", "AUD"]

FIELDS = [
    {
        "name": "filling",
        "label": "Begin with",
        "kind": "choice",
        "buttons": True,
        "options": [
            {"value": "sample", "label": "The sample company"},
            {"value": "own", "label": "Our own files"},
        ],
    },
    {"name": "company", "label": "Company", "width": "half", "hint": "The sample company has its own name."},
    {
        "name": "currency",
        "label": "Currency of all money",
        "kind": "choice",
        "options": [{"value": code, "label": code} for code in CURRENCIES],
        "width": "short",
    },
    {
        "name": "locale",
        "label": "How numbers and dates are written",
        "kind": "choice",
        "options": LOCALES,
        "width": "half",
    },
]


class Surroundings(Protocol):
    """What the opening page needs of the frame."""

    @property
    def shell(self) -> Shell:
        """What stands above the work."""
        ...

    @property
    def work(self) -> w.Box:
        """Where the steps stand."""
        ...

    def show_side(self, shown: bool) -> None:
        """Show or hide the column beside the work."""


class Opening:
    """A form that makes a workspace and enters it.

    Parameters
    ----------
    frame : Surroundings
        Where it stands.
    folder : pathlib.Path
        Where the workspace will lie.
    entered : callable
        Called with the new workspace.
    """

    def __init__(self, frame: Surroundings, folder: Path, entered: Callable[[Workspace], object]) -> None:
        self._folder, self._entered = folder, entered
        self.form = Form(
            fields=FIELDS,
            values={"filling": "sample", "company": "", "currency": "EUR", "locale": "en_GB"},
            submit="Make the workspace",
            on_intent=self._on_form,
        )
        heading = Heading(
            title="Welcome",
            sentence=f"There is no workspace in the folder “{folder.name}” yet. What you enter will be kept there.",
        )
        frame.work.children = [box(heading, box(self.form, look="kam-card"), look="kam-step kam-step-start")]
        frame.show_side(False)
        frame.shell.active = frame.shell.ready = "start"

    def _on_form(self, intent: Intent) -> None:
        values = intent["values"]
        try:
            if values["filling"] == "sample":
                made = new_workspace(self._folder, sample=sample_folder())
            else:
                settings = {name: values[name] for name in ("company", "currency", "locale")}
                made = new_workspace(self._folder, **settings)
        except (Refused, WorkspaceError, OSError) as error:
            self.form.errors = {"filling": str(error)}
            return
        self._entered(made)
