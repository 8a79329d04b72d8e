from __future__ import annotations

import math
from datetime import date
from typing import Any

import pandas as pd
import pytest

from kamwidgets import edits
from kamwidgets.catalogue import load
from kamwidgets.findings import (
    Finding,
    StepStatus,
    act_status,
    map_status,
    review_status,
    select_status,
    start_status,
    targets_status,
    worst_first,
)
from kamwidgets.methods import FirstCut, concentration, score, target_table
from kamwidgets.model import (
    AccountPlan,
    Action,
    Contact,
    CoverageRule,
    Criterion,
    Decision,
    Formats,
    Gate,
    Link,
    MapSettings,
    Member,
    Person,
    Portfolio,
    Rating,
    Settings,
    Target,
    target_id,
)

TODAY = date(2026, 11, 21)
NAMES = {"acme": "Acme Ltd", "bolt": "Bolt AG"}
WEIGHTED = Portfolio(criteria={"x": Criterion(id="x", title="Volume", weight=100)}, settings=Settings(capacity=1))
PASSED = {gate.id: Gate(answer="yes") for gate in load().gates}


def _plan(account: str = "acme", *, people: tuple[Person, ...] = (), **parts: Any) -> AccountPlan:
    return AccountPlan(account_id=account, people={person.id: person for person in people}, **parts)


def _key(account: str = "acme", reason: str = "Largest customer", **parts: Any) -> AccountPlan:
    return _plan(account, decision=Decision(status="key", reason=reason, on=TODAY), **parts)


def _missing(status: StepStatus) -> list[str]:
    return [finding.id for finding in status.missing]


def _said(status: StepStatus) -> dict[str, str]:
    return {finding.id: finding.sentence for finding in status.findings}


def _finding(rule: str, level: str = "bad") -> Finding:
    return Finding(id=rule, level=level, sentence="Something.", step="map")  # pyright: ignore[reportArgumentType]


def test_worst_first__keeps_the_order_within_a_level_and_each_id_once():
    found = [_finding("c", "good"), _finding("a", "warning"), _finding("d"), _finding("b", "warning"), _finding("d")]
    assert [finding.id for finding in worst_first(found)] == ["d", "a", "b", "c"]
    assert [finding.id for finding in worst_first(found, limit=2)] == ["d", "a"]


def test_start__asks_for_facts_first():
    status = start_status({"customers": 3}, {}, {}, last_on=None, today=TODAY)
    assert (status.status, _missing(status)) == ("in-progress", ["no-facts"])
    assert status.missing[0].sentence == "There are no order lines yet."
    assert start_status({}, {}, {}, last_on=None, today=TODAY).status == "empty"


def test_start__says_when_facts_are_old_and_what_is_overdue_where():
    late = {"1": Action(id="1", title="Call", due_on=date(2026, 11, 1))}
    plans = {"acme": _key(actions=late), "bolt": _key("bolt")}
    tables = {"customers": 2, "order-lines": 9}
    status = start_status(tables, plans, NAMES, last_on=date(2026, 9, 1), today=TODAY)
    assert status.status == "complete"
    assert _said(status) == {
        "overdue:acme": "Acme Ltd: 1 action overdue.",
        "old-facts": "The last order is of 1 Sept 2026, 81 days ago.",
        "open:bolt": "Bolt AG: 1 thing open on the map. Nobody is on the map yet.",
    }


def test_select__begins_empty_and_asks_for_criteria_and_a_decision():
    status = select_status(Portfolio(), {}, {})
    assert (status.status, _missing(status)) == ("empty", ["no-criteria", "no-key-account"])


def test_select__asks_for_weights():
    unweighted = Portfolio(criteria={"x": Criterion(id="x", title="Volume", weight=0)})
    assert _missing(select_status(unweighted, {}, {})) == ["no-weights", "no-key-account"]


