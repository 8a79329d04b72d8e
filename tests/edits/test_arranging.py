from __future__ import annotations

from datetime import date

import pytest

from kamwidgets import edits
from kamwidgets.edits import EDITS, Refused
from kamwidgets.model import AccountPlan

TODAY = date(2026, 11, 27)


@pytest.fixture
def plan() -> AccountPlan:
    plan = AccountPlan(account_id="a")
    for id, name in {"p": "Ada Byron", "q": "A. Byron", "r": "Ben"}.items():
        plan = edits.add_person(plan, id=id, name=name)
    return plan


def test_regroup_people__is_one_step_for_several_and_passes_over_those_who_are_gone(plan: AccountPlan):
    moved = edits.regroup_people(plan, ids=["p", "r", "gone"], by="unit", value="Pumps")
    assert [person.unit for person in moved.people.values()] == ["Pumps", "", "Pumps"]
    said = EDITS["regroup_people"].sentence(plan, moved, {"ids": ["p", "r"], "by": "unit", "value": "Pumps"})
    assert said == "2 people: unit Pumps"
    assert edits.regroup_people(plan, ids=["p"], by="function", value="").people["p"].function == "unknown"


def test_regroup_people__refuses_nonsense_in_a_sentence(plan: AccountPlan):
    for arguments in (
        {"ids": ["gone"], "by": "unit", "value": "Pumps"},
        {"ids": ["p"], "by": "stance", "value": "advocate"},
        {"ids": ["p"], "by": "function", "value": "witchcraft"},
    ):
        with pytest.raises(Refused):
            edits.regroup_people(plan, **arguments)


def test_merge_people__fills_what_the_kept_one_does_not_know(plan: AccountPlan):
    plan = edits.change_person(plan, id="p", title="Buyer", roles=("buyer",), x=1, y=2)
    plan = edits.change_person(plan, id="q", title="CFO", function="finance", roles=("decider",), email="a@b.example")
    plan = edits.judge_person(plan, id="q", scale="stance", value="sceptic", evidence="Said so", on=TODAY)
    merged = edits.merge_people(plan, keep="p", gone="q")
    ada = merged.people["p"]
    assert set(merged.people) == {"p", "r"}
    assert (ada.name, ada.title, ada.function, ada.email) == ("Ada Byron", "Buyer", "finance", "a@b.example")
    assert (ada.roles, ada.stance, ada.x) == (("buyer", "decider"), "sceptic", 1)
    assert merged.grounds["p@stance"].evidence == "Said so"


def test_merge_people__keeps_the_judgement_of_the_kept_one_with_its_grounds(plan: AccountPlan):
    plan = edits.judge_person(plan, id="p", scale="stance", value="advocate", evidence="Praised us")
    plan = edits.judge_person(plan, id="q", scale="stance", value="opponent", evidence="Shouted")
    merged = edits.merge_people(plan, keep="p", gone="q")
    assert merged.people["p"].stance == "advocate"
    assert {id: grounds.evidence for id, grounds in merged.grounds.items()} == {"p@stance": "Praised us"}


def test_merge_people__gives_somebody_unknown_the_name_that_is_found(plan: AccountPlan):
    plan = edits.add_person(plan, id="s", name="Somebody in finance", presence="unknown")
    merged = edits.merge_people(plan, keep="s", gone="p")
    assert (merged.people["s"].name, merged.people["s"].presence) == ("Ada Byron", "named")


def test_merge_people__leaves_no_tie_to_oneself_and_none_twice(plan: AccountPlan):
    for id, source, target, kind in (
        ("self", "p", "q", "influences"),
        ("mine", "p", "r", "reports-to"),
        ("twin", "q", "r", "reports-to"),
        ("more", "r", "q", "influences"),
    ):
        plan = edits.link_people(plan, id=id, source=source, target=target, kind=kind)
    merged = edits.merge_people(plan, keep="p", gone="q")
    assert {id: (tie.source, tie.target) for id, tie in merged.ties.items()} == {"mine": ("p", "r"), "more": ("r", "p")}


