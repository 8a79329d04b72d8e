"""A copy of a workspace in one file, made while people go on working, and a workspace made of such a file."""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import re
import tempfile
import zipfile
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import sqlalchemy as sa

from kamwidgets.facts import FactsError
from kamwidgets.facts.damage import refuse_damaged
from kamwidgets.facts.versions import locked, read_manifest
from kamwidgets.store.database import TABLES, backups, every_table, open_database, tables_of
from kamwidgets.store.making import in_the_making
from kamwidgets.store.migration import SCHEMA, bring_up_to_date
from kamwidgets.store.outages import WorkspaceError
from kamwidgets.store.places import DATABASE, file_url

if TYPE_CHECKING:
    from kamwidgets.store.workspace import Workspace

__all__ = ["restore_workspace", "write_backup"]

LIST, KIND = "backup.json", "KAM Workbook backup"

FILES = re.compile(r"plans\.db|facts/manifest\.json|facts/[\w-]+/[\w-]+\.parquet", re.ASCII)
"""What may be in a backup. Nothing else is unpacked, so that no name leads out of the workspace."""

ROWS = 500
"""How many rows are copied at a time."""

UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError),  # cut or changed
    RuntimeError,  # zipfile's word for what is encrypted, or packed in a way it does not know
    *(ValueError, KeyError, TypeError),  # a list of contents that is none
)
"""What reading a backup raises that somebody has packed again, or that came to harm."""


def write_backup(workspace: Workspace, file: str | Path) -> Path:
    """Write a workspace into one file: its documents as they are at one moment, and the facts that count.

    Others go on reading and writing meanwhile. The file is there whole or not at all, readable by its owner only, and
    the workspace remembers it.

    Raises
    ------
    WorkspaceError
        If there is such a file already.
    """
    target = Path(file).expanduser().resolve()
    if target.exists():
        raise _taken(file)
    target.parent.mkdir(parents=True, exist_ok=True)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with (
        _remembered(workspace.engine, target, at),
        tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as making,
    ):
        copy = Path(making) / DATABASE
        _copy_documents(workspace.engine, copy)  # before the facts: a plan never names facts that are not there
        packed = Path(making) / "packed"
        with _facts_held(workspace.place.facts) as facts:
            _pack(packed, {DATABASE: copy, **facts}, at)
        _named(packed, target, file)
    return target


def _named(packed: Path, target: Path, file: str | Path) -> None:
    """Give the finished file its name, unless something of that name has come meanwhile."""
    try:
        os.link(packed, target)
    except FileExistsError as error:
        raise _taken(file) from error
    except OSError:  # a drive that knows no second names for a file
        if target.exists():
            raise _taken(file) from None
        packed.rename(target)


def _taken(file: str | Path) -> WorkspaceError:
    return WorkspaceError(f"{file} exists already: name a file that does not, so that no backup is lost.")


def restore_workspace(file: str | Path, folder: str | Path, *, database: str | None = None) -> Workspace:
    """Make a workspace of a backup, whole or not at all, and open it.

    Parameters
    ----------
    file : str or pathlib.Path
        What `Workspace.backup` wrote.
    folder : str or pathlib.Path
        Where; must not hold anything yet.
    database : str, optional
        Address of an empty PostgreSQL database for its documents; else they lie in a file in the folder.

    Raises
    ------
    WorkspaceError
        If the file is no backup, damaged or of a newer program, or the place holds something already.
    """
    from kamwidgets.store.workspace import open_workspace

    with in_the_making(folder, database) as place:
        _unpack(Path(file).expanduser(), place.folder)
        copied = _opened_copy(Path(file).expanduser(), place.folder)
        if place.on_server:
            target = open_database(place.url)
            _copy_rows(copied, target)
            target.dispose()
        copied.dispose()
        if place.on_server:
            (place.folder / DATABASE).unlink()
    return open_workspace(folder)


def _opened_copy(file: Path, folder: Path) -> sa.Engine:
    """Open the documents of a backup, brought up to date; a database without any is none of ours."""
    try:
        copied = open_database(file_url(folder), making=False)
        with copied.connect() as connection:
            present = tables_of(connection)
    except WorkspaceError as error:
        raise _damaged(file) from error
    if not present:
        copied.dispose()
        raise _damaged(file)
    bring_up_to_date(copied)
    return copied


