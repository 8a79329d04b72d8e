"""How the portfolio picture is divided and what its boxes are called (M7)."""

from __future__ import annotations

from typing import Any

from kamwidgets.catalogue import load
from kamwidgets.edits import Refused, arrange_boxes, name_box
from kamwidgets.findings import box_names, labels_of
from kamwidgets.methods import box_set
from kamwidgets.model import Portfolio
from kamwidgets.steps.entries import Entries, Step
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.widgets import Form, Grid, Intent

__all__ = ["BoxesPanel"]

FIELDS: list[dict[str, Any]] = [
    {
        "name": "labels",
        "label": "How many boxes, and their names",
        "kind": "choice",
        "options": [{"value": each.id, "label": f"{each.title} ({each.source})"} for each in load().box_sets],
        "width": "full",
    },
    {
        "name": "high",
        "label": "Attractive accounts stand",
        "kind": "choice",
        "buttons": True,
        "options": [{"value": "right", "label": "On the right"}, {"value": "left", "label": "On the left"}],
    },
]

LEVELS = {"high": "High", "middle": "Middle", "low": "Low"}

COLUMNS: list[dict[str, Any]] = [
    {"id": "attractiveness", "title": "Attractiveness", "kind": "text", "width": 132},
    {"id": "strength", "title": "Our strength", "kind": "text", "width": 132},
    {"id": "name", "title": "Name", "kind": "text", "editable": True, "width": 260, "hint": "Empty = as it was"},
]


class BoxesPanel:
    """A choice among the sets of names of the literature, and a grid to change them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._entries = Entries(page, lambda: page.portfolio, _rename)
        self.form = Form(legend="The picture", live=True, fields=FIELDS, on_intent=page.guarded(self._on_form))
        self.grid = Grid(
            label="Names of the boxes",
            caption="Four boxes part at a score of 50 and at a strength of 0, nine at 33 and 67 and at −1 and +1.",
            columns=COLUMNS,
            on_intent=page.guarded(self._on_grid),
        )
        self.widget = box(self.form, self.grid, look="kam-stack")

    def refresh(self) -> None:
        """Show what is chosen."""
        portfolio = self.page.portfolio
        self.form.values = {"labels": labels_of(portfolio), "high": portfolio.boxes.high}
        self.grid.rows = [self._entries.marked(row) for row in _rows(portfolio)]

    def _on_form(self, intent: Intent) -> None:
        try:
            self.page.edit(arrange_boxes, **{intent["name"]: intent["value"]})
        except Refused as refused:
            self.form.errors = {**self.form.errors, intent["name"]: str(refused)}

    def _on_grid(self, intent: Intent) -> None:
        if intent["type"] in ("edit-cell", "paste-cells"):
            self._entries.take(self.grid, intent)
            self.refresh()


def _rows(portfolio: Portfolio) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for address, name in box_names(portfolio).items():
        attractiveness, _, strength = address.partition("-")
        cells = {"attractiveness": LEVELS[attractiveness], "strength": LEVELS[strength], "name": name}
        rows.append({"id": address, "cells": cells})
    return rows


def _rename(portfolio: Portfolio, id: str, _column: str, value: Any) -> Step:
    """Return the edit for a name; that of the set itself is no name of one's own."""
    labels = labels_of(portfolio)
    own = "" if value is None or value == box_set(labels).names.get(id) else value
    return name_box, {"labels": labels, "box": id, "name": own}
