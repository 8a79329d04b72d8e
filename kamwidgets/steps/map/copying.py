"""Copying people from another map, an account's or a file's, with the ties among them, in one step (M10)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kamwidgets.edits import MOST_AT_ONCE, add_people
from kamwidgets.methods import OtherMap, newcomers_twins, other_map
from kamwidgets.model import PLAIN, UserError
from kamwidgets.reports.graph import graph_of
from kamwidgets.steps.map.suggesting import twin_in_words
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.steps.words import word
from kamwidgets.widgets import Blocks, Buttons, Form, Grid, Intent, Upload

__all__ = ["CopyPanel"]

COLUMNS: list[dict[str, Any]] = [
    {"id": "name", "title": "Name", "kind": "text", "width": 180},
    {"id": "add", "title": "Add", "kind": "check", "editable": True, "width": 64},
    {"id": "title", "title": "Title", "kind": "text", "width": 200},
    {"id": "function", "title": "Function", "kind": "text", "width": 130},
    {"id": "twin", "title": "May be there already", "kind": "text", "width": 220},
]

JUDGED: dict[str, Any] = {
    "name": "judged",
    "label": "With what was judged about them",
    "kind": "check",
    "hint": "Stance, influence and contact were said of them at another account: left behind unless you tick this.",
}

NOBODY = OtherMap((), ())
CHOOSE = "Choose an account or a file first."
NONE_THERE = "Nobody is on that map."


class CopyPanel:
    """An account or a file to choose, who is on its map, and a button that adds those who are ticked."""

    def __init__(self, page: Page, close: Callable[[], None]) -> None:
        self.page, self._close = page, close
        self._other, self._from = NOBODY, ""
        self._account_id, self._judged = "", False
        self._without: set[str] = set()
        self.form = Form(live=True, on_intent=page.guarded(self._on_form))
        self.upload = Upload(
            label="Or drop a map saved as GraphML here",
            hint="As this page saves it under “What it says”, or another program for networks.",
            button="Choose a file",
            accept=".graphml,.xml",
            multiple=False,
            limit_mb=10,
            on_file=page.guarded(self._on_file),
        )
        self.said = Blocks()
        self.grid = Grid(
            label="Who is on the other map", columns=COLUMNS, height="320px", on_intent=page.guarded(self._on_cell)
        )
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.widget = box(self.form, self.upload, self.said, self.grid, self.buttons, look="kam-card kam-stack")

    def open(self) -> None:
        """Begin anew."""
        self._account_id, self._judged, self.upload.message = "", False, {}
        self._take(NOBODY, "")
        self.refresh()

    def refresh(self) -> None:
        """Show who would be added, as both maps now are."""
        page, there = self.page, self.page.plan.people
        plans = {id: plan for id, plan in page.session.plans().items() if plan.people and id != page.account_id}
        options = [{"value": id, "label": page.reading.name(id)} for id in plans]
        account = {"name": "account", "label": "From the map of", "kind": "choice", "options": options, "width": "half"}
        with self.form.hold_sync():
            self.form.fields = [account, JUDGED] if options else [JUDGED]
            self.form.values = {"account": self._account_id, "judged": self._judged}
        twins = newcomers_twins(there.values(), self._other.people)
        self.grid.rows = [
            {
                "id": each.id,
                "cells": {
                    "name": each.name,
                    "add": each.id not in self._without,
                    "title": each.title,
                    "function": "" if each.function == "unknown" else word("function", each.function),
                    "twin": twin_in_words(twins[each.id], there) if each.id in twins else "",
                },
                **({"tone": "muted"} if each.id in self._without else {}),
            }
            for each in self._other.people
        ]
        self.said.blocks = [{"kind": "text", "text": self._summary(len(twins))}]
        show(self.grid, bool(self._other.people))
        show(self.said, bool(self._from))
        self.buttons.buttons = self._choices()

    def _take(self, other: OtherMap, called: str) -> None:
        """Show another map; who is on this one already, by name or address, is not ticked."""
        self._other, self._from = other, called
        there = self.page.plan.people
        twins = newcomers_twins(there.values(), other.people)
        self._without = {id for id, twin in twins.items() if twin.sure and twin.first.id in there}

    def _summary(self, twins: int) -> str:
        people, ties = self._other.people, self._other.ties
        said = [f"{PLAIN.count(len(people), 'person', 'people')} and {PLAIN.count(len(ties), 'tie')} in {self._from}."]
        if twins:
            said.append(f"{twins} may be there already: “Add” is not ticked where address or name is the same.")
        if left := self._other.left_out:
            said.append(f"{PLAIN.count(left, 'entry', 'entries')} left out: no name of theirs can be used.")
        return " ".join(said)

    def _choices(self) -> list[dict[str, Any]]:
        many = len(self._other.people) - len(self._without)
        over = f"These are {many:,} people: add {MOST_AT_ONCE} at once at most, and the others afterwards."
        nobody = "Nobody is ticked." if self._other.people else NONE_THERE if self._from else CHOOSE
        label = f"Add {PLAIN.count(many, 'person', 'people')}" if many else "Add them"
        return [
            {
                "id": "add",
                "label": label,
                "primary": True,
                "disabled": over if many > MOST_AT_ONCE else "" if many else nobody,
            },
            {"id": "close", "label": "Close"},
        ]

    def _on_form(self, intent: Intent) -> None:
        if intent["name"] == "judged":
            self._judged = bool(intent["value"])
        else:
            self._account_id, self.upload.message = intent["value"], {}
            plan = self.page.session.plans().get(self._account_id)
            name = f"the map of {self.page.reading.name(self._account_id)}" if plan else ""
            self._take(other_map(plan) if plan else NOBODY, name)
        self.refresh()

    def _on_file(self, name: str, contents: bytes) -> None:
        self.open()
        try:
            self._take(other_map(graph_of(contents)), name)
        except UserError as error:
            self.upload.message = {"level": "bad", "sentence": str(error)}
        self.refresh()

    def _on_cell(self, intent: Intent) -> None:
        cells = intent["cells"] if intent["type"] == "paste-cells" else [intent]
        for cell in cells:
            if intent["type"] in ("edit-cell", "paste-cells") and cell["column"] == "add":
                (self._without.discard if cell["value"] else self._without.add)(cell["row"])
        self.refresh()

    def _on_button(self, intent: Intent) -> None:
        if intent["id"] == "add":
            joining = self._other.joining(self.page.plan, without=self._without, judged=self._judged)
            self.page.edit(add_people, **joining)
            many = PLAIN.count(len(joining["people"]), "person", "people")
            self.page.host.notify(f"{many} added to the map.", "good")
        self._close()
