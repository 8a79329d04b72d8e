"""The frame in a real page, about a company with three accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import pytest

from kamwidgets.widgets.account_index import AccountIndex

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


def opened(account: str, accounts: Iterable[dict[str, Any]] = ACCOUNTS) -> dict[str, Any]:
    """Return the traits that Python sets when an account is opened."""
    return {"account": account, "opened": AccountIndex(accounts)[account]}


TRAITS: dict[str, Any] = {
    "brand": "KAM Workbook",
    "company": "Nordwerk",
    "found": AccountIndex(ACCOUNTS).find(""),
    **opened("a1"),
    "locale": "en-GB",
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
    shown = widget_page("shell", **TRAITS)
    shown.page.wait_for_function("window.intents.length > 0")  # it hears messages by the time it introduces itself
    return shown


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
    """All intents but the greeting and what was looked for."""
    return [intent for intent in shell.intents if intent["type"] not in ("hello", "find-accounts")]


def answer(shell: WidgetPage, accounts: Iterable[dict[str, Any]] = ACCOUNTS) -> None:
    """Answer what was last looked for, as Python does."""
    parts = [intent["part"] for intent in shell.intents if intent["type"] == "find-accounts"]
    shell.update(found=AccountIndex(accounts).find(parts[-1]))


def query(shell: WidgetPage) -> dict[str, str]:
    return shell.page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")


def root(shell: WidgetPage) -> Locator:
    return shell.page.locator(".kam-workbook")
