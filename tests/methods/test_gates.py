"""What map and facts suggest for the gates."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest

from kamwidgets.methods import buying_complexity, sales_potential
from tests.builders import a_plan

ADA = {"function": "finance", "site": "Lyon", "roles": ("approver",)}
BEN = {"function": "it", "site": "Lyon", "roles": ("user",)}
CEM = {"function": "rnd", "site": "Lyon", "roles": ("decider",)}
DIA = {"function": "rnd", "site": "lyon ", "roles": ("buyer", "gatekeeper")}


def unit(*people: dict[str, Any]) -> Any:
    plan = a_plan()
    for number, fields in enumerate(people):
        plan.with_person(f"P{number}", **fields)
    return plan.done


@pytest.mark.parametrize(
    ("people", "answer", "said"),
    [
        ([], "unknown", "On the map: 0 people, 0 functions and 0 sites; 0 people decide or approve. Map more people"),
        ([ADA, CEM], "unknown", "Map more people first."),
        ([BEN, BEN, DIA], "unknown", "Nobody is known yet who decides or approves."),
        ([ADA, BEN, CEM], "yes", "3 people, 3 functions and 1 site; 2 people decide or approve."),
        ([ADA, {**ADA, "site": "Nice"}, BEN], "yes", "3 people, 2 functions and 2 sites"),
        ([CEM, DIA, BEN], "no", "1 person decides or approves. One person can say yes alone."),
        ([{**CEM, "roles": ("decider",)}, {"roles": ("approver",)}, DIA], "no", "All of it happens in few hands."),
        ([CEM, {"function": "unknown"}, {}], "unknown", "Say first who plays which role."),
    ],
)
def test_complexity__is_counted_on_the_map_and_only_suggested(people: list[dict[str, Any]], answer: str, said: str):
    found = buying_complexity(unit(*people))
    assert found.suggestion.answer == answer
    assert said in found.explain()
    assert ("rule of thumb" in found.explain()) == (answer != "unknown")
    assert json.loads(json.dumps(found.as_json()))["answer"] == answer


def test_complexity__of_a_graph_is_that_of_its_plan():
    plan = unit(ADA, BEN, CEM, DIA)
    assert buying_complexity(plan.graph()) == buying_complexity(plan)
    assert buying_complexity(plan).roles == ("approver", "buyer", "decider", "gatekeeper", "user")


@pytest.mark.parametrize(
    ("revenue", "spend", "answer"),
    [
        (100, math.nan, "yes"),  # a tenth of all there is
        (99, math.nan, "unknown"),
        (40, 80, "yes"),  # twice as much, and 40 is open
        (40, 79, "unknown"),
        (10, 49, "unknown"),  # much for it, but little beside an average customer
        (40, 50, "no"),
        (40, 51, "unknown"),
        (0, 40, "yes"),
        (0, 0, "unknown"),
        (-5, 30, "unknown"),
        (math.nan, 500, "unknown"),
    ],
)
def test_potential__is_suggested_from_turnover_and_spend(revenue: float, spend: float, answer: str):
    assert sales_potential(revenue, spend, total=1000, average=40).answer == answer


def test_potential__says_its_numbers():
    assert sales_potential(200, math.nan, total=1000, average=40).explain() == (
        "Suggested: yes. It brings 20 % of our turnover, €200 a year. A rule of thumb: look whether you agree."
    )
    unknown = sales_potential(20, math.nan, total=1000, average=40)
    assert unknown.explain() == (
        "Nothing can be suggested. It buys for €20 a year; what it spends in our categories is not known."
    )
