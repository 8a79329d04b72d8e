"""Taking a previewed file into a workspace: facts as a new version, people and team as edits."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from kamwidgets.edits import differences, import_people, import_team
from kamwidgets.facts import TABLES, FactsError, Preview, import_table
from kamwidgets.methods.words import count
from kamwidgets.model import PORTFOLIO, new_id
from kamwidgets.store.entries import Author
from kamwidgets.store.workspace import METHOD, Workspace

__all__ = ["Brought", "bring_in"]


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a file.

    Attributes
    ----------
    sentence : str
        What happened, in one line.
    warnings : tuple of str
        What the person should know, in sentences.
    version : str
        Version of the facts, where they changed; empty for people and team.
    """

    sentence: str
    warnings: tuple[str, ...] = ()
    version: str = ""


def bring_in(workspace: Workspace, preview: Preview, author: Author = METHOD) -> Brought:
    """Take a previewed file into the workspace, whole or not at all.

    Raises
    ------
    FactsError
        If the file is not ready to be imported; nothing has changed.
    Refused
        If a person or team member makes no sense; nothing has changed in that document.
    """
    if not preview.ready:
        raise FactsError(preview.sentence)
    if preview.table == "team":
        return _bring_team(workspace, preview, author)
    if preview.table == "people":
        return _bring_people(workspace, preview, author)
    done = import_table(workspace.folder / "facts", preview)
    return Brought(done.sentence, done.warnings, done.version)


def _bring_team(workspace: Workspace, preview: Preview, author: Author) -> Brought:
    records = [_record(row, "member_id") for row in preview.records()]
    before = workspace.portfolio
    kept = differences(before.team, records)
    after = workspace.apply(PORTFOLIO, import_team, author=author, records=records).document
    return Brought(_sentence(preview, changed=after != before), tuple(kept))


def _bring_people(workspace: Workspace, preview: Preview, author: Author) -> Brought:
    accounts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in preview.records():
        accounts[str(row.pop("account_id"))].append(_record(row, "person_id"))
    known = set(workspace.facts.accounts()["account_id"])
    kept: list[str] = []
    changed = False
    for account_id, records in accounts.items():
        import_people(workspace.plan(account_id), records=records)  # refuses before anything is written
    for account_id, records in accounts.items():
        plan = workspace.plan(account_id)
        kept += differences(plan.people, records)
        after = workspace.apply(account_id, import_people, author=author, records=records).document
        changed |= after != plan
        if account_id not in known:
            waiting = count(len(records), "person", "people")
            kept.append(f"No customer {account_id} is known yet; its plan keeps {waiting} until it is.")
    return Brought(_sentence(preview, changed=changed), tuple(kept))


def _sentence(preview: Preview, *, changed: bool) -> str:
    table = TABLES[preview.table]
    rows = f"{preview.rows:,} {table.one if preview.rows == 1 else table.many}"
    if not changed:
        return f"Nothing new: {preview.file} says what is there already ({rows})."
    return f"{rows} from {preview.file}."


def _record(row: dict[str, Any], key: str) -> dict[str, Any]:
    """Turn a row of the canonical table into a record for the edit, with an id should it be a newcomer."""
    fields = {name: value for name, value in row.items() if value is not None and name != key}
    return {"id": new_id(), "external_id": str(row.get(key) or ""), **fields}
