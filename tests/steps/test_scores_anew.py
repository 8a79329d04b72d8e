"""What a page works out anew after an edit, and what it may keep."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.steps import Page


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ({"weight": 90}, True),
        ({"best": 5}, False),
        ({"bands": [{"below": 5, "value": 0}, {"value": 1}]}, False),
        ({"source": "fact", "fact": "growth"}, False),
    ],
)
def test_reading__keeps_values_only_while_weights_alone_change(page: Page, changed: dict[str, Any], kept: bool) -> None:
    page.edit(edits.rate, criterion_id="growth", value=5)
    before = page.reading.values
    page.edit(edits.change_criterion, id="growth", **changed)
    assert (page.reading.values is before) == kept
    assert page.reading.scores is not None
    assert page.reading.scores.weights["growth"] == page.portfolio.criteria["growth"].weight / sum(
        criterion.weight for criterion in page.portfolio.criteria.values()
    )


@pytest.mark.parametrize("account", ["A", "new"])
def test_reading__works_values_out_anew_when_somebody_rates(page: Page, account: str) -> None:
    assert page.reading.values is not None
    page.edit_account(account, edits.rate, criterion_id="growth", value=5)
    assert page.reading.values["growth"].loc[account] == 0.5


def test_reading__works_values_out_anew_when_the_facts_are_counted_otherwise(page: Page) -> None:
    before = page.reading.values["volume"].loc["A"]
    page.edit(edits.change_settings, as_of="2025-02-28")
    assert page.reading.values["volume"].loc["A"] != before