def test_merge_people__takes_over_all_that_hangs_on_the_other(plan: AccountPlan):
    plan = edits.link_member(plan, id="l1", member_id="m", person_id="p", owns=True)
    plan = edits.link_member(plan, id="l2", member_id="m", person_id="q", level="supplier")
    plan = edits.link_member(plan, id="l3", member_id="n", person_id="q", owns=True)
    plan = edits.link_rival(plan, id="r1", competitor_id="c", person_id="q")
    plan = edits.add_choice_criterion(plan, id="price", title="Price")
    plan = edits.set_concern(plan, person_id="q", criterion_id="price", weight=3)
    plan = edits.add_contact(plan, id="k", person_id="q", channel="e-mail", every_days=30)
    plan = edits.add_action(plan, id="x", title="Invite", person_ids=("q", "p"))
    opinion = {"person_id": "q", "scale": "stance", "value": "sceptic", "by": "Me", "on": TODAY}
    plan = edits.open_person_opinions(plan, opinions={"o": opinion})
    merged = edits.merge_people(plan, keep="p", gone="q")
    assert {id: (link.person_id, link.owns) for id, link in merged.links.items()} == {
        "l1": ("p", True),
        "l3": ("p", False),
    }
    assert merged.rival_links["r1"].person_id == merged.contacts["k"].person_id == "p"
    assert merged.concerns["p@price"].weight == 3
    assert merged.actions["x"].person_ids == ("p",)
    assert merged.person_opinions["o"].person_id == "p"


def test_merge_people__remembers_what_has_become_of_whom(plan: AccountPlan):
    plan = edits.tell_apart(plan, first="r", second="q")
    plan = edits.tell_apart(plan, first="p", second="q")
    once = edits.merge_people(plan, keep="p", gone="q")
    assert (once.merged, list(once.apart)) == ({"q": "p"}, ["p@r"])
    twice = edits.merge_people(once, keep="r", gone="p")
    assert (twice.merged, twice.apart) == ({"q": "r", "p": "r"}, {})
    assert edits.remove_person(twice, id="r").merged == {}


def test_merge_people__is_not_forgotten_by_the_next_import(plan: AccountPlan):
    records = [
        {"id": "n1", "external_id": "7", "name": "Jo Lind", "title": "Buyer"},
        {"id": "n2", "external_id": "8", "name": "Johanna Lind", "title": "Head of buying"},
        {"id": "n3", "external_id": "9", "name": "Cem", "reports_to": "8"},
    ]
    imported = edits.import_people(plan, records=records)
    merged = edits.merge_people(imported, keep="n1", gone="n2")
    again = edits.import_people(merged, records=[{**each, "id": f"again-{each['id']}"} for each in records])
    assert (again.people.keys(), again.people["n1"], again.ties) == (
        merged.people.keys(),
        merged.people["n1"],
        merged.ties,
    )
    said = "Jo Lind: “Johanna Lind” of the file was merged into this entry and is passed over."
    assert edits.differences(merged.people, records) == [said]


def test_tell_apart__is_about_two_who_are_there_and_goes_with_either(plan: AccountPlan):
    told = edits.tell_apart(plan, first="q", second="p")
    assert list(told.apart) == ["p@q"]
    said = EDITS["tell_apart"].sentence(plan, told, {"first": "q", "second": "p"})
    assert said == f"{plan.people['q'].name} and {plan.people['p'].name} are two people"
    assert edits.remove_person(told, id="q").apart == {}
    with pytest.raises(Refused, match="one entry"):
        edits.tell_apart(plan, first="p", second="p")
    with pytest.raises(Refused, match="no longer there"):
        edits.tell_apart(plan, first="p", second="gone")


def test_merge_people__says_what_happened_and_refuses_one_who_is_gone(plan: AccountPlan):
    merged = edits.merge_people(plan, keep="p", gone="q")
    said = EDITS["merge_people"].sentence(plan, merged, {"keep": "p", "gone": "q"})
    assert said == "Two entries about Ada Byron merged into one"
    with pytest.raises(Refused, match="one entry"):
        edits.merge_people(plan, keep="p", gone="p")
    with pytest.raises(Refused, match="no longer there"):
        edits.merge_people(merged, keep="p", gone="q")
