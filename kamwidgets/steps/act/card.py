"""The card of the action that is selected: everything about it, saved field by field (M37)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kamwidgets.edits import Refused, change_action, remove_action
from kamwidgets.findings import Finding
from kamwidgets.model import Action
from kamwidgets.steps.act.gaps import gap_words
from kamwidgets.steps.act.team import owner_options
from kamwidgets.steps.act.timing import action_timing
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.steps.words import options
from kamwidgets.widgets import Buttons, Form, Intent

__all__ = ["ActionCard"]

BUTTONS = [{"id": "close", "label": "Close"}, {"id": "remove", "label": "Remove"}]


class ActionCard:
    """Two forms that save field by field: the action, and the people it is about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.action_id = ""
        self._gaps: Mapping[str, Finding] = {}
        self.form = Form(live=True, on_intent=page.guarded(self._on_form))
        self.people = Form(live=True, on_intent=page.guarded(self._on_people))
        self.buttons = Buttons(buttons=BUTTONS, on_intent=page.guarded(self._on_button))
        self.widget = box(self.form, self.people, self.buttons, look="kam-card kam-action-card")

    def open(self, action_id: str) -> None:
        """Show an action, or none."""
        if action_id != self.action_id:
            self.action_id = action_id
            self.form.reset()
            self.people.reset()
        self.refresh(self._gaps)

    def refresh(self, gaps: Mapping[str, Finding]) -> None:
        """Show the action as it is saved; close when it is gone."""
        self._gaps = gaps
        action = self.page.plan.actions.get(self.action_id)
        show(self.widget, action is not None)
        if action is None:
            self.action_id = ""
            return
        with self.form.hold_sync(), self.people.hold_sync():
            self.form.legend = action.title
            self.form.fields = self._fields(action)
            self.form.values = _values(action)
            self.people.fields = self._people_fields(action)
            self.people.values = {"person_ids": list(action.person_ids), "add": ""}

    def _fields(self, action: Action) -> list[dict[str, Any]]:
        owners = owner_options(self.page, [action.owner_id])
        timing = action_timing(action, self.page.today)
        status = {"kind": "choice", "buttons": True, "options": options("action-status"), "width": "full"}
        return [
            {"name": "title", "label": "What will be done", "required": True, "width": "full"},
            {"name": "owner_id", "label": "Owner", "kind": "choice", "options": owners, "width": "full"},
            {"name": "status", "label": "Status", **status},
            {"name": "start_on", "label": "Start", "kind": "date", "width": "half"},
            {"name": "due_on", "label": "Due", "kind": "date", "hint": timing, "width": "half"},
            {"name": "closes", "label": "Gap it closes", "kind": "choice", "options": self._gap_options(action)},
            {"name": "note", "label": "Note", "kind": "area", "width": "full"},
        ]

    def _gap_options(self, action: Action) -> list[dict[str, Any]]:
        kept = [action.closes] if action.closes and action.closes not in self._gaps else []
        known = [{"value": id, "label": gap_words(id, self._gaps)} for id in (*kept, *self._gaps)]
        return [{"value": "", "label": "None in particular"}, *known]

    def _people_fields(self, action: Action) -> list[dict[str, Any]]:
        """Offer those it is about, to take out, and the others on the map, to put in."""
        people = self.page.plan.people
        chosen = [{"value": id, "label": people[id].name} for id in action.person_ids]
        free = [{"value": id, "label": person.name} for id, person in people.items() if id not in action.person_ids]
        free.sort(key=lambda option: option["label"].casefold())
        about = {"name": "person_ids", "label": "People it is about", "kind": "choices", "options": chosen}
        label = "One more person" if chosen else "People it is about"
        add = {"name": "add", "label": label, "kind": "choice", "options": free, "width": "full"}
        return [*([about] if chosen else []), *([add] if free else [])]

    def _on_form(self, intent: Intent) -> None:
        name, value = intent["name"], intent["value"]
        if name in ("start_on", "due_on"):
            value = value or None
        try:
            self.page.edit(change_action, id=self.action_id, **{name: value})
        except Refused as refused:
            self.form.errors = {**self.form.errors, name: str(refused)}

    def _on_people(self, intent: Intent) -> None:
        action, value = self.page.plan.actions.get(self.action_id), intent["value"]
        if action is None:
            raise Refused("This action is no longer there.")
        chosen = [*action.person_ids, value] if intent["name"] == "add" else value
        self.page.edit(change_action, id=self.action_id, person_ids=tuple(id for id in chosen if id))
        self.people.reset(self.people.values)  # the list of the others is a way in: it never keeps a choice

    def _on_button(self, intent: Intent) -> None:
        action_id, self.action_id = self.action_id, ""
        if intent["id"] == "remove":
            self.page.edit(remove_action, id=action_id)
        self.refresh(self._gaps)


def _values(action: Action) -> dict[str, Any]:
    values = action.model_dump(include={"title", "owner_id", "status", "closes", "note"})
    dates = {"start_on": action.start_on, "due_on": action.due_on}
    return {**values, **{name: on.isoformat() if on else "" for name, on in dates.items()}}
