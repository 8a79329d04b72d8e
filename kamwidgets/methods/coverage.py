"""How well we cover the people who decide: rules, each met or unmet, and by whom (M10, M12)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, CoverageRule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamwidgets.model import CoverageLevel, DmuRole, Person

__all__ = ["DEFAULT_RULES", "LEVELS", "PARTS", "Check", "Coverage", "coverage", "meets"]

LEVELS: dict[CoverageLevel, str] = {
    "identified": "known",
    "reached": "reached",
    "in-depth": "known in depth",
    "supports": "for us",
}
"""What is asked of each part, from the first step to the last, and how it is said."""

PARTS: dict[str, tuple[DmuRole, ...]] = {
    "decider": ("decider",),
    "approver": ("approver",),
    "user-influencer": ("user", "influencer"),
    "buyer": ("buyer",),
    "gatekeeper": ("gatekeeper",),
}
"""The parts that count in a purchase, and the roles of which any one fills it."""

_WORDS = {"user-influencer": "influencer among the users"}
_NAMED = {frozenset(roles): part for part, roles in PARTS.items()}
_REACHED = {"brief", "several", "in-depth"}
_SUPPORTS = {"supporter", "advocate"}
_TOP = 5.0


def _title(part: str, level: CoverageLevel) -> str:
    return f"The {_WORDS.get(part, part)} is {LEVELS[level]}"


DEFAULT_RULES = tuple(
    CoverageRule(id=f"{level}:{part}", title=_title(part, level), roles=roles, level=level)
    for part, roles in PARTS.items()
    for level in LEVELS
)
"""Five parts at four levels, a quarter of a point each: five points in all."""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with the people who meet it; nobody = unmet."""

    rule: CoverageRule
    people: tuple[Person, ...]

    @property
    def met(self) -> bool:
        """Whether anybody meets the rule."""
        return bool(self.people)

    @property
    def part(self) -> str:
        """The part in the purchase it asks for: a key of ``PARTS``, or its roles where a company combines others.

        Examples
        --------
        >>> [Check(rule, ()).part for rule in DEFAULT_RULES[8:9]]
        ['user-influencer']
        >>> Check(CoverageRule(id="1", title="Starts it", roles=("user", "initiator"), level="identified"), ()).part
        'user-or-initiator'
        """
        return _NAMED.get(frozenset(self.rule.roles)) or "-or-".join(self.rule.roles)

    @property
    def who(self) -> str:
        """The part in words."""
        return _WORDS.get(self.part) or self.part.replace("-or-", " or ")

    @property
    def gap(self) -> str:
        """The id of the gap there is while the rule is unmet: the same for rules that ask for the same.

        Examples
        --------
        >>> [Check(rule, ()).gap for rule in DEFAULT_RULES[:4:3]]
        ['no-decider', 'not-supports:decider']
        """
        level = self.rule.level
        return f"no-{self.part}" if level == "identified" else f"not-{level}:{self.part}"


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
    def unmet(self) -> tuple[Check, ...]:
        """Rules nobody meets."""
        return tuple(check for check in self.checks if not check.met)

    @property
    def next_steps(self) -> tuple[Check, ...]:
        """The first unmet rule of each part: before anybody can support us we have to know them."""
        order = [*LEVELS]
        first: dict[str, Check] = {}
        for check in sorted(self.unmet, key=lambda each: order.index(each.rule.level)):
            first.setdefault(check.part, check)
        return tuple(check for check in self.unmet if first[check.part] is check)

    def frame(self) -> pd.DataFrame:
        """Return one row per rule: ``rule``, ``part``, ``level``, ``weight``, ``met``, names of the ``people``."""
        rows = [
            (c.rule.title, c.part, c.rule.level, c.rule.weight, c.met, ", ".join(person.name for person in c.people))
            for c in self.checks
        ]
        return pd.DataFrame(rows, columns=["rule", "part", "level", "weight", "met", "people"])

    def explain(self) -> str:
        """Say how the score comes about."""
        met = len(self.checks) - len(self.unmet)
        said = f"{self.score:.2f} of 5 points: {met} of {PLAIN.count(len(self.checks), 'rule')} met."
        if not self.next_steps:
            return said
        steps = [f"{check.who} {check.rule.level}" for check in self.next_steps]
        return f"{said} Next: {listing(steps, 5)}."

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "score": self.score,
            "people": self.known,
            "rules": [
                {
                    "id": check.rule.id,
                    "title": check.rule.title,
                    "part": check.part,
                    "level": check.rule.level,
                    "weight": check.rule.weight,
                    "met": check.met,
                    "people": [person.id for person in check.people],
                }
                for check in self.checks
            ],
        }


def meets(person: Person, rule: CoverageRule) -> bool:
    """Whether a person alone meets a rule; a vacant position and somebody we cannot name meet none.

    Examples
    --------
    >>> from kamwidgets.model import Person
    >>> ada = Person(id="1", name="Ada", roles=("decider",), contact="brief")
    >>> [meets(ada, rule) for rule in DEFAULT_RULES[:4]], meets(ada.but(presence="vacant"), DEFAULT_RULES[0])
    ([True, True, False, False], False)
    """
    if person.presence != "named" or not set(person.roles) & set(rule.roles):
        return False
    return {
        "identified": True,
        "reached": person.contact in _REACHED,
        "in-depth": person.contact == "in-depth",
        "supports": person.stance in _SUPPORTS,
    }[rule.level]


def coverage(people: Iterable[Person], rules: Iterable[CoverageRule] = ()) -> Coverage:
    """Check which rules the people on the map meet.

    Convention: a user or an influencer, either of them, stands for the influencer among the users.

    Parameters
    ----------
    people : iterable of Person
        Everybody on the map. An unknown contact or stance meets no rule.
    rules : iterable of CoverageRule
        The company's (``portfolio.coverage_rules.values()``); none = twenty rules worth a quarter of a point each.

    Examples
    --------
    >>> from kamwidgets.model import Person
    >>> ada = Person(id="1", name="Ada", roles=("decider", "user"), contact="brief", stance="advocate")
    >>> print(coverage([ada]).explain())  # doctest: +NORMALIZE_WHITESPACE
    1.50 of 5 points: 6 of 20 rules met. Next: decider in-depth, approver identified,
    influencer among the users in-depth, buyer identified and gatekeeper identified.
    >>> sole = CoverageRule(id="1", title="Somebody decides", roles=("decider",), level="identified", weight=2)
    >>> coverage([ada], [sole]).score
    5.0
    """
    everybody, asked = tuple(people), tuple(rules) or DEFAULT_RULES
    checks = tuple(Check(rule, tuple(person for person in everybody if meets(person, rule))) for rule in asked)
    return Coverage(checks, len(everybody))
