"""The people and ties of the map as tables that make the same edits, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, get_args

from kamwidgets.edits import (
    Refused,
    add_person,
    change_person,
    change_tie,
    judge_person,
    link_people,
    remove_person,
    remove_tie,
)
from kamwidgets.model import AccountPlan, PersonScale
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.entries import Entries, Step
from kamwidgets.steps.map.adding import BesideForm
from kamwidgets.steps.map.drawing import KINDS
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.steps.words import options, roles
from kamwidgets.widgets import Form, Grid, Intent

__all__ = ["PeopleTable", "TiesTable"]

Select = Callable[[str, str], None]
"""Called with the kind of thing and its id when a row is chosen."""

PEOPLE = [
    {"id": "name", "title": "Name", "kind": "text", "editable": True, "width": 170},
    {"id": "title", "title": "Title", "kind": "text", "editable": True, "width": 170},
    {
        "id": "function",
        "title": "Function",
        "kind": "choice",
        "options": options("function"),
        "editable": True,
        "width": 158,
    },
    {
        "id": "roles",
        "title": "Part in the purchase",
        "kind": "text",
        "width": 170,
        "hint": "Changed in the person's card",
    },
    {"id": "stance", "title": "Stance", "kind": "choice", "options": options("stance"), "editable": True, "width": 158},
    {
        "id": "influence",
        "title": "Influence",
        "kind": "choice",
        "options": options("influence"),
        "editable": True,
        "width": 158,
    },
    {
        "id": "contact",
        "title": "Contact",
        "kind": "choice",
        "options": options("contact"),
        "editable": True,
        "width": 158,
    },
    {"id": "last_contact_on", "title": "Last contact", "kind": "date", "editable": True, "width": 120},
    {"id": "unit", "title": "Unit", "kind": "text", "editable": True, "width": 130},
    {"id": "site", "title": "Site", "kind": "text", "editable": True, "width": 130},
    {"id": "remove", "title": "Remove", "kind": "button", "width": 90},
]

EMPTIED = {**dict.fromkeys(("function", "stance", "influence", "contact"), "unknown"), "last_contact_on": None}
"""What a cleared cell means: we don't know."""

NEWCOMER = "Somebody new"
"""Who is on the map before anybody says who it is."""


class PeopleTable:
    """Everybody on the map."""

    def __init__(self, page: Page, select: Select) -> None:
        self.page, self._select = page, select
        self._entries = Entries(page, lambda: page.plan, self._change, _new_person)
        self.grid = Grid(
            label="People on the map",
            columns=PEOPLE,
            empty="Nobody is on the map yet.",
            add="Add a person",
            adding="people",
            read=filter_reader(page),
            height="420px",
            on_intent=page.guarded(self._on_grid),
        )
        self.widget = box(self.grid, look="kam-stack")

    @cached_property
    def beside(self) -> BesideForm:
        """Who is added beside the one who is chosen; made when somebody first is."""
        made = BesideForm(self.page)
        self.widget.children = (*self.widget.children, made.form)
        return made

    def refresh(self, selected: str) -> None:
        """Show the people as they are saved."""
        titles = {role["value"]: role["label"] for role in roles()}
        rows: list[dict[str, Any]] = []
        for person in self.page.plan.people.values():
            cells = {column["id"]: getattr(person, column["id"], None) for column in PEOPLE}
            cells["last_contact_on"] = person.last_contact_on.isoformat() if person.last_contact_on else None
            cells |= {"roles": ", ".join(titles[role] for role in person.roles), "remove": "Remove"}
            rows.append(self._entries.marked({"id": person.id, "cells": cells}))
        with self.grid.hold_sync():
            self.grid.locale, self.grid.rows = self.page.formats.tag, rows
            self.choose(selected)

    def choose(self, person_id: str) -> None:
        """Mark who is chosen, and offer somebody beside them."""
        self.grid.selected = person_id
        if person_id or "beside" in vars(self):
            self.beside.refresh(person_id)

    def _on_grid(self, intent: Intent) -> None:
        match intent["type"]:
            case "add-row":
                created = self.page.edit(add_person, name=NEWCOMER, presence="unknown").created
                self._select("person", created or "")
            case "select-row":
                self._select("person", intent["row"])
            case "press":
                self.page.edit(remove_person, id=intent["row"])
            case "edit-cell" | "paste-cells":
                self._entries.take(self.grid, intent)
                self.refresh(self.grid.selected)

    def _change(self, _plan: AccountPlan, id: str, column: str, value: Any) -> Step:
        """Return the edit for a cell; a word on how somebody stands is a judgement of today, with its author."""
        value = EMPTIED.get(column, "") if value is None else value
        if column in get_args(PersonScale):
            said = {"by": self.page.session.author.name, "on": self.page.today}
            return judge_person, {"id": id, "scale": column, "value": value, **said}
        return change_person, {"id": id, column: value}


