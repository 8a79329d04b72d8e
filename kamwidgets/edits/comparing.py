"""Edits of what matters more of two criteria (M4)."""

from __future__ import annotations

from kamwidgets.catalogue import load
from kamwidgets.edits.edit import Refused, edit, part, with_part, without_part
from kamwidgets.model import PairComparison, Portfolio, pair_id

__all__ = ["compare_criteria", "pair_in_words", "remove_comparison", "remove_comparisons"]


@edit(lambda portfolio, said: f"Compared: {_said(portfolio, said['criterion'], said['other'])}")
def compare_criteria(portfolio: Portfolio, *, criterion: str, other: str, lead: int) -> Portfolio:
    """Say by how many steps of Saaty's scale a criterion matters more than another; 0 = alike, below 0 less."""
    for id in (criterion, other):
        part(portfolio.criteria, id, "criterion")
    first, second = sorted((criterion, other))
    pair = PairComparison(first=first, second=second, lead=lead if first == criterion else -lead)
    return with_part(portfolio, "comparisons", pair_id(first, second), pair)


@edit(lambda portfolio, said: f"No longer compared: {_said(portfolio, said['criterion'], said['other'])}")
def remove_comparison(portfolio: Portfolio, *, criterion: str, other: str) -> Portfolio:
    """Make it unknown again which of two criteria matters more."""
    return without_part(portfolio, "comparisons", pair_id(criterion, other), "comparison")


@edit("All comparisons of criteria taken back")
def remove_comparisons(portfolio: Portfolio) -> Portfolio:
    """Make it unknown again of all pairs which criterion matters more."""
    if not portfolio.comparisons:
        raise Refused("No criteria have been compared.")
    return portfolio.but(comparisons={})


def pair_in_words(portfolio: Portfolio, one: str, other: str, lead: int) -> str:
    """Say which of two criteria matters more, and how much, with their titles.

    Examples
    --------
    >>> from kamwidgets.model import Criterion
    >>> known = Portfolio(criteria={"a": Criterion(id="a", title="Volume"), "b": Criterion(id="b", title="Fame")})
    >>> pair_in_words(known, "a", "b", -2), pair_in_words(known, "a", "b", 0)
    ('“Fame” matters moderately more than “Volume”', '“Volume” and “Fame” matter alike')
    """
    ahead, behind = (one, other) if lead >= 0 else (other, one)
    title, beside = (f"“{portfolio.criteria[id].title}”" for id in (ahead, behind))
    if lead == 0:
        return f"{title} and {beside} matter alike"
    return f"{title} matters {load().title('importance', str(abs(lead) + 1)).lower()} more than {beside}"


def _said(portfolio: Portfolio, criterion: str, other: str) -> str:
    pair: PairComparison = portfolio.comparisons[pair_id(criterion, other)]
    return pair_in_words(portfolio, pair.first, pair.second, pair.lead)
