"""Who of us knows whom at an account, how well, and which rival knows them better (M13)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from kamwidgets.methods.people import LEVEL_ORDER, best_level, is_senior, is_senior_member
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, Influence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kamwidgets.model import AccountPlan, Link, Member, Person, RivalLink

__all__ = ["LEVEL_ORDER", "Knowing", "by_influence", "who_knows"]

_INFLUENCE = {word: at for at, word in enumerate(("decisive", "strong", "some", "unknown", "none"))}


@dataclass(frozen=True, slots=True)
class Knowing:
    """Our ties and the rivals' to the people of an account.

    Attributes
    ----------
    people : tuple of Person
        Whoever has most influence first, then by name.
    members : tuple of str
        Ids of those of us who are linked to anybody, in the order of the team.
    ours : mapping of str to (mapping of str to Link)
        By person, then by one of us.
    rivals : mapping of str to RivalLink
        Of each person the strongest tie of a competitor.
    """

    people: tuple[Person, ...]
    members: tuple[str, ...]
    ours: Mapping[str, Mapping[str, Link]]
    rivals: Mapping[str, RivalLink]
    team: Mapping[str, Member]

    def knows(self, member_id: str) -> tuple[Link, ...]:
        """Return the ties of one of us that are ties: "no tie" is none."""
        mine = (links[member_id] for links in self.ours.values() if member_id in links)
        return tuple(link for link in mine if link.level != "none")

    def known_by(self, person_id: str) -> tuple[Link, ...]:
        """Return our ties to a person, the closest first."""
        links = (link for link in self.ours.get(person_id, {}).values() if link.level != "none")
        return tuple(sorted(links, key=_closeness, reverse=True))

    def owner(self, person_id: str) -> str:
        """Return who of us answers for the relationship; empty where nobody does."""
        return next((link.member_id for link in self.ours.get(person_id, {}).values() if link.owns), "")

    def senior_pairs(self, person: Person) -> tuple[str, ...]:
        """Return the senior ones of us who know this person, if the person is senior too."""
        links = self.known_by(person.id) if is_senior(person) else ()
        return tuple(link.member_id for link in links if _leads(self.team.get(link.member_id)))

    def outdone(self, person_id: str) -> bool:
        """Whether a rival is closer to a person than any of us; never where it is unknown how close one of us is."""
        rival, ours = self.rivals.get(person_id), best_level(self.ours.get(person_id, {}).values())
        return rival is not None and ours != "unknown" and _closeness(rival) > LEVEL_ORDER[ours]

    def explain(self) -> str:
        """Say how many of the people each of us knows, and whom nobody knows."""
        if not self.people:
            return "Nobody is on the map yet."
        if not self.ours:
            people = PLAIN.count(len(self.people), "person", "people")
            return f"Nobody of us is linked to any of the {people} on the map yet."
        reach = {one: len(self.knows(one)) for one in self.members}
        best = sorted(self.members, key=lambda one: -reach[one])[:3]
        each = [f"{self.name(one)} knows {reach[one]} of {len(self.people)}" for one in best]
        sentences = [f"{listing(each)}.", self._lacking([one for one in self.people if not self.known_by(one.id)])]
        if beaten := [person.name for person in self.people if self.outdone(person.id)]:
            sentences.append(f"A competitor is closer than any of us to {listing(beaten)}.")
        return " ".join(filter(None, sentences))

    def name(self, member_id: str) -> str:
        """Return what one of us is called, also after they have left the team."""
        return self.team[member_id].name if member_id in self.team else "Somebody who left the team"

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "people": len(self.people),
            "members": {one: len(self.knows(one)) for one in self.members},
            "owners": {person.id: self.owner(person.id) or None for person in self.people},
            "outdone": [person.id for person in self.people if self.outdone(person.id)],
        }

    def _lacking(self, people: list[Person]) -> str:
        if not people:
            return "Everybody on the map is known to one of us."
        return f"Nobody of us knows {listing([person.name for person in people])}."


def who_knows(plan: AccountPlan, team: Mapping[str, Member]) -> Knowing:
    """Put our ties and the rivals' to the people of an account side by side.

    Parameters
    ----------
    plan : AccountPlan
    team : mapping of str to Member
        Our people, by id.

    Examples
    --------
    >>> from kamwidgets.model import AccountPlan, Link, Member, Person
    >>> people = {id: Person(id=id, name=id.title()) for id in ("ada", "ben")}
    >>> link = Link(id="l", member_id="m", person_id="ada", level="supplier")
    >>> plan = AccountPlan(account_id="a", people=people, links={"l": link})
    >>> print(who_knows(plan, {"m": Member(id="m", name="Mia")}).explain())
    Mia knows 1 of 2. Nobody of us knows Ben.
    """
    linked = {link.member_id for link in plan.links.values()}
    ours: defaultdict[str, dict[str, Link]] = defaultdict(dict)
    for link in plan.links.values():
        ours[link.person_id][link.member_id] = link
    rivals: defaultdict[str, list[RivalLink]] = defaultdict(list)
    for link in plan.rival_links.values():
        rivals[link.person_id].append(link)
    return Knowing(
        people=tuple(by_influence(plan.people.values())),
        members=(*(id for id in team if id in linked), *sorted(linked - team.keys())),
        ours=dict(ours),
        rivals={person_id: max(links, key=_closeness) for person_id, links in rivals.items()},
        team=team,
    )


def by_influence(people: Iterable[Person]) -> list[Person]:
    """Return people with the most influential first, then by name; an unknown influence stands before none."""
    return sorted(people, key=lambda person: (_INFLUENCE[person.influence], person.name.casefold()))


def _closeness(link: Link | RivalLink) -> int:
    return LEVEL_ORDER.get(link.level, 0)


def _leads(member: Member | None) -> bool:
    return member is not None and bool(is_senior_member(member))


assert set(_INFLUENCE) == set(get_args(Influence))  # noqa: S101 - a mistake of ours, seen at import