def test_select__is_complete_with_a_decision_a_reason_and_answered_gates():
    status = select_status(WEIGHTED, {"acme": _key(gates=PASSED)}, NAMES)
    assert (status.status, status.missing) == ("complete", ())


def test_select__finds_what_is_wrong_with_the_decisions():
    failing = {**PASSED, "alliance": Gate(answer="no")}
    plans = {"acme": _key(reason=" ", gates=PASSED), "bolt": _key("bolt", gates=failing)}
    assert _said(select_status(WEIGHTED, plans, NAMES)) == {
        "over-capacity": "2 key accounts are chosen; there is capacity for 1.",
        "gate:bolt": "Bolt AG is a key account but fails a gate: willing to enter a long-term alliance.",
        "no-reason:acme": "Acme Ltd is a key account without a reason.",
    }


def test_select__asks_to_score_key_accounts_and_only_mentions_the_others():
    scores = score(pd.DataFrame({"x": [math.nan, math.nan, 1.0]}, index=["acme", "bolt", "cog"]), pd.Series({"x": 1}))
    status = select_status(WEIGHTED, {"acme": _key(gates=PASSED)}, NAMES, scores=scores)
    assert _missing(status) == ["not-scored:acme"]
    assert _said(status)["not-scored"].startswith("2 of 3 customers are not scored")


def test_select__names_customers_that_bring_a_tenth_or_more():
    shares = concentration(pd.Series({"acme": 60.0, "bolt": 35.0, "cog": 5.0}))
    status = select_status(WEIGHTED, {"acme": _key(gates=PASSED)}, NAMES, concentration=shares)
    levels = {finding.id: finding.level for finding in status.findings}
    assert levels == {"large:acme": "good", "large:bolt": "warning"}
    assert _said(status)["large:bolt"] == "Bolt AG alone brings 35 % of turnover."
    assert "Acme Ltd alone brings 60 %" in status.notes[0]


def test_select__says_that_a_rating_lies_beyond_its_scale():
    (criterion,) = list(WEIGHTED.criteria)[:1]
    plans = {"acme": AccountPlan(account_id="acme", ratings={criterion: Rating(value=99)})}
    said = _said(select_status(WEIGHTED, plans, NAMES))["beyond-the-scale"]
    assert "is rated 99, beyond the scale from 0 to 10. It counts as the end of the scale." in said


def test_select__a_key_account_that_counts_with_its_parent_is_named():
    cut = FirstCut(short_list=("group",), cut={}, unknown={}, kept={}, taken_out={}, rules={})
    found = select_status(
        WEIGHTED, {"acme": _key(gates=PASSED)}, {**NAMES, "group": "Group"}, cut=cut, groups={"acme": "group"}
    )
    assert "so it counts with Group" in _said(found)["cut:acme"]


def test_map__says_no_decider_known_with_the_verb_that_mends_it():
    status = map_status(_plan(people=(Person(id="p", name="Ada", contact="several"),)), today=TODAY)
    worst = status.missing[0]
    assert (worst.id, worst.level, worst.sentence, worst.verb) == (
        "no-decider",
        "bad",
        "No decider known.",
        "Add a decider",
    )
    assert worst.target == {"place": "person", "roles": ["decider"]}
    assert _missing(status).count("no-decider") == 1


def test_map__does_not_claim_what_is_unknown():
    unknown = Person(id="p", name="Ada", roles=("decider",), contact="in-depth")
    said = _said(map_status(_plan(people=(unknown,)), today=TODAY))
    assert said["not-supports:decider"] == "We don't know yet how the decider stands to us: Ada."
    assert "no-people" not in said


def test_map__is_complete_when_every_part_is_covered_by_several_people():
    roles = ("decider", "approver", "influencer", "buyer", "gatekeeper")
    ada = Person(id="a", name="Ada", roles=roles, function="management", contact="in-depth", stance="advocate")
    ben = Person(id="b", name="Ben", function="finance", contact="brief", stance="neutral")
    status = map_status(_plan(people=(ada, ben)), today=TODAY)
    assert status.status == "complete"
    assert _said(status)["functions-reached"] == "People in 2 functions are reached."
    assert {finding.level for finding in status.findings} == {"good"}


