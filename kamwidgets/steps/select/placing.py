"""The picture of all accounts by attractiveness and strength, and beneath it the same as a table (M7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from kamwidgets.findings import Reading, where_in_words
from kamwidgets.methods import CUTS, LEVELS, AccountPortfolio
from kamwidgets.methods.frames import or_none
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Buttons, Grid, Intent, PortfolioBoxes, Rows

__all__ = ["PlacingPanel"]

MOST = 150
"""Accounts that are drawn: more would cover each other."""

NOBODY = {
    "kind": "empty",
    "sentence": "No account can be placed yet.",
    "hint": "Attractiveness is an account’s score: criteria need weights, and accounts ratings. Strength comes from "
    "the success factors of each account: by what it chooses suppliers, and how good it finds us and the others.",
}

COLUMNS: list[dict[str, Any]] = [
    {"id": "name", "title": "Account", "kind": "text", "width": 172},
    {"id": "box", "title": "Box", "kind": "text", "width": 124},
    {
        "id": "attractiveness",
        "title": "Attractive",
        "kind": "number",
        "digits": 0,
        "width": 92,
        "hint": "Score, 0 to 100",
    },
    {
        "id": "strength",
        "title": "Strength",
        "kind": "number",
        "digits": 1,
        "width": 88,
        "hint": "Points of ours less those of the best competitor",
    },
    {"id": "missing", "title": "Not known", "kind": "text", "width": 132},
    {"id": "revenue", "title": "Turnover, 12 months", "kind": "number", "digits": 0, "width": 104},
    {"id": "spend", "title": "Can spend, 3 years", "kind": "number", "digits": 0, "width": 116},
    {"id": "expected", "title": "Expected", "kind": "text", "width": 124},
    {"id": "open", "title": "Card", "kind": "button", "width": 92},
]


class PlacingPanel:
    """The picture; who cannot be placed stands in the table with what is missing, and never at zero."""

    def __init__(self, page: Page, opened: Callable[[str], None], rate: Callable[[], None]) -> None:
        self.page = page
        self._opened = opened
        self.picture = PortfolioBoxes(on_intent=page.guarded(lambda intent: opened(intent["id"])))
        self.said = Blocks()
        self.rate = Buttons(
            buttons=[{"id": "rate", "label": "Rate our strength", "primary": True}],
            on_intent=page.guarded(lambda _intent: rate()),
        )
        self.nothing = box(Blocks(blocks=[NOBODY]), self.rate, look="kam-stack")
        self.grid = Grid(
            label="Accounts by attractiveness and strength",
            columns=COLUMNS,
            empty="There are no accounts yet.",
            read=filter_reader(page),
            height="440px",
            on_intent=page.guarded(self._on_grid),
        )
        self.widget = box(self.nothing, self.picture, self.said, self.grid, look="kam-stack")

    def refresh(self) -> None:
        """Place all accounts anew."""
        reading = self.page.reading
        placed, lines = reading.placed, _lines(reading)
        drawn = lines[lines["missing"] == ""].head(MOST)
        show(self.nothing, drawn.empty)
        show(self.picture, not drawn.empty)
        with self.picture.hold_sync():
            self.picture.names, self.picture.cuts = _names(placed), _cuts(placed)
            self.picture.high = reading.portfolio.boxes.high
            self.picture.title, self.picture.texts = where_in_words(placed, reading.formats), _texts(reading)
            self.picture.accounts = [_account(reading, line) for line in drawn.itertuples()]
            self.picture.selected = self.page.account_id
        self.said.blocks = [{"kind": "text", "text": _left_out(placed, reading)}]
        show(self.said, not lines.empty)
        by_id = {str(line.Index): line for line in lines.itertuples()}
        with self.grid.hold_sync():
            self.grid.locale, self.grid.selected = reading.formats.tag, self.page.account_id
            self.grid.rows = Rows(by_id, lambda account: _row(reading, by_id[account]))

    def _on_grid(self, intent: Intent) -> None:
        if intent["type"] in ("press", "select-row"):
            self._opened(intent["row"])


def _lines(reading: Reading) -> pd.DataFrame:
    """Return all accounts: the placed ones first, key accounts before others, then by turnover."""
    accounts, plans = reading.placed.accounts, reading.plans
    key = [account in plans and plans[account].is_key for account in map(str, accounts.index)]
    table = accounts.assign(key=key, out=accounts["missing"] != "")
    return table.sort_values(["out", "key", "revenue"], ascending=[True, False, False], kind="stable")


def _names(placed: AccountPortfolio) -> list[list[str]]:
    levels = LEVELS[placed.boxes]
    return [[placed.labels[f"{across}-{up}"] for across in levels] for up in reversed(levels)]


def _cuts(placed: AccountPortfolio) -> dict[str, list[float]]:
    across, up = CUTS[placed.boxes]
    return {"x": list(across), "y": list(up)}


def _texts(reading: Reading) -> dict[str, str]:
    as_of = reading.figures.facts.as_of
    until = f" to {reading.formats.day(as_of)}" if as_of else ""
    return {
        "x": "More attractive to us (score)",
        "y": "Our strength: points of ours less those of the best competitor, as the customer sees it",
        "key": "key account",
        "size": f"area: turnover, 12 months{until}",
        "ring": "ring: what they can spend in 3 years, on the same scale",
        "to": "expected in 3 years",
        "list": "Accounts by attractiveness and strength, from the left to the right",
    }


def _account(reading: Reading, line: Any) -> dict[str, Any]:
    ahead = {"x": float(line.expected_attractiveness), "y": float(line.expected_strength)}
    return {
        "id": str(line.Index),
        "label": reading.name(str(line.Index)),
        "x": float(line.attractiveness),
        "y": float(line.strength),
        "text": _in_words(reading, line),
        "size": float(line.revenue) if line.revenue > 0 else None,
        "ring": float(line.spend) if line.spend > 0 else None,
        "to": ahead if line.expected_box else None,
        "key": bool(line.key),
    }


def _in_words(reading: Reading, line: Any) -> str:
    formats = reading.formats
    said = [
        line.label,
        f"attractiveness {formats.number(100 * line.attractiveness)}",
        f"strength {formats.number(line.strength, 1, signed=True)}",
        "turnover unknown" if pd.isna(line.revenue) else f"turnover {formats.money(line.revenue)}",
    ]
    if pd.notna(line.spend):
        said.append(f"can spend {formats.short_money(line.spend)} in 3 years")
    if line.expected_label:
        stays = line.expected_box == line.box
        said.append("expected to stay in this box" if stays else f"expected: {line.expected_label}")
    return " · ".join(said)


def _left_out(placed: AccountPortfolio, reading: Reading) -> str:
    """Say how many accounts are not in the picture, and why."""
    formats, here = reading.formats, len(placed.placed)
    everybody, out = len(placed.accounts), placed.not_placed
    why = "; ".join(f"{missing} for {formats.number(len(those))}" for missing, those in out.items())
    many = f"{formats.number(everybody - here)} of {formats.count(everybody, 'account')}"
    said = f"Not placed: {many}. What is not known: {why}." if out else "Every account is placed."
    if cut := len(reading.accounts) - everybody:
        said += f" {formats.count(cut, 'account is', 'accounts are')} not on the short list."
    if here > MOST:
        said += f" Drawn are {MOST} of {formats.number(here)}: key accounts, then by turnover. The table has them all."
    return said


def _row(reading: Reading, line: Any) -> dict[str, Any]:
    known = pd.notna(line.attractiveness)
    row: dict[str, Any] = {
        "id": str(line.Index),
        "cells": {
            "name": reading.name(str(line.Index)),
            "box": line.label,
            "attractiveness": 100 * line.attractiveness if known else None,
            "strength": or_none(line.strength),
            "revenue": or_none(line.revenue),
            "spend": or_none(line.spend),
            "expected": line.expected_label,
            "missing": line.missing.capitalize(),
            "open": "Open",
        },
    }
    if line.key:
        row["tone"] = "strong"
    return row
