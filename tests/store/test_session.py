"""A page's view: signals, other people's edits, presence."""

from __future__ import annotations

import pytest

from kamwidgets import edits
from kamwidgets.edits import Refused
from kamwidgets.model import PORTFOLIO
from kamwidgets.store import Entry, Session


def test_poll__brings_the_edits_of_others_and_says_which_document(ana: Session, ben: Session):
    heard: list[str] = []
    ben.changed.connect(heard.append)
    assert ben.plan("acme").people == {}
    ana.apply("acme", edits.add_person, name="Ada")
    assert ben.plan("acme").people == {}
    ben.poll()
    assert [person.name for person in ben.plan("acme").people.values()] == ["Ada"]
    assert heard == ["acme"]
    ben.poll()
    assert heard == ["acme"]


def test_apply__is_heard_by_the_pages_own_views(ana: Session):
    heard: list[str] = []
    ana.changed.connect(heard.append)
    ana.apply(PORTFOLIO, edits.change_settings, company="Alder")
    assert (heard, ana.portfolio.settings.company) == ([PORTFOLIO], "Alder")


def test_poll__says_when_somebody_changed_what_i_had_changed(ana: Session, ben: Session):
    met: list[Entry] = []
    ana.met.connect(met.append)
    ada = ana.apply("acme", edits.add_person, name="Ada").created
    ana.apply("acme", edits.change_person, id=ada, stance="sceptic")
    ben.poll()
    ben.apply("acme", edits.change_person, id=ada, influence="strong")
    ana.poll()
    assert met == []
    ben.apply("acme", edits.change_person, id=ada, stance="neutral")
    ana.poll()
    assert [entry.by for entry in met] == ["Ben"]


def test_apply__says_so_too_where_the_page_learns_of_it_only_by_its_own_next_edit(ana: Session, ben: Session):
    met: list[Entry] = []
    ana.met.connect(met.append)
    ada = ana.apply("acme", edits.add_person, name="Ada").created
    ana.apply("acme", edits.change_person, id=ada, stance="sceptic")
    ben.poll()
    ben.apply("acme", edits.change_person, id=ada, stance="neutral")
    ana.apply("acme", edits.add_person, name="Cem")
    ana.poll()
    assert [entry.by for entry in met] == ["Ben"]


def test_undo__takes_the_latest_step_among_the_documents_of_the_page(ana: Session):
    ana.apply("acme", edits.add_person, name="Ada")
    ana.apply(PORTFOLIO, edits.change_settings, company="Alder")
    ana.undo([PORTFOLIO, "acme"])
    assert ana.portfolio.settings.company == ""
    ana.undo([PORTFOLIO, "acme"])
    assert ana.plan("acme").people == {}
    with pytest.raises(Refused, match="nothing to undo"):
        ana.undo([PORTFOLIO, "acme"])


def test_report__names_everybody_who_is_on_the_same_document(ana: Session, ben: Session):
    assert ana.report("acme") == ["Ana"]
    assert ben.report("acme") == ["Ana", "Ben"]
    assert ben.report("other") == ["Ben"]
    assert ana.report("acme") == ["Ana"]


def test_leave__takes_a_closed_page_off_the_list_at_once(ana: Session, ben: Session):
    ana.report("acme")
    assert ben.report("acme") == ["Ana", "Ben"]
    ana.leave()
    assert ben.report("acme") == ["Ben"]
