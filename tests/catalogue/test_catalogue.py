from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, get_args

import pytest

from kamwidgets.catalogue import QuestionTree, Turn, load
from kamwidgets.model import (
    ActionStatus,
    ContactDepth,
    Criterion,
    DecisionStatus,
    DmuRole,
    Function,
    Influence,
    Presence,
    Seniority,
    Stance,
    Standing,
    TargetStatus,
    TieKind,
    TieLevel,
)

COUNTS = {
    "criteria": 8,
    "gates": 3,
    "supplier_statements": 6,
    "partner_statements": 11,
    "account_control": 4,
    "special_treatment": 8,
    "customer_gains": 5,
    "conditions": 6,
    "tasks": 10,
    "skills": 10,
    "service_measures": 5,
    "channels": 8,
    "functions": 7,
    "dmu_roles": 7,
}
TACTICS = {
    "personal_trust": 6,
    "technical_support": 4,
    "resource_support": 4,
    "service_levels": 5,
    "risk_reduction": 7,
}


def _entries() -> list[dict[str, str]]:
    plain = load().as_json()
    return [entry for name in COUNTS for entry in plain[name]] + [
        entry for tactics in plain["tactics"].values() for entry in tactics
    ]


def test_as_json__holds_as_many_entries_as_the_method_has():
    plain = load().as_json()
    assert {name: len(entries) for name, entries in plain.items() if name != "tactics"} == COUNTS
    assert {way: len(tactics) for way, tactics in plain["tactics"].items()} == TACTICS


@pytest.mark.parametrize("entry", _entries(), ids=lambda entry: entry["id"])
def test_entry__says_everything_in_real_sentences(entry: dict[str, str]):
    told = ["meaning", "recognise", "evidence"]
    told += ["purpose", "cost", "needs", "backfires"] if "purpose" in entry else []
    for part in told:
        sentence = entry[part]
        assert sentence.endswith("."), f"{part} is no sentence: {sentence}"
        assert len(sentence.split()) >= 3, f"{part} hardly says anything: {sentence}"
        assert not re.search(r"\b(JSON|null|node|edge)\b", sentence)


def test_entries__have_ids_of_their_own_in_each_list():
    plain = load().as_json()
    lists = [plain[name] for name in COUNTS] + list(plain["tactics"].values())
    for entries in lists:
        ids = [entry["id"] for entry in entries]
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one) for one in ids)


def test_ways__are_the_keys_of_the_tactics_and_are_explained():
    catalogue = load()
    assert [way.id for way in catalogue.ways] == list(catalogue.tactics)
    assert all(way.title and way.meaning.endswith(".") for way in catalogue.ways)


@pytest.mark.parametrize(
    ("scale", "words"),
    [
        ("influence", Influence),
        ("stance", Stance),
        ("contact", ContactDepth),
        ("tie", TieKind),
        ("target-status", TargetStatus),
        ("action-status", ActionStatus),
        ("decision", DecisionStatus),
        ("function", Function),
        ("presence", Presence),
        ("seniority", Seniority),
        ("tie-level", TieLevel),
        ("standing", Standing),
    ],
)
def test_scales__have_an_anchor_for_every_word_a_document_may_hold(scale: str, words: Any):
    points = load().scales[scale].points
    assert [point.id for point in points] == list(get_args(words))
    assert all(point.title and point.anchor.endswith(".") for point in points)


def test_dmu_roles__are_the_roles_a_document_may_hold():
    assert tuple(role.id for role in load().dmu_roles) == get_args(DmuRole)


def test_functions__are_functions_a_document_may_hold():
    assert {function.id for function in load().functions} <= set(get_args(Function))


def test_criteria__make_criteria_of_a_portfolio():
    for entry in load().criteria:
        fields = {name: value for name, value in asdict(entry).items() if name in Criterion.model_fields}
        made = Criterion(**fields)
        assert made.source == ("fact" if made.fact else "rating")
        assert entry.worst_anchor.endswith(".")
        assert entry.best_anchor.endswith(".")
        assert bool(entry.middle_anchor) == (entry.source == "rating")


def test_title__refuses_words_the_scale_does_not_have():
    with pytest.raises(KeyError):
        load().title("stance", "enemy")


TREES = ["influence", "stance", "contact", "tie-level"]


def _ends(tree: QuestionTree, question_id: str = "", path: tuple[str, ...] = ()) -> Iterator[tuple[Turn, int]]:
    """Go through a tree to all its ends, each with how many questions lead there; no question comes twice on a way."""
    question = tree.question(question_id)
    assert question.id not in path
    for turn in (question.yes, question.no):
        if turn.then:
            yield from _ends(tree, turn.then, (*path, question.id))
        else:
            yield turn, len(path) + 1


def test_trees__are_there_for_every_scale_people_find_hard():
    assert list(load().trees) == TREES


@pytest.mark.parametrize("scale", TREES)
def test_tree__reaches_every_step_in_four_questions_at_most_and_gives_its_reason(scale: str):
    tree, ends = load().trees[scale], list(_ends(load().trees[scale]))
    assert {turn.step for turn, _ in ends} == {point.id for point in load().scales[scale].points}
    assert max(asked for _, asked in ends) <= 4
    assert all(turn.because.endswith(".") for turn, _ in ends)
    assert all(question.ask.endswith("?") and len(question.ask.split()) > 5 for question in tree.questions)


@pytest.mark.parametrize("scale", TREES)
def test_tree__asks_every_question_it_holds_on_one_way_and_leads_nowhere_else(scale: str):
    questions = load().trees[scale].questions
    led = [turn.then for question in questions for turn in (question.yes, question.no) if turn.then]
    assert sorted(led) == sorted(question.id for question in questions[1:])
    with pytest.raises(KeyError):
        load().trees[scale].question("no such question")


def test_choice_criteria__are_explained_and_have_ids_of_their_own():
    criteria = load().choice_criteria
    assert len({one.id for one in criteria}) == len({one.title for one in criteria}) == len(criteria)
    assert all(one.meaning.endswith(".") for one in criteria)
