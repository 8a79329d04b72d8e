"""Importing people and team as one undoable edit per document, in which a field edited by hand wins (M10, M40)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

from pydantic_core import to_jsonable_python

from kamwidgets.edits.edit import edit
from kamwidgets.model import AccountPlan, Member, Person, Portfolio, Tie

__all__ = ["differences", "import_people", "import_team"]

P = TypeVar("P", Person, Member)
Record = Mapping[str, Any]

_NOT_FIELDS = {"id", "reports_to"}


@edit(lambda _plan, said: f"People imported: {len(said['records'])}")
def import_people(plan: AccountPlan, *, records: Sequence[Record]) -> AccountPlan:
    """Bring people in from a file: each record holds an ``id`` for a newcomer, ``external_id``, a ``name`` and fields.

    A person is recognised by external id, then e-mail, then name. ``reports_to`` names the external id of another
    record or person; it becomes a tie. A record about an entry that was merged into another is passed over: the people
    have said which of the two holds.
    """
    passed = _merged_away(plan.people)
    records = [record for record in records if record.get("external_id") not in passed]
    people, ties = _merged(plan.people, records, Person), dict(plan.ties)
    by_external = {id: person for person in people.values() for id in (person.external_id, *person.also) if id}
    for record in records:
        person = by_external.get(record.get("external_id", ""))
        manager = by_external.get(record.get("reports_to") or "")
        if person and manager and person.id != manager.id:
            before = person.imported.get("reports_to", "")
            if before != manager.external_id:  # what the file said already is the people's own by now
                _report(ties, person, manager, by_external.get(before))
                imported = {**person.imported, "reports_to": manager.external_id}
                people[person.id] = person.but(imported=imported)
    return plan.but(people=people, ties=ties)


@edit(lambda _portfolio, said: f"Team members imported: {len(said['records'])}")
def import_team(portfolio: Portfolio, *, records: Sequence[Record]) -> Portfolio:
    """Bring our team in from a file: records hold an ``id`` for a newcomer, ``external_id``, a ``name`` and fields."""
    return portfolio.but(team=_merged(portfolio.team, records, Member))


def differences(parts: Mapping[str, P], records: Iterable[Record]) -> list[str]:
    """Say where a file disagrees with what people entered by hand, which an import leaves as it is.

    Examples
    --------
    >>> ada = Person(id="p", name="Ada", external_id="7", title="Director", imported={"title": "Buyer"})
    >>> differences({"p": ada}, [{"external_id": "7", "name": "Ada", "title": "Head of buying"}])
    ['Ada: title stays Director, the file says Head of buying.']
    """
    found: list[str] = []
    met: set[str] = set()
    passed = _merged_away(parts)
    for record in records:
        if one := passed.get(record.get("external_id", "")):
            found.append(f"{one.name}: “{record['name']}” of the file was merged into this entry and is passed over.")
            continue
        known = _recognised(parts, record, met)
        if known is None:
            continue
        met.add(known.id)
        for name, value in _fields(record).items():
            mine = getattr(known, name)
            if _by_hand(known, name) and mine != value:
                found.append(
                    f"{known.name}: {name.replace('_', ' ')} stays {_shown(mine)}, the file says {_shown(value)}."
                )
    return found


def _merged(parts: Mapping[str, P], records: Iterable[Record], kind: type[P]) -> dict[str, P]:
    """Return the parts with the records put in: newcomers added, known ones updated where no hand was in between."""
    merged = dict(parts)
    met: set[str] = set()  # two rows of one file are two people, whatever they are called
    for record in records:
        fields = _fields(record)
        remembered = to_jsonable_python(fields)
        known = _recognised(merged, record, met)
        met.add(known.id if known else record["id"])
        if known is None:
            merged[record["id"]] = kind(id=record["id"], imported=remembered, **fields)
        else:
            taken = {name: value for name, value in fields.items() if not _by_hand(known, name)}
            merged[known.id] = known.but(**taken, imported={**known.imported, **remembered})
    return merged


def _recognised(parts: Mapping[str, P], record: Record, met: Collection[str]) -> P | None:
    """Find who a record is about, among those not met yet: by external id, e-mail, then name, now or as imported."""
    for name in ("external_id", "email", "name"):
        wanted = _plain(record.get(name))
        for each in parts.values() if wanted else ():
            if each.id not in met and wanted in (_plain(getattr(each, name, "")), _plain(each.imported.get(name))):
                other = name == "name" and each.external_id and record.get("external_id")
                if not other:
                    return each
    return None


def _merged_away(parts: Mapping[str, P]) -> dict[str, P]:
    """Return what entries that were merged into others have become, by the ids of the file."""
    return {id: each for each in parts.values() for id in getattr(each, "also", ())}


def _plain(text: object) -> str:
    return str(text or "").strip().casefold()


def _by_hand(known: Person | Member, name: str) -> bool:
    """Whether a field holds something that no import put there."""
    value = getattr(known, name)
    never_filled = name not in known.imported and value == type(known).model_fields[name].default
    imported = name in known.imported and known.imported[name] == to_jsonable_python(value)
    return not never_filled and not imported and name != "external_id"


def _fields(record: Record) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in _NOT_FIELDS and value not in ("", None, ())}


def _report(ties: dict[str, Tie], person: Person, manager: Person, before: Person | None) -> None:
    """Say who reports to whom as the file has it, in the one tie that imports keep per person; a hand's tie stays."""
    tie_id = f"{person.id}:reports-to"
    tie = Tie(id=tie_id, source=person.id, target=manager.id, kind="reports-to")
    ends = {(each.source, each.target) for each in ties.values() if each.kind == "reports-to"}
    untouched = tie_id not in ties or (before is not None and ties[tie_id] == tie.but(target=before.id))
    if untouched and (person.id, manager.id) not in ends:
        ties[tie_id] = tie


def _shown(value: Any) -> str:
    return ", ".join(map(str, cast("Sequence[Any]", value))) if isinstance(value, tuple | list) else str(value)
