"""Taking a previewed file into the workspace's facts: whole or not at all, and never twice."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from kamwidgets.facts.damage import telling_damage
from kamwidgets.facts.loose_ends import LooseEnds, find_loose_ends
from kamwidgets.facts.merging import MODES, merge, rows_in
from kamwidgets.facts.rules import FactsError
from kamwidgets.facts.tables import TABLES, table_named
from kamwidgets.facts.versions import Manifest, Said, TableFile, locked, next_version, read_manifest, swap_manifest
from kamwidgets.model import PLAIN
from kamwidgets.model.progress import unwatched

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from duckdb import DuckDBPyConnection as Connection

    from kamwidgets.facts.checking import Values
    from kamwidgets.facts.importing import Preview
    from kamwidgets.facts.merging import Merged, Mode
    from kamwidgets.model.progress import Progress

__all__ = ["Imported", "foresee_table", "import_table", "remember"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do.

    Attributes
    ----------
    table, file : str
        Which table, from which file.
    added, changed, unchanged, removed, left : int
        Rows that are new, that replace a different one, that were there already; older rows that are taken out; and
        rows of the file that stay as they are in the workspace, because only new ones were to be added.
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
    left: int
    waiting: int
    left_out: tuple[str, ...]
    version: str
    warnings: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What happened, in one line."""
        table = table_named(self.table)
        total = self.added + self.changed + self.unchanged + self.left
        if not (self.added or self.changed or self.removed):
            known = PLAIN.count(total, table.one, table.many)
            return f"Nothing new: {self.file} says what is there already ({known})."
        return f"{PLAIN.count(total, table.one, table.many)} from {self.file}: {self.counts}."

    @property
    def counts(self) -> str:
        """How many rows are added, changed and so on: “3 added, 1 changed”."""
        words = {"added": self.added, "changed": self.changed, "taken off": self.removed, "left as they are": self.left}
        return ", ".join(f"{count:,} {word}" for word, count in words.items() if count) or "nothing new"


def import_table(folder: Path, preview: Preview, mode: Mode = "update", *, progress: Progress = unwatched) -> Imported:
    """Take a previewed file into the facts.

    Parameters
    ----------
    folder : Path
        The workspace's ``facts`` folder; made where it is missing.
    preview : Preview
        A file that is ready; of a table that is kept among the facts (not people or team).
    mode : str
        ``update``: rows replace those with the same key. ``append``: only rows with a new key are taken, the others
        are left as they are. ``replace``: the table becomes exactly this file.
    progress : callable
        Told the share of the work that is done. It may raise to stop the import; nothing has changed then.

    Raises
    ------
    FactsError
        If the preview is not ready, what is stored is damaged, or another import does not finish. Nothing has changed
        then.
    """
    import duckdb

    batches = _ready(preview, mode)
    with locked(folder), duckdb.connect() as connection:
        before = read_manifest(folder)
        after = _with_said(before, preview)
        with telling_damage(folder, before):
            merged = _merged(connection, _stored(folder, before), batches, mode, progress)
            if any(each.anything for each in merged.values()):
                after = _write(folder, after, merged, preview.file, progress)
            try:
                loose = find_loose_ends(folder, after, connection, set(merged))
            except BaseException:
                _drop(folder, before, after)
                raise
        if after != before:
            swap_manifest(folder, after)
    return _result(preview, merged, after.version, loose)


def foresee_table(folder: Path, preview: Preview, mode: Mode = "update", *, progress: Progress = unwatched) -> Imported:
    """Work out what `import_table` would do, and do nothing.

    Raises
    ------
    FactsError
        If the preview is not ready.
    """
    import duckdb

    batches = _ready(preview, mode)
    before = read_manifest(folder)
    with telling_damage(folder, before), duckdb.connect() as connection:
        merged = _merged(connection, _stored(folder, before), batches, mode, progress)
        return _result(preview, merged, before.version, LooseEnds((), 0))


def remember(folder: Path, preview: Preview) -> None:
    """Keep what a person said about a file whose rows do not go into the facts; nothing else changes.

    Raises
    ------
    FactsError
        If an import does not finish in time.
    """
    with locked(folder):
        before = read_manifest(folder)
        if (after := _with_said(before, preview)) != before:
            swap_manifest(folder, after)


def _ready(preview: Preview, mode: str) -> dict[str, Values]:
    if mode not in MODES:
        raise FactsError(f"A file cannot be taken in by “{mode}”. Choose one of: {', '.join(MODES)}.")
    if table_named(preview.table).in_documents:
        raise FactsError(f"{preview.table.capitalize()} are not kept among the facts: they belong to plans.")
    if not preview.ready:
        raise FactsError(preview.sentence)
    return _batches(preview)


def _merged(
    connection: Connection,
    stored: dict[str, Path],
    batches: dict[str, Values],
    mode: Mode,
    progress: Progress,
) -> dict[str, Merged]:
    merged: dict[str, Merged] = {}
    for done, (name, values) in enumerate(batches.items()):
        progress(done / (len(batches) + 1))
        merged[name] = merge(connection, TABLES[name], stored.get(name), values, mode)
    progress(len(batches) / (len(batches) + 1))
    return merged


def _with_said(manifest: Manifest, preview: Preview) -> Manifest:
    """Return the manifest with what a person said about this file, where anything was said."""
    said = Said(dict(preview.chosen), dict(preview.written))
    if said == manifest.said.get(preview.table, Said()):
        return manifest
    return replace(manifest, said={**manifest.said, preview.table: said})


def _result(preview: Preview, merged: dict[str, Merged], version: str, loose: LooseEnds) -> Imported:
    own = merged[preview.table]
    warnings = loose.sentences
    if preview.match.stands_alone:
        heads = merged["orders"]
        total = heads.added + heads.changed + heads.unchanged + heads.left
        warnings = (f"The file also brings the heads of {PLAIN.count(total, 'order', 'orders')}.", *warnings)
    return Imported(
        table=preview.table,
        file=preview.file,
        added=own.added,
        changed=own.changed,
        unchanged=own.unchanged,
        removed=own.removed,
        left=own.left,
        waiting=loose.waiting,
        left_out=preview.match.left_out,
        version=version,
        warnings=warnings,
    )


def _stored(folder: Path, manifest: Manifest) -> dict[str, Path]:
    return {name: folder / table.file for name, table in manifest.tables.items()}


def _write(folder: Path, before: Manifest, merged: dict[str, Merged], source: str, progress: Progress) -> Manifest:
    """Write the tables that changed beside the old set, and return the manifest that would make them count."""
    version = next_version(before)
    fresh = folder / version
    fresh.mkdir()
    tables = dict(before.tables)
    try:
        for name, each in merged.items():
            if not each.anything:
                continue
            file = f"{version}/{name}.parquet"
            each.rows.to_parquet(str(folder / file))
            progress(None)
            at = datetime.now(UTC).isoformat(timespec="seconds")
            tables[name] = TableFile(file=file, rows=rows_in(folder / file), imported_at=at, source=source)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)  # stopped, or no room: nothing of it stays
        raise
    return replace(before, version=version, tables=tables)


def _drop(folder: Path, before: Manifest, after: Manifest) -> None:
    """Take a set away that is not going to count."""
    if after.version != before.version:
        shutil.rmtree(folder / after.version, ignore_errors=True)


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
