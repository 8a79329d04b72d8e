"""What a change of price asks of volume, and what volume is likely to answer (M23)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Elasticity", "break_even_elasticity", "break_even_volume", "estimate_elasticity", "volume_change"]

_LEAST = 3
"""Observations that a line needs before it can be wrong."""


def break_even_volume(
    price_change: float, contribution_margin: float, *, cost_change: float = 0.0, fixed_costs: float = 0.0
) -> float:
    """Return the change in volume after which a new price contributes as much as the old one.

    With price change ΔP, contribution margin CM and change of the unit cost ΔC, all as shares of the old price, and
    extra fixed costs F as a share of the old turnover: (F - (ΔP - ΔC)) / (CM + ΔP - ΔC). Without the last two this is
    -ΔP / (CM + ΔP) (Nagle & Müller, The Strategy and Tactics of Pricing).

    Parameters
    ----------
    price_change : float
        -0.1 takes ten per cent off; above -1.
    contribution_margin : float
        0.3 leaves 30 % of the old price after the costs of the unit.
    cost_change : float
        Of the unit, as a share of the old price.
    fixed_costs : float
        That come with the change, as a share of the old turnover.

    Returns
    -------
    float
        0.5 asks for half as much again; -0.111 allows to lose 11.1 %.

    Raises
    ------
    ValueError
        If a number is not finite, the price would be zero or less, or no margin would be left: then no volume makes
        up for it.

    Examples
    --------
    >>> round(break_even_volume(-0.1, 0.3), 6), round(break_even_volume(0.05, 0.4), 6)
    (0.5, -0.111111)
    """
    _check(price_change, contribution_margin, cost_change, fixed_costs)
    margin_change = price_change - cost_change
    left = contribution_margin + margin_change
    if left <= 0 or math.isclose(left, 0, abs_tol=1e-12):
        raise ValueError("No margin would be left at this price, so no volume makes up for it.")
    return (fixed_costs - margin_change) / left


def break_even_elasticity(price_change: float, contribution_margin: float) -> float:
    """Return the elasticity at which a change of price leaves contribution as it was.

    e* = ln(1 + q*) / ln(1 + ΔP), with q* the break-even change in volume, in a model of constant elasticity. A price
    cut pays where demand is more elastic than that (e below e*), a rise where it is less.

    Raises
    ------
    ValueError
        As `break_even_volume`; if the price does not change; or if even losing all volume would pay.

    Examples
    --------
    >>> round(break_even_elasticity(-0.1, 0.3), 3)
    -3.848
    """
    volume = break_even_volume(price_change, contribution_margin)
    if price_change == 0:
        raise ValueError("Without a change of price there is nothing to break even.")
    if volume <= -1:
        raise ValueError("Without a margin now, a dearer price pays whatever the volume.")
    return math.log1p(volume) / math.log1p(price_change)


def volume_change(price_change: float, elasticity: float) -> float:
    """Return by how much volume changes with the price at a constant elasticity: (1 + ΔP) ** e - 1.

    Examples
    --------
    >>> round(volume_change(-0.1, -2.0), 4)
    0.2346
    """
    _check(price_change, elasticity)
    return (1 + price_change) ** elasticity - 1


@dataclass(frozen=True, slots=True)
class Elasticity:
    """How volume answered to price in the past.

    Attributes
    ----------
    value : float
        Change of volume in per cent for one per cent of price.
    interval : tuple of float
        Where it lies with the confidence of `level`.
    level : float
        0.95 = 95 %.
    observations : int
    """

    value: float
    interval: tuple[float, float]
    level: float
    observations: int

    def explain(self, formats: Formats = PLAIN) -> str:
        """Say what was found and how sure it is."""
        low, high = (formats.number(bound, 1) for bound in self.interval)
        said = f"One per cent of price moved volume by {formats.number(self.value, 1)} %, between {low} and {high} %"
        sure = f"with {formats.share(self.level)} confidence, from {self.observations} observations"
        return f"{said} {sure}. Other causes are not told apart."

    def as_json(self) -> dict[str, Any]:
        """Return the numbers as plain data."""
        return {
            "value": self.value,
            "interval": list(self.interval),
            "level": self.level,
            "observations": self.observations,
        }


def estimate_elasticity(prices: Sequence[float], quantities: Sequence[float], *, level: float = 0.95) -> Elasticity:
    """Estimate a constant elasticity: the slope of log quantity over log price (ordinary least squares).

    Parameters
    ----------
    prices, quantities : sequence of float
        Of the same periods, above zero.
    level : float
        Confidence of the interval (Student's t).

    Raises
    ------
    ValueError
        If there are fewer than three observations, one is not above zero, or the price never changed.

    Examples
    --------
    >>> found = estimate_elasticity([10, 9, 8, 11], [100, 125, 155, 84])
    >>> round(found.value, 2), found.observations
    (-1.94, 4)
    """
    price, quantity = np.asarray(prices, dtype=float), np.asarray(quantities, dtype=float)
    if price.shape != quantity.shape or price.size < _LEAST:
        raise ValueError(f"Price and quantity of at least {_LEAST} periods are needed, as many of one as of the other.")
    if not (np.isfinite([price, quantity]).all() and (price > 0).all() and (quantity > 0).all()):
        raise ValueError("Prices and quantities have to be above zero.")
    if not 0 < level < 1:
        raise ValueError("The level lies between 0 and 1.")
    x, y = np.log(price), np.log(quantity)
    spread = float(((x - x.mean()) ** 2).sum())
    if math.isclose(spread, 0, abs_tol=1e-12):
        raise ValueError("The price never changed, so history cannot say what a change does.")
    slope = float(((x - x.mean()) * (y - y.mean())).sum()) / spread
    left_over = y - y.mean() - slope * (x - x.mean())
    freedom = price.size - 2
    from scipy.special import stdtrit  # pyright: ignore[reportMissingTypeStubs]

    wide = float(stdtrit(freedom, (1 + level) / 2)) * math.sqrt(float(left_over @ left_over) / freedom / spread)
    return Elasticity(slope, (slope - wide, slope + wide), level, int(price.size))


def _check(price_change: float, *others: float) -> None:
    if not all(map(math.isfinite, (price_change, *others))):
        raise ValueError("Every number has to be known.")
    if price_change <= -1:
        raise ValueError("A price can fall by less than 100 %.")
