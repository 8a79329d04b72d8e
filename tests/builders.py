"""Documents for tests, said in words: ``a_plan().with_person("Ada", role="decider").done``."""

from __future__ import annotations

from typing import Any, Self

from kamwidgets import edits
from kamwidgets.model import AccountPlan, new_id


class PlanBuilder:
    """Builds a plan by the same edits people use."""

    def __init__(self, account_id: str) -> None:
        self.done = AccountPlan(account_id=account_id)
        self.ids: dict[str, str] = {}

    def with_person(self, name: str, **fields: Any) -> Self:
        """Add somebody; their id is kept under the name."""
        self.ids[name] = new_id()
        self.done = edits.add_person(self.done, id=self.ids[name], name=name, **fields)
        return self

    def with_tie(self, source: str, target: str, kind: str = "influences", **fields: Any) -> Self:
        """Link two people by their names."""
        ends = {"source": self.ids[source], "target": self.ids[target]}
        self.done = edits.link_people(self.done, id=new_id(), kind=kind, **ends, **fields)
        return self

    def with_target(self, product_id: str, period: str, revenue: float, **fields: Any) -> Self:
        """Set a target."""
        self.done = edits.set_target(self.done, product_id=product_id, period=period, revenue=revenue, **fields)
        return self

    def with_action(self, title: str, **fields: Any) -> Self:
        """Plan an action; its id is kept under the title."""
        self.ids[title] = new_id()
        self.done = edits.add_action(self.done, id=self.ids[title], title=title, **fields)
        return self

    def with_contact(self, name: str, every_days: int, **fields: Any) -> Self:
        """Plan to be in touch with somebody."""
        self.done = edits.add_contact(
            self.done, id=new_id(), person_id=self.ids[name], channel="e-mail", every_days=every_days, **fields
        )
        return self


def a_plan(account_id: str = "acme") -> PlanBuilder:
    """Begin a plan."""
    return PlanBuilder(account_id)
