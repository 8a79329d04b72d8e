"""Edits of what holds for all accounts: settings, criteria, team (M4, M6, M40)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kamwidgets.edits.edit import Refused, edit, part, with_new_parts, with_part, without_part
from kamwidgets.edits.weighing import can_be_kept
from kamwidgets.model import Criterion, Member, Portfolio, Tier

__all__ = [
    "add_criteria",
    "add_member",
    "add_tiers",
    "change_criterion",
    "change_member",
    "change_settings",
    "change_tier",
    "remove_criterion",
    "remove_member",
    "remove_tier",
]


@edit(lambda _portfolio, said: f"Settings changed: {', '.join(name.replace('_', ' ') for name in said)}")
def change_settings(portfolio: Portfolio, **fields: Any) -> Portfolio:
    """Change how the company counts."""
    return portfolio.but(settings=portfolio.settings.but(**fields))


@edit(lambda _portfolio, said: f"Criteria added: {len(said['criteria'])}")
def add_criteria(portfolio: Portfolio, *, criteria: Iterable[Mapping[str, Any]]) -> Portfolio:
    """Add criteria by which accounts are compared, each with its anchors; those already there stay as they are."""
    return with_new_parts(portfolio, "criteria", {each["id"]: Criterion(**each) for each in criteria})


@edit(lambda portfolio, said: f"Criterion “{portfolio.criteria[said['id']].title}” changed")
def change_criterion(portfolio: Portfolio, *, id: str, **fields: Any) -> Portfolio:
    """Change a criterion's words, anchors or weight."""
    criterion: Criterion = part(portfolio.criteria, id, "criterion")
    return with_part(portfolio, "criteria", id, criterion.but(**fields))


@edit(lambda portfolio, said: f"Criterion “{portfolio.criteria[said['id']].title}” removed")
def remove_criterion(portfolio: Portfolio, *, id: str) -> Portfolio:
    """Stop comparing accounts by a criterion; ratings on it stay in the plans, what is said of its weight goes."""
    rules = {key: rule for key, rule in portfolio.weight_rules.items() if id not in (rule.criterion, rule.below)}
    pairs = {key: pair for key, pair in portfolio.comparisons.items() if id not in (pair.first, pair.second)}
    left = without_part(portfolio, "criteria", id, "criterion").but(weight_rules=rules, comparisons=pairs)
    if not can_be_kept(left):
        raise Refused("Without it no weights could keep the rules on the others: take one of those away first.")
    return left


@edit(lambda _portfolio, said: f"{said['name']} joined the team")
def add_member(portfolio: Portfolio, *, id: str, name: str, **fields: Any) -> Portfolio:
    """Add one of us."""
    if id in portfolio.team:
        raise Refused(f"{name} is already in the team.")
    return with_part(portfolio, "team", id, Member(id=id, name=name, **fields))


@edit(lambda portfolio, said: f"{portfolio.team[said['id']].name} changed")
def change_member(portfolio: Portfolio, *, id: str, **fields: Any) -> Portfolio:
    """Change what we know of one of us."""
    member: Member = part(portfolio.team, id, "team member")
    return with_part(portfolio, "team", id, member.but(**fields))


@edit(lambda portfolio, said: f"{portfolio.team[said['id']].name} left the team")
def remove_member(portfolio: Portfolio, *, id: str) -> Portfolio:
    """Take somebody out of the team; their name stays on what they own until somebody else takes it over."""
    return without_part(portfolio, "team", id, "team member")


@edit(lambda _portfolio, said: f"Tiers added: {len(said['tiers'])}")
def add_tiers(portfolio: Portfolio, *, tiers: Iterable[Mapping[str, Any]]) -> Portfolio:
    """Add tiers in which accounts are looked after, the closest first; those already there stay as they are."""
    return with_new_parts(portfolio, "tiers", {each["id"]: Tier(**each) for each in tiers})


@edit(lambda portfolio, said: f"Tier “{portfolio.tiers[said['id']].title}” changed")
def change_tier(portfolio: Portfolio, *, id: str, **fields: Any) -> Portfolio:
    """Change what a tier is called or how many hours it takes."""
    tier: Tier = part(portfolio.tiers, id, "tier")
    return with_part(portfolio, "tiers", id, tier.but(**fields))


@edit(lambda portfolio, said: f"Tier “{portfolio.tiers[said['id']].title}” removed")
def remove_tier(portfolio: Portfolio, *, id: str) -> Portfolio:
    """Take a tier away; the accounts in it count as in the first."""
    return without_part(portfolio, "tiers", id, "tier")
