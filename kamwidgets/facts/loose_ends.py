"""What in the facts refers to something that is not there, or not there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kamwidgets.facts.merging import stored_rows
from kamwidgets.facts.tables import TABLES
from kamwidgets.facts.wording import shortened
from kamwidgets.model import PLAIN

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection as Connection
    from duckdb import DuckDBPyRelation as Rows

    from kamwidgets.facts.versions import Manifest

__all__ = ["LooseEnds", "find_loose_ends"]

_NAMED = 5
"""How many of the missing are named in a sentence: enough to look for them."""


class _Reference(NamedTuple):
    """A field that points into another table, and how people hear that it points nowhere."""

    table: str
    column: str
    target: str
    one: str
    many: str
    outcome: str


_LATER = "not imported yet, and shown by number until then"
_REFERENCES = (
    _Reference("customers", "parent_id", "customers", "parent", "parents", "no customer here, and stands for a group"),
    _Reference("orders", "account_id", "customers", "customer", "customers", _LATER),
    _Reference("service-events", "account_id", "customers", "customer", "customers", _LATER),
    _Reference("order-lines", "product_id", "products", "product", "products", _LATER),
)
_WAITING = _Reference("order-lines", "order_id", "orders", "order", "orders", "")


class LooseEnds(NamedTuple):
    """Sentences about what is missing, and how many order lines wait for their order."""

    sentences: tuple[str, ...]
    waiting: int


def find_loose_ends(folder: Path, manifest: Manifest, connection: Connection, touched: set[str]) -> LooseEnds:
    """Look for what the tables just imported refer to in vain.

    Nothing of it keeps a file out: customers and products are shown by number until they come, lines count once their
    order does.
    """

    def rows(name: str) -> Rows:
        stored = manifest.tables.get(name)
        return stored_rows(connection, TABLES[name], folder / stored.file if stored else None)

    def in_vain(reference: _Reference) -> Rows:
        column = reference.column
        there = rows(reference.target).select(f"{TABLES[reference.target].key[0]} AS {column}")
        pointing = rows(reference.table).select(column).filter(f"{column} IS NOT NULL")
        return pointing.join(there.set_alias("there"), [column], how="anti")

    sentences = [
        f"{_named(ids, reference)} {'is' if len(ids) == 1 else 'are'} {reference.outcome}."
        for reference in _REFERENCES
        if reference.table in touched and (ids := _distinct(in_vain(reference)))
    ]
    lines = in_vain(_WAITING) if touched & {"orders", "order-lines"} else None
    waiting = len(lines) if lines is not None else 0
    if lines is not None and waiting:
        orders = _named(_distinct(lines), _WAITING)
        sentences.append(f"{PLAIN.count(waiting, 'line waits', 'lines wait')} for {orders} not imported yet.")
    return LooseEnds(tuple(sentences), waiting)


def _distinct(rows: Rows) -> list[str]:
    return [str(row[0]) for row in rows.distinct().order("1").fetchall()]


def _named(ids: list[str], reference: _Reference) -> str:
    """Name the first few: ``2 orders (10248, 10249)``."""
    shown = ", ".join(map(shortened, ids[:_NAMED])) + (", …" if len(ids) > _NAMED else "")
    return f"{PLAIN.count(len(ids), reference.one, reference.many)} ({shown})"
