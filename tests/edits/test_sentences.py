"""Counts and amounts in the sentences of the history read well, also where they are one, or large."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets.edits import EDITS
from kamwidgets.model import Portfolio
from tests.builders import a_plan

BUILT = a_plan("a").with_person("Ada").with_person("Ben").with_tie("Ada", "Ben")
PLAN, ADA = BUILT.done, BUILT.ids["Ada"]
CRITERION = {"id": "fit", "title": "Cultural fit"}


@pytest.mark.parametrize(
    ("name", "arguments", "sentence"),
    [
        ("add_criteria", {"criteria": [CRITERION]}, "Criteria added: 1"),
        ("add_tiers", {"tiers": [{"id": "a", "title": "A", "hours_per_month": 20}]}, "Tiers added: 1"),
        ("remove_from_map", {"people": [ADA], "ties": [*PLAN.ties]}, "Removed from the map: people 1, ties 1"),
        ("add_contact", {"id": "c", "person_id": ADA, "channel": "e-mail", "every_days": 1}, "Ada: e-mail every day"),
    ],
)
def test_sentence__counts_one_thing_as_one(name: str, arguments: dict[str, Any], sentence: str) -> None:
    document: Any = Portfolio() if EDITS[name].document is Portfolio else PLAN
    assert EDITS[name].sentence(document, EDITS[name](document, **arguments), arguments) == sentence


@pytest.mark.parametrize(
    ("name", "arguments", "sentence"),
    [
        ("rate", {"criterion_id": "volume", "value": 1234567}, "Rated 1,234,567 on volume"),
        ("rate", {"criterion_id": "volume", "value": 7.5}, "Rated 7.5 on volume"),
        (
            "set_target",
            {"product_id": "7", "period": "2027", "revenue": 1234567.5},
            "Target 2027 for product 7 set to 1,234,567.5",
        ),
    ],
)
def test_sentence__writes_large_amounts_in_full_with_thousands_apart(
    name: str, arguments: dict[str, Any], sentence: str
) -> None:
    assert EDITS[name].sentence(PLAN, EDITS[name](PLAN, **arguments), arguments) == sentence
