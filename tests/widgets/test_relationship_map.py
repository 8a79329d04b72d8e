"""Ring 2: the Python half of the relationship map."""

from __future__ import annotations

import pytest

from kamwidgets.widgets.relationship_map import RelationshipMap


def test_relationship_map__hands_on_the_intents_it_knows() -> None:
    seen = []
    RelationshipMap(on_intent=seen.append)._on_message(None, {"type": "add-person", "name": "Anna", "x": 1, "y": 2}, [])
    assert seen == [{"type": "add-person", "name": "Anna", "x": 1, "y": 2}]


def test_relationship_map__refuses_an_unknown_intent() -> None:
    with pytest.raises(ValueError, match="does not know the intent 'drop-table'"):
        RelationshipMap()._on_message(None, {"type": "drop-table"}, [])


def test_relationship_map__refuses_an_unknown_trait() -> None:
    with pytest.raises(TypeError, match="RelationshipMap has no persons"):
        RelationshipMap(persons=[])


def test_relationship_map__sends_its_traits_and_starts_empty() -> None:
    widget = RelationshipMap()
    sent = widget.get_state(["people", "ties", "kinds", "selected", "read_only"])
    assert sent == {"people": [], "ties": [], "kinds": [], "selected": {}, "read_only": False}
