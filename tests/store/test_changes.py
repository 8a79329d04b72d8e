"""What changed, found and taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.store.changes import Moved, compare, merged, reverse_applied

leaves = st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.lists(st.integers(), max_size=2)
bodies = st.recursive(leaves, lambda inner: st.dictionaries(st.text(max_size=2), inner, max_size=3), max_leaves=8)
documents = st.dictionaries(st.text(max_size=2), bodies, max_size=4)


@given(documents, documents)
def test_reverse__leads_back_to_where_it_began(before: dict[str, object], after: dict[str, object]):
    assert reverse_applied(after, compare(before, after)) == before


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
