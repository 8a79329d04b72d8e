"""What the selection of key accounts says (M1, M3, M4, M6)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kamwidgets.catalogue import load
from kamwidgets.findings.finding import Finding, StepStatus, step_status
from kamwidgets.findings.standing import not_placed
from kamwidgets.methods import gate_status
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, AccountPlan, Formats, Portfolio

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kamwidgets.methods import Concentration, FirstCut, Scores

__all__ = ["select_status"]


def select_status(  # noqa: PLR0913 - what facts and documents give, by name
    portfolio: Portfolio,
    plans: Mapping[str, AccountPlan],
    names: Mapping[str, str],
    *,
    concentration: Concentration | None = None,
    scores: Scores | None = None,
    cut: FirstCut | None = None,
    groups: Mapping[str, str] | None = None,
    formats: Formats = PLAIN,
) -> StepStatus:
    """Read how far the selection is, over all accounts.

    Parameters
    ----------
    portfolio : Portfolio
        Criteria with their weights, and the capacity.
    plans : mapping of str to AccountPlan
        By account; those without a plan count as undecided.
    names : mapping of str to str
        Customers' names by account.
    concentration : Concentration, optional
        None = there are no facts yet.
    scores : Scores, optional
        None = nothing could be scored.
    cut : FirstCut, optional
        Who is on the short list; None = everybody.
    groups : mapping of str to str, optional
        With which account a site counts, where sites are rolled up to their parents.
    formats : Formats, optional
        How shares are written.
    """
    key = {account: plan for account, plan in plans.items() if plan.is_key}
    missing = [
        *_criteria(portfolio),
        *_decisions(key, names),
        *_capacity(key, portfolio.settings.capacity, formats),
        *_cut(cut, key, names, groups or {}, formats),
        *(finding for account in key for finding in _about(account, key[account], names, scores, formats)),
    ]
    besides = [
        *_beyond_the_scale(portfolio, plans, names, formats),
        *_unscored(scores, names, formats),
        *not_placed(portfolio, key, names, formats),
        *_large(concentration, key, names, formats),
    ]
    none_yet = "There is no turnover yet: import orders first."
    notes = [concentration.explain(names, formats) if concentration else none_yet]
    begun = bool(portfolio.criteria) or any(plan.decision or plan.ratings for plan in plans.values())
    return step_status("select", begun=begun, missing=missing, besides=besides, notes=notes)


def _criteria(portfolio: Portfolio) -> Iterator[Finding]:
    target = {"place": "criteria"}
    if not portfolio.criteria:
        sentence = "There are no criteria yet, so accounts cannot be compared."
        yield Finding(
            id="no-criteria", level="bad", sentence=sentence, verb="Choose criteria", step="select", target=target
        )
    elif not any(criterion.weight for criterion in portfolio.criteria.values()):
        sentence = "No criterion has any weight yet."
        yield Finding(
            id="no-weights", level="bad", sentence=sentence, verb="Give weights", step="select", target=target
        )


def _decisions(key: Mapping[str, AccountPlan], names: Mapping[str, str]) -> Iterator[Finding]:
    if not key:
        yield Finding(
            id="no-key-account",
            level="bad",
            sentence="No key account is chosen yet.",
            verb="Decide on an account",
            step="select",
            target={"place": "accounts"},
        )
    for account, plan in key.items():
        if plan.decision and not plan.decision.reason.strip():
            yield Finding(
                id=f"no-reason:{account}",
                level="warning",
                sentence=f"{names.get(account, account)} is a key account without a reason.",
                verb="Give the reason",
                step="select",
                target={"place": "decision", "account_id": account},
            )


def _capacity(key: Mapping[str, AccountPlan], capacity: int, formats: Formats) -> Iterator[Finding]:
    if len(key) > capacity:
        yield Finding(
            id="over-capacity",
            level="bad",
            sentence=f"{formats.count(len(key), 'key account is', 'key accounts are')} chosen; "
            f"there is capacity for {formats.number(capacity)}.",
            verb="Look at the decisions",
            step="select",
            target={"place": "accounts"},
        )


def _cut(
    cut: FirstCut | None,
    key: Mapping[str, AccountPlan],
    names: Mapping[str, str],
    groups: Mapping[str, str],
    formats: Formats,
) -> Iterator[Finding]:
    """Name the key accounts that are not on the short list: they are not compared any more."""
    for account in key:
        group = groups.get(account, account)
        why = cut.why(account, formats).rstrip(".") if cut is not None else ""
        if group != account:
            why = f"sites are rolled up, so it counts with {names.get(group, group)}"
        if cut is not None and account not in cut.short_list and why:
            yield Finding(
                id=f"cut:{account}",
                level="warning",
                sentence=f"{names.get(account, account)} is a key account but not on the short list: {why}.",
                verb="Look at it",
                step="select",
                target={"place": "facts", "account_id": account},
            )


def _beyond_the_scale(
    portfolio: Portfolio, plans: Mapping[str, AccountPlan], names: Mapping[str, str], formats: Formats
) -> Iterator[Finding]:
    """Name the ratings that lie outside their criterion's anchors: they count as the nearer end."""
    found: list[tuple[str, str]] = []
    for account, plan in plans.items():
        for id, rating in plan.ratings.items():
            criterion = portfolio.criteria.get(id)
            if criterion is None or criterion.bands or criterion.source != "rating":
                continue
            low, high = sorted((criterion.worst, criterion.best))
            if not low <= rating.value <= high:
                reach = f"{formats.entered(low)} to {formats.entered(high)}"
                said = f"{names.get(account, account)}: “{criterion.title}” is rated {formats.entered(rating.value)}"
                found.append((account, f"{said}, beyond the scale from {reach}"))
    if found:
        account, first = found[0]
        more = f", and {formats.count(len(found) - 1, 'more rating')}" if len(found) > 1 else ""
        yield Finding(
            id="beyond-the-scale",
            level="warning",
            sentence=f"{first}{more}. It counts as the end of the scale.",
            verb="Rate it again",
            step="select",
            target={"place": "ratings", "account_id": account},
        )


