"""Taking a previewed file into the workspace's facts: whole or not at all, and never twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from kamwidgets.facts.loose_ends import LooseEnds, counted, find_loose_ends
from kamwidgets.facts.merging import merge
from kamwidgets.facts.rules import FactsError
from kamwidgets.facts.tables import TABLES, table_named
from kamwidgets.facts.versions import Manifest, TableFile, locked, next_version, read_manifest, swap_manifest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from duckdb import DuckDBPyConnection as Connection

    from kamwidgets.facts.checking import Values
    from kamwidgets.facts.importing import Preview
    from kamwidgets.facts.merging import Merged

__all__ = ["Imported", "import_table"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did.

    Attributes
    ----------
    table, file : str
        Which table, from which file.
    added, changed, unchanged, removed : int
        Rows that are new, that replace a different one, that were there already; lines taken off an order.
    waiting : int
        Order lines in the workspace whose order is not there yet: they count once it comes.
    left_out : tuple of str
        Columns of the file that stand for no field.
    version : str
        The version of the facts that counts now.
    warnings : tuple of str
        What the person should know, in sentences.
    """

    table: str
    file: str
    added: int
    changed: int
    unchanged: int
    removed: int
    waiting: int
    left_out: tuple[str, ...]
    version: str
    warnings: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What happened, in one line."""
        table = table_named(self.table)
        if not (self.added or self.changed or self.removed):
            known = counted(self.unchanged, table.one, table.many)
            return f"Nothing new: {self.file} says what is there already ({known})."
        parts = [
            f"{count:,} {word}"
            for count, word in ((self.added, "added"), (self.changed, "changed"), (self.removed, "taken off"))
            if count
        ]
        total = self.added + self.changed + self.unchanged
        return f"{counted(total, table.one, table.many)} from {self.file}: {', '.join(parts)}."


def import_table(folder: Path, preview: Preview) -> Imported:
    """Take a previewed file into the facts.

    Parameters
    ----------
    folder : Path
        The workspace's ``facts`` folder; made where it is missing.
    preview : Preview
        A file that is ready; of a table that is kept among the facts (not people or team).

    Raises
    ------
    FactsError
        If the preview is not ready, or another import does not finish. Nothing has changed then.
    """
    import duckdb

    if table_named(preview.table).in_documents:
        raise FactsError(f"{preview.table.capitalize()} are not kept among the facts: they belong to plans.")
    if not preview.ready:
        raise FactsError(preview.sentence)
    batches = _batches(preview)
    with locked(folder), duckdb.connect() as connection:
        before = read_manifest(folder)
        merged = {
            name: merge(connection, TABLES[name], _path(folder, before, name), values)
            for name, values in batches.items()
        }
        after = before
        if any(each.anything for each in merged.values()):
            after = _write(folder, before, connection, merged, preview)
            swap_manifest(folder, after)
        loose = find_loose_ends(folder, after, connection, set(merged))
    return _result(preview, merged, after.version, loose)


def _result(preview: Preview, merged: dict[str, Merged], version: str, loose: LooseEnds) -> Imported:
    own = merged[preview.table]
    warnings = loose.sentences
    if preview.match.stands_alone:
        heads = merged["orders"]
        total = heads.added + heads.changed + heads.unchanged
        warnings = (f"The file also brings the heads of {counted(total, 'order', 'orders')}.", *warnings)
    return Imported(
        table=preview.table,
        file=preview.file,
        added=own.added,
        changed=own.changed,
        unchanged=own.unchanged,
        removed=own.removed,
        waiting=loose.waiting,
        left_out=preview.match.left_out,
        version=version,
        warnings=warnings,
    )


def _path(folder: Path, manifest: Manifest, name: str) -> Path | None:
    return folder / manifest.tables[name].file if name in manifest.tables else None


def _write(
    folder: Path, before: Manifest, connection: Connection, merged: dict[str, Merged], preview: Preview
) -> Manifest:
    """Write the tables that changed beside the old set, and return the manifest that would make them count."""
    version = next_version(before)
    (folder / version).mkdir()
    tables = dict(before.tables)
    for name, each in merged.items():
        if not each.anything:
            continue
        file = f"{version}/{name}.parquet"
        each.rows.to_parquet(str(folder / file))
        tables[name] = TableFile(
            file=file,
            rows=len(connection.read_parquet(str(folder / file))),
            imported_at=datetime.now(UTC).isoformat(timespec="seconds"),
            source=preview.file,
            chosen=before.tables[name].chosen if name in before.tables else {},
        )
    if preview.table in tables:
        tables[preview.table] = replace(tables[preview.table], chosen=dict(preview.chosen))
    return Manifest(version, tables)


def _batches(preview: Preview) -> dict[str, Values]:
    """Part the rows by the table they belong to: lines may bring their orders' heads along."""
    values = dict(preview.values)
    if preview.table == "service-events":
        return {preview.table: _with_ids(values, "event_id", _event_id)}
    if not preview.match.stands_alone:
        return {preview.table: values}
    values = _with_ids(values, "order_id", _day_order)
    heads = [field.name for field in TABLES["orders"].fields if field.name in values]
    first = {order: row for row, order in reversed(list(enumerate(values["order_id"])))}
    rows = sorted(first.values())
    lines = {name: column for name, column in values.items() if name not in heads or name == "order_id"}
    return {"orders": {name: [values[name][row] for row in rows] for name in heads}, "order-lines": lines}


def _with_ids(values: Values, name: str, made: Callable[[Values, int], str]) -> Values:
    """Give rows without a number one that comes out the same when the file is read again."""
    rows = len(next(iter(values.values())))
    given = values.get(name) or [None] * rows
    times: Counter[str] = Counter()
    ids: list[str] = []
    for row, own in enumerate(given):
        if isinstance(own, str):
            ids.append(own)
            continue
        base = made(values, row)
        times[base] += 1
        again = name == "event_id" and times[base] > 1
        ids.append(f"{base} ({times[base]})" if again else base)
    return {**values, name: list(ids)}


def _day_order(values: Values, row: int) -> str:
    """Name what a customer ordered on one day, where the file knows no orders."""
    day = values["ordered_on"][row]
    return f"{values['account_id'][row]}@{day.isoformat() if isinstance(day, date) else day}"


def _event_id(values: Values, row: int) -> str:
    moment = values["opened_at"][row]
    kind = values["kind"][row] if "kind" in values else None
    return f"{values['account_id'][row]}@{moment:%Y-%m-%dT%H:%M} {kind or ''}".strip()
