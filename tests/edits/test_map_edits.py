from __future__ import annotations

from datetime import date

import pytest

from kamwidgets import edits
from kamwidgets.edits import Refused
from kamwidgets.model import AccountPlan, Portfolio

TODAY = date(2026, 11, 27)


@pytest.fixture
def plan() -> AccountPlan:
    plan = edits.add_person(AccountPlan(account_id="a"), id="p", name="Ada")
    return edits.add_person(plan, id="q", name="Ben")


def test_link_member__notes_one_of_us_once_per_person(plan: AccountPlan):
    linked = edits.link_member(plan, id="l", member_id="m", person_id="p", level="supplier")
    assert linked.links["l"].level == "supplier"
    with pytest.raises(Refused, match="already noted"):
        edits.link_member(linked, id="l2", member_id="m", person_id="p")
    with pytest.raises(Refused, match="person is no longer there"):
        edits.link_member(plan, id="l", member_id="m", person_id="gone")


def test_change_link__gives_a_relationship_one_owner_at_most(plan: AccountPlan):
    one = edits.link_member(plan, id="l", member_id="m", person_id="p", owns=True)
    two = edits.link_member(one, id="k", member_id="n", person_id="p")
    elsewhere = edits.link_member(two, id="j", member_id="n", person_id="q", owns=True)
    taken = edits.change_link(elsewhere, id="k", owns=True)
    assert {id: link.owns for id, link in taken.links.items()} == {"l": False, "k": True, "j": True}


def test_link_rival__notes_a_competitor_once_per_person(plan: AccountPlan):
    linked = edits.link_rival(plan, id="r", competitor_id="c", person_id="p", strength=3)
    assert edits.change_rival_link(linked, id="r", strength=1).rival_links["r"].strength == 1
    with pytest.raises(Refused, match="already noted"):
        edits.link_rival(linked, id="s", competitor_id="c", person_id="p")
    assert not edits.remove_rival_link(linked, id="r").rival_links


def test_judge_person__keeps_the_word_with_the_person_and_its_grounds_beside(plan: AccountPlan):
    judged = edits.judge_person(
        plan, id="p", scale="stance", value="advocate", evidence="She said so", by="Me", on=TODAY, confidence="high"
    )
    again = edits.judge_person(judged, id="p", scale="stance", value="supporter", by="You", on=TODAY)
    assert again.people["p"].stance == "supporter"
    grounds = again.grounds["p@stance"]
    assert (grounds.evidence, grounds.by, grounds.confidence) == ("She said so", "You", "high")
    with pytest.raises(Refused):
        edits.judge_person(plan, id="p", scale="stance", value="foe")


def test_agree_on_person__needs_opened_opinions_and_a_reason(plan: AccountPlan):
    with pytest.raises(Refused, match="nothing to agree on"):
        edits.agree_on_person(plan, id="p", scale="stance", value="neutral", reason="Talked it over")
    opinion = {"person_id": "p", "scale": "stance", "value": "sceptic", "by": "Me", "on": TODAY}
    gone = {**opinion, "person_id": "gone"}
    opened = edits.open_person_opinions(plan, opinions={"1": opinion, "2": gone})
    assert list(opened.person_opinions) == ["1"]
    with pytest.raises(Refused, match="Say why"):
        edits.agree_on_person(opened, id="p", scale="stance", value="neutral", reason=" ")
    agreed = edits.agree_on_person(opened, id="p", scale="stance", value="neutral", reason="Talked it over", on=TODAY)
    assert agreed.people["p"].stance == "neutral"
    assert agreed.grounds["p@stance"].agreed
    assert not edits.judge_person(agreed, id="p", scale="stance", value="sceptic").grounds["p@stance"].agreed


def test_remove_person__takes_along_all_that_hangs_on_them(plan: AccountPlan):
    full = edits.link_member(plan, id="l", member_id="m", person_id="p")
    full = edits.link_rival(full, id="r", competitor_id="c", person_id="p")
    full = edits.judge_person(full, id="p", scale="contact", value="brief")
    full = edits.add_choice_criterion(full, id="price", title="Price")
    full = edits.set_concern(full, person_id="p", criterion_id="price", weight=3)
    full = edits.set_concern(full, person_id="q", criterion_id="price")
    opinion = {"person_id": "p", "scale": "stance", "value": "sceptic", "on": TODAY}
    full = edits.open_person_opinions(full, opinions={"1": opinion})
    left = edits.remove_person(full, id="p")
    left_over = (left.links, left.rival_links, left.grounds, left.person_opinions)
    assert left_over == ({}, {}, {}, {})
    assert list(left.concerns) == ["q@price"]


def test_choice_criteria__have_one_title_each_and_go_with_who_cares(plan: AccountPlan):
    priced = edits.add_choice_criterion(plan, id="price", title="Price")
    with pytest.raises(Refused, match="already there"):
        edits.add_choice_criterion(priced, id="other", title=" price ")
    cared = edits.set_concern(priced, person_id="p", criterion_id="price")
    assert not edits.remove_concern(cared, person_id="p", criterion_id="price").concerns
    assert not edits.remove_choice_criterion(cared, id="price").concerns
    assert edits.change_choice_criterion(priced, id="price", standing="ahead").choice_criteria["price"].title == "Price"


def test_map_settings__are_checked_and_coverage_rules_replaced_as_a_whole():
    changed = edits.change_map_settings(Portfolio(), half_life_months=6)
    assert changed.map.half_life_months == 6
    with pytest.raises(Refused):
        edits.change_map_settings(Portfolio(), half_life_months=0)
    rule = {"id": "a", "title": "Buyer known", "roles": ("buyer",), "level": "identified", "weight": 1}
    ruled = edits.set_coverage_rules(Portfolio(), rules=[rule])
    assert ruled.coverage_rules["a"].weight == 1
    assert not edits.remove_coverage_rules(ruled).coverage_rules
    with pytest.raises(Refused, match="at least one"):
        edits.set_coverage_rules(Portfolio(), rules=[])


def test_change_person__makes_somebody_unknown_known_with_their_name():
    plan = edits.add_person(AccountPlan(account_id="a"), id="p", name="Somebody in finance", presence="unknown")
    assert edits.change_person(plan, id="p", title="CFO").people["p"].presence == "unknown"
    assert edits.change_person(plan, id="p", name="Ada").people["p"].presence == "named"
    assert (
        edits.change_person(plan, id="p", name="Somebody in IT", presence="unknown").people["p"].presence == "unknown"
    )
