"""Coverage and exposure: what the people on the map and our contact with them amount to."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.methods import DEFAULT_RULES, coverage, exposures
from kamwidgets.model import (
    AccountPlan,
    Contact,
    ContactDepth,
    CoverageLevel,
    CoverageRule,
    DmuRole,
    MapSettings,
    Person,
    Stance,
    Tie,
)

TODAY = date(2026, 11, 21)

people = st.builds(
    Person,
    id=st.uuids().map(str),
    name=st.just("Somebody"),
    roles=st.lists(st.sampled_from(get_args(DmuRole)), unique=True).map(tuple),
    contact=st.sampled_from(get_args(ContactDepth)),
    stance=st.sampled_from(get_args(Stance)),
)


def _plan(*persons: Person, **parts: Any) -> AccountPlan:
    return AccountPlan(account_id="a", people={person.id: person for person in persons}, **parts)


def _found(plan: AccountPlan) -> list[str]:
    return [exposure.id for exposure in exposures(plan, today=TODAY)]


def _ally(**fields: Any) -> Person:
    known = {"id": "ally", "name": "Ada", "function": "management", "roles": ("decider",), "contact": "in-depth"}
    return Person(**{**known, "stance": "advocate", **fields})


def test_default_rules__are_twenty_of_a_quarter_point():
    assert len(DEFAULT_RULES) == 20
    assert sum(rule.weight for rule in DEFAULT_RULES) == 5


def test_coverage__is_nothing_without_people_and_full_with_one_who_is_everything():
    everything = _ally(roles=get_args(DmuRole))
    assert coverage([]).score == 0
    assert coverage([everything]).score == 5
    assert coverage([everything]).next_steps == ()


def test_coverage__earns_no_more_with_a_second_person():
    assert coverage([_ally(), _ally(id="other")]).score == coverage([_ally()]).score == 1


def test_coverage__counts_an_unknown_contact_and_stance_for_nothing():
    checks = coverage([_ally(contact="unknown", stance="unknown")]).checks
    assert [check.rule.level for check in checks if check.met] == ["identified"]


def test_coverage__asks_each_part_for_its_next_step_only():
    gaps = [check.gap for check in coverage([_ally(contact="none")]).next_steps]
    assert gaps == ["not-reached:decider", "no-approver", "no-user-influencer", "no-buyer", "no-gatekeeper"]


def test_frame__names_who_meets_each_rule():
    frame = coverage([_ally()]).frame()
    assert frame.loc[0].to_dict() == {
        "rule": "The decider is known",
        "part": "decider",
        "level": "identified",
        "weight": 0.25,
        "met": True,
        "people": "Ada",
    }


@given(st.lists(people, max_size=6), people)
def test_coverage__never_falls_when_somebody_is_added(known: list[Person], another: Person):
    assert 0 <= coverage(known).score <= coverage([*known, another]).score <= 5


def test_exposures__finds_nothing_on_an_empty_map():
    assert _found(_plan()) == []


def test_exposures__finds_nothing_wrong_with_two_good_threads():
    assert _found(_plan(_ally(), _ally(id="other", name="Ben"))) == []


def test_exposures__finds_a_single_thread():
    assert _found(_plan(_ally(), Person(id="p", name="Ben", contact="none"))) == ["one-thread"]


def test_exposures__finds_a_powerful_opponent_but_not_a_weak_one():
    weak = Person(id="weak", name="Wim", stance="opponent", influence="some", contact="brief")
    strong = weak.but(id="strong", influence="strong")
    assert _found(_plan(_ally(), weak, strong)) == ["opponent:strong"]


@pytest.mark.parametrize(
    ("guard", "tended", "found"),
    [
        (Person(id="g", name="Gil", roles=("gatekeeper",), contact="none"), False, ["gatekeeper:g"]),
        (Person(id="g", name="Gil", roles=("gatekeeper",), contact="none"), True, []),
        (Person(id="g", name="Gil", roles=("gatekeeper",), contact="unknown"), False, []),
        (Person(id="g", name="Gil", contact="none"), False, ["gatekeeper:g"]),
    ],
    ids=["by role", "planned contact", "unknown contact", "by tie"],
)
def test_exposures__finds_a_gatekeeper_nobody_looks_after(guard: Person, tended: bool, found: list[str]):
    ties = {"t": Tie(id="t", source="g", target="ally", kind="controls-access")}
    contacts = {"c": Contact(id="c", person_id="g", channel="e-mail", every_days=30)} if tended else {}
    plan = _plan(_ally(), _ally(id="other"), guard, ties={} if guard.roles else ties, contacts=contacts)
    assert _found(plan) == found


def test_exposures__finds_stale_contacts_by_card_and_by_contact_plan():
    stale = _ally(last_contact_on=date(2026, 8, 1))
    fresh = _ally(id="fresh", last_contact_on=date(2026, 8, 1))
    called = {"c": Contact(id="c", person_id="fresh", channel="e-mail", every_days=30, last_on=date(2026, 11, 1))}
    assert _found(_plan(stale, fresh, contacts=called)) == ["stale-contact:ally"]
    assert exposures(_plan(stale, fresh), today=TODAY, settings=MapSettings(stale_after_days=200)) == ()


def test_exposures__misses_somebody_senior():
    clerks = [Person(id=one, name=one, roles=("decider",), title="Clerk", contact="several") for one in ("a", "b")]
    assert _found(_plan(*clerks)) == ["nobody-senior"]


rules = st.lists(
    st.builds(
        CoverageRule,
        id=st.uuids().map(str),
        title=st.just("Rule"),
        roles=st.lists(st.sampled_from(get_args(DmuRole)), min_size=1, unique=True).map(tuple),
        level=st.sampled_from(get_args(CoverageLevel)),
        weight=st.floats(0.1, 5),
    ),
    min_size=1,
    max_size=6,
)


@given(st.lists(people, max_size=5), rules)
def test_coverage__by_rules_of_the_companys_own_is_what_counting_by_hand_gives(known: list[Person], own: Any):
    def met(rule: CoverageRule) -> bool:
        for person in known:
            words = {"identified": True, "reached": person.contact in {"brief", "several", "in-depth"}}
            words |= {"in-depth": person.contact == "in-depth", "supports": person.stance in {"supporter", "advocate"}}
            if any(role in rule.roles for role in person.roles) and words[rule.level]:
                return True
        return False

    by_hand = 5 * sum(rule.weight for rule in own if met(rule)) / sum(rule.weight for rule in own)
    found = coverage(known, own)
    assert found.score == pytest.approx(by_hand)
    steps = [check.part for check in found.next_steps]
    assert len(set(steps)) == len(steps)
    assert set(steps) == {check.part for check in found.unmet}


def test_coverage__counts_neither_a_vacancy_nor_somebody_we_cannot_name():
    assert coverage([_ally(presence="vacant"), _ally(presence="unknown")]).score == 0
