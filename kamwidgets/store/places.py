"""Where a workspace is: its folder, and the database its documents live in."""

from __future__ import annotations

import json
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError

from kamwidgets.store.drives import network_drive
from kamwidgets.store.outages import WorkspaceError

__all__ = [
    "DATABASE",
    "SETTINGS",
    "NoWorkspace",
    "Place",
    "file_url",
    "free_folder",
    "new_place",
    "place_of",
    "server_url",
    "write_settings",
]

DATABASE, SETTINGS = "plans.db", "workspace.toml"

POSTGRESQL = "postgresql+psycopg"


class NoWorkspace(WorkspaceError):  # noqa: N818 - reads as what was found
    """There is no workspace at this place yet."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a workspace is.

    Attributes
    ----------
    folder : pathlib.Path
        The workspace's folder.
    facts : pathlib.Path
        Where its facts lie.
    url : sqlalchemy.URL
        The database of its documents. Its text hides the password.
    """

    folder: Path
    facts: Path
    url: sa.URL

    @property
    def on_server(self) -> bool:
        """Whether a database server keeps the documents, rather than a file in the folder."""
        return self.url.get_backend_name() != "sqlite"

    @property
    def caution(self) -> str:
        """What to know before working here, in one sentence; empty where all is well."""
        kind = None if self.on_server else network_drive(self.folder)
        if kind is None:
            return ""
        return (
            f"{self.folder} lies on a network drive ({kind}), where a database file is not safe: "
            "move it to a folder of this machine, or work with a PostgreSQL database."
        )


def place_of(workspace: str | Path, facts: str | Path | None = None) -> Place:
    """Find a workspace.

    Parameters
    ----------
    workspace : str or pathlib.Path
        Its folder, or the address of its database.
    facts : str or pathlib.Path, optional
        The folder of its facts; must be given with an address.

    Raises
    ------
    NoWorkspace
        If there is none in this folder.
    WorkspaceError
        If the address or the settings in the folder cannot be read.
    """
    if "://" in str(workspace):
        if facts is None:
            raise WorkspaceError("Say where the facts of this workspace lie: open_workspace(address, facts=folder).")
        own = Path(facts).expanduser().resolve()
        return Place(own.parent, own, server_url(str(workspace)))
    folder = Path(workspace).expanduser().resolve()
    own = Path(facts).expanduser().resolve() if facts else folder / "facts"
    if (folder / SETTINGS).is_file():
        return Place(folder, own, _told_in(folder / SETTINGS))
    if (folder / DATABASE).is_file():
        return Place(folder, own, file_url(folder))
    raise NoWorkspace(f"There is no workspace at {workspace}: make one with “kam new {workspace}”.")


def free_folder(folder: str | Path) -> Path:
    """Return a folder's full path, where nothing lies yet.

    Raises
    ------
    WorkspaceError
        If it holds something already.
    """
    place = Path(folder).expanduser().resolve()
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise WorkspaceError(f"{folder} is not empty: name a folder that does not exist yet.")
    return place


def new_place(folder: Path, database: str | None) -> Place:
    """Return where a new workspace will be.

    Raises
    ------
    WorkspaceError
        If a file there would not be safe, or the address makes no sense.
    """
    if database is not None:
        return Place(folder, folder / "facts", server_url(database))
    if kind := network_drive(folder):
        raise WorkspaceError(
            f"{folder} lies on a network drive ({kind}), where a database file is not safe: "
            "name a folder of this machine, or a PostgreSQL database with --database."
        )
    return Place(folder, folder / "facts", file_url(folder))


def file_url(folder: Path) -> sa.URL:
    """Return the address of the database file in a folder."""
    return sa.URL.create("sqlite", database=str(folder / DATABASE))


def server_url(text: str) -> sa.URL:
    """Read the address of a PostgreSQL database.

    Raises
    ------
    WorkspaceError
        If it is none. The address itself is not repeated: there may be a password in it.

    Examples
    --------
    >>> str(server_url("postgres://kam:secret@db.example/plans"))
    'postgresql+psycopg://kam:***@db.example/plans'
    """
    try:
        url = sa.make_url(text)
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.drivername not in ("postgres", "postgresql", POSTGRESQL) or not url.database:
        raise WorkspaceError(
            "This is no address of a PostgreSQL database: write it as postgresql://NAME:PASSWORD@HOST/DATABASE."
        )
    return url.set(drivername=POSTGRESQL)


def write_settings(folder: Path, url: sa.URL) -> None:
    """Write down which database a workspace has, readable by nobody else: the address may hold a password."""
    address = json.dumps(url.render_as_string(hide_password=False), ensure_ascii=False)
    private = os.open(folder / SETTINGS, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(private, "w", encoding="utf-8") as out:
        out.write("# Where this workspace's documents live. Keep it to yourself: it lets people in.\n")
        out.write(f"database = {address}\n")


def _told_in(path: Path) -> sa.URL:
    try:
        address = tomllib.loads(path.read_text(encoding="utf-8"))["database"]
    except (ValueError, KeyError, OSError):
        address = ""
    try:
        return server_url(str(address))
    except WorkspaceError as error:
        raise WorkspaceError(
            f'{path} names no database: write database = "postgresql://NAME:PASSWORD@HOST/DATABASE" into it.'
        ) from error
