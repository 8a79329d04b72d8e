"""What facts say about each account: one list, for the first cut, for criteria and for everybody who explains them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

__all__ = ["ACCOUNT_FACTS", "AccountFact"]


@dataclass(frozen=True, slots=True)
class AccountFact:
    """Something known of every account.

    Attributes
    ----------
    id, title : str
        What programs and people call it.
    kind : {"money", "share", "count", "days", "word"}
        Money is in the workspace's currency; a share is a fraction, 1 = 100 %; words are compared as they stand.
    meaning : str
        How it comes about, in a sentence.
    months : int
        How far back it looks from the last day; 0 = it has no such period.
    """

    id: str
    title: str
    kind: Literal["money", "share", "count", "days", "word"]
    meaning: str
    months: int = 0

    @property
    def is_number(self) -> bool:
        """Whether it can be measured, and so can be a criterion."""
        return self.kind != "word"


_ALL = (
    AccountFact("revenue", "Turnover", "money", "Turnover of the last 12 months.", 12),
    AccountFact(
        "growth", "Growth", "share", "Turnover of the last 12 months against the 12 before; unknown without any.", 24
    ),
    AccountFact(
        "contribution",
        "Contribution",
        "money",
        "Turnover of the last 12 months less the cost of what was sold; unknown where a cost is.",
        12,
    ),
    AccountFact(
        "contribution_share", "Contribution share", "share", "Contribution divided by turnover, the last 12 months.", 12
    ),
    AccountFact(
        "trend",
        "Trend",
        "share",
        "The median slope between any two of the last 24 whole months (Theil-Sen), times 12, divided by the mean: "
        "by how much of itself turnover rises in a year. Unknown below 12 whole months.",
        24,
    ),
    AccountFact("products", "Products", "count", "How many different products were bought in the last 12 months.", 12),
    AccountFact(
        "categories",
        "Categories",
        "count",
        "From how many product categories something was bought in 12 months; unknown where a product has none.",
        12,
    ),
    AccountFact("orders", "Orders", "count", "How many orders there were in the last 12 months.", 12),
    AccountFact("last_order_days", "Days since the last order", "days", "From the last order to the last day."),
    AccountFact(
        "payment_days",
        "Days to pay",
        "days",
        "Half of the invoices paid in the last 12 months were paid within so many days of the invoice.",
        12,
    ),
    AccountFact(
        "status",
        "Status",
        "word",
        "Prospect: it has no orders. Emerging: it was decided, or imported, so. Existing: all others. What somebody "
        "corrected by hand comes first.",
    ),
    AccountFact("country", "Country", "word", "As imported, or corrected by hand."),
    AccountFact("region", "Region", "word", "As imported, or corrected by hand."),
    AccountFact("segment", "Segment", "word", "As imported, or corrected by hand."),
    AccountFact("industry", "Industry", "word", "As imported."),
)

ACCOUNT_FACTS: Mapping[str, AccountFact] = MappingProxyType({fact.id: fact for fact in _ALL})
"""Every fact by its id."""
