"""Who is a key account whatever the weights, who never is, and what moves those between (M4, M6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from kamwidgets.charts import sureness_bars, sureness_title
from kamwidgets.edits import weight_rule_in_words
from kamwidgets.findings import Candidates, Reading, Sureness
from kamwidgets.methods import Robustness
from kamwidgets.methods.words import count
from kamwidgets.steps.beside import Beside
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.page import Page
from kamwidgets.steps.picture import Picture
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Buttons, Grid, Intent, Rows

__all__ = ["NOBODY", "WeightingsPanel", "late"]

NOBODY = {
    "kind": "empty",
    "sentence": "No account is scored yet, so there is no choice to be sure of.",
    "hint": "Give criteria their weights and rate accounts: then this page shows whose place hangs on the weights.",
}

IN, BORDER, OUT = "✓ In", "◐ Border", "✕ Out"

COLUMNS: list[dict[str, Any]] = [
    {"id": "name", "title": "Account", "kind": "text", "width": 164},
    {"id": "often", "title": "Among the best", "kind": "bar", "width": 116, "hint": "In this share of all weightings"},
    {"id": "standing", "title": "So it is", "kind": "text", "width": 98},
    {"id": "now", "title": "Rank now", "kind": "number", "width": 60, "hint": "Among those compared here, by score"},
    {"id": "flip", "title": "What moves it", "kind": "text", "width": 304},
    {"id": "other", "title": "Then changes places with", "kind": "text", "width": 164},
    {"id": "who", "title": "Chosen by", "kind": "text", "width": 240, "hint": "What they weigh more than others"},
    {
        "id": "confidence",
        "title": "Confidence",
        "kind": "number",
        "unit": "%",
        "digits": 0,
        "width": 96,
        "hint": "How likely it is among the best for those who choose it, with what is unknown drawn anew",
    },
    {"id": "open", "title": "Card", "kind": "button", "width": 92},
]


class WeightingsPanel:
    """A sentence, a picture of it, and a grid that says the same account by account."""

    def __init__(self, page: Page, opened: Callable[[str], None], rested: Callable[[], None]) -> None:
        self.page = page
        self._opened = opened
        self.work: Beside[Sureness] = Beside(page, "Trying all weightings", rested)
        self.said = Blocks()
        self.again = Buttons(on_intent=page.guarded(lambda _intent: self.refresh(again=True)))
        self.picture = Picture()
        self.grid = Grid(
            label="How sure the choice is, account by account",
            columns=COLUMNS,
            read=filter_reader(page),
            height="440px",
            on_intent=page.guarded(self._on_grid),
        )
        self._asking = box(self.again)
        self._pictured = box(self.picture.widget)
        self.widget = box(self.said, self._asking, self._pictured, self.grid, look="kam-stack")

    def refresh(self, *, again: bool = False) -> None:
        """Show whose place hangs on the weights; where that takes long, what was known before until it is done."""
        reading = self.page.reading
        among = reading.eligible
        found = None
        if among is None or among.empty:
            self.said.blocks = [NOBODY]
        else:
            self.work.ask(among.key, among.sureness, quick=among.quick, again=again)
            found = self.work.result
            self.said.blocks = [*late(self.work), *_said(reading, among, found)]
        self.again.buttons = [{"id": "again", "label": "Work it out now", "primary": True}]
        show(self._asking, self.said.blocks != [NOBODY] and self.work.idle)
        show(self._pictured, found is not None)
        show(self.grid, found is not None)
        if found is not None:
            self._draw(reading, found)

    def _draw(self, reading: Reading, found: Sureness) -> None:
        robust, names = found.robustness, reading.names
        self.picture.show(sureness_bars(robust, names, formats=reading.formats), sureness_title(robust))
        ids = [str(account) for account in robust.in_top.sort_values(ascending=False, kind="stable").index]
        ranks = _ranks(reading, ids)
        with self.grid.hold_sync():
            self.grid.locale = reading.formats.tag
            self.grid.selected = self.page.account_id
            self.grid.rows = Rows(ids, lambda account: _row(reading, found, account, ranks))

    def _on_grid(self, intent: Intent) -> None:
        if intent["type"] in ("press", "select-row"):
            self._opened(intent["row"])


def late(work: Beside[Any]) -> list[dict[str, Any]]:
    """Say that what is shown is not up to date, where that is so."""
    return [{"kind": "text", "text": work.said}] if work.said else []


def _said(reading: Reading, among: Candidates, found: Sureness | None) -> list[dict[str, Any]]:
    if found is None:
        return []
    robust, formats, names = found.robustness, reading.formats, reading.names
    besides = [among.left_out, _rules(reading, among)]
    explain = "\n".join(
        [
            robust.explain(formats),
            f"{formats.number(among.capacity)} places: change them under Decide, Hours and rules.",
            "Criteria without weight are not among those that are weighed, unless a rule names them.",
        ]
    )
    tiles = [
        _tile("In whatever the weights", len(robust.sure), "in over 95 % of all weightings", explain),
        _tile("At the border", len(robust.border), _left(robust)),
        _tile("Out", len(robust.in_top) - len(robust.sure) - len(robust.border), "in less than 5 % of all weightings"),
    ]
    return [
        {"kind": "text", "text": robust.says(names, formats)},
        {"kind": "tiles", "tiles": tiles},
        *([{"kind": "text", "text": " ".join(filter(None, besides))}] if any(besides) else []),
    ]


def _tile(label: str, number: int, note: str, explain: str = "") -> dict[str, Any]:
    return {"label": label, "value": str(number), "note": note, **({"explain": explain} if explain else {})}


def _left(robust: Robustness) -> str:
    """Say for how many places those at the border compete."""
    left = robust.capacity - len(robust.sure)
    return f"for {count(left, 'place')} that {'is' if left == 1 else 'are'} left" if robust.border else "nobody"


def _rules(reading: Reading, among: Candidates) -> str:
    """Say which rules on weights all weightings keep."""
    said = [weight_rule_in_words(rule, reading.portfolio, reading.formats) for rule in among.rules]
    return f"All weightings keep what you agree on: {'; '.join(said)}." if said else ""


def _ranks(reading: Reading, accounts: list[str]) -> dict[str, int]:
    """Return how the accounts that are compared here rank by score; equal scores share the better rank."""
    if reading.scores is None:
        return {}
    scores = reading.scores.score.reindex(accounts).dropna().round(12)
    return {str(account): int(rank) for account, rank in scores.rank(ascending=False, method="min").items()}


def _row(reading: Reading, found: Sureness, account: str, ranks: dict[str, int]) -> dict[str, Any]:
    robust, formats = found.robustness, reading.formats
    titles = {id: criterion.title for id, criterion in reading.portfolio.criteria.items()}
    sure, border = account in robust.sure, account in robust.border
    flip = found.flips.get(account)
    confidence = found.confidence.get(account)
    plan = reading.plans.get(account)
    row: dict[str, Any] = {
        "id": account,
        "cells": {
            "name": reading.name(account),
            "often": float(robust.in_top[account]),
            "standing": IN if sure else BORDER if border else OUT,
            "now": ranks.get(account),
            "flip": flip.brief(titles, formats) if flip else "",
            "other": reading.name(flip.against) if flip and flip.against else "",
            "who": robust.chosen_by(account, titles, formats) if border else "",
            "confidence": None if confidence is None or pd.isna(confidence) else 100 * float(confidence),
            "open": "Open",
        },
    }
    if plan is not None and plan.is_key:
        row["tone"] = "strong"
    return row
