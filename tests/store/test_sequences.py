"""Two people doing anything in any order: what must hold of documents, history, undo, redo and erasing all the same."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from kamwidgets import edits
from kamwidgets.edits import Refused
from kamwidgets.model import AccountPlan
from kamwidgets.store import Author, entries
from kamwidgets.store.database import every_table, open_database
from kamwidgets.store.erasing import erase
from kamwidgets.store.places import Place
from kamwidgets.store.repository import Repository
from kamwidgets.store.traces import find_traces

AUTHORS = (Author("Ana", "client-a"), Author("Ben", "client-b"))
NAMES = ("Ada Lindqvist", "Cem Örnek", "Dr. Eva-Maria Groß")
STANCES = ("opponent", "neutral", "supporter")

Spot = tuple[str, ...]
"""Where in a document something stands."""

MEETING = ("change", "change", "change", "remove", "undo", "undo", "redo")
"""What two people do who work on the same two persons."""

numbers = st.integers(min_value=0, max_value=5)
steps = st.lists(
    st.tuples(
        st.sampled_from(
            ("add", "change", "note", "link", "remove", "together", "undo", "undo", "redo", "redo", "erase")
        ),
        st.integers(min_value=0, max_value=1),
        numbers,
        numbers,
    ),
    min_size=3,
    max_size=14,
)


@dataclass
class Store:
    """A store with one plan, and what it should hold by what was done to it."""

    place: Place
    engine: sa.Engine
    seen: list[AccountPlan] = field(default_factory=list[AccountPlan])
    erased: set[str] = field(default_factory=set[str])
    ids: Any = field(default_factory=lambda: count(1))

    @property
    def repository(self) -> Repository:
        """A page of its own each time: nothing is remembered but what is stored."""
        return Repository(self.engine)

    @property
    def plan(self) -> AccountPlan:
        """The plan as it is stored."""
        plan = self.repository.read("acme")[1]
        assert isinstance(plan, AccountPlan)
        return plan

    def rows(self) -> str:
        """Everything in the database."""
        with self.engine.connect() as connection:
            rows = [list(row) for table in every_table() for row in connection.execute(sa.select(table))]
        return json.dumps(rows, ensure_ascii=False, default=str)


def one_of(ids: Any, number: int) -> str:
    """Return an id out of those there are, or one that is not there."""
    known = sorted(ids)
    return known[number % len(known)] if known else "nobody"


def arguments_of(store: Store, verb: str, one: int, two: int) -> tuple[edits.Edit[Any], dict[str, Any]]:
    """Turn a verb and two numbers into an edit of the plan as it is."""
    plan, new = store.plan, f"id{next(store.ids)}"
    match verb:
        case "add":
            free = [name for name in NAMES if name not in store.erased] or ["Somebody else"]
            return edits.add_person, {"id": new, "name": free[one % len(free)]}
        case "change":
            return edits.change_person, {"id": one_of(plan.people, one), "stance": STANCES[two % len(STANCES)]}
        case "note":
            person = plan.people.get(one_of(plan.people, one))
            about = person.name if person else "nobody"
            return edits.add_action, {"id": new, "title": f"Call {about} {two}"}
        case "link":
            ends = {"source": one_of(plan.people, one), "target": one_of(plan.people, two)}
            return edits.link_people, {"id": new, "kind": "influences", **ends}
        case _:
            return edits.remove_person, {"id": one_of(plan.people, one)}


def do(store: Store, verb: str, author: Author, one: int, two: int) -> None:
    """Do one thing; whether it may be refused is the store's business."""
    repository = store.repository
    match verb:
        case "undo" | "redo":
            getattr(repository, verb)("acme", author)
        case "together":
            both = [arguments_of(store, each, one, two) for each in ("add", "change")]
            repository.together("acme", both, "Two things at once", author)
        case "erase":
            erase_one(store, one)
        case _:
            edit, arguments = arguments_of(store, verb, one, two)
            repository.apply("acme", edit, arguments, author)


