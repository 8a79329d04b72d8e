"""How much of a supplier's turnover or contribution hangs on how few customers (M1)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["MEASURED", "Concentration", "Measure", "concentration"]

Measure = Literal["revenue", "contribution"]
"""What is spread over customers."""

MEASURED: Mapping[Measure, str] = {"revenue": "turnover", "contribution": "contribution"}
"""What a measure is called in a sentence."""

_PARTS = (0.01, 0.05, 0.1, 0.2, 0.5)
_LARGE = 0.1
_ROUNDING = 1e-12
_UNKNOWN = "Unknown, and left out"


@dataclass(frozen=True, slots=True, eq=False)
class Concentration:
    """How unevenly turnover is spread over customers.

    Attributes
    ----------
    shares : pandas.Series
        Share of turnover per customer, 0-1, largest first; sums to 1.
    revenue : float
        Turnover of the customers counted, in the unit of the input.
    left_out : tuple of str
        Customers without positive turnover, named rather than dropped in silence.
    unknown : tuple of str
        Those of ``left_out`` whose turnover is not known.
    measure : {"revenue", "contribution"}
        What was added up: where it is contribution, read contribution for turnover.
    """

    shares: pd.Series[float]
    revenue: float
    left_out: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    measure: Measure = "revenue"

    @property
    def measured(self) -> str:
        """What was added up, in a word."""
        return MEASURED[self.measure]

    @property
    def customers(self) -> int:
        """Number of customers counted."""
        return len(self.shares)

    @property
    def hhi(self) -> float:
        """Herfindahl-Hirschman index, 1/n … 1. Antitrust thresholds do not apply to customers."""
        return float((self.shares**2).sum())

    @property
    def effective_number(self) -> float:
        """How many equal customers would be as concentrated: 1 / HHI (Adelman 1969)."""
        return 1 / self.hhi

    @property
    def gini(self) -> float:
        """Gini coefficient without small-sample correction, 0 … 1 - 1/n (Gini 1912)."""
        return _gini(self.shares.to_numpy())

    @property
    def gini_corrected(self) -> float:
        """Gini coefficient times n/(n - 1), 0 … 1, for comparing few customers with many; NaN for a single one."""
        return self.gini * self.customers / (self.customers - 1) if self.customers > 1 else math.nan

    @property
    def n80(self) -> int:
        """Fewest customers that bring 80 % of turnover."""
        return int(np.searchsorted(self.shares.cumsum().to_numpy(), 0.8 - _ROUNDING) + 1)

    @property
    def top5_share(self) -> float:
        """Share of turnover of the five largest customers."""
        return float(self.shares.head(5).sum())

    @property
    def over_ten_percent(self) -> tuple[str, ...]:
        """Customers that bring a tenth of turnover or more alone: the usual line for disclosure (IFRS 8.34)."""
        return tuple(map(str, self.shares.index[self.shares >= _LARGE - _ROUNDING]))

    def top(self, part: float) -> int:
        """Return how many customers ``part`` of them are, rounded up to a whole customer.

        Raises
        ------
        ValueError
            If ``part`` is not between 0 and 1.
        """
        if not 0 <= part <= 1:
            raise ValueError(f"A part of the customers lies between 0 and 1, not {part}.")
        # 7 % of 100 is 7.000000000000001 in binary: round before rounding up
        return math.ceil(round(part * self.customers, 9))

    def top_share(self, part: float) -> float:
        """Return the share of turnover of the largest ``part`` of the customers, 0-1."""
        return float(self.shares.head(self.top(part)).sum())

    def curve(self) -> pd.DataFrame:
        """Return what a Pareto picture shows, one row per customer, largest first.

        Returns
        -------
        pandas.DataFrame
            Indexed by customer: ``rank`` from 1, ``revenue``, ``share``, ``cumulative_share`` of turnover and
            ``customer_share``, the part of the customers up to this one.
        """
        rank = np.arange(1, self.customers + 1)
        return pd.DataFrame(
            {
                "rank": rank,
                "revenue": self.shares * self.revenue,
                "share": self.shares,
                "cumulative_share": self.shares.cumsum().clip(upper=1),
                "customer_share": rank / self.customers,
            },
            index=self.shares.index,
        )

    def explain(self, names: Mapping[str, str] | None = None, formats: Formats = PLAIN) -> str:
        """Say it as one would to a director, with customers' names by id where they are given."""
        called: Mapping[str, str] = {} if names is None else names
        largest = called.get(str(self.shares.index[0]), str(self.shares.index[0]))
        if self.customers == 1:
            said = f"All {self.measured} comes from one customer, {largest}."
        else:
            share = formats.share(self.top_share(0.2))
            said = (
                f"The largest 20 % of customers ({formats.number(self.top(0.2))}) bring {share} of {self.measured}; "
                f"{formats.number(self.n80)} of {formats.number(self.customers)} bring 80 %. "
                f"It is as if {self.measured} came from "
                f"{formats.count(round(self.effective_number), 'equal customer')}. "
                f"{largest} alone brings {formats.share(float(self.shares.iloc[0]))}."
            )
        without = [customer for customer in self.left_out if customer not in self.unknown]
        for why, customers in ((f"Left out, without {self.measured} above zero", without), (_UNKNOWN, self.unknown)):
            if customers:
                said += f" {why}: {listing([called.get(each, each) for each in customers], formats=formats)}."
        return said

    def as_json(self) -> dict[str, Any]:
        """Return the numbers as plain data; shares are fractions, what is undefined is None."""
        return {
            "revenue": self.revenue,
            "customers": self.customers,
            "left_out": list(self.left_out),
            "unknown": list(self.unknown),
            "top_share": {str(part): self.top_share(part) for part in _PARTS},
            "top5_share": self.top5_share,
            "over_ten_percent": list(self.over_ten_percent),
            "hhi": self.hhi,
            "effective_number": self.effective_number,
            "gini": self.gini,
            "gini_corrected": None if math.isnan(self.gini_corrected) else self.gini_corrected,
            "n80": self.n80,
        }


