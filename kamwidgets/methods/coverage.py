"""How well we cover the people who decide: twenty rules, each met or unmet, and by whom (M10, M12)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from kamwidgets.methods.words import count, listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kamwidgets.model import Person

__all__ = ["DEFAULT_RULES", "LEVELS", "PARTS", "Check", "Coverage", "Level", "Rule", "coverage"]

Level = Literal["identified", "reached", "in-depth", "supports"]

LEVELS: tuple[Level, ...] = ("identified", "reached", "in-depth", "supports")
"""What is asked of each part, from the first step to the last."""

PARTS: dict[str, tuple[str, ...]] = {
    "decider": ("decider",),
    "approver": ("approver",),
    "user-influencer": ("user", "influencer"),
    "buyer": ("buyer",),
    "gatekeeper": ("gatekeeper",),
}
"""The parts that count in a purchase, and the roles of which any one fills it."""

TITLES = {
    "decider": "decider",
    "approver": "approver",
    "user-influencer": "influencer among the users",
    "buyer": "buyer",
    "gatekeeper": "gatekeeper",
}

_REACHED = {"brief", "several", "in-depth"}
_SUPPORTS = {"supporter", "advocate"}
_TOP = 5.0


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that good coverage asks for.

    Attributes
    ----------
    part : str
        A key of ``PARTS``.
    level : {"identified", "reached", "in-depth", "supports"}
        What at least one person in that part has to be.
    weight : float
        Points of the score; meeting a rule with several people earns no more.
    """

    part: str
    level: Level
    weight: float = 0.25

    @property
    def gap(self) -> str:
        """The id of the gap there is while the rule is unmet.

        Examples
        --------
        >>> Rule("decider", "identified").gap, Rule("buyer", "supports").gap
        ('no-decider', 'not-supports:buyer')
        """
        return f"no-{self.part}" if self.level == "identified" else f"not-{self.level}:{self.part}"

    def met_by(self, person: Person) -> bool:
        """Whether this person alone meets the rule."""
        if not set(person.roles) & set(PARTS[self.part]):
            return False
        return {
            "identified": True,
            "reached": person.contact in _REACHED,
            "in-depth": person.contact == "in-depth",
            "supports": person.stance in _SUPPORTS,
        }[self.level]


DEFAULT_RULES = tuple(Rule(part, level) for part in PARTS for level in LEVELS)
"""Five parts at four levels, a quarter of a point each: five points in all."""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with the people who meet it; nobody = unmet."""

    rule: Rule
    people: tuple[Person, ...]

    @property
    def met(self) -> bool:
        """Whether anybody meets the rule."""
        return bool(self.people)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every rule checked.

    Attributes
    ----------
    checks : tuple of Check
        In the order of the rules.
    known : int
        Number of people on the map.
    """

    checks: tuple[Check, ...]
    known: int

    @property
    def score(self) -> float:
        """Points 0-5: the weight of the rules that are met, of all weight. A heuristic of ours."""
        whole = sum(check.rule.weight for check in self.checks)
        return _TOP * sum(check.rule.weight for check in self.checks if check.met) / whole if whole else 0.0

    @property
    def unmet(self) -> tuple[Rule, ...]:
        """Rules nobody meets."""
        return tuple(check.rule for check in self.checks if not check.met)

    @property
    def next_steps(self) -> tuple[Rule, ...]:
        """The first unmet rule of each part: before anybody can support us we have to know them."""
        first: dict[str, Rule] = {}
        for rule in self.unmet:
            first.setdefault(rule.part, rule)
        return tuple(first.values())

    def frame(self) -> pd.DataFrame:
        """Return one row per rule: ``part``, ``level``, ``weight``, ``met`` and the names of the ``people``."""
        rows = [
            (c.rule.part, c.rule.level, c.rule.weight, c.met, ", ".join(person.name for person in c.people))
            for c in self.checks
        ]
        return pd.DataFrame(rows, columns=["part", "level", "weight", "met", "people"])

    def explain(self) -> str:
        """Say how the score comes about."""
        met = len(self.checks) - len(self.unmet)
        said = f"{self.score:.2f} of 5 points: {met} of {count(len(self.checks), 'rule')} met."
        if not self.next_steps:
            return said
        steps = [f"{TITLES.get(rule.part, rule.part)} {rule.level}" for rule in self.next_steps]
        return f"{said} Next: {listing(steps, 5)}."

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "score": self.score,
            "people": self.known,
            "rules": [
                {
                    "part": check.rule.part,
                    "level": check.rule.level,
                    "weight": check.rule.weight,
                    "met": check.met,
                    "people": [person.id for person in check.people],
                }
                for check in self.checks
            ],
        }


def coverage(people: Iterable[Person], rules: Sequence[Rule] = DEFAULT_RULES) -> Coverage:
    """Check which rules the people on the map meet.

    Convention: a user or an influencer, either of them, stands for the influencer among the users.

    Parameters
    ----------
    people : iterable of Person
        Everybody on the map. An unknown contact or stance meets no rule.
    rules : sequence of Rule
        By default twenty rules worth a quarter of a point each.

    Examples
    --------
    >>> from kamwidgets.model import Person
    >>> ada = Person(id="1", name="Ada", roles=("decider", "user"), contact="brief", stance="advocate")
    >>> print(coverage([ada]).explain())  # doctest: +NORMALIZE_WHITESPACE
    1.50 of 5 points: 6 of 20 rules met. Next: decider in-depth, approver identified,
    influencer among the users in-depth, buyer identified and gatekeeper identified.
    """
    everybody = tuple(people)
    checks = tuple(Check(rule, tuple(person for person in everybody if rule.met_by(person))) for rule in rules)
    return Coverage(checks, len(everybody))