def erase_one(store: Store, number: int) -> None:
    person_id = one_of(store.plan.people, number)
    found = find_traces(store.engine, store.place, "acme", person_id, {})
    erase(store.engine, store.place, found, found.possible, AUTHORS[0])
    store.erased.add(found.name)
    gone = {person_id, *(match.namesake[1] for match in found.possible if match.namesake)}
    for revision, before in enumerate(store.seen, start=1):
        store.seen[revision - 1] = past(store, revision)
        assert store.seen[revision - 1].people.keys() == before.people.keys() - gone


def past(store: Store, revision: int) -> AccountPlan:
    plan = store.repository.at("acme", revision)
    assert isinstance(plan, AccountPlan)
    return plan


def check(store: Store) -> None:
    """Hold the store to what must always be true."""
    revision, plan = store.repository.read("acme")
    assert store.repository.open("acme").reasons == ()
    assert [past(store, each) for each in range(1, revision + 1)] == store.seen
    assert [entry.revision for entry in store.repository.history("acme")] == list(range(1, revision + 1))
    assert plan == (store.seen[-1] if store.seen else AccountPlan(account_id="acme"))
    for name in store.erased:
        assert name.casefold() not in store.rows().casefold()


def with_store(run: Callable[[Store], None]) -> None:
    """Run on a store of its own, where every change is a step of its own to undo."""
    with tempfile.TemporaryDirectory() as folder, patch.object(entries, "QUICK", timedelta(seconds=-1)):
        url = sa.make_url(f"sqlite:///{folder}/plans.db")
        engine = open_database(url)
        try:
            run(Store(Place(Path(folder), Path(folder) / "facts", url), engine))
        finally:
            engine.dispose()


@settings(max_examples=25)
@given(steps)
def test_store__walks_back_through_anything_two_people_do_and_what_is_refused_changes_nothing(
    done: list[tuple[str, int, int, int]],
) -> None:
    def run(store: Store) -> None:
        for verb, who, one, two in done:
            before = store.rows()
            revision = store.repository.read("acme")[0]
            try:
                do(store, verb, AUTHORS[who], one, two)
            except Refused:
                assert store.rows() == before
            if store.repository.read("acme")[0] > revision:
                store.seen.append(store.plan)
        check(store)

    with_store(run)


def leaves(part: Any, path: Spot = ()) -> dict[Spot, Any]:
    """Lay a document's JSON out flat: every place that holds a value, and the value."""
    if not isinstance(part, dict):
        return {path: part}
    return {place: value for key, inner in part.items() for place, value in leaves(inner, (*path, key)).items()}


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(MEETING), st.integers(0, 1), st.integers(0, 1), numbers), max_size=20))
def test_undo__never_takes_back_what_the_other_did(done: list[tuple[str, int, int, int]]) -> None:
    def run(store: Store) -> None:
        wrote: dict[Spot, list[tuple[Any, str]]] = defaultdict(list)
        for verb, who, one, two in [("add", 0, 0, 0), ("add", 1, 1, 0), *done]:
            before, mine = leaves(store.plan.model_dump(mode="json")), AUTHORS[who].client
            with suppress(Refused):
                do(store, verb, AUTHORS[who], one, two)
            after = leaves(store.plan.model_dump(mode="json"))
            for place in {*before, *after}:
                now, said = after.get(place), wrote[place]
                if before.get(place) == now:
                    continue
                if verb == "undo":
                    assert not said or said[-1][1] == mine
                    while said and said[-1][0] != now:
                        said.pop()  # what stood there before stands there again, as the words of whoever wrote it
                if not said or said[-1][0] != now:
                    said.append((now, mine))

    with_store(run)


@settings(max_examples=20)
@given(steps)
def test_redo__right_after_undo_leaves_everything_as_it_was(done: list[tuple[str, int, int, int]]) -> None:
    def run(store: Store) -> None:
        for verb, who, one, two in done:
            try:
                do(store, verb, AUTHORS[who], one, two)
            except Refused:
                continue
        for author in AUTHORS:
            before = store.plan
            try:
                store.repository.undo("acme", author)
            except Refused:
                continue
            assert store.plan != before
            assert store.repository.redo("acme", author).document == before

    with_store(run)
