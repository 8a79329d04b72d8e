"""Other people's edits, taken in every second or two while a page is open."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

__all__ = ["follow"]

EVERY = 1.5
"""Seconds between two looks."""

log = logging.getLogger(__name__)

_running: set[asyncio.Task[None]] = set()


def follow(look: Callable[[], None]) -> None:
    """Call ``look`` every second or two on the kernel's own loop; without one, as in a script, do nothing."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return
    task = loop.create_task(_again_and_again(look))
    _running.add(task)  # the loop itself holds tasks only weakly
    task.add_done_callback(_running.discard)


async def _again_and_again(look: Callable[[], None]) -> None:
    while True:
        await asyncio.sleep(EVERY)
        try:
            look()
        except Exception:
            log.exception("Looking for other people's edits failed; trying again.")
