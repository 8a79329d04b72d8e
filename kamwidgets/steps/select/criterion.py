"""One criterion opened: what it means, how to recognise it, where its value comes from, and its bands if it has any."""

from __future__ import annotations

import math
from typing import Any

from kamwidgets.edits import Refused, change_criterion, part
from kamwidgets.findings import anchors_in_words, criterion_source, direction_in_words, written
from kamwidgets.model import Band, Criterion, Formats, Portfolio
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.entries import Entries, Step
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.widgets import Blocks, Buttons, Form, Grid, Intent

__all__ = ["CriterionPanel"]

NONE = {
    "kind": "empty",
    "sentence": "No criterion is chosen.",
    "hint": "Click a criterion above: then this says what it means and where its value comes from.",
}

MEANING = {
    "name": "meaning",
    "label": "What it means and how to recognise it",
    "kind": "area",
    "hint": "Write it down before anybody is rated, so that all rate the same thing.",
}

COLUMNS: list[dict[str, Any]] = [
    {"id": "from", "title": "From", "kind": "text", "width": 120},
    {"id": "below", "title": "To below", "kind": "number", "editable": True, "width": 120, "hint": "Its upper limit"},
    {"id": "value", "title": "Is worth", "kind": "number", "editable": True, "width": 108, "hint": "0 to 1"},
    {"id": "remove", "title": "Remove", "kind": "button", "width": 108},
]

TO_BANDS = {"id": "bands", "label": "Use bands instead of worst and best"}
TO_ANCHORS = {"id": "anchors", "label": "Use worst and best instead of bands"}


class CriterionPanel:
    """The criterion that is selected in the grid above."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.id = ""
        self._entries = Entries(page, lambda: page.portfolio, self._change)
        self.said = Blocks()
        self.meaning = Form(live=True, fields=[MEANING], on_intent=page.guarded(self._on_meaning))
        self.bands = Grid(
            label="Bands",
            columns=COLUMNS,
            caption="A value that equals a limit counts in the next band. The worths rise from band to band, or fall.",
            add="Add a band",
            read=filter_reader(page),
            height="320px",
            on_intent=page.guarded(self._on_bands),
        )
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.widget = box(self.said, self.meaning, self.bands, self.buttons, look="kam-stack")

    def open(self, criterion_id: str) -> None:
        """Show another criterion."""
        self.id = criterion_id
        self._entries.forget_all()
        self.meaning.reset()
        self.refresh()

    def refresh(self) -> None:
        """Show the criterion as it is saved."""
        criterion = self.page.portfolio.criteria.get(self.id)
        own = criterion is not None and written(criterion) is None
        banded = criterion is not None and bool(criterion.bands)
        for widget, shown in ((self.meaning, own), (self.bands, banded), (self.buttons, criterion is not None)):
            show(widget, shown)
        if criterion is None:
            self.said.blocks = [NONE]
            return
        self.said.blocks = [{"kind": "definition", "title": criterion.title, "pairs": self._pairs(criterion)}]
        self.meaning.values = {"meaning": criterion.meaning}
        self.buttons.buttons = [TO_ANCHORS if banded else TO_BANDS]
        with self.bands.hold_sync():
            self.bands.locale = self.page.formats.tag
            self.bands.rows = [self._entries.marked(row) for row in _rows(criterion, self.page.formats)]

    def _pairs(self, criterion: Criterion) -> list[dict[str, Any]]:
        entry, (source, period) = written(criterion), criterion_source(self.page.reading, criterion)
        told = [
            ("Means", entry.meaning if entry else criterion.meaning),
            ("Recognised by", entry.recognise if entry else ""),
            ("Shown by", entry.evidence if entry else ""),
        ]
        pairs = [{"label": label, "value": text} for label, text in told if text]
        direction = {"label": "Direction", "value": direction_in_words(criterion)}
        worth = {"label": "Bands" if criterion.bands else "Anchors"}
        worth["value"] = anchors_in_words(criterion, self.page.formats)
        return [*pairs, {"label": "Comes from", "value": source, "note": period}, direction, worth]

    def _on_meaning(self, intent: Intent) -> None:
        self.page.edit(change_criterion, id=self.id, meaning=str(intent["value"]).strip())

    def _on_bands(self, intent: Intent) -> None:
        match intent["type"]:
            case "add-row":
                self._save(_with_one_more(self._bands()))
            case "press":
                self._save(_without(self._bands(), int(intent["row"])))
            case "edit-cell" | "paste-cells":
                self._entries.take(self.bands, intent)
                self.refresh()

    def _on_button(self, intent: Intent) -> None:
        criterion = part(self.page.portfolio.criteria, self.id, "criterion")
        self._save(_first_bands(criterion) if intent["id"] == "bands" else [])

    def _bands(self) -> list[Band]:
        return list(part(self.page.portfolio.criteria, self.id, "criterion").bands)

    def _save(self, bands: list[Band]) -> None:
        self._entries.forget_all()
        self.page.edit(change_criterion, id=self.id, bands=[band.model_dump() for band in bands])

    def _change(self, portfolio: Portfolio, row: str, column: str, value: Any) -> Step:
        bands, place = list(part(portfolio.criteria, self.id, "criterion").bands), int(row)
        if column == "below" and place == len(bands) - 1:
            raise ValueError("The last band has no upper limit: add a band first.")
        if value is None:
            raise ValueError("A number is needed here.")
        changed = {place: {column: value}}  # checked with the criterion, so that the sentence is one for people
        return change_criterion, {
            "id": self.id,
            "bands": [band.model_dump() | changed.get(each, {}) for each, band in enumerate(bands)],
        }


def _rows(criterion: Criterion, formats: Formats) -> list[dict[str, Any]]:
    since: list[float | None] = [None, *(band.below for band in criterion.bands)]
    return [
        {
            "id": str(place),
            "cells": {
                "from": "the lowest" if begin is None else formats.entered(begin),
                "below": band.below,
                "value": band.value,
            }
            | {"remove": "Remove"},
            "text": {} if band.below is not None else {"below": "and above"},
        }
        for place, (begin, band) in enumerate(zip(since, criterion.bands, strict=False))
    ]


def _first_bands(criterion: Criterion) -> list[Band]:
    """Return three bands to start from: up to about a third of the way, to two thirds, and above."""
    low, high = sorted((criterion.worst, criterion.best))
    step = 10.0 ** (math.floor(math.log10(high - low)) - 1)
    third = (high - low) / 3
    worths = (0.0, 0.5, 1.0) if criterion.more_is_better else (1.0, 0.5, 0.0)
    limits = (*(low + round(share * third / step) * step for share in (1, 2)), None)
    return [Band(below=below, value=worth) for below, worth in zip(limits, worths, strict=True)]


def _with_one_more(bands: list[Band]) -> list[Band]:
    """Add a band above the last limit, worth what the last one is."""
    limits = [band.below for band in bands if band.below is not None]
    step = limits[-1] - limits[-2] if len(limits) > 1 else abs(limits[-1]) or 1.0
    last = bands[-1]
    return [*bands[:-1], last.but(below=limits[-1] + step), last]


def _without(bands: list[Band], place: int) -> list[Band]:
    """Take a band out; the one below reaches as far as it did."""
    if len(bands) <= 2:  # noqa: PLR2004 - with one band everybody would be worth the same
        raise Refused("Two bands are the least: use worst and best instead.")
    left = [band for each, band in enumerate(bands) if each != place]
    limits = sorted(band.below for band in left if band.below is not None)
    return [band.but(below=below) for band, below in zip(left, [*limits[: len(left) - 1], None], strict=True)]
