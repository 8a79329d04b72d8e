"""What losing one account, or several, would do: ticked in a grid, said in figures and a sentence (M2)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pandas as pd

from kamwidgets.edits import change_settings
from kamwidgets.facts import parse_number
from kamwidgets.findings import LAST_YEAR, Asked, Reading, amounts, lost, over_in_words
from kamwidgets.methods import LossTest
from kamwidgets.model import UserError
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.widgets import Blocks, Form, Grid, Intent, Rows

__all__ = ["LossPanel"]

COLUMNS: list[dict[str, Any]] = [
    {"id": "name", "title": "Account", "kind": "text", "width": 240},
    {"id": "lost", "title": "Lost", "kind": "check", "editable": True, "width": 76},
    {"id": "revenue", "title": "Turnover, 12 months", "kind": "number", "digits": 0, "width": 120},
    {"id": "share", "title": "Share", "kind": "number", "unit": "%", "digits": 1, "width": 84},
    {"id": "contribution", "title": "Contribution", "kind": "number", "digits": 0, "width": 120},
]

COSTS: list[dict[str, Any]] = [
    {
        "name": "fixed_costs",
        "label": "Fixed costs a year",
        "kind": "number",
        "width": "short",
        "hint": "What has to be earned whatever is sold.",
    },
    {
        "name": "cash",
        "label": "Cash",
        "kind": "number",
        "width": "short",
        "hint": "What there is to live on.",
    },
]

NOBODY = "Tick the accounts that are lost: this says what would be missing."


class LossPanel:
    """The open account is lost until others are ticked; fixed costs and cash are settings of the workspace."""

    def __init__(self, page: Page, asked: Callable[[], Asked]) -> None:
        self.page = page
        self._asked = asked
        self._ticked: frozenset[str] | None = None
        self.said = Blocks()
        self.costs = Form(fields=COSTS, live=True, on_intent=page.guarded(self._on_costs))
        self.grid = Grid(
            label="Accounts that are lost",
            columns=COLUMNS,
            read=filter_reader(page),
            height="360px",
            on_intent=page.guarded(self._on_grid),
        )
        self.widget = box(self.said, self.costs, self.grid, look="kam-stack")

    def refresh(self) -> None:
        """Work out what the loss of those that are ticked would do, on the last twelve months."""
        reading, settings, asked = self.page.reading, self.page.portfolio.settings, self._asked()
        table = amounts(reading, Asked(over=LAST_YEAR, level=asked.level))
        if self._ticked is not None:  # who is not listed, such as a site among groups, is ticked no longer
            self._ticked &= frozenset(map(str, table.index))
        gone = [account for account in map(str, table.index) if account in self._lost()]
        self.said.blocks = _said(reading, gone, asked)
        self.costs.values = {name: reading.formats.entered(getattr(settings, name)) for name in ("fixed_costs", "cash")}
        table = table.sort_values("revenue", ascending=False, kind="stable")
        lines = {str(line.Index): line for line in table.itertuples()}
        total = float(table["revenue"].sum())
        with self.grid.hold_sync():
            self.grid.locale = reading.formats.tag
            self.grid.caption = f"T{over_in_words(reading, LAST_YEAR)[1:]}. Tick who is lost, one or several."
            self.grid.rows = Rows(lines, lambda account: _row(reading, lines[account], account in gone, total))

    def _lost(self) -> frozenset[str]:
        if self._ticked is not None:
            return self._ticked
        account = self.page.account_id
        parent = self._asked().level == "parent"
        return frozenset({self.page.reading.groups.get(account, account) if parent else account})

    def _on_grid(self, intent: Intent) -> None:
        ticked = set(self._lost())
        for cell in intent.get("cells", [intent] if intent["type"] == "edit-cell" else []):
            (ticked.add if cell["value"] else ticked.discard)(cell["row"])
        self._ticked = frozenset(ticked)
        self.refresh()

    def _on_costs(self, intent: Intent) -> None:
        name, text = intent["name"], intent["value"].strip()
        try:
            amount = parse_number(text, self.page.formats.locale) if text else None
            self.page.edit(change_settings, **{name: amount})
        except (UserError, ValueError) as error:
            self.costs.errors = {**self.costs.errors, name: str(error)}


def _said(reading: Reading, gone: list[str], asked: Asked) -> list[dict[str, Any]]:
    if not gone:
        return [{"kind": "text", "text": NOBODY}]
    test = lost(reading, gone, asked.level)
    tiles = {"kind": "tiles", "tiles": _tiles(reading, test)}
    return [tiles, {"kind": "text", "text": test.explain(reading.names, reading.formats)}]


def _tiles(reading: Reading, test: LossTest) -> list[dict[str, Any]]:
    formats = reading.formats
    unknown = formats.count(len(test.unknown), "customer")
    missing = f"costs of {unknown} are missing" if test.unknown else ""
    entered = "" if test.fixed_costs is not None else "fixed costs are not entered"
    return [
        {
            "label": "Turnover lost",
            "value": formats.money(test.revenue),
            "note": f"{formats.share(test.share, 1)} of all" if test.share is not None else "",
        },
        {
            "label": "Contribution lost",
            "value": formats.money(test.contribution) if test.contribution is not None else "unknown",
            "note": missing if test.contribution is None else "",
        },
        {
            "label": "Fixed costs uncovered",
            "value": formats.money(test.fixed_costs_uncovered) if test.fixed_costs_uncovered is not None else "unknown",
            "note": (entered or missing) if test.fixed_costs_uncovered is None else _gap(reading, test),
            "explain": "Fixed costs of a year less the contribution of the customers that are left; nothing where they "
            "cover them.\nTo break even again: fixed costs ÷ the margin of the customers that are left, less their "
            "turnover. The margin is their contribution ÷ their turnover.",
        },
        {
            "label": "Cash lasts",
            "value": _lasts(reading, test),
            "note": "cash is not entered" if test.cash is None else entered or missing * (test.months_of_cash is None),
            "explain": "Cash ÷ a twelfth of the fixed costs uncovered.",
        },
    ]


def _gap(reading: Reading, test: LossTest) -> str:
    """Say how much turnover would have to be found, or could still go, until fixed costs are just covered."""
    if test.break_even_gap is None:
        return "the customers that are left earn nothing to cover them"
    gap = reading.formats.money(abs(test.break_even_gap))
    return f"{gap} more turnover would cover them" if test.break_even_gap > 0 else f"{gap} of turnover to spare"


def _lasts(reading: Reading, test: LossTest) -> str:
    if test.months_of_cash is None:
        return "unknown"
    if math.isinf(test.months_of_cash):
        return "not touched"
    return f"{reading.formats.number(test.months_of_cash, 1)} months"


def _row(reading: Reading, line: Any, gone: bool, total: float) -> dict[str, Any]:
    account = str(line.Index)
    unknown = pd.isna(line.contribution)
    return {
        "id": account,
        "cells": {
            "name": reading.name(account),
            "lost": gone,
            "revenue": float(line.revenue),
            "share": 100 * line.revenue / total if total > 0 else None,
            "contribution": None if unknown else float(line.contribution),
        },
        "text": {"contribution": "unknown"} if unknown else {},
        **({"tone": "strong"} if gone else {}),
    }
