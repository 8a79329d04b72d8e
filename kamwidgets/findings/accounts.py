"""Who the accounts are, what is known of each, and who of them is on the short list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from kamwidgets.facts import parent_loops, top_parents
from kamwidgets.findings.figures import Figures
from kamwidgets.findings.longlist import WORDS, corrected, with_words
from kamwidgets.methods import Concentration, FirstCut, concentration, first_cut
from kamwidgets.methods.words import listing
from kamwidgets.model import ACCOUNT_FACTS, AccountPlan, Formats, Portfolio

__all__ = ["Accounts"]


@dataclass(frozen=True)
class Accounts:
    """The customers that were imported, and those known only by name or by a plan.

    Parameters
    ----------
    figures : Figures
        Of the facts.
    portfolio : Portfolio
        What holds for all accounts.
    plans : mapping of str to AccountPlan
        Every plan by account.
    """

    figures: Figures
    portfolio: Portfolio
    plans: Mapping[str, AccountPlan]

    @property
    def formats(self) -> Formats:
        """How this company writes numbers and dates."""
        return Formats.of(self.portfolio.settings)

    def plan(self, account_id: str) -> AccountPlan:
        """Return an account's plan; empty where nobody has written one."""
        return self.plans.get(account_id) or AccountPlan(account_id=account_id or "none")

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Every account's name by its id, with those that are known only by name."""
        return {**{id: named.name for id, named in self.portfolio.named.items()}, **self.figures.names}

    def name(self, account_id: str) -> str:
        """Return what an account is called."""
        return self.names.get(account_id, account_id)

    @cached_property
    def customers(self) -> pd.DataFrame:
        """What is said about every account, indexed by it: as imported, or corrected by hand."""
        return corrected(self.figures.customers, self.portfolio)

    @cached_property
    def parents(self) -> dict[str, str | None]:
        """Every customer's parent, None where it has none."""
        parents = self.customers["parent_id"]
        return {str(account): parent if isinstance(parent, str) else None for account, parent in parents.items()}

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """Every customer's topmost parent, itself where it has none."""
        return top_parents(self.parents)

    @cached_property
    def loops(self) -> str:
        """Say which customers are their own parents, one through the other; empty where none are."""
        loops = [listing([self.name(account) for account in loop]) for loop in parent_loops(self.parents)]
        return f"{listing(loops, 2)} are each other's parents, so each of them counts by itself." if loops else ""

    @cached_property
    def accounts(self) -> pd.DataFrame:
        """What accounts are compared by, one row for everybody on the long list; NaN or empty = unknown.

        Turnover, growth, contribution and words; all there is where a rule or a criterion asks for more. Sites are
        rolled up to their parents where the workspace says so. Those known only by name, or by a plan, come last.
        """
        asked = {rule.fact for rule in self.portfolio.cut.values()}
        asked |= {criterion.fact for criterion in self.portfolio.criteria.values() if criterion.source == "fact"}
        if asked & (ACCOUNT_FACTS.keys() - self.figures.accounts.columns - set(WORDS)):
            return self.account_facts
        return self._listed(self.figures.accounts if self._groups is None else self.figures.groups(self._groups))

    @cached_property
    def account_facts(self) -> pd.DataFrame:
        """Every fact of ``ACCOUNT_FACTS``, as `accounts`; it takes its time with many orders."""
        return self._listed(self.figures.account_table(self._groups))

    @property
    def _groups(self) -> Mapping[str, str] | None:
        """The groups that sites are rolled up to, None where they are not."""
        return self.groups if self.portfolio.settings.level == "parent" else None

    @cached_property
    def category_spend(self) -> pd.Series[float]:
        """What accounts spend a year in our categories; of a group known where all of its sites say so."""
        said = self.figures.category_spend
        if self._groups is None:
            return said
        sites = said.groupby([self._groups.get(str(site), str(site)) for site in said.index])
        return sites.sum().where(sites.count() == sites.size())

    def _listed(self, table: pd.DataFrame) -> pd.DataFrame:
        known, groups = set(table.index), self._groups or {}
        besides = (each for each in (*self.portfolio.named, *self.plans) if each not in known)
        single = dict.fromkeys(each for each in besides if groups.get(each, each) == each)
        everybody = table.reindex([*table.index, *single]) if single else table
        buyers = {groups.get(account, account) for account in self.figures.buyers}
        return with_words(everybody, self.customers, self.plans, buyers)

    @cached_property
    def first_cut(self) -> FirstCut:
        """Who comes from the long list to the short one; everybody where no rule is set."""
        return first_cut(self.accounts, self.portfolio.cut, self.portfolio.overrides)

    @property
    def short_list(self) -> tuple[str, ...]:
        """The short list: who is compared, in every panel that compares accounts."""
        return self.first_cut.short_list

    @cached_property
    def concentration(self) -> Concentration | None:
        """How much of the turnover hangs on how few customers, over all the facts; None without turnover."""
        revenue = self.figures.revenue
        return concentration(revenue) if (revenue > 0).any() else None
