"""The server hears a kernel's answer even where nothing tells it that the answer has come."""

from __future__ import annotations

import asyncio
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
import zmq.asyncio
from jupyter_client.channels import AsyncZMQSocketChannel
from jupyter_server.services.kernels.kernelmanager import ServerKernelManager

from kamwidgets.serving.app import configuration
from kamwidgets.serving.kernels import PatientChannel, PatientClient


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Lose every word of a message: it is there at the second look, and who does not look waits for ever."""
    seen: list[float] = []

    async def get_msg(_self: Any, timeout: float | None = None) -> dict[str, Any]:  # noqa: ASYNC109
        if timeout is None:
            await asyncio.Event().wait()
        seen.append(timeout or 0)
        if len(seen) < 2:
            raise Empty
        return {"msg_type": "execute_reply"}

    monkeypatch.setattr(AsyncZMQSocketChannel, "get_msg", get_msg)
    return seen


async def ask(**given: float) -> dict[str, Any]:
    with zmq.asyncio.Context() as context, context.socket(zmq.DEALER) as socket:
        return await asyncio.wait_for(PatientChannel(socket, None).get_msg(**given), 60)  # type: ignore[arg-type]


def test_channel__finds_an_answer_of_which_nobody_told_it(looks: list[float]) -> None:
    assert asyncio.run(ask()) == {"msg_type": "execute_reply"}
    assert len(looks) == 2


def test_channel__keeps_to_the_time_it_was_given(looks: list[float]) -> None:
    with pytest.raises(Empty):
        asyncio.run(ask(timeout=0.5))
    assert looks == [0.5]


def test_kernels_of_the_server__are_heard_that_way(tmp_path: Path) -> None:
    manager = ServerKernelManager(config=configuration(tmp_path, tmp_path))
    assert manager.client_factory is PatientClient
    assert issubclass(PatientClient.shell_channel_class.default_value, PatientChannel)
