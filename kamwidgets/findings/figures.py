"""What everybody reads out of the facts, worked out once for each version of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property

import pandas as pd

from kamwidgets.facts import Facts, last_orders, payments, whole_months
from kamwidgets.methods import Purchases, account_facts, account_table, rolled_up
from kamwidgets.model import ACCOUNT_FACTS, months_before

__all__ = ["LAST_YEAR", "Figures"]

LAST_YEAR = "12 months"
"""The name of the twelve months that end with the last day there is."""

TREND = 24
"""Months that a trend is read from."""


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
        self._tables: dict[frozenset[tuple[str, str]], pd.DataFrame] = {}

    @cached_property
    def customers(self) -> pd.DataFrame:
        """What was imported about every customer, indexed by account: name, parent, country, region and so on."""
        return self.facts.accounts().set_index("account_id")

    @cached_property
    def names(self) -> dict[str, str]:
        """Every account's name by its id."""
        return dict(zip(map(str, self.customers.index), self.customers["name"], strict=True))

    @cached_property
    def category_spend(self) -> pd.Series[float]:
        """What every account spends a year in our categories, with all suppliers; NaN = unknown."""
        return self.customers["category_spend"].astype(float)

    @cached_property
    def products(self) -> dict[str, str]:
        """Every product's name by its id."""
        products = self.facts.products()
        return dict(zip(products["product_id"], products["name"], strict=True))

    @cached_property
    def accounts(self) -> pd.DataFrame:
        """Turnover, growth and contribution of the last twelve months, by account; who never bought has nothing."""
        return account_facts(self._last_year, self._year_before, self.names)

    def groups(self, groups: Mapping[str, str]) -> pd.DataFrame:
        """Return the same with accounts rolled up to groups."""
        now, before = (
            rolled_up(frame.set_index("account_id")[["revenue", "contribution"]], groups).reset_index()
            for frame in (self._last_year, self._year_before)
        )
        return account_facts(now, before, {groups.get(account, account) for account in self.names})

    @cached_property
    def buyers(self) -> frozenset[str]:
        """The accounts that ever ordered something that counts."""
        return frozenset(map(str, self._sold["account_id"]))

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
    def purchases(self) -> Purchases:
        """What every account bought and how it paid, for the facts that accounts are compared by."""
        facts = self.facts
        span = months_before(facts.as_of, 12) if facts.as_of else None
        since, until = (span.since, span.until) if span else (None, date.min)
        months = whole_months(facts, TREND)
        products = facts.products()
        categories = zip(products["product_id"], products["category"], strict=True)
        return Purchases(
            recent=facts.revenue(by=["account_id", "product_id"], since=since, until=until),
            orders=self._last_year,
            before=self._year_before,
            monthly=facts.revenue(by=["account_id", "month"], where={"month": months}),
            months=months,
            last=last_orders(facts),
            payments=payments(facts, since or date.min, until),
            categories={product: category for product, category in categories if isinstance(category, str)},
            as_of=facts.as_of,
        )

    def account_table(self, groups: Mapping[str, str] | None = None) -> pd.DataFrame:
        """Return every measurable fact of every account, or of every group where accounts are rolled up to groups."""
        key = frozenset((groups or {}).items())
        if key not in self._tables:
            everybody = sorted({*self.names, *map(str, self.purchases.last["account_id"])})
            if groups is None:
                self._tables[key] = account_table(self.purchases, everybody)
            else:
                tops = sorted({groups.get(account, account) for account in everybody})
                self._tables[key] = account_table(self.purchases.rolled_up(groups), tops)
        return self._tables[key]

    def is_partial(self, fact_id: str) -> bool:
        """Whether the facts begin too late for what a fact about accounts looks back on."""
        months = ACCOUNT_FACTS[fact_id].months
        return bool(months) and self.covers_only_part(months)

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
                sold = self._last_year
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

    @cached_property
    def _last_year(self) -> pd.DataFrame:
        return self._twelve_months(0)

    @cached_property
    def _year_before(self) -> pd.DataFrame:
        return self._twelve_months(12)

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