def _about(
    account: str, plan: AccountPlan, names: Mapping[str, str], scores: Scores | None, formats: Formats
) -> Iterator[Finding]:
    """Find what is missing about one key account: gates, and a score."""
    name, target = names.get(account, account), {"place": "gates", "account_id": account}
    gates, titles = gate_status(plan), {gate.id: gate.title.lower() for gate in load().gates}
    if gates.failed:
        sentence = f"{name} is a key account but fails a gate: {listing([titles[gate] for gate in gates.failed])}."
        yield Finding(
            id=f"gate:{account}", level="bad", sentence=sentence, verb="Look at the gates", step="select", target=target
        )
    elif gates.unknown:
        sentence = f"{name}: {formats.count(len(gates.unknown), 'gate')} not answered yet."
        yield Finding(
            id=f"gate:{account}", level="warning", sentence=sentence, verb="Answer", step="select", target=target
        )
    if scores is not None and account in scores.score.index and math.isnan(float(scores.score.loc[account])):
        known = formats.share(float(scores.known.loc[account]))
        yield Finding(
            id=f"not-scored:{account}",
            level="warning",
            sentence=f"{name} is not scored: {known} of the weight is known.",
            verb="Rate it",
            step="select",
            target={"place": "ratings", "account_id": account},
        )


def _unscored(scores: Scores | None, names: Mapping[str, str], formats: Formats) -> Iterator[Finding]:
    if scores is None or not scores.not_scored:
        return
    first, out = scores.not_scored[0], len(scores.not_scored)
    yield Finding(
        id="not-scored",
        level="warning",
        sentence=(
            f"{formats.number(out)} of {formats.count(len(scores.score), 'customer')} "
            f"{'is' if out == 1 else 'are'} not scored: "
            f"less than {formats.share(scores.known_needed)} of the weight is known."
        ),
        verb=f"Rate {names.get(first, first)}",
        step="select",
        target={"place": "ratings", "account_id": first},
    )


def _large(
    concentration: Concentration | None, key: Mapping[str, AccountPlan], names: Mapping[str, str], formats: Formats
) -> Iterator[Finding]:
    """Name the customers that bring a tenth of turnover or more, the usual line for disclosure."""
    if concentration is None:
        return
    for account in concentration.over_ten_percent:
        share = formats.share(float(concentration.shares.loc[account]))
        yield Finding(
            id=f"large:{account}",
            level="good" if account in key else "warning",
            sentence=f"{names.get(account, account)} alone brings {share} of turnover.",
            verb="" if account in key else "Decide",
            step="select",
            target={"place": "decision", "account_id": account},
        )
