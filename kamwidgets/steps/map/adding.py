"""Somebody new beside the person chosen in the table, with what ties the two: for who has no mouse (M10, M11)."""

from __future__ import annotations

from typing import Any

from kamwidgets.edits import Refused, add_beside
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import show
from kamwidgets.widgets import Form, Intent

__all__ = ["BesideForm"]

FIELDS: list[dict[str, Any]] = [
    {
        "name": "relation",
        "label": "They are",
        "kind": "choice",
        "buttons": True,
        "options": [
            {"value": "boss", "label": "the boss"},
            {"value": "report", "label": "reporting to them"},
            {"value": "influencer", "label": "influencing them"},
        ],
        "width": "full",
    },
    {"name": "name", "label": "Their name", "required": True, "width": "half"},
]


class BesideForm:
    """A name, and what its bearer is to whoever is chosen; one after the other can be added.

    Parameters
    ----------
    page : Page
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self._person_id = ""
        self.form = Form(fields=FIELDS, submit="Add them", on_intent=page.guarded(self._on_form))
        self.form.reset({"relation": "boss"})

    def refresh(self, person_id: str) -> None:
        """Offer it beside a person; beside nobody where they are none of theirs."""
        person = self.page.plan.people.get(person_id)
        show(self.form, person is not None)
        self._person_id = person_id
        if person is not None:
            self.form.legend = f"Add somebody beside {person.name}"

    def _on_form(self, intent: Intent) -> None:
        said = intent["values"]
        try:
            self.page.edit(add_beside, person_id=self._person_id, relation=said["relation"], name=said["name"].strip())
        except Refused as refused:
            self.form.errors = {"name": str(refused)}
        else:
            self.form.reset({"relation": said["relation"]})
