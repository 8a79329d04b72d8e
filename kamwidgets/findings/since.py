"""What changed between two moments of a plan, in words: for "what changed since the last review" (M54)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kamwidgets.catalogue import load
from kamwidgets.findings.saying import Words
from kamwidgets.model import (
    AccountPlan,
    Action,
    ChoiceCriterion,
    Concern,
    Grounds,
    Link,
    Outlook,
    Part,
    Person,
    Portfolio,
    RivalLink,
    SuccessFactor,
    Target,
)

__all__ = ["Group", "what_changed"]

SILENT = frozenset(
    {
        "id", "x", "y", "imported", "external_id", "also", "facts_version", "last_revenue", "product_id", "period",
        "closes", "rivals",
    }
)  # fmt: skip
"""Fields whose change is nothing to talk about, cannot be, or is told by itself."""

IN_THE_NAME = frozenset({"name", "title", "source", "target", "kind", "channel", "every_days", "person_id"})
"""Fields that what a part is called tells already, where that has changed."""

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
    "ours": "our strength",
    "level": "level now",
    "wanted": "level wanted",
    "owns": "answers for the relationship",
    "standing": "where we stand",
    "confidence": "how sure",
    "agreed": "agreed on by several",
    "on": "last known on",
}
"""What fields are called where their names do not say it."""

BESIDES: dict[type[Part], dict[str, str]] = {
    Action: {"due_on": "due "},
    Person: {"title": "", "roles": ""},
    Link: {"level": "", "wanted": "wanted "},
    RivalLink: {"level": ""},
    ChoiceCriterion: {"standing": "where we stand: "},
    Concern: {"weight": ""},
}
"""Which fields of something new are told, and the words before each."""

LONG = 40
"""Letters beyond which a text is not quoted."""


@dataclass(frozen=True, slots=True)
class Group:
    """What changed in one part of the plan.

    Attributes
    ----------
    title : str
        People, Ties, Who of us knows whom, Whom competitors know, What they choose by, What judgements rest on,
        Targets, Actions, Rhythm of contact, Success factors, Spend of three years, Outlook, Ratings, Gates or Decision.
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
    words = Words(before, after, portfolio, products)
    groups = (
        ("People", _differences(before.people, after.people, words.person, words)),
        ("Ties", _differences(before.ties, after.ties, words.tie, words)),
        ("Who of us knows whom", _differences(before.links, after.links, words.link, words)),
        ("Whom competitors know", _differences(before.rival_links, after.rival_links, words.rival_link, words)),
        ("What they choose by", _choices(before, after, words)),
        ("What judgements rest on", _grounds(before, after, words)),
        ("Targets", _differences(before.targets, after.targets, words.target, words)),
        ("Actions", _differences(before.actions, after.actions, words.action, words)),
        ("Rhythm of contact", _differences(before.contacts, after.contacts, words.rhythm, words)),
        ("Success factors", _differences(before.success_factors, after.success_factors, words.factor, words)),
        ("Spend of three years", _spend(before, after, words)),
        ("Outlook", _outlook(before, after, words)),
        ("Ratings", _ratings(before, after, words)),
        ("Gates", _gates(before, after)),
        ("Decision", _decision(before, after)),
    )
    said = (Group(title, tuple(sentences)) for title, sentences in groups)
    return tuple(group for group in said if group.sentences)


def _differences(
    before: Mapping[str, Any], after: Mapping[str, Any], called: Callable[[Any], str], words: Words
) -> Iterator[str]:
    """Say what is new, what is different and what is gone among parts that have ids."""
    for id, part in after.items():
        if id not in before:
            yield f"New: {called(part)}{_besides(part, words)}."
        elif before[id] != part:
            renamed = called(before[id]) != called(part)
            told = [f"before: {called(before[id])}"] if renamed else []
            told += _fields(before[id], part, words, renamed=renamed)
            if isinstance(part, SuccessFactor):
                told += _rivals(before[id], part, words)
            if told:
                yield f"{called(part)}: {'; '.join(told)}."
    yield from (f"No longer: {called(part)}." for id, part in before.items() if id not in after)


