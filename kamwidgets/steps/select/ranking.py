"""The ranking: every account with its score, its gates and what was decided about it (M4, M6)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import pandas as pd

from kamwidgets.findings import Reading
from kamwidgets.methods import gate_status
from kamwidgets.methods.frames import or_none
from kamwidgets.model import AccountPlan, DecisionStatus
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.page import Page
from kamwidgets.steps.select.comparing import ComparingPanel
from kamwidgets.steps.select.panels import Panels
from kamwidgets.steps.select.why import WhyPanel
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Grid, Intent, Rows

__all__ = ["DECIDED", "UNDECIDED", "RankingPanel", "gates_in_words", "ranked"]

DECIDED: dict[DecisionStatus, str] = {"key": "Key account", "emerging": "Emerging", "not-key": "Not key"}
"""Short words for what was decided, where the room is narrow."""

UNDECIDED = "Undecided"

COLUMNS: list[dict[str, Any]] = [
    {"id": "name", "title": "Account", "kind": "text", "width": 168},
    {"id": "rank", "title": "Rank", "kind": "number", "width": 56, "hint": "By score; equal scores share a rank"},
    {"id": "revenue", "title": "Turnover, 12 months", "kind": "number", "digits": 0, "width": 104},
    {"id": "growth", "title": "Growth", "kind": "number", "unit": "%", "digits": 0, "width": 92},
    {
        "id": "score",
        "title": "Score",
        "kind": "bar",
        "width": 128,
        "hint": "The pale part shows how much of the weight is known",
    },
    {"id": "gates", "title": "Gates", "kind": "text", "width": 140},
    {
        "id": "decision",
        "title": "Decision",
        "kind": "choice",
        "options": [
            *({"value": status, "label": label} for status, label in DECIDED.items()),
            {"value": "", "label": UNDECIDED},
        ],
        "width": 112,
    },
    {"id": "open", "title": "Card", "kind": "button", "width": 92},
]


class RankingPanel:
    """One grid over all accounts, its rows made when they come into view; beneath it why a score is what it is."""

    def __init__(self, page: Page, opened: Callable[[str], None]) -> None:
        self.page = page
        self._opened = opened
        self.grid = Grid(
            label="Accounts by score",
            columns=COLUMNS,
            read=filter_reader(page),
            height="520px",
            on_intent=page.guarded(self._on_grid),
        )
        panels = {
            "why": ("Why this rank", lambda: self.why),
            "comparing": ("Two accounts side by side", lambda: self.comparing),
        }
        self.beneath = Panels("How scores come about", panels, page)
        self.widget = box(self.grid, self.beneath.widget, look="kam-stack")

    @cached_property
    def why(self) -> WhyPanel:
        """How the score of the open account comes about."""
        return WhyPanel(self.page)

    @cached_property
    def comparing(self) -> ComparingPanel:
        """Two accounts, criterion by criterion."""
        return ComparingPanel(self.page)

    def refresh(self) -> None:
        """Rank anew and show the rows in view."""
        reading = self.page.reading
        table = ranked(reading)
        lines = dict(zip(table.index.to_list(), table.itertuples(index=False), strict=True))
        with self.grid.hold_sync():
            self.grid.locale = reading.formats.tag
            self.grid.caption = _caption(reading)
            self.grid.selected = self.page.account_id
            self.grid.rows = Rows(lines, lambda account_id: _row(reading, account_id, lines[account_id]))
        show(self.grid, bool(lines))
        show(self.beneath.widget, bool(lines))
        self.beneath.refresh()

    def _on_grid(self, intent: Intent) -> None:
        if intent["type"] in ("press", "select-row"):
            self._opened(intent["row"])


def ranked(reading: Reading) -> pd.DataFrame:
    """Return one row per account of the short list: the scored ones by score, then the others, each by turnover.

    Returns
    -------
    pandas.DataFrame
        Indexed by account: ``rank``, ``score``, ``known``, ``revenue``, ``growth``; NaN = unknown.
    """
    scores, accounts = reading.scores, reading.raw.index
    table = reading.accounts[["revenue", "growth"]].reindex(accounts)
    for name in ("rank", "score", "known"):  # the scores are in the accounts' own order
        table[name] = getattr(scores, name).to_numpy() if scores else float("nan")
    return table.sort_values(["score", "revenue"], ascending=False, na_position="last", kind="stable")


def gates_in_words(plan: AccountPlan | None) -> str:
    """Say in a few words whether an account passes the gates, and what it fails with the reason."""
    gates = gate_status(plan)
    if gates.status == "pass":
        return "✓ Passes"
    if gates.failed:
        return f"✕ {gates.explain().removesuffix('.')}"
    return f"{len(gates.unknown)} of {len(gates.reasons)} unknown"


def _row(reading: Reading, account_id: str, line: Any) -> dict[str, Any]:
    plan = reading.plans.get(account_id)
    decision = plan.decision.status if plan and plan.decision else ""
    scored = pd.notna(line.score)
    text: dict[str, str] = {} if decision else {"decision": UNDECIDED}
    cells = {
        "name": reading.name(account_id),
        "rank": int(line.rank) if scored else None,
        "revenue": or_none(line.revenue),
        "growth": None if pd.isna(line.growth) else 100 * line.growth,
        "score": {"value": line.score if scored else None, "known": or_none(line.known) or 0.0},
        "gates": gates_in_words(plan),
        "decision": decision,
        "open": "Open",
    }
    if not scored:
        text["score"] = f"{reading.formats.share(line.known)} known" if pd.notna(line.known) else "no weights"
    row: dict[str, Any] = {"id": account_id, "cells": cells, "text": text}
    if plan is not None and plan.is_key:
        row["tone"] = "strong"
    return row


def _caption(reading: Reading) -> str:
    settings, formats = reading.portfolio.settings, reading.formats
    chosen = sum(plan.is_key for plan in reading.plans.values())
    as_of = reading.figures.facts.as_of
    until = f", the 12 months to {formats.day(as_of)}" if as_of else ""
    out = len(reading.accounts) - len(reading.short_list)
    cut = f" {formats.number(out)} more are cut: see “Long list”." if out else ""
    return (
        f"{formats.number(chosen)} of {formats.count(settings.capacity, 'key account')} chosen. "
        f"By score, then by turnover{until}. "
        f"Not scored, and below: who has less than {formats.share(settings.known_needed)} of the weight known.{cut}"
    )
