"""Chance that comes out the same on every machine."""

from __future__ import annotations

import math
import random
from statistics import NormalDist
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SEED = "tarnholt"

T = TypeVar("T")

_NORMAL = NormalDist()


class Dice:
    """Random draws that depend on a topic only, so that changing one account leaves all others as they were.

    Built on ``random.random`` alone: of Python's generator only that method and its seeding promise the same
    numbers in every version, and the files have to come out byte for byte.

    Parameters
    ----------
    *topic : str
        What is drawn, such as ``"orders", "C012"``.
    """

    def __init__(self, *topic: str) -> None:
        self._random = random.Random("/".join((SEED, *topic)))  # noqa: S311 - a story, not a secret

    def share(self) -> float:
        """Return a number from 0 up to, not including, 1."""
        return self._random.random()

    def between(self, low: float, high: float) -> float:
        """Return a number between the two."""
        return low + (high - low) * self.share()

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``, both included."""
        return low + int(self.share() * (high - low + 1))

    def happens(self, probability: float) -> bool:
        """Tell whether something of this probability happens."""
        return self.share() < probability

    def normal(self, mean: float, deviation: float) -> float:
        """Return a normally distributed number."""
        return mean + deviation * _NORMAL.inv_cdf(min(max(self.share(), 1e-9), 1 - 1e-9))

    def factor(self, spread: float) -> float:
        """Return a log-normal factor with mean 1."""
        return math.exp(self.normal(-spread * spread / 2, spread))

    def count(self, expected: float) -> int:
        """Return how often something happened that is expected this often (Poisson)."""
        limit, product, times = math.exp(-expected), self.share(), 0
        while product > limit:
            product *= self.share()
            times += 1
        return times

    def one_of(self, things: Sequence[T]) -> T:
        """Return one of the things, each as likely as the other."""
        return things[int(self.share() * len(things))]

    def weighted(self, weights: Mapping[T, float]) -> T:
        """Return one of the keys, as likely as its weight."""
        point = self.share() * sum(weights.values())
        for thing, weight in weights.items():
            point -= weight
            if point < 0:
                return thing
        return list(weights)[-1]

    def some_of(self, weights: Mapping[T, float], number: int) -> list[T]:
        """Return up to ``number`` different keys, heavier ones more often."""
        left, chosen = dict(weights), []
        while left and len(chosen) < number:
            chosen.append(self.weighted(left))
            del left[chosen[-1]]
        return chosen

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Return the things in another order."""
        return [thing for _, thing in sorted(((self.share(), place), thing) for place, thing in enumerate(things))]
