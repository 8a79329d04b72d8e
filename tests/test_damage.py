"""A damaged workspace, backup or file at the command line: one sentence, exit code 1, and nothing half-written."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet
from typer.testing import CliRunner

from kamwidgets.cli import app
from tests.company import small_company

CUSTOMERS = "account_id,name\nE,Elm Ltd\n"
LINES = "order_id,line_no,product_id,quantity,unit_price\n99,1,1,1,1\n"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace, and a backup of it beside it."""
    made = small_company(tmp_path_factory.mktemp("whole") / "w")
    made.backup(made.folder.parent / "kept.zip")
    made.close()
    return made.folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """Copy the workspace, to be damaged."""
    return Path(shutil.copytree(whole, tmp_path / "w"))


def refused(*arguments: str | Path) -> str:
    """Run a command that must end with one sentence, and return that."""
    told = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert isinstance(told.exception, SystemExit), told.exception
    assert (told.exit_code, told.stderr.count("\n")) == (1, 1), told.output
    return told.stderr


def said_by_check(folder: Path) -> str:
    told = CliRunner().invoke(app, ["check", str(folder)])
    assert isinstance(told.exception, SystemExit), told.exception
    assert told.exit_code == 1
    return told.stdout


def sets_of(folder: Path) -> list[str]:
    return sorted(str(path) for path in (folder / "facts").rglob("*") if not path.name.startswith("import.lock"))


def other_columns(path: Path) -> None:
    parquet.write_table(pa.table({"colour": ["red"]}), path)


def other_kinds(path: Path) -> None:
    table = parquet.read_table(path)
    parquet.write_table(table.set_column(0, table.column_names[0], pa.array([[1]] * table.num_rows)), path)


def garbled(path: Path) -> None:
    body = path.read_bytes()
    path.write_bytes(body[:8] + bytes(byte ^ 0x5A for byte in body[8:60]) + body[60:])


HARM: dict[str, Callable[[Path], object]] = {
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-20]),
    "empty": lambda path: path.write_bytes(b""),
    "noise": lambda path: path.write_bytes(b"\x93junk" * 100),
    "garbled": garbled,
    "other columns": other_columns,
    "other kinds": other_kinds,
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_facts__a_damaged_table_is_named_and_nothing_is_written(
    harm: Callable[[Path], object], folder: Path, tmp_path: Path
):
    (orders,) = (folder / "facts").rglob("orders.parquet")
    harm(orders)
    (tmp_path / "lines.csv").write_text(LINES)
    before = sets_of(folder)
    for command in (
        ("show", folder, "facts"),
        ("show", folder, "concentration"),
        ("export", folder, "-o", tmp_path / "plan.html", "--account", "A"),
        ("import", folder, "order-lines", tmp_path / "lines.csv"),
    ):
        said = refused(*command)
        assert said.startswith("The file of orders ")
        assert "kam restore" in said
    assert sets_of(folder) == before
    assert "The file of orders " in said_by_check(folder)


def manifest(change: Callable[[dict[str, object]], object]) -> Callable[[Path], object]:
    def changed(path: Path) -> None:
        stored = json.loads(path.read_text())
        change(stored)
        path.write_text(json.dumps(stored))

    return changed


LISTS: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "no letters": lambda path: path.write_bytes(b"\xff\xfe\x93"),
    "no end": lambda path: path.write_text("[" * 100_000),
    "no version": manifest(lambda stored: stored.update(version=None)),
    "a number": manifest(lambda stored: stored.update(version=7)),
    "a word": manifest(lambda stored: stored.update(version="abc")),
    "rows": manifest(lambda stored: stored["tables"]["orders"].update(rows="x")),  # type: ignore[index]
    "no path": manifest(lambda stored: stored["tables"]["orders"].update(file=5)),  # type: ignore[index]
    "outside": manifest(lambda stored: stored["tables"]["orders"].update(file="../../x/y.parquet")),  # type: ignore[index]
    "said": manifest(lambda stored: stored.update(said={"customers": {"columns": [1]}})),
}


@pytest.mark.parametrize("harm", LISTS.values(), ids=LISTS)
def test_facts__a_damaged_list_of_them_is_said(harm: Callable[[Path], object], folder: Path, tmp_path: Path):
    harm(folder / "facts" / "manifest.json")
    (tmp_path / "customers.csv").write_text(CUSTOMERS)
    for command in (("show", folder, "facts"), ("import", folder, "customers", tmp_path / "customers.csv")):
        assert refused(*command).startswith("The list of facts is damaged")
    assert refused("backup", folder, tmp_path / "b.zip").startswith("The list of facts is damaged")
    assert not (tmp_path / "b.zip").exists()
    assert "The list of facts is damaged" in said_by_check(folder)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE documents SET body = '{no'", "A document in the workspace's database is damaged"),
        ("UPDATE documents SET schema = 'x'", "A document in the workspace's database is damaged"),
        ("UPDATE alembic_version SET version_num = '00015'", "of a version that never was"),
        ("DROP TABLE documents", "The workspace's database is damaged"),
        ("ALTER TABLE documents DROP COLUMN schema", "The workspace's database is damaged"),
    ],
)
def test_database__what_no_program_writes_is_said(statement: str, said: str, folder: Path):
    with sqlite3.connect(folder / "plans.db") as database:
        database.execute(statement)
    database.close()
    assert said in refused("show", folder, "facts")
    CliRunner().invoke(app, ["check", str(folder)])


def test_open__an_emptied_database_is_not_taken_for_a_new_one(folder: Path):
    (folder / "plans.db").write_bytes(b"")
    for _ in range(2):  # nor after somebody has looked
        assert "restore it from a backup" in refused("show", folder, "facts")


def test_check__a_history_of_no_changes_is_found(folder: Path):
    with sqlite3.connect(folder / "plans.db") as database:
        database.execute("UPDATE history SET changes = '[[1]]'")
    database.close()
    assert "is not what was entered" in said_by_check(folder)


@pytest.mark.parametrize("part", ["facts/manifest.json", "orders.parquet", "plans.db"])
@pytest.mark.parametrize("body", [b"", b"junk" * 50], ids=["empty", "noise"])
def test_restore__a_backup_packed_anew_around_something_damaged_is_refused(
    part: str, body: bytes, whole: Path, tmp_path: Path
):
    with zipfile.ZipFile(whole.parent / "kept.zip") as kept:
        files = {name: body if name.endswith(part) else kept.read(name) for name in kept.namelist()}
    about = json.loads(files.pop("backup.json"))
    about["files"] = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    with zipfile.ZipFile(tmp_path / "again.zip", "w") as again:
        for name, content in {**files, "backup.json": json.dumps(about)}.items():
            again.writestr(name, content)
    said = refused("restore", tmp_path / "again.zip", tmp_path / "made")
    assert "again.zip is damaged, so nothing was restored" in said
    assert [path.name for path in tmp_path.iterdir()] == ["again.zip"]


def test_restore__a_folder_is_no_backup(tmp_path: Path):
    assert "is no backup of a workspace" in refused("restore", tmp_path, tmp_path / "made")
