"""How strong we are with the account that is open: its success factors, what it can spend, and the outlook (M7)."""

from __future__ import annotations

import math
from typing import Any

from kamwidgets.edits import (
    Refused,
    add_competitor,
    add_success_factor,
    change_success_factor,
    rate_supplier,
    remove_competitor,
    remove_success_factor,
    rename_competitor,
)
from kamwidgets.findings import standing_of
from kamwidgets.methods import Strength
from kamwidgets.methods.frames import cells, or_none
from kamwidgets.model import AccountPlan, Portfolio, new_id
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.entries import Entries, Step
from kamwidgets.steps.page import Page
from kamwidgets.steps.select.outlook import OutlookPanel
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Grid, Intent

__all__ = ["StandingPanel"]

CLOSED = {
    "kind": "empty",
    "sentence": "No account is open.",
    "hint": "Choose one at the top, or in the picture or the ranking: then say here how strong you are with it.",
}

RIVAL = "rival:"
"""Marks the column of a competitor."""

RIVALS: list[dict[str, Any]] = [
    {"id": "name", "title": "Competitor", "kind": "text", "editable": True, "width": 260},
    {"id": "remove", "title": "Remove", "kind": "button", "width": 108},
]


class StandingPanel:
    """A grid of success factor × supplier, the competitors there are, spend and outlook."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._account_id = ""
        self._factors = Entries(page, lambda: page.plan, _change, _new)
        self._competitors = Entries(page, lambda: page.portfolio, _rename, _name)
        self.closed, self.said = Blocks(blocks=[CLOSED]), Blocks()
        self.factors = Grid(
            label="Success factors",
            caption="By what this customer chooses its suppliers, and how good it finds each of them, 0 to 10: in its "
            "eyes, not in ours. Leave empty what you do not know.",
            empty="There are no success factors yet: what does this customer look at when it chooses a supplier?",
            add="Add a success factor",
            adding="success factors",
            read=filter_reader(page),
            on_intent=page.guarded(self._on_factors),
        )
        self.rivals = Grid(
            label="Competitors",
            caption="The other suppliers your accounts can choose; each has a column above, at every account.",
            columns=RIVALS,
            empty="No competitor is named yet, so there is nobody to compare you with.",
            add="Add a competitor",
            adding="competitors",
            on_intent=page.guarded(self._on_rivals),
        )
        self.outlook = OutlookPanel(page)
        self._open = box(self.said, self.factors, self.rivals, self.outlook.widget, look="kam-stack")
        self.widget = box(self.closed, self._open, look="kam-stack")

    def refresh(self) -> None:
        """Show the open account as it is saved."""
        page, account = self.page, self.page.account_id
        show(self.closed, not account)
        show(self._open, bool(account))
        if not account:
            return
        if account != self._account_id:
            self._account_id = account
            self._factors.forget_all()
            self.outlook.open()
        strength = standing_of(page.portfolio, page.plan)
        self.said.blocks = [{"kind": "definition", "title": page.account_name, "pairs": self._pairs(strength)}]
        with self.factors.hold_sync():
            self.factors.locale = page.formats.tag
            self.factors.columns = _columns(page.portfolio)
            self.factors.rows = [self._factors.marked(row) for row in _rows(page.plan, strength)]
        self.rivals.rows = [
            self._competitors.marked({"id": each.id, "cells": {"name": each.name, "remove": "Remove"}})
            for each in page.portfolio.competitors.values()
        ]
        self.outlook.refresh()

    def _pairs(self, strength: Strength) -> list[dict[str, Any]]:
        formats, accounts = self.page.formats, self.page.reading.placed.accounts
        here = self.page.account_id in accounts.index
        line = cells(accounts, self.page.account_id) if here else dict.fromkeys(accounts.columns, "")
        value = "unknown" if math.isnan(strength.strength) else formats.number(strength.strength, 1, signed=True)
        where, expected = line["label"] or "not placed", line["expected_label"]
        missing = f"unknown: {line['missing']}" if line["missing"] else ""
        note = missing if here else "not on the short list"
        return [
            {"label": "Our strength", "value": value, "note": strength.explain(formats)},
            {"label": "Box", "value": where, "note": f"expected in 3 years: {expected}" if expected else note},
        ]

    def _on_factors(self, intent: Intent) -> None:
        match intent["type"]:
            case "add-row":
                edit, arguments = _new(self.page.plan, new_id(), {})
                self.page.edit(edit, **arguments)
            case "press":
                self.page.edit(remove_success_factor, id=intent["row"])
            case "edit-cell" | "paste-cells":
                self._factors.take(self.factors, intent)
                self.refresh()

    def _on_rivals(self, intent: Intent) -> None:
        match intent["type"]:
            case "add-row":
                edit, arguments = _name(self.page.portfolio, new_id(), {})
                self.page.edit(edit, **arguments)
            case "press":
                self.page.edit(remove_competitor, id=intent["row"])
            case "edit-cell" | "paste-cells":
                self._competitors.take(self.rivals, intent)
                self.refresh()


def _columns(portfolio: Portfolio) -> list[dict[str, Any]]:
    points = {"kind": "number", "editable": True, "width": 92, "hint": "0 to 10, as the customer sees it"}
    return [
        {"id": "title", "title": "Success factor", "kind": "text", "editable": True, "width": 200},
        {"id": "weight", "title": "Weight", "kind": "number", "editable": True, "width": 76, "hint": "0 to 100"},
        {"id": "ours", "title": "We", **points},
        *({"id": f"{RIVAL}{each.id}", "title": each.name, **points} for each in portfolio.competitors.values()),
        {"id": "best", "title": "Best of them", "kind": "text", "width": 124},
        {"id": "difference", "title": "Difference", "kind": "number", "digits": 1, "width": 92},
        {"id": "evidence", "title": "What it rests on", "kind": "text", "editable": True, "width": 240},
        {"id": "remove", "title": "Remove", "kind": "button", "width": 108},
    ]


def _rows(plan: AccountPlan, strength: Strength) -> list[dict[str, Any]]:
    return [
        {
            "id": factor.id,
            "cells": {
                "title": factor.title,
                "weight": factor.weight,
                "ours": factor.ours,
                **{f"{RIVAL}{id}": points for id, points in factor.rivals.items()},
                "best": compared.rival,
                "difference": or_none(compared.difference),
                "evidence": factor.evidence,
                "remove": "Remove",
            },
        }
        for factor, compared in zip(plan.success_factors.values(), strength.compared, strict=True)
    ]


def _change(_plan: AccountPlan, id: str, column: str, value: Any) -> Step:
    if column == "ours":
        return rate_supplier, {"id": id, "points": value}
    if column.startswith(RIVAL):
        return rate_supplier, {"id": id, "points": value, "competitor_id": column.removeprefix(RIVAL)}
    if column == "weight" and value is None:
        raise ValueError("A number is needed here.")
    return change_success_factor, {"id": id, column: "" if value is None else value}


def _new(_plan: AccountPlan, id: str, texts: dict[str, str]) -> Step:
    return add_success_factor, {"id": id, "title": texts.pop("title", "") or "New success factor"}


def _rename(_portfolio: Portfolio, id: str, _column: str, value: Any) -> Step:
    if value is None:
        raise Refused("A competitor needs a name.")
    return rename_competitor, {"id": id, "name": value}


def _name(portfolio: Portfolio, id: str, texts: dict[str, str]) -> Step:
    """Add a competitor; until somebody names it, under a name that is free."""
    taken = {each.name for each in portfolio.competitors.values()}
    free = next(name for number in range(1, len(taken) + 2) if (name := f"Competitor {number}") not in taken)
    return add_competitor, {"id": id, "name": texts.pop("name", "") or free}
