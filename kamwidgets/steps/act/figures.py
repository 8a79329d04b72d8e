"""The four figures above the plan: open, overdue, due soon, and contacts that wait."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from kamwidgets.methods import ActionSummary, Due
from kamwidgets.model import PLAIN
from kamwidgets.steps.page import Page

__all__ = ["tiles"]

SOON = timedelta(days=30)


def tiles(page: Page, summary: ActionSummary, dues: Sequence[Due]) -> list[dict[str, Any]]:
    """Return the figures as tiles."""
    number, today = page.formats.number, page.today
    actions = [page.plan.actions[action_id] for action_id in summary.live]
    soon = sum(action.due_on is not None and today <= action.due_on <= today + SOON for action in actions)
    late = [due.overdue_days for due in dues if due.overdue_days]
    unbegun = sum(due.last_on is None for due in dues)
    return [
        {"label": "Open actions", "value": number(len(actions)), "note": f"{len(summary.done)} done"},
        {
            "label": "Overdue",
            "value": number(len(summary.overdue)),
            "note": _longest(list(summary.overdue.values())) or "nothing is late",
        },
        {
            "label": "Due in the next 30 days",
            "value": number(soon),
            "note": f"until {page.formats.day(today + SOON)}",
        },
        {
            "label": "Contacts overdue",
            "value": number(len(late)),
            "note": f"{unbegun} not begun yet" if unbegun else _longest(late) or f"of {len(dues)} planned",
        },
    ]


def _longest(days: Collection[int]) -> str:
    return f"the longest by {PLAIN.count(max(days), 'day')}" if days else ""
