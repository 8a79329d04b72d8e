"""What is known of each account before it is scored: facts beside people's ratings, and the gates (M3, M4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from kamwidgets.catalogue import load
from kamwidgets.methods.words import listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamwidgets.model import AccountPlan, Criterion

__all__ = ["GateStatus", "account_facts", "gate_status", "raw_values"]

MOST_SAID = 200
"""Characters of a reason that are repeated in a sentence."""


def account_facts(recent: pd.DataFrame, before: pd.DataFrame, accounts: Iterable[str] = ()) -> pd.DataFrame:
    """Return the facts that criteria may refer to, one row per account.

    Parameters
    ----------
    recent, before : pandas.DataFrame
        Turnover of two periods of equal length, columns ``account_id``, ``revenue`` and ``contribution`` (NaN = a cost
        is unknown), one row per account that bought something.
    accounts : iterable of str
        Further accounts to list: they bought nothing, which is known.

    Returns
    -------
    pandas.DataFrame
        Indexed by account: ``revenue`` and ``contribution`` of the recent period and ``growth`` of revenue against the
        one before as a share; growth is NaN where there was nothing before.

    Examples
    --------
    >>> last = pd.DataFrame({"account_id": ["a", "b"], "revenue": [120.0, 50.0], "contribution": [40.0, None]})
    >>> facts = account_facts(last, last.assign(revenue=[100.0, 0.0]), ["never-bought"])
    >>> facts.loc["a"].round(2).to_dict()
    {'revenue': 120.0, 'growth': 0.2, 'contribution': 40.0}
    >>> facts.loc["b"].isna().to_dict()
    {'revenue': False, 'growth': True, 'contribution': True}
    """
    now = recent.set_index("account_id")
    earlier = before.set_index("account_id")["revenue"]
    everybody = now.index.union(earlier.index).union(pd.Index(list(accounts), dtype=now.index.dtype))
    revenue = now["revenue"].reindex(everybody).fillna(0.0).astype(float)
    base = earlier.reindex(everybody).astype(float)
    contribution = now["contribution"].astype(float).reindex(everybody)
    return pd.DataFrame(
        {
            "revenue": revenue,
            "growth": revenue / base.where(base > 0) - 1,
            # who bought nothing contributed nothing, which is known
            "contribution": contribution.where(everybody.isin(now.index), 0.0),
        }
    ).rename_axis("account_id")


def raw_values(
    criteria: Mapping[str, Criterion], plans: Mapping[str, AccountPlan], facts: pd.DataFrame
) -> pd.DataFrame:
    """Return what is known of each account on each criterion, in the criterion's own unit.

    Parameters
    ----------
    criteria : mapping of str to Criterion
        By id.
    plans : mapping of str to AccountPlan
        By account; their ratings fill the criteria that people judge.
    facts : pandas.DataFrame
        As :func:`account_facts` returns it; fills the criteria that a fact gives. An account without a row is unknown.

    Returns
    -------
    pandas.DataFrame
        Account × criterion; the accounts of the facts first, then those that only have a plan; NaN = unknown.
    """
    listed = [str(account) for account in facts.index.to_list()]
    present = set(listed)
    accounts = [*listed, *(account for account in plans if account not in present)]
    table = np.full((len(accounts), len(criteria)), np.nan)
    rated: dict[str, int] = {}
    for column, (name, criterion) in enumerate(criteria.items()):
        if criterion.source == "fact":
            table[: len(listed), column] = facts[criterion.fact].to_numpy(dtype=float)
        else:
            rated[name] = column
    for row, account in enumerate(accounts):
        for name, rating in plans[account].ratings.items() if account in plans else ():
            if name in rated:
                table[row, rated[name]] = rating.value
    return pd.DataFrame(table, pd.Index(accounts, name="account_id"), list(criteria))


@dataclass(frozen=True, slots=True)
class GateStatus:
    """Whether an account passes the three gates, whatever its score (M3).

    Attributes
    ----------
    status : {"pass", "fail", "unknown"}
        Fail where one gate is answered no; pass where all are answered yes.
    failed, unknown : tuple of str
        Ids of the gates answered no, and of those without an answer.
    reasons : mapping of str to str
        What was written beside each answer, by gate.
    """

    status: Literal["pass", "fail", "unknown"]
    failed: tuple[str, ...]
    unknown: tuple[str, ...]
    reasons: Mapping[str, str]

    def explain(self) -> str:
        """Say which gates hold the account back."""
        titles = {gate.id: gate.title.lower() for gate in load().gates}
        if self.failed:
            why = {gate: _short(reason.removesuffix(".")) for gate, reason in self.reasons.items()}
            said = [f"{titles[gate]}{f' ({why[gate]})' if why[gate] else ''}" for gate in self.failed]
            return f"Fails: {listing(said)}."
        if self.unknown:
            return f"Not answered yet: {listing([titles[gate] for gate in self.unknown])}."
        return "Passes all three gates."

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "status": self.status,
            "failed": list(self.failed),
            "unknown": list(self.unknown),
            "reasons": dict(self.reasons),
        }


def _short(reason: str) -> str:
    """Cut a reason to what a sentence can hold; the whole of it stands beside the gate."""
    return reason if len(reason) <= MOST_SAID else f"{reason[: MOST_SAID - 1].rstrip()}…"


def gate_status(plan: AccountPlan | None) -> GateStatus:
    """Read the answers to the three gates; an account without a plan has answered none.

    Examples
    --------
    >>> from kamwidgets.model import AccountPlan, Gate
    >>> plan = AccountPlan(account_id="a", gates={"potential": Gate(answer="no", reason="Market shrinks.")})
    >>> print(gate_status(plan).explain())
    Fails: high sales potential (Market shrinks).
    """
    gates = {gate.id: plan.gates.get(gate.id) if plan else None for gate in load().gates}
    failed = tuple(name for name, gate in gates.items() if gate and gate.answer == "no")
    unknown = tuple(name for name, gate in gates.items() if not gate or gate.answer == "unknown")
    reasons = {name: gate.reason if gate else "" for name, gate in gates.items()}
    return GateStatus("fail" if failed else "unknown" if unknown else "pass", failed, unknown, reasons)
