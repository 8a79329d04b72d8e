"""Edits of revenue targets (M20, M24)."""

from __future__ import annotations

from datetime import date
from typing import Any

from kamwidgets.edits.edit import edit, part, with_part, without_part
from kamwidgets.model import PLAIN, AccountPlan, Target, target_id

__all__ = ["agree_target", "remove_target", "set_target"]


@edit(
    lambda _plan, said: (
        f"Target {said['period']} for product {said['product_id']} set to {PLAIN.entered(said['revenue'])}"
    )
)
def set_target(plan: AccountPlan, *, product_id: str, period: str, revenue: float, **context: Any) -> AccountPlan:
    """Set the turnover aimed at with a product in a period.

    A changed number is nobody's agreement any more: the target is internal again until it is proposed or agreed anew.
    """
    key = target_id(product_id, period)
    before = plan.targets.get(key)
    if before is not None and before.revenue == revenue:
        return with_part(plan, "targets", key, before.but(**context))
    target = Target(product_id=product_id, period=period, revenue=revenue, **context)
    return with_part(plan, "targets", key, target)


@edit(lambda plan, said: f"Target {plan.targets[said['id']].period} is {plan.targets[said['id']].status}")
def agree_target(
    plan: AccountPlan,
    *,
    id: str,
    status: str,
    with_whom: str = "",
    agreed_on: date | None = None,
) -> AccountPlan:
    """Say how far the customer has agreed to a target, with whom and when."""
    target: Target = part(plan.targets, id, "target")
    return with_part(plan, "targets", id, target.but(status=status, with_whom=with_whom, agreed_on=agreed_on))


@edit(lambda plan, said: f"Target {plan.targets[said['id']].period} removed")
def remove_target(plan: AccountPlan, *, id: str) -> AccountPlan:
    """Drop a target."""
    return without_part(plan, "targets", id, "target")
