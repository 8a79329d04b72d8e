"""What a text may hold: everything people write, and nothing that databases and files cannot keep."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets import edits
from kamwidgets.edits import Refused
from kamwidgets.model import AccountPlan, Person

PLAN = AccountPlan(account_id="a")

HARMLESS = [
    "<img src=x onerror=alert(1)>",
    "=cmd|'/c calc'!A1",
    "\u202eevil",
    "👩‍👩‍👧‍👦 عربي",
    "a\u0301\u0327\u0323",
    " ",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_text__is_kept_as_typed(text: str) -> None:
    person = edits.add_person(PLAN, id="p", name=text, title=f"{text}\n\t{text}\r\n").people["p"]
    assert (person.name, person.title) == (text, f"{text}\n\t{text}\r\n")


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("name", "A\x00da", "Name holds the control character U+0000, which cannot be kept: take it out."),
        ("name", "A\nda", "Name holds a tab or line break, which cannot be kept: take it out."),
        ("name", "x" * 201, "Name is too long: at most 200 characters."),
        ("title", "A\x1bda", "Title holds the control character U+001B, which cannot be kept: take it out."),
        ("title", "A\x85da", "Title holds the control character U+0085, which cannot be kept: take it out."),
        ("title", "A\ud800", "Title holds half a character, which cannot be kept: type it again."),
        ("title", "x" * 10_001, "Title is too long: at most 10,000 characters."),
        ("external_id", "7\x00", "External id holds the control character U+0000, which cannot be kept: take it out."),
    ],
)
def test_text__what_cannot_be_kept_is_refused_in_a_sentence_that_names_the_field(
    field: str, text: str, sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        edits.add_person(PLAN, **{"id": "p", "name": "Ada", field: text})
    assert str(refused.value) == sentence


def test_text__ten_thousand_characters_are_kept() -> None:
    assert len(edits.add_person(PLAN, id="p", name="Ada", title="x" * 10_000).people["p"].title) == 10_000


def test_imported__is_held_to_the_same() -> None:
    for wrong in ("a\x00", ["buyer", "a\x00"]):
        with pytest.raises(ValueError, match=r"U\+0000"):
            Person(id="p", name="Ada", imported={"title": wrong})


@given(st.text())
def test_text__is_either_kept_or_refused_and_never_changed(text: str) -> None:
    with suppress(Refused):
        assert edits.add_person(PLAN, id="p", name="Ada", title=text).people["p"].title == text
