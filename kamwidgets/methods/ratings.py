"""What people rate: whether a value lies on the scale, and how far apart those are who rated by themselves (M4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from kamwidgets.model import PLAIN, Criterion, Formats, UserError

if TYPE_CHECKING:
    from kamwidgets.model import AccountPlan

__all__ = ["checked_rating", "rating_spread"]


def checked_rating(value: float, criterion: Criterion, formats: Formats = PLAIN) -> float:
    """Return a rating that lies between the criterion's anchors; on bands, every value has its place.

    Raises
    ------
    UserError
        If it lies beyond the scale.

    Examples
    --------
    >>> checked_rating(7, Criterion(id="fame", title="Fame", worst=0, best=10))
    7
    >>> checked_rating(11, Criterion(id="fame", title="Fame", worst=0, best=10))
    Traceback (most recent call last):
    kamwidgets.model.errors.UserError: 11 lies beyond the scale of “Fame”: write a value from 0 to 10.
    """
    low, high = sorted((criterion.worst, criterion.best))
    if not criterion.bands and not low <= value <= high:
        said, least, most = (formats.number(each, 0 if float(each).is_integer() else 2) for each in (value, low, high))
        raise UserError(f"{said} lies beyond the scale of “{criterion.title}”: write a value from {least} to {most}.")
    return value


def rating_spread(plan: AccountPlan) -> pd.DataFrame:
    """Return how far apart people rated an account before they saw each other's ratings.

    Parameters
    ----------
    plan : AccountPlan
        With its opened ratings; what is still sealed is nobody's to see.

    Returns
    -------
    pandas.DataFrame
        By criterion: ``least`` and ``most`` in the criterion's own unit, ``raters`` (how many), ``by`` (who, from the
        least to the most) and ``agreed``, the one value they settled on; NaN = not yet.

    Examples
    --------
    >>> from datetime import date
    >>> from kamwidgets import edits
    >>> from kamwidgets.model import AccountPlan
    >>> rated = [("1", "Ana", 4), ("2", "Ben", 7), ("3", "Cem", 5)]
    >>> day = date(2026, 9, 1)
    >>> seen = {id: {"criterion_id": "fame", "by": by, "value": value, "on": day} for id, by, value in rated}
    >>> plan = edits.open_ratings(AccountPlan(account_id="a"), opinions=seen)
    >>> rating_spread(plan).loc["fame"].to_dict()
    {'least': 4.0, 'most': 7.0, 'raters': 3, 'by': ('Ana', 'Cem', 'Ben'), 'agreed': nan}
    """
    rows: dict[str, dict[str, object]] = {}
    for id in dict.fromkeys(opinion.criterion_id for opinion in plan.opinions.values()):
        rated = sorted((each.value, each.by) for each in plan.opinions.values() if each.criterion_id == id)
        settled = plan.ratings.get(id)
        rows[id] = {
            "least": rated[0][0],
            "most": rated[-1][0],
            "raters": len(rated),
            "by": tuple(by for _, by in rated),
            "agreed": settled.value if settled and settled.agreed else float("nan"),
        }
    columns = ["least", "most", "raters", "by", "agreed"]
    return pd.DataFrame(list(rows.values()), pd.Index(list(rows), name="criterion_id"), columns)