def _new_person(_plan: AccountPlan, id: str, texts: dict[str, str]) -> Step:
    name = texts.pop("name", "")
    return add_person, {"id": id, "name": name or NEWCOMER, "presence": "named" if name else "unknown"}


class TiesTable:
    """Who is linked to whom, and how."""

    def __init__(self, page: Page, select: Select) -> None:
        self.page, self._select = page, select
        self._entries = Entries(page, lambda: page.plan, _change_tie)
        self.grid = Grid(
            label="Ties between people",
            empty="No ties yet: drag from one person to another on the map, or use the fields below.",
            height="420px",
            on_intent=page.guarded(self._on_grid),
        )
        self.form = Form(legend="Link two people", submit="Link them", on_intent=page.guarded(self._on_form))
        self.widget = box(self.grid, self.form, look="kam-stack")

    def refresh(self, selected: str) -> None:
        """Show the ties as they are saved."""
        plan = self.page.plan
        people = [{"value": person.id, "label": person.name} for person in plan.people.values()]
        columns = [
            {"id": "source", "title": "Who", "kind": "choice", "options": people, "editable": True, "width": 180},
            {"id": "kind", "title": "How", "kind": "choice", "options": KINDS, "editable": True, "width": 170},
            {"id": "target", "title": "To whom", "kind": "choice", "options": people, "editable": True, "width": 180},
            {
                "id": "strength",
                "title": "Strength",
                "kind": "choice",
                "options": options("tie-strength"),
                "editable": True,
                "width": 110,
            },
            {"id": "evidence", "title": "How we know", "kind": "text", "editable": True, "width": 240},
            {"id": "remove", "title": "Remove", "kind": "button", "width": 90},
        ]
        rows: list[dict[str, Any]] = []
        for tie in plan.ties.values():
            cells = tie.model_dump(exclude={"id"})
            cells |= {"strength": str(tie.strength), "remove": "Remove"}
            rows.append(self._entries.marked({"id": tie.id, "cells": cells}))
        with self.grid.hold_sync():
            self.grid.columns, self.grid.rows, self.grid.selected = columns, rows, selected
        self.form.fields = [
            {"name": "source", "label": "Who", "kind": "choice", "options": people, "required": True, "width": "short"},
            {"name": "kind", "label": "How", "kind": "choice", "options": KINDS, "required": True, "width": "short"},
            {
                "name": "target",
                "label": "To whom",
                "kind": "choice",
                "options": people,
                "required": True,
                "width": "short",
            },
        ]
        self.form.disabled = "" if len(people) > 1 else "It takes two people on the map."

    def _on_grid(self, intent: Intent) -> None:
        match intent["type"]:
            case "select-row":
                self._select("tie", intent["row"])
            case "press":
                self.page.edit(remove_tie, id=intent["row"])
            case "edit-cell" | "paste-cells":
                self._entries.take(self.grid, intent)
                self.refresh(self.grid.selected)

    def _on_form(self, intent: Intent) -> None:
        try:
            self.page.edit(link_people, **intent["values"])
        except Refused as refused:
            self.form.errors = {"target": str(refused)}
        else:
            self.form.reset()


def _change_tie(_plan: AccountPlan, id: str, column: str, value: Any) -> Step:
    value = value or ""
    return change_tie, {"id": id, column: int(value) if column == "strength" and value else value}
