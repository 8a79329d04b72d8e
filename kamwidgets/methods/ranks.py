"""Counting ranks over many draws in little memory: scores come in blocks and only counts are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kamwidgets.methods.frames import labels
from kamwidgets.model import PLAIN
from kamwidgets.model.progress import Progress, unwatched

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Integers = npt.NDArray[np.int64]

__all__ = ["RankCounts", "Uncertain"]

_BLOCK = 1 << 16
"""Scores in a block: what stays in a processor's own memory."""
_FINEST = 48
"""Binary digits of a score that count; what differs by less is rounding."""
_ROUNDING = 1e-12


class RankCounts:
    """How often each account had each rank, and the weights with which it was among the best.

    Parameters
    ----------
    accounts, criteria : int
    top : int
        How many count as the best, up to ``accounts``.
    ranks : int
        How many ranks are counted, from the first; ``top`` or more.

    Attributes
    ----------
    block : int
        Draws to add at a time.
    """

    def __init__(self, accounts: int, criteria: int, top: int, ranks: int) -> None:
        self.block = max(1, _BLOCK // max(1, accounts))
        self._top, self._ranks = top, ranks
        self._bits = max(1, (accounts - 1).bit_length())
        self._scale = -(2.0 ** min(_FINEST, 62 - self._bits))
        self._ids = np.arange(accounts)
        self._whole = np.zeros(accounts * ranks, dtype=np.int64)
        self._shared = np.zeros(accounts * (ranks + 1))  # where a share begins, and where it ends
        self._best = np.zeros((accounts, criteria))
        self._often = np.zeros(accounts)

    def add(self, scores: Floats, weights: Floats) -> None:
        """Count a block.

        Parameters
        ----------
        scores : numpy.ndarray
            Draw × account, 0-1.
        weights : numpy.ndarray
            Draw × criterion.
        """
        # score and account in one number: numbers are sorted several times faster than an order is found
        packed = (scores * self._scale).astype(np.int64) << self._bits | self._ids
        ranked = np.sort(packed, axis=1)
        tied = (ranked[:, 1:] - ranked[:, :-1] < 2 << self._bits).any(axis=1)
        last = ranked[:, self._top - 1 : self._top]
        among = (packed <= last).astype(float)
        if tied.any():
            among[tied] = self._share(ranked[tied])
        places = self._ids[: self._ranks]
        whole = ranked[~tied, : self._ranks] & ((1 << self._bits) - 1)
        np.add.at(self._whole, (whole * self._ranks + places).ravel(), 1)
        self._best += among.T @ weights
        self._often += among.sum(axis=0)

    def _share(self, ranked: Integers) -> Floats:
        """Count draws in which some scores are equal: these share their ranks; return who is among the best how far."""
        accounts, levels = ranked & ((1 << self._bits) - 1), ranked >> self._bits
        apart = np.diff(levels, axis=1) > 1
        edge = np.ones((len(ranked), 1), dtype=bool)
        first = np.maximum.accumulate(np.where(np.hstack([edge, apart]), self._ids, 0), axis=1)
        ends = np.where(np.hstack([apart, edge]), self._ids, len(self._ids))
        last = np.minimum.accumulate(ends[:, ::-1], axis=1)[:, ::-1]
        size, row = last - first + 1, accounts * (self._ranks + 1)
        np.add.at(self._shared, (row + np.minimum(first, self._ranks)).ravel(), (1 / size).ravel())
        np.subtract.at(self._shared, (row + np.minimum(last + 1, self._ranks)).ravel(), (1 / size).ravel())
        shares = ((self._top - first) / size).clip(0, 1)
        among = np.empty_like(shares)
        np.put_along_axis(among, accounts, shares, axis=1)
        return among

    def acceptability(self, draws: int) -> Floats:
        """Return account × rank: the share of the draws in which it had the rank."""
        shared = self._shared.reshape(-1, self._ranks + 1).cumsum(axis=1)[:, : self._ranks]
        shares = (self._whole.reshape(len(self._ids), self._ranks) + shared) / draws
        return np.where(shares < _ROUNDING, 0.0, shares)

    def central(self) -> Floats:
        """Return account × criterion: the average weights with which it was among the best; NaN = never."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(self._often > _ROUNDING, self._best.T / self._often, np.nan).T


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Values of which some are only known to lie between two bounds.

    Attributes
    ----------
    low, span : numpy.ndarray
        Account × criterion: the lower bound, and how much may be added.
    unknown : dict of str to tuple of str
        Per account, the criteria of which nothing is known.
    varied : int
        How many other values lie between two bounds.
    """

    low: Floats
    span: Floats
    unknown: dict[str, tuple[str, ...]]
    varied: int

    @classmethod
    def of(cls, values: pd.DataFrame, low: pd.DataFrame | None, high: pd.DataFrame | None) -> Uncertain:
        """Read bounds; where there are none the value is certain, and where there is no value either, anything.

        Raises
        ------
        ValueError
            If something lies outside 0-1 or a low bound above the high one.
        """
        known = values.to_numpy(dtype=float)
        lower, upper = (_filled(bounds, values) for bounds in (low, high))
        nothing = np.isnan(known) & np.isnan(lower) & np.isnan(upper)
        lower = np.where(np.isnan(lower), np.where(np.isnan(known), 0.0, known), lower)
        upper = np.where(np.isnan(upper), np.where(np.isnan(known), 1.0, known), upper)
        if outside := int(((lower < 0) | (upper > 1) | (known < 0) | (known > 1)).sum()):
            raise ValueError(f"{PLAIN.count(outside, 'value')} outside 0 to 1.")
        if (lower > upper).any():
            raise ValueError("A low bound lies above the high one.")
        names = np.array(labels(values.columns), dtype=object)
        rows = zip(labels(values.index), nothing, strict=True)
        unknown = {account: tuple(names[row]) for account, row in rows if row.any()}
        return cls(lower, upper - lower, unknown, int(((upper > lower) & ~nothing).sum()))

    @property
    def any(self) -> bool:
        """Whether anything is uncertain."""
        return bool((self.span > 0).any())

    def scores(self, weights: Floats, dice: np.random.Generator) -> Floats:
        """Return draw × account: weighted sums, every uncertain value drawn anew."""
        scores = weights @ self.low.T
        for criterion in np.flatnonzero((self.span > 0).any(axis=0)):
            who = np.flatnonzero(self.span[:, criterion] > 0)
            few = len(who) * 2 < len(scores.T)
            span = self.span[who, criterion] if few else self.span[:, criterion]
            added = dice.random((len(weights), len(span)))
            added *= span
            added *= weights[:, [criterion]]
            if few:
                scores[:, who] += added
            else:  # a row is added quicker as a whole than with the few left out who are certain
                scores += added
        return scores

    def chances(  # noqa: PLR0913 - who is asked for, and how it is worked out
        self,
        weights: Floats,
        rows: Integers,
        top: int,
        *,
        often: int,
        dice: np.random.Generator,
        progress: Progress = unwatched,
    ) -> Floats:
        """Return for some accounts, each with weights of its own, how likely each is among the best.

        Parameters
        ----------
        weights : numpy.ndarray
            Account of ``rows`` × criterion.
        rows : numpy.ndarray of int
            Which accounts.
        top, often : int
            How many are the best, and how often uncertain values are drawn; once where there are none.
        dice : numpy.random.Generator
        progress : callable, optional
            See `kamwidgets.model.progress`.
        """
        chances = np.zeros(len(rows))
        often = often if self.any else 1
        step = max(1, _BLOCK * 16 // max(1, len(self.low)))
        for start in range(0, len(rows), step):
            part = slice(start, start + step)
            for _ in range(often):
                progress(None)
                scores = weights[part] @ (self.low + self.span * dice.random(self.span.shape)).T
                own = scores[np.arange(len(scores)), rows[part], None]
                ahead = (scores > own + _ROUNDING).sum(axis=1)
                alike = (np.abs(scores - own) <= _ROUNDING).sum(axis=1)
                chances[part] += ((top - ahead) / alike).clip(0, 1)
        return chances / often


def _filled(bounds: pd.DataFrame | None, values: pd.DataFrame) -> Floats:
    given = pd.DataFrame(index=values.index) if bounds is None else bounds
    return given.reindex(index=values.index, columns=values.columns).to_numpy(dtype=float)
