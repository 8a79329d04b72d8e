"""Swing weights asked for in their order: what comes later cannot be worth more than what was lifted before it (M4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamwidgets.model import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kamwidgets.model import WeightRule

__all__ = ["FIRST", "checked_swing", "keeps_rule"]

_ROUNDING = 1e-9

FIRST = 100.0
"""What the swing that was chosen first counts; the others are judged beside it."""


def checked_swing(order: Sequence[str], beside: Mapping[str, float], id: str, worth: float) -> float:
    """Return what a swing is worth beside the first, if that agrees with the order in which swings were chosen.

    Parameters
    ----------
    order : sequence of str
        Criteria from the swing that matters most to the one that matters least (von Winterfeldt & Edwards 1986).
    beside : mapping of str to float
        What was said of the others so far; the first of the order counts 100.
    id : str
        The criterion that is judged.
    worth : float
        0-100.

    Raises
    ------
    UserError
        If it is more than one before it, or less than one after it.

    Examples
    --------
    >>> checked_swing(["volume", "growth", "fame"], {"growth": 60}, "fame", 40)
    40
    >>> checked_swing(["volume", "growth", "fame"], {"growth": 60}, "fame", 70)
    Traceback (most recent call last):
    kamwidgets.model.errors.UserError: Write 0 to 60: what was lifted before counts 60. Or order them anew.
    """
    place = order.index(id)
    most = min([FIRST, *(beside[each] for each in order[1:place] if each in beside)])
    least = max([0.0, *(beside[each] for each in order[place + 1 :] if each in beside)])
    if worth > most:
        raise UserError(f"Write {least:g} to {most:g}: what was lifted before counts {most:g}. Or order them anew.")
    if worth < least:
        after = (
            f"what was lifted after counts {least:g}. Or order them anew" if least else "less than nothing is no worth"
        )
        raise UserError(f"Write {least:g} to {most:g}: {after}.")
    return worth


def keeps_rule(swings: Mapping[str, float], rule: WeightRule) -> bool | None:
    """Return whether weights keep a rule; None where nothing has any weight, or a criterion is not among them.

    Parameters
    ----------
    swings : mapping of str to float
        By criterion; only their ratios count.
    rule : WeightRule

    Examples
    --------
    >>> from kamwidgets.model import WeightRule
    >>> keeps_rule({"volume": 60, "fame": 40}, WeightRule(id="1", kind="interval", criterion="fame", most=0.3))
    False
    """
    total, named = sum(swings.values()), (rule.criterion, rule.below) if rule.kind == "order" else (rule.criterion,)
    if not total > 0 or any(id not in swings for id in named):
        return None
    if rule.kind == "order":
        return swings[rule.criterion] >= swings[rule.below]
    return rule.least - _ROUNDING <= swings[rule.criterion] / total <= rule.most + _ROUNDING
