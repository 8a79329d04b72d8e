"""Which rows are shown, and in which order."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets.widgets.grid_order import arranged, filter_test, read_plainly
from kamwidgets.widgets.grid_rows import Rows

STANCES = [
    {"value": "sceptic", "label": "Sceptic"},
    {"value": "advocate", "label": "Advocate"},
    {"value": "unknown", "label": "We don't know yet", "unknown": True},
]


def rows(*values: Any) -> Rows:
    return Rows.of({"id": str(at), "cells": {"x": value}} for at, value in enumerate(values))


def ordered(kind: str, *values: Any, direction: str = "ascending", locale: str = "en-GB") -> list[Any]:
    columns = [{"id": "x", "title": "X", "kind": kind, "options": STANCES}]
    found = arranged(rows(*values), columns, sort={"column": "x", "direction": direction}, tests=[], locale=locale)
    return [values[int(id)] for id in found]


@pytest.mark.parametrize("direction", ["ascending", "descending"])
@pytest.mark.parametrize("kind", ["text", "number", "date", "choice", "bar"])
def test_unknown__comes_last_whichever_way(kind: str, direction: str):
    known = {"text": "a", "number": 1, "date": "2026-01-01", "choice": "sceptic", "bar": {"value": 0.1}}[kind]
    assert ordered(kind, None, known, "", direction=direction) == [known, None, ""]


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("de-DE", ["Apfel", "Äpfel", "apfelz", "Ostern", "Österreich", "Zebra"]),
        ("sv-SE", ["Apfel", "apfelz", "Ostern", "Zebra", "Äpfel", "Österreich"]),
    ],
)
def test_text__stands_in_the_order_of_its_alphabet(locale: str, expected: list[str]):
    assert ordered("text", "Zebra", "Ostern", "apfelz", "Österreich", "Äpfel", "Apfel", locale=locale) == expected


def test_choice__stands_in_the_order_of_its_scale():
    assert ordered("choice", "unknown", "advocate", "sceptic") == ["sceptic", "advocate", "unknown"]
    assert ordered("choice", "unknown", "sceptic", "advocate", direction="descending") == [
        "advocate",
        "sceptic",
        "unknown",
    ]


def test_numbers__stand_by_amount_and_what_is_equal_stays():
    assert ordered("number", 10, 9.5, -3) == [-3, 9.5, 10]
    table = Rows.of([{"id": id, "cells": {"x": 1}} for id in "cab"])
    sort = {"column": "x", "direction": "descending"}
    assert arranged(table, [{"id": "x", "title": "X", "kind": "number"}], sort=sort, tests=[], locale="en") == [*"cab"]


def test_keys__count_before_cells():
    table = Rows.of(
        {"id": id, "cells": {"x": said}, "keys": {"x": day}}
        for id, said, day in (("a", "in 9 days", "2026-01-09"), ("b", "in 10 days", "2026-01-10"))
    )
    columns = [{"id": "x", "title": "X", "kind": "text"}]
    assert arranged(table, columns, sort={"column": "x", "direction": "ascending"}, tests=[], locale="en") == ["a", "b"]


@pytest.mark.parametrize(
    ("kind", "asked", "found"),
    [
        ("text", {"contains": "mull"}, ["Müller GmbH"]),
        ("number", {"since": "2", "until": ""}, [2, 3.5]),
        ("number", {"since": "", "until": "2"}, [1, 2]),
        ("date", {"since": "2026-01-02", "until": "2026-01-03"}, ["2026-01-02", "2026-01-03"]),
        ("bar", {"since": "50", "until": ""}, [{"value": 0.5}]),
        ("choice", {"among": ["sceptic", None]}, ["sceptic", None]),
        ("check", {"among": [False]}, [False, None]),
    ],
)
def test_filter__keeps_what_fits(kind: str, asked: dict[str, Any], found: list[Any]):
    values: dict[str, list[Any]] = {
        "text": ["Müller GmbH", "Adler", None],
        "number": [1, 2, 3.5, None],
        "date": ["2026-01-01", "2026-01-02", "2026-01-03", None],
        "bar": [{"value": 0.49}, {"value": 0.5}, {"value": None}],
        "choice": ["sceptic", "advocate", None],
        "check": [True, False, None],
    }
    test = filter_test({"id": "x", "title": "X", "kind": kind}, asked, read_plainly)
    assert [row["cells"]["x"] for row in rows(*values[kind]) if test(row)] == found


def test_filter__says_what_cannot_be_read():
    with pytest.raises(ValueError, match="many"):
        filter_test({"id": "x", "title": "X", "kind": "number"}, {"since": "many"}, read_plainly)
