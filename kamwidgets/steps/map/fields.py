"""The fields that the cards of the map have in common, and what is said of knowledge that ages."""

from __future__ import annotations

from datetime import date
from typing import Any

from kamwidgets.methods import age_in_words
from kamwidgets.model import Confidence
from kamwidgets.steps.page import Page
from kamwidgets.steps.words import explained

__all__ = ["CONFIDENCE", "HELP", "day", "known", "rests_on", "scale", "text"]

CONFIDENCE: list[dict[str, Any]] = [
    {"value": "low", "label": "Low"},
    {"value": "medium", "label": "Medium"},
    {"value": "high", "label": "High"},
    {"value": "unknown", "label": "Not said"},
]

HELP = "Help me decide"


def text(name: str, label: str, **more: Any) -> dict[str, Any]:
    """Return a field of one line, or of another ``kind``; as wide as the card."""
    return {"name": name, "label": label, "width": "full", **more}


def scale(name: str, label: str, of: str, **more: Any) -> dict[str, Any]:
    """Return a field of labelled buttons, whose written anchors stand beneath."""
    return text(name, label, kind="choice", buttons=True, options=explained(of), **more)


def rests_on(prefix: str = "", **more: Any) -> list[dict[str, Any]]:
    """Return the fields for what something rests on: evidence, how sure, since when."""
    return [
        text(f"{prefix}evidence", "How we know", kind="area", hint="Who said so, or what shows it.", **more),
        text(f"{prefix}confidence", "How sure", kind="choice", buttons=True, options=CONFIDENCE, **more),
        text(f"{prefix}on", "Known as of", kind="date", **more),
    ]


def day(on: date | None) -> str:
    """Return a day as a field of the kind date takes it."""
    return on.isoformat() if on else ""


def known(page: Page, *, on: date | None, confidence: Confidence, by: str = "", agreed: bool = False) -> str:
    """Say who knows something, since when, how sure they were, and how sure that leaves us."""
    sure = "" if confidence == "unknown" else f"{confidence} confidence"
    age = age_in_words(on, page.today, page.portfolio.map)
    told = ["agreed" if agreed else "", by, page.formats.day(on) if on else "", sure, age]
    return " · ".join(filter(None, told))
