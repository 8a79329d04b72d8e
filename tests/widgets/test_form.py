"""The form's Python half."""

from __future__ import annotations

from typing import Any

import pytest
import traitlets as t

from kamwidgets.widgets.form import Form

FIELDS = [{"name": "name", "label": "Name"}, {"name": "hours", "label": "Hours", "kind": "number"}]


def test_intents__reach_the_listener() -> None:
    heard = []
    form = Form(fields=FIELDS, on_intent=heard.append)
    for intent in (
        {"type": "submit", "values": {"name": "Ada"}},
        {"type": "change", "name": "hours", "value": "1"},
        {"type": "cancel"},
    ):
        form._on_message(form, intent, [])
    assert [intent["type"] for intent in heard] == ["submit", "change", "cancel"]


@pytest.mark.parametrize(
    "intent", [{"type": "submit", "values": {"salary": "1"}}, {"type": "change", "name": "salary", "value": "1"}]
)
def test_intents__about_fields_the_form_does_not_have_are_refused(intent: dict[str, Any]) -> None:
    heard = []
    form = Form(fields=FIELDS, on_intent=heard.append)
    with pytest.raises(ValueError, match="salary"):
        form._on_message(form, intent, [])
    assert heard == []


def test_errors__last_until_their_field_is_sent_again() -> None:
    form = Form(fields=FIELDS, errors={"name": "Too long.", "hours": "Not a number."})
    form._on_message(form, {"type": "change", "name": "hours", "value": "1"}, [])
    assert form.errors == {"name": "Too long."}
    form._on_message(form, {"type": "cancel"}, [])
    assert form.errors == {"name": "Too long."}
    form._on_message(form, {"type": "submit", "values": {"name": "Ada", "hours": "1"}}, [])
    assert form.errors == {}


def test_errors__of_a_listener_that_finds_the_same_fault_again_are_news() -> None:
    form = Form(fields=FIELDS, on_intent=lambda _intent: setattr(form, "errors", {"hours": "Not a number."}))
    seen = []
    form.observe(lambda change: seen.append(change["new"]), "errors")
    for _ in range(2):
        form._on_message(form, {"type": "submit", "values": {"hours": "abc"}}, [])
    assert seen == [{"hours": "Not a number."}, {}, {"hours": "Not a number."}]


def test_reset__counts_even_where_the_values_stay() -> None:
    form = Form(fields=FIELDS, errors={"name": "Too long."})
    form.reset()
    form.reset()
    assert (form.values, form.errors, form.version) == ({}, {}, 2)


def test_reset__by_the_form_itself_leaves_what_follows_valid() -> None:
    heard: list[dict[str, Any]] = []

    def hear(intent: dict[str, Any]) -> None:
        heard.append(intent)
        if intent["name"] == "name":
            form.reset()

    form = Form(fields=FIELDS, on_intent=hear)
    for name, value in (("name", "Ada"), ("hours", "1")):
        form._on_message(form, {"type": "change", "name": name, "value": value, "version": 0}, [])
    assert [(intent["name"], intent["value"]) for intent in heard] == [("name", "Ada"), ("hours", "1")]
    assert (form.version, form.since) == (1, 0)


@pytest.mark.parametrize(
    "intent", [{"type": "change", "name": "hours", "value": "1"}, {"type": "submit", "values": {"hours": "1"}}]
)
def test_reset__by_others_hands_nothing_on_that_was_meant_for_before(
    intent: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[dict[str, Any]] = []
    told: list[dict[str, Any]] = []
    form = Form(fields=FIELDS, on_intent=heard.append, errors={})
    monkeypatch.setattr(form, "send", told.append)
    form.reset()
    form._on_message(form, {**intent, "version": 0}, [])
    assert heard == []
    assert told == [{"type": "left", "version": 0, "values": {"hours": "1"}}]
    form._on_message(form, {**intent, "version": 1}, [])
    assert len(heard) == 1


def test_fields__of_an_unknown_kind_are_refused() -> None:
    with pytest.raises(t.TraitError, match="slider"):
        Form(fields=[{"name": "score", "label": "Score", "kind": "slider"}])
