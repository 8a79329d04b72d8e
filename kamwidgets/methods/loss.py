"""What losing one account, or several, would do to profit and survival (M2)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from kamwidgets.methods.frames import labels
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["LossTest", "loss_test"]

_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class LossTest:
    """What goes with the accounts that are lost; None = not known.

    Attributes
    ----------
    accounts : tuple of str
        Which accounts are lost together.
    revenue, share : float
        Their yearly turnover, and the share it has of all turnover; the share is None where there is none, or where
        somebody's turnover is not known.
    contribution : float, optional
        Their yearly contribution.
    revenue_left, contribution_left : float
        What the other customers bring.
    fixed_costs, cash : float, optional
        What came in.
    fixed_costs_uncovered : float, optional
        Yearly fixed costs that the contribution left does not cover, 0 or more.
    uncovered_before : float, optional
        The same with the accounts still there.
    break_even_gap : float, optional
        Turnover a year that would have to be found, at the margin of the customers left, until fixed costs are covered
        again; below zero where so much more could go. None as well where that margin is not above zero.
    months_of_cash : float, optional
        Until the cash is used up by what is uncovered; infinite where nothing is.
    unknown : tuple of str
        Customers whose contribution is not known.
    """

    accounts: tuple[str, ...]
    revenue: float
    share: float | None
    contribution: float | None
    revenue_left: float
    contribution_left: float | None
    fixed_costs: float | None
    cash: float | None
    fixed_costs_uncovered: float | None
    uncovered_before: float | None
    break_even_gap: float | None
    months_of_cash: float | None
    unknown: tuple[str, ...] = ()

    def explain(self, names: Mapping[str, str] | None = None, formats: Formats = PLAIN) -> str:
        """Say what would happen, and what cannot be said because something is not known."""
        called: Mapping[str, str] = names or {}
        who = listing([called.get(account, account) for account in self.accounts])
        share = "" if self.share is None else f", {formats.share(self.share, 1)} of turnover"
        said = f"Without {who}, {formats.money(self.revenue)} a year would be missing{share}."
        if self.contribution is None:
            whose = "it contributes" if len(self.accounts) == 1 else "they contribute"
            said += f" What {whose} is not known, as costs are missing"
        else:
            with_whom = "it" if len(self.accounts) == 1 else "them"
            said += f" {formats.money(self.contribution)} of contribution would go with {with_whom}"
        return f"{said}. {self._fixed_costs(formats)}"

    def _fixed_costs(self, formats: Formats) -> str:
        if self.fixed_costs is None:
            return "Fixed costs are not entered, so what would be left uncovered is not known."
        if self.fixed_costs_uncovered is None:
            return "What would be left to cover fixed costs is not known, as costs of some customers are missing."
        if self.fixed_costs_uncovered <= 0:
            return f"Fixed costs of {formats.money(self.fixed_costs)} would still be covered."
        said = f"{formats.money(self.fixed_costs_uncovered)} of fixed costs would be uncovered"
        if self.uncovered_before:
            said += f", against {formats.money(self.uncovered_before)} now"
        if self.break_even_gap is not None:
            said += f"; {formats.money(self.break_even_gap)} of new turnover would have to be found"
        return f"{said}. {self._cash(formats)}"

    def _cash(self, formats: Formats) -> str:
        if self.months_of_cash is None:
            return "Cash is not entered, so how long it lasts is not known."
        months = formats.number(self.months_of_cash, 1)
        return f"The cash of {formats.money(self.cash)} would last {months} months."

    def as_json(self) -> dict[str, Any]:
        """Return the numbers as plain data; what is unknown, or does not run out, is None."""
        plain = {name: getattr(self, name) for name in LossTest.__slots__ if name not in ("accounts", "unknown")}
        lasts = self.months_of_cash is not None and math.isinf(self.months_of_cash)
        months = None if lasts else self.months_of_cash
        return {
            "accounts": list(self.accounts),
            **plain,
            "months_of_cash": months,
            "unknown": list(self.unknown),
        }


def loss_test(
    revenue: pd.Series[float],
    contribution: pd.Series[float] | None = None,
    *,
    accounts: Iterable[str],
    fixed_costs: float | None = None,
    cash: float | None = None,
) -> LossTest:
    """Work out what losing accounts would take away, and whether the others carry the fixed costs (M2).

    Uncovered = fixed costs - contribution left. Break-even gap = fixed costs / margin left - turnover left, where the
    margin left is contribution left / turnover left (cost-volume-profit analysis). Months of cash = cash / (uncovered /
    12). Fixed costs are taken to stay as they are.

    Parameters
    ----------
    revenue : pandas.Series
        Turnover of a year per customer, indexed by customer id.
    contribution : pandas.Series, optional
        Contribution of the same year; NaN = unknown. A customer without turnover contributes nothing.
    accounts : iterable of str
        Which are lost, one or several.
    fixed_costs : float, optional
        Of a year, 0 or more.
    cash : float, optional
        What there is to live on, 0 or more.

    Raises
    ------
    ValueError
        If no account is named, one is not among the customers, an amount is below zero or not finite, or an id occurs
        twice.

    Examples
    --------
    >>> revenue = pd.Series({"a": 600.0, "b": 300.0, "c": 100.0})
    >>> contribution = pd.Series({"a": 200.0, "b": 150.0, "c": 50.0})
    >>> lost = loss_test(revenue, contribution, accounts=["a"], fixed_costs=320, cash=60)
    >>> lost.share, lost.fixed_costs_uncovered, lost.break_even_gap, lost.months_of_cash
    (0.6, 120.0, 240.0, 6.0)
    >>> print(loss_test(revenue, accounts=["b"]).explain())  # doctest: +NORMALIZE_WHITESPACE
    Without b, €300 a year would be missing, 30.0 % of turnover. What it contributes is not known, as costs are
    missing. Fixed costs are not entered, so what would be left uncovered is not known.
    """
    lost = tuple(dict.fromkeys(accounts))
    _check(revenue, lost, {"Fixed costs": fixed_costs, "Cash": cash})
    brought = revenue.astype(float).fillna(0.0)
    earned = pd.Series(np.nan, brought.index) if contribution is None else contribution.astype(float)
    earned = earned.reindex(brought.index).mask(earned.reindex(brought.index).isna() & (brought == 0), 0.0)
    gone = brought.index.isin(lost)
    total, left = float(brought.sum()), float(brought[~gone].sum())
    contribution_left = _sum(earned[~gone])
    uncovered = _uncovered(fixed_costs, contribution_left)
    return LossTest(
        accounts=lost,
        revenue=float(brought[gone].sum()),
        share=float(brought[gone].sum()) / total if total > 0 and revenue.notna().all() else None,
        contribution=_sum(earned[gone]),
        revenue_left=left,
        contribution_left=contribution_left,
        fixed_costs=fixed_costs,
        cash=cash,
        fixed_costs_uncovered=uncovered,
        uncovered_before=_uncovered(fixed_costs, _sum(earned)),
        break_even_gap=_gap(fixed_costs, contribution_left, left),
        months_of_cash=_months(cash, uncovered),
        unknown=tuple(labels(earned.index[earned.isna()])),
    )


def _check(revenue: pd.Series[float], lost: tuple[str, ...], amounts: Mapping[str, float | None]) -> None:
    if revenue.index.has_duplicates:
        twice = revenue.index[revenue.index.duplicated()][0]
        raise ValueError(f"Customer {twice} occurs more than once: add up its turnover first.")
    if not lost:
        raise ValueError("Say which account is lost.")
    if missing := [account for account in lost if account not in revenue.index or math.isnan(revenue[account])]:
        raise ValueError(f"There is no turnover to look at for {listing(missing)}.")
    if np.isinf(revenue.to_numpy(dtype=float)).any():
        raise ValueError("Turnover cannot be endless: look for a division by zero.")
    for name, amount in amounts.items():
        if amount is not None and not (math.isfinite(amount) and amount >= 0):
            raise ValueError(f"{name} cannot be below zero.")


def _sum(amounts: pd.Series[float]) -> float | None:
    """Add up; not known as soon as one of them is not."""
    return None if amounts.isna().any() else float(amounts.sum())


def _uncovered(fixed_costs: float | None, contribution: float | None) -> float | None:
    return None if fixed_costs is None or contribution is None else max(0.0, fixed_costs - contribution)


def _gap(fixed_costs: float | None, contribution: float | None, revenue: float) -> float | None:
    if fixed_costs is None or contribution is None or contribution <= 0 or revenue <= 0:
        return None
    return fixed_costs / (contribution / revenue) - revenue


def _months(cash: float | None, uncovered: float | None) -> float | None:
    if cash is None or uncovered is None:
        return None
    return math.inf if uncovered == 0 else cash / (uncovered / _MONTHS)
