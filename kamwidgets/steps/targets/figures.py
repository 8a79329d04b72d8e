"""The figures above the table, and the words in which amounts are compared."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from kamwidgets.methods import TargetTable
from kamwidgets.methods.targets import STATUSES
from kamwidgets.model import Formats
from kamwidgets.steps.page import Page
from kamwidgets.steps.words import word

__all__ = ["against", "product_name", "tiles"]


def product_name(page: Page, product_id: str) -> str:
    """Return what a product is called; its number where nobody has said."""
    return page.reading.figures.products.get(product_id, product_id)


def against(formats: Formats, change: float) -> str:
    """Write a change as a share with its sign; a product that brought nothing before is new.

    Examples
    --------
    >>> formats = Formats("en_GB", "EUR")
    >>> against(formats, 0.25), against(formats, -0.1), against(formats, math.nan)
    ('+25 %', '−10 %', 'new')
    """
    if math.isnan(change):
        return "new"
    return ("+" if round(change, 2) > 0 else "") + formats.share(change)


def tiles(table: TargetTable, years: Sequence[str], formats: Formats, version: str) -> list[dict[str, Any]]:
    """Return the figures of an account: the last whole year, the sum of each coming one, and how much is agreed."""
    source = f"Source: the imported orders, version {version}." if version else "No orders have been brought in yet."
    return [
        _last_year(table, formats, source),
        *(_coming(table, year, formats) for year in years),
        _agreed(table, years, formats),
    ]


def _last_year(table: TargetTable, formats: Formats, source: str) -> dict[str, Any]:
    if not table.base:
        explain = f"No whole year is covered by the facts, so there is nothing to compare targets with.\n{source}"
        return {"label": "Last whole year", "value": formats.money(None), "note": "not known yet", "explain": explain}
    bought = int((table.last != 0).sum())
    return {
        "label": f"Turnover {table.base}",
        "value": formats.short_money(table.total(table.base)),
        "note": f"the last whole year, {formats.count(bought, 'product')}",
        "explain": f"{formats.money(table.total(table.base))}: quantity × price × (1 − discount) of every order line "
        f"of the year. Credit notes count as negative; cancelled orders do not count.\n{source}",
    }


def _coming(table: TargetTable, year: str, formats: Formats) -> dict[str, Any]:
    aimed = int(table.targets[year].notna().sum())
    tile = {"label": f"Targets {year}", "explain": table.explain(year)}
    if not aimed:
        return {**tile, "value": formats.money(None), "note": "none set yet"}
    left = table.untargeted(year)
    if len(left):
        brought = formats.money(float(left.sum()))
        tile["explain"] += f"\nNo target: {formats.count(len(left), 'product')} that brought {brought} in {table.base}."
    return {**tile, "value": formats.short_money(table.total(year)), "note": _difference(table, year, formats)}


def _difference(table: TargetTable, year: str, formats: Formats) -> str:
    """Say how the targets of a year differ from the last whole year, with the same products."""
    change = table.change(year)
    if math.isnan(change):
        return "products that brought nothing before"
    more = table.total(year) - float(table.last[table.targets[year].notna()].sum())
    sign = "+" if more > 0 else ""
    return f"{sign}{formats.short_money(more)} ({against(formats, change)}) on {table.base}, same products"


def _agreed(table: TargetTable, years: Sequence[str], formats: Formats) -> dict[str, Any]:
    aimed = [year for year in years if table.targets[year].notna().any()]
    if not aimed:
        return {"label": "Agreed share", "value": formats.share(None), "note": "no targets yet"}
    amounts = {name: sum(float(table.by_status(year)[name]) for year in aimed) for name in STATUSES}
    total = sum(amounts.values())
    said = ", ".join(f"{word('target-status', name).lower()} {formats.money(amounts[name])}" for name in STATUSES)
    which = f"the targets for {' and '.join(aimed)}"
    return {
        "label": "Agreed share",
        "value": formats.share(amounts["agreed"] / total if total else None),
        "note": f"of {which}",
        "explain": f"What the customer has agreed to, as a share of {which}: {said}.",
    }
