# ruff: noqa: DTZ001 - spreadsheets store no time zone
from __future__ import annotations

from datetime import date, datetime

import pytest

from kamwidgets.facts.parsing import Value, parse_cell
from kamwidgets.facts.reading import Cell
from kamwidgets.facts.tables import TABLES, Field, Kind


def read(cell: Cell, kind: Kind, locale: str = "en_GB") -> Value:
    return parse_cell(cell, Field("field", "Field", kind), locale)


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        ("01067", "id", "01067"),
        (10248.0, "id", "10248"),
        ("NA", "text", "NA"),
        ("=1+1", "text", "=1+1"),
        (12, "text", "12"),
        (9.5, "money", 9.5),
        (3.0, "integer", 3),
        (0.15, "share", 0.15),
        (1, "flag", True),
        (True, "flag", True),
        (datetime(2026, 4, 3), "date", date(2026, 4, 3)),
        (date(2026, 4, 3), "moment", datetime(2026, 4, 3)),
        (datetime(2026, 4, 3), "text", "2026-04-03"),
        (None, "money", None),
        ("", "date", None),
    ],
)
def test_parse_cell__reads_text_and_what_a_spreadsheet_stored(cell: Cell, kind: Kind, value: object):
    assert read(cell, kind) == value


@pytest.mark.parametrize(
    ("cell", "kind", "sentence"),
    [
        ("1.23E+11", "id", "was shortened by a spreadsheet: format the column as text and export again."),
        (datetime(2026, 4, 3), "money", "is a date: the spreadsheet has read it as one."),
        (45123.0, "date", "is a number: format the column as dates."),
        (True, "money", "is no number: leave out units, letters and currency signs."),
        (1.5, "integer", "is no whole number."),
        (15.0, "share", "is no share"),
    ],
)
def test_parse_cell__refuses_what_a_spreadsheet_has_spoilt(cell: Cell, kind: Kind, sentence: str):
    with pytest.raises(ValueError, match=sentence):
        read(cell, kind)


@pytest.mark.parametrize(
    ("table", "field", "text", "value"),
    [
        ("customers", "relationship", "Bestandskunde", "existing"),
        ("service-events", "kind", "Réclamation", "complaint"),
        ("service-events", "kind", "after sales", "after-sales"),
        ("people", "function", "Procurement", "purchasing"),
        ("people", "function", "Astrology", "other"),
        ("people", "roles", "Decision maker; Buyer, buyer", ("decider", "buyer")),
    ],
)
def test_parse_cell__knows_answers_by_other_words(table: str, field: str, text: str, value: object):
    assert parse_cell(text, TABLES[table].field(field), "en_GB") == value


def test_parse_cell__lists_the_answers_where_it_knows_none():
    with pytest.raises(ValueError, match="“king” is not one of: existing, emerging, prospect"):
        parse_cell("king", TABLES["customers"].field("relationship"), "en_GB")
