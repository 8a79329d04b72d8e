"""Taking somebody's name out of the facts: every text is rewritten, and no older set of files stays."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from kamwidgets.facts.versions import Manifest, is_set, locked, next_version, read_manifest, swap_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from duckdb import DuckDBPyConnection as Connection

__all__ = ["erase_text", "texts_in"]


def texts_in(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Go through all texts of the facts that count: table, field and text, each text once for its field."""
    import duckdb

    manifest = read_manifest(folder)
    with duckdb.connect() as connection:
        for name, table in manifest.tables.items():
            _load(connection, folder / table.file)
            for field in _text_fields(connection):
                yield from ((name, field, text) for text in _texts(connection, field))


def erase_text(folder: Path, replaced: Callable[[str], str]) -> str:
    """Rewrite the texts of the facts as a new version, and remove all older sets at once.

    Parameters
    ----------
    folder : Path
        The workspace's facts.
    replaced : callable
        Returns what is to stand instead of a text; the text itself where it may stay.

    Returns
    -------
    str
        The version of the facts that counts now; another one only if something changed.

    Raises
    ------
    FactsError
        If an import does not finish; nothing has changed.
    """
    if not folder.is_dir():
        return ""
    with locked(folder):
        before = read_manifest(folder)
        after = _rewritten(folder, before, replaced)
        if after != before:
            swap_manifest(folder, after)
        counting = {table.file.partition("/")[0] for table in after.tables.values()}
        for each in folder.iterdir():
            if is_set(each) and each.name not in counting:
                shutil.rmtree(each)
    return after.version


def _rewritten(folder: Path, before: Manifest, replaced: Callable[[str], str]) -> Manifest:
    """Write every table anew beside the old ones if a text of any changes: no file with the name may stay behind."""
    import duckdb

    version, changed = next_version(before), False
    fresh = folder / version
    fresh.mkdir()
    tables = {
        name: replace(table, file=f"{version}/{name}.parquet", source=replaced(table.source))
        for name, table in before.tables.items()
    }
    with duckdb.connect() as connection:
        for name, table in tables.items():
            _load(connection, folder / before.tables[name].file)
            found = [_rewrite(connection, field, replaced) for field in _text_fields(connection)]
            changed |= any(found) or table.source != before.tables[name].source
            connection.table("facts").to_parquet(str(folder / table.file))
    said = {name: replace(each, columns=_untouched(each.columns, replaced)) for name, each in before.said.items()}
    if changed or said != before.said:
        return Manifest(version, tables, said)
    shutil.rmtree(fresh)
    return before


def _untouched(columns: dict[str, str], replaced: Callable[[str], str]) -> dict[str, str]:
    """Forget what was said of columns whose headings may not stay."""
    return {field: column for field, column in columns.items() if replaced(column) == column}


def _load(connection: Connection, file: Path) -> None:
    connection.execute("CREATE OR REPLACE TABLE facts AS SELECT * FROM read_parquet(?)", [str(file)])


def _text_fields(connection: Connection) -> list[str]:
    facts = connection.table("facts")
    return [name for name, kind in zip(facts.columns, facts.types, strict=True) if str(kind) == "VARCHAR"]


def _texts(connection: Connection, field: str) -> list[str]:
    found = connection.execute(f'SELECT DISTINCT "{field}" FROM facts WHERE "{field}" IS NOT NULL').fetchall()  # noqa: S608 - a field of ours
    return [text for (text,) in found]


def _rewrite(connection: Connection, field: str, replaced: Callable[[str], str]) -> bool:
    """Rewrite the texts of one field; whether any was another than before."""
    pairs = [(text, instead) for text in _texts(connection, field) if (instead := replaced(text)) != text]
    if pairs:
        connection.execute("CREATE OR REPLACE TABLE instead (old VARCHAR, new VARCHAR)")
        connection.executemany("INSERT INTO instead VALUES (?, ?)", pairs)
        connection.execute(f'UPDATE facts SET "{field}" = new FROM instead WHERE "{field}" = old')  # noqa: S608 - a field of ours
    return bool(pairs)
