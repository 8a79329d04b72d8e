"""A second opinion on the ranking: TOPSIS, through pymcdm, or AHP's weights, beside the weighted sum (M4)."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from kamwidgets.methods.frames import labels, or_none
from kamwidgets.methods.selection import score
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from kamwidgets.methods.selection import Scores

    Floats = npt.NDArray[np.float64]

__all__ = ["ANCHORS", "VECTOR", "SecondOpinion", "ahp_opinion", "closeness", "second_opinion", "topsis", "whole"]

ANCHORS = "none: values stand on fixed anchors"
MISSING = {"topsis": "something is unknown", "ahp": "too little is known"}
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
    """The weighted sum's ranking and that of another method side by side.

    Attributes
    ----------
    method : {"topsis", "ahp"}
    ranking : pandas.DataFrame
        By account, best first: ``score`` and ``rank`` of the weighted sum, and those of the other method, ``topsis``
        and ``topsis_rank`` or ``ahp`` and ``ahp_rank``; equal ones share the better rank.
    left_out : tuple of str
        Accounts that the other method cannot compare: too little is known.
    normalisation : str
        How the other method made the criteria comparable.
    """

    method: Literal["topsis", "ahp"]
    ranking: pd.DataFrame
    left_out: tuple[str, ...]
    normalisation: str

    @property
    def called(self) -> str:
        """What the method is called."""
        return {"topsis": "TOPSIS", "ahp": "AHP"}[self.method]

    def differing(self, capacity: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return who is among the best only by the weighted sum, and who only by the other method."""
        first, second = (self.ranking[name] <= capacity for name in ("rank", f"{self.method}_rank"))
        return tuple(self.ranking.index[first & ~second]), tuple(self.ranking.index[second & ~first])

    def explain(self, capacity: int, names: Mapping[str, str] | None = None, formats: Formats = PLAIN) -> str:
        """Say whether the other method would choose the same accounts."""
        called = self.called
        if not len(self.ranking):
            return f"{called} cannot compare anybody: of every account {MISSING[self.method]}."
        if len(self.ranking) <= capacity:
            compared = formats.count(len(self.ranking), "account")
            return f"{called} can compare {compared}, no more than there are places: it has nothing to choose."
        ours, theirs = (
            [(names or {}).get(account, str(account)) for account in side] for side in self.differing(capacity)
        )
        if not ours and not theirs:
            return f"{called} chooses the same {formats.count(capacity, 'account')}."
        instead = f" instead of {listing(ours, 5, formats)}" if ours else " besides"
        return (
            f"{called} would choose {listing(theirs, 5, formats)}{instead}."
            if theirs
            else f"{called} leaves {listing(ours, 5, formats)} out."
        )

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        name = self.method
        return {
            "method": name,
            "normalisation": self.normalisation,
            "left_out": list(self.left_out),
            "accounts": {
                account: {
                    "score": or_none(row["score"]),
                    "rank": int(row["rank"]),
                    name: or_none(row[name]),
                    f"{name}_rank": int(row[f"{name}_rank"]),
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
    return SecondOpinion("topsis", _beside(scores, "topsis", close), left_out, VECTOR)


def ahp_opinion(
    values: pd.DataFrame, weights: pd.Series[float], compared: pd.Series[float], *, known_needed: float = 0.6
) -> SecondOpinion:
    """Rank accounts by the weights of pairwise comparisons beside those given.

    Both are weighted sums on fixed anchors (AHP with absolute measurement: Saaty 1986, doi 10.1287/mnsc.32.7.841), so
    that no order depends on who else is in the list. A criterion that was not compared counts nothing here.

    Parameters
    ----------
    values : pandas.DataFrame
        Account × criterion, 0-1; NaN = unknown.
    weights, compared : pandas.Series
        Per criterion, 0 or more, not all zero; the second as `ahp_weights` returns them.
    known_needed : float
        Share of the weight that has to be known, see `score`.

    Raises
    ------
    ValueError
        As `score` does.

    Examples
    --------
    >>> table = pd.DataFrame({"volume": [0.8, 0.2], "growth": [0.5, 0.9]}, index=["a", "b"])
    >>> opinion = ahp_opinion(table, pd.Series({"volume": 60, "growth": 40}), pd.Series({"volume": 1, "growth": 3}))
    >>> print(opinion.explain(1))
    AHP would choose b instead of a.
    """
    theirs = compared.reindex(values.columns).fillna(0.0)
    ours, other = (score(values, each, known_needed=known_needed) for each in (weights, theirs))
    both = ours.score.notna() & other.score.notna()
    left_out = tuple(labels(values.index[~both]))
    first, second = (score(values[both], each, known_needed=known_needed) for each in (weights, theirs))
    return SecondOpinion("ahp", _beside(first, "ahp", second.score), left_out, ANCHORS)


def _beside(scores: Scores, name: str, other: pd.Series[float]) -> pd.DataFrame:
    """Return two ways of scoring the same accounts with their ranks, the best of the first way first."""
    ranking = pd.DataFrame({"score": scores.score, "rank": scores.rank, name: other})
    ranking[f"{name}_rank"] = other.round(12).rank(ascending=False, method="min")
    return ranking.sort_values(["rank", f"{name}_rank"], kind="stable")


def whole(values: pd.DataFrame, weights: pd.Series[float]) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the accounts of which everything that counts is known, and the ids of the others."""
    counting = weights.reindex(values.columns).fillna(0) > 0
    known = values.loc[:, counting].notna().all(axis=1)
    return values[known].fillna(0.0), tuple(labels(values.index[~known]))
