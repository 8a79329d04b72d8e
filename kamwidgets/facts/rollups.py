"""Turnover and contribution by whatever one asks: customer, group, product, category, country, period (M1, M20)."""

# Arrow and Ibis describe columns only while they run, so that a type checker cannot follow into them.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false, reportOperatorIssue=false
# pyright: reportArgumentType=false
# ruff: noqa: PD003, PD004 - Ibis columns, not pandas

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kamwidgets.facts.rules import FactsError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    import ibis.expr.types as ir
    import pandas as pd

    from kamwidgets.facts.ledger import Facts

__all__ = ["BY", "Revenue"]

BY = ("account_id", "parent", "product_id", "category", "country", "year", "quarter", "month")
"""What turnover can be grouped and chosen by."""


class Revenue:
    """Turnover from order lines, at the day they were ordered.

    Line revenue = quantity × unit price × (1 − discount); contribution = line revenue − quantity × unit cost, with the
    line's cost, else the product's, else unknown. Credit notes are negative quantities and stay in; cancelled orders
    and lines that wait for their order stay out.
    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def __call__(
        self,
        by: Sequence[str] = (),
        *,
        where: Mapping[str, str | int | Collection[str | int]] | None = None,
        since: date | None = None,
        until: date | None = None,
        level: Literal["account", "parent"] = "account",
    ) -> pd.DataFrame:
        """Add up turnover.

        Parameters
        ----------
        by : sequence of str
            Any of account_id, parent, product_id, category, country, year, quarter, month; none = one total.
        where : mapping, optional
            The same names to a value or several: only these lines count.
        since, until : datetime.date, optional
            First and last day that count.
        level : {"account", "parent"}
            ``parent`` rolls every account up to its topmost parent.

        Returns
        -------
        pandas.DataFrame
            The columns of ``by``, then revenue, contribution (unknown as soon as one line's cost is),
            known_cost_share (share of turnover, 0–1, whose cost is known), quantity and orders; sorted by ``by``.
            Years are fiscal years as integers, quarters ``2027-Q1``, months ``2027-03``.

        Raises
        ------
        FactsError
            If a name is none of these.
        """
        return self._facts.read(self.expr(by, where=where, since=since, until=until, level=level))

    def expr(
        self,
        by: Sequence[str] = (),
        *,
        where: Mapping[str, str | int | Collection[str | int]] | None = None,
        since: date | None = None,
        until: date | None = None,
        level: Literal["account", "parent"] = "account",
    ) -> ir.Table:
        """Return the same as an Ibis table that nothing has read yet."""
        chosen = dict(where or {})
        _check((*by, *chosen))
        lines = self.lines(level)
        if since:
            lines = lines.filter(lines.ordered_on >= since)
        if until:
            lines = lines.filter(lines.ordered_on <= until)
        for name, wanted in chosen.items():
            several = [wanted] if isinstance(wanted, str | int) else list(wanted)
            lines = lines.filter(lines[name].isin(several))
        totals = _totals(lines, list(by))
        return totals.order_by(list(by)) if by else totals

    def lines(self, level: Literal["account", "parent"] = "account") -> ir.Table:
        """Return every line that counts, with its customer, product and periods, as a lazy Ibis table.

        Its columns: order_id, line_no, account_id, parent, country, product_id, category, ordered_on, year, quarter,
        month, quantity, unit_price, discount, revenue, cost (of the line; null = unknown).
        """
        facts = self._facts
        joined = _joined(facts)
        year, quarter, month = _periods(joined, facts.rules.fiscal_year_start)
        return joined.select(
            "order_id",
            "line_no",
            "parent",
            "country",
            "product_id",
            "category",
            "ordered_on",
            "quantity",
            "unit_price",
            account_id=joined.parent if level == "parent" else joined.account_id,
            year=year,
            quarter=quarter,
            month=month,
            discount=joined.discount.fill_null(0.0),
            revenue=joined.quantity * joined.unit_price * (1 - joined.discount.fill_null(0.0)),
            cost=joined.quantity * joined.unit_cost.coalesce(joined.product_cost),
        )


def _check(names: Sequence[str]) -> None:
    for name in names:
        if name not in BY:
            raise FactsError(f"Turnover cannot be grouped by “{name}”. Choose among: {', '.join(BY)}.")


def counting_orders(facts: Facts) -> ir.Table:
    """Return the orders that were not cancelled."""
    cancelled = [word.strip().lower() for word in facts.rules.cancelled]
    orders = facts.table("orders")
    status = orders.status.strip().lower()
    return orders.filter(status.isnull() | status.notin(cancelled))


def _joined(facts: Facts) -> ir.Table:
    """Lines with the heads, customers and products they refer to; without their order they do not count."""
    heads = counting_orders(facts).select("order_id", "account_id", "ordered_on")
    customers = facts.table("customers").select("account_id", "country")
    products = facts.table("products")
    known = products.select("product_id", "category", product_cost=products.unit_cost)
    joined = (
        facts.table("order-lines")
        .inner_join(heads, "order_id")
        .left_join(customers, "account_id")
        .drop("account_id_right")
        .left_join(known, "product_id")
        .drop("product_id_right")
        .left_join(_groups(facts), "account_id")
        .drop("account_id_right")
    )
    return joined.mutate(parent=joined.parent.coalesce(joined.account_id))


def _groups(facts: Facts) -> ir.Table:
    import ibis
    import pyarrow as pa

    groups = facts.groups
    return ibis.memtable(
        pa.table(
            {"account_id": pa.array(list(groups), pa.string()), "parent": pa.array(list(groups.values()), pa.string())}
        )
    )


def _periods(lines: ir.Table, starts: int) -> tuple[ir.IntegerValue, ir.StringValue, ir.StringValue]:
    """Fiscal year (named after the year it ends in), its quarter, and the calendar month of each line."""
    day = lines.ordered_on
    later = (day.month() >= starts).cast("int64") if starts > 1 else 0
    year = day.year().cast("int64") + later
    quarter = ((day.month().cast("int64") - starts + 12) % 12) // 3 + 1
    return year, year.cast("string") + "-Q" + quarter.cast("string"), day.strftime("%Y-%m")


def _totals(lines: ir.Table, by: list[str]) -> ir.Table:
    import ibis

    size = lines.revenue.abs()
    known = size.sum(where=lines.cost.notnull())
    unknown = lines.cost.isnull().sum().fill_null(0)
    totals = lines.group_by(by) if by else lines
    return totals.aggregate(
        revenue=lines.revenue.sum().fill_null(0.0),
        contribution=ibis.ifelse(unknown == 0, (lines.revenue - lines.cost).sum(), ibis.null("float64")),
        known_cost_share=known.fill_null(0.0) / size.sum().nullif(0.0),
        quantity=lines.quantity.sum().fill_null(0.0),
        orders=lines.order_id.nunique(),
    )
