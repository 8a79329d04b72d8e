"""Success factors, spend, outlook, competitors and boxes: what can be done, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.edits import EDITS, Refused
from kamwidgets.model import AccountPlan, Portfolio

PLAN = edits.add_success_factor(AccountPlan(account_id="acme"), id="p", title="Price", weight=80)
COMPANY = edits.add_competitor(Portfolio(), id="n", name="Nord")


def test_rate_supplier__rates_us_or_a_competitor_and_takes_back() -> None:
    rated = edits.rate_supplier(PLAN, id="p", points=7)
    rated = edits.rate_supplier(rated, id="p", points=5, competitor_id="n")
    factor = rated.success_factors["p"]
    assert (factor.ours, factor.rivals, factor.weight) == (7, {"n": 5}, 80)
    unknown = edits.rate_supplier(rated, id="p", points=None, competitor_id="n")
    assert unknown.success_factors["p"].rivals == {}
    assert edits.rate_supplier(unknown, id="p", points=None).success_factors["p"].ours is None


def test_expect__keeps_what_is_not_said_as_it_is() -> None:
    plan = edits.expect(PLAN, strength=1.5, reason="New plant")
    assert plan.outlook is not None
    assert (plan.outlook.attractiveness, plan.outlook.strength) == (None, 1.5)
    assert edits.remove_outlook(plan).outlook is None


def test_set_spend__keeps_its_source() -> None:
    plan = edits.set_spend(PLAN, amount=0, source="They build everything themselves.")
    assert plan.spend is not None
    assert plan.spend.amount == 0
    assert edits.remove_spend(plan).spend is None


def test_name_box__names_one_and_takes_the_name_back() -> None:
    named = edits.name_box(COMPANY, labels="strategic", box="high-low", name=" To be won ")
    assert named.boxes.names == {"strategic/high-low": "To be won"}
    assert edits.name_box(named, labels="strategic", box="high-low", name="").boxes.names == {}


def test_remove_competitor__leaves_the_plans_ratings_alone() -> None:
    assert edits.remove_competitor(COMPANY, id="n").competitors == {}


@pytest.mark.parametrize(
    ("name", "arguments", "sentence"),
    [
        ("add_competitor", {"id": "x", "name": "nord "}, "There is a competitor nord already."),
        ("add_competitor", {"id": "x", "name": ""}, "Name must not be empty."),
        ("add_competitor", {"id": "x", "name": "  "}, "Name must not be empty."),
        ("add_competitor", {"id": "n", "name": "Sued"}, "This competitor is there already."),
        ("rename_competitor", {"id": "gone", "name": "Sued"}, "This competitor is no longer there."),
        ("remove_competitor", {"id": "gone"}, "This competitor is no longer there."),
        (
            "arrange_boxes",
            {"labels": "five"},
            "There are no boxes called “five”: choose development, invest, policy, strategic.",
        ),
        ("arrange_boxes", {"high": "top"}, "High must be 'left' or 'right'."),
        ("arrange_boxes", {"names": {}}, "Boxes are named one by one."),
        ("name_box", {"labels": "strategic", "box": "middle-low", "name": "x"}, "This box is not there."),
        ("add_success_factor", {"id": "p", "title": "Price"}, "“Price” is already there."),
        ("add_success_factor", {"id": "q", "title": ""}, "Title must not be empty."),
        ("change_success_factor", {"id": "p", "weight": 101}, "Weight must be at most 100."),
        ("change_success_factor", {"id": "gone", "weight": 1}, "This success factor is no longer there."),
        ("rate_supplier", {"id": "p", "points": 11}, "A rating is a number from 0 to 10."),
        ("rate_supplier", {"id": "p", "points": -1, "competitor_id": "n"}, "A rating is a number from 0 to 10."),
        ("rate_supplier", {"id": "p", "points": float("nan")}, "A rating is a number from 0 to 10."),
        ("remove_success_factor", {"id": "gone"}, "This success factor is no longer there."),
        ("set_spend", {"amount": -1, "source": "x"}, "The spend of three years cannot be below zero."),
        (
            "set_spend",
            {"amount": 1, "source": " "},
            "Say where the amount comes from: it is worth nothing without its source.",
        ),
        ("set_spend", {"amount": float("inf"), "source": "x"}, "Amount must be a finite number."),
        ("remove_spend", {}, "Nobody has said what this account can spend."),
        ("expect", {"reason": "", "strength": 1}, "Say why: what is expected needs its reason."),
        ("expect", {"reason": "x"}, "Say what is expected to change: attractiveness, strength, or both."),
        ("expect", {"reason": "x", "attractiveness": 70}, "Attractiveness is a number from 0 to 100, as the score."),
        (
            "expect",
            {"reason": "x", "strength": -11},
            "Strength is a number from −10 to 10: points of ours less those of the best competitor.",
        ),
        ("remove_outlook", {}, "Nothing else was expected of this account."),
    ],
)
def test_edit__refuses_nonsense_in_one_sentence(name: str, arguments: dict[str, Any], sentence: str) -> None:
    document: Any = COMPANY if EDITS[name].document is Portfolio else PLAN
    with pytest.raises(Refused) as refused:
        EDITS[name](document, **arguments)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("name", "arguments", "sentence"),
    [
        ("add_competitor", {"id": "s", "name": "Sued"}, "Competitor Sued added"),
        ("remove_competitor", {"id": "n"}, "Competitor Nord removed"),
        ("rate_supplier", {"id": "p", "points": 7}, "Success factor “Price” rated"),
        ("remove_success_factor", {"id": "p"}, "Success factor “Price” removed"),
        ("set_spend", {"amount": 1_200_000, "source": "Plan"}, "Spend of three years set"),
        ("name_box", {"labels": "strategic", "box": "low-low", "name": "Cold"}, "A box of the portfolio named “Cold”"),
        ("name_box", {"labels": "strategic", "box": "low-low", "name": ""}, "A box of the portfolio has its name back"),
    ],
)
def test_edit__says_what_it_did(name: str, arguments: dict[str, Any], sentence: str) -> None:
    document: Any = COMPANY if EDITS[name].document is Portfolio else PLAN
    assert EDITS[name].sentence(document, EDITS[name](document, **arguments), arguments) == sentence
