"""The people of an account as rows: with all we think of them for ourselves, with what may leave for the customer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kamwidgets.catalogue import load
from kamwidgets.findings import Reading
from kamwidgets.methods.people import is_reached
from kamwidgets.model import NEVER_LEAVES, Person, PersonField

__all__ = ["people_inside", "people_outside", "record_json"]

TITLES: dict[PersonField, str] = {"name": "Name", "email": "E-mail"}


def people_inside(reading: Reading, account_id: str) -> list[dict[str, str]]:
    """Return everybody on the map with how they stand to us."""
    titles, roles = load().title, {role.id: role.title for role in load().dmu_roles}
    return [
        {
            "Name": person.name,
            "Title": person.title,
            "Function": titles("function", person.function),
            "Part in the purchase": ", ".join(roles[role] for role in person.roles),
            "Stance": titles("stance", person.stance),
            "Influence": titles("influence", person.influence),
            "Contact": titles("contact", person.contact),
            "Last contact": reading.formats.day(person.last_contact_on),
        }
        for person in reading.plan(account_id).people.values()
    ]


def people_outside(reading: Reading, account_id: str) -> list[dict[str, str]]:
    """Return the people we are in touch with, in the fields that may leave; nobody where names may not."""
    kept = reading.portfolio.map.never_leaves
    shown: list[PersonField] = [field for field in NEVER_LEAVES if field not in kept]
    if "name" not in shown:
        return []
    people = reading.plan(account_id).people.values()
    return [
        {TITLES.get(field, field.capitalize()): _said(person, field) for field in shown}
        for person in people
        if person.presence == "named" and is_reached(person)
    ]


def record_json(record: Mapping[str, Any]) -> bytes:
    """Return all that is noted about one person, `Workspace.record`, as a file for them to read."""
    return json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False).encode()


def _said(person: Person, field: PersonField) -> str:
    if field == "function":
        return "" if person.function == "unknown" else load().title("function", person.function)
    return getattr(person, field)
