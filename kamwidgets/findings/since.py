"""What changed between two moments of a plan, in words: for "what changed since the last review" (M54)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from kamwidgets.catalogue import load
from kamwidgets.edits.people import TIE_VERBS
from kamwidgets.methods.words import listing
from kamwidgets.model import AccountPlan, Action, Contact, Formats, Part, Person, Portfolio, Target, Tie

__all__ = ["Group", "what_changed"]

SILENT = frozenset(
    {"id", "x", "y", "imported", "external_id", "facts_version", "last_revenue", "product_id", "period", "closes"}
)
"""Fields whose change is nothing to talk about, or cannot be."""

IN_THE_NAME = frozenset({"name", "title", "source", "target", "kind", "channel", "every_days", "person_id"})
"""Fields that what a part is called tells already, where that has changed."""

SCALES = {
    "stance": "stance",
    "influence": "influence",
    "contact": "contact",
    "function": "function",
    "action": "action-status",
    "target": "target-status",
}
"""The scale on which a field's value stands."""

FIELDS = {
    "contact": "how well we know them",
    "owner_id": "owner",
    "person_ids": "with",
    "due_on": "due date",
    "start_on": "start",
    "last_contact_on": "last contact",
    "last_on": "last contact",
    "every_days": "days between two contacts",
    "revenue": "target",
    "with_whom": "agreed with",
    "agreed_on": "day of the agreement",
    "roles": "part in the purchase",
    "evidence": "what it rests on",
}
"""What fields are called where their names do not say it."""

LONG = 40
"""Letters beyond which a text is not quoted."""


@dataclass(frozen=True, slots=True)
class Group:
    """What changed in one part of the plan.

    Attributes
    ----------
    title : str
        People, Ties, Targets, Actions, Rhythm of contact, Ratings, Gates or Decision.
    sentences : tuple of str
        One for each thing that is new, different or gone.
    """

    title: str
    sentences: tuple[str, ...]


def what_changed(
    before: AccountPlan, after: AccountPlan, portfolio: Portfolio, products: Mapping[str, str]
) -> tuple[Group, ...]:
    """Say what is different between two moments of a plan; parts in which nothing is are left out.

    Parameters
    ----------
    before, after : AccountPlan
        The plan at either moment.
    portfolio : Portfolio
        Says what criteria and team members are called, and how numbers are written.
    products : mapping of str to str
        What products are called, by id.

    Examples
    --------
    >>> ada = Person(id="p", name="Ada")
    >>> before = AccountPlan(account_id="a", people={"p": ada})
    >>> after = before.but(people={"p": ada.but(stance="supporter")})
    >>> what_changed(before, after, Portfolio(), {})
    (Group(title='People', sentences=('Ada: stance supporter.',)),)
    """
    words = _Words(before, after, portfolio, products)
    groups = (
        ("People", _differences(before.people, after.people, words.person, words)),
        ("Ties", _differences(before.ties, after.ties, words.tie, words)),
        ("Targets", _differences(before.targets, after.targets, words.target, words)),
        ("Actions", _differences(before.actions, after.actions, words.action, words)),
        ("Rhythm of contact", _differences(before.contacts, after.contacts, words.rhythm, words)),
        ("Ratings", _ratings(before, after, words)),
        ("Gates", _gates(before, after)),
        ("Decision", _decision(before, after)),
    )
    said = (Group(title, tuple(sentences)) for title, sentences in groups)
    return tuple(group for group in said if group.sentences)


class _Words:
    """What the things in two moments of a plan are called."""

    def __init__(
        self, before: AccountPlan, after: AccountPlan, portfolio: Portfolio, products: Mapping[str, str]
    ) -> None:
        self._people = {**before.people, **after.people}
        self._portfolio, self._products = portfolio, products
        self.formats = Formats.of(portfolio.settings)

    def person(self, person: Person) -> str:
        return person.name

    def tie(self, tie: Tie) -> str:
        return f"{self._name(tie.source)} {TIE_VERBS[tie.kind]} {self._name(tie.target)}"

    def target(self, target: Target) -> str:
        product = self._products.get(target.product_id, f"product {target.product_id}")
        return f"{product} in {target.period}"

    def action(self, action: Action) -> str:
        return f"“{action.title}”"

    def rhythm(self, contact: Contact) -> str:
        titles = {channel.id: channel.title.lower() for channel in load().channels}
        how = titles.get(contact.channel, contact.channel)
        return f"{self._name(contact.person_id)}, {how} every {contact.every_days} days"

    def criterion(self, id: str) -> str:
        criterion = self._portfolio.criteria.get(id)
        return criterion.title if criterion else id.replace("_", " ")

    def value(self, part: Part, name: str, value: Any) -> str:
        """Write a field's value; empty where there is none."""
        match value:
            case None | "" | () | "unknown":
                return ""
            case date():
                return self.formats.day(value)
            case tuple():
                return listing([self._one(name, str(each)) for each in cast("tuple[Any, ...]", value)])
            case float() if name == "revenue":
                return self.formats.money(value)
            case int() | float():
                return self.formats.number(value, 0 if float(value).is_integer() else 2)
            case _:
                return self._one(f"{type(part).__name__.lower()}" if name == "status" else name, str(value))

    def _one(self, name: str, value: str) -> str:
        if name in SCALES:
            return load().title(SCALES[name], value).lower()
        if name == "roles":
            return next((role.title.lower() for role in load().dmu_roles if role.id == value), value)
        if name == "owner_id":
            team = self._portfolio.team
            return team[value].name if value in team else "somebody who left"
        return self._name(value) if name in ("person_ids", "source", "target") else value

    def _name(self, person_id: str) -> str:
        person = self._people.get(person_id)
        return person.name if person else "somebody"


