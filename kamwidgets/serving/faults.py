"""What went wrong, told twice: to the person as a sentence with an id, to the log as that id with its places.

The text of an exception may quote what somebody typed or imported, so the log gets its type and its places only.
"""

from __future__ import annotations

import logging
import re
import secrets
import sys
from pathlib import Path
from typing import Any

from kamwidgets.serving.places import log_file
from kamwidgets.store.faults import Discreet

__all__ = ["LOG", "places_in", "record", "record_cell", "start_log"]

LOG = logging.getLogger("kamwidgets.serving")

LARGEST_LOG = 1_000_000
"""Bytes; a longer log is put aside as ``serve.log.1`` when a server starts."""

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
PLACE = re.compile(r"^(?:File |Cell )(?P<where>.+?)(?:, in (?P<what>[\w.<>]+)\(?.*)?$")


def record(what: str, kind: str, places: list[str]) -> str:
    """Log a fault under a new id and return the id, four hexadecimal digits.

    Parameters
    ----------
    what : str
        What was being done, without anybody's data.
    kind : str
        The type of the exception.
    places : list of str
        Where in the code, outermost first.
    """
    fault = secrets.token_hex(2).upper()
    LOG.error("\n  ".join([f"error id {fault}: {what}: {kind}", *places]))
    return fault


def places_in(lines: list[str]) -> list[str]:
    r"""Pick the places out of the coloured traceback that a kernel sends, leaving its source lines and values.

    Examples
    --------
    >>> places_in(["Traceback", "File a.py:3, in load(path='x')\n      3 raise", "KeyError: 'x'"])
    ['a.py:3 in load']
    """
    found = (PLACE.match(line) for block in lines for line in COLOURS.sub("", block).splitlines())
    return [" in ".join(part for part in match.group("where", "what") if part) for match in found if match]


def record_cell(*, cell: Any, cell_index: int, execute_reply: dict[str, Any]) -> None:
    """Record a notebook's failed cell and leave the id on the cell, where the page template finds it."""
    reply = execute_reply["content"]
    places = places_in(reply.get("traceback", []))
    cell["metadata"]["kam_error_id"] = record(f"cell {cell_index + 1} of a page", reply.get("ename", "unknown"), places)


def tells_something(entry: logging.LogRecord) -> bool:
    """Keep out what says nothing, or too much.

    That is Voilà's own report of a failed cell, which quotes its output; that our notebooks are unsigned; and that a
    kernel that died was not started again, since the log has that it died.
    """
    text = str(entry.msg)
    quoting = text.startswith("Error at server while executing cell")
    return not (quoting or text.endswith(("is not trusted", "restarted failed!")))


def start_log() -> Path | None:
    """Send warnings to the log file, errors to the terminal as well; return the file, None where there can be none."""
    path: Path | None = log_file()
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    handlers[0].setLevel(logging.ERROR)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LARGEST_LOG:
            path.replace(path.with_suffix(".log.1"))
        handlers.append(logging.FileHandler(path, encoding="utf-8"))
    except OSError:  # a read-only home: the terminal still tells everything
        handlers[0].setLevel(logging.WARNING)
        path = None
    for handler in handlers:
        handler.setFormatter(Discreet())
        handler.addFilter(tells_something)
        logging.getLogger().addHandler(handler)
    return path
