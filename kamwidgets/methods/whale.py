"""How profit piles up over customers, and how much of it others give back: the whale curve (M1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from kamwidgets.methods.frames import labels
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WhaleCurve", "whale_curve"]


@dataclass(frozen=True, slots=True, eq=False)
class WhaleCurve:
    """Contribution added up from the customer that brings most to the one that costs most.

    Attributes
    ----------
    contribution : pandas.Series
        Per customer, largest first, negative ones last.
    unknown : tuple of str
        Customers whose contribution is not known; they are not in the curve.
    """

    contribution: pd.Series[float]
    unknown: tuple[str, ...] = ()

    @property
    def customers(self) -> int:
        """Number of customers in the curve."""
        return len(self.contribution)

    @property
    def total(self) -> float:
        """What all customers in the curve contribute."""
        return float(self.contribution.sum())

    @property
    def peak(self) -> float:
        """The highest point: what the customers that contribute anything bring together."""
        return float(self.contribution[self.contribution > 0].sum())

    @property
    def peak_customers(self) -> int:
        """How many customers bring the peak."""
        return int((self.contribution > 0).sum())

    @property
    def losing(self) -> tuple[str, ...]:
        """Customers that cost more than they bring, the worst first."""
        return tuple(labels(self.contribution.index[self.contribution < 0])[::-1])

    @property
    def given_back(self) -> float:
        """What the losing customers take away from the peak, 0 or more."""
        return self.peak - self.total

    def curve(self) -> pd.DataFrame:
        """Return what the picture shows, one row per customer.

        Returns
        -------
        pandas.DataFrame
            Indexed by customer: ``rank`` from 1, ``contribution``, ``cumulative`` and ``cumulative_share`` of the
            total; NaN where the total is not above zero.
        """
        added = self.contribution.cumsum()
        return pd.DataFrame(
            {
                "rank": np.arange(1, self.customers + 1),
                "contribution": self.contribution,
                "cumulative": added,
                "cumulative_share": added / self.total if self.total > 0 else np.nan,
            }
        )

    def explain(self, names: Mapping[str, str] | None = None, formats: Formats = PLAIN) -> str:
        """Say who brings the profit and who takes some of it away."""
        called: Mapping[str, str] = names or {}
        brought = formats.count(self.peak_customers, "customer brings", "customers bring")
        said = f"{brought} {formats.money(self.peak)} of contribution"
        if self.losing:
            who = listing([called.get(customer, customer) for customer in self.losing], formats=formats)
            takes = "takes" if len(self.losing) == 1 else "take"
            said += f"; {who} {takes} {formats.money(self.given_back)} of it away, which leaves "
            said += f"{formats.money(self.total)}."
        else:
            said += "; nobody takes any of it away."
        if not self.unknown:
            return said
        unknown = listing([called.get(customer, customer) for customer in self.unknown], formats=formats)
        return f"{said} Unknown, and left out: {unknown}."

    def as_json(self) -> dict[str, Any]:
        """Return the numbers as plain data."""
        return {
            "customers": self.customers,
            "total": self.total,
            "peak": self.peak,
            "peak_customers": self.peak_customers,
            "given_back": self.given_back,
            "losing": list(self.losing),
            "unknown": list(self.unknown),
        }


def whale_curve(contribution: pd.Series[float]) -> WhaleCurve:
    """Add contribution up from the customer that brings most to the one that costs most (M1).

    The curve rises while customers contribute and falls where they cost more than they bring: the whale's back
    (Cooper & Kaplan 1991, Profit priorities from activity-based costing).

    Parameters
    ----------
    contribution : pandas.Series
        Contribution per customer over one period, indexed by customer id; negative ones included, NaN = unknown.

    Raises
    ------
    ValueError
        If no contribution is known, an amount is infinite, or an id occurs twice.

    Examples
    --------
    >>> whale = whale_curve(pd.Series({"a": 60.0, "b": -20.0, "c": 50.0, "d": None}))
    >>> whale.curve()["cumulative"].to_dict()
    {'a': 60.0, 'c': 110.0, 'b': 90.0}
    >>> print(whale.explain())  # doctest: +NORMALIZE_WHITESPACE
    2 customers bring €110 of contribution; b takes €20 of it away, which leaves €90. Unknown, and left out: d.
    """
    if contribution.index.has_duplicates:
        twice = contribution.index[contribution.index.duplicated()][0]
        raise ValueError(f"Customer {twice} occurs more than once: add up its contribution first.")
    amounts = contribution.astype(float)
    if np.isinf(amounts.to_numpy()).any():
        raise ValueError("A customer has infinite contribution: look at its quantities, prices and costs.")
    known = amounts.dropna().sort_values(ascending=False, kind="stable")
    if known.empty:
        raise ValueError("No customer's contribution is known: costs are missing.")
    return WhaleCurve(known, tuple(labels(amounts.index[amounts.isna()])))
