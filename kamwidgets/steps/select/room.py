"""What there is to share out: managers' hours, tiers and what they take, and the rules to come in and to stay."""

from __future__ import annotations

from typing import Any

from kamwidgets.edits import add_tiers, change_member, change_settings, change_tier, remove_tier
from kamwidgets.facts import parse_number
from kamwidgets.model import Portfolio, UserError, new_id
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.entries import Entries, Step
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.steps.words import word
from kamwidgets.widgets import Blocks, Buttons, Form, Grid, Intent

__all__ = ["RoomPanel"]

TIERS = (
    {"id": "close", "title": "Close", "hours_per_month": 40},
    {"id": "regular", "title": "Regular", "hours_per_month": 20},
    {"id": "light", "title": "Light", "hours_per_month": 8},
)
"""A beginning: about a quarter, an eighth and a twentieth of somebody's month."""

NO_TEAM = {
    "kind": "empty",
    "sentence": "Nobody is in your team yet.",
    "hint": "Bring a team file in on Start, or add one of you on Act: then say here how many hours they have.",
}

MANAGERS: list[dict[str, Any]] = [
    {"id": "name", "title": "Who", "kind": "text", "width": 200},
    {"id": "function", "title": "Function", "kind": "text", "width": 140},
    {"id": "has", "title": "Hours in all", "kind": "number", "digits": 0, "width": 108, "hint": "A month"},
    {
        "id": "managing_hours",
        "title": "For key accounts",
        "kind": "number",
        "editable": True,
        "digits": 0,
        "width": 140,
        "hint": "Hours a month for managing key accounts; empty = manages none",
    },
]

LEVELS: list[dict[str, Any]] = [
    {"id": "title", "title": "Tier", "kind": "text", "editable": True, "width": 200},
    {
        "id": "hours_per_month",
        "title": "Hours an account",
        "kind": "number",
        "editable": True,
        "digits": 0,
        "width": 140,
        "hint": "A month",
    },
    {"id": "remove", "title": "Remove", "kind": "button", "width": 108},
]

RULES: list[dict[str, Any]] = [
    {"name": "capacity", "label": "Places for key accounts", "kind": "number", "width": "short"},
    {
        "name": "entry_score",
        "label": "Score to come in",
        "kind": "number",
        "width": "short",
        "hint": "0 to 100. From here on a customer is to be decided on.",
    },
    {
        "name": "exit_score",
        "label": "Score to stay",
        "kind": "number",
        "width": "short",
        "hint": "Lower than the other, so that nobody goes for a few points.",
    },
]


class RoomPanel:
    """Two grids and a form; nothing here decides, it only says what there is."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._hours = Entries(page, lambda: page.portfolio, _change_hours)
        self._tiers = Entries(page, lambda: page.portfolio, _change_tier, _new_tier)
        self.rules = Form(legend="Rules", live=True, fields=RULES, on_intent=page.guarded(self._on_rule))
        self.managers = Grid(
            label="Who manages key accounts",
            columns=MANAGERS,
            read=filter_reader(page),
            on_intent=page.guarded(lambda intent: self._enter(self._hours, self.managers, intent)),
        )
        self.nobody = Blocks(blocks=[NO_TEAM])
        self.tiers = Grid(
            label="How closely accounts are looked after",
            columns=LEVELS,
            empty="There are no tiers yet: every account takes one place.",
            add="Add a tier",
            adding="tiers",
            read=filter_reader(page),
            on_intent=page.guarded(self._on_tiers),
        )
        offer = [{"id": "tiers", "label": "Begin with three tiers", "primary": True}]
        self.offer = Buttons(buttons=offer, on_intent=page.guarded(lambda _intent: page.edit(add_tiers, tiers=TIERS)))
        self._offering = box(self.offer)
        parts = (self.rules, self.managers, self.nobody, self.tiers, self._offering)
        self.widget = box(*parts, look="kam-stack")

    def refresh(self) -> None:
        """Show what is saved."""
        portfolio, formats = self.page.portfolio, self.page.formats
        settings = portfolio.settings
        self.rules.values = {
            "capacity": formats.number(settings.capacity),
            **{
                name: "" if (share := getattr(settings, name)) is None else formats.number(100 * share)
                for name in ("entry_score", "exit_score")
            },
        }
        with self.managers.hold_sync():
            self.managers.locale = formats.tag
            self.managers.rows = [self._hours.marked(row) for row in _managers(portfolio)]
        with self.tiers.hold_sync():
            self.tiers.locale = formats.tag
            self.tiers.rows = [self._tiers.marked(row) for row in _tiers(portfolio)]
        show(self.managers, bool(portfolio.team))
        show(self.nobody, not portfolio.team)
        show(self._offering, not portfolio.tiers)

    def _enter(self, entries: Entries, grid: Grid, intent: Intent) -> None:
        if intent["type"] in ("edit-cell", "paste-cells"):
            entries.take(grid, intent)
            self.refresh()

    def _on_tiers(self, intent: Intent) -> None:
        match intent["type"]:
            case "add-row":
                edit, arguments = _new_tier(self.page.portfolio, new_id(), {})
                self.page.edit(edit, **arguments)
            case "press":
                self.page.edit(remove_tier, id=intent["row"])
            case _:
                self._enter(self._tiers, self.tiers, intent)

    def _on_rule(self, intent: Intent) -> None:
        name, text = intent["name"], intent["value"].strip()
        try:
            number = parse_number(text, self.page.formats.locale) if text else None
            self.page.edit(change_settings, **{name: number if name == "capacity" or number is None else number / 100})
        except (UserError, ValueError) as error:
            self.rules.errors = {**self.rules.errors, name: str(error)}


def _managers(portfolio: Portfolio) -> list[dict[str, Any]]:
    members = sorted(
        portfolio.team.values(), key=lambda member: (member.managing_hours is None, member.name.casefold())
    )
    return [
        {
            "id": member.id,
            "cells": {
                "name": member.name,
                "function": "" if member.function == "unknown" else word("function", member.function),
                "has": member.hours_per_month,
                "managing_hours": member.managing_hours,
            },
        }
        for member in members
    ]


def _tiers(portfolio: Portfolio) -> list[dict[str, Any]]:
    return [
        {
            "id": tier.id,
            "cells": {"title": tier.title, "hours_per_month": tier.hours_per_month, "remove": "Remove"},
        }
        for tier in portfolio.tiers.values()
    ]


def _change_hours(_portfolio: Portfolio, id: str, column: str, value: Any) -> Step:
    return change_member, {"id": id, column: value}


def _change_tier(_portfolio: Portfolio, id: str, column: str, value: Any) -> Step:
    if value is None:
        raise ValueError("Write a number of hours." if column == "hours_per_month" else "A tier needs a name.")
    return change_tier, {"id": id, column: value}


def _new_tier(_portfolio: Portfolio, id: str, texts: dict[str, str]) -> Step:
    return add_tiers, {"tiers": [{"id": id, "title": texts.pop("title", "") or "New tier", "hours_per_month": 0}]}
