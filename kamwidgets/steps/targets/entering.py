"""What people enter about targets, turned into edits; the table and the card share it (M20, M24)."""

from __future__ import annotations

from typing import Any

from kamwidgets.edits import Refused, agree_target, remove_target, set_target
from kamwidgets.facts import parse_number
from kamwidgets.model import Target, target_id
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

    def enter(self, product_id: str, year: str, field: str, value: str | None) -> None:
        """Save one field of a target.

        Parameters
        ----------
        product_id, year : str
            Whose target.
        field : {"revenue", "status", "with_whom", "agreed_on"}
        value : str or None
            As typed, a number in the workspace's locale; empty or None clears the field, and with the amount
            the target itself.

        Raises
        ------
        Refused, ValueError
            If it makes no sense; nothing has changed.
        """
        text = (value or "").strip()
        if field == "revenue":
            self._enter_amount(product_id, year, text)
        else:
            self._agree(self._target(product_id, year), field, text)

    def remove(self, product_id: str, year: str) -> None:
        """Drop a target."""
        self._target(product_id, year)
        self.page.edit(remove_target, id=target_id(product_id, year))

    def _enter_amount(self, product_id: str, year: str, text: str) -> None:
        """Set the amount beside what it is compared with: last year's turnover, in this version of the facts."""
        if text:
            amount = parse_number(text, self.page.portfolio.settings.locale)
            last, version = self._last(product_id), self.page.facts.version
            of_whom = {"product_id": product_id, "period": year}
            self.page.edit(set_target, **of_whom, revenue=amount, last_revenue=last, facts_version=version)
        elif self._has_target(product_id, year):
            self.remove(product_id, year)

    def _agree(self, target: Target, field: str, text: str) -> None:
        address = target_id(target.product_id, target.period)
        said: dict[str, Any] = target.model_dump(include={"status", "with_whom", "agreed_on"})
        said[field] = (text or None) if field == "agreed_on" else text
        if field == "with_whom" and text and address in self._wished:
            said["status"] = "agreed"
        said["status"] = said["status"] or "internal"
        if said["status"] != "agreed":
            said["agreed_on"] = None
        elif not said["with_whom"]:
            self._wished |= {address} if field == "status" else set()
            raise Refused(WITH_WHOM if field == "status" else STILL_AGREED)
        elif field == "agreed_on" and not text:
            raise Refused(NO_DAY)
        else:
            said["agreed_on"] = said["agreed_on"] or self.page.today
        self._wished.discard(address)
        self.page.edit(agree_target, id=address, **said)

    def _target(self, product_id: str, year: str) -> Target:
        target = self.page.plan.targets.get(target_id(product_id, year))
        if target is None:
            raise Refused(IN_PARTS if self._has_target(product_id, year) else NO_AMOUNT)
        return target

    def _has_target(self, product_id: str, year: str) -> bool:
        """Whether the year has a target, be it for its parts only."""
        amounts = self.page.reading.targets(self.page.account_id).targets
        return product_id in amounts.index and bool(amounts[year].notna()[product_id])

    def _last(self, product_id: str) -> float | None:
        table = self.page.reading.targets(self.page.account_id)
        return float(table.last.get(product_id, 0.0)) if table.base else None
