"""What every account bought and how it paid, as the frames that facts about accounts are worked out from (M4)."""

# Arrow and Ibis describe columns only while they run, so that a type checker cannot follow into them.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false, reportOperatorIssue=false
# ruff: noqa: PD004 - Ibis columns, not pandas

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kamwidgets.facts.rollups import counting_orders
from kamwidgets.model.periods import months_before, span_of

if TYPE_CHECKING:
    import pandas as pd

    from kamwidgets.facts.ledger import Facts

__all__ = ["last_orders", "payments", "whole_months"]


def last_orders(facts: Facts) -> pd.DataFrame:
    """Return the day of each account's last order that counts, up to the last day: ``account_id``, ``ordered_on``."""
    lines = facts.revenue.lines()
    if facts.as_of is not None:
        lines = lines.filter(lines.ordered_on <= facts.as_of)
    return facts.read(lines.group_by("account_id").aggregate(ordered_on=lines.ordered_on.max()))


def payments(facts: Facts, since: date, until: date) -> pd.DataFrame:
    """Return each invoice that was paid in these days: ``account_id`` and the ``days`` from invoice to payment."""
    orders = counting_orders(facts)
    paid = orders.filter(orders.invoiced_on.notnull(), orders.paid_on >= since, orders.paid_on <= until)
    days = paid.paid_on.epoch_days() - paid.invoiced_on.epoch_days()
    return facts.read(paid.select("account_id", days=days))


def whole_months(facts: Facts, most: int) -> tuple[str, ...]:
    """Return the last calendar months that the facts cover whole, oldest first, ``most`` of them at most."""
    if facts.first_on is None or facts.as_of is None:
        return ()
    ends = facts.as_of + timedelta(days=1)
    last = ends.replace(day=1) - timedelta(days=1)
    found: list[str] = []
    for back in range(most):
        month = months_before(last, back + 1).since.replace(day=1) if back else last.replace(day=1)
        name = f"{month:%Y-%m}"
        if span_of(name).is_partial(facts.first_on, facts.as_of):
            break
        found.append(name)
    return tuple(reversed(found))
