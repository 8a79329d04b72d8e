"""Everything the workbook says about a workspace at one moment: the one place where facts and documents meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from kamwidgets.findings.act import act_status
from kamwidgets.findings.capacity import best_accounts
from kamwidgets.findings.figures import Figures
from kamwidgets.findings.finding import StepStatus
from kamwidgets.findings.map import map_status
from kamwidgets.findings.review import review_status
from kamwidgets.findings.select import select_status
from kamwidgets.findings.start import start_status
from kamwidgets.findings.sureness import Candidates, candidates
from kamwidgets.findings.targets import targets_status
from kamwidgets.methods import (
    BestSet,
    Concentration,
    Scores,
    TargetTable,
    concentration,
    raw_values,
    score,
    target_table,
    values,
    weights,
)
from kamwidgets.model import PLAIN, AccountPlan, Formats, Portfolio, Review, period_of, year_of

__all__ = ["Reading"]

AHEAD = 2
"""How many coming years targets are set for."""


@dataclass(frozen=True)
class Reading:
    """What facts and documents say together.

    Parameters
    ----------
    figures : Figures
        Of the facts.
    portfolio : Portfolio
        What holds for all accounts.
    plans : mapping of str to AccountPlan
        Every plan by account.
    today : datetime.date
        From when actions and contacts are judged.
    """

    figures: Figures
    portfolio: Portfolio
    plans: Mapping[str, AccountPlan]
    today: date = field(default_factory=date.today)

    @property
    def formats(self) -> Formats:
        """How this company writes numbers and dates."""
        return Formats.of(self.portfolio.settings)

    def plan(self, account_id: str) -> AccountPlan:
        """Return an account's plan; empty where nobody has written one."""
        return self.plans.get(account_id) or AccountPlan(account_id=account_id or "none")

    def reviews(self, account_id: str) -> list[Review]:
        """Return the frozen reviews of an account, the latest first."""
        last_first = [*self.plan(account_id).reviews.values()][::-1]
        return sorted(last_first, key=lambda review: review.on, reverse=True)

    def as_in(self, review: Review, plan: AccountPlan) -> Reading:
        """Return what would be said of an account's plan as it was in a review, on that day; the facts are today's."""
        return replace(self, plans={**self.plans, plan.account_id: plan}, today=review.on)

    def basis(self, account_id: str) -> dict[str, Any]:
        """Return on which turnover something decided today rests: ``revenue``, ``period``, ``facts_version``."""
        as_of, accounts = self.figures.facts.as_of, self.figures.accounts
        known = as_of is not None and account_id in accounts.index
        return {
            "revenue": float(accounts["revenue"].loc[account_id]) if known else None,
            "period": f"12 months to {PLAIN.day(as_of)}" if as_of else "",
            "facts_version": self.figures.facts.version,
        }

    def today_of(self) -> pd.DataFrame:
        """Return what decisions are compared with: by account, ``revenue`` of twelve months and ``score``."""
        table = self.figures.accounts[["revenue"]]
        return table.assign(score=self.scores.score.reindex(table.index) if self.scores else float("nan"))

    def name(self, account_id: str) -> str:
        """Return what an account is called."""
        return self.figures.names.get(account_id, account_id)

    @cached_property
    def concentration(self) -> Concentration | None:
        """How much of the turnover hangs on how few customers, over all the facts; None without turnover."""
        revenue = self.figures.revenue
        return concentration(revenue) if (revenue > 0).any() else None

    @cached_property
    def scores(self) -> Scores | None:
        """How the accounts compare on the weighted criteria; None without weights or accounts."""
        criteria = self.portfolio.criteria
        if not any(criterion.weight for criterion in criteria.values()):
            return None
        raw = raw_values(criteria, self.plans, self.figures.accounts)
        if raw.empty:
            return None
        swings = weights({name: criterion.weight for name, criterion in criteria.items()})
        return score(values(raw, criteria), swings, known_needed=self.portfolio.settings.known_needed)

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
    def candidates(self) -> Candidates | None:
        """Who can be chosen, and by what; None without weights or accounts."""
        return candidates(self.portfolio, self.plans, self.scores) if self.scores else None

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

    def statuses(self, account_id: str) -> dict[str, StepStatus]:
        """Return how far every step is and what it says, for one account where the step is about one."""
        plan, facts, names, formats = self.plan(account_id), self.figures.facts, self.figures.names, self.formats
        start = start_status(facts.tables, self.plans, names, last_on=facts.last_on, today=self.today, formats=formats)
        select = select_status(
            self.portfolio, self.plans, names, concentration=self.concentration, scores=self.scores, formats=formats
        )
        mapped = map_status(plan, today=self.today, formats=formats)
        targets = targets_status(plan, self.figures.products, table=self.targets(account_id), formats=formats)
        act = act_status(plan, (*mapped.missing, *targets.missing), today=self.today, formats=formats)
        review = review_status((select, mapped, targets, act))
        return {status.step: status for status in (start, select, mapped, targets, act, review)}
