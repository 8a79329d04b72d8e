"""What a person does in the step in which key accounts are chosen, and what it shows them."""

from __future__ import annotations

from typing import Any

from kamwidgets import edits
from kamwidgets.steps.select.view import SelectStep
from kamwidgets.widgets import KamWidget

RATED = ("growth", "innovation", "prestige")
"""With the two facts these are five of eight equal weights: 62.5 % known."""


def send(widget: KamWidget, **intent: Any) -> None:
    widget._on_message(widget, intent, [])


def hidden(widget: Any) -> bool:
    return "kam-hidden" in widget._dom_classes


def row(step: SelectStep, account_id: str) -> dict[str, Any]:
    return dict(next(row for row in step.ranking.grid.rows if row["id"] == account_id))


def pairs(block: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {pair["label"]: (pair["value"], pair.get("note", "")) for pair in block["pairs"]}


def rate_enough(step: SelectStep, account_id: str = "A", value: float = 5) -> None:
    for criterion_id in RATED:
        step.page.session.apply(account_id, edits.rate, criterion_id=criterion_id, value=value)
    step.pull()
