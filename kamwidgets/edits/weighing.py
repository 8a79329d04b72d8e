"""Edits of how much criteria weigh: all weights at once, and the rules that hold where people disagree (M4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from kamwidgets.edits.edit import Refused, edit, part, with_part, without_part
from kamwidgets.model import PLAIN, Formats, Portfolio, WeightRule

__all__ = ["add_weight_rule", "can_be_kept", "remove_weight_rule", "set_weights", "weight_rule_in_words"]

_ROUNDING = 1e-9


@edit(lambda _portfolio, said: f"Weights set: {len(said['weights'])}")
def set_weights(portfolio: Portfolio, *, weights: Mapping[str, float]) -> Portfolio:
    """Give several criteria their weights at once, by id; the others keep theirs."""
    for id in weights:
        part(portfolio.criteria, id, "criterion")
    criteria = {
        id: criterion.but(weight=weights.get(id, criterion.weight)) for id, criterion in portfolio.criteria.items()
    }
    if not any(criterion.weight for criterion in criteria.values()):
        raise Refused("At least one criterion needs a weight above 0, or no account can be scored.")
    return portfolio.but(criteria=criteria)


@edit(lambda portfolio, said: f"Weights: {_said(portfolio, said['id'])}")
def add_weight_rule(  # noqa: PLR0913 - the fields of a rule, by name
    portfolio: Portfolio,
    *,
    id: str,
    kind: Literal["order", "interval"],
    criterion: str,
    below: str = "",
    least: float = 0,
    most: float = 1,
) -> Portfolio:
    """Say what everybody agrees on about weights: which of two weighs more or as much, or a share and its bounds."""
    rule = WeightRule(id=id, kind=kind, criterion=criterion, below=below, least=least, most=most)
    for named in (criterion, below) if kind == "order" else (criterion,):
        part(portfolio.criteria, named, "criterion")
    if any(rule == each.but(id=id) for each in portfolio.weight_rules.values()):
        raise Refused("This rule is there already.")
    ruled = with_part(portfolio, "weight_rules", id, rule)
    if not can_be_kept(ruled):
        raise Refused("No weights could keep this rule and the others at once: take one of them away first.")
    return ruled


@edit(
    lambda portfolio, said: f"Weights, no longer: {weight_rule_in_words(portfolio.weight_rules[said['id']], portfolio)}"
)
def remove_weight_rule(portfolio: Portfolio, *, id: str) -> Portfolio:
    """Take a rule on weights away."""
    return without_part(portfolio, "weight_rules", id, "rule")


def weight_rule_in_words(rule: WeightRule, portfolio: Portfolio, formats: Formats = PLAIN) -> str:
    """Say what a rule on weights asks for, with the criteria's titles.

    Examples
    --------
    >>> from kamwidgets.model import Criterion
    >>> known = Portfolio(criteria={"a": Criterion(id="a", title="Volume"), "b": Criterion(id="b", title="Prestige")})
    >>> weight_rule_in_words(WeightRule(id="1", kind="order", criterion="a", below="b"), known)
    '“Volume” weighs at least as much as “Prestige”'
    >>> weight_rule_in_words(WeightRule(id="2", kind="interval", criterion="a", least=0.1, most=0.3), known)
    '“Volume” has between 10 % and 30 % of the weight'
    """
    title, other = (
        f"“{portfolio.criteria[id].title}”" if id in portfolio.criteria else "a criterion that is gone"
        for id in (rule.criterion, rule.below)
    )
    if rule.kind == "order":
        return f"{title} weighs at least as much as {other}"
    least, most = formats.share(rule.least), formats.share(rule.most)
    if rule.least == 0:
        return f"{title} has at most {most} of the weight"
    if rule.most == 1:
        return f"{title} has at least {least} of the weight"
    return f"{title} has between {least} and {most} of the weight"


def _said(portfolio: Portfolio, id: str) -> str:
    return weight_rule_in_words(portfolio.weight_rules[id], portfolio)


def can_be_kept(portfolio: Portfolio) -> bool:
    """Whether some weights that sum to 1 keep all rules.

    Bounds are passed along the orders until they stand still. The least bounds then keep all rules, and so do the most
    bounds; everything between them does too, so it is enough that 1 lies between the two sums.
    """
    rules = portfolio.weight_rules.values()
    if not rules:
        return True
    least, most = dict.fromkeys(portfolio.criteria, 0.0), dict.fromkeys(portfolio.criteria, 1.0)
    for rule in rules:
        if rule.kind == "interval":
            least[rule.criterion] = max(least[rule.criterion], rule.least)
            most[rule.criterion] = min(most[rule.criterion], rule.most)
    orders = [(rule.criterion, rule.below) for rule in rules if rule.kind == "order"]
    for _ in portfolio.criteria:
        for above, below in orders:
            least[above], most[below] = max(least[above], least[below]), min(most[below], most[above])
    if any(least[id] > most[id] + _ROUNDING for id in portfolio.criteria):
        return False
    return sum(least.values()) <= 1 + _ROUNDING and sum(most.values()) >= 1 - _ROUNDING
