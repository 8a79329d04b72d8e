"""The card of the person who is selected: what part they play, and how they stand to us (M10, M12)."""

from __future__ import annotations

from typing import Any

from kamwidgets.edits import Refused, change_person, remove_person
from kamwidgets.model import Person
from kamwidgets.steps.map.erasing import ErasingPanel
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.steps.words import options, roles
from kamwidgets.widgets import Buttons, Form, Intent

__all__ = ["PersonCard"]

FIELDS: list[dict[str, Any]] = [
    {"name": "name", "label": "Name", "width": "full", "required": True},
    {"name": "title", "label": "Title", "width": "full"},
    {"name": "function", "label": "Function", "kind": "choice", "options": options("function"), "width": "full"},
    {"name": "roles", "label": "Part in the purchase", "kind": "choices", "options": roles(), "width": "full"},
    {
        "name": "stance",
        "label": "How they stand to us",
        "kind": "choice",
        "buttons": True,
        "options": options("stance"),
        "width": "full",
    },
    {
        "name": "influence",
        "label": "Influence on the purchase",
        "kind": "choice",
        "buttons": True,
        "options": options("influence"),
        "width": "full",
    },
    {
        "name": "contact",
        "label": "How well we know them",
        "kind": "choice",
        "buttons": True,
        "options": options("contact"),
        "width": "full",
    },
    {"name": "last_contact_on", "label": "Last contact", "kind": "date", "width": "full"},
    {"name": "unit", "label": "Unit", "width": "full"},
    {"name": "site", "label": "Site", "width": "full"},
    {"name": "email", "label": "E-mail", "width": "full"},
]


class PersonCard:
    """A form that saves field by field."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.person_id = ""
        self.form = Form(live=True, fields=FIELDS, on_intent=page.guarded(self._on_form))
        self.buttons = Buttons(
            buttons=[
                {"id": "close", "label": "Close"},
                {"id": "remove", "label": "Remove from the map"},
                {"id": "erase", "label": "Erase for good…"},
            ],
            on_intent=page.guarded(self._on_button),
        )
        self.erasing = ErasingPanel(page, self.refresh)
        self._known = box(self.form, self.buttons, look="kam-stack")
        self.widget = box(self._known, self.erasing.widget, look="kam-card kam-person-card")

    def open(self, person_id: str) -> None:
        """Show a person, or nobody."""
        if person_id != self.person_id:
            self.person_id = person_id
            self.form.reset()
            self.erasing.close()
        self.refresh()

    def refresh(self) -> None:
        """Show the person as they are saved; close when they are gone, unless there is still something to read."""
        person = self.page.plan.people.get(self.person_id)
        show(self._known, not self.erasing.is_open)
        show(self.erasing.widget, self.erasing.is_open)
        show(self.widget, person is not None or self.erasing.is_open)
        if person is None:
            self.person_id = ""
            return
        self.form.legend = person.name
        self.form.values = _values(person)

    def _on_form(self, intent: Intent) -> None:
        name, value = intent["name"], intent["value"]
        if name == "last_contact_on":
            value = value or None
        try:
            self.page.edit(change_person, id=self.person_id, **{name: value})
        except Refused as refused:
            self.form.errors = {**self.form.errors, name: str(refused)}

    def _on_button(self, intent: Intent) -> None:
        if intent["id"] == "erase":
            self.erasing.ask(self.person_id)
            return
        person_id, self.person_id = self.person_id, ""
        if intent["id"] == "remove":
            self.page.edit(remove_person, id=person_id)
        self.refresh()


def _values(person: Person) -> dict[str, Any]:
    values = {field["name"]: getattr(person, field["name"]) for field in FIELDS}
    last = person.last_contact_on
    return {**values, "roles": list(person.roles), "last_contact_on": last.isoformat() if last else ""}
