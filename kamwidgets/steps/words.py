"""The catalogue's words as options of fields and grids."""

from __future__ import annotations

from typing import Any

from kamwidgets.catalogue import load

__all__ = ["explained", "options", "roles", "word"]


def options(scale: str) -> list[dict[str, Any]]:
    """Return the steps of a scale as options of a choice."""
    known = [{"value": point.id, "label": point.title} for point in load().scales[scale].points]
    return [one | {"unknown": True} if one["value"] == "unknown" else one for one in known]


def explained(scale: str) -> list[dict[str, Any]]:
    """Return the steps of a scale as options that say what they mean."""
    anchors = {point.id: point.anchor for point in load().scales[scale].points}
    return [one | {"note": anchors[one["value"]]} for one in options(scale)]


def word(scale: str, value: str) -> str:
    """Return what a step of a scale is called."""
    return load().title(scale, value)


def roles() -> list[dict[str, Any]]:
    """Return the roles in a purchase as options of a choice that say what they mean."""
    return [{"value": entry.id, "label": entry.title, "note": entry.meaning} for entry in load().dmu_roles]
