"""How the server listens to a page's kernel while it builds the page."""

from __future__ import annotations

from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from traitlets import Type

__all__ = ["PatientClient"]

LOOK_AGAIN = 1.0
"""Seconds after which a channel is looked at although nothing said that a message is there."""


class PatientChannel(AsyncZMQSocketChannel):
    """A channel that now and then looks for itself.

    On a busy machine the word that an answer has come gets lost about once in fifty pages (pyzmq 27.3): the answer then
    lies in the socket, and who waits without a limit waits for ever.
    """

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:  # noqa: ASYNC109 - overridden
        """Return the next message; without a timeout, whenever it comes."""
        if timeout is not None:
            return await super().get_msg(timeout)
        while True:
            try:
                return await super().get_msg(LOOK_AGAIN)
            except Empty:
                continue


class PatientClient(AsyncKernelClient):
    """A client of a kernel whose page never waits for an answer that has come."""

    shell_channel_class = Type(PatientChannel)
    iopub_channel_class = Type(PatientChannel)
