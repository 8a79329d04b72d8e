"""What everybody reads out of the facts, worked out once for each version of them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property

import pandas as pd

from kamwidgets.facts import Facts
from kamwidgets.methods import account_facts
from kamwidgets.model import months_before

__all__ = ["Figures"]


class Figures:
    """Names and roll-ups.

    Parameters
    ----------
    facts : Facts
        In the version they are for.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @cached_property
    def names(self) -> dict[str, str]:
        """Every account's name by its id."""
        return dict(zip(self._customers["account_id"], self._customers["name"], strict=True))

    @cached_property
    def category_spend(self) -> pd.Series[float]:
        """What customers spend in our categories in a year, by account, where the customers' table says so."""
        said = self._customers.set_index("account_id")["category_spend"].astype(float)
        return said[said > 0]

    @cached_property
    def products(self) -> dict[str, str]:
        """Every product's name by its id."""
        products = self.facts.products()
        return dict(zip(products["product_id"], products["name"], strict=True))

    @cached_property
    def accounts(self) -> pd.DataFrame:
        """Turnover, growth and contribution of the last twelve months, by account; who never bought has nothing."""
        return account_facts(self._twelve_months(0), self._twelve_months(12), self.names)

    @cached_property
    def revenue(self) -> pd.Series[float]:
        """Turnover of every account over all the facts, 0 where it never bought."""
        total = self._sold.groupby("account_id")["revenue"].sum()
        return total.reindex(sorted({*self.names, *total.index}), fill_value=0.0)

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The fiscal years in which something was sold, oldest first."""
        return tuple(str(year) for year in sorted(self._sold["year"].unique()))

    @cached_property
    def partial_years(self) -> tuple[str, ...]:
        """Those of them that the facts cover only in part."""
        return tuple(year for year in self.years if self.facts.is_partial(year))

    def sold(self, account_id: str) -> pd.DataFrame:
        """Turnover of an account by product and fiscal year: columns ``product_id``, ``year``, ``revenue``."""
        mine = self._sold["account_id"] == account_id
        return self._sold.loc[mine, ["product_id", "year", "revenue"]].reset_index(drop=True)

    @cached_property
    def _customers(self) -> pd.DataFrame:
        return self.facts.accounts()

    @cached_property
    def _sold(self) -> pd.DataFrame:
        """Turnover by account, product and fiscal year: asked once, since every account's page needs its part."""
        return self.facts.revenue(by=["account_id", "product_id", "year"])

    def _twelve_months(self, ago: int) -> pd.DataFrame:
        """Return turnover and contribution by account over twelve months that ended so many months ago."""
        until = self.facts.as_of
        if until and ago:
            until = months_before(until, ago).since - timedelta(days=1)
        if until is None:
            return self.facts.revenue(by=["account_id"])  # nobody has ordered anything yet
        span = months_before(until, 12)
        if ago and (self.facts.first_on is None or span.is_partial(self.facts.first_on, until)):
            return self.facts.revenue(by=["account_id"], until=date.min)  # growth since then is not known
        return self.facts.revenue(by=["account_id"], since=span.since, until=span.until)
