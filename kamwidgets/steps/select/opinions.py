"""What other methods make of the same values and weights, and whether orders hold when somebody leaves (M4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kamwidgets.findings import Candidates, Opinions, Reading
from kamwidgets.methods.words import count, listing
from kamwidgets.steps.beside import Beside
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.page import Page
from kamwidgets.steps.select.weightings import NOBODY, late
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Buttons, Grid, Intent, Rows

__all__ = ["OpinionsPanel"]

COLUMNS: list[dict[str, Any]] = [
    {"id": "name", "title": "Account", "kind": "text", "width": 184},
    {"id": "rank", "title": "Rank by score", "kind": "number", "width": 84, "hint": "Among those compared here"},
    {"id": "score", "title": "Score", "kind": "bar", "width": 112},
    {"id": "topsis_rank", "title": "Rank by TOPSIS", "kind": "number", "width": 92},
    {
        "id": "topsis",
        "title": "TOPSIS",
        "kind": "bar",
        "width": 112,
        "hint": "How close it is to the best on every criterion: 100 is the best of all, 0 the worst",
    },
    {"id": "differs", "title": "So it is", "kind": "text", "width": 124},
    {"id": "open", "title": "Card", "kind": "button", "width": 92},
]


class OpinionsPanel:
    """What TOPSIS says, beside the ranking, and what leaving one account out would do."""

    def __init__(self, page: Page, opened: Callable[[str], None], rested: Callable[[], None]) -> None:
        self.page = page
        self._opened = opened
        self.work: Beside[Opinions] = Beside(page, "Asking other methods", rested)
        self.said = Blocks()
        self.again = Buttons(on_intent=page.guarded(lambda _intent: self.refresh(again=True)))
        self.grid = Grid(
            label="The ranking by score and by TOPSIS",
            columns=COLUMNS,
            read=filter_reader(page),
            height="440px",
            on_intent=page.guarded(self._on_grid),
        )
        self._asking = box(self.again)
        self.widget = box(self.said, self._asking, self.grid, look="kam-stack")

    def refresh(self, *, again: bool = False) -> None:
        """Show what the other methods say; until they have, what they said before."""
        reading = self.page.reading
        among = reading.eligible
        found = None
        if among is None or among.empty:
            self.said.blocks = [NOBODY]
        else:
            self.work.ask(among.key, among.opinions, again=again)
            found = self.work.result
            self.said.blocks = [*late(self.work), *_said(reading, among, found)]
        self.again.buttons = [{"id": "again", "label": "Work it out now", "primary": True}]
        show(self._asking, self.said.blocks != [NOBODY] and self.work.idle)
        show(self.grid, found is not None and len(found.second.ranking) > 0)
        if found is None:
            return
        lines = {str(line.Index): line for line in found.second.ranking.itertuples()}
        places = reading.portfolio.settings.capacity
        with self.grid.hold_sync():
            self.grid.locale = reading.formats.tag
            self.grid.selected = self.page.account_id
            self.grid.rows = Rows(lines, lambda account: _row(reading, lines[account], places))

    def _on_grid(self, intent: Intent) -> None:
        if intent["type"] in ("press", "select-row"):
            self._opened(intent["row"])


def _said(reading: Reading, among: Candidates, found: Opinions | None) -> list[dict[str, Any]]:
    if found is None:
        return []
    names, second = reading.names, found.second
    said: list[dict[str, Any]] = [{"kind": "text", "text": second.explain(among.capacity, names)}]
    if not len(second.ranking):
        return said
    if out := [reading.name(account) for account in second.left_out]:
        lacking = f"TOPSIS needs every value that counts, so it cannot compare {listing(out, 5)}."
        said.append({"kind": "text", "text": lacking})
    orders = [dropped.explain(names) for dropped in found.dropped]
    how = (
        "TOPSIS makes criteria comparable by vector normalisation "
        f"({second.normalisation.partition(': ')[2]}), and asks how close each account comes to the best of all "
        f"on each. AHP compares each value's share of its column's sum. {_tried(found)}"
    )
    return [
        *said,
        {"kind": "list", "title": "Does the order hold when somebody leaves?", "items": orders},
        {"kind": "text", "text": how},
    ]


def _tried(found: Opinions) -> str:
    compared, tried = len(found.second.ranking), found.dropped[0].candidates
    return f"The {count(tried, 'account')} with the best scores were left out in turn." if tried < compared else ""


def _row(reading: Reading, line: Any, places: int) -> dict[str, Any]:
    ours, theirs = line.rank <= places, line.topsis_rank <= places
    plan = reading.plans.get(str(line.Index))
    row: dict[str, Any] = {
        "id": str(line.Index),
        "cells": {
            "name": reading.name(str(line.Index)),
            "rank": int(line.rank),
            "score": float(line.score),
            "topsis_rank": int(line.topsis_rank),
            "topsis": float(line.topsis),
            "differs": _differs(ours, theirs),
            "open": "Open",
        },
    }
    if plan is not None and plan.is_key:
        row["tone"] = "strong"
    return row


def _differs(ours: bool, theirs: bool) -> str:
    if ours != theirs:
        return "in only by score" if ours else "in only by TOPSIS"
    return "✓ in by both" if ours else "out by both"
