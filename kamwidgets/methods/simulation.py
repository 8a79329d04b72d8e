"""How far a choice of key accounts depends on the weights: accounts are ranked under all of them (M4, M6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kamwidgets.methods.acceptability import Robustness
from kamwidgets.methods.frames import labels
from kamwidgets.methods.ranks import RankCounts, Uncertain
from kamwidgets.methods.weightings import draw_weights
from kamwidgets.model.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kamwidgets.model import WeightRule

__all__ = ["robustness"]

_ALL_RANKS = 1_000
"""Up to so many ranks are kept for every account; beyond them the table would grow with the square of the accounts."""


def robustness(  # noqa: PLR0913 - a question with many sides, all but two of them by name
    values: pd.DataFrame,
    capacity: int,
    draws: int = 10_000,
    seed: int = 0,
    constraints: Iterable[WeightRule] = (),
    *,
    low: pd.DataFrame | None = None,
    high: pd.DataFrame | None = None,
    ranks: int | None = None,
    progress: Progress = unwatched,
) -> Robustness:
    """Rank accounts under every weighting there is, and count who is among the best (M4, M6).

    Stochastic multicriteria acceptability analysis: SMAA-2 (Lahdelma & Salminen 2001, doi 10.1287/opre.49.3.444.11220)
    by simulation (Tervonen & Lahdelma 2007, doi 10.1016/j.ejor.2005.12.037), with "among the ``capacity`` best" in the
    place of "first"; with a capacity of 1 central weights and confidence factors are theirs.

    Parameters
    ----------
    values : pandas.DataFrame
        Account × criterion, 0-1 on fixed anchors; NaN = unknown, drawn evenly from 0 to 1.
    capacity : int
        How many accounts are to be chosen, 1 or more.
    draws : int
        Weightings; 9,604 for ±0.01.
    seed : int
        The same seed gives the same result.
    constraints : iterable of WeightRule
        Which criterion weighs at least as much as which, and bounds of their shares of the weight.
    low, high : pandas.DataFrame, optional
        Account × criterion, 0-1: bounds of uncertain values, drawn evenly between them; NaN or not named = as in
        ``values``.
    ranks : int, optional
        How many ranks are kept, from the first; at least ``capacity``. All of up to 1,000 where it is left out.
    progress : callable, optional
        Called with the share that is done; see `kamwidgets.model.progress`.

    Raises
    ------
    ValueError
        If there is no criterion, an account occurs twice, a value lies outside 0-1, a low bound above the high one,
        capacity or draws below 1, or no weights keep the constraints.

    Examples
    --------
    >>> table = pd.DataFrame({"volume": [0.8, 0.2, 0.1], "growth": [0.5, 0.9, 0.4]}, index=["a", "b", "c"])
    >>> result = robustness(table, capacity=1)
    >>> result.in_top.round(1).to_dict()
    {'a': 0.6, 'b': 0.4, 'c': 0.0}
    >>> print(result.sentence)
    No account is key in over 95 % of all weightings: the choice is between a and b.
    """
    _check(values, capacity, draws)
    rules, names = tuple(constraints), labels(values.columns)
    dice = np.random.default_rng(seed)
    uncertain = Uncertain.of(values, low, high)
    weights = draw_weights(names, draws, dice, rules, progress)
    top = min(capacity, len(values))
    counts = RankCounts(len(values), len(names), top, max(top, min(len(values), ranks or _ALL_RANKS)))
    if len(values):
        for start in range(0, draws, counts.block):
            block = weights[start : start + counts.block]
            counts.add(uncertain.scores(block, dice), block)
            progress(min(1.0, (start + counts.block) / draws))
    acceptability = counts.acceptability(draws)
    return Robustness(
        rank_acceptability=pd.DataFrame(acceptability, values.index, range(1, acceptability.shape[1] + 1)),
        in_top=pd.Series(acceptability[:, :top].sum(axis=1), values.index, name="in_top").clip(0, 1),
        central_weights=pd.DataFrame(counts.central(), values.index, names),
        average_weights=pd.Series(weights.mean(axis=0), names, name="weight"),
        unknown=uncertain.unknown,
        varied=uncertain.varied,
        capacity=capacity,
        draws=draws,
        seed=seed,
        rules=len(rules),
        values=values,
        _uncertain=uncertain,
    )


def _check(values: pd.DataFrame, capacity: int, draws: int) -> None:
    if not len(values.columns):
        raise ValueError("There is no criterion to weigh.")
    if values.index.has_duplicates:
        raise ValueError(f"Account {values.index[values.index.duplicated()][0]} occurs more than once.")
    if capacity < 1 or draws < 1:
        raise ValueError(f"{'Capacity' if capacity < 1 else 'The number of draws'} is 1 or more.")
