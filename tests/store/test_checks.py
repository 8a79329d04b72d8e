"""Looking over a workspace: each kind of damage is found and said, and what is whole is called whole."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from kamwidgets import edits
from kamwidgets.facts import read_table
from kamwidgets.store import NoWorkspace, Workspace, bring_in, drives, new_workspace
from kamwidgets.store.checks import Found, check_workspace
from kamwidgets.store.database import documents, history, version
from tests.store.test_drives import DISK, drive

LINES = b"order_id,line_no,product_id,quantity,unit_price\n1,1,P,3,100\n2,1,P,1,100\n2,2,P,1,100\n"


@pytest.fixture
def workspace(tmp_path: Path, address: str | None) -> Workspace:
    made = new_workspace(tmp_path / "w", database=address, company="Alder")
    bring_in(made, read_table("customers", b"account_id,name\nacme,Acme Ltd\n", name="customers.csv"))
    for stance in ("sceptic", "neutral"):
        ada = made.apply("acme", edits.add_person, name="Ada").created
        made.apply("acme", edits.change_person, id=ada, stance=stance)
    made.backup(tmp_path / "kept.zip")
    return made


@pytest.fixture
def in_file(workspace: Workspace) -> Workspace:
    """Close a workspace, so that its files can be damaged."""
    workspace.close()
    return workspace


def found(workspace: Workspace, what: str, level: str = "bad") -> str:
    """Return what is said of a thing; it must be the only one that is wrong."""
    looked_at = check_workspace(workspace.folder)
    said = [each for each in looked_at if each.level == level]
    assert {each.what for each in said} == {what}, looked_at
    return " ".join(each.sentence for each in said)


def in_database(workspace: Workspace, *statements: sa.UpdateBase) -> None:
    with workspace.engine.execution_options(writes=True).begin() as connection:
        for statement in statements:
            connection.execute(statement)


def test_check__calls_whole_what_is_whole(workspace: Workspace):
    looked_at = check_workspace(workspace.folder)
    assert {each.level for each in looked_at} == {"good"}
    assert [each.what for each in looked_at] == [
        *("Database", "Version", "Documents", "History", "Facts", "Drive", "Room", "Backup"),
    ]
    assert Found("Documents", "good", "2 documents, each as it should be.") in looked_at
    assert Found("Facts", "good", "1 table with 1 row, each complete.") in looked_at


def test_check__changes_nothing(in_file: Workspace):
    if in_file.place.on_server:
        return
    before = {path: path.read_bytes() for path in in_file.folder.rglob("*") if path.is_file()}
    check_workspace(in_file.folder)
    assert {path: path.read_bytes() for path in in_file.folder.rglob("*") if path.is_file()} == before


def test_check__needs_a_workspace(tmp_path: Path):
    with pytest.raises(NoWorkspace):
        check_workspace(tmp_path)


@pytest.mark.parametrize("address", [None])
@pytest.mark.parametrize("keep", [0.9, 0.5, 0.1])
def test_check__finds_a_cut_database(in_file: Workspace, keep: float):
    file = in_file.folder / "plans.db"
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * keep)])
    assert "damaged" in found(in_file, "Database")


@pytest.mark.parametrize("address", [None])
def test_check__finds_a_database_that_was_written_over(in_file: Workspace):
    file = in_file.folder / "plans.db"
    contents = bytearray(file.read_bytes())
    contents[4096:12288] = b"\xff" * 8192
    file.write_bytes(bytes(contents))
    assert "damaged" in found(in_file, "Database")


@pytest.mark.parametrize("address", [None])
def test_check__finds_an_empty_database(in_file: Workspace):
    (in_file.folder / "plans.db").write_bytes(b"")
    assert "There are no documents in this database" in found(in_file, "Version")


def test_check__finds_tables_of_another_version(workspace: Workspace):
    in_database(workspace, version.update().values(version_num="9999"))
    assert "A newer version of the program" in found(workspace, "Version")
    in_database(workspace, version.update().values(version_num="0001"))
    assert "open it once and check again" in " ".join(
        each.sentence for each in check_workspace(workspace.folder) if each.what == "Version"
    )


def test_check__finds_a_document_that_does_not_validate_and_says_why(workspace: Workspace):
    body = workspace.plan("acme").model_dump(mode="json")
    ada = next(iter(body["people"].values()))
    ada["influence"] = "enormous"
    in_database(workspace, documents.update().where(documents.c.id == "acme").values(body=body))
    said = found_among(workspace, "Documents")
    assert "acme can be read, not changed. Person Ada: influence must be" in said


def found_among(workspace: Workspace, what: str) -> str:
    return " ".join(each.sentence for each in check_workspace(workspace.folder) if each.what == what)


@pytest.mark.parametrize("address", [None])
def test_check__finds_a_document_that_cannot_be_read_at_all(workspace: Workspace):
    with workspace.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE documents SET body = '{half'")
    assert ("Documents", "bad") in [(each.what, each.level) for each in check_workspace(workspace.folder)]


def test_check__finds_a_body_that_was_edited_behind_the_history(workspace: Workspace):
    body = workspace.plan("acme").model_dump(mode="json")
    ada = next(iter(body["people"].values()))
    ada["stance"] = "advocate"
    in_database(workspace, documents.update().where(documents.c.id == "acme").values(body=body))
    assert "acme: what stands in it at revision 2 is not what was entered" in found(workspace, "History")


def test_check__finds_a_hole_in_the_history(workspace: Workspace):
    in_database(workspace, history.delete().where((history.c.document_id == "acme") & (history.c.revision == 2)))
    assert "acme: its history lacks 1 step of 4." in found(workspace, "History")


def test_check__finds_a_history_that_ends_elsewhere(workspace: Workspace):
    in_database(workspace, documents.update().where(documents.c.id == "acme").values(revision=7))
    assert "acme: the history ends at revision 4, the document is at 7" in found(workspace, "History")


def test_check__finds_a_lost_document(workspace: Workspace):
    in_database(workspace, documents.delete().where(documents.c.id == "acme"))
    assert "acme: the history ends at revision 4, the document is at 0" in found(workspace, "History")


def table_file(workspace: Workspace) -> Path:
    return next(workspace.place.facts.glob("*/customers.parquet"))


def test_check__finds_a_deleted_table(workspace: Workspace):
    table_file(workspace).unlink()
    assert "The file of customers is missing" in found(workspace, "Facts")


def test_check__finds_a_damaged_table(workspace: Workspace):
    file = table_file(workspace)
    file.write_bytes(file.read_bytes()[:-20])
    assert "The file of customers cannot be read" in found(workspace, "Facts")


def test_check__finds_a_table_with_other_rows_than_were_imported(workspace: Workspace):
    before = table_file(workspace)
    bring_in(workspace, read_table("customers", b"account_id,name\nB,Birch\n", name="customers.csv"))
    newest = max(workspace.place.facts.glob("*/customers.parquet"))
    shutil.copy(before, newest)
    assert "The file of customers holds 1 row where 2 were imported" in found(workspace, "Facts")


def test_check__finds_a_damaged_list_of_facts(workspace: Workspace):
    (workspace.place.facts / "manifest.json").write_text("{")
    assert "The list of facts is damaged" in found(workspace, "Facts")


def test_check__tells_of_lines_that_wait_for_their_orders(workspace: Workspace):
    bring_in(workspace, read_table("order-lines", LINES, name="lines.csv"))
    assert "3 order lines wait for 2 orders not imported yet" in found(workspace, "Facts", "warning")


def test_check__tells_what_an_interrupted_import_left(workspace: Workspace):
    (workspace.place.facts / "0007-0123abcd").mkdir()
    assert "An interrupted import left 0007-0123abcd" in found(workspace, "Leftovers", "warning")


def test_check__tells_what_an_interrupted_command_left(workspace: Workspace):
    (workspace.folder.parent / ".w-x7").mkdir()
    assert "An interrupted command left" in found(workspace, "Leftovers", "warning")


def test_check__tells_of_a_network_drive(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(drives, "_mounted", lambda _: [DISK, drive("nfs", at=str(workspace.folder))])
    said = found_among(workspace, "Drive")
    assert said == "The documents are on a database server." if workspace.place.on_server else "network drive" in said


def test_check__tells_of_a_full_disk(workspace: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=12_000_000))
    assert found(workspace, "Room", "warning") == "Only 12 MB are free on the disk: make room."


def test_check__tells_when_the_backups_are_gone(workspace: Workspace, tmp_path: Path):
    (tmp_path / "kept.zip").unlink()
    assert "There is none: make one with “kam backup" in found(workspace, "Backup", "warning")


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_check__tells_when_others_can_read_the_databases_address(workspace: Workspace):
    (workspace.folder / "workspace.toml").chmod(0o644)
    assert "Others can read" in found(workspace, "Secrets", "warning")


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_check__tells_when_the_database_cannot_be_reached(workspace: Workspace):
    (workspace.folder / "workspace.toml").write_text('database = "postgresql://kam@127.0.0.1:1/x"')
    (workspace.folder / "workspace.toml").chmod(0o600)
    said = [each for each in check_workspace(workspace.folder) if each.level == "bad"]
    assert [each.what for each in said] == ["Database"]
    assert said[0].sentence.startswith("The database on 127.0.0.1 cannot be reached")
