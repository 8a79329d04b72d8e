"""Whom the managers' hours serve best, as the documents stand: hours by tier, marks and scores together (M6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kamwidgets.methods import BestSet, best_set, gate_status
from kamwidgets.methods.frames import labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamwidgets.model import AccountPlan, CapacityMark, Portfolio

__all__ = ["Room", "best_accounts", "hours_of", "room_of", "tier_of"]


@dataclass(frozen=True, slots=True)
class Room:
    """How much there is to share out among key accounts.

    Attributes
    ----------
    available : float
        Hours a month of the managers; or places, where nobody has entered hours yet.
    unit : str
        "hours a month" or "places".
    """

    available: float
    unit: str

    @property
    def in_hours(self) -> bool:
        """Whether it is counted in hours."""
        return self.unit != "places"


def room_of(portfolio: Portfolio) -> Room:
    """Return the managers' hours; where managers or tiers are missing, every account takes one of the places there are.

    Examples
    --------
    >>> from kamwidgets.model import Portfolio
    >>> room_of(Portfolio())
    Room(available=6.0, unit='places')
    """
    hours = [member.managing_hours for member in portfolio.team.values() if member.managing_hours is not None]
    if hours and portfolio.tiers:
        return Room(float(sum(hours)), "hours a month")
    return Room(float(portfolio.settings.capacity), "places")


def tier_of(portfolio: Portfolio, plan: AccountPlan | None) -> str:
    """Return the tier in which an account is, or would be, looked after; the first where none was chosen."""
    chosen = plan.tier if plan else ""
    return chosen if chosen in portfolio.tiers else next(iter(portfolio.tiers), "")


def hours_of(portfolio: Portfolio, plans: Mapping[str, AccountPlan], accounts: Iterable[str]) -> pd.Series[float]:
    """Return what serving each account takes, in the unit of `room_of`."""
    in_hours = room_of(portfolio).in_hours
    takes = {
        account: portfolio.tiers[tier_of(portfolio, plans.get(account))].hours_per_month if in_hours else 1.0
        for account in accounts
    }
    return pd.Series(takes, dtype=float)


def best_accounts(portfolio: Portfolio, plans: Mapping[str, AccountPlan], score: pd.Series[float]) -> BestSet:
    """Return the accounts that score most together within the room there is.

    Who fails a gate is only among them where it must be.

    Parameters
    ----------
    portfolio : Portfolio
        Hours, tiers and capacity.
    plans : mapping of str to AccountPlan
        By account: tier, mark and gates.
    score : pandas.Series
        By account, 0-1; NaN = not scored.

    Raises
    ------
    ValueError
        If those that must be chosen do not fit.
    """
    failing = [bool(gate_status(plans.get(account)).failed) for account in labels(score.index)]
    passing = score.mask(np.array(failing, dtype=bool))
    marked: dict[str, CapacityMark] = {account: plan.mark for account, plan in plans.items() if plan.mark}
    worth = passing.reindex(passing.index.union(pd.Index(list(marked), dtype=object), sort=False))
    room, hours = room_of(portfolio), hours_of(portfolio, plans, labels(worth.index))
    return best_set(worth, hours, room.available, marks=marked)
