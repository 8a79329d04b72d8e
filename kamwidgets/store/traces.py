"""Where a workspace names a person: shown before they are erased."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa

from kamwidgets.edits import Refused
from kamwidgets.facts.erasing import texts_in
from kamwidgets.model import NEUTRAL, PLAIN, PORTFOLIO, Naming
from kamwidgets.store import rows
from kamwidgets.store.database import backups, documents, history, sealed
from kamwidgets.store.entries import Entry
from kamwidgets.store.forgetting import PEOPLE, Forgetting, hanging_on, names_of, strings, without
from kamwidgets.store.matches import Match, Texts
from kamwidgets.store.opening import PARTS
from kamwidgets.store.places import Place

__all__ = ["Traces", "copies", "find_traces", "forgetting", "still_meant"]


@dataclass(frozen=True, slots=True)
class Traces:
    """Everything that would be erased with a person.

    Attributes
    ----------
    name : str
        As the map calls them, or called them last.
    goes : tuple of str
        What is taken out as a whole, in words: the person, ties, planned contacts.
    sure : tuple of Match
        Texts in which a neutral word takes the place of the name.
    possible : tuple of Match
        Texts and people that may mean somebody else; they stay unless they are ``meant``.
    backups : tuple of str
        Copies of the workspace that erasing does not reach.
    naming : Naming
        What the person was ever called.
    hanging : frozenset of str
        Ids of the ties and planned contacts they ever had.
    person_ids : frozenset of str
        Ids of the entries about them: their own, and those that were merged into it.
    sealed : int
        How many sealed judgements on them there are.
    """

    document_id: str
    person_id: str
    name: str
    goes: tuple[str, ...]
    sure: tuple[Match, ...]
    possible: tuple[Match, ...]
    backups: tuple[str, ...]
    naming: Naming
    hanging: frozenset[str]
    person_ids: frozenset[str]
    sealed: int


def find_traces(engine: sa.Engine, place: Place, document_id: str, person_id: str, names: Mapping[str, str]) -> Traces:
    """Find where a workspace names a person.

    Parameters
    ----------
    engine : sqlalchemy.Engine
        Of the workspace.
    place : Place
        Where its folder and its facts lie.
    document_id, person_id : str
        Whose person; one who has been taken off the map before is found in its history.
    names : mapping of str to str
        What the accounts are called.

    Raises
    ------
    Refused
        If the document never had such a person.
    """
    with engine.connect() as connection:
        walk, naming, stored, others, hanging, person_ids = _who(connection, document_id, person_id, names)
        texts = Texts(naming)
        for id, body in stored.items():
            gone = person_ids if id == document_id else frozenset[str]()
            name, sure = _called(id, names), bool(gone) or not others
            texts.take(_in_document(name, without(body, gone)), sure=sure)
            told = rows.entries(connection, history.c.document_id == id)
            texts.take_past(_in_history(told, gone), f"{name}: its history", sure=sure)
        rated = connection.execute(sa.select(sealed.c.document_id, sealed.c.body)).all()
    theirs = [row for row in rated if row.document_id == document_id and row.body.get("person_id") in person_ids]
    secret = [row.body for row in rated if row not in theirs]
    in_facts = ((text, f"the facts: {table}, {_words(field)}") for table, field, text in texts_in(place.facts))
    texts.take(in_facts, sure=not others)
    return Traces(
        document_id=document_id,
        person_id=person_id,
        name=naming.names[0],
        goes=(*_what_goes(walk[0], person_id), *([PLAIN.count(len(theirs), "sealed judgement")] if theirs else [])),
        sure=(*texts.sure(), *(() if others else _in_sealed(secret, naming))),
        possible=(*others, *texts.possible()),
        backups=copies(engine, place),
        naming=naming,
        hanging=hanging,
        person_ids=person_ids,
        sealed=len(theirs),
    )


def still_meant(connection: sa.Connection, found: Traces) -> bool:
    """Whether the person, what hangs on them and those of the same name are as they were when the traces were shown."""
    now = _who(connection, found.document_id, found.person_id, {})
    namesakes = {match.namesake for match in found.possible if match.namesake}
    then = (found.naming.names, found.hanging, found.person_ids, namesakes)
    return then == (now.naming.names, now.hanging, now.person_ids, {match.namesake for match in now.others})


class _Who(NamedTuple):
    """A person through all revisions of their document, the newest first, and everybody of the same name."""

    walk: list[Any]
    naming: Naming
    stored: dict[str, Any]
    others: tuple[Match, ...]
    hanging: frozenset[str]
    person_ids: frozenset[str]


def _who(connection: sa.Connection, document_id: str, person_id: str, names: Mapping[str, str]) -> _Who:
    walk = [body for _, _, body in rows.bodies(connection, document_id)]
    person_ids = _entries_about(person_id, walk)
    naming = Naming(name for body in walk for id in person_ids for name in names_of(body, id))
    if not naming.names:
        raise Refused("This person is no longer there.")
    stored = {row.id: row.body for row in connection.execute(sa.select(documents).order_by(documents.c.id))}
    others = tuple(_namesakes(stored, naming, (document_id, person_id), names))
    hanging = frozenset(id for body in walk for id in hanging_on(body, person_ids))
    return _Who(walk, naming, stored, others, hanging, frozenset(person_ids))


def _entries_about(person_id: str, walk: Iterable[Any]) -> list[str]:
    """Return a person's id and those of the entries merged into theirs, as it was when they were last on the map."""
    last = next((body for body in walk if isinstance(body, dict) and person_id in body.get("people", {})), {})
    return [person_id, *(gone for gone, kept in last.get("merged", {}).items() if kept == person_id)]


