"""What every test may rely on."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.postgres import Server
from tests.support import SHARED

# a busy machine is no error: properties are checked without a time limit for each example
settings.register_profile("patient", deadline=None, max_examples=60)
settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the shared data, where it is absent: users do not have it, CI does."""
    if SHARED.exists():
        return
    absent = pytest.mark.skip(reason="the shared data is not on this machine")
    for item in items:
        if item.get_closest_marker("shared_data"):
            item.add_marker(absent)


@pytest.fixture(autouse=True)
def _nothing_is_swallowed(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail where a callback logged an error: widgets go on as if nothing had happened. Expecting one? Clear the log."""
    yield
    errors = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert errors == []


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Start a PostgreSQL server when the first test needs it."""
    server = Server()
    yield server
    server.close()
