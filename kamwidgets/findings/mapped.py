"""The map of one account, read by the company's own settings: the one place that feeds its calculations (M10-M16)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kamwidgets.methods import (
    BowTie,
    BuyingComplexity,
    Change,
    Coverage,
    Critical,
    DecisionModels,
    Exposure,
    Network,
    StanceSpread,
    WarmPath,
    WhatIf,
    bow_tie,
    buying_complexity,
    contact_graph,
    coverage,
    critical_people,
    decision_models,
    exposures,
    read_network,
    stance_spread,
    warmest_paths,
    what_if,
)
from kamwidgets.model import PLAIN, AccountPlan, Formats, Portfolio, UserError
from kamwidgets.model.progress import Progress, unwatched

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["AccountMap"]


@dataclass(frozen=True)
class AccountMap:
    """Everything that is worked out about the people of one account; each part when it is first asked for.

    Parameters
    ----------
    plan : AccountPlan
        Of the account.
    portfolio : Portfolio
        Settings of the map, rules of coverage, team and competitors.
    today : datetime.date
        From when contacts, and the age of what is known, are judged.
    revenue : float, optional
        The account's turnover of twelve months; None = unknown.
    formats : Formats, optional
        How this company writes.

    Examples
    --------
    >>> from datetime import date
    >>> AccountMap(AccountPlan(account_id="a"), Portfolio(), date(2026, 11, 21)).coverage.score
    0.0
    """

    plan: AccountPlan
    portfolio: Portfolio
    today: date
    revenue: float | None = None
    formats: Formats = PLAIN

    @cached_property
    def coverage(self) -> Coverage:
        """Which of the company's rules of coverage are met, and by whom."""
        return coverage(self.plan.people.values(), self.portfolio.coverage_rules.values())

    @cached_property
    def exposures(self) -> tuple[Exposure, ...]:
        """Where we are exposed."""
        return exposures(self.plan, **self._read_by, competitors=self.portfolio.competitors, formats=self.formats)

    @cached_property
    def network(self) -> Network:
        """Who stands where among their people."""
        return read_network(self.plan.graph(), rules=self.portfolio.coverage_rules.values())

    @cached_property
    def contacts(self) -> nx.DiGraph[str]:
        """Their people, ours and competitors, with what each tie carries."""
        return contact_graph(self.plan, **self._read_by, competitors=self.portfolio.competitors)

    @cached_property
    def ours(self) -> tuple[str, ...]:
        """Those of us who know somebody there."""
        return tuple(node for node, fields in self.contacts.nodes(data=True) if fields["side"] == "ours")

    def paths_to(self, person_id: str, k: int = 3) -> tuple[WarmPath, ...]:
        """Return the warmest paths from any of us to a person, the warmest first; empty where there is none."""
        try:
            return warmest_paths(self.contacts, self.ours, person_id, k)
        except UserError:
            return ()

    @cached_property
    def bow_tie(self) -> BowTie:
        """How the ties between them and us are spread."""
        return bow_tie(self.plan, self.portfolio.team)

    @cached_property
    def complexity(self) -> BuyingComplexity:
        """How complex buying is there."""
        return buying_complexity(self.plan)

    @cached_property
    def spread(self) -> StanceSpread:
        """Where stances would settle."""
        return stance_spread(self.plan, today=self.today, settings=self.portfolio.map)

    def decisions(self, overrides: Mapping[str, float] | None = None) -> DecisionModels:
        """Work out our chance under each way of deciding, with probabilities set by hand where there are any."""
        return decision_models(self.plan.people.values(), self.portfolio.map.chances, overrides=overrides)

    def what_if(self, changes: Iterable[Change]) -> WhatIf:
        """Think changes through."""
        return what_if(
            self.plan,
            changes,
            **self._read_by,
            competitors=self.portfolio.competitors,
            rules=self.portfolio.coverage_rules.values(),
            revenue=self.revenue,
        )

    def critical(self, progress: Progress = unwatched) -> Critical:
        """Let each person, and each of us, leave in turn; takes its time on a large map."""
        rules = self.portfolio.coverage_rules.values()
        return critical_people(self.plan, **self._read_by, rules=rules, progress=progress)

    @property
    def _read_by(self) -> dict[str, Any]:
        return {"today": self.today, "settings": self.portfolio.map, "team": self.portfolio.team}