def concentration(revenue: pd.Series[float], measure: Measure = "revenue") -> Concentration:
    """Measure how much of the turnover, or of the contribution, hangs on how few customers.

    Parameters
    ----------
    revenue : pandas.Series
        Turnover per customer over one period, indexed by customer id; credit notes already netted, NaN = unknown. Or
        their contribution.
    measure : {"revenue", "contribution"}
        Which of the two it is, for the sentences.

    Returns
    -------
    Concentration
        Customers with equal turnover keep the order of the input.

    Raises
    ------
    ValueError
        If no customer has positive turnover, an amount is infinite, or an id occurs twice.

    Examples
    --------
    >>> result = concentration(pd.Series({"a": 60, "b": 30, "c": 10, "d": -5}))
    >>> result.n80, result.left_out, result.over_ten_percent
    (2, ('d',), ('a', 'b', 'c'))
    >>> print(result.explain())  # doctest: +NORMALIZE_WHITESPACE
    The largest 20 % of customers (1) bring 60 % of turnover; 2 of 3 bring 80 %. It is as if turnover came from
    2 equal customers. a alone brings 60 %. Left out, without turnover above zero: d.
    """
    if revenue.index.has_duplicates:
        twice = revenue.index[revenue.index.duplicated()][0]
        raise ValueError(f"Customer {twice} occurs more than once: add up its {MEASURED[measure]} first.")
    amounts = revenue.astype(float)
    if np.isinf(amounts.to_numpy()).any():
        raise ValueError(f"A customer has infinite {MEASURED[measure]}: look at its quantities and prices.")
    counted = amounts[amounts > 0].sort_values(ascending=False, kind="stable")
    if counted.empty:
        raise ValueError(f"No customer has positive {MEASURED[measure]} in this period.")
    total = float(counted.sum())
    left_out = amounts.index[~(amounts > 0)]
    unknown = amounts.index[amounts.isna()]
    return Concentration(counted / total, total, tuple(map(str, left_out)), tuple(map(str, unknown)), measure)


def _gini(values: NDArray[np.floating[Any]]) -> float:
    ascending = np.sort(values)
    n = len(ascending)
    return float(2 * (np.arange(1, n + 1) * ascending).sum() / (n * ascending.sum()) - (n + 1) / n)