def _in_sealed(bodies: Iterable[Any], naming: Naming) -> Iterator[Match]:
    """Count sealed ratings that name a person, and show none of them: whoever erases is not whoever rated."""
    number = sum(any(naming.is_in(text) for text in strings(body)) for body in bodies)
    if number:
        yield Match("", PLAIN.count(number, "sealed rating"), ("read by nobody before they are opened",))


def forgetting(found: Traces, meant: Collection[Match]) -> Forgetting:
    """Return what to forget, given which of the possible matches are meant."""
    people: dict[str, set[str]] = defaultdict(set, {found.document_id: {*found.person_ids}})
    for match in meant:
        if match.namesake:
            people[match.namesake[0]].add(match.namesake[1])
    unsure = any(match.namesake and match not in meant for match in found.possible)
    texts = {match.text for match in meant if not match.namesake}
    return Forgetting(
        found.naming, people, found.hanging, lambda document_id: not unsure or document_id == found.document_id, texts
    )


def copies(engine: sa.Engine, place: Place) -> tuple[str, ...]:
    """Name the copies of a workspace that are known: those in its folder, and those the program wrote elsewhere."""
    with engine.connect() as connection:
        written = list(connection.execute(sa.select(backups.c.path).order_by(backups.c.at)).scalars())
    inside = sorted(str(each) for each in (place.folder / "backups").glob("*")) if place.folder else []
    return tuple(dict.fromkeys([*inside, *written]))


def _what_goes(body: Any, person_id: str) -> tuple[str, ...]:
    """Say what stands and falls with a person who is on the map."""
    if person_id not in body.get("people", {}):
        return ()
    hanging = hanging_on(body, {person_id})
    ties, contacts = (len(hanging & body.get(name, {}).keys()) for name in ("ties", "contacts"))
    actions = sum(person_id in action.get("person_ids", ()) for action in body.get("actions", {}).values())
    counted = (
        (ties, PLAIN.count(ties, "tie")),
        (contacts, PLAIN.count(contacts, "planned contact")),
        (actions, f"their part in {PLAIN.count(actions, 'action')}"),
    )
    return ("the person on the map, with everything noted about them", *(said for number, said in counted if number))


def _namesakes(
    stored: Mapping[str, Any], naming: Naming, own: tuple[str, str], names: Mapping[str, str]
) -> Iterator[Match]:
    """Find others whose whole name is the same: on other maps, or in our team."""
    for document_id, body in stored.items():
        for collection in PEOPLE:
            for id, each in body.get(collection, {}).items():
                name = str(each.get("name", ""))
                if (document_id, id) != own and naming.replaced(name) == NEUTRAL.capitalize():
                    where = f"{_called(document_id, names)}: {PARTS[collection].lower()}"
                    yield Match(
                        name, f"{name}, {each['title']}" if each.get("title") else name, (where,), (document_id, id)
                    )


def _in_document(name: str, body: Any) -> Iterator[tuple[str, str]]:
    """Go through the texts of a document, each with the place where it stands, in words."""
    for collection, parts in body.items():
        for part in parts.values() if isinstance(parts, dict) and collection in PARTS else ():
            for field, value in part.items() if isinstance(part, dict) else ():
                yield from ((text, f"{name}: {PARTS[collection].lower()}, {_words(field)}") for text in strings(value))
        if collection not in PARTS:
            yield from ((text, f"{name}: {_words(collection)}") for text in strings(parts))


def _in_history(told: Iterable[Entry], gone: Collection[str]) -> Iterator[str]:
    """Go through the texts of entries, but of those that are about the people themselves."""
    for entry in told:
        about = {*strings(entry.arguments), *(key for place in entry.places for key in place)}
        if about.isdisjoint(gone):
            yield from strings([entry.by, entry.sentence, entry.arguments, *entry.changes])


def _called(document_id: str, names: Mapping[str, str]) -> str:
    return "For all accounts" if document_id == PORTFOLIO else names.get(document_id, document_id)


def _words(field: str) -> str:
    return field.replace("_", " ")
