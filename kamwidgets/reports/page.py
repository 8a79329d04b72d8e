"""The plan on a page as HTML: one file, its pictures inside, nothing fetched, every text escaped."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kamwidgets.reports.plan import PlanReport

__all__ = ["page_html"]

WIDTH = 760
"""Of a picture on the page, in pixels."""


def page_html(report: PlanReport) -> str:
    """Return the report as a complete HTML page.

    Pictures are images, in which no script runs; texts are escaped by the template engine.
    """
    pictures = {title: _picture(spec) for title, spec in report.pictures.items()}
    return _environment().get_template("plan.html.j2").render(report=report, pictures=pictures)


@cache
def _environment() -> Environment:
    folder = Path(__file__).with_name("templates")
    return Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def _picture(spec: dict[str, Any]) -> str:
    """Draw a specification as the address of an SVG image."""
    import vl_convert

    svg = vl_convert.vegalite_to_svg({**spec, "width": WIDTH}, vl_version="5.21")
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
