"""Who is critical: what would be lost if each person, and each of us, left in turn (M16)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamwidgets.methods.contact_graph import contact_graph
from kamwidgets.methods.coverage import coverage
from kamwidgets.methods.frames import or_none
from kamwidgets.methods.paths import costs_from, ways_of
from kamwidgets.methods.what_if import access_lost, access_weights
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, AccountPlan, Formats, MapSettings
from kamwidgets.model.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kamwidgets.model import CoverageRule, Member

__all__ = ["Critical", "critical_people"]

_LOST = ["score_lost", "unreached", "access_lost"]


@dataclass(frozen=True, slots=True, eq=False)
class Critical:
    """What hangs on each person, the most critical first.

    Attributes
    ----------
    people : pandas.DataFrame
        Indexed by id: ``name``, ``side`` ("theirs", "ours"), ``score_lost`` (points of coverage), ``unreached`` (to how
        many others no path of ours would lead any more) and ``access_lost`` (share 0-1; NaN = unknown).
    """

    people: pd.DataFrame

    def explain(self, formats: Formats = PLAIN) -> str:
        """Say who is most critical and why."""
        table = self.people
        losing = table[(table["score_lost"] > 0) | (table["unreached"] > 0) | (table["access_lost"] > 0)]
        if losing.empty:
            return "Nobody's leaving alone would cost coverage or a path."
        who = str(losing["name"].iloc[0])
        score, unreached, access = (
            float(losing[column].iloc[0]) for column in ("score_lost", "unreached", "access_lost")
        )
        told = {
            f"{formats.number(score, 2)} points of coverage": score > 0,
            f"the paths to {formats.count(int(unreached), 'other')}": unreached > 0,
            f"{formats.share(access)} of our access to those who decide": access > 0,
        }
        parts = [words for words, holds in told.items() if holds]
        return f"Most critical is {who}: without them we would lose {listing(parts)}."

    def as_json(self) -> list[dict[str, Any]]:
        """Return the result as plain data."""
        return [
            {
                "id": str(id),
                "name": row["name"],
                "side": row["side"],
                "score_lost": float(row["score_lost"]),
                "unreached": int(row["unreached"]),
                "access_lost": or_none(row["access_lost"]),
            }
            for id, row in self.people.to_dict(orient="index").items()
        ]


def critical_people(  # noqa: PLR0913 - what a map is read by
    plan: AccountPlan,
    *,
    today: date,
    settings: MapSettings | None = None,
    team: Mapping[str, Member] | None = None,
    rules: Iterable[CoverageRule] = (),
    progress: Progress = unwatched,
) -> Critical:
    """Let each person, and each of us, leave in turn, and see what coverage and which paths would be lost.

    Parameters
    ----------
    plan, today, settings, team, rules
        As for `what_if`.
    progress : callable, optional
        Called with the share that is done; see `kamwidgets.model.progress`.

    Examples
    --------
    >>> from datetime import date
    >>> from kamwidgets.model import AccountPlan, Link, Person, Tie
    >>> people = {id: Person(id=id, name=id.title()) for id in ("ada", "ben")}
    >>> tie = Tie(id="t", source="ada", target="ben", kind="influences")
    >>> link = Link(id="l", member_id="m", person_id="ada")
    >>> plan = AccountPlan(account_id="a", people=people, ties={"t": tie}, links={"l": link})
    >>> critical_people(plan, today=date(2026, 11, 21)).people["unreached"].to_dict()
    {'m': 2, 'ada': 1, 'ben': 0}
    """
    graph = contact_graph(plan, today=today, settings=settings or MapSettings(), team=team)
    ours = [node for node, fields in graph.nodes(data=True) if fields["side"] == "ours"]
    ways, weights = ways_of(graph), access_weights(plan)
    sole = _only_ones(plan, tuple(rules))
    best, passed = costs_from(ways, ours)
    before = _chances(best, plan)
    rows: dict[str, tuple[str, str, float, int, float]] = {}
    everybody = [*plan.people, *ours]
    for done, id in enumerate(everybody):
        progress(done / len(everybody))
        after = {who: chance for who, chance in before.items() if who != id}
        if id in passed:
            after = _chances(costs_from(ways, ours, without=id)[0], plan)
        lost = access_lost(weights, before, after)
        unreached = len(before.keys() - after.keys() - {id})
        side = "theirs" if id in plan.people else "ours"
        rows[id] = (graph.nodes[id]["name"], side, sole.get(id, 0.0), unreached, float("nan") if lost is None else lost)
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["name", "side", *_LOST]).astype(
        {"score_lost": float, "unreached": int, "access_lost": float}
    )
    worst = ["access_lost", "unreached", "score_lost"]
    return Critical(table.sort_values(worst, ascending=False, kind="stable", na_position="last"))


def _chances(lengths: Mapping[str, float], plan: AccountPlan) -> dict[str, float]:
    return {node: math.exp(-length) for node, length in lengths.items() if node in plan.people}


def _only_ones(plan: AccountPlan, rules: tuple[CoverageRule, ...]) -> dict[str, float]:
    """Return the points of coverage that each person alone brings."""
    covered = coverage(plan.people.values(), rules)
    whole = sum(check.rule.weight for check in covered.checks)
    points: dict[str, float] = {}
    for check in covered.checks:
        if len(check.people) == 1:
            id = check.people[0].id
            points[id] = points.get(id, 0.0) + 5 * check.rule.weight / whole
    return points
