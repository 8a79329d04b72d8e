"""What is missing in map and targets, and which of it no open action is meant to close yet (M37)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kamwidgets.findings import Finding, open_gaps
from kamwidgets.methods import ActionSummary
from kamwidgets.steps.page import Page
from kamwidgets.widgets import Grid, Intent

__all__ = ["GapsPanel", "gap_words", "known_gaps"]

COLUMNS: list[dict[str, Any]] = [
    {"id": "sentence", "title": "What is missing", "kind": "text", "width": 370},
    {"id": "title", "title": "What could be done", "kind": "text", "width": 212},
    {"id": "make", "title": "Plan it", "kind": "button", "width": 186},
]


def known_gaps(page: Page) -> dict[str, Finding]:
    """Return what is missing in the map and the targets of the open account, by id."""
    said = page.reading.statuses(page.account_id)
    return {gap.id: gap for gap in (*said["map"].missing, *said["targets"].missing)}


def gap_words(gap_id: str, gaps: Mapping[str, Finding]) -> str:
    """Say which gap an action closes."""
    if not gap_id:
        return ""
    return gaps[gap_id].sentence if gap_id in gaps else "No longer missing"


class GapsPanel:
    """The gaps nobody works on, each with a button that makes it an action."""

    def __init__(self, page: Page, make: Callable[[Mapping[str, Any]], None]) -> None:
        self._make = make
        self._targets: dict[str, Mapping[str, Any]] = {}
        self.grid = Grid(
            label="Gaps no action closes yet",
            caption="Missing in the map and the targets, and no open action is meant to close it.",
            columns=COLUMNS,
            empty="Every gap in the map and the targets has an action that is meant to close it.",
            height="320px",
            on_intent=page.guarded(self._on_grid),
        )

    def refresh(self, gaps: Mapping[str, Finding], summary: ActionSummary) -> None:
        """Show the gaps that are still open, the worst in bold and first."""
        left = sorted(open_gaps(gaps.values(), summary), key=lambda gap: gap.level != "bad")
        self._targets = {gap.id: gap.target for gap in left}
        self.grid.rows = [
            {
                "id": gap.id,
                "cells": {"sentence": gap.sentence, "title": gap.target["title"], "make": gap.verb},
                **({"tone": "strong"} if gap.level == "bad" else {}),
            }
            for gap in left
        ]

    def _on_grid(self, intent: Intent) -> None:
        if intent["type"] == "press" and intent["row"] in self._targets:
            self._make(self._targets[intent["row"]])
