"""The picture of how much turnover hangs on how few customers (M1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamwidgets.charts.theme import ACCENT, GREY, INK, QUIET, SHARES, chart
from kamwidgets.methods.frames import labels
from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kamwidgets.methods import Concentration

__all__ = ["pareto", "pareto_title"]


def pareto_title(concentration: Concentration, formats: Formats = PLAIN) -> str:
    """Say what a Pareto picture shows, with the real pair of numbers.

    Examples
    --------
    >>> import pandas as pd
    >>> from kamwidgets.methods import concentration
    >>> pareto_title(concentration(pd.Series({"a": 60.0, "b": 30.0, "c": 10.0})))
    '1 of 3 customers brings 60 % of turnover'
    """
    top, customers = concentration.top(0.2), formats.count(concentration.customers, "customer")
    verb = "brings" if top == 1 else "bring"
    share = formats.share(concentration.top_share(0.2))
    return f"{formats.number(top)} of {customers} {verb} {share} of turnover"


def pareto(
    concentration: Concentration,
    names: Mapping[str, str],
    *,
    chosen: Collection[str] = (),
    formats: Formats = PLAIN,
) -> dict[str, Any]:
    """Draw turnover per customer as bars and its cumulative share as a line, largest first.

    Parameters
    ----------
    concentration : Concentration
        What is drawn.
    names : mapping of str to str
        Customers' names by id.
    chosen : collection of str
        Ids of key accounts; they stand out.
    formats : Formats
        How the company writes numbers, and its currency.

    Returns
    -------
    dict
        A Vega-Lite v5 specification: bars on the left axis from zero, the line on the right one from 0 to 100 %.

    Examples
    --------
    >>> import pandas as pd
    >>> from kamwidgets.methods import concentration
    >>> spec = pareto(concentration(pd.Series({"a": 60.0, "b": 30.0})), {"a": "Ada Ltd"}, chosen={"a"})
    >>> spec["data"]["values"][0]["customer"], spec["data"]["values"][0]["standing"]
    ('Ada Ltd', 'Key account')
    """
    curve = concentration.curve()
    rows = [
        {
            "rank": rank,
            "customer": names.get(customer, customer),
            "revenue": round(revenue, 2),
            "share": share,
            "cumulative": cumulative,
            "standing": "Key account" if customer in chosen else "Other customer",
        }
        for rank, (customer, revenue, share, cumulative) in enumerate(
            zip(
                labels(curve.index),
                curve["revenue"].tolist(),
                curve["share"].tolist(),
                curve["cumulative_share"].tolist(),
                strict=True,
            ),
            start=1,
        )
    ]
    place = {"field": "rank", "type": "ordinal", "axis": None}
    return chart(
        pareto_title(concentration, formats),
        f"Turnover per customer in {formats.currency}, largest first; the line adds up their share",
        formats=formats,
        data={"values": rows},
        layer=[_bars(place), {"layer": [_line(place), _mark_80(concentration, rows, formats)]}],
        resolve={"scale": {"y": "independent"}},
    )


def _bars(place: dict[str, Any]) -> dict[str, Any]:
    return {
        "mark": {"type": "bar"},
        "encoding": {
            "x": place,
            "y": {"field": "revenue", "type": "quantitative", "title": "Turnover", "axis": {"format": ",.0f"}},
            "color": {
                "field": "standing",
                "type": "nominal",
                "title": None,
                "scale": {"domain": ["Key account", "Other customer"], "range": [ACCENT, QUIET]},
                "legend": {"orient": "bottom"},
            },
            "tooltip": [
                {"field": "customer", "title": "Customer"},
                {"field": "revenue", "title": "Turnover", "format": ",.0f"},
                {"field": "share", "title": "Share", "format": ".1%"},
                {"field": "cumulative", "title": "Share up to here", "format": ".0%"},
            ],
        },
    }


def _line(place: dict[str, Any]) -> dict[str, Any]:
    axis = {**SHARES, "values": [0, 0.2, 0.4, 0.6, 0.8, 1]}
    return {
        "mark": {"type": "line"},
        "encoding": {"x": place, "y": _share("cumulative", axis)},
    }


def _mark_80(concentration: Concentration, rows: list[dict[str, Any]], formats: Formats) -> dict[str, Any]:
    """Mark where 80 % is reached, with its label on the picture rather than in a legend."""
    point = rows[concentration.n80 - 1]
    label = f"{formats.number(concentration.n80)} bring {formats.share(point['cumulative'])}"
    return {
        "data": {"values": [{**point, "label": label}]},
        "layer": [
            {"mark": {"type": "point", "filled": True, "size": 50, "color": INK}},
            {
                "mark": {"type": "text", "align": "left", "dx": 8, "dy": 12, "color": GREY},
                "encoding": {"text": {"field": "label"}},
            },
        ],
        "encoding": {"x": {"field": "rank", "type": "ordinal", "axis": None}, "y": _share("cumulative", {})},
    }


def _share(field: str, axis: dict[str, Any]) -> dict[str, Any]:
    return {
        "field": field,
        "type": "quantitative",
        "title": "Share of turnover, added up",
        "scale": {"domain": [0, 1]},
        "axis": {**axis, "orient": "right"},
    }
