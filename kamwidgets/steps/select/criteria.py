"""The criteria by which accounts are compared, with anchors that are fixed before anybody is scored (M4)."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from kamwidgets.edits import Refused, add_criteria, change_criterion, remove_criterion
from kamwidgets.methods import suggested_best
from kamwidgets.model import ACCOUNT_FACTS, Criterion, Portfolio, new_id
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.entries import Entries, Step
from kamwidgets.steps.page import Page
from kamwidgets.steps.select.criterion import CriterionPanel
from kamwidgets.steps.select.pairs import PairsPanel
from kamwidgets.steps.select.panels import Panels
from kamwidgets.steps.select.swing import SwingPanel
from kamwidgets.steps.select.weight_rules import WeightRulesPanel
from kamwidgets.steps.step import box, show
from kamwidgets.store.workspace import default_criteria
from kamwidgets.widgets import Buttons, Grid, Intent

__all__ = ["CriteriaPanel"]

SOURCES = [
    {"value": "rating", "label": "People's rating"},
    *({"value": fact.id, "label": fact.title} for fact in ACCOUNT_FACTS.values() if fact.is_number),
]

COLUMNS: list[dict[str, Any]] = [
    {"id": "title", "title": "Criterion", "kind": "text", "editable": True, "width": 196},
    {"id": "weight", "title": "Weight", "kind": "number", "editable": True, "width": 72, "hint": "0 to 100"},
    {"id": "share", "title": "Share", "kind": "number", "unit": "%", "digits": 0, "width": 64},
    {"id": "worst", "title": "Worst", "kind": "number", "editable": True, "width": 68, "hint": "The value worth 0"},
    {"id": "best", "title": "Best", "kind": "number", "editable": True, "width": 100, "hint": "The value worth all"},
    {"id": "unit", "title": "Unit", "kind": "text", "editable": True, "width": 130},
    {"id": "source", "title": "Comes from", "kind": "choice", "editable": True, "options": SOURCES, "width": 144},
    {"id": "remove", "title": "Remove", "kind": "button", "width": 108},
]

BANDED: dict[str, Any] = {"text": {"worst": "bands", "best": "bands"}, "closed": ["worst", "best"]}
"""What marks a row whose bands stand in the place of the anchors."""

NUMBERS = frozenset({"worst", "best", "weight"})
MONEY = ("revenue", "contribution")


class CriteriaPanel:
    """The criteria as a grid, what was refused marked in its cell; beneath it one of them opened, and their weights."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._entries = Entries(page, lambda: page.portfolio, _change, _new)
        self.grid = Grid(
            label="Criteria",
            caption="Imagine everything at its worst. The change from worst to best that is worth most gets the weight "
            "100; the others are judged beside it: “Weigh them” asks you one by one.",
            empty="There are no criteria yet, so accounts cannot be compared.",
            columns=COLUMNS,
            add="Add a criterion",
            adding="criteria",
            read=filter_reader(page),
            height="560px",
            on_intent=page.guarded(self._on_grid),
        )
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self._beneath = box(self.buttons)
        self.about = CriterionPanel(page)
        panels = {
            "about": ("About the criterion", lambda: self.about),
            "swing": ("Weigh them", lambda: self.swing),
            "pairs": ("In pairs", lambda: self.pairs),
            "rules": ("Where we disagree", lambda: self.rules),
        }
        self.panels = Panels("What criteria mean and weigh", panels, page)
        self.widget = box(self.grid, self._beneath, self.panels.widget, look="kam-stack")

    @cached_property
    def swing(self) -> SwingPanel:
        """Weights out of what lifting each criterion is worth."""
        return SwingPanel(self.page)

    @cached_property
    def pairs(self) -> PairsPanel:
        """Weights out of criteria compared two by two."""
        return PairsPanel(self.page)

    @cached_property
    def rules(self) -> WeightRulesPanel:
        """What everybody agrees on about weights."""
        return WeightRulesPanel(self.page)

    def refresh(self) -> None:
        """Show the criteria as they are saved."""
        criteria = self.page.portfolio.criteria
        total = sum(criterion.weight for criterion in criteria.values())
        with self.grid.hold_sync():
            self.grid.locale = self.page.formats.tag
            self.grid.rows = [self._row(criterion, total) for criterion in criteria.values()]
            self.grid.selected = self.about.id
        self.buttons.buttons = self._offers()
        show(self._beneath, bool(self.buttons.buttons))
        show(self.panels.widget, bool(criteria))
        self.panels.refresh()

    def _row(self, criterion: Criterion, total: float) -> dict[str, Any]:
        row = {
            "id": criterion.id,
            "cells": {
                "title": criterion.title,
                "weight": criterion.weight,
                "share": 100 * criterion.weight / total if total else None,
                "worst": criterion.worst,
                "best": criterion.best,
                "unit": criterion.unit,
                "source": criterion.fact or criterion.source,
                "remove": "Remove",
            },
            **(BANDED if criterion.bands else {}),
        }
        return self._entries.marked(row)

    def _offers(self) -> list[dict[str, Any]]:
        """Return what can be done besides: take the method's criteria, or round anchors while nobody is scored."""
        if not self.page.portfolio.criteria:
            return [{"id": "defaults", "label": "Take the eight criteria of the method", "primary": True}]
        return [
            {"id": f"best:{id}", "label": f"Set the best of “{criterion.title}” to {self.page.formats.number(best)}"}
            for id, (criterion, best) in self._suggestions().items()
        ]

    def _suggestions(self) -> dict[str, tuple[Criterion, float]]:
        """Criteria in money whose best anchor lies below what the facts already show; none once somebody is scored."""
        reading = self.page.reading
        if reading.scores is not None and reading.scores.score.notna().any():
            return {}
        found: dict[str, tuple[Criterion, float]] = {}
        for id, criterion in self.page.portfolio.criteria.items():
            amounts = reading.accounts.get(criterion.fact)
            if criterion.fact in MONEY and amounts is not None and amounts.max() > criterion.best:
                found[id] = (criterion, suggested_best(amounts))
        return found

    def _on_grid(self, intent: Intent) -> None:
        match intent["type"]:
            case "add-row":
                edit, arguments = _new(self.page.portfolio, new_id(), {})
                self.page.edit(edit, **arguments)
            case "press":
                self.page.edit(remove_criterion, id=intent["row"])
            case "select-row":
                self.grid.selected = intent["row"]
                self.about.open(intent["row"])
            case "edit-cell" | "paste-cells":
                self._entries.take(self.grid, intent)
                self.refresh()

    def _on_button(self, intent: Intent) -> None:
        if intent["id"] == "defaults":
            self.page.edit(add_criteria, criteria=default_criteria())
            return
        criterion_id = intent["id"].partition(":")[2]
        suggestions = self._suggestions()
        if criterion_id not in suggestions:
            raise Refused("The anchors stay: accounts are scored on them already.")
        self.page.edit(change_criterion, id=criterion_id, best=suggestions[criterion_id][1])


def _change(_portfolio: Portfolio, id: str, column: str, value: Any) -> Step:
    if column in NUMBERS and value is None:
        raise ValueError("A number is needed here.")
    if column != "source":
        return change_criterion, {"id": id, column: "" if value is None else value}
    if value is None:
        raise ValueError("Say where the value comes from.")
    where = {"source": "rating", "fact": ""} if value == "rating" else {"source": "fact", "fact": value}
    return change_criterion, {"id": id, **where}


def _new(_portfolio: Portfolio, id: str, texts: dict[str, str]) -> Step:
    """Add a criterion without weight, so that no score changes before somebody has judged it."""
    criterion = {"id": id, "title": texts.pop("title", "") or "New criterion", "weight": 0}
    return add_criteria, {"criteria": [criterion]}
