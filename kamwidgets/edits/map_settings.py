"""Edits of how the company reads its maps (M11-M16)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kamwidgets.edits.edit import Refused, edit
from kamwidgets.model import CoverageRule, Portfolio

__all__ = ["change_map_settings", "remove_coverage_rules", "set_coverage_rules"]


@edit(lambda _portfolio, said: f"Settings of the map changed: {', '.join(name.replace('_', ' ') for name in said)}")
def change_map_settings(portfolio: Portfolio, **fields: Any) -> Portfolio:
    """Change what a tie carries, how knowledge ages, the chances of a stance, or what never leaves the house."""
    return portfolio.but(map=portfolio.map.but(**fields))


@edit(lambda _portfolio, said: f"Coverage rules set: {len(said['rules'])}")
def set_coverage_rules(portfolio: Portfolio, *, rules: Iterable[Mapping[str, Any]]) -> Portfolio:
    """Say what good coverage of a decision-making unit asks for, in place of what counted before."""
    made = {rule["id"]: CoverageRule(**rule) for rule in rules}
    if not made:
        raise Refused("Keep at least one rule, or take the method's own.")
    return portfolio.but(coverage_rules=made)


@edit("Coverage counts by the method's own rules again")
def remove_coverage_rules(portfolio: Portfolio) -> Portfolio:
    """Count coverage by the method's own rules again."""
    return portfolio.but(coverage_rules={})
