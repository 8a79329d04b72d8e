"""What stands around a workspace: its drive, room on the disk, who may read it, its backups, what was left behind."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from kamwidgets.store.checks.found import Found
from kamwidgets.store.database import TABLES, backups, open_database, tables_of
from kamwidgets.store.outages import WorkspaceError
from kamwidgets.store.places import SETTINGS, Place

__all__ = ["surroundings_of"]

ROOM = 500_000_000
"""Bytes; with less room on the disk an import or a backup may fail."""


def surroundings_of(place: Place) -> Iterator[Found]:
    """Look at what stands around a workspace."""
    yield _drive(place)
    yield _room(place.folder)
    settings = place.folder / SETTINGS
    if os.name != "nt" and settings.is_file() and settings.stat().st_mode & 0o077:
        yield Found("Secrets", "warning", f"Others can read {settings}, which lets people in: chmod 600 {settings}")
    yield _backups(place)
    halves = sorted(place.folder.parent.glob(f".{place.folder.name}-*"))
    if halves:
        names = ", ".join(str(each) for each in halves)
        yield Found("Leftovers", "warning", f"An interrupted command left {names}: it can be deleted.")


def _drive(place: Place) -> Found:
    if sentence := place.caution:
        return Found("Drive", "warning", sentence)
    where = "a database server" if place.on_server else "this machine's own disk"
    return Found("Drive", "good", f"The documents are on {where}.")


def _room(folder: Path) -> Found:
    free = shutil.disk_usage(folder).free
    if free < ROOM:
        return Found("Room", "warning", f"Only {free // 1_000_000:,} MB are free on the disk: make room.")
    return Found("Room", "good", f"{free / 1e9:,.1f} GB are free on the disk.")


def _backups(place: Place) -> Found:
    """Name the newest backup that is still where it was written."""
    none = Found("Backup", "warning", f"There is none: make one with “kam backup {place.folder} FILE”.")
    try:
        engine = open_database(place.url, making=False)
        with engine.connect() as connection:
            if tables_of(connection) != TABLES:
                return none
            known = connection.execute(sa.select(backups).order_by(backups.c.at.desc())).all()
        engine.dispose()
    except WorkspaceError:
        return none
    for row in known:
        if Path(row.path).is_file():
            return Found("Backup", "good", f"The newest is of {datetime.fromisoformat(row.at):%d %B %Y}: {row.path}")
    return none
