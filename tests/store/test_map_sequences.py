"""Two people on one map at once, each on a page that may lag behind: both end with the same, and nothing is lost."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamwidgets import edits
from kamwidgets.edits import Edit, Refused, said_twice
from kamwidgets.model import PORTFOLIO, AccountPlan, PersonScale, TieKind
from kamwidgets.store import Author, Session
from kamwidgets.store.database import open_database
from kamwidgets.store.entries import REDO, SEAL, UNDO
from kamwidgets.store.repository import Repository

ACCOUNT, TODAY = "acme", date(2026, 11, 27)
MEMBERS, RIVALS = ("m1", "m2"), ("c1", "c2")
STEPS = {
    "influence": ("none", "some", "strong", "unknown"),
    "stance": ("opponent", "neutral", "advocate", "unknown"),
    "contact": ("none", "brief", "in-depth", "unknown"),
}
HIGHEST = 9
NONSENSE = "gone"
"""An id that is never there."""


@dataclass
class Choices:
    """Turns numbers into choices; what is chosen among is what the page shows, which may have gone meanwhile."""

    plan: AccountPlan
    numbers: tuple[int, int, int]
    new: Callable[[], str]
    _at: Any = field(default_factory=count)

    def of(self, known: Iterable[str]) -> str:
        """Choose one; now and then one that is not there."""
        options, number = sorted(known), self.numbers[next(self._at) % 3]
        return options[number % len(options)] if options and number < HIGHEST else NONSENSE

    @property
    def person(self) -> str:
        """Choose somebody on the map."""
        return self.of(self.plan.people)

    @property
    def scale(self) -> PersonScale:
        """Choose what to judge somebody on."""
        return get_args(PersonScale)[self.numbers[2] % 3]


Made = tuple[str, Edit[Any], dict[str, Any]]
"""A document, an edit of it and its arguments."""


def of_people(c: Choices) -> list[Made]:
    name = f"Person {c.numbers[0]}"
    positions = {c.person: {"x": c.numbers[0], "y": 2.0}, c.person: {"x": 5.0, "y": c.numbers[1]}}
    newcomers = [{"id": c.new(), "name": name, "email": f"{c.numbers[1]}@b.example"} for _ in range(2)]
    tie = {"id": c.new(), "source": newcomers[0]["id"], "target": c.person, "kind": "reports-to"}
    record = {"id": c.new(), "external_id": f"x{c.numbers[0]}", "name": name, "title": f"Title {c.numbers[1]}"}
    boss = {"id": c.new(), "external_id": f"x{c.numbers[2]}", "name": f"Boss {c.numbers[2]}"}
    plan: list[tuple[Edit[Any], dict[str, Any]]] = [
        (edits.add_person, {"id": c.new(), "name": name}),
        (edits.add_people, {"people": newcomers, "ties": [tie]}),
        (edits.import_people, {"records": [{**record, "reports_to": boss["external_id"]}, boss]}),
        (
            edits.add_beside,
            {"id": c.new(), "person_id": c.person, "relation": ("boss", "report", "influencer")[c.numbers[2] % 3]}
            | {"name": name},
        ),
        (edits.copy_people, {"copies": {id: c.new() for id in {c.person, c.person}}}),
        (edits.change_person, {"id": c.person, "title": f"Title {c.numbers[1]}"}),
        (edits.change_person, {"id": c.person, "presence": "vacant", "roles": ("buyer", "user")}),
        (edits.move_people, {"positions": positions}),
        (
            edits.regroup_people,
            {"ids": [c.person, c.person], "by": ("unit", "site")[c.numbers[2] % 2], "value": f"{c.numbers[1]}"},
        ),
        (edits.merge_people, {"keep": c.person, "gone": c.person}),
        (edits.tell_apart, {"first": c.person, "second": c.person}),
        (edits.remove_person, {"id": c.person}),
        (edits.remove_from_map, {"people": [c.person], "ties": [c.of(c.plan.ties)]}),
        (edits.add_contact, {"id": c.new(), "person_id": c.person, "channel": "visit", "every_days": 30}),
        (edits.add_action, {"id": c.new(), "title": "Call", "person_ids": tuple({c.person, c.person})}),
    ]
    return [(ACCOUNT, edit, arguments) for edit, arguments in plan]


def of_ties(c: Choices) -> list[Made]:
    kind = get_args(TieKind)[c.numbers[2] % len(get_args(TieKind))]
    ours = {"member_id": MEMBERS[c.numbers[0] % 2], "person_id": c.person, "owns": c.numbers[1] % 2 == 0}
    rival = {"competitor_id": RIVALS[c.numbers[0] % 2], "person_id": c.person}
    plan: list[tuple[Edit[Any], dict[str, Any]]] = [
        (edits.link_people, {"id": c.new(), "source": c.person, "target": c.person, "kind": kind}),
        (edits.change_tie, {"id": c.of(c.plan.ties), "kind": kind, "strength": 1 + c.numbers[1] % 3}),
        (edits.change_tie, {"id": c.of(c.plan.ties), "source": c.person}),
        (edits.remove_tie, {"id": c.of(c.plan.ties)}),
        (edits.link_member, {"id": c.new(), "level": "supplier", **ours}),
        (edits.change_link, {"id": c.of(c.plan.links), "owns": True, "wanted": "trusted-adviser"}),
        (edits.remove_link, {"id": c.of(c.plan.links)}),
        (edits.link_rival, {"id": c.new(), "level": "credible-source", **rival}),
        (edits.change_rival_link, {"id": c.of(c.plan.rival_links), "strength": 1 + c.numbers[1] % 3}),
        (edits.remove_rival_link, {"id": c.of(c.plan.rival_links)}),
    ]
    return [(ACCOUNT, edit, arguments) for edit, arguments in plan]


def of_judgements(c: Choices) -> list[Made]:
    scale, known = c.scale, list(c.plan.choice_criteria)
    value = STEPS[scale][c.numbers[1] % 4]
    judged = {"id": c.person, "scale": scale, "value": value, "on": TODAY}
    concern = {"person_id": c.person, "criterion_id": c.of(known)}
    rule = {"id": c.new(), "title": "Known", "roles": ("buyer",), "level": "identified"}
    plan: list[tuple[Edit[Any], dict[str, Any]]] = [
        (edits.judge_person, {**judged, "evidence": f"Heard {c.numbers[0]}"}),
        (edits.agree_on_person, {**judged, "reason": "Talked it over"}),
        (edits.add_choice_criterion, {"id": c.new(), "title": f"Criterion {c.numbers[0] % 3}"}),
        (edits.change_choice_criterion, {"id": c.of(known), "title": f"Criterion {c.numbers[1] % 3}"}),
        (edits.change_choice_criterion, {"id": c.of(known), "standing": "ahead"}),
        (edits.remove_choice_criterion, {"id": c.of(known)}),
        (edits.set_concern, {**concern, "weight": 1 + c.numbers[2] % 3}),
        (edits.remove_concern, concern),
    ]
    company: list[tuple[Edit[Any], dict[str, Any]]] = [
        (edits.change_map_settings, {"stale_after_days": c.numbers[0] * 10}),  # 0 is nonsense
        (edits.set_coverage_rules, {"rules": [rule] if c.numbers[0] else []}),
        (edits.remove_coverage_rules, {}),
    ]
    made = [(ACCOUNT, edit, arguments) for edit, arguments in plan]
    return made + [(PORTFOLIO, edit, arguments) for edit, arguments in company]


FAMILIES = (of_people, of_people, of_ties, of_judgements)
"""Half of what people do on a map is about people."""

numbers = st.integers(min_value=0, max_value=HIGHEST)
turns = st.tuples(
    st.integers(0, 1),  # whose turn it is
    st.booleans(),  # whether their page has taken in what the other did
    st.sampled_from(["edit"] * 12 + ["undo", "undo", "redo", "seal", "open"]),
    st.tuples(st.integers(0, len(FAMILIES) - 1), st.integers(0, 20)),
    st.tuples(numbers, numbers, numbers),
)


def edit_of(page: Session, which: tuple[int, int], by: tuple[int, int, int], new: Callable[[], str]) -> Made:
    family = FAMILIES[which[0]](Choices(page.plan(ACCOUNT), by, new))
    return family[which[1] % len(family)]


def do(page: Session, what: str, made: Made, by: tuple[int, int, int]) -> str:
    """Do one thing on a page, and return what the history is to call it."""
    match what:
        case "undo":
            page.undo([ACCOUNT, PORTFOLIO])
            return UNDO
        case "redo":
            page.redo([ACCOUNT, PORTFOLIO])
            return REDO
        case "seal":
            chosen = Choices(page.plan(ACCOUNT), by, str)
            page.judge_sealed(ACCOUNT, chosen.person, chosen.scale, STEPS[chosen.scale][by[1] % 4])
            return SEAL
        case "open":
            page.open_sealed_people(ACCOUNT)
            return edits.open_person_opinions.name
        case _:
            document_id, edit, arguments = made
            page.apply(document_id, edit, **arguments)
            return edit.name


@settings(max_examples=50)
@given(st.lists(turns, min_size=8, max_size=40))
def test_map__two_pages_end_with_the_same_and_every_edit_is_in_the_history_or_was_refused_in_words(
    done: list[tuple[int, bool, str, tuple[int, int], tuple[int, int, int]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(f"sqlite:///{folder}/plans.db")
        try:
            repository = Repository(engine)
            begin(repository)
            pages = [Session(Repository(engine), engine, Author(name, name.lower())) for name in ("Ana", "Ben")]
            ids = count()
            for who, fresh, what, which, by in done:
                page = pages[who]
                if fresh:
                    page.poll()
                made = edit_of(page, which, by, lambda: f"id{next(ids)}")
                before = repository.revisions()
                try:
                    called, said = do(page, what, made, by), ""
                except Refused as refused:
                    called, said = "", str(refused)
                written = [id for id, revision in repository.revisions().items() if revision != before.get(id, 0)]
                assert len(written) <= (0 if said else 1)
                assert not said or said.endswith(".")
                for document_id in written:
                    entry = repository.history(document_id, after=before.get(document_id, 0))
                    assert [(one.by, one.edit) for one in entry] == [(page.author.name, called)]
                    assert entry[0].sentence
                if not written and not said:
                    stored = repository.read(made[0])[1]
                    assert made[1](stored, **made[2]) == stored  # it makes no difference, and nothing was lost
            end_alike(pages, repository)
        finally:
            engine.dispose()


def begin(repository: Repository) -> None:
    """Put a few people on the map by somebody who is not there any more."""
    people = [{"id": f"p{each}", "name": f"Somebody {each}"} for each in range(4)]
    ties = [{"id": f"t{each}", "source": f"p{each}", "target": "p0", "kind": "reports-to"} for each in (1, 2)]
    price, known = {"id": "price", "title": "Price"}, {"id": "l", "member_id": "m1", "person_id": "p1"}
    steps = [(edits.add_people, {"people": people, "ties": ties}), (edits.add_choice_criterion, price)]
    rival = (edits.link_rival, {"id": "r", "competitor_id": "c1", "person_id": "p1"})
    repository.together(ACCOUNT, [*steps, (edits.link_member, known), rival], "Begun", Author("Eve", "eve"))


def end_alike(pages: list[Session], repository: Repository) -> None:
    """Let both pages take in everything, and hold them to what is stored and to its history."""
    for page in pages:
        page.poll()
    for document_id, revision in repository.revisions().items():
        opened = repository.open(document_id)
        shown = [page.portfolio if document_id == PORTFOLIO else page.plan(document_id) for page in pages]
        assert opened.reasons == ()
        assert shown == [opened.document] * 2
        assert said_twice(opened.document) == 0
        assert [entry.revision for entry in repository.history(document_id)] == list(range(1, revision + 1))
        for each in range(revision + 1):
            past = repository.at(document_id, each)
            assert type(past).model_validate(past.model_dump(mode="json")) == past


@pytest.mark.parametrize(
    ("gone", "again"),
    [
        (
            (edits.remove_tie, {"id": "t1"}),
            (edits.link_people, {"source": "p1", "target": "p0", "kind": "reports-to"}),
        ),
        ((edits.remove_link, {"id": "l"}), (edits.link_member, {"member_id": "m1", "person_id": "p1"})),
        ((edits.remove_rival_link, {"id": "r"}), (edits.link_rival, {"competitor_id": "c1", "person_id": "p1"})),
        ((edits.remove_choice_criterion, {"id": "price"}), (edits.add_choice_criterion, {"title": "price"})),
    ],
)
def test_undo__does_not_bring_back_what_somebody_else_has_said_again(
    ana: Session, ben: Session, repository: Repository, gone: Any, again: Any
) -> None:
    begin(repository)
    ana.apply(ACCOUNT, gone[0], **gone[1])
    ben.apply(ACCOUNT, again[0], **again[1])
    with pytest.raises(Refused, match="said the same again"):
        ana.undo([ACCOUNT])
    ben.undo([ACCOUNT])
    ana.undo([ACCOUNT])
    assert said_twice(ana.plan(ACCOUNT)) == 0
