"""What an account's targets say (M20, M24)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamwidgets.findings.finding import Finding, StepStatus, step_status
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, AccountPlan, Formats, Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kamwidgets.methods import TargetTable

__all__ = ["targets_status"]

_LARGE = 0.1
_SHOWN = 3
_NOTEWORTHY = 0.005
"""Share by which a target must lie below last year to be worth a sentence."""


def targets_status(
    plan: AccountPlan, names: Mapping[str, str], *, table: TargetTable | None = None, formats: Formats = PLAIN
) -> StepStatus:
    """Read how far the targets of one account are.

    Parameters
    ----------
    plan : AccountPlan
        Of the account.
    names : mapping of str to str
        Products' names by id.
    table : TargetTable, optional
        The same targets beside the last years; None = there are no facts to compare with.
    formats : Formats, optional
        How amounts and shares are written.

    Examples
    --------
    >>> targets_status(AccountPlan(account_id="a"), {}).missing[0].sentence
    'No target is set yet.'
    """
    if not plan.targets:
        none_yet = Finding(
            id="no-targets",
            level="bad",
            sentence="No target is set yet.",
            verb="Set a target",
            step="targets",
            target={"place": "target"},
        )
        return step_status("targets", begun=False, missing=[none_yet])
    missing = [*_agreement(plan), *_incomplete(plan, names)]
    besides: list[Finding] = []
    notes = ["A target is compared with the turnover of the same product in the last whole year."]
    if table is not None:
        besides = [*_below(table, names, formats), *_left_out(table, names, formats), *_agreed(table, formats)]
        notes += [table.explain(str(year), formats) for year in table.targets]
        notes += [f"{one} has a target for the year and for parts of it: the year's counts." for one in table.doubled]
    return step_status("targets", begun=True, missing=missing, besides=besides, notes=notes)


def _agreement(plan: AccountPlan) -> Iterator[Finding]:
    targets = plan.targets.values()
    internal = [target for target in targets if target.status == "internal"]
    if not any(target.status == "agreed" for target in targets):
        yield Finding(
            id="none-agreed",
            level="warning",
            sentence="No target is agreed with the customer yet.",
            verb="Agree a target",
            step="targets",
            target={"place": "target", "target_id": _address(next(iter(targets)))},
        )
    if internal:
        yield Finding(
            id="internal-targets",
            level="warning",
            sentence=f"The customer has not heard of {len(internal)} of {PLAIN.count(len(targets), 'target')} yet.",
            verb="Propose them",
            step="targets",
            target={"place": "target", "target_id": _address(internal[0])},
        )


def _incomplete(plan: AccountPlan, names: Mapping[str, str]) -> Iterator[Finding]:
    for target_id, target in plan.targets.items():
        if target.status == "agreed" and not (target.with_whom.strip() and target.agreed_on):
            lacking = "with whom" if not target.with_whom.strip() else "when"
            yield Finding(
                id=f"agreed-how:{target_id}",
                level="warning",
                sentence=f"{_called(target, names)} is marked as agreed, but not {lacking}.",
                verb="Complete it",
                step="targets",
                target={"place": "target", "target_id": target_id},
            )


def _below(table: TargetTable, names: Mapping[str, str], formats: Formats) -> Iterator[Finding]:
    """Name targets that lie below the last whole year by more than rounding."""
    for year in map(str, table.targets):
        growth = table.growth[year].dropna()
        for product, change in growth[growth < -_NOTEWORTHY].items():
            yield Finding(
                id=f"below-last-year:{product}@{year}",
                level="warning",
                sentence=(
                    f"{names.get(str(product), str(product))}: the target for {year} is "
                    f"{formats.share(-float(change))} below {table.base}."
                ),
                verb="Look at the target",
                step="targets",
                target={"place": "target", "target_id": f"{product}@{year}"},
            )


def _left_out(table: TargetTable, names: Mapping[str, str], formats: Formats) -> Iterator[Finding]:
    """Name products that brought at least a tenth of the base year's turnover and have no target."""
    for year in map(str, table.targets):
        if not table.targets[year].notna().any():
            continue
        left = table.untargeted(year)
        large = left[left >= _LARGE * table.total(table.base)].head(_SHOWN) if table.base else left
        if len(large):
            amount = formats.money(float(large.sum()))
            products = listing([names.get(str(product), str(product)) for product in large.index])
            yield Finding(
                id=f"without-target:{year}",
                level="warning",
                sentence=f"No target for {year}: {products}, which brought {amount} in {table.base}.",
                verb="Set a target",
                step="targets",
                target={"place": "target", "product_id": str(large.index[0]), "period": year},
            )


def _agreed(table: TargetTable, formats: Formats) -> Iterator[Finding]:
    for year in map(str, table.targets):
        if table.targets[year].notna().any() and table.agreed_share(year) > 0:
            share = formats.share(table.agreed_share(year))
            sentence = f"{share} of the targets for {year} is agreed with the customer."
            yield Finding(id=f"agreed:{year}", level="good", sentence=sentence, step="targets")


def _address(target: Target) -> str:
    return f"{target.product_id}@{target.period}"


def _called(target: Target, names: Mapping[str, str]) -> str:
    return f"{names.get(target.product_id, target.product_id)} {target.period}"
