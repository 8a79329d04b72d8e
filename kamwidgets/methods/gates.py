"""What facts suggest for the gates; a suggestion is shown with its reason and never taken in silence (M3).

The thresholds are rules of thumb of ours, after what the catalogue says of how a gate is recognised; there is no study
behind them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from kamwidgets.model import PLAIN, Answer, Formats

__all__ = ["Suggestion", "sales_potential"]

OPEN, SERVED, LARGE = 2.0, 0.8, 0.1
"""Spend over turnover from which there is much to win; share of the spend that is nearly all; of turnover to defend."""

THUMB = "A rule of thumb: look whether you agree."


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer to a gate that somebody may take, and why.

    Attributes
    ----------
    answer : {"yes", "no", "unknown"}
    reason : str
        A sentence with the numbers it rests on.
    """

    answer: Answer
    reason: str

    def explain(self) -> str:
        """Say what is suggested, why, and that it is no more than a rule of thumb."""
        said = {"yes": "Suggested: yes.", "no": "Suggested: no.", "unknown": "Nothing can be suggested."}[self.answer]
        return f"{said} {self.reason}" + ("" if self.answer == "unknown" else f" {THUMB}")


def sales_potential(
    revenue: float, category_spend: float, *, total: float, average: float, formats: Formats = PLAIN
) -> Suggestion:
    """Suggest from turnover and spend whether there is high sales potential (M3).

    Yes where an account brings a tenth of all turnover, so much that it has to be defended; or where it spends twice in
    our categories what it spends with us, and what it buys elsewhere is as much as an average customer brings. No where
    four fifths of what it spends is ours already. Else nothing.

    Parameters
    ----------
    revenue, category_spend : float
        Yearly turnover with the account, and what it spends in our categories with all suppliers; NaN = unknown.
    total, average : float
        Turnover of all customers in that year, and of one on average.
    formats : Formats, optional
        How money is written.

    Examples
    --------
    >>> sales_potential(20_000, 100_000, total=900_000, average=15_000).reason
    'It buys for €20,000 from us a year and spends €100,000 in our categories.'
    >>> sales_potential(20_000, float("nan"), total=900_000, average=15_000).answer
    'unknown'
    """
    if math.isnan(revenue):
        return Suggestion("unknown", "Its turnover is not known.")
    ours, spent = formats.money(revenue), formats.money(category_spend)
    if total > 0 and revenue >= LARGE * total:
        return Suggestion("yes", f"It brings {formats.share(revenue / total)} of our turnover, {ours} a year.")
    if math.isnan(category_spend) or category_spend <= 0:
        return Suggestion("unknown", f"It buys for {ours} a year; what it spends in our categories is not known.")
    said = f"It buys for {ours} from us a year and spends {spent} in our categories."
    if category_spend >= OPEN * revenue and category_spend - revenue >= average:
        return Suggestion("yes", said)
    return Suggestion("no" if revenue >= SERVED * category_spend else "unknown", said)
