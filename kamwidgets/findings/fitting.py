"""What on a map may not fit together: entries about the same person, two bosses, loops of who reports to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamwidgets.findings.finding import Finding
from kamwidgets.methods import duplicates, reporting_loops, several_bosses
from kamwidgets.methods.words import listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamwidgets.model import AccountPlan

__all__ = ["misfits"]

_MOST = 3
"""Of one kind of misfit: who has mended three comes to the next."""
_WORDS = {2: "two", 3: "three"}


def misfits(plan: AccountPlan) -> Iterator[Finding]:
    """Say what may not fit together on a map; people may mean it so, and nothing is refused for it."""
    yield from _same(plan)
    for person_id, ties in list(several_bosses(plan).items())[:_MOST]:
        bosses = listing([plan.people[tie.target].name for tie in ties])
        many = _WORDS.get(len(ties), str(len(ties)))
        sentence = f"{plan.people[person_id].name} has {many} bosses: {bosses}."
        yield _at_tie(f"two-bosses:{person_id}", sentence, ties[-1].id)
    for loop in reporting_loops(plan)[:_MOST]:
        names = listing([plan.people[tie.source].name for tie in loop], 5)
        yield _at_tie(f"loop:{loop[0].source}", f"{names} report to each other in a loop.", loop[-1].id)


def _same(plan: AccountPlan) -> Iterator[Finding]:
    found = duplicates(plan.people.values(), plan.apart.values())
    if not found:
        return
    first = found[0]
    who = f"{first.first.name} and {first.second.name} ({first.reason})"
    one = f"Two entries may be the same person: {who}."
    several = f"{len(found)} pairs of entries may be the same person: first {who}."
    yield Finding(
        id="duplicates",
        level="warning",
        sentence=one if len(found) == 1 else several,
        verb="Compare",
        step="map",
        target={"place": "duplicates", "person_ids": [first.first.id, first.second.id]},
    )


def _at_tie(id: str, sentence: str, tie_id: str) -> Finding:
    target = {"place": "tie", "tie_id": tie_id}
    return Finding(id=id, level="warning", sentence=sentence, verb="Open the tie", step="map", target=target)
