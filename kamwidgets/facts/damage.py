"""Stored tables that came to harm: found where reading them fails, and told in one sentence."""

# Arrow describes its files only while it runs, so that a type checker cannot follow into them.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kamwidgets.facts.merging import schema_of
from kamwidgets.facts.rules import FactsError
from kamwidgets.facts.tables import TABLES
from kamwidgets.model import PLAIN

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from kamwidgets.facts.versions import Manifest, TableFile

__all__ = ["damage_of", "refuse_damaged", "telling_damage"]

RESTORE = "restore the workspace from a backup with “kam restore”."


def damage_of(folder: Path, name: str, entry: TableFile, *, whole: bool = True) -> str:
    """Say what is wrong with the file of a table, if anything; every row of it is read, or only how it is laid out."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(folder / entry.file) as file:
            laid_out = {field.name: _kind(field.type) for field in file.schema_arrow}
            rows = sum(batch.num_rows for batch in file.iter_batches()) if whole else entry.rows
    except FileNotFoundError:
        return f"The file of {name} is missing ({entry.file}): {RESTORE}"
    except (OSError, pa.ArrowException, UnicodeDecodeError):
        return f"The file of {name} cannot be read ({entry.file}): {RESTORE}"
    if any(laid_out.get(field.name) != _kind(field.type) for field in schema_of(TABLES[name])):
        return f"The file of {name} does not hold the columns that were imported ({entry.file}): {RESTORE}"
    if rows != entry.rows:
        held = PLAIN.count(rows, "row", "rows")
        return f"The file of {name} holds {held} where {entry.rows:,} were imported ({entry.file}): {RESTORE}"
    return ""


def _kind(stored: object) -> str:
    """Return what a column holds, without how finely: moments are kept in one unit or another."""
    return str(stored).partition("[")[0].removeprefix("large_")


def refuse_damaged(folder: Path, manifest: Manifest, *, whole: bool = True) -> None:
    """Look over every table that counts.

    Raises
    ------
    FactsError
        If one is damaged.
    """
    for name, entry in manifest.tables.items():
        if said := damage_of(folder, name, entry, whole=whole):
            raise FactsError(said)


@contextmanager
def telling_damage(folder: Path, manifest: Manifest) -> Generator[None]:
    """Where the database engine fails over a table that is damaged, say so; a fault of ours stays one.

    Raises
    ------
    FactsError
        If a table is damaged.
    """
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        try:
            refuse_damaged(folder, manifest)
        except FactsError as damaged:
            raise damaged from error
        raise
