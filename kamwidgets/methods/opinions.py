"""A second opinion on the ranking: TOPSIS, through pymcdm, beside the weighted sum (M4)."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from kamwidgets.methods.frames import labels, or_none
from kamwidgets.methods.selection import score
from kamwidgets.methods.words import count, listing

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

__all__ = ["VECTOR", "SecondOpinion", "closeness", "second_opinion", "topsis", "whole"]

VECTOR = "vector: each value divided by the root of the column's summed squares"


def topsis(matrix: pd.DataFrame, weights: pd.Series[float]) -> pd.Series[float]:
    """Return how close each row is to the best of all columns, 0-1: TOPSIS with vector normalisation.

    Each column is divided by the root of its summed squares (Hwang & Yoon 1981).

    Parameters
    ----------
    matrix : pandas.DataFrame
        Account × criterion, 0 or more, more is better, none unknown.
    weights : pandas.Series
        Per criterion, 0 or more, not all zero.

    Returns
    -------
    pandas.Series
        Per account; 0.5 for all where they are alike on everything that counts.

    Raises
    ------
    ValueError
        If something is unknown or below zero, or no criterion has any weight.

    Examples
    --------
    >>> table = pd.DataFrame({"volume": [5, 7, 8, 7], "growth": [8, 6, 8, 4], "fit": [4, 8, 6, 6]})
    >>> topsis(table, pd.Series({"volume": 0.3, "growth": 0.4, "fit": 0.3})).round(3).tolist()
    [0.504, 0.658, 0.748, 0.334]
    """
    given = np.asarray(matrix, dtype=float)
    if not (given >= 0).all():
        raise ValueError("TOPSIS compares known values of 0 or more.")
    share = np.asarray(weights.reindex(matrix.columns), dtype=float)
    if not share.sum() > 0:
        raise ValueError("No criterion has any weight yet.")
    return pd.Series(closeness(given, share), matrix.index, name="topsis")


def closeness(given: Floats, weights: Floats) -> Floats:
    """Return how close each row is to the best of all columns; see `topsis`, which also checks what comes in."""
    telling = (np.ptp(given, axis=0) > 0) & (weights > 0) if len(given) else np.zeros(len(weights), dtype=bool)
    if not telling.any():  # alike on everything that counts
        return np.full(len(given), 0.5)
    methods, normal = import_module("pymcdm.methods"), import_module("pymcdm.normalizations")
    share = weights[telling] / weights[telling].sum()  # a common factor of the weights leaves the closeness as it is
    method = methods.TOPSIS(normalization_function=normal.vector_normalization)
    return np.asarray(method(given[:, telling], share, np.ones(len(share)), validation=False), dtype=float)


@dataclass(frozen=True, slots=True, eq=False)
class SecondOpinion:
    """The weighted sum's ranking and that of TOPSIS side by side.

    Attributes
    ----------
    ranking : pandas.DataFrame
        By account, best first: ``score`` and ``rank`` of the weighted sum, ``topsis`` and ``topsis_rank``; equal ones
        share the better rank.
    left_out : tuple of str
        Accounts of which something that counts is unknown: TOPSIS cannot compare them.
    normalisation : str
        How TOPSIS made the criteria comparable.
    """

    ranking: pd.DataFrame
    left_out: tuple[str, ...]
    normalisation: str

    def differing(self, capacity: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return who is among the best only by the weighted sum, and who only by TOPSIS."""
        first, second = (self.ranking[name] <= capacity for name in ("rank", "topsis_rank"))
        return tuple(self.ranking.index[first & ~second]), tuple(self.ranking.index[second & ~first])

    def explain(self, capacity: int, names: Mapping[str, str] | None = None) -> str:
        """Say whether TOPSIS would choose the same accounts."""
        if not len(self.ranking):
            return "TOPSIS cannot compare anybody: of every account something is unknown."
        if len(self.ranking) <= capacity:
            compared = count(len(self.ranking), "account")
            return f"TOPSIS can compare {compared}, no more than there are places: it has nothing to choose."
        ours, theirs = (
            [(names or {}).get(account, str(account)) for account in side] for side in self.differing(capacity)
        )
        if not ours and not theirs:
            return f"TOPSIS chooses the same {count(capacity, 'account')}."
        instead = f" instead of {listing(ours, 5)}" if ours else " besides"
        return (
            f"TOPSIS would choose {listing(theirs, 5)}{instead}."
            if theirs
            else f"TOPSIS leaves {listing(ours, 5)} out."
        )

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "normalisation": self.normalisation,
            "left_out": list(self.left_out),
            "accounts": {
                account: {
                    "score": or_none(row["score"]),
                    "rank": int(row["rank"]),
                    "topsis": or_none(row["topsis"]),
                    "topsis_rank": int(row["topsis_rank"]),
                }
                for account, row in zip(labels(self.ranking.index), self.ranking.to_dict("records"), strict=True)
            },
        }


def second_opinion(values: pd.DataFrame, weights: pd.Series[float]) -> SecondOpinion:
    """Rank accounts by TOPSIS beside the weighted sum, those of which everything that counts is known.

    Parameters
    ----------
    values : pandas.DataFrame
        Account × criterion, 0-1; NaN = unknown.
    weights : pandas.Series
        Per criterion, 0 or more, not all zero.

    Raises
    ------
    ValueError
        As `score` does.

    Examples
    --------
    >>> table = pd.DataFrame({"volume": [0.8, 0.2, 0.9], "growth": [0.5, 0.9, None]}, index=["a", "b", "c"])
    >>> opinion = second_opinion(table, pd.Series({"volume": 50, "growth": 50}))
    >>> print(opinion.explain(1))
    TOPSIS chooses the same 1 account.
    >>> opinion.left_out
    ('c',)
    """
    known, left_out = whole(values, weights)
    scores = score(known, weights)
    close = topsis(known, scores.weights)
    ranking = pd.DataFrame({"score": scores.score, "rank": scores.rank, "topsis": close})
    ranking["topsis_rank"] = close.round(12).rank(ascending=False, method="min")
    best_first = ranking.sort_values(["rank", "topsis_rank"], kind="stable")
    return SecondOpinion(best_first, left_out, VECTOR)


def whole(values: pd.DataFrame, weights: pd.Series[float]) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the accounts of which everything that counts is known, and the ids of the others."""
    counting = weights.reindex(values.columns).fillna(0) > 0
    known = values.loc[:, counting].notna().all(axis=1)
    return values[known].fillna(0.0), tuple(labels(values.index[~known]))
