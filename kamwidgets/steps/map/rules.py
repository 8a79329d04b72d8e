"""What good coverage asks for at this company, rule by rule (M10, M12)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kamwidgets.edits import Refused, remove_coverage_rules, set_coverage_rules
from kamwidgets.methods.coverage import DEFAULT_RULES
from kamwidgets.model import CoverageRule, Portfolio, new_id
from kamwidgets.steps.entries import Entries, Step
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.steps.words import roles
from kamwidgets.widgets import Blocks, Buttons, Form, Grid, Intent

__all__ = ["RulesPanel"]

LEVELS = [
    {"value": "identified", "label": "is known", "note": "Somebody in that part is on the map."},
    {"value": "reached", "label": "is reached", "note": "One of us has spoken with them."},
    {"value": "in-depth", "label": "is known in depth", "note": "We know what moves them, and they call us."},
    {"value": "supports", "label": "is for us", "note": "A supporter or an advocate."},
]

COLUMNS: list[dict[str, Any]] = [
    {"id": "title", "title": "Rule", "kind": "text", "editable": True, "width": 280},
    {"id": "roles", "title": "Somebody who is", "kind": "text", "width": 190},
    {"id": "level", "title": "Asked for", "kind": "choice", "options": LEVELS, "editable": True, "width": 170},
    {"id": "weight", "title": "Points", "kind": "number", "editable": True, "width": 90},
    {"id": "remove", "title": "Remove", "kind": "button", "width": 90},
]

FIELDS: list[dict[str, Any]] = [
    {"name": "title", "label": "Rule", "required": True, "width": "full"},
    {
        "name": "roles",
        "label": "Somebody who plays one of these parts",
        "kind": "choices",
        "options": roles(),
        "required": True,
    },
    {
        "name": "level",
        "label": "Asked for",
        "kind": "choice",
        "buttons": True,
        "options": LEVELS,
        "required": True,
        "width": "full",
    },
]

WHAT = (
    "Coverage runs from 0 to 5: the points of the rules that are met, of all points. Meeting a rule with several "
    "people earns no more. The rules hold for all accounts."
)


class RulesPanel:
    """The rules as a grid, and a form that adds one; every change sets them all."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._entries = Entries(page, lambda: page.portfolio, _change)
        self.said = Blocks()
        self.grid = Grid(
            label="Rules of coverage", columns=COLUMNS, height="420px", on_intent=page.guarded(self._on_grid)
        )
        self.form = Form(
            legend="Add a rule", fields=FIELDS, submit="Add the rule", on_intent=page.guarded(self._on_form)
        )
        self.buttons = Buttons(on_intent=page.guarded(lambda _intent: page.edit(remove_coverage_rules)))
        self.widget = box(self.said, self.grid, self.buttons, self.form, look="kam-stack")

    def refresh(self) -> None:
        """Show the rules that count."""
        portfolio = self.page.portfolio
        own = bool(portfolio.coverage_rules)
        whose = "the company's own" if own else "the method's own: the first change makes them yours"
        self.said.blocks = [{"kind": "text", "text": f"{WHAT} These are {whose}."}]
        titles = {role["value"]: role["label"].lower() for role in roles()}
        rows = [
            {
                "id": rule.id,
                "cells": {
                    "title": rule.title,
                    "roles": " or ".join(titles[role] for role in rule.roles),
                    "level": rule.level,
                    "weight": rule.weight,
                    "remove": "Remove",
                },
            }
            for rule in counting(portfolio)
        ]
        with self.grid.hold_sync():
            self.grid.locale = self.page.formats.tag
            self.grid.rows = [self._entries.marked(row) for row in rows]
        self.buttons.buttons = [{"id": "back", "label": "Take the method's own rules again"}] if own else []

    def _on_grid(self, intent: Intent) -> None:
        if intent["type"] == "press":
            rules = [rule for rule in counting(self.page.portfolio) if rule.id != intent["row"]]
            self.page.edit(set_coverage_rules, rules=_plain(rules))
        elif intent["type"] in ("edit-cell", "paste-cells"):
            self._entries.take(self.grid, intent)
            self.refresh()

    def _on_form(self, intent: Intent) -> None:
        rules = counting(self.page.portfolio)
        said: Mapping[str, Any] = {"id": new_id(), "weight": 0.25, **intent["values"]}
        try:
            self.page.edit(set_coverage_rules, rules=[*_plain(rules), said])
        except Refused as refused:
            self.form.errors = {"roles": str(refused)}
        else:
            self.form.reset()


def counting(portfolio: Portfolio) -> list[CoverageRule]:
    """Return the rules that count: the company's, or the method's own."""
    return list(portfolio.coverage_rules.values()) or [*DEFAULT_RULES]


def _change(portfolio: Portfolio, id: str, column: str, value: Any) -> Step:
    value = ("" if column == "title" else 0) if value is None else value
    rules = [{**one, column: value} if one["id"] == id else one for one in _plain(counting(portfolio))]
    return set_coverage_rules, {"rules": rules}


def _plain(rules: list[CoverageRule]) -> list[dict[str, Any]]:
    return [rule.model_dump(mode="json") for rule in rules]
