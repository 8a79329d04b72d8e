"""The rhythm of contact: with whom, how, how often, and who has waited too long (M36)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kamwidgets.catalogue import load
from kamwidgets.edits import add_contact, change_contact, remove_contact
from kamwidgets.facts import parse_integer
from kamwidgets.methods import Due
from kamwidgets.model import AccountPlan
from kamwidgets.steps.act.team import owner_options
from kamwidgets.steps.act.timing import contact_timing
from kamwidgets.steps.cells import filter_reader, read_cell
from kamwidgets.steps.entries import Entries, Step
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Buttons, Form, Grid, Intent

__all__ = ["ContactsPanel"]

EMPTY = "No rhythm of contact is set yet. Begin with those who decide and those who approve."

CHANNELS = [{"value": channel.id, "label": channel.title} for channel in load().channels]

RHYTHMS = [
    {"value": "7", "label": "Weekly"},
    {"value": "14", "label": "Every two weeks"},
    {"value": "30", "label": "Monthly"},
    {"value": "90", "label": "Quarterly"},
    {"value": "180", "label": "Twice a year"},
]


class ContactsPanel:
    """The grid of planned contacts, and the form for a new one."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._dues: Sequence[Due] = ()
        self._entries = Entries(page, lambda: page.plan, _change, self._new)
        self.grid = Grid(
            label="Contact rhythm",
            empty=EMPTY,
            adding="rhythms of contact",
            height="440px",
            read=filter_reader(page),
            on_intent=page.guarded(self._on_grid),
        )
        add = {"id": "add", "label": "Add a rhythm", "primary": True}
        self.buttons = Buttons(buttons=[add], on_intent=page.guarded(lambda _intent: self.begin()))
        self.form = Form(
            legend="A new rhythm", submit="Add the rhythm", cancel="Leave it", on_intent=page.guarded(self._on_form)
        )
        self._card = box(self.form, look="kam-card")
        show(self._card, False)
        self.widget = box(self.grid, self.buttons, self._card, look="kam-stack")

    def begin(self, person_id: str = "") -> None:
        """Show the form for a new rhythm, with a person where one is named."""
        self.form.reset({"person_id": person_id})
        show(self._card, True)

    def refresh(self, dues: Sequence[Due]) -> None:
        """Show the planned contacts as they are saved, the longest overdue first."""
        self._dues = dues
        plan = self.page.plan
        owners = owner_options(self.page, (due.owner_id for due in dues))
        with self.grid.hold_sync():
            self.grid.locale = self.page.formats.tag
            self.grid.columns = _columns(owners)
            self._show_rows()
        people = sorted(plan.people.values(), key=lambda person: person.name.casefold())
        self.form.fields = _fields([{"value": person.id, "label": person.name} for person in people], owners)
        self.form.disabled = "" if people else "Nobody is on the map yet: add people there first."

    def _show_rows(self) -> None:
        self.grid.rows = [self._entries.marked(self._row(due)) for due in self._dues]

    def _row(self, due: Due) -> dict[str, Any]:
        noted = self.page.plan.contacts[due.contact_id].last_on
        cells = {
            "person": self.page.plan.people[due.person_id].name,
            "channel": due.channel,
            "every_days": due.every_days,
            "last_on": noted.isoformat() if noted else None,
            "next_on": due.next_on.isoformat(),
            "timing": contact_timing(due, self.page.today),
            "owner_id": due.owner_id,
            "done": "Done today",
            "remove": "Remove",
        }
        return {"id": due.contact_id, "cells": cells, "keys": {"timing": cells["next_on"]}}

    def _on_grid(self, intent: Intent) -> None:
        match intent["type"]:
            case "select-row":
                self.grid.selected = intent["row"]
            case "press" if intent["column"] == "done":
                self.page.edit(change_contact, id=intent["row"], last_on=self.page.today)
            case "press":
                self.page.edit(remove_contact, id=intent["row"])
            case "edit-cell" | "paste-cells":
                self._entries.take(self.grid, intent)
                self._show_rows()

    def _new(self, plan: AccountPlan, id: str, texts: dict[str, str]) -> Step:
        """Begin a rhythm with whom and how a pasted line says."""
        people = [{"value": person.id, "label": person.name} for person in plan.people.values()]
        locale = self.page.formats.locale
        whom = read_cell({"kind": "choice", "options": people}, texts.pop("person", ""), locale)
        how = read_cell({"kind": "choice", "options": CHANNELS}, texts.pop("channel", ""), locale)
        often = read_cell({"kind": "number"}, texts.pop("every_days", ""), locale)
        if None in (whom, how, often):
            raise ValueError("Each line needs a person, how, and every how many days.")
        return add_contact, {"id": id, "person_id": whom, "channel": how, "every_days": _whole(often)}

    def _on_form(self, intent: Intent) -> None:
        if intent["type"] == "submit":
            values = intent["values"]
            try:
                days = self._days(values)
                said = {name: values[name] for name in ("person_id", "channel", "owner_id")}
                self.page.edit(add_contact, every_days=days, **said)
            except ValueError as error:
                self.form.errors = {"every_days": str(error)}
                return
        self.form.reset()
        show(self._card, False)

    def _days(self, values: dict[str, Any]) -> int:
        """Read the rhythm: a number of days that was typed counts before what was chosen."""
        text = values["every_days"].strip() or values["rhythm"]
        if not text:
            raise ValueError("Choose how often, or type a number of days.")
        return parse_integer(text, self.page.formats.locale)


def _change(_plan: AccountPlan, id: str, column: str, value: Any) -> Step:
    if column == "every_days":
        value = _whole(value)
    elif column != "last_on":
        value = value or ""
    return change_contact, {"id": id, column: value}


def _whole(days: float | None) -> int:
    if days is None or not days.is_integer():
        raise ValueError("Every how many days is a whole number.")
    return int(days)


def _columns(owners: list[dict[str, Any]]) -> list[dict[str, Any]]:
    last = "Where it is empty, the last time anybody was in touch with the person counts"
    return [
        {"id": "person", "title": "Person", "kind": "text", "width": 170},
        {"id": "timing", "title": "How it stands", "kind": "text", "width": 138},
        {"id": "done", "title": "In touch", "kind": "button", "width": 134},
        {"id": "next_on", "title": "Next", "kind": "date", "width": 112},
        {"id": "channel", "title": "How", "kind": "choice", "options": CHANNELS, "editable": True, "width": 150},
        {"id": "every_days", "title": "Every", "unit": "days", "kind": "number", "editable": True, "width": 84},
        {"id": "last_on", "title": "Last", "kind": "date", "editable": True, "width": 118, "hint": last},
        {"id": "owner_id", "title": "Owner", "kind": "choice", "options": owners, "editable": True, "width": 160},
        {"id": "remove", "title": "Remove", "kind": "button", "width": 90},
    ]


def _fields(people: list[dict[str, Any]], owners: list[dict[str, Any]]) -> list[dict[str, Any]]:
    person = {"kind": "choice", "options": people, "required": True, "width": "short"}
    channel = {"kind": "choice", "options": CHANNELS, "required": True, "width": "short"}
    rhythm = {"kind": "choice", "buttons": True, "options": RHYTHMS, "width": "full"}
    typed = "Counts before the choice above"
    return [
        {"name": "person_id", "label": "Person", **person},
        {"name": "channel", "label": "How", **channel},
        {"name": "owner_id", "label": "Owner", "kind": "choice", "options": owners, "width": "short"},
        {"name": "rhythm", "label": "How often", **rhythm},
        {"name": "every_days", "label": "Or every … days", "kind": "number", "hint": typed},
    ]
