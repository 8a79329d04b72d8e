"""Whom the managers' hours serve best, beside who is a key account now; must and must not are said here (M6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from kamwidgets.edits import Edit, Refused, choose_tier, mark_account
from kamwidgets.findings import Reading, hours_of, room_of, tier_of
from kamwidgets.methods import BestSet, gate_status, rule_says
from kamwidgets.methods.words import listing
from kamwidgets.model import AccountPlan
from kamwidgets.steps.cells import filter_reader, read_cell
from kamwidgets.steps.page import Page
from kamwidgets.steps.select.ranking import DECIDED, UNDECIDED, ranked
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Grid, Intent, Rows

__all__ = ["BestPanel"]

FREE = "Free"

MARKS = [
    {"value": "", "label": FREE},
    {"value": "must", "label": "Must"},
    {"value": "must-not", "label": "Must not"},
]
RULES = {"enters": "High enough to come in", "leaves": "Too low to stay", "": ""}

NOBODY = {
    "kind": "empty",
    "sentence": "No account is scored yet, so there is no best set.",
    "hint": "Give criteria their weights and rate accounts, or say here who must be in.",
}

EDITS: Mapping[str, tuple[Edit[AccountPlan], str]] = {"tier": (choose_tier, "tier"), "mark": (mark_account, "mark")}
"""By column, the edit that puts a value into its cell, and what the edit calls the value."""


class BestPanel:
    """Tiles with the answer, and a grid over all accounts where it can be argued with."""

    def __init__(self, page: Page, opened: Callable[[str], None]) -> None:
        self.page = page
        self._opened = opened
        self.said = Blocks()
        self.grid = Grid(
            label="The best set, account by account",
            read=filter_reader(page),
            height="440px",
            on_intent=page.guarded(self._on_grid),
        )
        self.widget = box(self.said, self.grid, look="kam-stack")

    def refresh(self) -> None:
        """Work the best set out anew and show it."""
        reading = self.page.reading
        try:
            best = reading.best
        except ValueError as error:  # those that must be served do not fit
            best, blocks = None, [{"kind": "text", "text": str(error)}]
        else:
            known = bool(best.chosen or best.left_out)
            blocks = [{"kind": "tiles", "tiles": _tiles(reading, best)} if known else NOBODY]
        self.said.blocks = blocks
        lines = _lines(reading, best)
        with self.grid.hold_sync():
            self.grid.locale, self.grid.columns = reading.formats.tag, _columns(reading)
            self.grid.caption = _caption(reading)
            self.grid.selected = self.page.account_id
            self.grid.rows = Rows(lines, lambda account: _row(reading, best, lines[account]))
        show(self.grid, bool(lines))

    def _on_grid(self, intent: Intent) -> None:
        if intent["type"] in ("press", "select-row"):
            self._opened(intent["row"])
            return
        columns = {column["id"]: column for column in self.grid.columns}
        for cell in intent.get("cells", [intent]):
            edit, field = EDITS[cell["column"]]
            try:
                value = read_cell(columns[cell["column"]], cell["value"], self.page.formats.locale)
            except ValueError as error:
                raise Refused(str(error)) from error
            self.page.edit_account(cell["row"], edit, **{field: value or ""})


def _columns(reading: Reading) -> list[dict[str, Any]]:
    tiers = [{"value": tier.id, "label": tier.title} for tier in reading.portfolio.tiers.values()]
    in_hours = room_of(reading.portfolio).in_hours
    looked_after = [
        {"id": "tier", "title": "Tier", "kind": "choice", "editable": True, "options": tiers, "width": 124},
        {"id": "hours", "title": "Hours", "kind": "number", "digits": 0, "width": 72, "hint": "A month"},
    ]
    return [
        {"id": "name", "title": "Account", "kind": "text", "width": 180},
        {"id": "score", "title": "Score", "kind": "bar", "width": 128},
        *(looked_after if in_hours else []),
        {"id": "mark", "title": "Must it be?", "kind": "choice", "editable": True, "options": MARKS, "width": 112},
        {"id": "best", "title": "Best set", "kind": "text", "width": 92},
        {"id": "why", "title": "Because it", "kind": "text", "width": 180},
        {"id": "decision", "title": "Decision", "kind": "text", "width": 112},
        {"id": "rule", "title": "By the rules", "kind": "text", "width": 164},
        {"id": "open", "title": "Card", "kind": "button", "width": 92},
    ]


def _lines(reading: Reading, best: BestSet | None) -> dict[str, Any]:
    """Return the ranking with those of the best set first."""
    table = ranked(reading)
    chosen = list(best.chosen) if best else []
    table["best"] = table.index.isin(chosen)
    return {str(line.Index): line for line in table.sort_values("best", ascending=False, kind="stable").itertuples()}


def _row(reading: Reading, best: BestSet | None, line: Any) -> dict[str, Any]:
    account, plan = str(line.Index), reading.plans.get(str(line.Index))
    scored = pd.notna(line.score)
    decision = plan.decision if plan else None
    row: dict[str, Any] = {
        "id": account,
        "cells": {
            "name": reading.name(account),
            "score": {"value": line.score if scored else None, "known": line.known if pd.notna(line.known) else 0.0},
            "tier": tier_of(reading.portfolio, plan),
            "hours": float(hours_of(reading.portfolio, reading.plans, [account]).iloc[0]),
            "mark": plan.mark if plan else "",
            "best": "" if best is None else "✓ In" if line.best else "Out",
            "why": _why(best, plan, account),
            "decision": DECIDED[decision.status] if decision else UNDECIDED,
            "rule": RULES[rule_says(reading.portfolio.settings, plan, float(line.score) if scored else float("nan"))],
            "open": "Open",
        },
        "text": ({} if scored else {"score": "not scored"}) | ({} if plan and plan.mark else {"mark": FREE}),
    }
    if line.best:
        row["tone"] = "strong"
    return row


def _why(best: BestSet | None, plan: AccountPlan | None, account: str) -> str:
    if best is None:
        return ""
    if not (plan and plan.mark) and gate_status(plan).failed:
        return "fails a gate"
    return best.why(account) if account in best.accounts.index else "is not scored"


def _tiles(reading: Reading, best: BestSet) -> list[dict[str, Any]]:
    formats, room = reading.formats, room_of(reading.portfolio)
    key = [account for account, plan in reading.plans.items() if plan.is_key]
    taken = float(hours_of(reading.portfolio, reading.plans, key).sum())
    coming = [reading.name(account) for account in best.chosen if account not in key]
    going = [reading.name(account) for account in key if _goes(reading, best, account)]
    return [
        {
            "label": "Best set",
            "value": formats.number(len(best.chosen)),
            "note": f"accounts, {formats.number(best.needed)} of {formats.number(room.available)} {room.unit}",
            "explain": "The accounts whose scores add up to most within what the managers have, found among all sets "
            "there are. Who fails a gate or is not scored is only in it where it must be.",
        },
        {
            "label": "Key accounts now",
            "value": formats.number(len(key)),
            "note": f"{formats.number(taken)} of {formats.number(room.available)} {room.unit}",
        },
        {"label": "Would come in", "value": formats.number(len(coming)), "note": listing(coming, 3) or "nobody"},
        {"label": "Would go", "value": formats.number(len(going)), "note": listing(going, 3) or "nobody"},
    ]


def _goes(reading: Reading, best: BestSet, account: str) -> bool:
    """Whether a key account is kept out by something that is known, rather than not scored."""
    plan = reading.plan(account)
    kept_out = account in best.left_out or plan.mark == "must-not" or bool(gate_status(plan).failed)
    return kept_out and account not in best.chosen


def _caption(reading: Reading) -> str:
    if room_of(reading.portfolio).in_hours:
        return "Scores that add up to most within the managers' hours. Say what must be in or must not, and look again."
    places = reading.formats.count(reading.portfolio.settings.capacity, "place")
    return (
        f"Every account takes one of {places}, as nobody has entered hours yet: see “Hours and rules”. "
        "Say what must be in or must not, and look again."
    )
