"""Making a workspace whole or not at all: nobody opens one that was interrupted in the making."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from kamwidgets.store.database import held_for_making, holds_our_names, open_database, remove_tables, tables_of
from kamwidgets.store.outages import WorkspaceError
from kamwidgets.store.places import Place, free_folder, new_place, write_settings

__all__ = ["in_the_making"]


@contextmanager
def in_the_making(folder: str | Path, database: str | None = None) -> Generator[Place]:
    """Give a place to fill; it gets its name when that has gone well, and leaves nothing behind when not.

    Parameters
    ----------
    folder : str or pathlib.Path
        What the workspace will be called; must not hold anything yet.
    database : str, optional
        Address of a PostgreSQL database for its documents; else they lie in a file in the folder.

    Raises
    ------
    WorkspaceError
        If the folder or the database holds something already, another workspace is being made in that database, or the
        folder is no place for a database.
    """
    final = new_place(free_folder(folder), database).folder
    final.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{final.name}-", dir=final.parent))
    try:
        place = new_place(making, database)
        with _alone_there(place), _nothing_left(place):
            yield place
            making.rename(final)
    finally:
        shutil.rmtree(making, ignore_errors=True)


@contextmanager
def _alone_there(place: Place) -> Generator[None]:
    """Hold a server's database until the making has ended: two who begin together would fill the same tables."""
    if not place.on_server:
        yield
        return
    engine = open_database(place.url, making=False)
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if not held_for_making(connection):
                raise WorkspaceError(
                    "Just now another workspace is being made in this database: name another one, or wait and look."
                )
            _refuse_taken(connection)
            write_settings(place.folder, place.url)
            yield
    finally:
        engine.dispose()  # what is held falls with the connection


@contextmanager
def _nothing_left(place: Place) -> Generator[None]:
    """Take our tables out of a server's database again if the making fails; a file goes with its folder."""
    try:
        yield
    except BaseException:
        if place.on_server:
            remove_tables(place.url)
        raise


def _refuse_taken(connection: sa.Connection) -> None:
    if tables_of(connection) or holds_our_names(connection):
        raise WorkspaceError(
            "This database holds a workspace already, or tables of its names: name another one, or a schema of its own."
        )
