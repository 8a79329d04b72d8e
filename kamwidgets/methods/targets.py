"""Targets beside what was sold: by product and year, and how far the customer has agreed (M20, M24)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from kamwidgets.methods.frames import cells, labels, or_none
from kamwidgets.model import PLAIN, Formats, Target, span_of, year_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["STATUSES", "TargetTable", "target_table"]

STATUSES: tuple[Literal["internal", "proposed", "agreed"], ...] = ("internal", "proposed", "agreed")
"""From the least to the most agreed."""

_YEARS_SHOWN = 3


@dataclass(frozen=True, slots=True, eq=False)
class TargetTable:
    """Last years by product, and the targets for coming ones.

    Attributes
    ----------
    history : pandas.DataFrame
        Product × past year (text), turnover; 0 where nothing was sold.
    targets : pandas.DataFrame
        Product × target year (text), same products; NaN = no target.
    status : pandas.DataFrame
        Product × target year: internal, proposed or agreed; empty = no target. Of several targets in a year, the least.
    base : str
        The past year that targets are compared with; empty where there is none.
    partial : tuple of str
        Past years that the facts do not cover as a whole.
    doubled : tuple of str
        ``product@year`` where both a period and a part of it have a target: the longer one counts.
    """

    history: pd.DataFrame
    targets: pd.DataFrame
    status: pd.DataFrame
    base: str
    partial: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()

    @property
    def last(self) -> pd.Series[float]:
        """Turnover per product in the base year; NaN where there is no base year."""
        if not self.base:
            return pd.Series(math.nan, self.history.index, dtype=float)
        return self.history[self.base]

    @property
    def growth(self) -> pd.DataFrame:
        """Each target against the base year as a share; NaN where there was no turnover or there is no target."""
        return self.targets.div(self.last.where(self.last > 0), axis=0) - 1

    def total(self, year: str) -> float:
        """Return the sum of a year's targets, or of a past year's turnover.

        Raises
        ------
        KeyError
            If the table has no such year.
        """
        table = self.targets if year in self.targets else self.history
        return float(table[year].sum())

    def change(self, year: str) -> float:
        """Return a year's targets against the base year's turnover *of the same products*, as a share.

        Products without a target are on neither side. NaN where those products had no turnover.
        """
        before = float(self.last[self.targets[year].notna()].sum())
        return self.total(year) / before - 1 if before > 0 else math.nan

    def untargeted(self, year: str) -> pd.Series[float]:
        """Return the base year's turnover of the products that have no target, largest first."""
        left = self.last[self.targets[year].isna() & (self.last > 0)] if self.base else self.last.iloc[:0]
        return left.sort_values(ascending=False, kind="stable")

    def by_status(self, year: str) -> pd.Series[float]:
        """Return the amounts of a year's targets that are internal, proposed and agreed."""
        amounts = self.targets[year].groupby(self.status[year]).sum()
        return amounts.reindex(STATUSES, fill_value=0.0)

    def agreed_share(self, year: str) -> float:
        """Return the share of a year's targets that the customer has agreed to; NaN without targets."""
        total = self.total(year)
        return float(self.by_status(year)["agreed"]) / total if total else math.nan

    def explain(self, year: str, formats: Formats = PLAIN) -> str:
        """Say how a year's targets compare, and how far they are agreed."""
        with_target = int(self.targets[year].notna().sum())
        if not with_target:
            return f"There is no target for {year} yet."
        change = self.change(year)
        compared = (
            "products that brought nothing before"
            if math.isnan(change)
            else f"{formats.share(change, signed=True)} against {self.base} with the same products"
        )
        return (
            f"Targets for {year}: {with_target} of {formats.count(len(self.targets), 'product')}, {compared}. "
            f"Agreed with the customer: {formats.share(self.agreed_share(year))} of the amount."
        )

    def as_json(self) -> dict[str, Any]:
        """Return the table as plain data; unknown is None."""
        return {
            "base": self.base,
            "partial": list(self.partial),
            "doubled": list(self.doubled),
            "products": {
                product: {
                    "history": cells(self.history, product),
                    "targets": {year: or_none(amount) for year, amount in cells(self.targets, product).items()},
                    "status": {year: word for year, word in cells(self.status, product).items() if word},
                }
                for product in labels(self.history.index)
            },
            "totals": {year: self.total(year) for year in labels(self.history.columns) + labels(self.targets.columns)},
        }


