"""What the workspace as a whole says when it is opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kamwidgets.findings.finding import Finding, StepStatus, step_status
from kamwidgets.findings.map import map_status
from kamwidgets.methods import cadence, summarise_actions
from kamwidgets.methods.words import ago, listing
from kamwidgets.model import PLAIN, AccountPlan, Formats, Portfolio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

__all__ = ["STALE_FACTS_AFTER", "start_status"]

STALE_FACTS_AFTER = 45
"""Days after the last order in the facts from which they count as old."""

_NEEDED = {"customers": "customers", "order-lines": "order lines"}


def start_status(  # noqa: PLR0913 - what facts and documents give, by name
    tables: Mapping[str, int],
    plans: Mapping[str, AccountPlan],
    names: Mapping[str, str],
    *,
    last_on: date | None,
    today: date,
    portfolio: Portfolio | None = None,
    formats: Formats = PLAIN,
) -> StepStatus:
    """Read what is in a workspace, how fresh it is, and what is open or overdue over all key accounts.

    Parameters
    ----------
    tables : mapping of str to int
        Rows by table of facts, by the names used for imports (customers, products, orders, order-lines).
    plans : mapping of str to AccountPlan
        By account.
    names : mapping of str to str
        Customers' names by account.
    last_on : datetime.date, optional
        Day of the last order in the facts.
    today : datetime.date
        From when facts, actions and contacts are judged.
    portfolio : Portfolio, optional
        By whose rules maps are read.
    formats : Formats, optional
        How dates are written.

    Examples
    --------
    >>> from datetime import date
    >>> start_status({}, {}, {}, last_on=None, today=date(2026, 11, 21)).missing[0].sentence
    'There are no customers and order lines yet.'
    """
    missing = tuple(_facts(tables))
    key = {account: plan for account, plan in plans.items() if plan.is_key}
    besides = [*_old(last_on, today, formats)]
    for account, plan in key.items():
        mapped = partial(map_status, plan, today=today, portfolio=portfolio, formats=formats)
        besides.extend(_unfinished(account, plan, names, today, mapped))
    notes = [f"Facts up to {formats.day(last_on)}."] if last_on else []
    notes += [f"{formats.count(len(key), 'key account')}; {formats.count(len(plans), 'account')} with a plan."]
    begun = any(tables.values()) or bool(plans)
    return step_status("start", begun=begun, missing=missing, besides=besides, notes=notes)


def _facts(tables: Mapping[str, int]) -> Iterator[Finding]:
    lacking = [words for table, words in _NEEDED.items() if not tables.get(table)]
    if lacking:
        yield Finding(
            id="no-facts",
            level="bad",
            sentence=f"There are no {listing(lacking)} yet.",
            verb="Import a file",
            step="start",
            target={"place": "facts"},
        )


def _old(last_on: date | None, today: date, formats: Formats) -> Iterator[Finding]:
    if last_on and (age := (today - last_on).days) > STALE_FACTS_AFTER:
        yield Finding(
            id="old-facts",
            level="warning",
            sentence=f"The last order is of {formats.day(last_on)}, {ago(age)}.",
            verb="Import newer orders",
            step="start",
            target={"place": "facts"},
        )


def _unfinished(
    account: str, plan: AccountPlan, names: Mapping[str, str], today: date, mapped: Callable[[], StepStatus]
) -> Iterator[Finding]:
    """Say for one key account what is overdue, or else what its map lacks most."""
    name = names.get(account, account)
    late = len(summarise_actions(plan.actions.values(), today).overdue)
    waiting = sum(due.overdue_days > 0 for due in cadence(plan, today))
    if late or waiting:
        parts = [PLAIN.count(late, "action")] * bool(late) + [PLAIN.count(waiting, "contact")] * bool(waiting)
        yield Finding(
            id=f"overdue:{account}",
            level="bad",
            sentence=f"{name}: {listing(parts)} overdue.",
            verb="Open the actions",
            step="act",
            target={"place": "step", "account_id": account},
        )
    elif gaps := mapped().missing:
        yield Finding(
            id=f"open:{account}",
            level="warning",
            sentence=f"{name}: {PLAIN.count(len(gaps), 'thing')} open on the map. {gaps[0].sentence}",
            verb="Open the map",
            step="map",
            target={"place": "step", "account_id": account},
        )