def _differences(
    before: Mapping[str, Any], after: Mapping[str, Any], called: Callable[[Any], str], words: _Words
) -> Iterator[str]:
    """Say what is new, what is different and what is gone among parts that have ids."""
    for id, part in after.items():
        if id not in before:
            yield f"New: {called(part)}{_besides(part, words)}."
        elif before[id] != part:
            renamed = called(before[id]) != called(part)
            told = [f"before: {called(before[id])}"] if renamed else []
            told += _fields(before[id], part, words, renamed=renamed)
            if told:
                yield f"{called(part)}: {'; '.join(told)}."
    yield from (f"No longer: {called(part)}." for id, part in before.items() if id not in after)


def _besides(part: Any, words: _Words) -> str:
    """Return what matters most about something new."""
    match part:
        case Target():
            return f" at {words.value(part, 'revenue', part.revenue)}"
        case Action() if part.due_on:
            return f", due {words.value(part, 'due_on', part.due_on)}"
        case Person():
            known = (part.title, words.value(part, "roles", part.roles))
            return "".join(f", {each}" for each in known if each)
        case _:
            return ""


def _fields(before: Part, after: Part, words: _Words, *, renamed: bool) -> Iterator[str]:
    """Say which fields are different; those that the name itself tells are not said twice."""
    told = SILENT | (IN_THE_NAME - {"title"} if isinstance(after, Person) else IN_THE_NAME) if renamed else SILENT
    for name, new in after:
        old = getattr(before, name)
        if old == new or name in told:
            continue
        field = FIELDS.get(name, name.replace("_", " "))
        was, now = words.value(before, name, old), words.value(after, name, new)
        if max(len(was), len(now)) > LONG:
            yield f"{field} {'rewritten' if was and now else 'written' if now else 'deleted'}"
        elif was and now:
            yield f"{field} from {was} to {now}"
        else:
            yield f"{field} {now}" if now else f"{field} {was} taken back"


def _ratings(before: AccountPlan, after: AccountPlan, words: _Words) -> Iterator[str]:
    for id in {**before.ratings, **after.ratings}:
        old, new = before.ratings.get(id), after.ratings.get(id)
        if old == new:
            continue
        was, now = (words.value(each, "value", each.value) if each else "unknown" for each in (old, new))
        if was != now:
            yield f"{words.criterion(id)}: from {was} to {now}."
        else:
            yield f"{words.criterion(id)}: what the rating rests on was rewritten."
    opened = {each.criterion_id for id, each in after.opinions.items() if id not in before.opinions}
    yield from (f"{words.criterion(id)}: sealed ratings were opened." for id in sorted(opened))


def _gates(before: AccountPlan, after: AccountPlan) -> Iterator[str]:
    for gate in load().gates:
        old, new = before.gates.get(gate.id), after.gates.get(gate.id)
        was, now = (each.answer if each else "unknown" for each in (old, new))
        if was != now:
            yield f"{gate.title}: from {was} to {now}."
        elif old != new and old and new:
            yield f"{gate.title}: the reason was rewritten."


def _decision(before: AccountPlan, after: AccountPlan) -> Iterator[str]:
    if before.decision == after.decision:
        return
    if after.decision is None:
        yield "The decision was withdrawn."
        return
    said = load().title("decision", after.decision.status)
    if before.decision and before.decision.status == after.decision.status:
        yield f"Still: {said}, decided anew. {after.decision.reason}"
    else:
        yield f"{said}: {after.decision.reason}"
