"""Where accounts stand by attractiveness and strength, as documents and facts say, and what is missing (M7)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd

from kamwidgets.catalogue import load
from kamwidgets.findings.finding import Finding
from kamwidgets.methods import AccountPortfolio, Scores, Strength, box_set, portfolio, strength_of
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, AccountPlan, Formats, Portfolio

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "YEARS",
    "box_names",
    "labels_of",
    "not_placed",
    "placed_accounts",
    "spend_of",
    "standing_of",
    "where_in_words",
]

YEARS = 3
"""Over how many years available spend is counted."""


def labels_of(document: Portfolio) -> str:
    """Return the set of names that is chosen; the first one where none is, or where it is known no longer."""
    chosen = document.boxes.labels
    return chosen if any(each.id == chosen for each in load().box_sets) else box_set().id


def box_names(document: Portfolio) -> dict[str, str]:
    """Return what the boxes are called: the names of the chosen set, or the company's own.

    Examples
    --------
    >>> from kamwidgets.model import Boxes
    >>> box_names(Portfolio(boxes=Boxes(names={"strategic/high-low": "To be won"})))["high-low"]
    'To be won'
    """
    labels, own = labels_of(document), document.boxes.names
    return {box: own.get(f"{labels}/{box}", name) for box, name in box_set(labels).names.items()}


def standing_of(document: Portfolio, plan: AccountPlan) -> Strength:
    """Return how strong we are with an account, beside its best other suppliers."""
    names = {id: competitor.name for id, competitor in document.competitors.items()}
    return strength_of(plan.success_factors, names, known_needed=document.settings.known_needed)


def spend_of(plan: AccountPlan, category_spend: pd.Series[float]) -> tuple[float, str]:
    """Return what an account can spend in three years, and who says so; NaN where nobody does.

    Where nobody has entered it, it is three times the yearly spend that the customers' table says.
    """
    if plan.spend is not None:
        return plan.spend.amount, plan.spend.source
    if plan.account_id in category_spend.index:
        return YEARS * float(category_spend.loc[plan.account_id]), "3 × the yearly spend in the customers’ table"
    return float("nan"), ""


def placed_accounts(
    document: Portfolio,
    plans: Mapping[str, AccountPlan],
    scores: Scores | None,
    accounts: pd.DataFrame,
    category_spend: pd.Series[float],
) -> AccountPortfolio:
    """Place all accounts: attractiveness is the score, strength that of the success factors.

    Parameters
    ----------
    document : Portfolio
        Competitors, and how the boxes are named.
    plans : mapping of str to AccountPlan
        By account: success factors, spend and outlook.
    scores : Scores, optional
        None = no attractiveness is known.
    accounts : pandas.DataFrame
        By account, with its ``revenue``.
    category_spend : pandas.Series
        Yearly spend by account, where it is known.
    """
    rated = {account: plan for account, plan in plans.items() if plan.success_factors}
    strength = {account: standing_of(document, plan).strength for account, plan in rated.items()}
    entered = {account: plan.spend.amount for account, plan in plans.items() if plan.spend}
    outlooks = {account: plan.outlook for account, plan in plans.items() if plan.outlook}
    everybody = accounts.index.union(pd.Index(list(plans), dtype=accounts.index.dtype), sort=False)
    names = box_names(document)
    spend = pd.Series(entered, dtype=float).reindex(everybody).fillna((YEARS * category_spend).reindex(everybody))
    ahead = {
        name: pd.Series({account: getattr(each, name) for account, each in outlooks.items()}, dtype=float)
        for name in ("attractiveness", "strength")
    }
    return portfolio(
        (scores.score if scores else pd.Series(dtype=float)).reindex(everybody),
        pd.Series(strength, dtype=float).reindex(everybody),
        accounts["revenue"],
        spend,
        pd.DataFrame(ahead),
        boxes=4 if len(names) == 4 else 9,  # noqa: PLR2004 - there are sets of four and of nine
        labels=names,
    )


def where_in_words(placed: AccountPortfolio, formats: Formats = PLAIN) -> str:
    """Say in a sentence what the picture shows: how many attractive accounts find somebody better than us.

    Examples
    --------
    >>> where_in_words(portfolio(pd.Series({"a": 0.9, "b": 0.8}), pd.Series({"a": -1.0, "b": 2.0})))
    'Of 2 accounts placed, 2 are attractive; a competitor is stronger at 1 of them'
    """
    here = placed.placed
    if here.empty:
        return ""
    attractive = here[here["box"].str.startswith("high-")]
    total, weaker = f"Of {formats.count(len(here), 'account')} placed", int((attractive["strength"] < 0).sum())
    if attractive.empty:
        return f"{total}, none is attractive"
    are = f"{total}, {formats.count(len(attractive), 'is', 'are')} attractive"
    return f"{are}; a competitor is stronger at {formats.number(weaker) if weaker else 'none'} of them"


def not_placed(
    document: Portfolio, key: Mapping[str, AccountPlan], names: Mapping[str, str], formats: Formats = PLAIN
) -> Iterator[Finding]:
    """Find the key accounts of which our strength is not known, as one finding that leads to the first of them.

    Nothing is found missing before somebody has named a competitor: until then nobody compares strengths.
    """
    if not document.competitors:
        return
    unknown = [account for account, plan in key.items() if math.isnan(standing_of(document, plan).strength)]
    if not unknown:
        return
    said = listing([names.get(account, account) for account in unknown], formats=formats)
    many = f"{formats.number(len(unknown))} of {formats.count(len(key), 'key account')}"
    yield Finding(
        id="no-strength",
        level="warning",
        sentence=f"Our strength is not known at {many}: {said}.",
        verb="Rate it",
        step="select",
        target={"place": "standing", "account_id": unknown[0]},
    )