def _met(*names: str) -> tuple[Person, ...]:
    """People of whom nobody has heard since summer."""
    return tuple(Person(id=name.lower(), name=name, last_contact_on=date(2026, 6, 1)) for name in names)


def test_map__says_stale_contacts_one_by_one_while_they_are_few():
    ids = _missing(map_status(_plan(people=_met("Ada", "Ben")), today=TODAY))
    assert [gap for gap in ids if gap.startswith("stale")] == ["stale-contact:ada", "stale-contact:ben"]


def test_map__says_many_stale_contacts_in_one_sentence_and_keeps_those_an_action_mends():
    plan = _plan(
        people=_met("Ada", "Ben", "Cem", "Dia", "Eva"),
        actions={"1": Action(id="1", title="Call", closes="stale-contact:eva")},
    )
    stale = {gap.id: gap for gap in map_status(plan, today=TODAY).missing if gap.rule.startswith("stale")}
    assert list(stale) == ["stale-contact:eva", "stale-contacts"]
    together = stale["stale-contacts"]
    assert together.sentence == "4 people have not been in touch for 90 days: Ada, Ben, Cem and 1 more."
    assert (together.verb, together.target["person_id"]) == ("Note a contact", "ada")
    offered = {gap.id: gap for gap in act_status(plan, stale.values(), today=TODAY).missing}
    assert "stale-contact:eva" not in offered
    assert offered["stale-contacts"].target["person_ids"] == ["ada", "ben", "cem", "dia"]


def test_map__says_in_one_sentence_what_is_true_of_many_ties():
    people = tuple(Person(id=id, name=id.title(), influence="strong") for id in ("ada", "ben", "cem"))
    seen = {"member_id": "m", "level": "supplier", "wanted": "problem-solver"}
    links = {one.id: Link.model_validate({"id": one.id, "person_id": one.id, **seen}) for one in people}
    portfolio = Portfolio(team={"m": Member(id="m", name="Ida", function="sales")})
    said = _said(map_status(_plan(people=people, links=links), today=TODAY, portfolio=portfolio))
    assert said["unowned-people"] == "Nobody of us owns the relationship with 3 people of weight: Ada, Ben and Cem."
    assert said["below-wanted-links"] == "3 people do not yet see in us what they should: Ada, Ben and Cem."
    assert not [id for id in said if id.startswith(("unowned:", "below-wanted:"))]


def test_map__counts_by_the_companys_own_rules_and_days():
    rule = CoverageRule(id="1", title="A user knows us", roles=("user", "initiator"), level="reached")
    own = Portfolio(coverage_rules={"1": rule}, map=MapSettings(stale_after_days=3_650))
    status = map_status(_plan(people=_met("Ada")), today=TODAY, portfolio=own)
    said = _said(status)
    assert said["not-reached:user-or-initiator"] == "No user or initiator known."
    assert not any(gap.startswith(("stale", "no-approver")) for gap in said)
    assert "Coverage counts by 1 rule of the company's own." in status.notes


def test_map__says_once_that_a_position_is_vacant_or_its_holder_unknown():
    people = (
        Person(id="v", name="Head of buying", roles=("buyer",), presence="vacant"),
        Person(id="u", name="Somebody in finance", roles=("approver",), presence="unknown"),
        Person(id="i", name="A fitter", roles=("user",), presence="unknown"),
    )
    said = _said(map_status(_plan(people=people), today=TODAY))
    assert {"vacant:v", "unnamed:u"} <= said.keys()
    assert not {"no-buyer", "no-approver"} & said.keys()
    assert said["no-user-influencer"] == "We don't know yet who the influencer among the users is: A fitter."


