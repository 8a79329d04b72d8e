"""New rows over old ones: what is replaced, what stays, and how many of each.

On DuckDB's own relations: an import from the command line is over before the libraries for roll-ups are loaded.
"""

# Arrow and Ibis describe columns only while they run, so that a type checker cannot follow into them.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false, reportUnknownParameterType=false

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa
    from duckdb import DuckDBPyConnection as Connection
    from duckdb import DuckDBPyRelation as Rows

    from kamwidgets.facts.tables import Table

__all__ = ["MODES", "Merged", "Mode", "merge", "rows_in", "schema_of", "stored_rows"]

Mode = Literal["update", "append", "replace"]
MODES: tuple[Mode, ...] = get_args(Mode)
"""How a file is taken in: over the rows with the same key, only what is new, or in place of the whole table."""

_STORED = {
    "date": "date32",
    "moment": "timestamp[us]",
    "number": "double",
    "money": "double",
    "share": "double",
    "integer": "int64",
    "flag": "bool",
}
"""How a kind of field is stored; every other kind is text."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A table with a file's rows taken in.

    Attributes
    ----------
    rows : duckdb relation
        All rows afterwards.
    added, changed, unchanged, removed, left : int
        Rows of the file that are new, that replace a different one, that say what was there; older rows that nothing
        stands for any more (lines taken off an order, or what a replaced table held); and rows of the file that are
        left as they were, because only new ones were to be added.
    """

    rows: Rows
    added: int
    changed: int
    unchanged: int
    removed: int
    left: int = 0

    @property
    def anything(self) -> bool:
        """Whether the table is different now."""
        return bool(self.added or self.changed or self.removed)


def schema_of(table: Table) -> pa.Schema:
    """Return how a canonical table is stored."""
    import pyarrow as pa

    return pa.schema([(field.name, pa.type_for_alias(_STORED.get(field.kind, "string"))) for field in table.fields])


def stored_rows(connection: Connection, table: Table, path: Path | None) -> Rows:
    """Open a stored table; one without rows where there is no file yet."""
    if path is not None:
        return connection.read_parquet(str(path))
    return connection.from_arrow(schema_of(table).empty_table())


def rows_in(path: Path) -> int:
    """Count the rows of a stored table."""
    import pyarrow.parquet as pq

    return pq.read_metadata(path).num_rows


def merge(
    connection: Connection,
    table: Table,
    before: Path | None,
    values: Mapping[str, Sequence[Any]],
    mode: Mode = "update",
) -> Merged:
    """Take a file's rows into a table.

    A row replaces the one with its key; a column the file does not have keeps what was there. Lines without numbers
    replace all lines of their orders, and numbered lines replace the unnumbered ones of theirs.

    Parameters
    ----------
    connection : duckdb connection
        Where the work is done.
    table : Table
        The canonical table.
    before : Path or None
        The stored rows, if any.
    values : mapping of str to sequence
        The file's rows, by field.
    mode : str
        ``update`` as above; ``append`` takes only rows whose key is new; ``replace`` leaves no other rows.
    """
    key = [name for name in table.key if any(value is not None for value in values.get(name, ()))]
    old = stored_rows(connection, table, before)
    new = connection.from_arrow(_as_arrow(table, values))
    if mode == "append":
        return _appended(old, new, table, key)
    whole = len(key) == len(table.key)
    stays, goes = (old.filter("false"), old) if mode == "replace" else _parted(old, new, table, key)
    if mode == "update" and whole:
        new = _filled_up(new, goes, table, given=set(values))
    incoming, replaced = len(new), len(goes)
    matched = len(new.join(goes, key, how="semi")) if mode == "replace" and whole else min(replaced, incoming)
    unchanged = len(new.intersect(goes))
    return Merged(
        rows=stays.union(new).order(", ".join(table.key)),
        added=incoming - matched,
        changed=matched - unchanged,
        unchanged=unchanged,
        removed=replaced - matched,
    )


def _appended(old: Rows, new: Rows, table: Table, key: list[str]) -> Merged:
    """Take only rows with a new key; to an order that has lines without numbers, none can be added."""
    fresh = new.join(old, key, how="anti")
    *order, number = table.key
    if order:
        fresh = fresh.join(old.filter(f"{number} IS NULL"), order, how="anti")
    added = len(fresh)
    rows = old.union(fresh).order(", ".join(table.key))
    return Merged(rows, added=added, changed=0, unchanged=0, removed=0, left=len(new) - added)


def _as_arrow(table: Table, values: Mapping[str, Sequence[Any]]) -> pa.Table:
    """Lay values out as the table is stored; fields without values are unknown."""
    import pyarrow as pa

    unknown = [None] * len(next(iter(values.values())))
    schema = schema_of(table)
    columns = [pa.array(values.get(field.name) or unknown, type=field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _parted(old: Rows, new: Rows, table: Table, key: list[str]) -> tuple[Rows, Rows]:
    """Part the old rows into those that stay and those that the new rows replace."""
    if len(key) < len(table.key) or len(key) == 1:
        return old.join(new, key, how="anti"), old.join(new, key, how="semi")
    *whole, number = key
    numbered, loose = old.filter(f"{number} IS NOT NULL"), old.filter(f"{number} IS NULL")
    return (
        numbered.join(new, key, how="anti").union(loose.join(new, whole, how="anti")),
        numbered.join(new, key, how="semi").union(loose.join(new, whole, how="semi")),
    )


def _filled_up(new: Rows, goes: Rows, table: Table, given: set[str]) -> Rows:
    """Let columns that the file does not have keep what was there."""
    kept = [field.name for field in table.fields if field.name not in given]
    if not kept:
        return new
    older = goes.select(", ".join([*table.key, *(f"{name} AS {name}_before" for name in kept)]))
    sources = (f"{field.name}_before AS {field.name}" if field.name in kept else field.name for field in table.fields)
    return new.join(older, list(table.key), how="left").select(", ".join(sources))
