"""Versions of the facts: immutable sets of Parquet files, and the one manifest that says which set counts.

A new set is written beside the old one; replacing the manifest is the only moment at which anything changes.
Tables that an import does not touch stay where they are and are referred to.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import sqlite3
import time
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kamwidgets.facts.rules import FactsError
from kamwidgets.facts.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Generator

__all__ = ["Manifest", "Said", "TableFile", "is_set", "locked", "next_version", "read_manifest", "swap_manifest"]

_MANIFEST = "manifest.json"
_LOCK = "import.lock"
_PATIENCE = 120
"""Seconds an import waits for another one to finish."""
_KEPT = 7 * 24 * 3600
"""Seconds for which a set stays that no longer counts: pages opened before still read it."""
_SET = re.compile(r"\d{4,}-[0-9a-f]{8}")
_FILE = re.compile(r"[\w-]+/[\w-]+\.parquet", re.ASCII)


@dataclass(frozen=True, slots=True)
class TableFile:
    """Where the rows of a table lie, and where they came from.

    Attributes
    ----------
    file : str
        Relative to the facts' folder.
    rows : int
        How many rows.
    imported_at : str
        When, in UTC, ISO.
    source : str
        Name of the file that was imported last.
    """

    file: str
    rows: int
    imported_at: str
    source: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said about the last file of a table; proposed for the next one.

    Attributes
    ----------
    columns : dict of str to str
        Field to column.
    read_as : dict of str to str
        Field to how it is written.
    """

    columns: dict[str, str] = field(default_factory=dict[str, str])
    read_as: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Manifest:
    """The set of files that counts, and what was said about files; its version is empty before the first import."""

    version: str = ""
    tables: dict[str, TableFile] = field(default_factory=dict[str, TableFile])
    said: dict[str, Said] = field(default_factory=dict[str, Said])


def read_manifest(folder: Path) -> Manifest:
    """Read which set counts; an empty one where nothing was ever imported.

    Raises
    ------
    FactsError
        If the manifest is damaged.
    """
    path = folder / _MANIFEST
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        before = {name: {"columns": entry.pop("chosen", {})} for name, entry in stored["tables"].items()}  # as in 0.1
        tables = {name: TableFile(**entry) for name, entry in stored["tables"].items()}
        said = {name: Said(**each) for name, each in {**before, **stored.get("said", {})}.items()}
        return _checked(Manifest(stored["version"], tables, said))
    except FileNotFoundError:
        return Manifest()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise FactsError(f"The list of facts is damaged: {path}. Restore the workspace from a backup.") from error


def _checked(manifest: Manifest) -> Manifest:
    """Return a manifest of which every part is what it should be.

    Raises
    ------
    ValueError
        If one is not: what is read here leads to files, and is counted with.
    """
    texts: list[object] = [manifest.version]
    for name, entry in manifest.tables.items():
        texts += (entry.file, entry.imported_at, entry.source)
        if name not in TABLES or not _FILE.fullmatch(entry.file) or type(entry.rows) is not int:
            raise ValueError(name)
    for each in manifest.said.values():
        texts += (*each.columns.values(), *each.read_as.values())
    if not all(isinstance(text, str) for text in texts) or not re.match(r"\d|$", manifest.version):
        raise ValueError(manifest.version)
    return manifest


def is_set(path: Path) -> bool:
    """Whether a folder among the facts holds a set of files, counting or not."""
    return bool(_SET.fullmatch(path.name))


def next_version(manifest: Manifest) -> str:
    """Name the version after this one: a running number, and a part that never repeats after a restore."""
    number = int(manifest.version.split("-")[0]) if manifest.version else 0
    return f"{number + 1:04d}-{secrets.token_hex(4)}"


@contextmanager
def locked(folder: Path) -> Generator[None]:
    """Hold the facts for one import; others wait their turn.

    The lock is SQLite's: it works on every system and falls with the process that holds it.

    Raises
    ------
    FactsError
        If another import does not finish in time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder / _LOCK, timeout=_PATIENCE, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise FactsError("Somebody else is importing into this workspace. Try again in a moment.") from error
        yield


def swap_manifest(folder: Path, manifest: Manifest) -> None:
    """Make a finished set the one that counts: all of it or, should anything fail, nothing."""
    before = read_manifest(folder)
    for entry in manifest.tables.values():
        if entry.file.startswith(manifest.version):
            _to_disk(folder / entry.file)
    fresh = folder / f"{_MANIFEST}.{manifest.version}"
    try:
        fresh.write_text(json.dumps(asdict(manifest), indent=1, ensure_ascii=False), encoding="utf-8")
        _to_disk(fresh)
        fresh.replace(folder / _MANIFEST)
    finally:
        fresh.unlink(missing_ok=True)
    _to_disk(folder)
    for replaced in {(folder / entry.file).parent for entry in before.tables.values()}:
        os.utime(replaced)  # the time for which it still stays begins now
    _clear_out(folder, manifest)


def _to_disk(path: Path) -> None:
    if path.is_dir() and os.name == "nt":  # Windows has no handle on folders to flush
        return
    descriptor = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _clear_out(folder: Path, manifest: Manifest) -> None:
    """Remove sets that have not counted for long, and what an interrupted import left."""
    counting = {Path(entry.file).parts[0] for entry in manifest.tables.values()}
    for each in folder.iterdir():
        old = is_set(each) and time.time() - each.stat().st_mtime > _KEPT
        if old and each.name not in counting:
            shutil.rmtree(each, ignore_errors=True)
