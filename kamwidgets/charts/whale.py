"""The picture of contribution adding up over customers, and of what some of them take away again (M1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from kamwidgets.charts.theme import ACCENT, GREY, INK, chart
from kamwidgets.methods.frames import labels
from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamwidgets.methods import WhaleCurve

__all__ = ["whale", "whale_title"]

_POINTS = 400
"""More points than this cannot be told apart."""


def whale_title(curve: WhaleCurve, formats: Formats = PLAIN) -> str:
    """Say what a whale curve shows.

    Examples
    --------
    >>> import pandas as pd
    >>> from kamwidgets.methods import whale_curve
    >>> whale_title(whale_curve(pd.Series({"a": 60.0, "b": -20.0, "c": 50.0})))
    '1 of 3 customers takes €20 of the contribution away again'
    """
    losing = len(curve.losing)
    if not losing:
        everybody = f"All {formats.number(curve.customers)} customers add to contribution"
        return everybody if curve.customers > 1 else "There is one customer"
    takes = "takes" if losing == 1 else "take"
    who = f"{formats.number(losing)} of {formats.count(curve.customers, 'customer')}"
    return f"{who} {takes} {formats.money(curve.given_back)} of the contribution away again"


def whale(curve: WhaleCurve, names: Mapping[str, str], *, formats: Formats = PLAIN) -> dict[str, Any]:
    """Draw contribution added up over customers, from the one that brings most to the one that costs most.

    Parameters
    ----------
    curve : WhaleCurve
        What is drawn; of many customers every so many, with the peak and both ends.
    names : mapping of str to str
        Customers' names by id.
    formats : Formats
        How the company writes numbers, and its currency.

    Returns
    -------
    dict
        A Vega-Lite v5 specification.

    Examples
    --------
    >>> import pandas as pd
    >>> from kamwidgets.methods import whale_curve
    >>> spec = whale(whale_curve(pd.Series({"a": 60.0, "b": -20.0})), {"b": "Bolt AG"})
    >>> [(row["rank"], row["customer"], row["cumulative"]) for row in spec["data"]["values"]]
    [(0, '', 0.0), (1, 'a', 60.0), (2, 'Bolt AG', 40.0)]
    """
    rows = _rows(curve, names)
    place = {
        "field": "rank",
        "type": "quantitative",
        "title": "Customers, from the one that brings most to the one that costs most",
        "axis": {"grid": False, "tickMinStep": 1},
        "scale": {"domain": [0, curve.customers], "nice": False},
    }
    height = {
        "field": "cumulative",
        "type": "quantitative",
        "title": "Contribution, added up",
        "axis": {"format": "~s"},
    }
    tooltip = [
        {"field": "customer", "title": "Customer"},
        {"field": "contribution", "title": "Contribution", "format": ",.0f"},
        {"field": "cumulative", "title": "Added up", "format": ",.0f"},
    ]
    return chart(
        whale_title(curve, formats),
        f"Contribution in {formats.currency}, added up customer by customer",
        formats=formats,
        data={"values": rows},
        layer=[
            {
                "mark": {"type": "area", "color": ACCENT, "opacity": 0.15, "line": {"color": ACCENT, "strokeWidth": 2}},
                "encoding": {"x": place, "y": height, "tooltip": tooltip},
            },
            _marks(curve, formats),
        ],
    )


def _rows(curve: WhaleCurve, names: Mapping[str, str]) -> list[dict[str, Any]]:
    points = curve.curve()
    spread = np.linspace(0, len(points) - 1, min(len(points), _POINTS)).round().astype(int)
    shown = points.iloc[sorted({*spread.tolist(), max(curve.peak_customers - 1, 0)})]
    begin = {"rank": 0, "customer": "", "contribution": 0.0, "cumulative": 0.0}
    return [begin] + [
        {
            "rank": rank,
            "customer": names.get(customer, customer),
            "contribution": round(amount, 2),
            "cumulative": round(added, 2),
        }
        for customer, rank, amount, added in zip(
            labels(shown.index),
            shown["rank"].tolist(),
            shown["contribution"].tolist(),
            shown["cumulative"].tolist(),
            strict=True,
        )
    ]


def _marks(curve: WhaleCurve, formats: Formats) -> dict[str, Any]:
    """Label the peak, and where the curve ends if that is lower."""
    bring = formats.count(curve.peak_customers, "customer brings", "customers bring")
    ends = [{"rank": curve.peak_customers, "cumulative": curve.peak, "label": f"{bring} {formats.money(curve.peak)}"}]
    if curve.losing:
        left = {"rank": curve.customers, "cumulative": curve.total, "label": f"{formats.money(curve.total)} is left"}
        ends.append(left)
    return {
        "data": {"values": [end | {"line": -14 if number == 0 else 16} for number, end in enumerate(ends)]},
        "layer": [
            {"mark": {"type": "point", "filled": True, "size": 50, "color": INK, "opacity": 1}},
            *(
                {
                    "transform": [{"filter": f"datum.line {sign} 0"}],
                    "mark": {"type": "text", "align": "right", "dx": -8, "dy": dy, "color": GREY},
                    "encoding": {"text": {"field": "label"}},
                }
                for sign, dy in (("<", -14), (">", 16))
            ),
        ],
        "encoding": {
            "x": {"field": "rank", "type": "quantitative"},
            "y": {"field": "cumulative", "type": "quantitative"},
        },
    }