def test_map__leads_from_a_tie_to_the_person_and_to_the_tie():
    ada = Person(id="p", name="Ada", roles=("decider",), contact="in-depth", stance="advocate", seniority="top")
    link = Link(id="l", member_id="m", person_id="p", level="supplier", wanted="trusted-adviser", owns=True)
    found = {each.id: each for each in map_status(_plan(people=(ada,), links={"l": link}), today=TODAY).missing}
    assert found["below-wanted:l"].target == {"place": "person", "person_id": "p", "link_id": "l"}
    offered = act_status(_plan(people=(ada,)), [found["below-wanted:l"]], today=TODAY).missing
    assert {each.target.get("title") for each in offered} >= {"Deepen the relationship"}


def test_findings__are_written_as_the_company_writes():
    german = Formats("de_DE", "EUR")
    shares = concentration(pd.Series({"acme": 999.0, "bolt": 1.0}))
    old = start_status({}, {}, {}, last_on=date(1998, 5, 6), today=TODAY, formats=german)
    assert _said(old)["old-facts"] == "The last order is of 6. Mai 1998, 28 years ago."
    said = select_status(WEIGHTED, {}, NAMES, concentration=shares, formats=german)
    assert _said(said)["large:acme"] == "Acme Ltd alone brings 100 % of turnover."
    gaps = map_status(_plan(people=_met("Ada")), today=TODAY, formats=german)
    assert _said(gaps)["stale-contact:ada"] == "The last contact with Ada was on 1. Juni 2026, 173 days ago."


def _targets(*targets: Target) -> dict[str, Target]:
    return {target_id(target.product_id, target.period): target for target in targets}


def test_targets__finds_what_is_not_agreed():
    plan = _plan(
        targets=_targets(
            Target(product_id="chai", period="1999", revenue=90),
            Target(product_id="chang", period="1999", revenue=500, status="proposed"),
        )
    )
    status = targets_status(plan, {})
    assert _said(status) == {
        "none-agreed": "No target is agreed with the customer yet.",
        "internal-targets": "The customer has not heard of 1 of 2 targets yet.",
    }


def test_targets__asks_with_whom_a_target_is_agreed():
    agreed = Target(product_id="chai", period="1999", revenue=90, status="agreed", agreed_on=TODAY)
    status = targets_status(_plan(targets=_targets(agreed)), {"chai": "Chai"})
    assert _said(status) == {"agreed-how:chai@1999": "Chai 1999 is marked as agreed, but not with whom."}


def test_targets__compares_with_last_year_without_holding_the_step_up():
    agreed = Target(product_id="chai", period="1999", revenue=90, status="agreed", with_whom="Ada", agreed_on=TODAY)
    plan = _plan(targets=_targets(agreed))
    sold = pd.DataFrame({"product_id": ["chai", "chang"], "year": 1998, "revenue": [100.0, 900.0]})
    table = target_table(sold, plan.targets.values(), ["1999"])
    status = targets_status(plan, {"chai": "Chai", "chang": "Chang"}, table=table)
    assert status.status == "complete"
    assert _said(status) == {
        "below-last-year:chai@1999": "Chai: the target for 1999 is 10 % below 1998.",
        "without-target:1999": "No target for 1999: Chang, which brought €900 in 1998.",
        "agreed:1999": "100 % of the targets for 1999 is agreed with the customer.",
    }


def test_act__offers_each_gap_as_an_action_until_one_is_meant_to_close_it():
    plan = _plan(people=(Person(id="p", name="Ada", stance="opponent", influence="strong", contact="several"),))
    gaps = map_status(plan, today=TODAY).missing
    status = act_status(plan, gaps, today=TODAY)
    offered = {finding.id: finding for finding in status.missing if finding.verb == "Make this an action"}
    assert offered["opponent:p"].target["person_ids"] == ["p"]
    assert offered["no-decider"].target["title"] == "Find out who decides"
    action = Action(id="1", title="Find out", closes="no-decider", owner_id="m", due_on=TODAY)
    after = act_status(plan.but(actions={"1": action}), gaps, today=TODAY)
    assert set(_missing(status)) - set(_missing(after)) == {"no-decider", "no-actions"}


