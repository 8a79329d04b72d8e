"""The plan as a table: what is done by whom, for which person, until when, and which gap it closes (M37)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kamwidgets.edits import Refused, add_action, change_action, remove_action
from kamwidgets.findings import Finding
from kamwidgets.methods.words import listing
from kamwidgets.model import AccountPlan, Action
from kamwidgets.steps.act.gaps import gap_words
from kamwidgets.steps.act.team import owner_options
from kamwidgets.steps.act.timing import LIVE, action_timing
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.entries import Entries, Step
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.steps.words import options
from kamwidgets.widgets import Buttons, Form, Grid, Intent

__all__ = ["ActionsPanel"]

EMPTY = "Nothing is planned yet. Begin with a gap from the list below, or add an action of your own."

CLEARED = {"title": "", "owner_id": "", "status": "open", "start_on": None, "due_on": None}
"""What an emptied cell means."""


class ActionsPanel:
    """The grid of actions, and the form for a new one."""

    def __init__(self, page: Page, select: Callable[[str], None], add_member: Callable[[], None]) -> None:
        self.page, self._select, self._add_member = page, select, add_member
        self._gaps: Mapping[str, Finding] = {}
        self._entries = Entries(page, lambda: page.plan, _change, _new)
        self.grid = Grid(
            label="Actions",
            empty=EMPTY,
            adding="actions",
            height="440px",
            read=filter_reader(page),
            on_intent=page.guarded(self._on_grid),
        )
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.form = Form(
            legend="A new action", submit="Add the action", cancel="Leave it", on_intent=page.guarded(self._on_form)
        )
        self._card = box(self.form, look="kam-card")
        show(self._card, False)
        self.widget = box(self.grid, self.buttons, self._card, look="kam-stack")

    def begin(self) -> None:
        """Show the empty form."""
        self.form.reset()
        show(self._card, True)

    def refresh(self, gaps: Mapping[str, Finding]) -> None:
        """Show the actions as they are saved."""
        self._gaps = gaps
        owners = owner_options(self.page, (action.owner_id for action in self.page.plan.actions.values()))
        with self.grid.hold_sync():
            self.grid.locale = self.page.formats.tag
            self.grid.columns = _columns(owners)
            self._show_rows()
        self.form.fields = [
            {"name": "title", "label": "What will be done", "required": True, "width": "full"},
            {"name": "owner_id", "label": "Owner", "kind": "choice", "options": owners},
            {"name": "due_on", "label": "Due", "kind": "date"},
        ]
        member = {"id": "team", "label": "Add a team member"}
        add = {"id": "add", "label": "Add an action", "primary": True}
        self.buttons.buttons = [add, member] if self.page.portfolio.team else [add]

    def _show_rows(self) -> None:
        actions = sorted(self.page.plan.actions.values(), key=_by_urgency)
        self.grid.rows = [self._entries.marked(self._row(action)) for action in actions]

    def _row(self, action: Action) -> dict[str, Any]:
        people = self.page.plan.people
        cells = {
            "title": action.title,
            "status": action.status,
            "due_on": action.due_on.isoformat() if action.due_on else None,
            "timing": action_timing(action, self.page.today),
            "owner_id": action.owner_id,
            "people": listing([people[person_id].name for person_id in action.person_ids]),
            "start_on": action.start_on.isoformat() if action.start_on else None,
            "closes": gap_words(action.closes, self._gaps),
            "remove": "Remove",
        }
        row = {"id": action.id, "cells": cells, "keys": {"timing": cells["due_on"] if action.status in LIVE else None}}
        return row if action.status in LIVE else {**row, "tone": "muted"}

    def _on_grid(self, intent: Intent) -> None:
        match intent["type"]:
            case "select-row":
                self._select(intent["row"])
            case "press":
                self.page.edit(remove_action, id=intent["row"])
            case "edit-cell" | "paste-cells":
                self._entries.take(self.grid, intent)
                self._show_rows()

    def _on_button(self, intent: Intent) -> None:
        if intent["id"] == "add":
            self.begin()
        else:
            self._add_member()

    def _on_form(self, intent: Intent) -> None:
        if intent["type"] == "submit":
            values = intent["values"]
            said = {
                "title": values["title"].strip(),
                "owner_id": values["owner_id"],
                "due_on": values["due_on"] or None,
            }
            try:
                created = self.page.edit(add_action, **said).created
            except Refused as refused:
                self.form.errors = {"title": str(refused)}
                return
            self._select(created or "")
        self.form.reset()
        show(self._card, False)


def _change(_plan: AccountPlan, id: str, column: str, value: Any) -> Step:
    return change_action, {"id": id, column: CLEARED[column] if value is None else value}


def _new(_plan: AccountPlan, id: str, texts: dict[str, str]) -> Step:
    if "title" not in texts:
        raise Refused("An action says what will be done.")
    return add_action, {"id": id, "title": texts.pop("title")}


def _columns(owners: list[dict[str, Any]]) -> list[dict[str, Any]]:
    status = options("action-status")
    return [
        {"id": "title", "title": "Action", "kind": "text", "editable": True, "width": 250},
        {"id": "due_on", "title": "Due", "kind": "date", "editable": True, "width": 118},
        {"id": "timing", "title": "How it stands", "kind": "text", "width": 128},
        {"id": "status", "title": "Status", "kind": "choice", "options": status, "editable": True, "width": 112},
        {"id": "owner_id", "title": "Owner", "kind": "choice", "options": owners, "editable": True, "width": 160},
        {"id": "people", "title": "People", "kind": "text", "width": 170, "hint": "Changed in the action's card"},
        {"id": "start_on", "title": "Start", "kind": "date", "editable": True, "width": 118},
        {
            "id": "closes",
            "title": "Gap it closes",
            "kind": "text",
            "width": 240,
            "hint": "Changed in the action's card",
        },
        {"id": "remove", "title": "Remove", "kind": "button", "width": 90},
    ]


def _by_urgency(action: Action) -> tuple[bool, date, str]:
    """Put what is still ahead first, by its due date; what has none, last."""
    return action.status not in LIVE, action.due_on or date.max, action.id
