"""Weights out of pairwise comparisons, with how far these agree: the analytic hierarchy process, AHP (M4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from kamwidgets.methods.frames import labels
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

__all__ = ["MOST_COMPARED", "AhpWeights", "Contradiction", "ahp_weights"]

_RECIPROCAL = 1e-3
"""By how much a comparison and its reverse may fail to be reciprocal: thirds are often typed as 0.333."""

_RANDOM_INDEX = (0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56)
"""Saaty's consistency index of random comparisons, for 3 to 13 criteria."""
_CONSISTENT = 0.10
_SMALLEST, MOST_COMPARED = 3, 13
_ROUNDS, _STILL = 500, 1e-10
"""How often missing comparisons are looked at again, and from when on they stand still."""
_TELLING = 1e-6
_LARGEST = 9.0
"""The most that one criterion can be compared with another."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The three comparisons that contradict each other most, and the one the others speak against.

    Attributes
    ----------
    criteria : tuple of str
        The three criteria.
    pair : tuple of str
        The two whose comparison lies farthest from the weights.
    said, implied : float
        How many times as important the first is as the second: as it was compared, and by the weights, 1/9 to 9.
    """

    criteria: tuple[str, str, str]
    pair: tuple[str, str]
    said: float
    implied: float


@dataclass(frozen=True, slots=True, eq=False)
class AhpWeights:
    """Weights out of pairwise comparisons, and how far these agree with each other.

    Attributes
    ----------
    weights : pandas.Series
        Per criterion, summing to 1.
    consistency_ratio : float
        0 where all comparisons agree; up to 0.10 is usually accepted.
    missing : int
        How many pairs were not compared.
    contradiction : Contradiction, optional
        None where no three comparisons contradict each other.
    """

    weights: pd.Series[float]
    consistency_ratio: float
    missing: int = 0
    contradiction: Contradiction | None = None

    @property
    def consistent(self) -> bool:
        """Whether the ratio is 0.10 or less."""
        return self.consistency_ratio <= _CONSISTENT

    @property
    def tested(self) -> bool:
        """Whether there are more comparisons than it takes to get weights, so that they can contradict each other."""
        size = len(self.weights)
        return size * (size - 1) // 2 - self.missing >= size

    def explain(self, formats: Formats = PLAIN, titles: Mapping[str, str] | None = None) -> str:
        """Say what the comparisons come to, with titles of criteria where they are given."""
        shares = zip(labels(self.weights.index), self.weights.tolist(), strict=True)
        named = [f"{(titles or {}).get(name, name)} {formats.share(share)}" for name, share in shares]
        return f"{listing(named, MOST_COMPARED)}; {self.agreement(formats)}"

    def agreement(self, formats: Formats = PLAIN) -> str:
        """Say how far the comparisons agree."""
        ratio = f"consistency ratio {formats.number(self.consistency_ratio, 2)}"
        left = f" {formats.count(self.missing, 'pair')} {'was' if self.missing == 1 else 'were'} not compared."
        left = left if self.missing else ""
        if not self.tested and len(self.weights) >= _SMALLEST:
            return f"just enough was compared to weigh all, so nothing tests the answers yet.{left}"
        if self.consistent:
            return f"{ratio}, which is accepted up to 0.10.{left}"
        return f"{ratio}, above 0.10: the comparisons contradict each other, so look at them again.{left}"

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "weights": {str(name): float(weight) for name, weight in self.weights.items()},
            "consistency_ratio": self.consistency_ratio,
            "consistent": self.consistent,
            "missing": self.missing,
        }


def ahp_weights(matrix: pd.DataFrame) -> AhpWeights:
    """Return weights from pairwise comparisons, of all pairs or of so many that they link all criteria.

    They are the principal eigenvector (Saaty 1977, doi 10.1016/0022-2496(77)90033-5). The consistency
    ratio is (λ − n)/(n − 1) over Saaty's random index for n criteria, 0 for fewer than three. Pairs that were not
    compared are filled in so that they contradict the others least, λ is as small as can be (Bozóki, Fülöp & Rónyai
    2010, doi 10.1016/j.mcm.2010.02.047); with m of them the random index is multiplied by 1 − 2m/((n − 1)(n − 2))
    (Ágoston & Csató 2022, doi 10.1016/j.omega.2021.102576).

    Parameters
    ----------
    matrix : pandas.DataFrame
        Criterion × criterion: how many times as important the row's is as the column's, 1/9 to 9, 1 with itself;
        the reverse of each comparison is its reciprocal; NaN both ways = not compared.

    Raises
    ------
    ValueError
        If it is not such a matrix, has more than 13 criteria, or some were not compared with the others.

    Examples
    --------
    >>> names = ["volume", "growth"]
    >>> ahp_weights(pd.DataFrame([[1, 3], [1 / 3, 1]], names, names)).weights.to_dict()
    {'volume': 0.75, 'growth': 0.25}
    """
    given = _pairs(matrix)
    size, missing = len(given), int(np.isnan(given).sum()) // 2
    complete = _completed(given)
    largest, found = _principal(complete)
    index = 0.0
    if size >= _SMALLEST:
        index = _RANDOM_INDEX[size - _SMALLEST] * (1 - 2 * missing / ((size - 1) * (size - 2)))
    ratio = max(0.0, (largest - size) / (size - 1) / index) if index > _TELLING else 0.0
    return AhpWeights(
        weights=pd.Series(found.round(12), matrix.columns, name="weight"),
        consistency_ratio=ratio,
        missing=missing,
        contradiction=_contradiction(given, found, labels(matrix.columns)),
    )


