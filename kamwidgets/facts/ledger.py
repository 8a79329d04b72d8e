"""What happened: the facts of a workspace in one version, opened where they lie and read when asked."""

# Arrow and Ibis describe columns only while they run, so that a type checker cannot follow into them.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from kamwidgets.facts.damage import damage_of, telling_damage
from kamwidgets.facts.groups import top_parents
from kamwidgets.facts.merging import schema_of
from kamwidgets.facts.rollups import Revenue
from kamwidgets.facts.rules import FactsError, Rules
from kamwidgets.facts.tables import TABLES, table_named
from kamwidgets.facts.versions import Said, read_manifest
from kamwidgets.model.periods import Span, span_of

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from datetime import date
    from pathlib import Path

    import ibis.expr.types as ir
    import pandas as pd
    from ibis.backends.duckdb import Backend

    from kamwidgets.facts.versions import TableFile

__all__ = ["Facts"]

_HAPPENED = {
    "orders": ("ordered_on", "shipped_on", "delivered_on", "invoiced_on", "paid_on"),
    "service-events": ("opened_at", "answered_at", "solved_at"),
}
"""Dates at which something happened; what was wished, promised or is due may lie ahead."""


class Facts:
    """The facts of a workspace as they stood when this was opened; a later import makes a new version.

    Parameters
    ----------
    folder : Path
        The workspace's ``facts`` folder; it need not exist yet.
    rules : Rules, optional
        What the workspace has settled.

    Attributes
    ----------
    revenue : Revenue
        ``facts.revenue(by=["account_id", "year"])``.

    Examples
    --------
    >>> from pathlib import Path
    >>> facts = Facts(Path("no-such-folder"))
    >>> facts.version, facts.tables, facts.as_of
    ('', {}, None)
    """

    def __init__(self, folder: Path, rules: Rules | None = None) -> None:
        self.folder = folder
        self.rules = rules or Rules()
        self._manifest = read_manifest(folder)
        self._one_at_a_time = threading.RLock()
        self._whole: set[str] = set()
        self.revenue = Revenue(self)

    @property
    def version(self) -> str:
        """Names this state of the facts; empty before the first import."""
        return self._manifest.version

    @property
    def tables(self) -> dict[str, int]:
        """Rows of each table that was imported."""
        return {name: self._manifest.tables[name].rows for name in TABLES if name in self._manifest.tables}

    @property
    def sources(self) -> Mapping[str, TableFile]:
        """Where each table's rows came from, and when."""
        return self._manifest.tables

    @property
    def is_current(self) -> bool:
        """Whether no import has come since this was opened."""
        return read_manifest(self.folder).version == self.version

    def remembered(self, table: str) -> dict[str, str]:
        """Return what a person said about the columns of the last file of a table: field to column."""
        return dict(read_manifest(self.folder).said.get(table, Said()).columns)

    def read_as(self, table: str) -> dict[str, str]:
        """Return how the fields of the last file of a table were written, where a person said so."""
        return dict(read_manifest(self.folder).said.get(table, Said()).read_as)

    def table(self, name: str) -> ir.Table:
        """Return a stored table, lazily; without rows where nothing was imported.

        Raises
        ------
        FactsError
            If no such table is kept among the facts, or its file is damaged.
        """
        try:
            canonical = table_named(name)
        except ValueError as error:
            raise FactsError(str(error)) from error
        if canonical.in_documents:
            raise FactsError(f"{name.capitalize()} are not kept among the facts: they belong to plans.")
        import ibis

        entry = self._manifest.tables.get(name)
        if entry is None:
            return ibis.memtable(schema_of(canonical).empty_table())
        if name not in self._whole:
            if damaged := damage_of(self.folder, name, entry, whole=False):
                raise FactsError(damaged)
            self._whole.add(name)
        with self._reading:
            return self._connection.read_parquet(self.folder / entry.file)

    def read(self, expression: ir.Table) -> pd.DataFrame:
        """Run a lazy table of these facts."""
        with self._reading:
            return cast("pd.DataFrame", self._connection.execute(expression))

    def accounts(self) -> pd.DataFrame:
        """Return every customer, bought or not; one known from orders only is shown by its number.

        Returns
        -------
        pandas.DataFrame
            One row per account, by account_id; the fields of the customers table.
        """
        customers, orders = self.table("customers"), self.table("orders")
        unlisted = orders.select("account_id").distinct().anti_join(customers, "account_id")
        both = customers.union(_widened(unlisted.mutate(name=unlisted.account_id), customers))
        return self.read(both.order_by("account_id"))

    def products(self) -> pd.DataFrame:
        """Return every product; one known from order lines only is shown by its number.

        Returns
        -------
        pandas.DataFrame
            One row per product, by product_id; the fields of the products table.
        """
        products, lines = self.table("products"), self.table("order-lines")
        unlisted = lines.select("product_id").distinct().anti_join(products, "product_id")
        both = products.union(_widened(unlisted.mutate(name=unlisted.product_id), products))
        return self.read(both.order_by("product_id"))

    def waiting(self) -> pd.DataFrame:
        """Return the orders whose lines came without them: order_id and how many lines."""
        loose = self.table("order-lines").anti_join(self.table("orders"), "order_id")
        return self.read(loose.group_by("order_id").aggregate(lines=loose.count()).order_by("order_id"))

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """Each customer's topmost parent, itself where it has none."""
        frame = self.read(self.table("customers").select("account_id", "parent_id"))
        pairs = zip(frame["account_id"], frame["parent_id"], strict=True)
        return top_parents({str(account): parent if isinstance(parent, str) else None for account, parent in pairs})

    @property
    def first_on(self) -> date | None:
        """Day of the first order."""
        return self._ordered[0]

    @property
    def last_on(self) -> date | None:
        """Day of the last order."""
        return self._ordered[1]

    @cached_property
    def as_of(self) -> date | None:
        """The day from which past and open are judged: the workspace's setting, else the last day in the facts."""
        if self.rules.as_of:
            return self.rules.as_of
        days: list[date] = []
        for name, columns in _HAPPENED.items():
            if name in self.tables:
                table = self.table(name)
                latest = self._row(table.aggregate(**{column: table[column].cast("date").max() for column in columns}))
                days += [day for day in latest.values() if day is not None]
        return max(days, default=None)

    def span(self, period: str) -> Span:
        """Return the days of a period (2027, 2027-Q1, 2027-03) in the company's fiscal year.

        Raises
        ------
        UserError
            If the text names no period.
        """
        return span_of(period, self.rules.fiscal_year_start)

    def is_partial(self, period: str) -> bool:
        """Whether the facts cover only part of a period: it is not closed, or they begin after its third day."""
        if self.first_on is None or self.as_of is None:
            return True
        return self.span(period).is_partial(self.first_on, self.as_of)

    @property
    @contextmanager
    def _reading(self) -> Generator[None]:
        """Read alone, and tell where that fails over a damaged table."""
        with self._one_at_a_time, telling_damage(self.folder, self._manifest):
            yield

    @cached_property
    def _connection(self) -> Backend:
        import ibis

        return ibis.duckdb.connect()

    @cached_property
    def _ordered(self) -> tuple[date | None, date | None]:
        orders = self.table("orders")
        row = self._row(orders.aggregate(first=orders.ordered_on.min(), last=orders.ordered_on.max()))
        return row["first"], row["last"]

    def _row(self, expression: ir.Table) -> dict[str, Any]:
        with self._reading:
            return self._connection.to_pyarrow(expression).to_pylist()[0]


def _widened(rows: ir.Table, like: ir.Table) -> ir.Table:
    """Give rows every column of a table, unknown where they have none."""
    import ibis

    return rows.select(
        **{name: rows[name] if name in rows.columns else ibis.null(kind) for name, kind in like.schema().items()}
    )
