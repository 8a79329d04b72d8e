"""Weights out of pairwise comparisons, with how far these agree: AHP through pymcdm (M4)."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from kamwidgets.methods.frames import labels
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["AhpWeights", "ahp_weights"]

_RECIPROCAL = 1e-3
"""By how much a comparison and its reverse may fail to be reciprocal: thirds are often typed as 0.333."""

_RANDOM_INDEX = (0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56)
"""Saaty's consistency index of random comparisons, for 3 to 13 criteria."""
_CONSISTENT = 0.10
_SMALLEST, _LARGEST = 3, 13


@dataclass(frozen=True, slots=True, eq=False)
class AhpWeights:
    """Weights out of pairwise comparisons, and how far these agree with each other.

    Attributes
    ----------
    weights : pandas.Series
        Per criterion, summing to 1.
    consistency_ratio : float
        0 where all comparisons agree; up to 0.10 is usually accepted.
    """

    weights: pd.Series[float]
    consistency_ratio: float

    @property
    def consistent(self) -> bool:
        """Whether the ratio is 0.10 or less."""
        return self.consistency_ratio <= _CONSISTENT

    def explain(self, formats: Formats = PLAIN) -> str:
        """Say what the comparisons come to."""
        points = listing([f"{name} {formats.share(weight)}" for name, weight in self.weights.items()], _LARGEST)
        ratio = f"consistency ratio {formats.number(self.consistency_ratio, 2)}"
        if self.consistent:
            return f"{points}; {ratio}, which is accepted up to 0.10."
        return f"{points}; {ratio}, above 0.10: the comparisons contradict each other, so look at them again."

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "weights": {str(name): float(weight) for name, weight in self.weights.items()},
            "consistency_ratio": self.consistency_ratio,
            "consistent": self.consistent,
        }


def ahp_weights(matrix: pd.DataFrame) -> AhpWeights:
    """Return weights from pairwise comparisons.

    They are the principal eigenvector (Saaty 1977, doi 10.1016/0022-2496(77)90033-5). The consistency
    ratio is (λ − n)/(n − 1) over Saaty's random index for n criteria, 0 for fewer than three.

    Parameters
    ----------
    matrix : pandas.DataFrame
        Criterion × criterion: how many times as important the row's is as the column's, 1/9 to 9, 1 with itself;
        the reverse of each comparison is its reciprocal.

    Raises
    ------
    ValueError
        If it is not such a matrix, or has more than 13 criteria.

    Examples
    --------
    >>> names = ["volume", "growth"]
    >>> ahp_weights(pd.DataFrame([[1, 3], [1 / 3, 1]], names, names)).weights.to_dict()
    {'volume': 0.75, 'growth': 0.25}
    """
    given = _pairs(matrix)
    size = len(given)
    # the library takes comparisons on Saaty's scale only; ours were checked, so that it computes and nothing else
    method = import_module("pymcdm.weights.subjective").AHP(object_names=labels(matrix.columns))
    method.matrix = given
    found: npt.NDArray[np.float64] = np.abs(np.asarray(method(), dtype=float))
    found = found / found.sum()
    largest = float((given @ found / found).mean())
    ratio = 0.0
    if size >= _SMALLEST:
        ratio = max(0.0, (largest - size) / (size - 1) / _RANDOM_INDEX[size - _SMALLEST])
    return AhpWeights(pd.Series(found.round(12), matrix.columns, name="weight"), ratio)


def _pairs(matrix: pd.DataFrame) -> npt.NDArray[np.float64]:
    """Return comparisons that can be worked with, each with its exact reciprocal."""
    given = matrix.to_numpy(dtype=float)
    if not 1 <= len(given) <= _LARGEST or list(matrix.index) != list(matrix.columns):
        raise ValueError(f"Compare 1 to {_LARGEST} criteria in pairs: the same ones in rows and columns.")
    if not (np.isfinite(given) & (given > 0)).all():
        raise ValueError("Every comparison is a number above 0: how many times as important.")
    off = np.abs(given * given.T - 1) > _RECIPROCAL
    if off.any():
        one, other = (str(matrix.index[int(place)]) for place in np.argwhere(off)[0])
        raise ValueError(f"The comparisons of {one} with {other} and of {other} with {one} are not reciprocal.")
    return np.sqrt(given / given.T)