def _besides(part: Part, words: Words) -> str:
    """Return what matters most about something new."""
    if isinstance(part, Target):
        return f" at {words.value(part, 'revenue', part.revenue)}"
    if isinstance(part, SuccessFactor):
        unrated = part.but(ours=None, rivals={}, evidence="")
        weight = f"weight {words.value(part, 'weight', part.weight)}"
        rated = [*_fields(unrated, part, words, renamed=False), *_rivals(unrated, part, words)]
        return "".join(f", {each}" for each in (weight, *rated))
    fields = BESIDES.get(type(part), {})
    said = ((before, words.value(part, name, getattr(part, name))) for name, before in fields.items())
    return "".join(f", {before}{value}" for before, value in said if value)


def _fields(before: Part, after: Part, words: Words, *, renamed: bool) -> Iterator[str]:
    """Say which fields are different; those that the name itself tells are not said twice."""
    told = SILENT | (IN_THE_NAME - {"title"} if isinstance(after, Person) else IN_THE_NAME) if renamed else SILENT
    for name, new in after:
        old = getattr(before, name)
        if old == new or name in told:
            continue
        field = FIELDS.get(name, name.replace("_", " "))
        yield _change(field, words.value(before, name, old), words.value(after, name, new))


def _change(field: str, was: str, now: str) -> str:
    """Say how a value changed; an empty one is none."""
    if max(len(was), len(now)) > LONG:
        return f"{field} {'rewritten' if was and now else 'written' if now else 'deleted'}"
    if was and now:
        return f"{field} from {was} to {now}"
    return f"{field} {now}" if now else f"{field} {was} taken back"


def _rivals(before: SuccessFactor, after: SuccessFactor, words: Words) -> Iterator[str]:
    """Say how good the customer finds competitors on a success factor, where that changed."""
    for id in {**before.rivals, **after.rivals}:
        old, new = before.rivals.get(id), after.rivals.get(id)
        if old != new:
            was, now = (words.value(after, "rivals", points) for points in (old, new))
            yield _change(f"strength of {words.competitor(id)}", was, now)


def _choices(before: AccountPlan, after: AccountPlan, words: Words) -> Iterator[str]:
    """Say by what they choose, and who cares how much; who left, and cares no longer, is told by itself."""
    yield from _differences(before.choice_criteria, after.choice_criteria, words.choice, words)
    stayed = {id: each for id, each in before.concerns.items() if each.person_id in after.people}
    yield from _differences(stayed, after.concerns, words.concern, words)


def _grounds(before: AccountPlan, after: AccountPlan, words: Words) -> Iterator[str]:
    """Say where a judgement on a person rests on something else than it did; the judgement is told with the person."""
    for id, now in after.grounds.items():
        was = before.grounds.get(id, Grounds(person_id=now.person_id, scale=now.scale))
        if told := list(_fields(was, now.but(by=was.by, on=was.on), words, renamed=False)):
            yield f"{words.judgement(now.person_id, FIELDS.get(now.scale, now.scale))}: {'; '.join(told)}."
    opened = [each for id, each in after.person_opinions.items() if id not in before.person_opinions]
    for person_id, scale in dict.fromkeys((each.person_id, each.scale) for each in opened):
        yield f"{words.judgement(person_id, FIELDS.get(scale, scale))}: sealed judgements were opened."


def _spend(before: AccountPlan, after: AccountPlan, words: Words) -> Iterator[str]:
    old, new = before.spend, after.spend
    if old == new:
        return
    was, now = (words.formats.money(each.amount) if each else "unknown" for each in (old, new))
    yield f"From {was} to {now}." if was != now else "How we know was rewritten."


def _outlook(before: AccountPlan, after: AccountPlan, words: Words) -> Iterator[str]:
    """Say where the account is expected to stand in three years, on the scales of the page: the score of 100."""
    old, new = before.outlook or Outlook(reason=""), after.outlook or Outlook(reason="")
    number = words.formats.entered
    score = [None if each.attractiveness is None else round(100 * each.attractiveness, 2) for each in (old, new)]
    for title, then in (("Attractiveness", score), ("Strength", [old.strength, new.strength])):
        was, now = (number(each) or "as it is" for each in then)
        if was != now:
            yield f"{title} in three years: from {was} to {now}."
    if (old.attractiveness, old.strength) == (new.attractiveness, new.strength) and old != new:
        yield "The reason was rewritten."


def _ratings(before: AccountPlan, after: AccountPlan, words: Words) -> Iterator[str]:
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
