"""What is known of the accounts of the long list beside their orders: words, status and corrections (M5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pandas as pd

from kamwidgets.methods.frames import labels

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kamwidgets.model import AccountPlan, Portfolio

__all__ = ["WORDS", "corrected", "status_of", "with_words"]

Relationship = Literal["existing", "emerging", "prospect"]

SAID = ("country", "region", "segment", "industry")
WORDS = ("status", *SAID)
"""What is a word rather than a number."""


def corrected(customers: pd.DataFrame, portfolio: Portfolio) -> pd.DataFrame:
    """Return what was imported about customers with what was corrected by hand in its place.

    Accounts known only by name get a row. ``relationship_by_hand`` says where the relationship was corrected.
    """
    table = customers.assign(relationship_by_hand=False)
    unlisted = [account for account in portfolio.named if account not in table.index]
    known = portfolio.corrections.values()
    unlisted += [each.account_id for each in known if each.account_id not in table.index]
    if unlisted:
        table = table.reindex([*table.index, *dict.fromkeys(unlisted)])
        table["relationship_by_hand"] = table["relationship_by_hand"].eq(True)
    for each in known:
        table.loc[each.account_id, each.field] = each.value or None
        if each.field == "relationship":
            table.loc[each.account_id, "relationship_by_hand"] = True
    return table


def with_words(
    table: pd.DataFrame, customers: pd.DataFrame, plans: Mapping[str, AccountPlan], buyers: Collection[str]
) -> pd.DataFrame:
    """Return measurable facts with the words about each account beside them: country … and its status."""
    said = customers.reindex(table.index)
    words = {name: said[name].astype(object).where(said[name].notna(), "") for name in SAID}
    by_hand = said["relationship_by_hand"].eq(True)
    status = [
        status_of(plans.get(account), account in buyers, kind if isinstance(kind, str) else "", by_hand=hand)
        for account, kind, hand in zip(
            labels(table.index), said["relationship"].tolist(), by_hand.tolist(), strict=True
        )
    ]
    return table.assign(status=status, **words)


def status_of(plan: AccountPlan | None, bought: bool, imported: str, *, by_hand: bool = False) -> Relationship:
    """Say whether an account is existing, emerging or a prospect (M5).

    What somebody corrected by hand comes first, then that it was decided to be emerging. Who has no orders is a
    prospect; of the others those are emerging that were imported so and are not decided otherwise.

    Examples
    --------
    >>> status_of(None, False, "existing"), status_of(None, True, "emerging"), status_of(None, True, "prospect")
    ('prospect', 'emerging', 'existing')
    >>> status_of(None, True, "prospect", by_hand=True)
    'prospect'
    """
    if by_hand and imported in ("existing", "emerging", "prospect"):
        return imported
    decided = plan.decision.status if plan and plan.decision else ""
    if decided == "emerging":
        return "emerging"
    if not bought:
        return "prospect"
    return "emerging" if imported == "emerging" and not decided else "existing"