@contextmanager
def _remembered(engine: sa.Engine, target: Path, at: str) -> Generator[None]:
    """Note a backup before it is made: should a person be erased meanwhile, it is named. Forget one that failed."""
    mine = backups.c.path == str(target)
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(backups.delete().where(mine))  # an earlier one of this name is gone
        connection.execute(backups.insert().values(path=str(target), at=at))
    try:
        yield
    except BaseException:
        with engine.execution_options(writes=True).begin() as connection:
            connection.execute(backups.delete().where(mine, backups.c.at == at))
        raise


def _copy_documents(engine: sa.Engine, copy: Path) -> None:
    """Copy every table into an SQLite file, as of one moment."""
    if engine.dialect.name == "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(copy),))
        return
    target = open_database(f"sqlite:///{copy}")
    _copy_rows(engine, target)
    target.dispose()  # the last one closes its log into the file


def _copy_rows(source: sa.Engine, target: sa.Engine) -> None:
    isolation: Any = {} if source.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with (
        source.connect().execution_options(**isolation) as reading,
        target.execution_options(writes=True).begin() as writing,
    ):
        for table in every_table():
            writing.execute(table.delete())
            rows = reading.execute(sa.select(table).execution_options(yield_per=ROWS)).mappings()
            for part in rows.partitions():
                writing.execute(table.insert(), [dict(row) for row in part])


@contextmanager
def _facts_held(folder: Path) -> Generator[dict[str, Path]]:
    """Give the files of the facts that count, by their names in a backup; no import changes them meanwhile."""
    if not folder.is_dir():
        yield {}
        return
    with locked(folder):
        files = [entry.file for entry in read_manifest(folder).tables.values()]
        names = ["manifest.json", *files] if files else []
        yield {f"facts/{name}": folder / name for name in names}


def _pack(packed: Path, files: dict[str, Path], at: str) -> None:
    from kamwidgets import __version__

    sums: dict[str, str] = {}
    with (
        os.fdopen(os.open(packed, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as out,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name, path in files.items():
            with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as entry:
                sums[name] = _copied(source, entry)
        about = {"kind": KIND, "made_at": at, "program": __version__, "tables": TABLES, "schema": SCHEMA}
        archive.writestr(LIST, json.dumps({**about, "files": sums}, indent=1))
        archive.close()
        out.flush()
        os.fsync(out.fileno())


def _copied(source: IO[bytes], target: IO[bytes]) -> str:
    """Copy a file and return its checksum."""
    digest = hashlib.sha256()
    for block in iter(lambda: source.read(1 << 20), b""):
        digest.update(block)
        target.write(block)
    return digest.hexdigest()


def _unpack(file: Path, folder: Path) -> None:
    try:
        archive = zipfile.ZipFile(file)
    except FileNotFoundError as error:
        raise WorkspaceError(f"There is no file {file}.") from error
    except (IsADirectoryError, zipfile.BadZipFile, EOFError) as error:
        raise _foreign(file) from error
    try:
        with archive:
            files = _listed(archive, file)
            for name, digest in files.items():
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(name) as source, target.open("xb") as out:
                    if _copied(source, out) != digest:
                        raise _damaged(file)
        facts = read_manifest(folder / "facts")
        if not {f"facts/{entry.file}" for entry in facts.tables.values()} <= files.keys():
            raise _damaged(file)  # nothing in it leads out of the workspace either
        refuse_damaged(folder / "facts", facts)
    except WorkspaceError:
        raise
    except (FactsError, *UNREADABLE) as error:
        raise _damaged(file) from error


def _listed(archive: zipfile.ZipFile, file: Path) -> dict[str, str]:
    """Return the checksums of the files in a backup, having looked that they are all there and nothing else."""
    names = archive.namelist()
    about = json.loads(archive.read(LIST)) if LIST in names else None
    if not isinstance(about, dict) or about.get("kind") != KIND:
        raise _foreign(file)
    if about["schema"] > SCHEMA or about["tables"] > TABLES:
        raise WorkspaceError(f"{file} was written by a newer version of KAM Workbook: update the program first.")
    files: dict[str, str] = about["files"]
    if not isinstance(files, dict):
        raise _damaged(file)
    if sorted(names) != sorted([LIST, *files]) or DATABASE not in files or not all(map(FILES.fullmatch, files)):
        raise _damaged(file)
    return files


def _foreign(file: Path) -> WorkspaceError:
    return WorkspaceError(f"{file} is no backup of a workspace, or only part of one: name what “kam backup” wrote.")


def _damaged(file: Path) -> WorkspaceError:
    return WorkspaceError(f"{file} is damaged, so nothing was restored: use another backup.")
