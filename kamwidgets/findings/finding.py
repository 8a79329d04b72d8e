"""A finding, the status of a step, and in which order findings are shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["STEPS", "Finding", "Level", "Status", "Step", "StepStatus", "step_status", "worst_first"]

Level = Literal["bad", "warning", "good"]
Status = Literal["empty", "in-progress", "complete"]
Step = Literal["start", "select", "map", "targets", "act", "review"]

STEPS: tuple[Step, ...] = ("start", "select", "map", "targets", "act", "review")

_ORDER: dict[Level, int] = {"bad": 0, "warning": 1, "good": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing the work says: a sentence, and the place where something can be done about it.

    Attributes
    ----------
    id : str
        The rule, and after a colon its subject where there is one; the same while the matter is the same.
    level : {"bad", "warning", "good"}
        Bad endangers the account or stops the work, a warning weakens it, good is as it should be.
    sentence : str
        For people, in their words.
    verb : str
        What the button says; empty where there is nothing to do.
    step : str
        The step in which it is mended.
    target : mapping of str to object
        The place in that step: ``place`` (one of facts, criteria, accounts, decision, gates, standing, person, tie,
        duplicates, target, action, contact, step) and what to open or to fill in there, under the names of the edits'
        arguments.
    """

    id: str
    level: Level
    sentence: str
    verb: str = ""
    step: Step
    target: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def rule(self) -> str:
        """The id without its subject."""
        return self.id.partition(":")[0]

    def as_json(self) -> dict[str, Any]:
        """Return the finding as plain data."""
        return {
            "id": self.id,
            "level": self.level,
            "sentence": self.sentence,
            "verb": self.verb,
            "step": self.step,
            "target": dict(self.target),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class StepStatus:
    """How far a step is. It is computed whenever it is asked for and never stored, and no step is ever locked.

    Attributes
    ----------
    step : str
        Which step.
    status : {"empty", "in-progress", "complete"}
        Empty while nothing was entered, complete when nothing is missing.
    missing : tuple of Finding
        What keeps the step from being complete, the worst first.
    findings : tuple of Finding
        All there is to say, with what is missing, the worst first.
    notes : tuple of str
        How it was worked out, in sentences.
    """

    step: Step
    status: Status
    missing: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def open(self) -> int:
        """How many things are missing."""
        return len(self.missing)

    def as_json(self) -> dict[str, Any]:
        """Return the status as plain data."""
        return {
            "step": self.step,
            "status": self.status,
            "open": self.open,
            "missing": [finding.as_json() for finding in self.missing],
            "findings": [finding.as_json() for finding in self.findings],
            "notes": list(self.notes),
        }


def worst_first(findings: Iterable[Finding], limit: int | None = None) -> tuple[Finding, ...]:
    """Order findings by level, within a level as they came, each id once; at most ``limit`` of them.

    Examples
    --------
    >>> good = Finding(id="g", level="good", sentence="Two functions are reached.", step="map")
    >>> bad = Finding(id="b", level="bad", sentence="No decider known.", step="map")
    >>> [finding.id for finding in worst_first([good, bad, bad])]
    ['b', 'g']
    """
    once: dict[str, Finding] = {}
    for finding in findings:
        once.setdefault(finding.id, finding)
    return tuple(sorted(once.values(), key=lambda finding: _ORDER[finding.level]))[:limit]


def step_status(
    step: Step,
    *,
    begun: bool,
    missing: Iterable[Finding],
    besides: Iterable[Finding] = (),
    notes: Iterable[str] = (),
) -> StepStatus:
    """Put a status together from whether anything was entered, what is missing, and what else there is to say."""
    open_ones = worst_first(missing)
    status: Status = "empty" if not begun else "in-progress" if open_ones else "complete"
    return StepStatus(
        step=step, status=status, missing=open_ones, findings=worst_first((*open_ones, *besides)), notes=tuple(notes)
    )
