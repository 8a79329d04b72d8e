"""Where we are exposed at an account: what could go wrong because of who we know and who we do not (M15)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamwidgets.methods.titles import suggest_from_title
from kamwidgets.methods.words import ago, count
from kamwidgets.model import PLAIN, AccountPlan, Formats, Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = ["STALE_AFTER", "Exposure", "exposures", "is_reached", "is_senior", "last_contact"]

STALE_AFTER = 90
"""Days without contact after which it counts as stale, unless a company says otherwise."""

_REACHED = {"brief", "several", "in-depth"}
_POWERFUL = {"strong", "decisive"}
_FEW = 2
_SENIOR = {"top", "senior"}


@dataclass(frozen=True, slots=True)
class Exposure:
    """One way in which we are exposed.

    Attributes
    ----------
    id : str
        The rule, and after a colon the person it is about where there is one.
    person_id : str
        That person, or empty.
    grave : bool
        Whether the account itself is at stake.
    sentence : str
        What is the matter, for people.
    """

    id: str
    sentence: str
    person_id: str = ""
    grave: bool = False

    @property
    def rule(self) -> str:
        """The id without its subject."""
        return self.id.partition(":")[0]

    def explain(self) -> str:
        """Say what is the matter."""
        return self.sentence


def exposures(
    plan: AccountPlan, *, today: date, stale_after: int = STALE_AFTER, formats: Formats = PLAIN
) -> tuple[Exposure, ...]:
    """Find where we are exposed; nothing is found where nobody is on the map.

    Parameters
    ----------
    plan : AccountPlan
        The account's people, ties and contacts. What is unknown about a person never counts against us here.
    today : datetime.date
        From when contacts are judged.
    stale_after : int
        Days.
    formats : Formats, optional
        How dates are written in the sentences.

    Returns
    -------
    tuple of Exposure
        Rules: no-decider, one-thread, no-thread, opponent, gatekeeper, nobody-senior, stale-contact.

    Examples
    --------
    >>> from datetime import date
    >>> from kamwidgets.model import AccountPlan, Person
    >>> eve = Person(id="7", name="Eve", stance="opponent", influence="decisive")
    >>> [found.id for found in exposures(AccountPlan(account_id="a", people={"7": eve}), today=date(2026, 11, 21))]
    ['no-decider', 'no-thread', 'opponent:7', 'nobody-senior']
    """
    if not plan.people:
        return ()
    return (
        *_threads(plan),
        *_opponents(plan),
        *_gatekeepers(plan),
        *_seniority(plan),
        *_stale(plan, today, stale_after, formats),
    )


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
    """
    if person.seniority != "unknown":
        return person.seniority in _SENIOR
    return person.function == "management" or suggest_from_title(person.title).seniority in _SENIOR


def last_contact(plan: AccountPlan, person: Person) -> date | None:
    """Return when anybody was last in touch with a person, from their card and from the contact plan."""
    kept = [contact.last_on for contact in plan.contacts.values() if contact.person_id == person.id]
    return max((on for on in (person.last_contact_on, *kept) if on), default=None)


def _threads(plan: AccountPlan) -> Iterator[Exposure]:
    if not any("decider" in person.roles for person in plan.people.values()):
        yield Exposure("no-decider", "No decider known.", grave=True)
    reached = [person for person in plan.people.values() if is_reached(person)]
    if not reached:
        sentence = f"No contact with any of the {_people(plan)} on the map is noted yet."
        yield Exposure("no-thread", sentence, next(iter(plan.people)), grave=True)
    elif len(reached) == 1 and len(plan.people) >= _FEW:
        sentence = f"One thread only: of {_people(plan)} we are in touch with {reached[0].name} alone."
        yield Exposure("one-thread", sentence, reached[0].id, grave=True)


def _opponents(plan: AccountPlan) -> Iterator[Exposure]:
    for person in plan.people.values():
        if person.stance == "opponent" and (person.influence in _POWERFUL or "decider" in person.roles):
            yield Exposure(f"opponent:{person.id}", f"{person.name} is powerful and against us.", person.id, grave=True)


def _gatekeepers(plan: AccountPlan) -> Iterator[Exposure]:
    guards = {tie.source for tie in plan.ties.values() if tie.kind == "controls-access"}
    tended = {contact.person_id for contact in plan.contacts.values()}
    for person in plan.people.values():
        guarding = "gatekeeper" in person.roles or person.id in guards
        if guarding and person.contact == "none" and person.id not in tended:
            sentence = f"{person.name} controls access to others, and nobody of us is in touch."
            yield Exposure(f"gatekeeper:{person.id}", sentence, person.id)


def _seniority(plan: AccountPlan) -> Iterator[Exposure]:
    if not any(is_senior(person) and is_reached(person) for person in plan.people.values()):
        yield Exposure("nobody-senior", "No contact with anybody senior is noted.")


def _stale(plan: AccountPlan, today: date, stale_after: int, formats: Formats) -> Iterator[Exposure]:
    for person in plan.people.values():
        last = last_contact(plan, person)
        if last and (today - last).days > stale_after:
            sentence = f"The last contact with {person.name} was on {formats.day(last)}, {ago((today - last).days)}."
            yield Exposure(f"stale-contact:{person.id}", sentence, person.id)


def _people(plan: AccountPlan) -> str:
    return count(len(plan.people), "person", "people")
