from __future__ import annotations

from kamwidgets.model import Person
from kamwidgets.steps.map.suggesting import suggestions, taking, taking_all


def test_suggestions__are_about_what_is_unknown_only():
    known = Person(id="p", name="Ada", title="CFO", function="management", roles=("user",))
    assert [(each.field, each.label) for each in suggestions(known)] == [
        ("seniority", "Top management, from ‘CFO’: take it")
    ]


def test_taking__puts_what_is_suggested_and_nothing_once_it_is_known():
    ada = Person(id="p", name="Ada", title="Leiterin Einkauf")
    step = taking(ada, "roles")
    assert step is not None
    assert step[1] == {"id": "p", "roles": ("decider", "buyer")}
    assert taking(ada.but(roles=("user",)), "roles") is None


def test_taking_all__passes_over_people_whose_title_says_nothing():
    people = [Person(id="a", name="Ada", title="CFO"), Person(id="b", name="Ben", title="Clown")]
    assert [arguments["id"] for _, arguments in taking_all(people)] == ["a"]
