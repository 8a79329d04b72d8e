"""The frame without a browser."""

from __future__ import annotations

import pytest

from kamwidgets.widgets.shell import Shell


def test_shell__hands_on_what_it_knows_and_refuses_the_rest() -> None:
    heard: list[dict] = []
    shell = Shell(on_intent=heard.append)
    shell._handle_custom_msg({"type": "open-step", "step": "map"}, [])
    assert heard == [{"type": "open-step", "step": "map"}]
    with pytest.raises(ValueError, match="does not know the intent 'format-disk'"):
        shell._on_message(shell, {"type": "format-disk"}, [])


def test_shell__refuses_a_trait_it_does_not_have() -> None:
    with pytest.raises(TypeError, match="Shell has no stepps"):
        Shell(stepps=[])


def test_shell__carries_the_theme() -> None:
    assert "--kam-accent" in str(Shell()._css)


def test_download__goes_as_one_message_with_the_bytes_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple] = []
    shell = Shell()
    monkeypatch.setattr(shell, "send", lambda content, buffers=None: sent.append((content, buffers)))
    shell.download("plan.pptx", "application/octet-stream", b"\x00\xff")
    assert sent == [({"type": "download", "name": "plan.pptx", "mime": "application/octet-stream"}, [b"\x00\xff"])]


def test_ping__is_answered_and_nobody_else_hears_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[dict] = []
    sent: list[dict] = []
    shell = Shell(on_intent=heard.append)
    monkeypatch.setattr(shell, "send", sent.append)
    shell._on_message(shell, {"type": "ping"}, [])
    assert (sent, heard) == ([{"type": "pong"}], [])
