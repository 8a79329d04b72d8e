"""Pictures of an account's targets beside its last years (M20)."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Any

from kamwidgets.charts.theme import ACCENT, CATEGORIES, INK, QUIET, chart
from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamwidgets.methods import TargetTable

__all__ = ["target_bars", "target_title", "target_waterfall"]

_LARGEST = 6
_OTHERS = "Other products"
_RISE, _FALL = CATEGORIES[2], CATEGORIES[5]


def target_title(table: TargetTable, year: str, formats: Formats = PLAIN) -> str:
    """Say how a year's targets compare with the last whole year.

    Examples
    --------
    >>> import pandas as pd
    >>> from kamwidgets.methods import target_table
    >>> from kamwidgets.model import Target
    >>> sold = pd.DataFrame({"product_id": ["chai"], "year": [1997], "revenue": [200.0]})
    >>> target_title(target_table(sold, [Target(product_id="chai", period="1998", revenue=250)], ["1998"]), "1998")
    'Targets for 1998 are 25 % above 1997 with the same products'
    """
    if not table.targets[year].notna().any():
        return f"There is no target for {year} yet"
    change = table.change(year)
    if math.isnan(change):
        return f"Targets for {year} are for products that brought nothing before"
    if abs(change) < 0.0005:  # noqa: PLR2004  # less than what is written
        return f"Targets for {year} keep {table.base} with the same products"
    way = "above" if change > 0 else "below"
    return f"Targets for {year} are {formats.share(abs(change))} {way} {table.base} with the same products"


def target_bars(table: TargetTable, names: Mapping[str, str], year: str, *, formats: Formats = PLAIN) -> dict[str, Any]:
    """Draw the last years as bars stacked by product, and a year's targets beside them.

    The six largest products keep a colour of their own, the others are one stack.

    Parameters
    ----------
    table : TargetTable
        History and targets.
    names : mapping of str to str
        Products' names by id.
    year : str
        A target year of the table.
    formats : Formats
        How the company writes numbers, and its currency.
    """
    size = table.targets[year].fillna(0) + table.last.fillna(0)
    large = [str(product) for product in size.sort_values(ascending=False, kind="stable").index[:_LARGEST]]
    called = [names.get(product, product) for product in large]
    ranked = [*called, _OTHERS] if len(table.targets) > len(large) else called
    totals = {_label(table, past): table.history[past] for past in map(str, table.history)}
    totals[f"{year} target"] = table.targets[year]
    rows: list[dict[str, Any]] = []
    for label, amounts in totals.items():
        for name, product in zip(called, large, strict=True):
            rows.append({"year": label, "product": name, "order": len(rows), "revenue": _amount(amounts[product])})
        if _OTHERS in ranked:
            others = _amount(amounts.drop(large).sum())
            rows.append({"year": label, "product": _OTHERS, "order": len(rows), "revenue": others})
    return chart(
        target_title(table, year, formats),
        f"Turnover by product in {formats.currency}",
        formats=formats,
        data={"values": rows},
        mark={"type": "bar"},
        encoding={
            "x": {"field": "year", "type": "ordinal", "title": None, "sort": list(totals), "axis": {"labelAngle": 0}},
            "y": {"field": "revenue", "type": "quantitative", "title": None, "axis": {"format": ",.0f"}},
            "color": {
                "field": "product",
                "type": "nominal",
                "title": None,
                "scale": {"domain": ranked, "range": [*CATEGORIES[: len(called)], QUIET][: len(ranked)]},
            },
            "order": {"field": "order", "type": "quantitative"},
            "tooltip": [
                {"field": "year", "title": "Year"},
                {"field": "product", "title": "Product"},
                {"field": "revenue", "title": "Turnover", "format": ",.0f"},
            ],
        },
    )


def target_waterfall(
    table: TargetTable, names: Mapping[str, str], year: str, *, formats: Formats = PLAIN
) -> dict[str, Any]:
    """Draw how a year's targets come about: the last whole year, what each product adds or takes away, the targets.

    Products without a target are in neither total. The six largest changes stand alone, the others are one step.

    Parameters
    ----------
    table : TargetTable
        History and targets.
    names : mapping of str to str
        Products' names by id.
    year : str
        A target year of the table.
    formats : Formats
        How the company writes numbers, and its currency.
    """
    colours = {"domain": ["total", "more", "less"], "range": [ACCENT, _RISE, _FALL]}
    place = {"field": "step", "type": "ordinal", "title": None, "sort": None}
    amount = {"type": "quantitative", "title": None, "axis": {"format": ",.0f", "grid": False}}
    bars = {
        "mark": {"type": "bar"},
        "encoding": {
            "y": {**amount, "field": "from"},
            "y2": {"field": "to"},
            "color": {"field": "kind", "type": "nominal", "scale": colours, "legend": None},
            "tooltip": [
                {"field": "step", "title": "Step"},
                {"field": "amount", "title": "Amount", "format": ",.0f"},
            ],
        },
    }
    text = {
        "mark": {"type": "text", "dy": -7, "color": INK},
        "encoding": {"y": {**amount, "field": "upper"}, "text": {"field": "label"}},
    }
    return chart(
        target_title(table, year, formats),
        f"Turnover in {formats.currency}: what each product adds or takes away",
        formats=formats,
        data={"values": _steps(table, names, year, formats)},
        encoding={"x": {**place, "axis": {"labelAngle": 0, "labelLimit": 100}}},
        layer=[bars, text],
    )


def _steps(table: TargetTable, names: Mapping[str, str], year: str, formats: Formats) -> list[dict[str, Any]]:
    """Return the bars of a waterfall, each beginning where the one before ended."""
    aimed = table.targets[year].dropna()
    before = table.last.reindex(aimed.index).fillna(0)
    change = aimed - before
    largest = change.abs().sort_values(ascending=False, kind="stable").index[:_LARGEST]
    moves = [(names.get(str(product), str(product)), float(change[product])) for product in largest]
    if len(change) > len(largest):
        moves.append((_OTHERS, float(change.drop(largest).sum())))
    level = float(before.sum())
    step = partial(_step, formats)
    steps = [step(table.base or "Before", 0, level, "total")]
    for name, amount in moves:
        steps.append(step(name, level, level + amount, "more" if amount >= 0 else "less"))
        level += amount
    return [*steps, step(f"{year} target", 0, float(aimed.sum()), "total")]


def _step(formats: Formats, name: str, start: float, end: float, kind: str) -> dict[str, Any]:
    """Return one bar; its label carries the sign, so that colour is never alone."""
    amount = end - start
    sign = "+" if kind != "total" and amount >= 0 else ""
    return {
        "step": name,
        "from": round(start, 2),
        "to": round(end, 2),
        "upper": round(max(start, end), 2),
        "amount": round(amount, 2),
        "kind": kind,
        "label": f"{sign}{formats.number(amount)}",
    }


def _label(table: TargetTable, year: str) -> str:
    return f"{year} (part)" if year in table.partial else year


def _amount(amount: float) -> float:
    return 0.0 if math.isnan(amount) else round(float(amount), 2)
