"""Taking a previewed file into a workspace: facts as a new version, people and team as edits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kamwidgets.edits import Refused, differences, import_people, import_team
from kamwidgets.facts import TABLES, FactsError, Mode, Preview, foresee_table, import_table, remember
from kamwidgets.model import PLAIN, PORTFOLIO, AccountPlan, Person, new_id
from kamwidgets.model.progress import Progress, unwatched
from kamwidgets.store.entries import Author
from kamwidgets.store.workspace import METHOD, Workspace

__all__ = ["Brought", "Foreseen", "bring_in", "foresee", "people_by_account"]


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


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would come of a file.

    Attributes
    ----------
    added, changed, unchanged, removed, left : int
        Rows that are new, that replace a different one, that say what is there already; older rows that would be taken
        out; and rows that would be left as they are, because only new ones are to be added.
    warnings : tuple of str
        What the person should know before, in sentences.
    """

    added: int
    changed: int
    unchanged: int
    removed: int = 0
    left: int = 0
    warnings: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What would happen, in one line."""
        words = {
            "new": self.added,
            "changed": self.changed,
            "as they are already": self.unchanged,
            "taken out": self.removed,
            "left as they are": self.left,
        }
        return ", ".join(f"{number:,} {word}" for word, number in words.items() if number) + "."


def foresee(
    workspace: Workspace, preview: Preview, mode: Mode = "update", *, progress: Progress = unwatched
) -> Foreseen:
    """Work out what `bring_in` would do, and do nothing.

    Raises
    ------
    FactsError
        If the file is not ready to be imported, or cannot be taken in that way.
    Refused
        If a person or team member makes no sense.
    """
    _refuse(preview, mode)
    if preview.table == "team":
        records = [_record(row, "member_id") for row in preview.records()]
        before = workspace.portfolio
        after = import_team(before, records=records)
        return _outlook(before.team, after.team, len(records), differences(before.team, records))
    if preview.table == "people":
        return _foreseen_people(workspace, preview)
    done = foresee_table(workspace.place.facts, preview, mode, progress=progress)
    return Foreseen(done.added, done.changed, done.unchanged, done.removed, done.left, done.warnings)


def bring_in(
    workspace: Workspace,
    preview: Preview,
    author: Author = METHOD,
    *,
    mode: Mode = "update",
    progress: Progress = unwatched,
) -> Brought:
    """Take a previewed file into the workspace, whole or not at all.

    Parameters
    ----------
    workspace : Workspace
        Where to.
    preview : Preview
        A file that is ready.
    author : Author, optional
        Whom the history names.
    mode : str
        ``update``, ``append`` or ``replace``, see `import_table`; people and team are always added and updated.
    progress : callable
        Told the share of the work that is done. It may raise to stop it; nothing has changed then.

    Raises
    ------
    FactsError
        If the file is not ready to be imported, or cannot be taken in that way; nothing has changed.
    Refused
        If a person or team member makes no sense; nothing has changed in that document.
    """
    _refuse(preview, mode)
    if TABLES[preview.table].in_documents:
        bring = _bring_team if preview.table == "team" else _bring_people
        brought = bring(workspace, preview, author)
        remember(workspace.place.facts, preview)
        return brought
    done = import_table(workspace.place.facts, preview, mode, progress=progress)
    return Brought(done.sentence, done.warnings, done.version)


def _refuse(preview: Preview, mode: Mode) -> None:
    if not preview.ready:
        raise FactsError(preview.sentence)
    if TABLES[preview.table].in_documents and mode != "update":
        who = TABLES[preview.table].many
        raise FactsError(
            f"{who.capitalize()} are added and updated, never replaced: what was judged about them stays. Use “update”."
        )


def _bring_team(workspace: Workspace, preview: Preview, author: Author) -> Brought:
    records = [_record(row, "member_id") for row in preview.records()]
    before = workspace.portfolio
    kept = differences(before.team, records)
    after = workspace.apply(PORTFOLIO, import_team, author=author, records=records).document
    return Brought(_sentence(preview, changed=after != before), tuple(kept))


def _bring_people(workspace: Workspace, preview: Preview, author: Author) -> Brought:
    accounts = people_by_account(preview)
    for account_id, records in accounts.items():
        import_people(_changeable(workspace, account_id), records=records)  # refuses before anything is written
    kept: list[str] = []
    changed = False
    for account_id, records in accounts.items():
        plan = workspace.plan(account_id)
        kept += differences(plan.people, records)
        after = workspace.apply(account_id, import_people, author=author, records=records).document
        changed |= after != plan
    return Brought(_sentence(preview, changed=changed), (*kept, *_waiting(workspace, accounts)))


def _foreseen_people(workspace: Workspace, preview: Preview) -> Foreseen:
    accounts = people_by_account(preview)
    before: dict[str, Person] = {}
    after: dict[str, Person] = {}
    kept: list[str] = []
    for account_id, records in accounts.items():
        plan = _changeable(workspace, account_id)
        before |= plan.people
        after |= import_people(plan, records=records).people
        kept += differences(plan.people, records)
    return _outlook(before, after, preview.rows, [*kept, *_waiting(workspace, accounts)])


def _changeable(workspace: Workspace, account_id: str) -> AccountPlan:
    """Return an account's plan; refuse one that can only be read."""
    if reasons := workspace.locked(account_id):
        raise Refused(f"The plan of {account_id} can be read, not changed. {reasons[0]}")
    return workspace.plan(account_id)


def _outlook(before: Mapping[str, object], after: Mapping[str, object], rows: int, warnings: list[str]) -> Foreseen:
    added = len(after.keys() - before.keys())
    changed = sum(before[id] != after[id] for id in before.keys() & after.keys())
    return Foreseen(added, changed, rows - added - changed, warnings=tuple(warnings))


def people_by_account(preview: Preview) -> dict[str, list[dict[str, Any]]]:
    """Return the people of a file by account, as records for `import_people`."""
    accounts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in preview.records():
        accounts[str(row.pop("account_id"))].append(_record(row, "person_id"))
    return accounts


def _waiting(workspace: Workspace, accounts: Mapping[str, list[dict[str, Any]]]) -> list[str]:
    """Say whose customers nobody knows yet."""
    known = set(workspace.facts.accounts()["account_id"])
    return [
        f"No customer {account_id} is known yet; "
        f"its plan keeps {PLAIN.count(len(records), 'person', 'people')} until it is."
        for account_id, records in accounts.items()
        if account_id not in known
    ]


def _sentence(preview: Preview, *, changed: bool) -> str:
    table = TABLES[preview.table]
    rows = PLAIN.count(preview.rows, table.one, table.many)
    if not changed:
        return f"Nothing new: {preview.file} says what is there already ({rows})."
    return f"{rows} from {preview.file}."


def _record(row: dict[str, Any], key: str) -> dict[str, Any]:
    """Turn a row of the canonical table into a record for the edit, with an id should it be a newcomer."""
    fields = {name: value for name, value in row.items() if value is not None and name != key}
    return {"id": new_id(), "external_id": str(row.get(key) or ""), **fields}
