"""Four ways a unit may come to its decision, and our chance under each."""

from __future__ import annotations

import json
import math
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.methods import decision_models
from kamwidgets.methods.decision_models import majority_chance
from kamwidgets.model import Chances, Person, UserError


def people(*fields: dict[str, Any]) -> list[Person]:
    return [Person(id=str(number), name=f"P{number}", **each) for number, each in enumerate(fields)]


def chances(*fields: dict[str, Any], **asked: Any) -> dict[str, tuple[float | None, float | None]]:
    return {model.id: (model.low, model.high) for model in decision_models(people(*fields), **asked).models}


def over_all_votes(probabilities: list[float]) -> float:
    """Add up every outcome in which more than half say yes."""
    total = 0.0
    for votes in product((0, 1), repeat=len(probabilities)):
        if sum(votes) * 2 > len(votes):
            total += math.prod(p if vote else 1 - p for p, vote in zip(probabilities, votes, strict=True))
    return total


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_majority__is_what_all_outcomes_add_up_to(probabilities: list[float]):
    assert majority_chance(probabilities) == pytest.approx(over_all_votes(probabilities), abs=1e-12)


def test_models__are_worked_out_from_stances():
    found = chances(
        {"stance": "advocate", "influence": "decisive", "roles": ("decider",)},
        {"stance": "neutral", "influence": "strong"},
        {"stance": "opponent", "influence": "some"},
    )
    assert found["one-decides"] == (0.95, 0.95)
    assert found["unanimity"][0] == pytest.approx(0.95 * 0.5 * 0.05)
    assert found["weighted"][0] == pytest.approx((3 * 0.95 + 2 * 0.5 + 0.05) / 6)
    assert found["majority"][0] == pytest.approx(over_all_votes([0.95, 0.5, 0.05]))


def test_models__run_an_unknown_stance_at_both_ends():
    found = chances({"stance": "unknown", "roles": ("decider",)}, {"stance": "neutral"})
    assert found["one-decides"] == (0.05, 0.95)
    assert found["unanimity"] == pytest.approx((0.025, 0.475))
    assert "between 5 % and 95 %" in decision_models(people({"roles": ("decider",)})).explain()


def test_models__say_what_they_cannot():
    models = {model.id: model for model in decision_models(people({"stance": "neutral"})).models}
    assert models["one-decides"].low is None
    assert models["one-decides"].explain() == "One decides: unknown. No decider is known."
    nobody = decision_models([])
    assert nobody.explain() == "Nobody who has a say is on the map yet."
    assert {(model.low, model.high) for model in nobody.models} == {(None, None)}
    json.dumps(nobody.as_json(), allow_nan=False)


def test_models__leave_out_vacancies_and_people_without_influence():
    found = decision_models(people({"presence": "vacant"}, {"influence": "none"}, {"stance": "supporter"}))
    assert list(found.probabilities.index) == ["2"]


def test_models__take_probabilities_and_voters_set_by_hand():
    two = ({"stance": "opponent"}, {"stance": "advocate"})
    assert chances(*two, overrides={"0": 0.5})["unanimity"] == pytest.approx((0.475, 0.475))
    assert chances(*two, voters={"1"})["unanimity"] == (0.95, 0.95)
    with pytest.raises(UserError, match="between 0 and 1"):
        chances(*two, overrides={"0": 2})


def test_models__follow_the_companys_chances():
    assert chances({"stance": "neutral"}, chances=Chances(neutral=0.4))["unanimity"] == (0.4, 0.4)


def test_models__span_several_deciders():
    found = chances({"stance": "opponent", "roles": ("decider",)}, {"stance": "advocate", "roles": ("decider",)})
    assert found["one-decides"] == (0.05, 0.95)


def test_as_json__shows_the_probabilities_used():
    plain = json.loads(json.dumps(decision_models(people({"stance": "neutral"})).as_json(), allow_nan=False))
    assert plain["probabilities"]["0"] == {"name": "P0", "low": 0.5, "high": 0.5, "weight": 1.0, "source": "stance"}
