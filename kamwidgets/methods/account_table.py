"""What orders say about each account: size, growth, trend, breadth and how it pays (M4, M5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kamwidgets.methods.frames import labels

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import numpy.typing as npt

__all__ = ["Purchases", "account_table", "rolled_up", "trend"]

_YEAR = 12
"""Months, and the fewest that a trend is worked out from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchases:
    """What was bought, as roll-ups give it; every frame has a column ``account_id``.

    Attributes
    ----------
    recent : pandas.DataFrame
        Of the last twelve months, by account and product: ``product_id``, ``revenue``, ``contribution``.
    orders : pandas.DataFrame
        Of the last twelve months, by account: ``orders``.
    before : pandas.DataFrame
        Of the twelve months before, by account: ``revenue``.
    monthly : pandas.DataFrame
        By account and month: ``month`` (text), ``revenue``.
    months : tuple of str
        The whole months that a trend is read from, oldest first.
    last : pandas.DataFrame
        By account: ``ordered_on`` of the last order.
    payments : pandas.DataFrame
        A row for each invoice that was paid: ``days``.
    categories : mapping of str to str
        Of each product; a product without one is missing.
    as_of : datetime.date, optional
        The last day.
    """

    recent: pd.DataFrame
    orders: pd.DataFrame
    before: pd.DataFrame
    monthly: pd.DataFrame
    months: tuple[str, ...]
    last: pd.DataFrame
    payments: pd.DataFrame
    categories: Mapping[str, str]
    as_of: date | None

    def rolled_up(self, groups: Mapping[str, str]) -> Purchases:
        """Return the same with every account in the place of its group."""
        frames = {name: getattr(self, name) for name in ("recent", "orders", "before", "monthly", "last", "payments")}
        moved = {
            name: frame.assign(account_id=[groups.get(account, account) for account in frame["account_id"]])
            for name, frame in frames.items()
        }
        return Purchases(**moved, months=self.months, categories=self.categories, as_of=self.as_of)


def account_table(bought: Purchases, accounts: list[str]) -> pd.DataFrame:
    """Return every measurable fact of ``ACCOUNT_FACTS``, one row per account; NaN = unknown.

    Parameters
    ----------
    bought : Purchases
        Of every account, or of every group.
    accounts : list of str
        Whom to list; who bought nothing has no turnover, which is known.
    """
    recent = bought.recent.groupby("account_id")
    revenue = recent["revenue"].sum().reindex(accounts, fill_value=0.0).astype(float)
    unknown = bought.recent["contribution"].isna().groupby(bought.recent["account_id"]).any()
    contribution = recent["contribution"].sum().astype(float).mask(unknown).reindex(accounts)
    contribution = contribution.where(pd.Index(accounts).isin(list(unknown.index)), 0.0)
    base = bought.before.groupby("account_id")["revenue"].sum().reindex(accounts).astype(float)
    return pd.DataFrame(
        {
            "revenue": revenue,
            "growth": revenue / base.where(base > 0) - 1,
            "contribution": contribution,
            "contribution_share": contribution / revenue.where(revenue > 0),
            "trend": trend(bought.monthly, bought.months).reindex(accounts),
            "products": recent["product_id"].nunique().reindex(accounts, fill_value=0).astype(float),
            "categories": _categories(bought).reindex(accounts, fill_value=0.0),
            "orders": bought.orders.groupby("account_id")["orders"].sum().reindex(accounts, fill_value=0).astype(float),
            "last_order_days": _last_order(bought).reindex(accounts),
            "payment_days": bought.payments.groupby("account_id")["days"].median().reindex(accounts).astype(float),
        },
        index=pd.Index(accounts, name="account_id", dtype=object),
    )


def rolled_up(totals: pd.DataFrame, groups: Mapping[str, str]) -> pd.DataFrame:
    """Add rows up by group; a sum is unknown as soon as one of its parts is.

    Examples
    --------
    >>> totals = pd.DataFrame({"revenue": [3.0, 4.0], "contribution": [1.0, None]}, index=["group", "site"])
    >>> rolled_up(totals, {"site": "group"}).loc["group"].tolist()
    [7.0, nan]
    """
    group = pd.Index([groups.get(account, account) for account in labels(totals.index)], name=totals.index.name)
    known = totals.groupby(group).sum(min_count=1)
    return known.mask(totals.isna().groupby(group).any())


def trend(monthly: pd.DataFrame, months: tuple[str, ...]) -> pd.Series[float]:
    """Return by how much of itself turnover rises in a year.

    The median of the slopes between any two months (Theil 1950; Sen 1968), times 12, divided by the mean month: one
    large order moves it little. Months without orders count as nothing.

    Parameters
    ----------
    monthly : pandas.DataFrame
        Columns ``account_id``, ``month`` and ``revenue``.
    months : tuple of str
        The whole months that count, oldest first; fewer than 12 say nothing.

    Returns
    -------
    pandas.Series
        By account; without those whose turnover in these months is not above zero.

    Examples
    --------
    >>> months = tuple(f"2026-{month:02d}" for month in range(1, 13))
    >>> sold = pd.DataFrame({"account_id": "a", "month": months, "revenue": range(100, 112)})
    >>> round(float(trend(sold, months)["a"]), 4)  # 1 a month on a mean of 105.5
    0.1137
    """
    known = monthly[monthly["month"].isin(list(months))]
    if len(months) < _YEAR or known.empty:
        return pd.Series({}, dtype=float)
    table = known.pivot_table(index="account_id", columns="month", values="revenue", aggfunc="sum", fill_value=0.0)
    table = table.reindex(columns=list(months), fill_value=0.0)
    mean = table.mean(axis=1)
    slope = pd.Series(_median_slope(table.to_numpy(dtype=float)), table.index)
    return (_YEAR * slope / mean)[mean > 0]


def _median_slope(amounts: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the median of all slopes between two columns, row by row."""
    earlier, later = np.triu_indices(amounts.shape[1], k=1)
    return np.median((amounts[:, later] - amounts[:, earlier]) / (later - earlier), axis=1)


def _categories(bought: Purchases) -> pd.Series[float]:
    """Count the categories each account bought from; not known where a product it bought has none."""
    pairs = bought.recent[["account_id", "product_id"]].drop_duplicates()
    pairs = pairs.assign(category=[bought.categories.get(product) for product in pairs["product_id"]])
    of_account = pairs.groupby("account_id")["category"]
    unknown = pairs["category"].isna().groupby(pairs["account_id"]).any()
    return of_account.nunique().astype(float).mask(unknown)


def _last_order(bought: Purchases) -> pd.Series[float]:
    if bought.as_of is None or bought.last.empty:
        return pd.Series({}, dtype=float)
    latest = pd.to_datetime(bought.last["ordered_on"]).groupby(bought.last["account_id"]).max()
    days = (pd.Timestamp(bought.as_of) - latest).dt.days.astype(float)
    return pd.Series(days.to_numpy(), labels(days.index))
