"""How long the reading of a map takes, by its parts, at 40, 300 and 500 people with four ties each.

Times are the processor's, which does not count what else a shared machine is doing meanwhile; the clock's stand beside
them. What is shown after every edit (coverage, exposures and cut persons) has an aim; beside the rest stands how many
times as long it takes.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any, get_args

from kamwidgets.findings import AccountMap
from kamwidgets.model import (
    AccountPlan,
    Confidence,
    ContactDepth,
    DmuRole,
    Influence,
    Link,
    Member,
    Person,
    Portfolio,
    RivalLink,
    Stance,
    Tie,
    TieKind,
    TieLevel,
)

SIZES, TIES_EACH, TURNS = (40, 300, 500), 4, 5
TODAY = date(2026, 11, 21)
TARGET = 150.0
"""Milliseconds for coverage, exposures and cut persons together."""


def unit(size: int) -> AccountMap:
    """Make a unit of so many people, each with four ties, a third of them known to one of twelve of ours."""
    dice = Random(size)  # noqa: S311 - nothing to keep secret

    def any_of(words: Any) -> Any:
        return dice.choice(get_args(words))

    def noted() -> dict[str, Any]:
        on = TODAY - timedelta(days=dice.randint(0, 900))
        return {"strength": dice.randint(1, 3), "confidence": any_of(Confidence), "on": on}

    people = {
        f"p{n}": Person(
            id=f"p{n}",
            name=f"Person {n}",
            roles=tuple(dice.sample(get_args(DmuRole), dice.randint(0, 2))),
            stance=any_of(Stance),
            influence=any_of(Influence),
            contact=any_of(ContactDepth),
            last_contact_on=TODAY - timedelta(days=dice.randint(0, 300)),
        )
        for n in range(size)
    }
    ties: dict[str, Tie] = {}
    for n in range(size * TIES_EACH):
        source, target = dice.sample([*people], 2)
        ties[f"t{n}"] = Tie(id=f"t{n}", source=source, target=target, kind=any_of(TieKind), **noted())
    team = {f"m{n}": Member(id=f"m{n}", name=f"Colleague {n}") for n in range(12)}
    known, watched = dice.sample([*people], size // 3), dice.sample([*people], size // 5)
    links: dict[str, Link] = {}
    for id in known:
        seen = {"level": any_of(TieLevel), "wanted": "problem-solver"}
        links[id] = Link(id=id, member_id=dice.choice([*team]), person_id=id, **seen, **noted())
    rivals = {
        f"r{n}": RivalLink(id=f"r{n}", competitor_id="rex", person_id=id, level=any_of(TieLevel), **noted())
        for n, id in enumerate(watched)
    }
    plan = AccountPlan(account_id="a", people=people, ties=ties, links=links, rival_links=rivals)
    return AccountMap(plan, Portfolio(team=team), TODAY, revenue=1_000_000)


def shown(read: AccountMap) -> object:
    """Work out what stands beside the map after every edit."""
    return read.coverage.score, read.exposures, read.network.cut_persons


PARTS: dict[str, Callable[[AccountMap], object]] = {
    "coverage, exposures, cut persons": shown,
    "contact graph": lambda read: read.contacts,
    "warmest paths to one person": lambda read: read.paths_to(next(iter(read.plan.people))),
    "bridges": lambda read: read.network.bridges,
    "centralities": lambda read: read.network.centralities,
    "structural holes, eigenvector": lambda read: read.network.structure,
    "stance spread": lambda read: read.spread,
    "ways of deciding": lambda read: read.decisions(),
    "everybody leaving in turn": lambda read: read.critical(),
}


def timed(part: Callable[[AccountMap], object], read: AccountMap) -> tuple[float, float]:
    """Return the median of a few turns, by the processor and by the clock, in ms; each on a reading of its own."""
    worked: list[float] = []
    waited: list[float] = []
    for _ in range(TURNS):
        fresh = AccountMap(read.plan, read.portfolio, read.today, read.revenue)
        began, started = time.perf_counter(), time.process_time()
        part(fresh)
        worked.append(1_000 * (time.process_time() - started))
        waited.append(1_000 * (time.perf_counter() - began))
    return statistics.median(worked), statistics.median(waited)


def main() -> None:
    """Measure and print."""
    for size in SIZES:
        read = unit(size)
        shown(read)
        print(f"{size} people, {len(read.plan.ties):,} ties, {len(read.plan.links)} links, the median of {TURNS}:")
        base = 0.0
        for name, part in PARTS.items():
            worked, waited = timed(part, read)
            base = base or worked
            beside = f"aim {TARGET:g} ms" if part is shown else f"ratio {worked / base:.1f}"
            print(f"  {name}: {worked:.1f} ms ({beside}; clock {waited:.1f})")


if __name__ == "__main__":
    main()
