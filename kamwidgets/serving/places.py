"""Where the served things lie: the app notebooks, our page template, the log, the server's private files."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

__all__ = ["TEMPLATES", "log_file", "notebooks_folder", "private_folder"]

HERE = Path(__file__).resolve().parent

TEMPLATES = HERE / "share"
"""Laid out as Jupyter looks for it: ``voila/templates/kam`` below it."""


def notebooks_folder() -> Path:
    """Return the folder of the app notebooks: the installed copy, or the checkout's own.

    Raises
    ------
    FileNotFoundError
        If the package was installed without its notebooks.

    Examples
    --------
    >>> notebooks_folder().name
    'notebooks'
    """
    for folder in (HERE / "notebooks", HERE.parents[1] / "notebooks"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("The app notebooks are missing: install KAM Workbook again.")


def log_file() -> Path:
    """Return the path of the server's log in the place this system keeps such files; its folder may not exist yet."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Logs"
    else:
        base = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return base / "kam-workbook" / "serve.log"


def private_folder() -> tempfile.TemporaryDirectory[str]:
    """Make a folder for connection files that only this user can read and that goes with the server.

    The path is kept short on purpose: a socket's address may have about 100 characters.
    """
    short = Path("/tmp")  # noqa: S108 - the folder made in it is private
    return tempfile.TemporaryDirectory(prefix="kam-", dir=short if short.is_dir() else None, ignore_cleanup_errors=True)
