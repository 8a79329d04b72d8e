"""A picture of who is a key account whatever the weights, and who depends on them (M4, M6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamwidgets.charts.theme import ACCENT, CATEGORIES, GREY, INK, QUIET, SHARES, chart
from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamwidgets.methods import Robustness

__all__ = ["sureness_bars", "sureness_title"]

_MOST = 24
"""More bars than this nobody reads in ten seconds."""
_BAR, _AROUND = 24, 110
"""Pixels a bar takes, and what stands above and below them."""

_STANDINGS = {"in": "In whatever the weights", "border": "At the border", "out": "Out"}
_COLOURS = (ACCENT, CATEGORIES[1], QUIET)


def sureness_title(robustness: Robustness, formats: Formats = PLAIN) -> str:
    """Say the finding in a few words.

    Examples
    --------
    >>> import pandas as pd
    >>> from kamwidgets.methods import robustness
    >>> table = pd.DataFrame({"volume": [0.9, 0.2, 0.1], "growth": [0.9, 0.5, 0.6]}, index=["a", "b", "c"])
    >>> sureness_title(robustness(table, capacity=2))
    '1 of 2 key accounts is in whatever the weights, 2 accounts are at the border'
    """
    sure, border, places = len(robustness.sure), len(robustness.border), robustness.capacity
    chosen = min(places, len(robustness.in_top))
    of = f"{formats.number(sure)} of {formats.count(chosen, 'key account')}"
    said = f"{of} {'is' if sure == 1 else 'are'} in whatever the weights"
    left = formats.count(border, "account is", "accounts are")
    return f"{said}, {left} at the border" if border else said


def sureness_bars(robustness: Robustness, names: Mapping[str, str], *, formats: Formats = PLAIN) -> dict[str, Any]:
    """Draw for each account how often it is among the best over all weightings, the likeliest first.

    A line cuts after as many as there are places. Who is hardly ever among them is counted in the subtitle.

    Parameters
    ----------
    robustness : Robustness
    names : mapping of str to str
        Accounts' names by id.
    formats : Formats
        How the company writes shares.

    Examples
    --------
    >>> import pandas as pd
    >>> from kamwidgets.methods import robustness
    >>> table = pd.DataFrame({"volume": [0.9, 0.2], "growth": [0.9, 0.5]}, index=["a", "b"])
    >>> spec = sureness_bars(robustness(table, capacity=1), {"a": "Ada Ltd"})
    >>> spec["data"]["values"][0]["standing"], spec["data"]["values"][0]["label"]
    ('In whatever the weights', '100 %')
    """
    ordered = robustness.in_top.sort_values(ascending=False, kind="stable")
    sure, border = set(robustness.sure), set(robustness.border)
    shown = ordered.head(max(min(_MOST, len(sure) + len(border) + 3), min(robustness.capacity, _MOST)))
    rows = [
        {
            "place": str(place),
            "account": names.get(str(account), str(account)),
            "share": float(share),
            "label": formats.share(float(share)),
            "standing": _STANDINGS["in" if account in sure else "border" if account in border else "out"],
        }
        for place, (account, share) in enumerate(shown.items(), start=1)
    ]
    beyond = len(ordered) - len(shown)
    more = f"; {formats.count(beyond, 'more account')} below" if beyond else ""
    places = [row["place"] for row in rows]
    row = {"field": "place", "type": "ordinal", "sort": places, "title": None, "axis": None}
    return chart(
        sureness_title(robustness, formats),
        f"How often each is among the {formats.number(robustness.capacity)} best, over all weightings{more}",
        formats=formats,
        height=_BAR * len(rows) + _AROUND,
        data={"values": rows},
        encoding={"y": row},
        layer=[_names(), _bars(), _labels(), *_cut(rows, robustness.capacity, row, formats)],
    )


def _names() -> dict[str, Any]:
    """Write the names beside the bars: they need not be unique, as an axis would want them."""
    return {
        "mark": {"type": "text", "align": "right", "dx": -8, "limit": 200, "color": INK},
        "encoding": {"x": {"datum": 0, "type": "quantitative"}, "text": {"field": "account"}},
    }


def _bars() -> dict[str, Any]:
    axis = {**SHARES, "values": [0, 0.25, 0.5, 0.75, 1], "title": None}
    return {
        "mark": {"type": "bar", "height": {"band": 0.66}},
        "encoding": {
            "x": {"field": "share", "type": "quantitative", "scale": {"domain": [0, 1]}, "axis": axis},
            "color": {
                "field": "standing",
                "type": "nominal",
                "title": None,
                "scale": {"domain": list(_STANDINGS.values()), "range": list(_COLOURS)},
                "legend": {"orient": "bottom"},
            },
            "tooltip": [
                {"field": "account", "title": "Account"},
                {"field": "label", "title": "Among the best in"},
                {"field": "standing", "title": "So it is"},
            ],
        },
    }


def _labels() -> dict[str, Any]:
    return {
        "mark": {"type": "text", "align": "left", "dx": 6, "color": INK},
        "encoding": {"x": {"field": "share", "type": "quantitative"}, "text": {"field": "label"}},
    }


def _cut(rows: list[dict[str, Any]], capacity: int, row: dict[str, Any], formats: Formats) -> list[dict[str, Any]]:
    """Draw a line beneath the last place there is; none where there are places for all."""
    if len(rows) <= capacity:
        return []
    last = {"values": [{"place": rows[capacity - 1]["place"], "said": formats.count(capacity, "place")}]}
    beneath = {"y": {**row, "bandPosition": 1}}
    rule = {"type": "rule", "strokeDash": [4, 3], "color": GREY}
    text = {"type": "text", "align": "right", "baseline": "bottom", "dy": -3, "color": GREY}
    words = {"x": {"datum": 1, "type": "quantitative"}, "text": {"field": "said"}}
    return [
        {"data": last, "mark": rule, "encoding": beneath},
        {"data": last, "mark": text, "encoding": {**beneath, **words}},
    ]
