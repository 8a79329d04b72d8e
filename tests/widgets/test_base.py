"""What all widgets share: each intent is done once, in its turn, and answered."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets.widgets import Buttons, KamWidget


class Told:
    """A widget with what it heard and what it answered."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, fail: bool = False) -> None:
        self.heard: list[str] = []
        self.answers: list[dict[str, Any]] = []
        self.fail = fail
        self.widget: KamWidget = Buttons(buttons=[], on_intent=self._on_intent)
        monkeypatch.setattr(self.widget, "send", self.answers.append)

    def _on_intent(self, intent: dict[str, Any]) -> None:
        assert set(intent) == {"type", "id"}
        self.heard.append(intent["id"])
        if self.fail:
            raise RuntimeError("broken")

    def say(self, id: str, n: int, view: str = "v") -> None:
        """Send an intent as the page does."""
        self.widget._on_message(self.widget, {"type": "press", "id": id, "n": n, "view": view}, [])

    @property
    def handled(self) -> list[int]:
        """The numbers of the intents that were answered."""
        assert {answer["type"] for answer in self.answers} <= {"handled"}
        return [answer["n"] for answer in self.answers]


def test_intent__is_answered_once_it_is_done(monkeypatch: pytest.MonkeyPatch):
    told = Told(monkeypatch)
    told.say("a", 1)
    told.say("b", 2)
    assert (told.heard, told.handled) == (["a", "b"], [1, 2])
    assert told.answers[0] == {"type": "handled", "view": "v", "n": 1}


def test_intent__that_comes_twice_is_done_once_and_answered_twice(monkeypatch: pytest.MonkeyPatch):
    told = Told(monkeypatch)
    for n in (1, 1, 2, 1, 2):
        told.say(f"{n}", n)
    assert (told.heard, told.handled) == (["1", "2"], [1, 1, 2, 1, 2])


def test_intent__before_its_turn_waits_for_what_was_lost(monkeypatch: pytest.MonkeyPatch):
    told = Told(monkeypatch)
    for n in (1, 3, 2, 3):
        told.say(f"{n}", n)
    assert (told.heard, told.handled) == (["1", "2", "3"], [1, 2, 3])


def test_intent__is_counted_for_each_view(monkeypatch: pytest.MonkeyPatch):
    told = Told(monkeypatch)
    told.say("a", 1, view="one")
    told.say("b", 1, view="other")
    assert told.heard == ["a", "b"]


def test_intent__is_answered_where_it_failed(monkeypatch: pytest.MonkeyPatch):
    told = Told(monkeypatch, fail=True)
    with pytest.raises(RuntimeError):
        told.say("a", 1)
    told.fail = False
    told.say("b", 2)
    assert (told.heard, told.handled) == (["a", "b"], [1, 2])


def test_intent__nobody_knows_is_refused_and_answered(monkeypatch: pytest.MonkeyPatch):
    told = Told(monkeypatch)
    with pytest.raises(ValueError, match="does not know the intent 'format-disk'"):
        told.widget._on_message(told.widget, {"type": "format-disk", "n": 1, "view": "v"}, [])
    assert told.handled == [1]
