"""Everything a workspace holds about one person, for that person: what they may ask to see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from kamwidgets.store import rows
from kamwidgets.store.database import history
from kamwidgets.store.forgetting import hanging_on, strings
from kamwidgets.store.opening import REFERENCES
from kamwidgets.store.places import Place
from kamwidgets.store.traces import find_traces

__all__ = ["record_of"]


def record_of(
    engine: sa.Engine, place: Place, document_id: str, person_id: str, names: Mapping[str, str]
) -> dict[str, Any]:
    """Gather what a workspace holds about a person, as plain data.

    Parameters
    ----------
    engine : sqlalchemy.Engine
        Of the workspace.
    place : Place
        Where its folder and its facts lie.
    document_id, person_id : str
        Whose person; one who was taken off the map is found in its history.
    names : mapping of str to str
        What the accounts are called.

    Returns
    -------
    dict
        ``name``; ``person`` with all fields, empty for somebody taken off the map; ``parts``: whatever hangs on them,
        by collection; ``actions`` they have a part in; ``history``: when who did what that concerns them; ``texts``
        that name them, each with its places and whether they may mean somebody else; ``sealed_judgements``: how many
        there are on them, which nobody reads before they are opened; ``backups``.

    Raises
    ------
    Refused
        If the document never had such a person.
    """
    found = find_traces(engine, place, document_id, person_id, names)
    with engine.connect() as connection:
        _, _, body = next(rows.bodies(connection, document_id))
        told = rows.entries(connection, history.c.document_id == document_id)
    hanging = hanging_on(body, {person_id})
    about = found.person_ids | found.hanging
    return {
        "name": found.name,
        "account": names.get(document_id, document_id),
        "person": body.get("people", {}).get(person_id, {}),
        "parts": {
            name: parts
            for name in REFERENCES
            if (parts := [each for id, each in body.get(name, {}).items() if id in hanging])
        },
        "actions": [each for each in body.get("actions", {}).values() if person_id in each.get("person_ids", ())],
        "history": [
            {"at": entry.at.isoformat(), "by": entry.by, "what": entry.sentence}
            for entry in told
            if not about.isdisjoint({*strings(entry.arguments), *(key for place in entry.places for key in place)})
        ],
        "texts": [
            {"text": match.excerpt, "places": list(match.places), "may_mean_somebody_else": possible}
            for possible, matches in ((False, found.sure), (True, found.possible))
            for match in matches
        ],
        "sealed_judgements": found.sealed,
        "backups": list(found.backups),
    }
