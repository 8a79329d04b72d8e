"""A store in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from kamwidgets.store.database import open_database
from kamwidgets.store.repository import Repository


@pytest.fixture
def engine(tmp_path: Path) -> sa.Engine:
    return open_database(f"sqlite:///{tmp_path / 'plans.db'}")


@pytest.fixture
def repository(engine: sa.Engine) -> Repository:
    return Repository(engine)
