"""Where we are exposed by who is there, and by how we are in touch with them (M15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamwidgets.methods.exposed import Exposure, Looked
from kamwidgets.methods.people import is_powerful, is_reached, is_senior, last_contact
from kamwidgets.methods.words import ago
from kamwidgets.model import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamwidgets.model import Person

__all__ = ["gatekeepers", "nobody_there", "opponents", "seniority", "stale", "threads"]

_FEW = 2
_KEY_ROLES = {
    "decider": "Nobody decides",
    "approver": "Nobody approves",
    "buyer": "Nobody places the orders",
    "gatekeeper": "Nobody controls access",
}
_DOES = {"decider": "decides", "approver": "approves", "buyer": "places the orders", "gatekeeper": "controls access"}


def threads(at: Looked) -> Iterator[Exposure]:
    """Nobody who decides, nobody we are in touch with, or one person alone."""
    people = at.plan.people
    if not any("decider" in person.roles for person in people.values()):
        yield Exposure("no-decider", "No decider known.", grave=True)
    reached = [person for person in people.values() if is_reached(person) or at.links.get(person.id)]
    several = PLAIN.count(len(people), "person", "people")
    if not reached:
        sentence = f"No contact with any of the {several} on the map is noted yet."
        yield Exposure("no-thread", sentence, next(iter(people)), grave=True)
    elif len(reached) == 1 and len(people) >= _FEW:
        sentence = f"One thread only: of {several} we are in touch with {reached[0].name} alone."
        yield Exposure("one-thread", sentence, reached[0].id, grave=True)


def nobody_there(at: Looked) -> Iterator[Exposure]:
    """Key roles whose position is vacant, or of whose holder we know no name."""
    for person in at.plan.people.values():
        role = next((role for role in _DOES if role in person.roles), "")
        if person.presence == "named" or not role:
            continue
        grave = role == "decider"
        if person.presence == "vacant":
            sentence = f"{_KEY_ROLES[role]} at present: “{person.name}” is vacant."
            yield Exposure(f"vacant:{person.id}", sentence, person.id, grave)
        else:
            sentence = f"We don't know who {_DOES[role]}: “{person.name}”."
            yield Exposure(f"unnamed:{person.id}", sentence, person.id, grave)


def opponents(at: Looked) -> Iterator[Exposure]:
    """People much depends on who are against us."""
    for person in at.plan.people.values():
        if person.stance == "opponent" and is_powerful(person):
            yield Exposure(f"opponent:{person.id}", f"{person.name} is powerful and against us.", person.id, grave=True)


def gatekeepers(at: Looked) -> Iterator[Exposure]:
    """People who control access, and whom nobody looks after."""
    guards = {tie.source for tie in at.plan.ties.values() if tie.kind == "controls-access"}
    tended = {contact.person_id for contact in at.plan.contacts.values()} | at.links.keys()
    for person in at.plan.people.values():
        guarding = "gatekeeper" in person.roles or person.id in guards
        if guarding and person.contact == "none" and person.id not in tended:
            sentence = f"{person.name} controls access to others, and nobody of us is in touch."
            yield Exposure(f"gatekeeper:{person.id}", sentence, person.id)


def seniority(at: Looked) -> Iterator[Exposure]:
    """Nobody senior of theirs whom we are in touch with."""

    def in_touch(person: Person) -> bool:
        return is_reached(person) or bool(at.links.get(person.id))

    if not any(is_senior(person) and in_touch(person) for person in at.plan.people.values()):
        yield Exposure("nobody-senior", "No contact with anybody senior is noted.")


def stale(at: Looked) -> Iterator[Exposure]:
    """People of whom nobody has heard for longer than the company allows."""
    for person in at.plan.people.values():
        last = last_contact(at.plan, person)
        if last and (at.today - last).days > at.settings.stale_after_days:
            past = f"on {at.formats.day(last)}, {ago((at.today - last).days)}"
            yield Exposure(f"stale-contact:{person.id}", f"The last contact with {person.name} was {past}.", person.id)
