"""Weights set at once, and the rules on them where people disagree."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.edits import Refused
from kamwidgets.model import Portfolio


def three_criteria() -> Portfolio:
    titles = {"a": "Volume", "b": "Growth", "c": "Prestige"}
    criteria = [{"id": id, "title": title, "weight": 50} for id, title in titles.items()]
    return edits.add_criteria(Portfolio(), criteria=criteria)


def ruled(*rules: dict[str, Any]) -> Portfolio:
    portfolio = three_criteria()
    for number, rule in enumerate(rules):
        portfolio = edits.add_weight_rule(portfolio, id=str(number), **rule)
    return portfolio


def order(above: str, below: str) -> dict[str, Any]:
    return {"kind": "order", "criterion": above, "below": below}


def between(criterion: str, least: float = 0, most: float = 1) -> dict[str, Any]:
    return {"kind": "interval", "criterion": criterion, "least": least, "most": most}


def test_set_weights__changes_those_named_and_only_those():
    portfolio = edits.set_weights(three_criteria(), weights={"a": 100, "c": 0})
    assert {id: one.weight for id, one in portfolio.criteria.items()} == {"a": 100, "b": 50, "c": 0}


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ({"gone": 10}, "This criterion is no longer there."),
        ({"a": 101}, "Weight must be at most 100."),
        (
            {"a": 0, "b": 0, "c": 0},
            "At least one criterion needs a weight above 0, or no account can be scored.",
        ),
    ],
)
def test_set_weights__refuses_what_cannot_be_weighed_with(weights: dict[str, float], sentence: str):
    with pytest.raises(Refused, match=sentence):
        edits.set_weights(three_criteria(), weights=weights)


def test_rule__is_said_with_the_titles_of_its_criteria():
    portfolio = ruled(order("a", "b"), between("c", 0.1, 0.3), between("a", 0.2), between("b", most=0.5))
    assert [edits.weight_rule_in_words(rule, portfolio) for rule in portfolio.weight_rules.values()] == [
        "“Volume” weighs at least as much as “Growth”",
        "“Prestige” has between 10 % and 30 % of the weight",
        "“Volume” has at least 20 % of the weight",
        "“Growth” has at most 50 % of the weight",
    ]


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ([order("a", "a")], "Choose two different criteria"),
        ([order("a", "gone")], "This criterion is no longer there."),
        ([between("gone", 0.1)], "This criterion is no longer there."),
        ([between("a", 0.5, 0.2)], "The least share must not lie above the most."),
        ([between("a")], "Write a least or a most share, or both."),
        ([between("a", most=1.2)], "Most must be at most 1."),
        ([order("a", "b"), order("a", "b")], "This rule is there already."),
        ([between("a", 0.6), between("b", 0.6)], "No weights could keep"),
        ([between("a", most=0.3), between("b", most=0.3), between("c", most=0.3)], "No weights could keep"),
        ([order("a", "b"), order("b", "c"), between("c", 0.4)], "No weights could keep"),
        ([between("a", most=0.1), between("b", 0.2), order("a", "b")], "No weights could keep"),
    ],
)
def test_rule__is_refused_when_it_says_nothing_or_cannot_be_kept(rules: list[dict[str, Any]], sentence: str):
    with pytest.raises(Refused, match=sentence):
        ruled(*rules)


def test_rule__that_only_just_can_be_kept_is_taken():
    rules = [order("a", "b"), order("b", "a"), between("c", most=0.2), between("a", most=0.4)]
    assert len(ruled(*rules).weight_rules) == 4


def test_criterion__the_last_one_may_go_where_no_rule_stands_against_it():
    portfolio = ruled(order("a", "b"))
    for id in ("b", "a", "c"):
        portfolio = edits.remove_criterion(portfolio, id=id)
    assert (portfolio.criteria, portfolio.weight_rules) == ({}, {})


def test_criterion__stays_where_the_rules_on_the_others_could_not_be_kept_without_it():
    portfolio = ruled(between("a", most=0.3), between("b", most=0.3))
    with pytest.raises(Refused, match="Without it no weights could keep the rules"):
        edits.remove_criterion(portfolio, id="c")


def test_rule__goes_with_its_criterion_or_by_itself():
    portfolio = ruled(order("a", "b"), between("c", 0.1))
    assert set(edits.remove_criterion(portfolio, id="b").weight_rules) == {"1"}
    assert set(edits.remove_weight_rule(portfolio, id="1").weight_rules) == {"0"}
    with pytest.raises(Refused, match="This rule is no longer there"):
        edits.remove_weight_rule(portfolio, id="9")


RISING = [{"below": 10, "value": 0}, {"below": 50, "value": 0.5}, {"value": 1}]


def test_bands__stand_in_the_place_of_the_anchors_and_say_the_direction():
    portfolio = edits.change_criterion(three_criteria(), id="a", bands=RISING)
    assert portfolio.criteria["a"].more_is_better
    falling = [{**band, "value": 1 - band["value"]} for band in RISING]
    assert not edits.change_criterion(portfolio, id="a", bands=falling).criteria["a"].more_is_better
    assert not edits.change_criterion(portfolio, id="b", worst=10, best=0).criteria["b"].more_is_better


@pytest.mark.parametrize(
    ("bands", "sentence"),
    [
        ([{"below": 50, "value": 0}, {"below": 10, "value": 0.5}, {"value": 1}], "The limits of the bands must rise"),
        ([{"below": 10, "value": 0}, {"below": 10, "value": 0.5}, {"value": 1}], "The limits of the bands must rise"),
        ([{"below": 10, "value": 0}, {"below": 50, "value": 1}, {"value": 0.5}], "must rise from one to the next, or"),
        ([{"below": 10, "value": 0.5}, {"value": 0.5}], "must rise from one to the next, or fall"),
        ([{"value": 1}], "must rise from one to the next, or fall"),
        ([{"below": 10, "value": 0}, {"below": 50, "value": 1}], "The last band has no upper limit"),
        ([{"value": 0}, {"value": 1}], "The last band has no upper limit"),
        ([{"below": 10, "value": 0}, {"value": 1.5}], "Value must be at most 1."),
        ([{"below": float("nan"), "value": 0}, {"value": 1}], "Below must be a finite number."),
    ],
)
def test_bands__out_of_order_are_refused_in_a_sentence(bands: list[dict[str, Any]], sentence: str):
    with pytest.raises(Refused, match=sentence):
        edits.change_criterion(three_criteria(), id="a", bands=bands)


def test_anchors__that_are_equal_are_refused_in_a_sentence():
    with pytest.raises(Refused, match="The worst and the best value must differ"):
        edits.change_criterion(three_criteria(), id="a", worst=10)


def test_criterion__from_a_fact_names_the_fact():
    with pytest.raises(Refused, match=r"Say which fact “.*” comes from"):
        edits.change_criterion(three_criteria(), id="a", source="fact", fact="")


# --- criteria compared in pairs ---------------------------------------------------------------------------------------


def test_comparison__is_one_place_whichever_is_named_first():
    portfolio = edits.compare_criteria(three_criteria(), criterion="b", other="a", lead=2)
    assert {id: (one.first, one.lead) for id, one in portfolio.comparisons.items()} == {"a@b": ("a", -2)}
    portfolio = edits.compare_criteria(portfolio, criterion="a", other="b", lead=4)
    assert [one.times for one in portfolio.comparisons.values()] == [5]
    assert edits.pair_in_words(portfolio, "a", "b", 4) == "“Volume” matters strongly more than “Growth”"


def test_comparison__goes_by_itself_with_all_or_with_its_criterion():
    portfolio = edits.compare_criteria(three_criteria(), criterion="a", other="b", lead=2)
    portfolio = edits.compare_criteria(portfolio, criterion="b", other="c", lead=0)
    assert set(edits.remove_comparison(portfolio, criterion="b", other="a").comparisons) == {"b@c"}
    assert set(edits.remove_criterion(portfolio, id="c").comparisons) == {"a@b"}
    none = edits.remove_comparisons(portfolio)
    assert none.comparisons == {}
    with pytest.raises(Refused, match="No criteria have been compared"):
        edits.remove_comparisons(none)
    with pytest.raises(Refused, match="This comparison is no longer there"):
        edits.remove_comparison(none, criterion="a", other="b")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"criterion": "a", "other": "a", "lead": 1}, "Compare two different criteria"),
        ({"criterion": "a", "other": "gone", "lead": 1}, "This criterion is no longer there"),
        ({"criterion": "a", "other": "b", "lead": 9}, "Lead must be at most 8"),
        ({"criterion": "a", "other": "b", "lead": -9}, "Lead must be at"),
    ],
)
def test_comparison__is_refused_in_a_sentence(said: dict[str, Any], sentence: str):
    with pytest.raises(Refused, match=sentence):
        edits.compare_criteria(three_criteria(), **said)
