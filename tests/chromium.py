"""The Chromium our browser tests use: the system's where there is one, else Playwright's own."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Locator

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def executable() -> str | None:
    """Return the path of the system's Chromium, or None to let Playwright use its own."""
    named = os.environ.get("KAM_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


def box_of(shown: Locator) -> FloatRect:
    """Return where something stands on the page; fails where it is not shown."""
    box = shown.bounding_box()
    assert box is not None
    return box
