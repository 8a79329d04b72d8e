"""Years, countries, regions, segments and industries beside each other: how concentrated each of them is (M1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kamwidgets.findings import ATTRIBUTES, Asked, Part, Reading, compared
from kamwidgets.model import Formats
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.widgets import Blocks, Intent, Tabs

__all__ = ["PartsPanel"]

COLUMNS = [
    {"title": "Customers", "align": "right"},
    {"title": "Largest fifth", "align": "right"},
    {"title": "80 % come from", "align": "right"},
    {"title": "Effective number", "align": "right"},
    {"title": "Largest customer"},
]

MOST = 60
"""Rows beyond which nobody compares any more."""


class PartsPanel:
    """One row for each year, or each region, with the figures of concentration."""

    def __init__(self, page: Page, asked: Callable[[], Asked]) -> None:
        self.page = page
        self._asked = asked
        self.tabs = Tabs(label="Beside each other", active="year", on_intent=page.guarded(self._on_tab))
        self.said = Blocks()
        self.widget = box(self.tabs, self.said, look="kam-stack")

    def refresh(self) -> None:
        """Compare the parts of what is asked for."""
        reading, asked = self.page.reading, self._asked()
        offered = {"year": "Years", **_offered(reading)}
        if self.tabs.active not in offered:
            self.tabs.active = "year"
        self.tabs.tabs = [{"id": id, "label": label} for id, label in offered.items()]
        parts = compared(reading, asked, self.tabs.active)
        self.said.blocks = [self._table(reading, parts)]

    def _table(self, reading: Reading, parts: tuple[Part, ...]) -> dict[str, Any]:
        by, formats = self.tabs.active, reading.formats
        total = sum(part.found.revenue for part in parts if part.found)
        first = {"title": "Year" if by == "year" else ATTRIBUTES[by]}
        amount = {"title": f"{self._asked().measured.capitalize()}, {formats.currency}", "align": "right"}
        share = [] if by == "year" else [{"title": "Share", "align": "right"}]
        rows = [_row(reading, part, None if by == "year" else total) for part in parts[:MOST]]
        return {
            "kind": "table",
            "columns": [first, amount, *share, *COLUMNS],
            "rows": rows,
            "caption": _caption(parts, formats),
        }

    def _on_tab(self, intent: Intent) -> None:
        self.tabs.active = intent["id"]
        self.refresh()


def _offered(reading: Reading) -> dict[str, str]:
    """Return what customers can be told apart by here: that of which something is known."""
    plural = {"country": "Countries", "region": "Regions", "segment": "Segments", "industry": "Industries"}
    return {name: plural[name] for name in ATTRIBUTES if reading.customers[name].notna().any()}


def _row(reading: Reading, part: Part, total: float | None) -> list[str]:
    formats, found = reading.formats, part.found
    label = f"{part.label} (part)" if part.partial else part.label
    shares = 0 if total is None else 1
    if found is None:
        return [label, formats.number(None), *[""] * (shares + len(COLUMNS))]
    largest = f"{reading.name(str(found.shares.index[0]))} {formats.share(float(found.shares.iloc[0]), 1)}"
    return [
        label,
        formats.number(found.revenue),
        *([] if total is None else [formats.share(found.revenue / total)]),
        formats.number(found.customers),
        formats.share(found.top_share(0.2)),
        formats.number(found.n80),
        formats.number(found.effective_number, 1),
        largest,
    ]


def _caption(parts: tuple[Part, ...], formats: Formats) -> str:
    said = ["Each row by itself: how few customers it hangs on."]
    if any(part.partial for part in parts):
        said.append("A year marked “part” is not covered whole by the facts.")
    if len(parts) > MOST:
        said.append(f"The {MOST} largest of {formats.number(len(parts))} are shown.")
    return " ".join(said)