def _pairs(matrix: pd.DataFrame) -> Floats:
    """Return comparisons that can be worked with, each with its exact reciprocal."""
    given = matrix.to_numpy(dtype=float)
    if not 1 <= len(given) <= MOST_COMPARED or list(matrix.index) != list(matrix.columns):
        raise ValueError(f"Compare 1 to {MOST_COMPARED} criteria in pairs: the same ones in rows and columns.")
    open_ = np.isnan(given) & np.isnan(given.T) & ~np.eye(len(given), dtype=bool)
    if not (open_ | np.isfinite(given) & (given > 0)).all():
        raise ValueError("Every comparison is a number above 0: how many times as important.")
    off = np.abs(given * given.T - 1) > _RECIPROCAL
    if off.any():
        one, other = (str(matrix.index[int(place)]) for place in np.argwhere(off)[0])
        raise ValueError(f"The comparisons of {one} with {other} and of {other} with {one} are not reciprocal.")
    reached = np.linalg.matrix_power((~open_).astype(float), len(given)) > 0
    if not reached.all():
        one, other = (str(matrix.index[int(place)]) for place in np.argwhere(~reached)[0])
        raise ValueError(f"No comparison links {one} with {other}: compare them, or both with others between.")
    return np.sqrt(given / given.T)


def _completed(given: Floats) -> Floats:
    """Return the comparisons with those that are missing as they contradict the others least.

    Where λ is smallest, each of them is √(sᵢ/sⱼ) with s the right eigenvector over the left one. They begin as the
    least squares of the logarithms have them, which is exact where nothing contradicts itself.
    """
    missing = np.isnan(given)
    if not missing.any():
        return given
    logs = np.where(missing, 0.0, np.log(np.where(missing, 1.0, given)))
    laplacian = np.diag((~missing).sum(axis=1)) - (~missing)
    logged: Floats = np.linalg.pinv(laplacian.astype(float)) @ logs.sum(axis=1)
    filled = np.where(missing, np.exp(logged[:, None] - logged), given)
    for _ in range(_ROUNDS):
        share = _principal(filled)[1] / _principal(filled.T)[1]
        better = np.where(missing, np.sqrt(share[:, None] / share), given)
        moved = float(np.abs(np.log(better / filled)).max())
        filled = better
        if moved < _STILL:
            break
    return filled


def _principal(matrix: Floats) -> tuple[float, Floats]:
    """Return the largest eigenvalue, and its eigenvector summing to 1."""
    values, vectors = (np.asarray(each, dtype=complex) for each in np.linalg.eig(matrix))
    sizes: Floats = np.real(values)
    largest = int(np.argmax(sizes))
    vector: Floats = np.abs(np.real(vectors[:, largest]))
    return float(sizes[largest]), vector / vector.sum()


def _contradiction(given: Floats, weights: Floats, names: list[str]) -> Contradiction | None:
    logs, off = np.log(given), np.log(given) - np.log(weights[:, None] / weights)
    worst, told = _TELLING, None
    for one, between, other in combinations(range(len(given)), 3):
        circle = abs(logs[one, between] + logs[between, other] - logs[one, other])
        if circle > worst:  # NaN where not all three were compared
            worst, told = circle, (one, between, other)
    if told is None:
        return None
    first, second = max(combinations(told, 2), key=lambda pair: abs(off[pair]))
    implied = float(np.clip(weights[first] / weights[second], 1 / _LARGEST, _LARGEST))
    one, between, other = (names[each] for each in told)
    return Contradiction((one, between, other), (names[first], names[second]), float(given[first, second]), implied)
