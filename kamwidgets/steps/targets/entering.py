"""What people enter about targets, turned into edits; the table and the card share it (M20, M24)."""

from __future__ import annotations

from typing import Any

from kamwidgets.edits import Refused, agree_target, remove_target, set_target
from kamwidgets.model import AccountPlan, Target, target_id
from kamwidgets.steps.cells import read_cell
from kamwidgets.steps.entries import Step
from kamwidgets.steps.page import Page

__all__ = ["TargetEntries"]

WITH_WHOM = "Say with whom: fill in “With whom”, and it is marked as agreed."
STILL_AGREED = "An agreed target names who agreed to it. Make it internal or proposed first."
NO_DAY = "Say on which day it was agreed."
NO_AMOUNT = "Enter the amount first."
IN_PARTS = "This is the sum of targets for quarters or months. Enter an amount for the whole year to change it here."


class TargetEntries:
    """Takes what was typed about one product's target in one year.

    A target can only be agreed with somebody. Who marks it as agreed first and names the person afterwards need not
    mark it twice: the wish is kept until then.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self._wished: set[str] = set()

    def forget(self) -> None:
        """Drop what was wished for: another account is open."""
        self._wished.clear()

    def enter(self, product_id: str, year: str, field: str, text: str) -> None:
        """Save one field of a target.

        Parameters
        ----------
        product_id, year : str
            Whose target.
        field : {"revenue", "status", "with_whom", "agreed_on"}
        text : str
            As typed, a number in the workspace's locale; empty clears the field, and with the amount the target itself.

        Raises
        ------
        Refused, ValueError
            If it makes no sense; nothing has changed.
        """
        value = read_cell({"kind": "number" if field == "revenue" else "text"}, text, self.page.formats.locale)
        if step := self.step(self.page.plan, product_id, year, field, value):
            self.page.edit(step[0], **step[1])

    def step(self, plan: AccountPlan, product_id: str, year: str, field: str, value: Any) -> Step | None:
        """Return the edit that saves one field of a target in a plan, None where there is nothing to save."""
        if field != "revenue":
            return self._agreement(_target(plan, product_id, year), field, value)
        if value is not None:
            return self._amount(product_id, year, value)
        return self.removal(plan, product_id, year) if _has_target(plan, product_id, year) else None

    def removal(self, plan: AccountPlan, product_id: str, year: str) -> Step:
        """Return the edit that drops a target."""
        _target(plan, product_id, year)
        return remove_target, {"id": target_id(product_id, year)}

    def _amount(self, product_id: str, year: str, amount: float) -> Step:
        """Set the amount beside what it is compared with: last year's turnover, in this version of the facts."""
        last, version = self._last(product_id), self.page.facts.version
        of_whom = {"product_id": product_id, "period": year}
        return set_target, {**of_whom, "revenue": amount, "last_revenue": last, "facts_version": version}

    def _agreement(self, target: Target, field: str, value: Any) -> Step:
        address = target_id(target.product_id, target.period)
        said: dict[str, Any] = target.model_dump(include={"status", "with_whom", "agreed_on"})
        said[field] = value if field == "agreed_on" else value or ""
        if field == "with_whom" and value and address in self._wished:
            said["status"] = "agreed"
        said["status"] = said["status"] or "internal"
        if said["status"] != "agreed":
            said["agreed_on"] = None
        elif not said["with_whom"]:
            self._wished |= {address} if field == "status" else set()
            raise Refused(WITH_WHOM if field == "status" else STILL_AGREED)
        elif field == "agreed_on" and not value:
            raise Refused(NO_DAY)
        else:
            said["agreed_on"] = said["agreed_on"] or self.page.today
        self._wished.discard(address)
        return agree_target, {"id": address, **said}

    def _last(self, product_id: str) -> float | None:
        table = self.page.reading.targets(self.page.account_id)
        return float(table.last.get(product_id, 0.0)) if table.base else None


def _target(plan: AccountPlan, product_id: str, year: str) -> Target:
    target = plan.targets.get(target_id(product_id, year))
    if target is None:
        raise Refused(IN_PARTS if _has_target(plan, product_id, year) else NO_AMOUNT)
    return target


def _has_target(plan: AccountPlan, product_id: str, year: str) -> bool:
    """Whether the year has a target, be it for its parts only."""
    return any(one.product_id == product_id and one.period[:4] == year for one in plan.targets.values())
