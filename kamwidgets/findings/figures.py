"""What everybody reads out of the facts, worked out once for each version of them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property

import pandas as pd

from kamwidgets.facts import Facts
from kamwidgets.methods import account_facts
from kamwidgets.model import months_before

__all__ = ["LAST_YEAR", "Figures"]

LAST_YEAR = "12 months"
"""The name of the twelve months that end with the last day there is."""


class Figures:
    """Names and roll-ups.

    Parameters
    ----------
    facts : Facts
        In the version they are for.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._totals: dict[str, pd.DataFrame] = {}

    @cached_property
    def customers(self) -> pd.DataFrame:
        """What was imported about every customer, indexed by account: name, parent, country, region and so on."""
        return self.facts.accounts().set_index("account_id")

    @cached_property
    def names(self) -> dict[str, str]:
        """Every account's name by its id."""
        return dict(zip(map(str, self.customers.index), self.customers["name"], strict=True))

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

    @cached_property
    def last_year_is_partial(self) -> bool:
        """Whether the facts cover only part of the twelve months to the last day."""
        return self.covers_only_part(12)

    def covers_only_part(self, months: int) -> bool:
        """Whether the facts begin later than so many months before the last day."""
        first_on, as_of = self.facts.first_on, self.facts.as_of
        return first_on is None or as_of is None or months_before(as_of, months).is_partial(first_on, as_of)

    def totals(self, over: str = "") -> pd.DataFrame:
        """Return ``revenue`` and ``contribution`` of every account: who bought nothing has nothing, NaN = unknown.

        Parameters
        ----------
        over : str
            A fiscal year, `LAST_YEAR` for the twelve months to the last day, or nothing for all there is.
        """
        if over not in self._totals:
            if over == LAST_YEAR:
                sold = self._twelve_months(0)
            else:
                sold = self.facts.revenue(by=["account_id"], where={"year": int(over)} if over else None)
            found = sold.set_index("account_id")[["revenue", "contribution"]].astype(float)
            everybody = sorted({*self.names, *found.index})
            self._totals[over] = found.reindex(everybody).fillna(0.0).where(~_unknown(found, everybody))
        return self._totals[over]

    def sold(self, account_id: str) -> pd.DataFrame:
        """Turnover of an account by product and fiscal year: columns ``product_id``, ``year``, ``revenue``."""
        mine = self._sold["account_id"] == account_id
        return self._sold.loc[mine, ["product_id", "year", "revenue"]].reset_index(drop=True)

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


def _unknown(found: pd.DataFrame, accounts: list[str]) -> pd.DataFrame:
    """Return what is missing because it is not known, rather than because nothing was bought."""
    return found.isna().reindex(accounts, fill_value=False)
