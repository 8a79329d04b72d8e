"""How an account buys: how much, when, what, at which discount, and how well we deliver to it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

from .dates import month_start
from .dice import Dice

EVEN = (1.0, 1.0, 1.12, 1.02, 1.0, 1.06, 0.9, 0.7, 1.06, 1.12, 1.08, 0.78)  # January to December
SPRING = (1.25, 1.6, 1.8, 1.45, 1.05, 0.8, 0.65, 0.4, 0.6, 0.6, 0.7, 0.85)

_LARGEST = 690_000  # the six accounts with a story stay among the largest

_FAVOURITES = {  # which categories an industry mostly buys
    "Machine tools": "LBCH",
    "Food processing": "SPUN",
    "Packaging": "PLNC",
    "Pumps and water": "SBCU",
    "Energy": "BUNH",
    "Agricultural machinery": "CHBS",
    "Automotive supply": "BLHP",
    "Chemicals": "SHNU",
    "Marine": "HSBU",
    "Medical devices": "LPN",
    "Robotics": "LNPC",
    "Paper and wood": "BUCS",
}


@dataclass(frozen=True)
class Demand:
    """What drives the orders of one account.

    Attributes
    ----------
    yearly : tuple of float
        Turnover of the three fiscal years, before chance.
    orders_per_year : float
        In an average year.
    basket : dict
        Product id to weight.
    season : tuple of float
        January to December; normalised here.
    discount : tuple of float
        Fraction off the list price, per fiscal year.
    on_time, invoices_right : tuple of float
        Share of deliveries by the promised day, and of correct invoices, per fiscal year.
    short : float
        Share of order lines delivered in part.
    pays_after_due : float
        Days, on average; negative is early.
    steadiness : float
        Spread of order values: the smaller, the steadier.
    """

    yearly: tuple[float, ...]
    orders_per_year: float
    basket: dict[str, float]
    season: tuple[float, ...] = EVEN
    discount: tuple[float, ...] = (0.05, 0.05, 0.05)
    on_time: tuple[float, ...] = (0.94, 0.94, 0.94)
    invoices_right: tuple[float, ...] = (0.97, 0.97, 0.97)
    short: float = 0.02
    terms: int = 30
    pays_after_due: float = 4
    steadiness: float = 0.45
    complaints_per_year: float = 0.0

    def rate(self, month: int) -> float:
        """Return the yearly turnover the account is running at in a month of the sample, without season."""
        place = (month + 0.5) / 12 - 0.5
        left = min(max(math.floor(place), 0), 1)
        slope = self.yearly[left + 1] - self.yearly[left]
        return max(self.yearly[left] + (place - left) * slope, 0.25 * self.yearly[month // 12])

    def season_of(self, month: int) -> float:
        """Return how far a month of the sample lies above or below the average month."""
        return self.season[month_start(month).month - 1] * 12 / sum(self.season)


def sizes(number: int, median: float, spread: float) -> list[float]:
    """Return log-normal yearly turnovers by their quantiles, smallest first: a few large, many small."""
    normal = NormalDist()
    places = ((place + 0.5) / number for place in range(number))
    return [min(median * math.exp(spread * normal.inv_cdf(place)), _LARGEST) for place in places]


def usual_demand(account_id: str, size: float, industry: str, relationship: str, range_: list[str]) -> Demand:
    """Return the demand of an account without a story of its own."""
    dice = Dice("demand", account_id)
    yearly = _course(dice, size, relationship)
    discount = round(min(max(0.02 + 0.035 * math.log10(max(size, 5000) / 5000) + dice.normal(0, 0.015), 0), 0.2), 3)
    on_time = dice.between(0.9, 0.97)
    right = dice.between(0.95, 0.99)
    return Demand(
        yearly=yearly,
        orders_per_year=min(max(0.0255 * math.sqrt(size), 1.8), 20),
        basket=_basket(dice, size, industry, range_),
        season=SPRING if industry == "Agricultural machinery" else EVEN,
        discount=(discount, discount, min(discount + dice.one_of((0, 0, 0.005, 0.01)), 0.2)),
        on_time=(on_time, on_time, on_time),
        invoices_right=(right, right, right),
        short=dice.between(0.005, 0.035),
        terms=dice.one_of((30, 30, 30, 45, 60)),
        pays_after_due=dice.normal(4, 5),
        complaints_per_year=size / 400_000,
    )


def _course(dice: Dice, size: float, relationship: str) -> tuple[float, float, float]:
    if relationship == "emerging":
        return dice.one_of(((0, 0.35 * size, size), (0.2 * size, 0.5 * size, size), (0, 0, 0.8 * size)))
    growth = min(max(dice.normal(0.03, 0.11), -0.3), 0.4)
    return (size / (1 + growth), size, size * (1 + growth))


def _basket(dice: Dice, size: float, industry: str, range_: list[str]) -> dict[str, float]:
    """Return between three and fourteen products, two in three of them from what the industry mostly buys."""
    favourites = _FAVOURITES[industry]
    width = min(max(round(1.6 * math.log(size / 1000) + dice.between(-1, 2)), 3), 14)
    likely = {
        product: 6.0 / (1 + favourites.find(product[0])) if product[0] in favourites else 0.6 for product in range_
    }
    chosen = dice.some_of(likely, width)
    return {product: round(1 / (place + 1) ** 0.8, 3) for place, product in enumerate(chosen)}
