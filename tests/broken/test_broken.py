"""Deliberately broken files: each must say its sentences, and leave the workspace byte for byte as it was."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kamwidgets.cli import app
from kamwidgets.facts import FactsError, Preview, Rules, read_table
from kamwidgets.store import bring_in, open_workspace
from tests.company import small_company

FOLDER = Path(__file__).parent
BROKEN: list[dict[str, Any]] = tomllib.loads((FOLDER / "manifest.toml").read_text(encoding="utf-8"))["file"]


def everything(folder: Path) -> dict[str, bytes]:
    """Return every byte of a workspace; of what SQLite keeps beside a database, what waits to be written into it."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith("-shm"))
    return {str(path.relative_to(folder)): body for path in files if (body := path.read_bytes())}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one workspace for all: none of them may change it."""
    made = small_company(tmp_path_factory.mktemp("broken") / "w")
    made.close()
    return made.folder


def test_broken__every_file_has_its_sentence():
    assert {entry["name"] for entry in BROKEN} == {path.name for path in (FOLDER / "files").iterdir()}
    assert len(BROKEN) > 60


@pytest.mark.parametrize("entry", BROKEN, ids=lambda entry: entry["name"])
def test_broken__says_what_is_wrong_and_changes_nothing(entry: dict[str, Any], folder: Path):
    before = everything(folder)
    preview: Preview | None = None
    try:
        preview = read_table(
            entry["table"], FOLDER / "files" / entry["name"], Rules(locale=entry.get("locale", "en_GB"))
        )
        said = [problem.sentence for problem in preview.problems] or [preview.sentence]
    except FactsError as refused:
        said = [str(refused)]
    assert said == entry["says"]
    if preview is not None:
        ways = [
            f"{asked.field.name}: {', '.join(option.way for option in asked.options)}" for asked in preview.questions
        ]
        assert ways == entry.get("asks", [])
        workspace = open_workspace(folder)
        with pytest.raises(FactsError):
            bring_in(workspace, preview)
        workspace.close()
    assert everything(folder) == before


@pytest.mark.parametrize(
    "name", ["customers-twice.csv", "cut-off.xlsx", "products-decimal-comma.csv", "people-of-nobody.csv"]
)
def test_broken__is_refused_on_the_command_line_without_a_traceback(name: str, folder: Path):
    entry = next(entry for entry in BROKEN if entry["name"] == name)
    before = everything(folder)
    refused = CliRunner().invoke(app, ["import", str(folder), entry["table"], str(FOLDER / "files" / name)])
    assert refused.exit_code == 1
    assert all(sentence in refused.stderr for sentence in entry["says"])
    assert isinstance(refused.exception, SystemExit)
    assert everything(folder) == before
