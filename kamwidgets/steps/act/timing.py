"""How actions and contacts stand to the calendar, in words: colour alone would not reach everybody."""

from __future__ import annotations

from datetime import date

from kamwidgets.methods import Due, overdue_days
from kamwidgets.model import PLAIN, Action

__all__ = ["LIVE", "action_timing", "contact_timing"]

LIVE = ("open", "doing")
"""States of an action that is still ahead of us."""


def action_timing(action: Action, today: date) -> str:
    """Say how an action stands to its due date; nothing about one that is over.

    Examples
    --------
    >>> action_timing(Action(id="1", title="Call Ada", due_on=date(2026, 11, 9)), date(2026, 11, 21))
    '12 days overdue'
    >>> action_timing(Action(id="1", title="Call Ada", status="done"), date(2026, 11, 21))
    ''
    """
    if action.status not in LIVE:
        return ""
    if action.due_on is None:
        return "No date yet"
    return _timing((action.due_on - today).days, overdue_days(action, today))


def contact_timing(due: Due, today: date) -> str:
    """Say how a planned contact stands to its next date.

    Examples
    --------
    >>> due = Due("c", "p", "e-mail", "", 30, date(2026, 11, 1), date(2026, 12, 1), 0)
    >>> contact_timing(due, date(2026, 11, 21))
    'in 10 days'
    """
    if due.last_on is None:
        return "Not begun yet"
    return _timing((due.next_on - today).days, due.overdue_days)


def _timing(ahead: int, late: int) -> str:
    if late:
        return f"{PLAIN.count(late, 'day')} overdue"
    return f"in {PLAIN.count(ahead, 'day')}" if ahead else "Due today"
