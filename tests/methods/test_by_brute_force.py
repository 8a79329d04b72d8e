"""Coverage, gaps and what-if on small random maps, against what trying everything gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any, get_args

import pytest

from kamwidgets.methods import Leaves, coverage, what_if
from kamwidgets.model import AccountPlan, ContactDepth, DmuRole, Influence, Link, Person, Presence, Stance, Tie, TieKind

TODAY = date(2026, 11, 21)
PARTS = {
    "decider": {"decider"},
    "approver": {"approver"},
    "user-influencer": {"user", "influencer"},
    "buyer": {"buyer"},
    "gatekeeper": {"gatekeeper"},
}
WEIGHTS = {"none": 0, "some": 1, "strong": 2, "decisive": 3, "unknown": 1}
SEEDS = range(40)


def small_map(seed: int) -> AccountPlan:
    """Two to six people with one to three roles each, ties of all kinds, and two of ours who know some of them."""
    dice = Random(seed)  # noqa: S311 - nothing to keep secret

    def one_of(words: Any) -> Any:
        return dice.choice(get_args(words))

    ids = [f"p{n}" for n in range(dice.randint(2, 6))]
    people = {
        id: Person(
            id=id,
            name=id.upper(),
            roles=tuple(dice.sample(get_args(DmuRole), dice.randint(1, 3))),
            stance=one_of(Stance),
            contact=one_of(ContactDepth),
            influence=one_of(Influence),
            presence=dice.choices(get_args(Presence), [6, 1, 1])[0],
        )
        for id in ids
    }
    pairs = dice.sample([(a, b) for a in ids for b in ids if a != b], min(len(ids), 5))
    ties = {
        f"t{n}": Tie(
            id=f"t{n}",
            source=a,
            target=b,
            kind=one_of(TieKind),
            strength=dice.choice([1, 2, 3]),
            confidence="high",
        )
        for n, (a, b) in enumerate(pairs)
    }
    links = {
        f"l{n}": Link(
            id=f"l{n}",
            member_id=f"m{n % 2}",
            person_id=dice.choice(ids),
            strength=dice.choice([1, 2, 3]),
            confidence="high",
        )
        for n in range(dice.randint(1, 3))
    }
    return AccountPlan(account_id="a", people=people, ties=ties, links=links)


def met(people: list[Person], part: str, level: str) -> bool:
    filling = [one for one in people if one.presence == "named" and PARTS[part] & set(one.roles)]
    return any(
        level == "identified"
        or (level == "reached" and one.contact in ("brief", "several", "in-depth"))
        or (level == "in-depth" and one.contact == "in-depth")
        or (level == "supports" and one.stance in ("supporter", "advocate"))
        for one in filling
    )


LEVELS = ("identified", "reached", "in-depth", "supports")


def without(plan: AccountPlan, gone: str) -> AccountPlan:
    return plan.but(
        people={id: one for id, one in plan.people.items() if id != gone},
        ties={id: one for id, one in plan.ties.items() if gone not in (one.source, one.target)},
        links={id: one for id, one in plan.links.items() if one.person_id != gone},
    )


def carried(plan: AccountPlan) -> dict[tuple[str, str], float]:
    """Return the chance that something gets from one to the next, the best of all ties between them."""
    found: dict[tuple[str, str], float] = {}

    def add(a: str, b: str, strength: int) -> None:
        found[a, b] = max(found.get((a, b), 0), 0.3 * strength)

    for tie in plan.ties.values():
        if tie.kind == "at-odds":
            continue
        add(tie.source, tie.target, tie.strength)
        if tie.kind != "influences":
            add(tie.target, tie.source, tie.strength)
    for link in plan.links.values():
        add(link.member_id, link.person_id, link.strength)
    return found


def all_chances(plan: AccountPlan) -> dict[str, float]:
    """Walk every path there is from any of ours."""
    steps = carried(plan)
    best: dict[str, float] = {}

    def walk(at: str, seen: frozenset[str], chance: float) -> None:
        if at in plan.people:
            best[at] = max(best.get(at, 0), chance)
        for (a, b), step in steps.items():
            if a == at and b not in seen:
                walk(b, seen | {b}, chance * step)

    for link in plan.links.values():
        walk(link.member_id, frozenset({link.member_id}), 1.0)
    return best


def pieces(plan: AccountPlan) -> int:
    """Count the groups that people fall into by ties other than those of people at odds."""
    group = {id: {id} for id in plan.people}
    for tie in plan.ties.values():
        if tie.kind != "at-odds":
            joined = group[tie.source] | group[tie.target]
            group.update(dict.fromkeys(joined, joined))
    return len({frozenset(each) for each in group.values()})


def cut(plan: AccountPlan) -> Iterator[str]:
    for id in plan.people:
        if pieces(without(plan, id)) > pieces(plan):
            yield id


@pytest.mark.parametrize("seed", SEEDS)
def test_coverage__meets_the_rules_that_looking_at_everybody_finds_and_names_the_first_gap_of_each_part(seed: int):
    people = list(small_map(seed).people.values())
    found = coverage(people)
    truth = {(part, level): met(people, part, level) for part in PARTS for level in LEVELS}
    assert {(check.part, check.rule.level): check.met for check in found.checks} == truth
    assert found.score == pytest.approx(sum(truth.values()) / 4)
    gaps = {part: next((level for level in LEVELS if not truth[part, level]), None) for part in PARTS}
    assert {check.part: check.rule.level for check in found.next_steps} == {p: lv for p, lv in gaps.items() if lv}


@pytest.mark.parametrize("seed", SEEDS)
def test_leaving__is_the_map_drawn_anew_without_them(seed: int):
    plan = small_map(seed)
    for gone in plan.people:
        then = without(plan, gone)
        found = what_if(plan, [Leaves(gone)], today=TODAY, revenue=1_000)
        assert found.after.reach == pytest.approx(all_chances(then))
        assert found.before.reach == pytest.approx(all_chances(plan))
        assert set(found.after.cut_persons) == set(cut(then))
        people = list(then.people.values())
        truth = {(part, level): met(people, part, level) for part in PARTS for level in LEVELS}
        assert {(check.part, check.rule.level): check.met for check in found.after.coverage.checks} == truth
        assert found.access_lost == pytest.approx(lost(plan, then))


def lost(plan: AccountPlan, then: AccountPlan) -> float | None:
    there = [one for one in plan.people.values() if one.presence != "vacant"]
    deciding = [one for one in there if {"decider", "approver"} & set(one.roles)]
    weights = {one.id: max(WEIGHTS[one.influence], 1) for one in deciding} or {
        one.id: WEIGHTS[one.influence] for one in there
    }
    before, after = (all_chances(each) for each in (plan, then))
    had = sum(weight * before.get(id, 0) for id, weight in weights.items())
    has = sum(weight * after.get(id, 0) for id, weight in weights.items())
    return max(0.0, 1 - has / had) if had else None
