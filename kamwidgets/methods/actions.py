"""How far the actions of a plan are, and which gaps they are meant to close (M37)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kamwidgets.model import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from kamwidgets.model import Action

__all__ = ["ActionSummary", "overdue_days", "summarise_actions"]

_LIVE = {"open", "doing"}


@dataclass(frozen=True, slots=True)
class ActionSummary:
    """Actions counted; all ids are actions' ids in the order of the plan.

    Attributes
    ----------
    live : tuple of str
        Open or under way.
    done, dropped : tuple of str
        Finished, and given up.
    overdue : mapping of str to int
        Days since the due date of those that are live and late, the latest first.
    without_owner, without_due : tuple of str
        Live ones that nobody owns, or that have no date.
    closing : mapping of str to tuple of str
        By gap, the live actions that are meant to close it. A finished action whose gap is still there closes nothing.
    """

    live: tuple[str, ...]
    done: tuple[str, ...]
    dropped: tuple[str, ...]
    overdue: Mapping[str, int]
    without_owner: tuple[str, ...]
    without_due: tuple[str, ...]
    closing: Mapping[str, tuple[str, ...]]

    def explain(self) -> str:
        """Say how far they are."""
        if not (self.live or self.done or self.dropped):
            return "There are no actions yet."
        live = PLAIN.count(len(self.live), "action")
        return f"{live} open, {len(self.overdue)} of them overdue; {len(self.done)} done."

    def as_json(self) -> dict[str, Any]:
        """Return the summary as plain data."""
        return {
            "open": list(self.live),
            "done": list(self.done),
            "dropped": list(self.dropped),
            "overdue": dict(self.overdue),
            "without_owner": list(self.without_owner),
            "without_due": list(self.without_due),
            "closing": {gap: list(actions) for gap, actions in self.closing.items()},
        }


def overdue_days(action: Action, today: date) -> int:
    """Return the days since an action was due; 0 where it is not late, has no date, or is over.

    Examples
    --------
    >>> from datetime import date
    >>> from kamwidgets.model import Action
    >>> overdue_days(Action(id="1", title="Call Ada", due_on=date(2026, 11, 1)), date(2026, 11, 21))
    20
    """
    if action.status not in _LIVE or action.due_on is None:
        return 0
    return max((today - action.due_on).days, 0)


def summarise_actions(actions: Iterable[Action], today: date) -> ActionSummary:
    """Count actions by how far they are.

    Examples
    --------
    >>> from datetime import date
    >>> from kamwidgets.model import Action
    >>> late = Action(id="1", title="Call Ada", due_on=date(2026, 11, 1), closes="no-decider")
    >>> summary = summarise_actions([late], date(2026, 11, 21))
    >>> print(summary.explain())
    1 action open, 1 of them overdue; 0 done.
    >>> summary.closing
    {'no-decider': ('1',)}
    """
    every = tuple(actions)
    live = [action for action in every if action.status in _LIVE]
    late = sorted(((overdue_days(action, today), action.id) for action in live), reverse=True)
    closing: dict[str, tuple[str, ...]] = {}
    for action in live:
        if action.closes:
            closing[action.closes] = (*closing.get(action.closes, ()), action.id)
    return ActionSummary(
        live=tuple(action.id for action in live),
        done=tuple(action.id for action in every if action.status == "done"),
        dropped=tuple(action.id for action in every if action.status == "dropped"),
        overdue={action_id: days for days, action_id in late if days},
        without_owner=tuple(action.id for action in live if not action.owner_id),
        without_due=tuple(action.id for action in live if action.due_on is None),
        closing=closing,
    )
