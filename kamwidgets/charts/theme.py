"""The one place where the look of pictures is written: colours and type as in the interface's light theme.

On a page, `picture.css` turns these very colours into those of the interface, light or dark.
"""

from __future__ import annotations

from typing import Any

from kamwidgets.model import PLAIN, Formats

__all__ = ["ACCENT", "CATEGORIES", "GREY", "INK", "LINE", "QUIET", "SHARES", "chart"]

INK = "#16211f"
GREY = "#4a5755"
LINE = "#dfe4e1"
QUIET = "#b7c2bf"
"""For bars that are not what the picture is about."""
ACCENT = "#0b655f"

CATEGORIES = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#000000")
"""Okabe and Ito: told apart with any colour vision."""

_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
_TYPE = {"labelFont": _FONT, "labelFontSize": 12, "labelColor": GREY, "titleFont": _FONT, "titleFontSize": 12}

SHARES = {"labelExpr": "format(datum.value * 100, '.0f') + '\u00a0%'", "grid": False}
"""An axis of shares, written as everywhere else."""

_CONFIG: dict[str, Any] = {
    "background": "transparent",
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {
        **_TYPE,
        "titleColor": GREY,
        "titleFontWeight": "normal",
        "domainColor": LINE,
        "tickColor": LINE,
        "gridColor": LINE,
    },
    "legend": {**_TYPE, "titleColor": GREY, "titleFontWeight": "normal"},
    "title": {
        "font": _FONT,
        "fontSize": 15,
        "fontWeight": 600,
        "color": INK,
        "anchor": "start",
        "subtitleFont": _FONT,
        "subtitleFontSize": 13,
        "subtitleColor": GREY,
        "offset": 12,
    },
    "bar": {"color": ACCENT},
    "line": {"color": INK, "strokeWidth": 1.5},
    "text": {"font": _FONT, "fontSize": 12, "color": INK},
    "range": {"category": list(CATEGORIES)},
}


def chart(
    title: str, subtitle: str = "", *, formats: Formats = PLAIN, height: int = 320, **parts: Any
) -> dict[str, Any]:
    """Return a Vega-Lite v5 specification in our look.

    Parameters
    ----------
    title : str
        What the picture shows, as a finding.
    subtitle : str
        What is drawn, in which unit.
    formats : Formats
        How the company writes the numbers on axes and in tooltips.
    height : int
        In pixels; the width is that of the place.
    **parts
        The rest of the specification: data, layer, mark, encoding, transform …

    Examples
    --------
    >>> chart("Two customers bring a third of turnover", mark="bar")["title"]["text"]
    'Two customers bring a third of turnover'
    """
    return {
        "$schema": _SCHEMA,
        "title": {"text": title, **({"subtitle": subtitle} if subtitle else {})},
        "width": "container",
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "config": {**_CONFIG, **_numbers(formats)},
        **parts,
    }


def _numbers(formats: Formats) -> dict[str, Any]:
    """Return how the renderer is to write numbers, where that is not its own way."""
    decimal, thousands = formats.separators
    if (decimal, thousands) == (".", ","):
        return {}
    signs = {"decimal": decimal, "thousands": thousands, "grouping": [3], "currency": ["", ""]}
    return {"locale": {"number": signs}}
