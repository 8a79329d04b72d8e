"""The relationship map as a picture to print: where people stand, how they stand to us, and their ties (M10-M12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamwidgets.charts.theme import INK, chart

if TYPE_CHECKING:
    from kamwidgets.model import AccountPlan, Person

__all__ = ["people_map"]

_STANCES = {
    "opponent": ("#b2312a", "cross", "Opponent"),
    "sceptic": ("#dd8a76", "triangle-down", "Sceptic"),
    "neutral": ("#8b9794", "circle", "Neutral"),
    "supporter": ("#6aa3cc", "triangle-up", "Supporter"),
    "advocate": ("#1f6296", "diamond", "Advocate"),
    "unknown": ("#c8d0cd", "square", "We don’t know yet"),
}
"""Colour, shape and word for each stance: never colour alone."""

_SIZES = {"none": 80, "some": 160, "strong": 320, "decisive": 560, "unknown": 160}


def people_map(plan: AccountPlan) -> dict[str, Any]:
    """Draw everybody who has a place on the map, and the ties among them.

    Parameters
    ----------
    plan : AccountPlan
        Of one account.

    Returns
    -------
    dict
        A Vega-Lite v5 specification: colour and shape for stance, size for influence, lines for ties.
    """
    placed = {person.id: person for person in plan.people.values() if person.x is not None and person.y is not None}
    lines = [
        {"x": placed[tie.source].x, "y": placed[tie.source].y, "x2": placed[tie.target].x, "y2": placed[tie.target].y}
        | {"strained": tie.kind == "at-odds"}
        for tie in plan.ties.values()
        if tie.source in placed and tie.target in placed
    ]
    points = [_point(person) for person in placed.values()]
    return chart("", height=380, layer=[_lines(lines), _points(points), _names(points)])


def _point(person: Person) -> dict[str, Any]:
    return {
        "x": person.x,
        "y": person.y,
        "name": person.name,
        "stance": _STANCES[person.stance][2],
        "size": _SIZES[person.influence],
    }


def _place(field: str, *, reverse: bool = False) -> dict[str, Any]:
    scale = {"zero": False, "padding": 40, "reverse": reverse}
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def _lines(rows: list[dict[str, Any]]) -> dict[str, Any]:
    strained = {"condition": {"test": "datum.strained", "value": "#b2312a"}, "value": "#c8d0cd"}
    return {
        "data": {"values": rows},
        "mark": {"type": "rule", "strokeWidth": 1.2},
        "encoding": {
            "x": _place("x"),
            "y": _place("y", reverse=True),
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            "color": strained,
            "strokeDash": {"condition": {"test": "datum.strained", "value": [4, 3]}, "value": [1, 0]},
        },
    }


def _points(rows: list[dict[str, Any]]) -> dict[str, Any]:
    words = [word for _, _, word in _STANCES.values()]
    colours, shapes = [colour for colour, _, _ in _STANCES.values()], [shape for _, shape, _ in _STANCES.values()]
    legend = {"orient": "bottom", "title": None}
    return {
        "data": {"values": rows},
        "mark": {"type": "point", "filled": True, "opacity": 1, "stroke": "white", "strokeWidth": 1.5},
        "encoding": {
            "x": _place("x"),
            "y": _place("y", reverse=True),
            "size": {"field": "size", "type": "quantitative", "scale": None, "legend": None},
            "color": {"field": "stance", "scale": {"domain": words, "range": colours}, "legend": legend},
            "shape": {"field": "stance", "scale": {"domain": words, "range": shapes}, "legend": legend},
        },
    }


def _names(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "data": {"values": rows},
        "mark": {"type": "text", "dy": 20, "fontSize": 10, "color": INK, "limit": 110},
        "encoding": {"x": _place("x"), "y": _place("y", reverse=True), "text": {"field": "name"}},
    }
