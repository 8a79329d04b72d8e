"""Where we are exposed by who of us, and which competitor, knows whom, and by what they choose by (M13, M15).

Nothing is said where no tie of ours is noted at all: what nobody has entered does not count against us.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamwidgets.methods.exposed import Exposure, Looked
from kamwidgets.methods.people import best_level, is_powerful, is_senior, is_senior_member, level_rank
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kamwidgets.model import Person, RivalLink, TieLevel

__all__ = ["choice_criteria", "levels", "one_of_us", "our_seniority", "outdone", "owned_by_rival", "owners"]

_SEVERAL = 2
_MATTERS = 2
"""A concern of this weight or more counts."""

_SEES: dict[TieLevel, str] = {
    "supplier": "a supplier",
    "credible-source": "a credible source",
    "problem-solver": "a problem solver",
    "trusted-adviser": "a trusted adviser",
}


def one_of_us(at: Looked) -> Iterator[Exposure]:
    """All ties run through one of ours."""
    linked = [*at.links]
    members = {link.member_id for links in at.links.values() for link in links}
    if len(members) == 1 and len(linked) >= _SEVERAL:
        member = members.pop()
        people = PLAIN.count(len(linked), "person", "people")
        sentence = f"All our ties, to {people}, run through {at.colleague(member)} alone."
        yield Exposure(f"one-of-us:{member}", sentence, linked[0], grave=True, about=member)


def levels(at: Looked) -> Iterator[Exposure]:
    """Ties of ours that are not what they should be."""
    for person_id, links in at.links.items():
        for link in links:
            now, wanted = level_rank(link.level), level_rank(link.wanted)
            if now is not None and wanted is not None and now < wanted:
                name, who = at.plan.people[person_id].name, at.colleague(link.member_id)
                sentence = f"To {name}, {who} is {_SEES[link.level]} and should be {_SEES[link.wanted]}."
                yield Exposure(f"below-wanted:{link.id}", sentence, person_id, about=link.id)


def outdone(at: Looked) -> Iterator[Exposure]:
    """People who see more in a competitor than in any of us."""
    for person_id, best, ours in _rivals(at):
        if _is_above(best.level, ours) and not _is_owned(at, person_id, best, ours):
            name = at.plan.people[person_id].name
            we = "nobody of us knows them" if ours == "none" else f"the best of us is {_SEES[ours]}"
            sentence = f"To {name}, {at.rival(best.competitor_id)} is {_SEES[best.level]}, and {we}."
            yield Exposure(f"outdone:{person_id}", sentence, person_id, about=best.id)


def owned_by_rival(at: Looked) -> Iterator[Exposure]:
    """People who decide and whose trusted adviser is a competitor and none of us, or who prefer a competitor."""
    owned = {person_id: best for person_id, best, ours in _rivals(at) if _is_owned(at, person_id, best, ours)}
    for person in at.plan.people.values():
        if person.id in owned:
            rival = at.rival(owned[person.id].competitor_id)
            sentence = f"{person.name} {_does(person)}, and {rival} is their trusted adviser."
        elif "decider" in person.roles and person.prefers:
            sentence = f"{person.name} decides, and would rather buy from {at.rival(person.prefers)}."
        else:
            continue
        yield Exposure(f"rival-owns:{person.id}", sentence, person.id, grave=True)


def owners(at: Looked) -> Iterator[Exposure]:
    """People much depends on, and nobody of us answers for the relationship."""
    for person in at.plan.people.values():
        if person.presence != "named" or not is_powerful(person) or not at.links:
            continue
        if not any(link.owns for link in at.links.get(person.id, ())):
            sentence = f"{person.name} {_does(person)}, and nobody of us owns the relationship."
            yield Exposure(f"unowned:{person.id}", sentence, person.id)


def our_seniority(at: Looked) -> Iterator[Exposure]:
    """Nobody senior of ours knows anybody senior of theirs."""
    senior = [person for person in at.plan.people.values() if person.presence == "named" and is_senior(person)]
    known = [at.team[link.member_id] for links in at.links.values() for link in links if link.member_id in at.team]
    if not senior or not known or any(is_senior_member(member) is None for member in known):
        return
    for person in senior:
        links = at.links.get(person.id, ())
        if any(link.member_id in at.team and is_senior_member(at.team[link.member_id]) for link in links):
            return
    sentence = f"Nobody senior of us knows anybody senior of theirs: {listing([person.name for person in senior])}."
    yield Exposure("no-senior-tie", sentence, senior[0].id)


def choice_criteria(at: Looked) -> Iterator[Exposure]:
    """Say what matters to people much depends on, where we are behind or do not know how we stand."""
    caring: dict[str, list[str]] = {}
    for concern in at.plan.concerns.values():
        if concern.weight >= _MATTERS and is_powerful(at.plan.people[concern.person_id]):
            caring.setdefault(concern.criterion_id, []).append(concern.person_id)
    for id, people in caring.items():
        criterion = at.plan.choice_criteria[id]
        who = listing([at.plan.people[person].name for person in people])
        if criterion.standing == "behind":
            sentence = f"“{criterion.title}” matters to {who}, and we are behind the best other supplier."
            yield Exposure(f"behind:{id}", sentence, people[0], about=id)
        elif criterion.standing == "unknown":
            sentence = f"“{criterion.title}” matters to {who}, and we don't know how we stand there."
            yield Exposure(f"standing-unknown:{id}", sentence, people[0], about=id)


def _does(person: Person) -> str:
    """Say why a person counts."""
    if "decider" in person.roles:
        return "decides"
    return "approves" if "approver" in person.roles else "has much influence"


def _rivals(at: Looked) -> Iterator[tuple[str, RivalLink, TieLevel]]:
    """Return everybody a competitor knows, with the competitor they see most in, and the best of ours."""
    for person_id, links in at.rival_links.items():
        ours = best_level(at.links.get(person_id, ()))
        if ours == "none" and not at.links:
            ours = "unknown"
        yield person_id, max(links, key=lambda link: level_rank(link.level) or 0), ours


def _is_above(rival: TieLevel, ours: TieLevel) -> bool:
    theirs, we = level_rank(rival), level_rank(ours)
    return theirs is not None and we is not None and theirs > we


def _is_owned(at: Looked, person_id: str, best: RivalLink, ours: TieLevel) -> bool:
    deciding = "decider" in at.plan.people[person_id].roles
    return deciding and best.level == "trusted-adviser" and ours != "trusted-adviser"
