"""How stances would spread along influence."""

from __future__ import annotations

import json
from datetime import date
from itertools import product
from typing import Any, cast

import numpy as np
import pytest

from kamwidgets.methods import stance_spread
from kamwidgets.methods.spread import STANCES, settled
from kamwidgets.model import AccountPlan, Person, Stance, Tie, TieKind, UserError

TODAY = date(2026, 11, 21)


def unit(stances: dict[str, str], *ties: tuple[str, str, str, int]) -> AccountPlan:
    people = {id: Person(id=id, name=id.title(), stance=cast("Stance", stance)) for id, stance in stances.items()}
    noted = {
        str(number): Tie(
            id=str(number), source=source, target=target, kind=cast("TieKind", kind), strength=cast("Any", strength)
        )
        for number, (source, target, kind, strength) in enumerate(ties)
    }
    return AccountPlan(account_id="a", people=people, ties=noted)


def iterated(weights: Any, listens: Any, first: Any, steps: int = 2_000) -> Any:
    """Let everybody listen, again and again."""
    now = first
    for _ in range(steps):
        now = listens * (weights @ now) + (1 - listens) * first
    return now


@pytest.mark.parametrize("seed", range(10))
def test_settled__is_where_listening_again_and_again_leads(seed: int):
    dice = np.random.default_rng(seed)
    pull = dice.normal(size=(7, 7)) * (dice.random((7, 7)) < 0.4)
    np.fill_diagonal(pull, 0)
    pull[3] = 0
    heard = np.abs(pull).sum(axis=1, keepdims=True)
    weights = np.where(heard > 0, pull / np.where(heard > 0, heard, 1), np.eye(7))
    listens, first = dice.random(7) * 0.95, dice.uniform(-1, 1, 7)
    low, high = settled(pull, listens, first, first)
    assert low == pytest.approx(iterated(weights, listens, first))
    assert high == pytest.approx(low)
    assert low[3] == pytest.approx(first[3])


def test_settled__runs_unknown_stances_over_every_combination_of_ends():
    dice = np.random.default_rng(1)
    pull = dice.normal(size=(5, 5))
    listens = np.full(5, 0.7)
    low, high = np.array([-1, -1, 0.5, -1, 0]), np.array([1, 1, 0.5, 1, 0])
    found = settled(pull, listens, low, high)
    corners = [
        settled(pull, listens, first, first)[0]
        for first in (np.array([a, b, 0.5, c, 0]) for a, b, c in product((-1, 1), repeat=3))
    ]
    assert found[0] == pytest.approx(np.min(corners, axis=0))
    assert found[1] == pytest.approx(np.max(corners, axis=0))


def test_spread__pulls_forward_along_influence_by_strength():
    plan = unit(
        {"ada": "advocate", "ben": "opponent", "cem": "neutral"},
        ("ada", "cem", "influences", 3),
        ("ben", "cem", "influences", 1),
        ("cem", "ada", "reports-to", 3),
    )
    now = stance_spread(plan, today=TODAY).stances["settled_low"]
    assert now.to_dict() == pytest.approx({"ada": 1, "ben": -1, "cem": 0.5 * (0.75 - 0.25)})


def test_spread__pushes_people_at_odds_apart_both_ways():
    plan = unit({"ada": "supporter", "ben": "neutral"}, ("ada", "ben", "at-odds", 2))
    now = stance_spread(plan, today=TODAY, susceptibility=0.5).stances["settled_low"]
    expected = np.linalg.solve(np.array([[1, 0.5], [0.5, 1]]), np.array([0.25, 0]))
    assert [*now] == pytest.approx([*expected])
    assert now["ben"] < 0


def test_spread__runs_an_unknown_stance_at_both_ends_and_says_so():
    spread = stance_spread(unit({"ada": "unknown", "ben": "neutral"}, ("ada", "ben", "influences", 2)), today=TODAY)
    ends = [spread.stances[end].to_dict()["ben"] for end in ("settled_low", "settled_high")]
    assert ends == pytest.approx([-0.5, 0.5])
    assert "1 of 2 stances is unknown and runs at both ends." in spread.explain()
    assert json.loads(json.dumps(spread.as_json()))["what_if"] is True


def test_spread__leaves_everybody_as_they_are_without_ties_and_takes_an_empty_map():
    everybody = {stance: stance for stance in STANCES}
    still = stance_spread(unit(everybody), today=TODAY)
    assert still.stances["settled_low"].to_dict() == pytest.approx(STANCES)
    assert "Nobody of whom that can be said would move." in still.explain()
    assert stance_spread(AccountPlan(account_id="a"), today=TODAY).explain() == "Nobody is on the map yet."


def test_spread__says_what_it_can_where_no_stance_is_known():
    said = stance_spread(unit({"ada": "unknown"}), today=TODAY).explain()
    assert said.endswith("Nobody of whom that can be said would move. 1 of 1 stance is unknown and runs at both ends.")


def test_spread__names_who_would_move_most():
    plan = unit({"ada": "advocate", "ben": "sceptic"}, ("ada", "ben", "influences", 2))
    assert "Ben would move most closer to us, by 0.75 of 2." in stance_spread(plan, today=TODAY).explain()


def test_spread__leaves_a_vacant_position_out():
    plan = unit({"ada": "advocate", "ben": "neutral"}, ("ada", "ben", "influences", 2))
    vacant = plan.but(people={**plan.people, "ada": plan.people["ada"].but(presence="vacant")})
    assert list(stance_spread(vacant, today=TODAY).stances.index) == ["ben"]


@pytest.mark.parametrize("wrong", [1, -0.1])
def test_spread__refuses_somebody_without_an_opinion_of_their_own(wrong: float):
    with pytest.raises(UserError, match="below 1"):
        stance_spread(unit({"ada": "neutral"}), today=TODAY, susceptibility={"ada": wrong})
