"""Backups made while people go on working, and workspaces made of them: whole or not at all."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from kamwidgets import edits
from kamwidgets.facts import read_table
from kamwidgets.model import PORTFOLIO
from kamwidgets.store import (
    Workspace,
    WorkspaceError,
    bring_in,
    new_workspace,
    open_workspace,
    restore_workspace,
)
from kamwidgets.store.backup import LIST
from kamwidgets.store.checks import check_workspace
from kamwidgets.store.database import backups
from tests.postgres import Server
from tests.store.writers import PATIENCE, PROCESSES, edit_away

CUSTOMERS = b"account_id,name\nacme,Acme Ltd\nB,Birch AG\n"


@pytest.fixture
def workspace(tmp_path: Path, address: str | None) -> Workspace:
    made = new_workspace(tmp_path / "w", database=address, company="Alder")
    bring_in(made, read_table("customers", CUSTOMERS, name="customers.csv"))
    made.apply("acme", edits.add_person, name="Ada")
    made.apply("acme", edits.add_person, name="Çem “the cat” O’Hara")
    return made


@pytest.fixture
def file(workspace: Workspace, tmp_path: Path) -> Path:
    return workspace.backup(tmp_path / "kept" / "monday.zip")


def known_to(workspace: Workspace) -> list[str]:
    with workspace.engine.connect() as connection:
        return list(connection.execute(sa.select(backups.c.path)).scalars())


def assert_same(one: Workspace, other: Workspace) -> None:
    assert one.plans() == other.plans()
    assert one.portfolio == other.portfolio
    assert [one.history(each) for each in ("acme", PORTFOLIO)] == [other.history(each) for each in ("acme", PORTFOLIO)]
    assert one.facts.version == other.facts.version
    assert one.facts.accounts().equals(other.facts.accounts())


def wrong_in(folder: Path) -> list[str]:
    return [found.sentence for found in check_workspace(folder) if found.level == "bad"]


def test_restore__brings_everything_back(workspace: Workspace, file: Path, tmp_path: Path):
    restored = restore_workspace(file, tmp_path / "again")
    assert_same(workspace, restored)
    assert wrong_in(tmp_path / "again") == []
    assert restored.apply("acme", edits.add_person, name="Eve").revision == 3


def test_restore__into_a_servers_database(workspace: Workspace, file: Path, tmp_path: Path, postgres: Server):
    address = postgres.fresh().render_as_string(hide_password=False)
    restored = restore_workspace(file, tmp_path / "again", database=address)
    assert_same(workspace, restored)
    assert sorted(path.name for path in restored.folder.iterdir()) == ["facts", "workspace.toml"]
    assert wrong_in(restored.folder) == []


def test_backup__is_remembered_and_readable_by_its_owner_only(workspace: Workspace, file: Path):
    assert known_to(workspace) == [str(file)]
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_backup__never_writes_over_a_file(workspace: Workspace, file: Path):
    before = file.read_bytes()
    with pytest.raises(WorkspaceError, match="exists already: name a file that does not"):
        workspace.backup(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize("links", [True, False])
def test_backup__leaves_alone_a_file_that_came_while_it_was_made(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
):
    target = tmp_path / "late.kam"

    def meanwhile(packed: Path, *_: object) -> None:
        packed.write_bytes(b"packed")
        target.write_bytes(b"precious")

    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("kamwidgets.store.backup._pack", meanwhile)
    if not links:
        monkeypatch.setattr("os.link", no_links)
    with pytest.raises(WorkspaceError, match="exists already"):
        workspace.backup(target)
    assert target.read_bytes() == b"precious"


def test_backup__that_fails_leaves_no_file_and_is_not_remembered(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kamwidgets.store.backup._pack", interrupted)
    with pytest.raises(KeyboardInterrupt):
        workspace.backup(tmp_path / "kept" / "monday.zip")
    assert known_to(workspace) == []
    assert list((tmp_path / "kept").iterdir()) == []


def test_backup__of_a_workspace_without_facts(tmp_path: Path):
    made = new_workspace(tmp_path / "w", company="Alder")
    restored = restore_workspace(made.backup(tmp_path / "b.zip"), tmp_path / "again")
    assert (restored.portfolio, restored.facts.version) == (made.portfolio, "")


def test_backup__while_twenty_people_write_is_of_one_moment(workspace: Workspace, tmp_path: Path):
    url = workspace.engine.url.render_as_string(hide_password=False)
    writers = [PROCESSES.Process(target=edit_away, args=(url, number, 10)) for number in range(20)]
    for one in writers:
        one.start()
    taken: list[Path] = []
    while any(one.is_alive() for one in writers):
        taken.append(workspace.backup(tmp_path / f"{len(taken)}.zip"))
    for one in writers:
        one.join(PATIENCE)
    assert [one.exitcode for one in writers] == [0] * 20
    for number in {0, len(taken) // 2, len(taken) - 1}:
        restored = tmp_path / f"again {number}"
        restore_workspace(taken[number], restored).close()
        assert wrong_in(restored) == []  # every history complete, every step fitting the next
    assert sum(len(plan.people) for plan in open_workspace(workspace.folder).plans().values()) == 202


@pytest.mark.usefixtures("workspace")
def test_restore__leaves_alone_what_is_there(file: Path, tmp_path: Path):
    with pytest.raises(WorkspaceError, match="is not empty: name a folder that does not exist yet"):
        restore_workspace(file, tmp_path / "w")


def repacked(file: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """Write a backup anew with something changed in it."""
    with zipfile.ZipFile(file) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    change(inside)
    other = file.with_name("other.zip")
    with zipfile.ZipFile(other, "w") as archive:
        for name, contents in inside.items():
            archive.writestr(name, contents)
    return other


def listed(**changes: Any) -> Callable[[dict[str, bytes]], None]:
    def change(inside: dict[str, bytes]) -> None:
        inside[LIST] = json.dumps({**json.loads(inside[LIST]), **changes}).encode()

    return change


def climbing(inside: dict[str, bytes]) -> None:
    """Put in a file that would land outside the workspace, and list it as if it belonged there."""
    about = json.loads(inside[LIST])
    name = "facts/../../evil.parquet"
    inside[name] = inside["plans.db"]
    about["files"][name] = about["files"]["plans.db"]
    inside[LIST] = json.dumps(about).encode()


def pointing_elsewhere(inside: dict[str, bytes]) -> None:
    """Let the list of facts name a file outside the workspace, its checksum put right."""
    about, name = json.loads(inside[LIST]), "facts/manifest.json"
    manifest = json.loads(inside[name])
    manifest["tables"]["customers"]["file"] = "../../elsewhere.parquet"
    inside[name] = json.dumps(manifest).encode()
    about["files"][name] = hashlib.sha256(inside[name]).hexdigest()
    inside[LIST] = json.dumps(about).encode()


@pytest.mark.parametrize("address", [None])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda inside: inside.update({"plans.db": inside["plans.db"][:-1] + b"x"}), "is damaged"),
        (lambda inside: inside.pop("facts/manifest.json"), "is damaged"),
        (lambda inside: inside.update({"extra.txt": b""}), "is damaged"),
        (climbing, "is damaged"),
        (pointing_elsewhere, "is damaged"),
        (lambda inside: inside.update({LIST: b"{}"}), "is no backup of a workspace"),
        (lambda inside: inside.update({LIST: b"nonsense"}), "is damaged"),
        (lambda inside: inside.pop(LIST), "is no backup of a workspace"),
        (listed(schema=99), "was written by a newer version of KAM Workbook"),
        (listed(tables="9999"), "was written by a newer version of KAM Workbook"),
        (listed(files=None), "is damaged"),
        (listed(files=[]), "is damaged"),
    ],
)
def test_restore__refuses_what_is_not_whole_and_leaves_nothing(
    file: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], object], said: str
):
    before = sorted(tmp_path.rglob("*"))
    other = repacked(file, change)
    with pytest.raises(WorkspaceError, match=said):
        restore_workspace(other, tmp_path / "again")
    other.unlink()
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("address", [None])
def test_restore__refuses_a_backup_that_somebody_put_a_password_on(file: Path, tmp_path: Path):
    packed = bytearray(file.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = packed.find(mark)
        while at >= 0:
            packed[at + flags] |= 1
            at = packed.find(mark, at + 1)
    file.write_bytes(packed)
    with pytest.raises(WorkspaceError, match="is damaged"):
        restore_workspace(file, tmp_path / "again")
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("address", [None])
def test_restore__refuses_part_of_a_backup(file: Path, tmp_path: Path):
    (tmp_path / "part.zip").write_bytes(file.read_bytes()[:-200])
    with pytest.raises(WorkspaceError, match="is no backup of a workspace, or only part of one"):
        restore_workspace(tmp_path / "part.zip", tmp_path / "again")
    with pytest.raises(WorkspaceError, match="There is no file"):
        restore_workspace(tmp_path / "nowhere.zip", tmp_path / "again")


@pytest.mark.parametrize("address", [None])
@pytest.mark.parametrize("on_server", [False, True])
def test_restore__migrates_what_the_first_release_wrote(file: Path, tmp_path: Path, postgres: Server, on_server: bool):
    with closing(sqlite3.connect(tmp_path / "old.db")) as old:
        old.executescript(Path(__file__).with_name("released.sql").read_text(encoding="utf-8"))

    def older(inside: dict[str, bytes]) -> None:
        inside["plans.db"] = (tmp_path / "old.db").read_bytes()
        sums = {"plans.db": hashlib.sha256(inside["plans.db"]).hexdigest()}
        listed(tables="0001", files={**json.loads(inside[LIST])["files"], **sums})(inside)

    database = postgres.fresh().render_as_string(hide_password=False) if on_server else None
    restored = restore_workspace(repacked(file, older), tmp_path / "again", database=database)
    assert set(restored.plan("acme").people) == {"ada", "cem"}
    assert wrong_in(tmp_path / "again") == []
