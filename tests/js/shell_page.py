"""The frame in a real page, about a company with three accounts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.js.conftest import WidgetPage

STEPS = [
    {"id": "start", "title": "Start", "status": "complete", "open": 0},
    {"id": "map", "title": "Map", "status": "in-progress", "open": 3},
    {"id": "act", "title": "Act", "status": "empty", "open": 0},
]
ACCOUNTS = [
    {"id": "a1", "name": "Zeta Works", "key": False},
    {"id": "a2", "name": "Müller Dairy", "key": True},
    {"id": "a3", "name": "Alpha Mills", "key": False},
]
TRAITS: dict[str, Any] = {
    "brand": "KAM Workbook",
    "company": "Nordwerk",
    "accounts": ACCOUNTS,
    "account": "a1",
    "steps": STEPS,
    "active": "map",
    "ready": "",
    "saved": {},
    "busy": {},
    "locked": {},
    "here": ["Anna Reuter"],
    "undo": "",
    "redo": "",
    "person": "",
    "notice": {},
}


@pytest.fixture
def shell(widget_page: Callable[..., WidgetPage]) -> WidgetPage:
    opened = widget_page("shell", **TRAITS)
    opened.page.wait_for_function("window.intents.length > 0")  # it hears messages by the time it introduces itself
    return opened


def asked(shell: WidgetPage, **query: str) -> list[dict[str, Any]]:
    """Start the widget again under another address; return what it sent."""
    shell.page.evaluate(
        """async ([query, traits]) => {
            window.stop();
            window.intents = [];
            history.replaceState(null, "", "?" + new URLSearchParams(query));
            await window.start(traits);
        }""",
        [query, TRAITS],
    )
    shell.page.wait_for_function("window.intents.length > 0")
    return shell.intents


def sent(shell: WidgetPage) -> list[dict[str, Any]]:
    """All intents but the greeting."""
    return [intent for intent in shell.intents if intent["type"] != "hello"]


def query(shell: WidgetPage) -> dict[str, str]:
    return shell.page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")


def root(shell: WidgetPage) -> Locator:
    return shell.page.locator(".kam-workbook")
