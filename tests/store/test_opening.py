"""Documents that do not validate, or that a newer program wrote: read as far as they can be, never changed."""

from __future__ import annotations

from typing import Any, get_origin

import pytest
import sqlalchemy as sa

from kamwidgets import edits
from kamwidgets.edits import Refused
from kamwidgets.model import PORTFOLIO, AccountPlan, Portfolio
from kamwidgets.store import Author, Session
from kamwidgets.store.database import documents
from kamwidgets.store.migration import SCHEMA
from kamwidgets.store.opening import PARTS, opened
from kamwidgets.store.repository import Repository
from tests.builders import a_plan

ANA = Author("Ana", "client-a")


def a_body() -> tuple[dict[str, Any], dict[str, str]]:
    """Return a plan's body and the ids in it by name."""
    built = a_plan("acme").with_person("Ada").with_person("Ben").with_tie("Ada", "Ben").with_action("Call")
    return built.done.model_dump(mode="json"), built.ids


def plan_of(body: Any, schema: int = SCHEMA) -> tuple[AccountPlan, tuple[str, ...]]:
    found = opened("acme", 3, schema, body)
    assert isinstance(found.document, AccountPlan)
    return found.document, found.reasons


def store(engine: sa.Engine, body: Any, schema: int = SCHEMA) -> None:
    with engine.begin() as connection:
        connection.execute(documents.insert().values(id="acme", revision=3, schema=schema, body=body))


def test_opened__keeps_what_validates_and_says_what_does_not():
    body, ids = a_body()
    body["people"][ids["Ada"]]["stance"] = "friendly"
    body["actions"][ids["Call"]]["due_on"] = "soon"
    plan, reasons = plan_of(body)
    assert (plan.people[ids["Ada"]].name, plan.people[ids["Ada"]].stance) == ("Ada", "unknown")
    assert plan.actions[ids["Call"]].due_on is None
    assert len(reasons) == 2
    assert reasons[0].startswith("Person Ada: stance must be 'opponent'")
    assert reasons[1].startswith("Action Call: due on")


def test_opened__drops_a_part_that_cannot_stand_without_its_field_and_what_hangs_on_it():
    body, ids = a_body()
    body["people"][ids["Ada"]]["name"] = ""
    plan, reasons = plan_of(body)
    assert list(plan.people) == [ids["Ben"]]
    assert plan.ties == {}
    assert reasons[0] == f"Person {ids['Ada']}: name must not be empty."


@pytest.mark.parametrize("kind", [AccountPlan, Portfolio])
def test_opened__can_name_every_part_of_a_document(kind: type[AccountPlan | Portfolio]):
    collections = {name for name, field in kind.model_fields.items() if get_origin(field.annotation) is dict}
    assert collections - PARTS.keys() == set()


def test_opened__takes_one_wrong_value_out_of_a_list():
    body, ids = a_body()
    body["people"][ids["Ada"]]["roles"] = ["decider", "king", "buyer", "queen"]
    plan, _ = plan_of(body)
    assert plan.people[ids["Ada"]].roles == ("decider", "buyer")


@pytest.mark.parametrize("body", [[], "text", None, {"account_id": 7, "people": []}, {"people": {"p": "Ada"}}])
def test_opened__what_is_no_plan_at_all_is_shown_empty(body: Any):
    plan, reasons = plan_of(body)
    assert plan == AccountPlan(account_id="acme")
    assert reasons


def test_opened__of_a_newer_program_is_read_as_far_as_this_one_understands_it():
    body, ids = a_body()
    body["people"][ids["Ada"]]["pronoun"] = "she"
    plan, reasons = plan_of(body, SCHEMA + 1)
    assert set(plan.people) == {ids["Ada"], ids["Ben"]}
    assert reasons[0].startswith("A newer version of KAM Workbook has written to it")


def test_repository__refuses_every_change_of_what_does_not_validate_and_leaves_it_as_it_is(
    repository: Repository, engine: sa.Engine
):
    body, ids = a_body()
    body["people"][ids["Ada"]]["stance"] = "friendly"
    store(engine, body)
    assert repository.read("acme")[0] == 3
    with pytest.raises(Refused, match=r"can be read, not changed\. Person Ada: stance must be"):
        repository.apply("acme", edits.add_person, {"name": "Cem"}, ANA)
    with engine.connect() as connection:
        assert connection.execute(sa.select(documents.c.body)).scalar_one() == body
    assert repository.history("acme") == []


def test_session__shows_why_a_document_is_locked(repository: Repository, engine: sa.Engine):
    body, _ = a_body()
    store(engine, body, SCHEMA + 1)
    session = Session(repository, engine, ANA)
    assert len(session.plan("acme").people) == 2
    assert session.locked("acme")[0].startswith("A newer version")
    assert session.locked(PORTFOLIO) == ()
    with pytest.raises(Refused):
        session.undo(["acme"])
