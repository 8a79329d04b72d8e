"""``kam check``, ``kam backup`` and ``kam restore``."""

from __future__ import annotations

import json
from pathlib import Path

from kamwidgets.store import open_workspace
from tests.cli.conftest import kam


def test_check__says_a_line_for_each_thing_and_changes_nothing(folder: Path):
    told = kam("check", folder)
    assert told.exit_code == 0
    assert "✓ Documents: 2 documents, each as it should be." in told.stdout
    assert "! Backup: There is none: make one with “kam backup" in told.stdout


def test_check__ends_with_one_where_something_is_wrong(folder: Path):
    next((folder / "facts").glob("*/orders.parquet")).unlink()
    told = kam("check", folder)
    assert told.exit_code == 1
    assert "✗ Facts: The file of orders is missing" in told.stdout
    found = json.loads(kam("check", folder, "--json").stdout)
    assert [each["what"] for each in found if each["level"] == "bad"] == ["Facts"]
    assert {"what", "level", "sentence"} == set(found[0])


def test_check__of_nothing_is_one_sentence(tmp_path: Path):
    told = kam("check", tmp_path / "w")
    assert (told.exit_code, told.stderr.count("\n")) == (1, 1)


def test_backup_and_restore__carry_a_workspace_over(folder: Path, tmp_path: Path):
    kept = kam("backup", folder, tmp_path / "kept.zip")
    assert (kept.exit_code, kept.stderr) == (0, "")
    assert kept.stdout.startswith(f"Wrote {tmp_path / 'kept.zip'}")
    made = kam("restore", tmp_path / "kept.zip", tmp_path / "again")
    assert (made.exit_code, made.stderr) == (0, "")
    before, after = open_workspace(folder), open_workspace(tmp_path / "again")
    assert (before.plans(), before.facts.version) == (after.plans(), after.facts.version)


def test_backup_and_restore__refuse_in_one_sentence(folder: Path, tmp_path: Path):
    kam("backup", folder, tmp_path / "kept.zip")
    for refused in (
        kam("backup", folder, tmp_path / "kept.zip"),
        kam("restore", tmp_path / "kept.zip", folder),
        kam("restore", tmp_path / "products.csv", tmp_path / "again"),
    ):
        assert (refused.exit_code, refused.stderr.count("\n"), refused.stdout) == (1, 1, "")
