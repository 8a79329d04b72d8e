"""Between which bounds people's ratings lie: from how sure they are, and how far apart they rated (M4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from kamwidgets.methods.selection import value

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from kamwidgets.model import AccountPlan, Confidence, Criterion

    Floats = npt.NDArray[np.float64]

__all__ = ["RatingBounds", "rating_bounds"]

LEVELS: Mapping[Confidence, float] = {"high": 0.0, "medium": 0.5, "low": 1.0, "unknown": 0.5}
"""How many levels of its scale a rating may be off, by how sure somebody is; nothing said is no certainty."""

_LEVEL = 0.25
"""A level, as a share of the scale between the anchors: the step of a scale with five."""
_SEVERAL = 2
"""Raters who can be apart."""


class RatingBounds(NamedTuple):
    """Between which values each rating lies.

    Attributes
    ----------
    low, high : pandas.DataFrame
        Account × criterion, 0-1; NaN where nothing is rated, or a fact says it.
    """

    low: pd.DataFrame
    high: pd.DataFrame


def rating_bounds(
    values: pd.DataFrame, criteria: Mapping[str, Criterion], plans: Mapping[str, AccountPlan]
) -> RatingBounds:
    """Return between which values people's ratings lie, for `robustness` to draw from.

    A convention of ours: a level is a quarter of the scale between the anchors, or a band. High confidence leaves a
    rating as it is, medium takes half a level either way, low a whole one; where nobody said how sure they are it
    counts as medium. Where several people rated by themselves, the bounds reach from the least to the most of them as
    well, unless the agreed value says how sure they are of it. Bounds end where the scale does.

    Parameters
    ----------
    values : pandas.DataFrame
        Account × criterion: what ratings are worth, 0-1; NaN = unknown. See `values`.
    criteria : mapping of str to Criterion
        By id.
    plans : mapping of str to AccountPlan
        By account, with their ratings and opened opinions.

    Examples
    --------
    >>> from kamwidgets.model import AccountPlan, Criterion, Rating
    >>> plans = {"a": AccountPlan(account_id="a", ratings={"fame": Rating(value=7, confidence="medium")})}
    >>> worth = pd.DataFrame({"fame": [0.7]}, index=["a"])
    >>> [frame["fame"].tolist() for frame in rating_bounds(worth, {"fame": Criterion(id="fame", title="Fame")}, plans)]
    [[0.575], [0.825]]
    """
    columns = {id: column for column, id in enumerate(values.columns)}
    rated = {id: columns[id] for id, each in criteria.items() if each.source == "rating" and id in columns}
    levels = np.full(values.shape, np.nan)
    reach: dict[tuple[int, int], list[float]] = {}
    for row, account in enumerate(values.index):
        plan = plans.get(account)
        if plan is None:
            continue
        for id, rating in plan.ratings.items():
            if id in rated:
                levels[row, rated[id]] = LEVELS[rating.confidence]
        for opinion in plan.opinions.values():
            id = opinion.criterion_id
            if id in rated and not _settled(plan, id):
                reach.setdefault((row, rated[id]), []).append(_worth(opinion.value, criteria[id]))
    known = values.to_numpy(dtype=float)
    low, high = np.full(values.shape, np.nan), np.full(values.shape, np.nan)
    for id, column in rated.items():
        low[:, column], high[:, column] = _around(known[:, column], levels[:, column], criteria[id])
    for place, worths in reach.items():
        if len(worths) >= _SEVERAL:
            low[place], high[place] = np.fmin(low[place], min(worths)), np.fmax(high[place], max(worths))
    return RatingBounds(*(pd.DataFrame(each, values.index, values.columns) for each in (low, high)))


def _settled(plan: AccountPlan, criterion_id: str) -> bool:
    """Whether people agreed on a value, and said how sure they are of it."""
    rating = plan.ratings.get(criterion_id)
    return rating is not None and rating.agreed and rating.confidence != "unknown"


def _worth(raw: float, criterion: Criterion) -> float:
    return value(raw, criterion.worst, criterion.best, criterion.bands)


def _around(known: Floats, levels: Floats, criterion: Criterion) -> tuple[Floats, Floats]:
    """Return what lies so many levels to either side, between worst and best."""
    if not criterion.bands:
        return (known - levels * _LEVEL).clip(0, 1), (known + levels * _LEVEL).clip(0, 1)
    worths = np.sort([band.value for band in criterion.bands])
    places = np.arange(len(worths), dtype=float)
    first, last = (np.searchsorted(worths, known, side=side) for side in ("left", "right"))
    down, up = first - levels, np.maximum(last - 1, first) + levels
    low, high = (np.where(np.isnan(known), np.nan, np.interp(at, places, worths)) for at in (down, up))
    return low, high
