"""Actions and the cadence of contacts."""

from __future__ import annotations

from datetime import date

from kamwidgets.methods import cadence, overdue_days, summarise_actions
from kamwidgets.model import AccountPlan, Action, Contact, Person

TODAY = date(2026, 11, 21)


def test_overdue_days__counts_only_what_is_live_and_late():
    due = Action(id="1", title="Call", due_on=date(2026, 11, 20))
    assert overdue_days(due, TODAY) == 1
    assert overdue_days(due.but(due_on=TODAY), TODAY) == 0
    assert overdue_days(due.but(status="done"), TODAY) == 0
    assert overdue_days(due.but(due_on=None), TODAY) == 0


def test_summarise_actions__puts_the_latest_first_and_names_what_lacks():
    actions = [
        Action(id="1", title="One", due_on=date(2026, 11, 20), owner_id="m"),
        Action(id="2", title="Two", due_on=date(2026, 10, 1)),
        Action(id="3", title="Three", status="doing", owner_id="m"),
        Action(id="4", title="Four", status="done"),
        Action(id="5", title="Five", status="dropped"),
    ]
    summary = summarise_actions(actions, TODAY)
    assert list(summary.overdue) == ["2", "1"]
    assert (summary.live, summary.done, summary.dropped) == (("1", "2", "3"), ("4",), ("5",))
    assert (summary.without_owner, summary.without_due) == (("2",), ("3",))


def test_summarise_actions__lets_a_finished_action_close_nothing():
    summary = summarise_actions([Action(id="1", title="Ask", closes="no-decider", status="done")], TODAY)
    assert summary.closing == {}


def test_cadence__puts_the_longest_overdue_first():
    people = {"p": Person(id="p", name="Ada", last_contact_on=date(2026, 9, 1)), "q": Person(id="q", name="Ben")}
    contacts = {
        "ahead": Contact(id="ahead", person_id="q", channel="training", every_days=180, last_on=date(2026, 11, 1)),
        "card": Contact(id="card", person_id="p", channel="e-mail", every_days=30),
    }
    found = cadence(AccountPlan(account_id="a", people=people, contacts=contacts), TODAY)
    assert [(due.contact_id, due.next_on, due.overdue_days) for due in found] == [
        ("card", date(2026, 10, 1), 51),
        ("ahead", date(2027, 4, 30), 0),
    ]


def test_cadence__is_due_at_once_where_there_was_no_contact_yet():
    contact = Contact(id="c", person_id="p", channel="e-mail", every_days=30)
    plan = AccountPlan(account_id="a", people={"p": Person(id="p", name="Ada")}, contacts={"c": contact})
    (due,) = cadence(plan, TODAY)
    assert (due.next_on, due.overdue_days) == (TODAY, 0)
    assert due.explain() == "No contact yet: due at once."
