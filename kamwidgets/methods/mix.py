"""Why turnover differs between two periods: price, volume and mix, and what was sold in only one of them (M23)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
import pandas as pd

from kamwidgets.methods.frames import labels
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["MixConvention", "PriceVolumeMix", "price_volume_mix"]

MixConvention = Literal["own-price", "average-price"]
"""At which price of the base period a shift between products is valued."""

_EFFECTS = ("price", "volume", "mix")
_BUCKETS = ("new", "discontinued", "no_quantity")
_NAMES = {
    "price": "prices",
    "volume": "volume",
    "mix": "mix",
    "new": "new products",
    "discontinued": "products no longer bought",
    "no_quantity": "products without a quantity to compare",
}
_CENT = 0.005


@dataclass(frozen=True, slots=True, eq=False)
class PriceVolumeMix:
    """The difference in turnover between two periods, taken apart.

    Attributes
    ----------
    lines : pandas.DataFrame
        Indexed by product: `base` and `actual` turnover, what `price`, `volume` and `mix` did, what is `new`,
        `discontinued` or has `no_quantity` to compare, and their sum, the `difference`.
    total : pandas.Series
        The same, added up over products.
    convention : {"own-price", "average-price"}
        At which base price a shift between products is valued.
    """

    lines: pd.DataFrame
    total: pd.Series[float]
    convention: MixConvention

    def explain(self, formats: Formats = PLAIN) -> str:
        """Say what made the difference, the largest part first."""
        total = self.as_json()["total"]
        parts = sorted((name for name in _NAMES if abs(total[name]) >= _CENT), key=lambda name: -abs(total[name]))
        said = [f"{_NAMES[name]} {formats.money(total[name], signed=True)}" for name in parts]
        at = "its own price" if self.convention == "own-price" else "its distance from the average price"
        difference = formats.money(total["difference"], signed=True)
        what = f": {listing(said, len(said))}" if said else ""
        return f"Turnover changed by {difference}{what}. Mix is valued at {at} of the base period."

    def as_json(self) -> dict[str, Any]:
        """Return the amounts as plain data."""
        return {
            "convention": self.convention,
            "total": {str(name): float(amount) for name, amount in self.total.items()},
            "lines": {str(product): line for product, line in self.lines.to_dict(orient="index").items()},
        }


def price_volume_mix(
    base: pd.DataFrame, actual: pd.DataFrame, convention: MixConvention = "own-price"
) -> PriceVolumeMix:
    """Take a difference in turnover apart into price, volume and mix.

    Of products with a quantity above zero in both periods, with q their quantity, p their price, Q all their quantities
    together, s their share of Q, P the average price, b the base and a the actual period: price = (pᵃ - pᵇ) qᵃ;
    volume = (sᵇ Qᵃ - qᵇ) pᵇ and mix = (qᵃ - sᵇ Qᵃ) pᵇ at "own-price"; volume = (qᵃ - qᵇ) Pᵇ and
    mix = (qᵃ - qᵇ) (pᵇ - Pᵇ) at "average-price". The two are never crossed. Whatever is new, no longer bought, or has
    no quantity to compare (a credit note that nets to nothing) stands by itself.

    Parameters
    ----------
    base, actual : pandas.DataFrame
        Indexed by product: `quantity` and `price` per unit; or `quantity` and `revenue`, which also tells amounts that
        have no quantity.
    convention : {"own-price", "average-price"}

    Returns
    -------
    PriceVolumeMix
        Its parts add up to the difference, per product and in total.

    Raises
    ------
    ValueError
        If a column is missing, a product occurs twice, a number is not known or not finite, or the convention is
        another.

    Examples
    --------
    >>> base = pd.DataFrame({"quantity": [400, 300, 300], "price": [4, 1, 2]}, index=list("ABC"))
    >>> actual = pd.DataFrame({"quantity": [700, 100, 300], "price": [3, 2, 1]}, index=list("ABC"))
    >>> taken_apart = price_volume_mix(base, actual)
    >>> taken_apart.lines[["price", "volume", "mix"]].to_numpy().tolist()
    [[-700.0, 160.0, 1040.0], [100.0, 30.0, -230.0], [-300.0, 60.0, -60.0]]
    >>> print(taken_apart.explain())  # doctest: +NORMALIZE_WHITESPACE
    Turnover changed by +€100: prices −€900, mix +€750 and volume +€250. Mix is valued at its own price of the base
    period.
    """
    if convention not in get_args(MixConvention):
        raise ValueError(f"The convention is {' or '.join(get_args(MixConvention))}.")
    sides = {"base": _side(base, "base"), "actual": _side(actual, "actual")}
    both = sides["base"].add_suffix("_b").join(sides["actual"].add_suffix("_a"), how="outer").fillna(0.0)
    compared = (both["quantity_b"] > 0) & (both["quantity_a"] > 0)
    lines = pd.DataFrame({"base": both["revenue_b"], "actual": both["revenue_a"]}, dtype=float)
    lines[[*_EFFECTS, *_BUCKETS]] = 0.0
    lines["difference"] = lines["actual"] - lines["base"]
    lines.loc[compared, list(_EFFECTS)] = _HOW[convention](both[compared])
    for bucket, belongs in _buckets(both).items():
        lines.loc[belongs & ~compared, bucket] = lines["difference"]
    lines.index.name = "product"
    return PriceVolumeMix(lines, lines.sum(), convention)


def _own_price(both: pd.DataFrame) -> pd.DataFrame:
    q_b, q_a = both["quantity_b"], both["quantity_a"]
    p_b, p_a = both["revenue_b"] / q_b, both["revenue_a"] / q_a
    kept = q_b / q_b.sum() * q_a.sum()
    return pd.DataFrame({"price": (p_a - p_b) * q_a, "volume": (kept - q_b) * p_b, "mix": (q_a - kept) * p_b})


def _average_price(both: pd.DataFrame) -> pd.DataFrame:
    q_b, q_a = both["quantity_b"], both["quantity_a"]
    p_b, p_a = both["revenue_b"] / q_b, both["revenue_a"] / q_a
    average = both["revenue_b"].sum() / q_b.sum() if len(both) else 0.0
    return pd.DataFrame(
        {"price": (p_a - p_b) * q_a, "volume": (q_a - q_b) * average, "mix": (q_a - q_b) * (p_b - average)}
    )


_HOW: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {"own-price": _own_price, "average-price": _average_price}


def _buckets(both: pd.DataFrame) -> dict[str, pd.Series[bool]]:
    """Return which products belong where, of those that cannot be compared."""
    nothing = {side: (both[f"quantity_{side}"] == 0) & (both[f"revenue_{side}"] == 0) for side in "ba"}
    new = nothing["b"] & (both["quantity_a"] > 0)
    gone = nothing["a"] & (both["quantity_b"] > 0)
    return {"new": new, "discontinued": gone, "no_quantity": ~new & ~gone}


def _side(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return quantity and turnover by product; raise what is wrong with them."""
    if "quantity" not in frame or not {"price", "revenue"} & set(frame):
        raise ValueError(f"The {name} period needs the columns quantity and price, or quantity and revenue.")
    if frame.index.has_duplicates:
        twice = frame.index[frame.index.duplicated()][0]
        raise ValueError(f"Product {twice} occurs more than once in the {name} period: add it up first.")
    quantity = frame["quantity"].astype(float)
    revenue = (frame["revenue"] if "revenue" in frame else quantity * frame["price"]).astype(float)
    side = pd.DataFrame({"quantity": quantity, "revenue": revenue})
    known = np.isfinite(quantity) & np.isfinite(revenue)
    if not known.all():
        raise ValueError(
            f"In the {name} period quantity or price is not known for {listing(labels(side[~known].index))}."
        )
    return side
