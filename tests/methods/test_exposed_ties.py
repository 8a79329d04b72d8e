"""Where we are exposed by who of us, and which competitor, knows whom, and by what they choose by."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from kamwidgets.methods import bow_tie, buying_complexity, exposures
from kamwidgets.model import (
    AccountPlan,
    ChoiceCriterion,
    Competitor,
    Concern,
    Link,
    Member,
    Person,
    RivalLink,
    Standing,
)

TODAY = date(2026, 11, 21)
ADA = Person(id="ada", name="Ada", roles=("decider",), seniority="top", function="finance", contact="in-depth")
BEN = Person(id="ben", name="Ben", seniority="junior", function="it", contact="in-depth")
TEAM = {
    "ana": Member(id="ana", name="Ana", function="sales", level="Director"),
    "bo": Member(id="bo", name="Bo", function="rnd", level="Clerk"),
}
RIVALS = {"rex": Competitor(id="rex", name="Rex")}


def link(member: str, person: str, **fields: Any) -> Link:
    return Link(**{"id": f"{member}-{person}", "member_id": member, "person_id": person, **fields})


def unit(*links: Link, people: tuple[Person, ...] = (ADA, BEN), **parts: Any) -> AccountPlan:
    given = {each.id: each for each in links}
    return AccountPlan(account_id="a", people={one.id: one for one in people}, links=given, **parts)


def found(plan: AccountPlan) -> dict[str, str]:
    return {one.id: one.sentence for one in exposures(plan, today=TODAY, team=TEAM, competitors=RIVALS)}


OWNED, SECOND = link("ana", "ada", owns=True), link("bo", "ben")


def test_ties__say_nothing_where_none_are_noted_and_nothing_where_all_is_well():
    assert found(unit()) == {}
    assert found(unit(OWNED, SECOND)) == {}


def test_ties__that_all_run_through_one_of_ours_are_found():
    said = found(unit(OWNED, link("ana", "ben")))
    assert said == {"one-of-us:ana": "All our ties, to 2 people, run through Ana alone."}


def test_ties__that_are_not_what_they_should_be_are_found_by_their_link():
    below = OWNED.but(level="supplier", wanted="problem-solver")
    assert found(unit(below, SECOND)) == {
        "below-wanted:ana-ada": "To Ada, Ana is a supplier and should be a problem solver."
    }
    assert found(unit(OWNED.but(level="unknown", wanted="problem-solver"), SECOND)) == {}


def test_ties__to_somebody_powerful_need_an_owner():
    assert found(unit(link("ana", "ada"), SECOND)) == {
        "unowned:ada": "Ada decides, and nobody of us owns the relationship."
    }


def test_ties__between_senior_people_are_missed():
    assert found(unit(link("bo", "ada", owns=True), link("ana", "ben"))) == {
        "no-senior-tie": "Nobody senior of us knows anybody senior of theirs: Ada."
    }


@pytest.mark.parametrize(
    ("person", "ours", "ids"),
    [
        ("ben", "supplier", ["outdone:ben"]),
        ("ben", "trusted-adviser", []),
        ("ben", "unknown", []),
        ("ada", "supplier", ["rival-owns:ada"]),
    ],
)
def test_ties__of_a_rival_that_outdo_ours_are_found(person: str, ours: Any, ids: list[str]):
    rival = RivalLink(id="r", competitor_id="rex", person_id=person, level="trusted-adviser")
    links = (OWNED.but(level=ours), SECOND.but(level=ours))
    assert list(found(unit(*links, rival_links={"r": rival}))) == ids


def test_ties__a_decider_who_prefers_a_rival_is_theirs():
    said = found(unit(OWNED, SECOND, people=(ADA.but(prefers="rex"), BEN)))
    assert said == {"rival-owns:ada": "Ada decides, and would rather buy from Rex."}


@pytest.mark.parametrize(
    ("standing", "weight", "person", "ids"),
    [
        ("behind", 2, "ada", ["behind:price"]),
        ("unknown", 3, "ada", ["standing-unknown:price"]),
        ("behind", 1, "ada", []),
        ("behind", 3, "ben", []),
        ("ahead", 3, "ada", []),
    ],
)
def test_criteria__that_matter_to_somebody_powerful_are_looked_at(
    standing: Standing, weight: Any, person: str, ids: list[str]
):
    parts = {
        "choice_criteria": {"price": ChoiceCriterion(id="price", title="Price", standing=standing)},
        "concerns": {"c": Concern(person_id=person, criterion_id="price", weight=weight)},
    }
    assert list(found(unit(**parts))) == ids


def test_positions__that_are_vacant_or_unknown_are_found_once():
    vacant, unnamed = (
        ADA.but(presence="vacant", name="Head of buying"),
        BEN.but(presence="unknown", roles=("approver",)),
    )
    said = found(unit(people=(vacant, unnamed)))
    assert said["vacant:ada"] == "Nobody decides at present: “Head of buying” is vacant."
    assert said["unnamed:ben"] == "We don't know who approves: “Ben”."
    assert "no-decider" not in said


def test_exposure__is_plain_data_with_what_it_is_about():
    one = exposures(unit(OWNED, link("ana", "ben")), today=TODAY, team=TEAM)[0]
    assert json.loads(json.dumps(one.as_json()))["about"] == "ana"
    assert one.grave


def test_bow_tie__counts_pairs_functions_and_levels():
    tie = bow_tie(unit(OWNED, link("ana", "ben"), SECOND, link("bo", "ada", level="none")), TEAM)
    assert (tie.ties, tie.busiest, tie.share) == (3, "Ana", pytest.approx(2 / 3))
    assert (tie.our_functions, tie.their_functions, tie.our_levels, tie.their_levels) == (2, 2, 2, 2)
    assert tie.shape == "between"
    assert "heuristic" in tie.explain()
    assert bow_tie(unit(OWNED, link("ana", "ben")), TEAM).shape == "bow-tie"


def test_bow_tie__speaks_of_one_tie_and_of_none():
    assert "The only tie runs through" in bow_tie(unit(OWNED), TEAM).explain()
    assert bow_tie(unit()).explain() == "No tie between one of us and one of them is noted yet."
    assert json.loads(json.dumps(bow_tie(unit()).as_json()))["share"] is None


def test_complexity__counts_choice_criteria_and_says_why():
    criteria = {str(n): ChoiceCriterion(id=str(n), title=f"C{n}") for n in range(5)}
    people = (ADA, BEN.but(roles=("approver",)), BEN.but(id="cem", function="rnd"))
    found = buying_complexity(unit(people=people, choice_criteria=criteria))
    assert (found.criteria, found.level) == (5, "middling")
    assert found.reasons == ("3 functions", "2 who decide or approve", "5 choice criteria")
    assert found.suggestion.answer == "yes"
    assert "5 choice criteria" in found.explain()
    assert "too little to go on" in buying_complexity(unit()).says()
