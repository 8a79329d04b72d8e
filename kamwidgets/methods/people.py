"""What the words about a person and a colleague amount to: reached, senior, powerful, how well known (M10-M13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from kamwidgets.methods.titles import suggest_from_title
from kamwidgets.model import TieLevel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kamwidgets.model import AccountPlan, Influence, Link, Member, Person, RivalLink

__all__ = [
    "INFLUENCE_WEIGHTS",
    "LEVEL_ORDER",
    "best_level",
    "decides",
    "is_powerful",
    "is_reached",
    "is_senior",
    "is_senior_member",
    "last_contact",
    "level_rank",
]

INFLUENCE_WEIGHTS: dict[Influence, float] = {"none": 0.0, "some": 1.0, "strong": 2.0, "decisive": 3.0, "unknown": 1.0}
"""What an influence counts where people are weighed against each other (a convention of ours): unknown as some."""

LEVEL_ORDER: dict[TieLevel, int] = {level: at for at, level in enumerate(get_args(TieLevel)) if level != "unknown"}
"""From no tie to trusted adviser; what is unknown has no place."""

_REACHED = {"brief", "several", "in-depth"}
_POWERFUL = {"strong", "decisive"}
_DECIDING = {"decider", "approver"}
_SENIOR = {"top", "senior"}


def is_reached(person: Person) -> bool:
    """Whether one of us has spoken with them at least once."""
    return person.contact in _REACHED


def is_senior(person: Person) -> bool:
    """Whether a person stands high up: as somebody said, else by function or the words of their title (a heuristic).

    Examples
    --------
    >>> from kamwidgets.model import Person
    >>> [is_senior(Person(id="1", name="Ada", title=title)) for title in ("CFO", "Einkaufsleiterin", "Clerk")]
    [True, True, False]
    >>> is_senior(Person(id="1", name="Ada", title="Director of first impressions", seniority="junior"))
    False
    """
    if person.seniority != "unknown":
        return person.seniority in _SENIOR
    return person.function == "management" or suggest_from_title(person.title).seniority in _SENIOR


def is_senior_member(member: Member) -> bool | None:
    """Whether one of us belongs to management, by function or the words of their level; None where neither is noted.

    Examples
    --------
    >>> from kamwidgets.model import Member
    >>> [is_senior_member(Member(id="1", name="Ana", level=level)) for level in ("director", "specialist", "")]
    [True, False, None]
    """
    if member.function == "unknown" and not member.level:
        return None
    return member.function == "management" or suggest_from_title(member.level).seniority in _SENIOR


def is_powerful(person: Person) -> bool:
    """Whether much depends on a person: their influence is strong or decisive, or they decide or approve."""
    return person.influence in _POWERFUL or decides(person)


def decides(person: Person) -> bool:
    """Whether a person decides or approves."""
    return bool(_DECIDING & set(person.roles))


def last_contact(plan: AccountPlan, person: Person) -> date | None:
    """Return when anybody was last in touch with a person, from their card and from the contact plan."""
    kept = [contact.last_on for contact in plan.contacts.values() if contact.person_id == person.id]
    return max((on for on in (person.last_contact_on, *kept) if on), default=None)


def level_rank(level: TieLevel) -> int | None:
    """Return how far up a level is, from 0 for no tie to 4 for a trusted adviser; None where it is unknown.

    Examples
    --------
    >>> level_rank("none"), level_rank("trusted-adviser"), level_rank("unknown")
    (0, 4, None)
    """
    return LEVEL_ORDER.get(level)


def best_level(links: Iterable[Link] | Iterable[RivalLink]) -> TieLevel:
    """Return the highest level among links to the same person; none = no tie, unknown where any of them is.

    Examples
    --------
    >>> from kamwidgets.model import Link
    >>> ana, bo = Link(id="a", member_id="a", person_id="p"), Link(id="b", member_id="b", person_id="p")
    >>> best_level([bo.but(level="supplier")]), best_level([]), best_level([ana, bo])
    ('supplier', 'none', 'unknown')
    """
    levels: list[TieLevel] = ["none", *(link.level for link in links)]
    return "unknown" if "unknown" in levels else max(levels, key=lambda level: LEVEL_ORDER[level])