def target_table(
    history: pd.DataFrame,
    targets: Iterable[Target],
    years: Sequence[str],
    *,
    partial: Sequence[str] = (),
    fiscal_year_start: int = 1,
) -> TargetTable:
    """Join what was sold by product in the last three years with the targets of coming ones.

    Parameters
    ----------
    history : pandas.DataFrame
        Columns ``product_id``, ``year`` and ``revenue`` in the workspace's currency.
    targets : iterable of Target
        Of one account. A year's target is the one entered for the year, else the sum of its quarters
        and months; what lies within a longer period that has a target is not counted again.
    years : sequence of str
        Target years to show, as text.
    partial : sequence of str
        Past years that the facts do not cover as a whole: shown, and never compared with.
    fiscal_year_start : int
        First month of the fiscal year, 1-12: decides to which year a month belongs.

    Returns
    -------
    TargetTable
        Products by turnover in the base year, the last whole one; then those that only have a target.

    Examples
    --------
    >>> from kamwidgets.model import Target
    >>> sold = pd.DataFrame({"product_id": ["chai", "chang"], "year": [1997, 1997], "revenue": [200.0, 500.0]})
    >>> table = target_table(sold, [Target(product_id="chai", period="1998", revenue=250)], ["1998"])
    >>> print(table.explain("1998"))  # doctest: +NORMALIZE_WHITESPACE
    Targets for 1998: 1 of 2 products, +25 % against 1997 with the same products.
    Agreed with the customer: 0 % of the amount.
    """
    past = _past(history, years)
    whole = [year for year in labels(past.columns) if year not in partial]
    base = max(whole, default="")
    asked: dict[tuple[str, str], list[Target]] = {}
    for target in targets:
        asked.setdefault((target.product_id, year_of(target.period, fiscal_year_start)), []).append(target)
    past = past.reindex(_order(past, base, [product for product, year in asked if year in years])).fillna(0.0)
    amounts = pd.DataFrame(np.nan, past.index, list(years), dtype=float)
    status = pd.DataFrame("", past.index, list(years), dtype=object)
    doubled: list[str] = []
    for (product, year), found in asked.items():
        if year not in years:
            continue
        counted = _counted(found, fiscal_year_start)
        amounts.loc[product, year] = sum(target.revenue for target in counted)
        status.loc[product, year] = min((target.status for target in counted), key=STATUSES.index)
        if len(counted) < len(found):
            doubled.append(f"{product}@{year}")
    cut = tuple(year for year in labels(past.columns) if year in partial)
    return TargetTable(past, amounts, status, base, cut, tuple(doubled))


def _counted(found: Sequence[Target], fiscal_year_start: int) -> list[Target]:
    """Return the targets of one product and year that do not lie within a longer one of them."""
    spans = {target.period: span_of(target.period, fiscal_year_start) for target in found}
    return [
        target
        for target in found
        if not any(period != target.period and spans[target.period] in longer for period, longer in spans.items())
    ]


def _past(history: pd.DataFrame, years: Sequence[str]) -> pd.DataFrame:
    """Spread the rows into product × year, the years as text, without those that have targets."""
    rows = history.assign(year=history["year"].astype(str), product_id=history["product_id"].astype(str))
    table = rows.pivot_table(index="product_id", columns="year", values="revenue", aggfunc="sum", fill_value=0.0)
    earlier = sorted(year for year in labels(table.columns) if not years or year < min(years))
    return table[earlier[-_YEARS_SHOWN:]].astype(float)


def _order(past: pd.DataFrame, base: str, aimed: Sequence[str]) -> list[str]:
    """Return the products in the order of the table, without those neither sold in the years shown nor aimed at."""
    sold = past[(past != 0).any(axis=1)]
    if base:
        sold = sold.sort_values(base, ascending=False, kind="stable")
    return list(dict.fromkeys([*labels(sold.index), *aimed]))
