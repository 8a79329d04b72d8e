"""The rules of the first cut, and whether sites are compared by themselves or with their parent (M3, M5)."""

from __future__ import annotations

from typing import Any

from kamwidgets.edits import add_cut_rule, change_cut_rule, change_settings, part, remove_cut_rule
from kamwidgets.findings import Reading
from kamwidgets.methods import cut_rule_in_words
from kamwidgets.model import ACCOUNT_FACTS, CutRule, Portfolio, new_id
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.entries import Entries, Step
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.widgets import Blocks, Form, Grid, Intent

__all__ = ["CutPanel"]

FACTS = [{"value": fact.id, "label": fact.title} for fact in ACCOUNT_FACTS.values()]

TESTS = [
    {"value": "at-least", "label": "at least"},
    {"value": "at-most", "label": "at most"},
    {"value": "between", "label": "between"},
    {"value": "is", "label": "is"},
]

BOUNDS = {"at-least": ("low",), "at-most": ("high",), "between": ("low", "high"), "is": ("words",)}
"""What each test asks for."""

UNITS = {"share": "%", "days": "days", "count": "", "word": "separated by commas"}

COLUMNS: list[dict[str, Any]] = [
    {"id": "fact", "title": "What", "kind": "choice", "editable": True, "options": FACTS, "width": 180},
    {"id": "test", "title": "Must be", "kind": "choice", "editable": True, "options": TESTS, "width": 104},
    {"id": "low", "title": "From", "kind": "number", "editable": True, "width": 92},
    {"id": "high", "title": "To", "kind": "number", "editable": True, "width": 92},
    {"id": "words", "title": "One of", "kind": "text", "editable": True, "width": 136},
    {"id": "unit", "title": "Unit", "kind": "text", "width": 76},
    {"id": "cuts", "title": "Cuts", "kind": "number", "digits": 0, "width": 64, "hint": "How many accounts fail it"},
    {"id": "remove", "title": "Remove", "kind": "button", "width": 108},
]

LEVEL: dict[str, Any] = {
    "name": "level",
    "label": "What is compared",
    "kind": "choice",
    "buttons": True,
    "options": [
        {"value": "account", "label": "Each account"},
        {"value": "parent", "label": "Parent groups"},
    ],
    "width": "full",
    "hint": "For parent groups, facts of all sites are added up. Ratings, gates and decisions are those of the "
    "parent's own plan.",
}


class CutPanel:
    """What is compared, a sentence on what the rules do, and the rules as a grid."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._entries = Entries(page, lambda: page.portfolio, _change, _new)
        self.level = Form(fields=[LEVEL], live=True, on_intent=page.guarded(self._on_level))
        self.said = Blocks()
        self.grid = Grid(
            label="Rules of the first cut",
            caption="An account comes on the short list if it meets every rule. What is not known cuts nobody.",
            empty="No rule is set, so everybody is on the short list.",
            columns=COLUMNS,
            add="Add a rule",
            adding="rules",
            read=filter_reader(page),
            height="360px",
            on_intent=page.guarded(self._on_grid),
        )
        self.widget = box(self.level, self.grid, self.said, look="kam-stack")

    def refresh(self) -> None:
        """Show the rules as they are saved, and what they cut."""
        reading = self.page.reading
        self.level.values = {"level": reading.portfolio.settings.level}
        cut = reading.first_cut
        with self.grid.hold_sync():
            self.grid.locale = reading.formats.tag
            self.grid.rows = [
                self._entries.marked(_row(rule, cut.by_rule.get(rule.id), reading))
                for rule in reading.portfolio.cut.values()
            ]
        formats = reading.formats
        unknown = {id: sum(id in rules for rules in cut.unknown.values()) for id in cut.rules}
        items = [
            f"Of {formats.number(number)} the answer to “{cut_rule_in_words(cut.rules[id], formats)}” is not known: "
            f"{'it stays' if number == 1 else 'they stay'}."
            for id, number in unknown.items()
            if number
        ]
        self.said.blocks = [
            {"kind": "text", "text": cut.explain(reading.formats)},
            *([{"kind": "list", "items": items}] if items else []),
            *([{"kind": "text", "text": reading.loops}] if reading.loops else []),
        ]

    def _on_level(self, intent: Intent) -> None:
        self.page.edit(change_settings, level=intent["value"])

    def _on_grid(self, intent: Intent) -> None:
        match intent["type"]:
            case "add-row":
                edit, arguments = _new(self.page.portfolio, new_id(), {})
                self.page.edit(edit, **arguments)
            case "press":
                self.page.edit(remove_cut_rule, id=intent["row"])
            case "edit-cell" | "paste-cells":
                self._entries.take(self.grid, intent)
                self.refresh()


def _row(rule: CutRule, cuts: int | None, reading: Reading) -> dict[str, Any]:
    fact = ACCOUNT_FACTS[rule.fact]
    by = 100 if fact.kind == "share" else 1
    return {
        "id": rule.id,
        "cells": {
            "fact": rule.fact,
            "test": rule.test,
            "low": None if rule.low is None else by * rule.low,
            "high": None if rule.high is None else by * rule.high,
            "words": ", ".join(rule.words),
            "unit": reading.formats.currency if fact.kind == "money" else UNITS[fact.kind],
            "cuts": cuts,
            "remove": "Remove",
        },
        "closed": [name for name in ("low", "high", "words") if name not in BOUNDS[rule.test]],
    }


def _change(portfolio: Portfolio, id: str, column: str, value: Any) -> Step | None:
    rule: CutRule = part(portfolio.cut, id, "rule")
    match column:
        case "fact" | "test" if value is None:
            raise ValueError("Choose one from the list.")
        case "fact" if ACCOUNT_FACTS[value].kind != ACCOUNT_FACTS[rule.fact].kind:  # bounds in another unit say nothing
            test = "at-least" if ACCOUNT_FACTS[value].is_number else "is"
            return change_cut_rule, {"id": id, "fact": value, "test": test, "low": None, "high": None, "words": ()}
        case "words":
            words = tuple(word.strip() for word in (value or "").split(",") if word.strip())
            return change_cut_rule, {"id": id, "words": words}
        case "low" | "high" if value is not None and ACCOUNT_FACTS[rule.fact].kind == "share":
            return change_cut_rule, {"id": id, column: value / 100}
    return change_cut_rule, {"id": id, column: value}


def _new(_portfolio: Portfolio, id: str, _texts: dict[str, str]) -> Step:
    """Add a rule without a bound: it cuts nobody before somebody has said what it asks for."""
    return add_cut_rule, {"id": id}
