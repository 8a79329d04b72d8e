"""What everybody agrees on about weights where people disagree on the weights themselves (M4)."""

from __future__ import annotations

from typing import Any

from kamwidgets.edits import Refused, add_weight_rule, remove_weight_rule, weight_rule_in_words
from kamwidgets.facts import parse_number
from kamwidgets.methods import keeps_rule
from kamwidgets.model import Portfolio, WeightRule
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Form, Grid, Intent

__all__ = ["WeightRulesPanel"]

WHY = (
    "Where people do not agree on weights, write down what they do agree on. How sure the choice is will be worked out "
    "over all weights that keep these rules. The weights above stay as they are."
)

COLUMNS: list[dict[str, Any]] = [
    {"id": "rule", "title": "Everybody agrees", "kind": "text", "width": 480},
    {"id": "kept", "title": "Weights above", "kind": "text", "width": 148},
    {"id": "remove", "title": "Remove", "kind": "button", "width": 108},
]

NUMBER = {"kind": "number", "width": "short"}


class WeightRulesPanel:
    """The rules as a grid, and two forms that add one."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.why = Blocks(blocks=[{"kind": "text", "text": WHY}])
        self.grid = Grid(
            label="Rules on weights",
            columns=COLUMNS,
            empty="There are no rules: any weights will do.",
            read=filter_reader(page),
            height="300px",
            on_intent=page.guarded(self._on_grid),
        )
        add = page.guarded(self._on_order)
        self.order = Form(legend="One weighs at least as much as another", submit="Add the order", on_intent=add)
        add = page.guarded(self._on_interval)
        self.interval = Form(legend="One has a share between two bounds", submit="Add the bounds", on_intent=add)
        self.widget = box(self.why, self.grid, self.order, self.interval, look="kam-stack")

    def refresh(self) -> None:
        """Show the rules as they are saved."""
        portfolio = self.page.portfolio
        with self.grid.hold_sync():
            self.grid.locale = self.page.formats.tag
            self.grid.rows = [self._row(portfolio, rule) for rule in portfolio.weight_rules.values()]
        options = [{"value": id, "label": criterion.title} for id, criterion in portfolio.criteria.items()]
        choice = {"kind": "choice", "options": options, "required": True, "width": "half"}
        one = {**choice, "name": "criterion", "label": "Criterion"}
        self.order.fields = [one, {**choice, "name": "below", "label": "Weighs at least as much as"}]
        self.interval.fields = [
            {**one, "width": "full"},
            {**NUMBER, "name": "least", "label": "At least, in %"},
            {**NUMBER, "name": "most", "label": "At most, in %"},
        ]
        for form in (self.order, self.interval):
            show(form, len(options) > 1)

    def _row(self, portfolio: Portfolio, rule: WeightRule) -> dict[str, Any]:
        kept = keeps_rule({id: criterion.weight for id, criterion in portfolio.criteria.items()}, rule)
        cells = {
            "rule": weight_rule_in_words(rule, portfolio, self.page.formats),
            "kept": "–" if kept is None else "✓ keep it" if kept else "✕ do not keep it",
            "remove": "Remove",
        }
        return {"id": rule.id, "cells": cells}

    def _on_grid(self, intent: Intent) -> None:
        if intent["type"] == "press":
            self.page.edit(remove_weight_rule, id=intent["row"])

    def _on_order(self, intent: Intent) -> None:
        values = intent["values"]
        self._add(self.order, "below", kind="order", criterion=values["criterion"], below=values["below"])

    def _on_interval(self, intent: Intent) -> None:
        values, bounds = intent["values"], {}
        for name in ("least", "most"):
            try:
                if typed := str(values.get(name) or "").strip():
                    bounds[name] = parse_number(typed, self.page.formats.locale) / 100
            except ValueError as error:
                self.interval.errors = {name: str(error)}
                return
        beyond = next((name for name, share in bounds.items() if not 0 <= share <= 1), "")
        if beyond:
            self.interval.errors = {beyond: "Write a share from 0 to 100 %."}
            return
        self._add(self.interval, "most", kind="interval", criterion=values["criterion"], **bounds)

    def _add(self, form: Form, place: str, **rule: Any) -> None:
        try:
            self.page.edit(add_weight_rule, **rule)
        except Refused as refused:
            form.errors = {place: str(refused)}
            return
        form.reset()
