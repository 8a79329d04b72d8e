"""What changed, found and taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.store.changes import ABSENT, Moved, compare, merged, reverse_applied

leaves = st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.lists(st.integers(), max_size=2)
bodies = st.recursive(leaves, lambda inner: st.dictionaries(st.text(max_size=2), inner, max_size=3), max_leaves=8)
documents = st.dictionaries(st.text(max_size=2), bodies, max_size=4)


@given(documents, documents)
def test_reverse__leads_back_to_where_it_began(before: dict[str, object], after: dict[str, object]):
    assert reverse_applied(after, compare(before, after)) == before


def in_order(body: object) -> object:
    """Return a body whose comparison sees the order of its keys."""
    return [(key, in_order(each)) for key, each in body.items()] if isinstance(body, dict) else body


@given(st.lists(st.text(max_size=2), unique=True), st.data())
def test_reverse__puts_what_was_taken_away_back_in_its_place(ids: list[str], data: st.DataObject):
    before = {"parts": {id: {"name": id} for id in ids}}
    gone = data.draw(st.sets(st.sampled_from(ids))) if ids else set()
    after = {"parts": {id: part for id, part in before["parts"].items() if id not in gone}}
    assert in_order(reverse_applied(after, compare(before, after))) == in_order(before)


def test_reverse__whose_neighbour_is_gone_comes_last():
    changes = compare({"parts": {"a": 1, "b": 2}}, {"parts": {"b": 2}})
    assert list(reverse_applied({"parts": {"c": 3}}, changes)["parts"]) == ["c", "a"]


def test_reverse__of_an_earlier_program_knows_no_place():
    assert reverse_applied({"b": 2}, [{"path": ["a"], "old": 1, "new": ABSENT}]) == {"a": 1, "b": 2}


@given(documents, documents, documents)
def test_merged__several_steps_on_the_same_places_are_taken_back_as_one(
    first: dict[str, object], second: dict[str, object], third: dict[str, object]
):
    one, two = compare(first, second), compare(second, third)
    if {tuple(change["path"]) for change in one} == {tuple(change["path"]) for change in two}:
        assert reverse_applied(third, merged([one, two])) == first


def test_reverse__refuses_a_place_that_has_changed_since():
    changes = compare({"a": {"x": 1}}, {"a": {"x": 2}})
    with pytest.raises(Moved):
        reverse_applied({"a": {"x": 3}}, changes)


def test_reverse__refuses_a_place_that_is_gone():
    changes = compare({"a": {"x": 1}}, {"a": {"x": 2}})
    with pytest.raises(Moved):
        reverse_applied({}, changes)
