"""What changed between two moments of a plan, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from kamwidgets import edits
from kamwidgets.findings import what_changed
from kamwidgets.model import AccountPlan, Criterion, Member, Portfolio
from tests.builders import a_plan

PORTFOLIO = Portfolio(
    criteria={"fit": Criterion(id="fit", title="Cultural fit")}, team={"m": Member(id="m", name="Mia")}
)
PRODUCTS = {"17": "Bearing"}


def said(before: AccountPlan, after: AccountPlan) -> dict[str, tuple[str, ...]]:
    return {group.title: group.sentences for group in what_changed(before, after, PORTFOLIO, PRODUCTS)}


def changed(edit: edits.Edit[Any], before: AccountPlan, **arguments: Any) -> dict[str, tuple[str, ...]]:
    return said(before, edit(before, **arguments))


def test_what_changed__of_nothing_says_nothing() -> None:
    plan = a_plan("a").with_person("Ada").done
    assert what_changed(plan, plan, PORTFOLIO, PRODUCTS) == ()
    assert changed(edits.move_people, plan, positions={next(iter(plan.people)): {"x": 1, "y": 2}}) == {}


def test_what_changed__names_people_and_ties() -> None:
    built = a_plan("a").with_person("Ada", title="Buyer").with_person("Ben")
    before, ids = built.done, built.ids
    after = edits.change_person(before, id=ids["Ada"], stance="supporter", roles=("decider", "buyer"), title="")
    after = edits.link_people(after, id="t", source=ids["Ada"], target=ids["Ben"], kind="reports-to")
    assert said(before, after) == {
        "People": ("Ada: title Buyer taken back; part in the purchase decider and buyer; stance supporter.",),
        "Ties": ("New: Ada reports to Ben.",),
    }
    assert said(after, before)["Ties"] == ("No longer: Ada reports to Ben.",)
    gone = edits.remove_person(after, id=ids["Ada"])
    assert said(after, gone) == {"People": ("No longer: Ada.",), "Ties": ("No longer: Ada reports to Ben.",)}
    stronger = edits.change_tie(after, id="t", kind="dotted", strength=3)
    assert said(after, stronger) == {
        "Ties": ("Ada has a dotted line to Ben: before: Ada reports to Ben; strength from 2 to 3.",)
    }


def test_what_changed__names_products_instead_of_their_ids_and_writes_money() -> None:
    before = a_plan("a").with_target("17", "2027", 1000).done
    assert changed(edits.set_target, before, product_id="17", period="2027", revenue=25000) == {
        "Targets": ("Bearing in 2027: target from €1,000 to €25,000.",)
    }
    assert changed(edits.set_target, before, product_id="18", period="2027-Q1", revenue=5) == {
        "Targets": ("New: product 18 in 2027-Q1 at €5.",)
    }
    agreed = changed(
        edits.agree_target, before, id="17@2027", status="agreed", with_whom="Ada", agreed_on=date(2026, 11, 21)
    )
    assert agreed["Targets"][0].startswith("Bearing in 2027: status from internal to agreed; agreed with Ada;")


def test_what_changed__names_owners_and_does_not_quote_long_texts() -> None:
    built = a_plan("a").with_action("Call")
    after = edits.change_action(built.done, id=built.ids["Call"], owner_id="m", status="done", note="word " * 30)
    assert said(built.done, after) == {"Actions": ("“Call”: owner Mia; status from open to done; note written.",)}


def test_what_changed__tells_ratings_gates_and_the_decision() -> None:
    before = AccountPlan(account_id="a")
    after = edits.rate(before, criterion_id="fit", value=7)
    after = edits.answer_gate(after, gate_id="potential", answer="yes")
    after = edits.decide(after, status="key", reason="They grow with us.", on=date(2026, 11, 21))
    told = said(before, after)
    assert told["Gates"] == ("High sales potential: from unknown to yes.",)
    assert told["Ratings"] == ("Cultural fit: from unknown to 7.",)
    assert told["Decision"] == ("Key account: They grow with us.",)
    assert said(after, before)["Decision"] == ("The decision was withdrawn.",)
    rested = edits.rate(after, criterion_id="fit", value=7, evidence="A survey")
    assert said(after, rested) == {"Ratings": ("Cultural fit: what the rating rests on was rewritten.",)}