def test_act__finds_what_actions_and_contacts_lack():
    plan = _plan(
        people=(Person(id="p", name="Ada", roles=("decider",)), Person(id="q", name="Ben", roles=("approver",))),
        actions={
            "1": Action(id="1", title="Call Ada", due_on=date(2026, 11, 20), owner_id="m"),
            "2": Action(id="2", title="Visit"),
        },
        contacts={
            "c": Contact(id="c", person_id="p", channel="e-mail", every_days=30, last_on=date(2026, 10, 1)),
        },
    )
    assert _said(act_status(plan, (), today=TODAY)) == {
        "overdue:1": "“Call Ada” is 1 day overdue.",
        "no-owner:2": "Nobody owns “Visit”.",
        "no-due-date:2": "“Visit” has no due date.",
        "contact-due:c": "Contact with Ada was due on 31 Oct 2026, 21 days ago.",
        "no-rhythm:q": "Ben approves, and no rhythm of contact is set.",
    }


def test_act__is_complete_when_nothing_is_open():
    done = Action(id="1", title="Call Ada", status="done")
    status = act_status(_plan(actions={"1": done}), (), today=TODAY)
    assert status.status == "complete"


@pytest.mark.parametrize(
    ("statuses", "summed"),
    [
        (("empty", "empty"), "empty"),
        (("complete", "empty"), "in-progress"),
        (("complete", "complete"), "complete"),
    ],
)
def test_review__sums_up_the_steps_before(statuses: tuple[Any, Any], summed: str):
    first, second = statuses
    steps = (StepStatus(step="map", status=first), StepStatus(step="act", status=second))
    assert review_status(steps).status == summed


def test_findings__of_a_whole_plan_have_ids_of_their_own_and_lead_somewhere():
    plan = _key(people=(Person(id="p", name="Ada"), Person(id="q", name="Ben", roles=("buyer",))))
    mapped = map_status(plan, today=TODAY)
    targets = targets_status(plan, {})
    act = act_status(plan, (*mapped.missing, *targets.missing), today=TODAY)
    selected = select_status(Portfolio(), {"acme": plan}, NAMES)
    for status in (selected, mapped, targets, act, review_status((selected, mapped, targets, act))):
        ids = [finding.id for finding in status.findings]
        assert len(set(ids)) == len(ids)
        for finding in status.findings:
            assert finding.sentence.endswith(".")
            assert finding.verb == "" or "place" in finding.target
            assert finding.as_json()["id"] == finding.id


def _reports(*ties: str) -> AccountPlan:
    plan = AccountPlan(account_id="a")
    for id in sorted(set("".join(ties))):
        plan = edits.add_person(plan, id=id, name=id.upper())
    for source, target in ties:
        plan = edits.link_people(plan, id=source + target, source=source, target=target, kind="reports-to")
    return plan


def test_map_status__says_what_may_not_fit_together_and_where_to_look():
    plan = edits.add_person(_reports("ab", "ac", "de", "ed"), id="x", name="B")
    said = {finding.id: finding for finding in map_status(plan, today=TODAY).findings}
    assert said["duplicates"].sentence == "Two entries may be the same person: B and B (same name)."
    assert (said["duplicates"].verb, said["duplicates"].target["person_ids"]) == ("Compare", ["b", "x"])
    assert said["two-bosses:a"].sentence == "A has two bosses: B and C."
    assert said["loop:d"].sentence == "D and E report to each other in a loop."
    assert said["loop:d"].target == {"place": "tie", "tie_id": "ed"}
    assert not {"duplicates", "two-bosses:a", "loop:d"} & {gap.id for gap in map_status(plan, today=TODAY).missing}
