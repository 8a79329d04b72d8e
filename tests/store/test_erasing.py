"""Erasing a person: nothing of them is left in any file or table, and walking back never brings them back."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa

from kamwidgets import edits
from kamwidgets.edits import Refused
from kamwidgets.facts import read_table
from kamwidgets.model import PORTFOLIO, AccountPlan
from kamwidgets.reports import exported
from kamwidgets.store import Author, Erased, Traces, Workspace, bring_in, new_workspace, open_workspace
from kamwidgets.store.checks import check_workspace
from kamwidgets.store.database import every_table
from kamwidgets.store.scrubbing import scrub

ANA, BEN = Author("Ana", "client-a"), Author("Ben", "client-b")
NAME, MAIL = "José Lindqvist", "jose@alder.example"
FORMER = "Josefine Ørsted"
"""What an entry about the same person said that was merged."""

CUSTOMERS = f"account_id,name,city\nA,Alder Ltd,Leeds\nB,{NAME},Ulm\n".encode()


@pytest.fixture
def workspace(tmp_path: Path, address: str | None) -> Iterator[Workspace]:
    made = new_workspace(tmp_path / "w", database=address)
    bring_in(made, read_table("customers", CUSTOMERS, name="customers.csv"))
    yield made
    made.close()


@pytest.fixture
def jose(workspace: Workspace) -> str:
    """Put somebody everywhere a person can be named."""
    decomposed = unicodedata.normalize("NFD", NAME)
    workspace.apply("A", edits.add_person, author=ANA, id="p1", name="Jose L", email=MAIL)
    workspace.apply("A", edits.change_person, author=ANA, id="p1", name=NAME, title="Head of buying")
    workspace.apply("A", edits.add_person, author=BEN, id="p2", name="Ida Holm", title=f"Deputy of {NAME.upper()}")
    workspace.apply("A", edits.link_people, author=BEN, id="t", source="p2", target="p1", kind="reports-to")
    workspace.apply("A", edits.add_contact, author=BEN, id="c", person_id="p1", channel="e-mail", every_days=30)
    workspace.apply("A", edits.add_action, author=ANA, id="a", title=f"Call {decomposed}", person_ids=("p1", "p2"))
    note = {"author": ANA, "person_id": "p1", "evidence": f"{NAME} told me"}
    workspace.apply("A", edits.link_member, id="l", member_id="m", **note)
    workspace.apply("A", edits.link_rival, id="k", competitor_id="c", **note)
    workspace.apply(
        "A", edits.judge_person, author=ANA, id="p1", scale="stance", value="sceptic", evidence=f"as {NAME}"
    )
    by_what = {"id": "price", "title": f"Price, says {NAME}", "evidence": f"{NAME}'s list"}
    workspace.apply("A", edits.add_choice_criterion, author=ANA, **by_what)
    rule = {"id": "c", "title": f"{NAME} is known", "roles": ("buyer",), "level": "identified"}
    workspace.apply(PORTFOLIO, edits.set_coverage_rules, author=ANA, rules=[rule])
    workspace.apply("A", edits.tell_apart, author=BEN, first="p1", second="p2")
    workspace.apply("A", edits.set_concern, author=BEN, person_id="p1", criterion_id="price", weight=3)
    opinion = {"person_id": "p1", "scale": "stance", "value": "neutral", "by": NAME, "on": "2026-11-21"}
    workspace.apply("A", edits.open_person_opinions, author=ANA, opinions={"o": opinion})
    workspace.apply("A", edits.freeze_review, author=ANA, id="r", title="Q4 review", on="2026-11-21")
    workspace.apply(
        "B", edits.rate, author=BEN, criterion_id="growth", value=4, evidence=f"Lindqvist, José said so ({MAIL})"
    )
    workspace.apply("B", edits.rate, author=BEN, criterion_id="growth", value=4, evidence="forgotten by now")
    workspace.apply("B", edits.decide, author=ANA, status="key", reason="Lindqvist wants it", on="2026-11-21")
    session = workspace.session(ANA)
    session.rate_sealed("A", "growth", 7, f"{NAME} told me")
    session.judge_sealed("A", "p1", "stance", "advocate", f"I had lunch with {NAME}")
    session.open_sealed_people("A")
    session.judge_sealed("A", "p1", "influence", "decisive", "They all follow Lindqvist")
    session.judge_sealed("A", "p2", "stance", "neutral", f"{NAME} says so")
    workspace.apply("A", edits.add_person, author=BEN, id="p0", name=FORMER, title="Buyer")
    session.poll()
    session.judge_sealed("A", "p0", "contact", "brief", f"{FORMER} at the fair")
    workspace.apply("A", edits.merge_people, author=BEN, keep="p1", gone="p0")
    session.report("A")
    session.leave()
    return "p1"


def erase_all(workspace: Workspace, person_id: str) -> tuple[Traces, Erased]:
    found = workspace.traces("A", person_id)
    return found, workspace.erase(found, meant=found.possible, author=ANA)


def spellings() -> list[bytes]:
    """Return the name as files may hold it: in any encoding, JSON escaped, accents put together or not."""
    words = [NAME, FORMER, MAIL, "Lindqvist", unicodedata.normalize("NFD", NAME), NAME.upper(), "LINDQVIST"]
    escaped = [json.dumps(word)[1:-1] for word in words]
    return [word.encode(encoding) for word in [*words, *escaped] for encoding in ("utf-8", "utf-16-le", "utf-16-be")]


def files_naming(folder: Path) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [str(path) for path in files if any(spelling in path.read_bytes() for spelling in spellings())]


def rows_of(engine: sa.Engine) -> str:
    with engine.connect() as connection:
        rows = [list(row) for table in every_table() for row in connection.execute(sa.select(table))]
    return json.dumps(rows, ensure_ascii=False, default=str)


def test_traces__shows_where_the_person_is_named_before_anything_is_done(workspace: Workspace, jose: str):
    found = workspace.traces("A", jose)
    assert found.goes == (
        "the person on the map, with everything noted about them",
        "1 tie",
        "1 planned contact",
        "their part in 1 action",
        "2 sealed judgements",
    )
    places = {place for match in found.sure for place in match.places}
    assert places >= {
        "Alder Ltd: person, title",
        "Alder Ltd: action, title",
        f"{NAME}: its history",
        "the facts: customers, name",
    }
    assert ("2 sealed ratings", ("read by nobody before they are opened",)) in [
        (match.excerpt, match.places) for match in found.sure
    ]
    assert "told me" not in f"{found.sure}{found.possible}"
    assert "Lindqvist wants it" in [match.text for match in found.possible]
    assert workspace.plan("A").people[jose].name == NAME


def test_erase__leaves_the_name_in_no_file_and_no_table(workspace: Workspace, jose: str, tmp_path: Path):
    assert files_naming(tmp_path / "w") or workspace.place.on_server
    erase_all(workspace, jose)
    for format in ("json", "html", "xlsx"):
        (tmp_path / "w" / f"plan.{format}").write_bytes(exported(workspace.reading(), "A", format))
    assert files_naming(tmp_path / "w") == []
    said = unicodedata.normalize("NFC", rows_of(workspace.engine)).casefold()
    assert "lindqvist" not in said
    assert "ørsted" not in said
    assert MAIL not in said
    assert "A person was erased" in rows_of(workspace.engine)


def test_erase__keeps_everything_else(workspace: Workspace, jose: str):
    erase_all(workspace, jose)
    plan = workspace.plan("A")
    assert list(plan.people) == ["p2"]
    assert (plan.people["p2"].title, plan.ties, plan.contacts) == ("Deputy of a person", {}, {})
    assert (plan.actions["a"].title, plan.actions["a"].person_ids) == ("Call a person", ("p2",))
    assert workspace.plan("B").decision is not None
    assert set(workspace.facts.accounts()["account_id"]) == {"A", "B"}
    assert workspace.session(ANA).sealed("A").mine["growth"].evidence == "A person told me"
    mine = workspace.session(ANA).sealed_people("A").mine
    assert {place: one.evidence for place, one in mine.items()} == {"p2@stance": "A person says so"}
    assert (plan.person_opinions, plan.grounds, plan.links, plan.rival_links, plan.concerns) == ({}, {}, {}, {}, {})
    assert (plan.apart, plan.merged) == ({}, {})
    assert plan.choice_criteria["price"].title == "Price, says a person"
    assert workspace.portfolio.coverage_rules["c"].title == "A person is known"


def test_erase__is_refused_where_the_person_has_got_another_name_since(workspace: Workspace, jose: str):
    found = workspace.traces("A", jose)
    workspace.apply("A", edits.change_person, author=BEN, id=jose, name="Adele Nordstrand")
    before = rows_of(workspace.engine)
    with pytest.raises(edits.Refused, match="has changed meanwhile"):
        workspace.erase(found, author=ANA)
    assert rows_of(workspace.engine) == before
    assert NAME in set(workspace.facts.accounts()["name"])


def test_erase__is_refused_where_somebody_of_the_same_name_has_come(workspace: Workspace, jose: str):
    found = workspace.traces("A", jose)
    workspace.apply("B", edits.add_person, author=BEN, id="other", name=NAME)
    with pytest.raises(edits.Refused, match="has changed meanwhile"):
        workspace.erase(found, author=ANA)
    assert workspace.plan("B").people["other"].name == NAME


@pytest.mark.parametrize("address", [None])
def test_erase__that_could_not_clean_the_file_is_made_good_when_the_workspace_is_next_opened(
    workspace: Workspace, jose: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("kamwidgets.store.erasing.scrub", partial(scrub, patience=0))
    with closing(sqlite3.connect(workspace.folder / "plans.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM documents").fetchone()
        _, erased = erase_all(workspace, jose)
        assert erased.left[0].startswith("Somebody is reading in this workspace")
        open_workspace(workspace.folder).close()
        assert files_naming(workspace.folder)
        assert [each.level for each in check_workspace(workspace.folder) if each.what == "Erased"] == ["warning"]
    open_workspace(workspace.folder).close()
    assert files_naming(workspace.folder) == []
    assert "Erased" not in {each.what for each in check_workspace(workspace.folder)}


def test_erase__of_two_who_rated_sealed_by_their_name_alone(workspace: Workspace, jose: str):
    workspace.apply("A", edits.add_person, author=BEN, id="p3", name="Ulf Petersson")
    for name in (NAME, "Ulf Petersson"):
        workspace.session(Author(name)).rate_sealed("A", "growth", 5, "")
    erase_all(workspace, jose)
    erase_all(workspace, "p3")
    assert "petersson" not in rows_of(workspace.engine).casefold()


def test_erase__walking_back_works_and_never_brings_the_person_back(workspace: Workspace, jose: str):
    before = len(workspace.history("A"))
    erase_all(workspace, jose)
    for revision in range(before + 2):
        plan = workspace.at("A", revision)
        assert jose not in plan.people
        assert AccountPlan.model_validate(plan.model_dump(mode="json")) == plan
    assert workspace.at("A", "Q4 review").people["p2"].name == "Ida Holm"


def test_erase__stops_undo_redo_and_what_pages_remember(workspace: Workspace, jose: str):
    page = workspace.session(BEN)
    workspace.apply("A", edits.change_person, author=BEN, id="p2", stance="neutral")
    page.poll()
    page.undo(["A"])
    remembered = page.next_step(["A"], "redo")
    assert remembered is not None
    erase_all(workspace, jose)
    page.poll()
    assert jose not in page.plan("A").people
    for verb in ("undo", "redo"):
        assert page.next_step(["A"], verb) is None
    old = next(entry for entry in workspace.history("A") if entry.edit == "add_person")
    for entry in (remembered, old):
        with pytest.raises(Refused, match="cannot be undone"):
            page.take_back(entry)
    page.apply("A", edits.change_person, id="p2", stance="advocate")
    page.undo(["A"])
    assert page.plan("A").people["p2"].stance == "unknown"


def test_erase__leaves_possible_matches_that_nobody_ticked(workspace: Workspace, jose: str):
    workspace.erase(workspace.traces("A", jose), author=ANA)
    decision = workspace.plan("B").decision
    assert decision is not None
    assert decision.reason == "Lindqvist wants it"


def test_erase__spares_somebody_of_the_same_name_unless_they_are_meant(workspace: Workspace, jose: str):
    workspace.apply("B", edits.add_person, author=BEN, id="other", name=NAME)
    workspace.apply("B", edits.add_action, author=BEN, id="b", title=f"Meet {NAME}")
    found = workspace.traces("A", jose)
    assert [match.namesake for match in found.possible if match.namesake] == [("B", "other")]
    workspace.erase(found, author=ANA)
    assert workspace.plan("B").people["other"].name == NAME
    assert workspace.plan("B").actions["b"].title == f"Meet {NAME}"
    assert workspace.plan("A").people["p2"].title == "Deputy of a person"


def test_erase__reaches_who_was_taken_off_the_map_before(workspace: Workspace, jose: str, tmp_path: Path):
    workspace.apply("A", edits.remove_person, author=ANA, id=jose)
    found, _ = erase_all(workspace, jose)
    assert (found.name, found.goes) == (NAME, ("2 sealed judgements",))
    assert files_naming(tmp_path / "w") == []


def test_erase__names_the_backups_it_cannot_reach(workspace: Workspace, jose: str, tmp_path: Path):
    inside = tmp_path / "w" / "backups" / "monday.zip"
    inside.parent.mkdir()
    inside.write_bytes(b"")
    outside = workspace.backup(tmp_path / "elsewhere.zip")
    found, done = erase_all(workspace, jose)
    assert found.backups == done.backups
    assert {Path(path).name for path in done.backups} == {inside.name, outside.name}


def test_erase__of_somebody_who_never_was_is_refused(workspace: Workspace):
    with pytest.raises(Refused, match="no longer there"):
        workspace.traces("A", "nobody")
