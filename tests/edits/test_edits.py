"""Edits are pure, refuse nonsense in a sentence, and say what they did."""

from __future__ import annotations

from datetime import date

import pytest

from kamwidgets import edits
from kamwidgets.edits import EDITS, Refused
from kamwidgets.model import AccountPlan, Portfolio
from tests.builders import a_plan


def test_edit__leaves_the_document_it_was_given_as_it_was():
    plan = a_plan().with_person("Ada").done
    before = plan.model_dump()
    edits.add_person(plan, id="b", name="Ben")
    assert plan.model_dump() == before


@pytest.mark.parametrize(
    ("name", "arguments", "sentence"),
    [
        ("add_person", {"id": "b", "name": ""}, "Name must not be empty."),
        ("change_person", {"id": "gone", "title": "CEO"}, "This person is no longer there."),
        (
            "change_person",
            {"id": "ADA", "stance": "friendly"},
            "Stance must be 'opponent', 'sceptic', 'neutral', 'supporter', 'advocate' or 'unknown'.",
        ),
        ("change_person", {"id": "ADA", "shoe_size": 9}, "Shoe size is no field of this."),
        (
            "link_people",
            {"id": "t", "source": "ADA", "target": "ADA", "kind": "influences"},
            "A person cannot be linked to themselves.",
        ),
        (
            "link_people",
            {"id": "t", "source": "ADA", "target": "gone", "kind": "influences"},
            "This person is no longer there.",
        ),
        ("decide", {"status": "key", "reason": " ", "on": date(2026, 1, 1)}, "Say why: a decision needs its reason."),
        ("remove_decision", {}, "Nothing has been decided about this account."),
        ("set_target", {"product_id": "1", "period": "2027", "revenue": -1}, "Revenue must be at least 0."),
        (
            "set_target",
            {"product_id": "1", "period": "2027", "revenue": float("inf")},
            "Revenue must be a finite number.",
        ),
        (
            "add_action",
            {"id": "a", "title": "Call", "start_on": date(2026, 2, 1), "due_on": date(2026, 1, 1)},
            "The start lies after the due date.",
        ),
    ],
)
def test_edit__refuses_nonsense_in_one_sentence(name: str, arguments: dict[str, object], sentence: str):
    plan = edits.add_person(AccountPlan(account_id="acme"), id="ADA", name="Ada")
    with pytest.raises(Refused) as refused:
        EDITS[name](plan, **arguments)
    assert str(refused.value) == sentence


def test_remove_person__takes_ties_and_contacts_along_and_leaves_actions():
    built = a_plan().with_person("Ada").with_person("Ben").with_tie("Ada", "Ben").with_contact("Ada", 30)
    built.with_action("Visit", person_ids=(built.ids["Ada"], built.ids["Ben"]))
    plan = edits.remove_person(built.done, id=built.ids["Ada"])
    assert (plan.ties, plan.contacts) == ({}, {})
    assert plan.actions[built.ids["Visit"]].person_ids == (built.ids["Ben"],)


def test_link_people__refuses_the_same_tie_twice():
    built = a_plan().with_person("Ada").with_person("Ben").with_tie("Ada", "Ben")
    with pytest.raises(Refused, match="Ada influences Ben: that is already on the map"):
        built.with_tie("Ada", "Ben")


def test_set_target__a_changed_number_is_not_agreed_any_more():
    plan = a_plan().with_target("7", "2027", 100.0).done
    plan = edits.agree_target(plan, id="7@2027", status="agreed", with_whom="Ada", agreed_on=date(2026, 11, 1))
    assert edits.set_target(plan, product_id="7", period="2027", revenue=100.0).targets["7@2027"].status == "agreed"
    assert edits.set_target(plan, product_id="7", period="2027", revenue=120.0).targets["7@2027"].status == "internal"


def test_import_people__recognises_by_id_then_mail_then_name():
    plan = a_plan().with_person("Ada").with_person("Ben", email="ben@b.example").done
    records = [
        {"id": "1", "external_id": "A", "name": "ADA", "title": "Director"},
        {"id": "2", "external_id": "B", "name": "Benjamin", "email": "Ben@b.example"},
        {"id": "3", "external_id": "C", "name": "Cem", "reports_to": "A"},
    ]
    once = edits.import_people(plan, records=records)
    assert {person.name for person in once.people.values()} == {"Ada", "Ben", "Cem"}
    assert [tie.kind for tie in once.ties.values()] == ["reports-to"]
    assert edits.import_people(once, records=records) == once


def test_import_people__leaves_what_a_hand_changed_and_says_so():
    records = [{"id": "1", "external_id": "A", "name": "Ada", "title": "Buyer", "country": "FR"}]
    plan = edits.import_people(AccountPlan(account_id="acme"), records=records)
    plan = edits.change_person(plan, id="1", title="Director")
    newer = [{**records[0], "title": "Head of buying", "country": "DE"}]
    after = edits.import_people(plan, records=newer)
    assert (after.people["1"].title, after.people["1"].country) == ("Director", "DE")
    assert edits.differences(plan.people, newer) == ["Ada: title stays Director, the file says Head of buying."]


def test_import_people__knows_who_was_renamed_by_hand():
    records = [{"id": "1", "name": "J. Smith", "title": "Buyer"}]
    plan = edits.import_people(AccountPlan(account_id="acme"), records=records)
    plan = edits.change_person(plan, id="1", name="John Smith", title="")
    again = edits.import_people(plan, records=[{**records[0], "id": "2"}])
    assert {person.name: person.title for person in again.people.values()} == {"John Smith": ""}


def test_import_people__two_of_one_name_in_a_file_are_two_people():
    records = [
        {"id": "1", "name": "John Smith", "email": "a@x.example"},
        {"id": "2", "name": "John Smith", "email": "b@x.example"},
    ]
    plan = edits.import_people(AccountPlan(account_id="acme"), records=records)
    assert sorted(person.email for person in plan.people.values()) == ["a@x.example", "b@x.example"]
    assert edits.import_people(plan, records=records) == plan


def test_import_people__leaves_a_tie_that_a_hand_changed_or_removed():
    records = [
        {"id": str(number), "external_id": name, "name": name, "reports_to": "A" if name != "A" else ""}
        for number, name in enumerate("ABCD")
    ]
    plan = edits.import_people(AccountPlan(account_id="acme"), records=records)
    plan = edits.change_tie(plan, id="1:reports-to", target="2", evidence="She said so")
    plan = edits.remove_tie(plan, id="3:reports-to")
    assert edits.import_people(plan, records=records).ties == plan.ties
    moved = [{**records[2], "reports_to": "D"}]
    assert edits.import_people(plan, records=moved).ties["2:reports-to"].target == "3"


def test_import_team__is_one_edit_on_the_portfolio():
    portfolio = edits.import_team(Portfolio(), records=[{"id": "1", "name": "Ida", "function": "sales"}])
    assert portfolio.team["1"].function == "sales"


def test_edits__each_says_something_about_itself():
    assert all(made.change.__doc__ for made in EDITS.values())
    assert set(EDITS) <= set(edits.__all__)
