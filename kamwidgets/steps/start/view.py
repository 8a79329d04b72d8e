"""The first step: what is in the workspace, files to bring in, and what is open over all accounts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import ipywidgets as w

from kamwidgets.methods import cadence, summarise_actions
from kamwidgets.model import AccountPlan
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.start.importing import ImportPanel
from kamwidgets.steps.start.settings import SettingsPanel
from kamwidgets.steps.start.waiting import WaitingPanel
from kamwidgets.steps.step import Step
from kamwidgets.widgets import Blocks, Grid, Intent

__all__ = ["StartStep"]

TABLES = {
    "customers": "Customers",
    "products": "Products",
    "orders": "Orders",
    "order-lines": "Order lines",
    "service-events": "Service events",
}

COLUMNS = [
    {"id": "name", "title": "Key account", "kind": "text", "width": 220},
    {"id": "revenue", "title": "Turnover, 12 months", "kind": "number", "digits": 0, "width": 160},
    {"id": "people", "title": "People known", "kind": "number", "width": 110},
    {"id": "open", "title": "Open actions", "kind": "number", "width": 110},
    {"id": "late", "title": "Overdue", "kind": "number", "width": 90, "hint": "Actions and contacts past their date"},
    {"id": "go", "title": "Continue", "kind": "button", "width": 140},
]


class StartStep(Step):
    """Bring files in, and see what there is."""

    id = "start"
    name = "Start"
    title = "What is in this workspace"
    sentence = "Bring your own tables in, or carry on with a key account."
    folder = Path(__file__).parent
    needs_account = False

    def build(self) -> list[w.Widget]:
        """Make the step's widgets, once."""
        self.contents = Blocks()
        self.accounts = Grid(
            label="Key accounts",
            empty="No key account is chosen yet. Bring customers and orders in, then go to Select.",
            columns=COLUMNS,
            height="360px",
            read=filter_reader(self.page),
            on_intent=self.page.guarded(self._on_accounts),
        )
        self.importing = ImportPanel(self.page)
        self.waiting = WaitingPanel(self.page)
        self.settings = SettingsPanel(self.page)
        return [self.contents, self.accounts, self.importing.widget, self.waiting.widget, self.settings.widget]

    def refresh(self) -> None:
        """Show what the documents and facts now say."""
        self.contents.blocks = [{"kind": "tiles", "tiles": self._tiles()}]
        keys = {account: plan for account, plan in self.page.session.plans().items() if plan.is_key}
        self.accounts.locale = self.page.formats.tag
        self.accounts.rows = [self._row(account, plan) for account, plan in keys.items()]
        self.importing.refresh()
        self.waiting.refresh()
        self.settings.refresh()

    def focus(self, target: Mapping[str, Any]) -> None:
        """Show the place a finding leads to."""
        if target.get("place") == "step":
            self.page.host.go(target.get("step", "map"), target.get("account_id", ""))

    def _tiles(self) -> list[dict[str, Any]]:
        reading, formats = self.page.reading, self.page.formats
        facts = reading.figures.facts
        rows = ", ".join(f"{formats.number(rows)} {TABLES[name].lower()}" for name, rows in facts.tables.items())
        total = float(reading.figures.accounts["revenue"].sum()) if facts.tables else None
        keys = sum(plan.is_key for plan in reading.plans.values())
        people = sum(len(plan.people) for plan in reading.plans.values())
        return [
            {
                "label": "Customers",
                "value": formats.number(facts.tables.get("customers")),
                "note": f"{keys} key accounts" if keys != 1 else "1 key account",
            },
            {
                "label": "Turnover, last 12 months",
                "value": formats.short_money(total),
                "note": f"as of {formats.day(facts.as_of)}" if facts.as_of else "no orders yet",
                "explain": "Quantity × price × (1 − discount) of every order line ordered in the twelve months up to "
                "the last date in the facts. Credit notes count as negative; cancelled orders do not count.",
            },
            {
                "label": "People on maps",
                "value": formats.number(people),
                "note": f"{formats.count(len(reading.plans), 'account', 'accounts')} with a plan",
            },
            {
                "label": "Facts up to",
                "value": formats.day(facts.last_on),
                "note": "the last order" if facts.last_on else "nothing brought in yet",
                "explain": f"In the workspace: {rows}." if rows else "Nothing has been brought in yet.",
            },
        ]

    def _row(self, account: str, plan: AccountPlan) -> dict[str, Any]:
        reading, today = self.page.reading, self.page.today
        actions = summarise_actions(plan.actions.values(), today)
        late = len(actions.overdue) + sum(due.overdue_days > 0 for due in cadence(plan, today))
        known = account in reading.figures.accounts.index
        cells = {
            "name": reading.name(account),
            "revenue": float(reading.figures.accounts["revenue"].loc[account]) if known else None,
            "people": len(plan.people),
            "open": len(actions.live),
            "late": late,
            "go": "Open",
        }
        return {"id": account, "cells": cells}

    def _on_accounts(self, intent: Intent) -> None:
        if intent["type"] == "press":
            self.page.host.go("map", intent["row"])
