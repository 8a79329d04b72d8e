"""The whale curve: who brings the contribution, and who takes some of it away again (M1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kamwidgets.charts import whale, whale_title
from kamwidgets.findings import Asked, Reading, amounts, over_in_words
from kamwidgets.methods import WhaleCurve, whale_curve
from kamwidgets.methods.frames import labels
from kamwidgets.steps.page import Page
from kamwidgets.steps.picture import Picture
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks

__all__ = ["WhalePanel"]

ENDS = 5
"""Rows of the table at either end of the curve."""


class WhalePanel:
    """The curve as a picture, in a sentence, and as a table of its two ends."""

    def __init__(self, page: Page, asked: Callable[[], Asked]) -> None:
        self.page = page
        self._asked = asked
        self.picture = Picture()
        self._pictured = box(self.picture.widget, look="kam-card")
        self.said = Blocks()
        self.widget = box(self._pictured, self.said, look="kam-stack")

    def refresh(self) -> None:
        """Draw the contribution of what is asked for."""
        reading, asked = self.page.reading, self._asked()
        contribution = amounts(reading, asked)["contribution"]
        if not contribution[contribution.notna()].any():
            show(self._pictured, False)
            self.said.blocks = [_nothing(bool(contribution.isna().any()), over_in_words(reading, asked.over))]
            return
        curve = whale_curve(contribution)
        show(self._pictured, True)
        self.picture.show(whale(curve, reading.names, formats=reading.formats), whale_title(curve, reading.formats))
        said = curve.explain(reading.names, reading.formats)
        over = over_in_words(reading, asked.over)
        self.said.blocks = [{"kind": "text", "text": f"{over[:1].upper()}{over[1:]}: {said}"}, _table(reading, curve)]


def _nothing(unknown: bool, over: str) -> dict[str, Any]:
    if unknown:
        sentence = f"No contribution is known, {over}: unit costs are missing."
        hint = "Bring unit costs in with products or order lines on Start: then this shows who earns what."
        return {"kind": "empty", "sentence": sentence, "hint": hint}
    return {"kind": "empty", "sentence": f"Nobody asked for here brought any contribution, {over}."}


def _table(reading: Reading, curve: WhaleCurve) -> dict[str, Any]:
    formats, points = reading.formats, curve.curve()
    ends = points if len(points) <= 2 * ENDS else points.iloc[[*range(ENDS), *range(-ENDS, 0)]]
    rows = [
        [
            formats.number(rank),
            reading.name(account),
            formats.number(amount),
            formats.number(added),
        ]
        for account, rank, amount, added in zip(
            labels(ends.index),
            ends["rank"].tolist(),
            ends["contribution"].tolist(),
            ends["cumulative"].tolist(),
            strict=True,
        )
    ]
    return {
        "kind": "table",
        "columns": [
            {"title": "Place"},
            {"title": "Customer"},
            {"title": f"Contribution, {formats.currency}", "align": "right"},
            {"title": "Added up", "align": "right"},
        ],
        "rows": rows,
        "caption": f"The first and the last {ENDS} of {formats.number(curve.customers)}."
        if len(points) > len(ends)
        else "",
    }
