"""Everything the workbook says about a workspace at one moment: the one place where facts and documents meet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from kamwidgets.findings.accounts import Accounts
from kamwidgets.findings.act import act_status
from kamwidgets.findings.capacity import best_accounts
from kamwidgets.findings.finding import StepStatus
from kamwidgets.findings.map import map_status
from kamwidgets.findings.mapped import AccountMap
from kamwidgets.findings.pairs import Pairs, compared_pairs
from kamwidgets.findings.review import review_status
from kamwidgets.findings.select import select_status
from kamwidgets.findings.standing import placed_accounts
from kamwidgets.findings.start import start_status
from kamwidgets.findings.sureness import Candidates, candidates
from kamwidgets.findings.targets import targets_status
from kamwidgets.methods import (
    AccountPortfolio,
    BestSet,
    RatingBounds,
    Scores,
    Suggestion,
    TargetTable,
    rating_bounds,
    raw_values,
    sales_potential,
    score,
    target_table,
    values,
    weights,
)
from kamwidgets.methods.frames import or_none
from kamwidgets.model import PLAIN, AccountPlan, Portfolio, Review, period_of, year_of

__all__ = ["Reading"]

TAKEN_OVER = (
    "customers",
    "parents",
    "groups",
    "accounts",
    "account_facts",
    "first_cut",
    "raw",
    "values",
    "rating_bounds",
)
"""What changed weights leave as it is."""

AHEAD = 2
"""How many coming years targets are set for."""


@dataclass(frozen=True)
class Reading(Accounts):
    """What facts and documents say together, about all accounts and about each.

    Parameters
    ----------
    figures, portfolio, plans
        As of `Accounts`.
    today : datetime.date
        From when actions and contacts are judged.
    """

    today: date = field(default_factory=date.today)

    def reviews(self, account_id: str) -> list[Review]:
        """Return the frozen reviews of an account, the latest first."""
        last_first = [*self.plan(account_id).reviews.values()][::-1]
        return sorted(last_first, key=lambda review: review.on, reverse=True)

    def as_in(self, review: Review, plan: AccountPlan) -> Reading:
        """Return what would be said of an account's plan as it was in a review, on that day; the facts are today's."""
        return replace(self, plans={**self.plans, plan.account_id: plan}, today=review.on)

    def basis(self, account_id: str) -> dict[str, Any]:
        """Return on which turnover something decided today rests: ``revenue``, ``period``, ``facts_version``."""
        as_of, revenue = self.figures.facts.as_of, self.accounts["revenue"]
        known = as_of is not None and account_id in revenue.index
        return {
            "revenue": or_none(revenue.loc[account_id]) if known else None,
            "period": f"12 months to {PLAIN.day(as_of)}" if as_of else "",
            "facts_version": self.figures.facts.version,
        }

    def today_of(self) -> pd.DataFrame:
        """Return what decisions are compared with: by account, ``revenue`` of twelve months and ``score``."""
        table = self.accounts[["revenue"]].dropna()
        return table.assign(score=self.scores.score.reindex(table.index) if self.scores else float("nan"))

    def taking_over(self, before: Reading) -> Reading:
        """Return this reading with what an earlier one worked out, where nothing it rests on has changed since.

        So a weight can be changed, and thousands of accounts stand in their new order at once.
        """
        plans, then = self.plans, before.plans
        same = self.figures is before.figures and len(plans) == len(then) and _rests_on(self) == _rests_on(before)
        if same and all(then.get(account) is plan for account, plan in plans.items()):
            self.__dict__.update({name: before.__dict__[name] for name in TAKEN_OVER if name in before.__dict__})
        return self

    @cached_property
    def raw(self) -> pd.DataFrame:
        """How who is on the short list stands on every criterion, in the criterion's own unit; NaN = unknown."""
        plans = {account: self.plans[account] for account in self.short_list if account in self.plans}
        return raw_values(self.portfolio.criteria, plans, self.accounts.loc[[*self.short_list]])

    @cached_property
    def values(self) -> pd.DataFrame:
        """What that is worth on the criterion's anchors or bands, 0-1."""
        return values(self.raw, self.portfolio.criteria)

    @cached_property
    def rating_bounds(self) -> RatingBounds:
        """Between which values people's ratings lie, by how sure they are and how far apart they rated."""
        return rating_bounds(self.values, self.portfolio.criteria, self.plans)

    @cached_property
    def scores(self) -> Scores | None:
        """How the accounts of the short list compare on the weighted criteria; None without weights or accounts."""
        criteria = self.portfolio.criteria
        if not any(criterion.weight for criterion in criteria.values()):
            return None
        if self.values.empty:
            return None
        swings = weights({name: criterion.weight for name, criterion in criteria.items()})
        return score(self.values, swings, known_needed=self.portfolio.settings.known_needed)

    def gate_suggestions(self, account_id: str) -> dict[str, Suggestion]:
        """Return what the map and the facts suggest for an account's gates, by gate; nobody takes it but a person."""
        revenue = self.accounts["revenue"]
        buying = revenue[revenue > 0]
        potential = sales_potential(
            float(revenue.get(account_id, float("nan"))),
            float(self.category_spend.get(account_id, float("nan"))),
            total=float(buying.sum()),
            average=float(buying.mean()) if len(buying) else 0.0,
            formats=self.formats,
        )
        return {"potential": potential, "complex-buying": self.mapped(account_id).complexity.suggestion}

    @cached_property
    def best(self) -> BestSet:
        """Whom the managers' hours, or the places there are, serve best.

        Raises
        ------
        ValueError
            If the accounts that must be served do not fit.
        """
        nobody: pd.Series[float] = pd.Series({}, dtype=float)
        return best_accounts(self.portfolio, self.plans, self.scores.score if self.scores else nobody)

    @cached_property
    def placed(self) -> AccountPortfolio:
        """Where the accounts of the short list stand by attractiveness and our strength."""
        short, spend = self.short_list, self.category_spend
        plans = {account: self.plans[account] for account in short if account in self.plans}
        return placed_accounts(self.portfolio, plans, self.scores, self.accounts.loc[[*short]], spend)

    @cached_property
    def pairs(self) -> Pairs:
        """What criteria come to weigh when they are compared in pairs."""
        return compared_pairs(self.portfolio)

    @cached_property
    def eligible(self) -> Candidates | None:
        """Who can be chosen, and by what; None without weights or accounts."""
        if self.scores is None:
            return None
        return candidates(self.portfolio, self.plans, self.scores, self.rating_bounds, self.pairs.ahp)

    @cached_property
    def target_years(self) -> tuple[str, ...]:
        """The coming fiscal years, from the first that is not over as of the facts."""
        as_of = self.figures.facts.as_of or self.today
        now = int(period_of(as_of, self.portfolio.settings.fiscal_year_start))
        return tuple(str(now + ahead) for ahead in range(1, AHEAD + 1))

    def targets(self, account_id: str) -> TargetTable:
        """Return an account's last years by product beside its targets."""
        targets, starts = self.plan(account_id).targets.values(), self.portfolio.settings.fiscal_year_start
        return target_table(
            self.figures.sold(account_id),
            targets,
            sorted({*self.target_years, *(year_of(target.period, starts) for target in targets)}),
            partial=self.figures.partial_years,
            fiscal_year_start=starts,
        )

    def mapped(self, account_id: str) -> AccountMap:
        """Return what is worked out about the people of an account."""
        plan, revenue = self.plan(account_id), self.accounts["revenue"]
        known = or_none(revenue.loc[account_id]) if account_id in revenue.index else None
        return AccountMap(plan, self.portfolio, self.today, known, self.formats)

    def statuses(self, account_id: str) -> dict[str, StepStatus]:
        """Return how far every step is and what it says, for one account where the step is about one."""
        plan, facts, names, formats = self.plan(account_id), self.figures.facts, self.names, self.formats
        start = start_status(
            facts.tables,
            self.plans,
            names,
            last_on=facts.last_on,
            today=self.today,
            portfolio=self.portfolio,
            formats=formats,
        )
        select = select_status(
            self.portfolio,
            self.plans,
            names,
            concentration=self.concentration,
            scores=self.scores,
            cut=self.first_cut,
            groups=self._groups or {},
            formats=formats,
        )
        mapped = map_status(plan, today=self.today, portfolio=self.portfolio, formats=formats)
        targets = targets_status(plan, self.figures.products, table=self.targets(account_id), formats=formats)
        act = act_status(plan, (*mapped.missing, *targets.missing), today=self.today, formats=formats)
        review = review_status((select, mapped, targets, act))
        return {status.step: status for status in (start, select, mapped, targets, act, review)}


def _rests_on(reading: Reading) -> Portfolio:
    """Return what accounts, short list and values rest on: the portfolio without the weights of its criteria."""
    criteria = {id: each.model_copy(update={"weight": 0}) for id, each in reading.portfolio.criteria.items()}
    return reading.portfolio.model_copy(update={"criteria": criteria, "weight_rules": {}, "comparisons": {}})
