"""A store of its own for each test: every test here runs on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from kamwidgets.store import Author, Session
from kamwidgets.store.database import open_database
from kamwidgets.store.repository import Repository


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str | None:
    """Return the address of an empty PostgreSQL database, or None for a file."""
    if request.param == "sqlite":
        return None
    return request.getfixturevalue("postgres").fresh().render_as_string(hide_password=False)


@pytest.fixture
def url(address: str | None, tmp_path: Path) -> str:
    return address or f"sqlite:///{tmp_path / 'plans.db'}"


@pytest.fixture
def engine(url: str) -> Iterator[sa.Engine]:
    engine = open_database(url)
    yield engine
    engine.dispose()


@pytest.fixture
def repository(engine: sa.Engine) -> Repository:
    return Repository(engine)


@pytest.fixture
def ana(repository: Repository, engine: sa.Engine) -> Session:
    """Open a page of Ana's."""
    return Session(repository, engine, Author("Ana", "client-a"))


@pytest.fixture
def ben(repository: Repository, engine: sa.Engine) -> Session:
    """Open a page of Ben's."""
    return Session(repository, engine, Author("Ben", "client-b"))
