"""The map of an account, read: as plain data and in sentences (M10-M16)."""

from __future__ import annotations

from typing import Any

from kamwidgets.findings import AccountMap, Reading
from kamwidgets.methods import WarmPath

__all__ = ["map_in_words", "map_of"]


def map_of(reading: Reading, account_id: str) -> dict[str, Any]:
    """Answer everything that is on the map of an account, and all it says."""
    read = reading.mapped(account_id)
    plan, network = read.plan, read.network
    parts = {
        name: [part.model_dump(mode="json", exclude={"imported"}) for part in getattr(plan, name).values()]
        for name in ("people", "ties", "links", "rival_links", "choice_criteria", "concerns")
    }
    return {
        **parts,
        "coverage": read.coverage.as_json(),
        "gaps": [{"id": check.gap, "rule": check.rule.title} for check in read.coverage.next_steps],
        "exposures": [exposure.as_json() for exposure in read.exposures],
        "network": network.as_json(),
        "cut_persons": [plan.people[person].name for person in network.cut_persons],
        "bridges": [[plan.people[person].name for person in pair] for pair in network.bridges],
        "paths": {person: [path.as_json() for path in paths] for person, paths in _paths(read).items()},
        "bow_tie": read.bow_tie.as_json(),
        "complexity": read.complexity.as_json(),
        "decisions": read.decisions().as_json(),
        "spread": read.spread.as_json(),
        "critical": read.critical().as_json(),
    }


def map_in_words(reading: Reading, account_id: str) -> str:
    """Answer the same in sentences, the measures of the network as they are read."""
    read, formats = reading.mapped(account_id), reading.formats
    plan, network = read.plan, read.network
    named = {person.id: person.name for person in plan.people.values()}
    said = {
        "Coverage": [read.coverage.explain(), *(f"Not met: {check.rule.title}." for check in read.coverage.unmet)],
        "Exposed": [exposure.sentence for exposure in read.exposures],
        "Network": [network.explain(), *network.stands_out.values()],
        "Bridges": [" – ".join(named[person] for person in pair) for pair in network.bridges],
        "Paths to those who decide": [
            line
            for person, paths in _paths(read).items()
            for line in [path.explain(formats) for path in paths] or [f"No path of ours leads to {named[person]}."]
        ],
        "Between the companies": [read.bow_tie.explain(formats)],
        "Complexity": [read.complexity.says()],
        "Ways of deciding": [model.explain(formats) for model in read.decisions().models],
        "If stances spread": [read.spread.explain(formats)],
        "Who is critical": [read.critical().explain(formats)],
    }
    people = ", ".join(named.values()) or "nobody yet"
    blocks = [f"On the map: {people}."]
    blocks += ["\n".join([title, *(f"  {line}" for line in lines)]) for title, lines in said.items() if lines]
    return "\n\n".join(blocks)


def _paths(read: AccountMap) -> dict[str, tuple[WarmPath, ...]]:
    deciders = [person.id for person in read.plan.people.values() if "decider" in person.roles]
    return {person: read.paths_to(person) for person in deciders}
