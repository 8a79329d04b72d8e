"""What was decided about accounts on a day, how that differs from today, and whom the rules call to mind (M6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from kamwidgets.catalogue import load
from kamwidgets.methods.frames import cells, or_none
from kamwidgets.model import PLAIN, AccountPlan, Decision, Formats

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import pandas as pd

    from kamwidgets.model import Settings

__all__ = ["DecisionChange", "compare_decisions", "decided_on", "decision_days", "rule_says"]

Kind = Literal["in", "out", "other", "stays"]

ORDER: tuple[Kind, ...] = ("in", "out", "other", "stays")


@dataclass(frozen=True, slots=True)
class DecisionChange:
    """How an account was decided on then and is decided on now.

    Attributes
    ----------
    account_id : str
    kind : {"in", "out", "other", "stays"}
        It has become a key account, is none any more, is decided otherwise, or stays one.
    before, after : Decision, optional
        None = nothing was, or is, decided.
    revenue, score : float, optional
        Turnover of twelve months and score as they are today; None = unknown.
    """

    account_id: str
    kind: Kind
    before: Decision | None
    after: Decision | None
    revenue: float | None = None
    score: float | None = None

    def sentence(self, name: str, formats: Formats = PLAIN) -> str:
        """Say what changed, and why."""
        if self.kind == "stays":
            return " ".join([f"{name} stays a key account.", *self._figures(formats)])
        if self.after is None:
            return f"{name}: the decision was withdrawn."
        day, reason = formats.day(self.after.on), self.after.reason.strip()
        if self.kind == "in":
            said = f"{name} became a key account on {day}: {reason}"
        elif self.kind == "out":
            said = f"{name} is no key account since {day}: {reason}"
        else:
            title = load().title("decision", self.after.status)
            said = f"{name} is decided on since {day}, {title.lower()}: {reason}"
        return " ".join([said if said.endswith((".", "!", "?")) else f"{said}.", *self._figures(formats)])

    def _figures(self, formats: Formats) -> list[str]:
        """Say how turnover and score moved since the decision before, where both are known."""
        said: list[str] = []
        if self.before is None:
            return said
        if self.before.revenue is not None and self.revenue is not None:
            then, now = formats.money(self.before.revenue), formats.money(self.revenue)
            grown = self.revenue / self.before.revenue - 1 if self.before.revenue > 0 else None
            how = f" ({formats.share(grown, signed=True)})" if grown is not None else ""
            said.append(f"Turnover {now}, as then." if then == now else f"Turnover {then} then, {now} now{how}.")
        if self.before.score is not None and self.score is not None:
            then, now = formats.number(100 * self.before.score), formats.number(100 * self.score)
            said.append(f"Score {then} then, {now} now.")
        return said

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "account_id": self.account_id,
            "kind": self.kind,
            "before": self.before.model_dump(mode="json") if self.before else None,
            "after": self.after.model_dump(mode="json") if self.after else None,
            "revenue": self.revenue,
            "score": self.score,
        }


def decision_days(plans: Mapping[str, AccountPlan]) -> list[date]:
    """Return the days on which something was decided, the latest first."""
    return sorted({each.on for plan in plans.values() for each in _all_of(plan)}, reverse=True)


def decided_on(plan: AccountPlan, day: date) -> Decision | None:
    """Return what was decided about an account as it stood in the evening of a day.

    Examples
    --------
    >>> from datetime import date
    >>> from kamwidgets import edits
    >>> first = edits.decide(AccountPlan(account_id="a"), status="key", reason="Grows.", on=date(2025, 9, 1))
    >>> now = edits.decide(first, status="not-key", reason="Shrinks.", on=date(2026, 9, 1))
    >>> [found.status if (found := decided_on(now, date(year, 10, 1))) else None for year in (2024, 2025, 2026)]
    [None, 'key', 'not-key']
    """
    standing = [each for each in _all_of(plan) if each.on <= day and (each.until is None or day < each.until)]
    return max(standing, key=lambda each: each.on, default=None)


def compare_decisions(
    plans: Mapping[str, AccountPlan], day: date, accounts: pd.DataFrame | None = None
) -> tuple[DecisionChange, ...]:
    """Compare what is decided now with what was decided on a day.

    Parameters
    ----------
    plans : mapping of str to AccountPlan
        By account.
    day : datetime.date
        It counts as it stood in the evening.
    accounts : pandas.DataFrame, optional
        By account, ``revenue`` and ``score`` as they are today.

    Returns
    -------
    tuple of DecisionChange
        Who came in, who went out, who is decided on otherwise, who stays; the others, never a key account, are left
        out.
    """
    found = [_changed(plan, decided_on(plan, day), accounts) for plan in plans.values()]
    kept = [change for change in found if change is not None]
    return tuple(sorted(kept, key=lambda change: ORDER.index(change.kind)))


def rule_says(settings: Settings, plan: AccountPlan | None, score: float) -> Literal["", "enters", "leaves"]:
    """Return whom the rules of the company call to mind: they never decide.

    Parameters
    ----------
    settings : Settings
        With the scores to come in and to stay.
    plan : AccountPlan, optional
        None = nothing is decided.
    score : float
        0-1; NaN = not scored.

    Examples
    --------
    >>> from kamwidgets.model import Settings
    >>> rule_says(Settings(entry_score=0.6, exit_score=0.4), None, 0.7)
    'enters'
    """
    decision = plan.decision if plan else None
    is_key = decision is not None and decision.status == "key"
    if is_key and settings.exit_score is not None and score < settings.exit_score:
        return "leaves"
    turned_down = decision is not None and decision.status == "not-key"
    if not is_key and not turned_down and settings.entry_score is not None and score >= settings.entry_score:
        return "enters"
    return ""


def _changed(plan: AccountPlan, before: Decision | None, accounts: pd.DataFrame | None) -> DecisionChange | None:
    now, after = _figures_of(plan.account_id, accounts), plan.decision
    was, is_ = (each is not None and each.status == "key" for each in (before, after))
    if was and is_:
        return DecisionChange(plan.account_id, "stays", before, after, **now)
    if was != is_:
        return DecisionChange(plan.account_id, "in" if is_ else "out", before, after, **now)
    if (before.status if before else "") == (after.status if after else ""):
        return None
    return DecisionChange(plan.account_id, "other", before, after, **now)


def _figures_of(account_id: str, accounts: pd.DataFrame | None) -> dict[str, float | None]:
    if accounts is None or account_id not in accounts.index:
        return {}
    line = cells(accounts[["revenue", "score"]], account_id)
    return {name: or_none(figure) for name, figure in line.items()}


def _all_of(plan: AccountPlan) -> list[Decision]:
    return [*plan.earlier_decisions.values(), *([plan.decision] if plan.decision else [])]
