"""What happens if somebody leaves, comes or changes sides: before and after (M16)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamwidgets.methods.changes import RivalWins, Turns
from kamwidgets.methods.contact_graph import contact_graph
from kamwidgets.methods.coverage import Coverage, coverage
from kamwidgets.methods.frames import or_none
from kamwidgets.methods.network import read_network
from kamwidgets.methods.paths import reach
from kamwidgets.methods.people import INFLUENCE_WEIGHTS, decides
from kamwidgets.methods.spread import StanceSpread, stance_spread
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, AccountPlan, Formats, MapSettings

if TYPE_CHECKING:
    from datetime import date

    from kamwidgets.methods.changes import Change
    from kamwidgets.model import Competitor, CoverageRule, Member, Person

__all__ = ["ACCESS", "MapState", "WhatIf", "access_lost", "access_weights", "what_if"]

ACCESS = (
    "Access is the chance of the warmest path from any of us to each person who decides or approves, weighed by their "
    "influence; to everybody, where nobody is known who does. Turnover rests on it in proportion: a convention."
)


@dataclass(frozen=True, slots=True, eq=False)
class MapState:
    """What a map says at one moment.

    Attributes
    ----------
    coverage : Coverage
    cut_persons : tuple of str
        People without whom the others fall apart.
    reach : dict of str to float
        The chance of the warmest path from any of us, by person; who cannot be reached is not named.
    spread : StanceSpread
        Where stances would settle.
    """

    coverage: Coverage
    cut_persons: tuple[str, ...]
    reach: dict[str, float]
    spread: StanceSpread


@dataclass(frozen=True, slots=True, eq=False)
class WhatIf:
    """What changes would do.

    Attributes
    ----------
    said : tuple of str
        The changes in words.
    before, after : MapState
    names : dict of str to str
        Names by person, of both moments.
    linked : bool
        Whether any tie of ours was noted; without one nothing can be said of paths.
    access_lost : float, optional
        The share of our access to those who decide that is lost, 0-1; None where none of it was noted.
    revenue_exposed : float, optional
        Turnover that rested on it, in the workspace's currency; None where turnover or access is unknown.
    """

    said: tuple[str, ...]
    before: MapState
    after: MapState
    names: dict[str, str]
    linked: bool
    access_lost: float | None
    revenue_exposed: float | None

    @property
    def rules_lost(self) -> tuple[CoverageRule, ...]:
        """Rules of coverage that were met and no longer would be."""
        return _difference(self.before.coverage, self.after.coverage)

    @property
    def rules_gained(self) -> tuple[CoverageRule, ...]:
        """Rules of coverage that would be met and were not."""
        return _difference(self.after.coverage, self.before.coverage)

    @property
    def paths(self) -> pd.DataFrame:
        """Indexed by person: ``name``, and the chance of our warmest path ``before`` and ``after``; NaN = none."""
        people = [person for person in self.names if person in self.before.reach or person in self.after.reach]
        columns = {
            "name": {person: self.names[person] for person in people},
            "before": {person: self.before.reach.get(person, float("nan")) for person in people},
            "after": {person: self.after.reach.get(person, float("nan")) for person in people},
        }
        return pd.DataFrame(columns, index=people).astype({"before": float, "after": float})

    @property
    def unreached(self) -> tuple[str, ...]:
        """People who would still be there, whom a path of ours led to, and no longer would."""
        still = self.after.spread.names
        return tuple(person for person in self.before.reach if person in still and person not in self.after.reach)

    def explain(self, formats: Formats = PLAIN) -> str:
        """Say what would be different."""
        before, after = (formats.number(state.coverage.score, 2) for state in (self.before, self.after))
        same = before == after
        parts = [
            f"If {listing([*self.said], 9)}: coverage {'stays at' if same else f'goes from {before} to'} {after} of 5."
        ]
        for word, rules in (("No longer met", self.rules_lost), ("Newly met", self.rules_gained)):
            if rules:
                parts.append(f"{word}: {listing([rule.title for rule in rules])}.")
        if new := [person for person in self.after.cut_persons if person not in self.before.cut_persons]:
            parts.append(f"The others would then hang together only through {listing([self.names[p] for p in new])}.")
        if not self.linked:
            parts.append("No tie of ours is noted, so nothing can be said of paths and of the turnover on them.")
            return " ".join(parts)
        if gone := self.unreached:
            names = listing([self.names[person] for person in gone])
            parts.append(f"No path of ours would lead to {formats.count(len(gone), 'person', 'people')}: {names}.")
        return " ".join([*parts, self._turnover(formats)])

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        paths = self.paths
        return {
            "changes": list(self.said),
            "score": {"before": self.before.coverage.score, "after": self.after.coverage.score},
            "rules_lost": [rule.id for rule in self.rules_lost],
            "rules_gained": [rule.id for rule in self.rules_gained],
            "cut_persons": {"before": list(self.before.cut_persons), "after": list(self.after.cut_persons)},
            "paths": {
                str(person): {"before": or_none(was), "after": or_none(then)}
                for person, was, then in zip(paths.index, paths["before"], paths["after"], strict=True)
            },
            "unreached": list(self.unreached),
            "access_lost": self.access_lost,
            "revenue_exposed": self.revenue_exposed,
            "spread": {"before": self.before.spread.as_json(), "after": self.after.spread.as_json()},
        }

    def _turnover(self, formats: Formats) -> str:
        if self.access_lost is None:
            return "No path of ours leads to anybody who decides, so no turnover can be said to rest on one."
        lost = f"{formats.share(self.access_lost)} of our access to those who decide would be lost"
        rested = "what turnover rests on it is unknown"
        if self.revenue_exposed is not None:
            rested = f"{formats.money(self.revenue_exposed)} of turnover a year rests on it"
        return f"{lost}; {rested}. {ACCESS}"


def what_if(  # noqa: PLR0913 - what a map is read by
    plan: AccountPlan,
    changes: Iterable[Change],
    *,
    today: date,
    settings: MapSettings | None = None,
    team: Mapping[str, Member] | None = None,
    competitors: Mapping[str, Competitor] | None = None,
    rules: Iterable[CoverageRule] = (),
    revenue: float | None = None,
) -> WhatIf:
    """Think changes through: what the map says before and after; nothing is saved.

    Conventions: turnover rests on our access to those who decide, see ``ACCESS``; whoever turns against us passes
    nothing on for us any more.

    Parameters
    ----------
    plan : AccountPlan
        As it is.
    changes : iterable of Leaves, Joins, Turns, MemberLeaves or RivalWins
        What could happen, one after the other.
    today : datetime.date
        From when the age of ties is judged.
    settings, team, competitors, rules : optional
        The company's, as in the Portfolio.
    revenue : float, optional
        The account's turnover of a year; None = unknown.

    Raises
    ------
    UserError
        If somebody a change is about is not on the map.

    Examples
    --------
    >>> from datetime import date
    >>> from kamwidgets.methods import Leaves
    >>> from kamwidgets.model import AccountPlan, Link, Person, Tie
    >>> ada = Person(id="p", name="Ada", roles=("user",), contact="several")
    >>> ben = Person(id="q", name="Ben", roles=("decider",))
    >>> tie = Tie(id="t", source="p", target="q", kind="influences")
    >>> link = Link(id="l", member_id="m", person_id="p")
    >>> plan = AccountPlan(account_id="a", people={"p": ada, "q": ben}, ties={"t": tie}, links={"l": link})
    >>> found = what_if(plan, [Leaves("p")], today=date(2026, 11, 21), revenue=1000)
    >>> found.unreached, found.revenue_exposed, [rule.id for rule in found.rules_lost]
    (('q',), 1000.0, ['identified:user-influencer', 'reached:user-influencer'])
    """
    settings, team, competitors, rules = settings or MapSettings(), team or {}, competitors or {}, tuple(rules)
    then, said, silent = plan, list[str](), set[str]()
    for change in changes:
        said.append(change.says(then, team, competitors))
        then = change.applied(then)
        if isinstance(change, RivalWins | Turns):
            (silent.add if then.people[change.person_id].stance == "opponent" else silent.discard)(change.person_id)
    before = _state(plan, today, settings, rules, frozenset())
    after = _state(then, today, settings, rules, frozenset(silent))
    lost = access_lost(access_weights(plan), before.reach, after.reach)
    return WhatIf(
        said=tuple(said),
        before=before,
        after=after,
        names={id: person.name for id, person in {**then.people, **plan.people}.items()},
        linked=bool(plan.links),
        access_lost=lost,
        revenue_exposed=None if revenue is None or lost is None or pd.isna(revenue) else lost * revenue,
    )


def access_weights(plan: AccountPlan) -> dict[str, float]:
    """Return what access to each person counts: their influence, of those who decide or approve; see ``ACCESS``.

    Examples
    --------
    >>> from kamwidgets.model import Person
    >>> ada, ben = Person(id="p", name="Ada", influence="strong"), Person(id="q", name="Ben", roles=("approver",))
    >>> access_weights(AccountPlan(account_id="a", people={"p": ada, "q": ben})), access_weights(
    ...     AccountPlan(account_id="a", people={"p": ada})
    ... )
    ({'q': 1.0}, {'p': 2.0})
    """
    people = [person for person in plan.people.values() if person.presence != "vacant"]
    counted = [person for person in people if decides(person)] or people

    def weight(person: Person) -> float:
        return max(INFLUENCE_WEIGHTS[person.influence], 1.0) if decides(person) else INFLUENCE_WEIGHTS[person.influence]

    return {person.id: weight(person) for person in counted}


def access_lost(weights: Mapping[str, float], before: Mapping[str, float], after: Mapping[str, float]) -> float | None:
    """Return the share of access that is lost, 0-1; None where there was none.

    Examples
    --------
    >>> access_lost({"p": 1, "q": 3}, {"p": 0.5, "q": 0.5}, {"q": 0.25})
    0.625
    """
    had = sum(weight * before.get(person, 0.0) for person, weight in weights.items())
    has = sum(weight * after.get(person, 0.0) for person, weight in weights.items())
    return max(0.0, 1 - has / had) if had > 0 else None


def _state(
    plan: AccountPlan, today: date, settings: MapSettings, rules: tuple[CoverageRule, ...], silent: frozenset[str]
) -> MapState:
    graph = contact_graph(plan, today=today, settings=settings)
    chances = reach(graph, [link.member_id for link in plan.links.values()], silent=silent)
    return MapState(
        coverage=coverage(plan.people.values(), rules),
        cut_persons=read_network(plan.graph()).cut_persons,
        reach={person: chances[person] for person in plan.people if person in chances},
        spread=stance_spread(plan, today=today, settings=settings),
    )


def _difference(one: Coverage, other: Coverage) -> tuple[CoverageRule, ...]:
    met = {check.rule.id for check in other.checks if check.met}
    return tuple(check.rule for check in one.checks if check.met and check.rule.id not in met)
