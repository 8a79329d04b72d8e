"""What a plan as a whole says before it is shown to anybody (M54)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamwidgets.findings.finding import Finding, StepStatus, step_status
from kamwidgets.model import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["TITLES", "review_status"]

TITLES = {
    "start": "Start",
    "select": "Select",
    "map": "Map",
    "targets": "Targets",
    "act": "Act",
    "review": "Review",
}
"""The steps as they are called on the screen."""


def review_status(steps: Iterable[StepStatus]) -> StepStatus:
    """Sum up how far the steps before are: the review is complete when they all are.

    Parameters
    ----------
    steps : iterable of StepStatus
        Of one account: select, map, targets and act.

    Examples
    --------
    >>> summed = review_status([StepStatus(step="map", status="empty"), StepStatus(step="act", status="complete")])
    >>> [finding.sentence for finding in summed.findings]
    ['Map: nothing is entered yet.', 'Act is complete.']
    """
    read = tuple(steps)
    missing = [_unfinished(step) for step in read if step.status != "complete"]
    besides = [
        Finding(id=f"complete:{step.step}", level="good", sentence=f"{TITLES[step.step]} is complete.", step=step.step)
        for step in read
        if step.status == "complete"
    ]
    notes = ["A step is complete when nothing is missing in it. Nothing is locked: an open plan can be shown as it is."]
    begun = any(step.status != "empty" for step in read)
    return step_status("review", begun=begun, missing=missing, besides=besides, notes=notes)


def _unfinished(step: StepStatus) -> Finding:
    title = TITLES[step.step]
    worst = step.missing[0].sentence if step.missing else ""
    empty = step.status == "empty"
    return Finding(
        id=f"unfinished:{step.step}",
        level="bad" if empty else "warning",
        sentence=f"{title}: nothing is entered yet."
        if empty
        else f"{title}: {PLAIN.count(step.open, 'thing')} open. {worst}",
        verb=f"Open {title}",
        step=step.step,
        target={"place": "step"},
    )
