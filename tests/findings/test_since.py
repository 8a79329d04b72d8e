"""What changed between two moments of a plan, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from kamwidgets import edits
from kamwidgets.findings import what_changed
from kamwidgets.model import AccountPlan, Competitor, Criterion, Member, Portfolio
from tests.builders import a_plan

PORTFOLIO = Portfolio(
    criteria={"fit": Criterion(id="fit", title="Cultural fit")},
    team={"m": Member(id="m", name="Mia")},
    competitors={"n": Competitor(id="n", name="Nord")},
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


def test_what_changed__tells_how_we_and_competitors_stand() -> None:
    before = AccountPlan(account_id="a")
    named = edits.add_success_factor(before, id="p", title="Price", weight=80, ours=6.5)
    assert said(before, named) == {"Success factors": ("New: “Price”, weight 80, our strength 6.50.",)}
    assert said(named, before) == {"Success factors": ("No longer: “Price”.",)}
    rated = edits.rate_supplier(named, id="p", points=7)
    rated = edits.rate_supplier(rated, id="p", points=8, competitor_id="n")
    rated = edits.rate_supplier(rated, id="p", points=2, competitor_id="gone")
    assert said(named, rated) == {
        "Success factors": (
            "“Price”: our strength from 6.50 to 7; strength of Nord 8; strength of a competitor that is gone 2.",
        )
    }
    lower = edits.rate_supplier(rated, id="p", points=None, competitor_id="n")
    lower = edits.change_success_factor(lower, id="p", title="Total cost", weight=60)
    assert said(rated, lower) == {
        "Success factors": ("“Total cost”: before: “Price”; weight from 80 to 60; strength of Nord 8 taken back.",)
    }


def test_what_changed__tells_what_the_account_can_spend() -> None:
    before = AccountPlan(account_id="a")
    known = edits.set_spend(before, amount=1_200_000, source="Their plan")
    assert said(before, known) == {"Spend of three years": ("From unknown to €1,200,000.",)}
    assert said(known, before) == {"Spend of three years": ("From €1,200,000 to unknown.",)}
    surer = edits.set_spend(known, amount=1_200_000, source="Their board said so")
    assert said(known, surer) == {"Spend of three years": ("How we know was rewritten.",)}


def test_what_changed__tells_where_the_account_is_expected_to_stand() -> None:
    before = AccountPlan(account_id="a")
    grows = edits.expect(before, attractiveness=0.7, strength=-2, reason="A new plant.")
    assert said(before, grows) == {
        "Outlook": (
            "Attractiveness in three years: from as it is to 70.",
            "Strength in three years: from as it is to −2.",
        )
    }
    assert said(grows, before)["Outlook"][0] == "Attractiveness in three years: from 70 to as it is."
    why = edits.expect(grows, attractiveness=0.7, strength=-2, reason="A second plant.")
    assert said(grows, why) == {"Outlook": ("The reason was rewritten.",)}


def test_what_changed__tells_who_knows_whom() -> None:
    built = a_plan("a").with_person("Ada")
    known = {"person_id": built.ids["Ada"], "level": "supplier"}
    before = edits.link_member(built.done, id="l", member_id="m", wanted="trusted-adviser", **known)
    before = edits.link_rival(before, id="r", competitor_id="n", **known)
    assert said(built.done, before) == {
        "Who of us knows whom": ("New: Mia knows Ada, supplier, wanted trusted adviser.",),
        "Whom competitors know": ("New: Nord knows Ada, supplier.",),
    }
    after = edits.change_link(before, id="l", level="problem-solver", owns=True)
    after = edits.change_rival_link(after, id="r", level="unknown")
    assert said(before, after) == {
        "Who of us knows whom": (
            "Mia knows Ada: level now from supplier to problem solver; answers for the relationship from no to yes.",
        ),
        "Whom competitors know": ("Nord knows Ada: level now supplier taken back.",),
    }
    assert said(before, built.done)["Whom competitors know"] == ("No longer: Nord knows Ada.",)


def test_what_changed__tells_what_they_choose_by() -> None:
    built = a_plan("a").with_person("Ada").with_person("Ben")
    before = edits.add_choice_criterion(built.done, id="c", title="Price", standing="behind")
    before = edits.set_concern(before, person_id=built.ids["Ada"], criterion_id="c", weight=3)
    title = "What they choose by"
    assert said(built.done, before) == {
        title: ("New: “Price”, where we stand: behind.", "New: Ada cares about “Price”, it decides.")
    }
    after = edits.change_choice_criterion(before, id="c", title="Total cost", standing="level")
    after = edits.set_concern(after, person_id=built.ids["Ada"], criterion_id="c", weight=1)
    assert said(before, after) == {
        title: (
            "“Total cost”: before: “Price”; where we stand from behind to level.",
            "Ada cares about “Total cost”: weight from it decides to a little.",
        )
    }
    assert said(after, edits.remove_person(after, id=built.ids["Ada"])) == {"People": ("No longer: Ada.",)}
    assert said(before, built.done)[title] == ("No longer: “Price”.", "No longer: Ada cares about “Price”.")


def test_what_changed__tells_what_judgements_rest_on() -> None:
    built = a_plan("a").with_person("Ada")
    ada = {"id": built.ids["Ada"], "scale": "stance"}
    before = edits.judge_person(built.done, **ada, value="neutral", evidence="Her words", by="Mia", confidence="low")
    title = "What judgements rest on"
    assert said(built.done, before) == {
        "People": ("Ada: stance neutral.",),
        title: ("Ada, stance: what it rests on Her words; how sure low.",),
    }
    assert changed(edits.judge_person, before, **ada, value="neutral", by="Ben", on=date(2026, 11, 21)) == {}
    opinion = {"person_id": ada["id"], "scale": "stance", "value": "sceptic", "on": date(2026, 11, 21)}
    opened = edits.open_person_opinions(before, opinions={"1": opinion, "2": {**opinion, "by": "Ben"}})
    assert said(before, opened) == {title: ("Ada, stance: sealed judgements were opened.",)}
    agreed = edits.agree_on_person(opened, **ada, value="sceptic", reason="Talked it over", confidence="low")
    assert said(opened, agreed)[title] == (
        "Ada, stance: what it rests on from Her words to Talked it over; agreed on by several from no to yes.",
    )
